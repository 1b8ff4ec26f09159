"""What a survey asks each network for: one page that is known to live, and one that cannot exist."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from audit import places, profiles
from audit.evidence import Profile
from audit.platforms import PLATFORMS
from audit.run import token


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One network's two pages."""

    platform: str
    living: Profile | None
    """None where no page of it is known to live."""
    absent: Profile


def of(listed: Iterable[Profile], seed: str) -> tuple[Question, ...]:
    """Each network of these places once; once for each host where any host may be one, or where it answers apart."""
    asked: dict[tuple[str, str], Question] = {}
    known = [profile for profile in listed if profile.platform in PLATFORMS]
    for profile in known:
        if not profile.handle.startswith("short:"):
            living, absent = PLATFORMS[profile.platform].controls(profile, token(seed))
            own = living == profile and not is_host_bound(profile.platform)
            key = (profile.platform, "" if own else living.key)
            asked.setdefault(key, Question(platform=profile.platform, living=living, absent=absent))
    short = {profile.platform for profile in known} - {platform for platform, _ in asked}
    return (*asked.values(), *(_by_example(name, seed) for name in sorted(short)))


def everywhere(seed: str) -> tuple[Question, ...]:
    """Every network that has hosts of its own, without a client's places."""
    return tuple(_by_example(name, seed) for name in PLATFORMS if not is_host_bound(name))


def is_host_bound(platform: str) -> bool:
    """Whether this network's pages stand on hosts that only a client file names."""
    return platform == "blog" or not PLATFORMS[platform].HOSTS


def _by_example(name: str, seed: str) -> Question:
    """An example of an address stands for nobody's page: only what the network itself knows to live is asked for."""
    named = (profiles.identify(address, listed=True) for address in PLATFORMS[name].EXAMPLES)
    example = next(
        place
        for place in (places.profile(identity, listed=True) for identity in named)
        if place and place.platform == name and not place.handle.startswith("short:")
    )
    living, absent = PLATFORMS[name].controls(example, token(seed))
    return Question(platform=name, living=None if living == example else living, absent=absent)
