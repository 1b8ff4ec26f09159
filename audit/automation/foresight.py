"""What a build server will see of a client's places, told before one is set up: pure, read off the networks' readers."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import enum
from collections import Counter
from collections.abc import Iterator

from audit import places, profiles
from audit.client import Client
from audit.dossier import place_name
from audit.evidence import Kit, Profile
from audit.platforms import PLATFORMS

LOOK_EVERY = 90
"""Days for which a person's look counts."""

HIDING = frozenset(
    {
        *("angi", "bbb", "booking", "digg", "facebook", "houzz", "instagram", "linkedin", "myspace", "nextdoor"),
        *("opentable", "pinterest", "quora", "reddit", "snapchat", "soundcloud", "spotify", "threads", "thumbtack"),
        *("tiktok", "tripadvisor", "trustpilot", "twitch", "vk", "xing", "yell", "yellow_pages", "yelp"),
    }
)
"""Networks that show themselves to a program only now and then, and to a data centre less."""


class Sight(enum.StrEnum):
    """How much a build server sees of a place."""

    OPEN = "open"
    AT_TIMES = "at_times"
    WITH_KEY = "with_key"
    """Never without the key; with it as a rule."""
    NEVER = "never"
    CLOSED = "closed"
    """The network has closed: nothing needs to be asked."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """One listed place, as a build server will meet it."""

    name: str
    sight: Sight
    keys: tuple[str, ...] = ()
    """What would open it, or more of it."""

    @property
    def wants_eyes(self) -> bool:
        """Whether a person's look every 90 days is what keeps it known, as long as no key is set."""
        return self.sight in (Sight.AT_TIMES, Sight.WITH_KEY, Sight.NEVER)


def foreseen(client: Client) -> Iterator[Foreseen]:
    """Every listed place once, in the file's order."""
    named: dict[Profile, str] = {}
    for listing in client.listings:
        if profile := places.profile(profiles.identify(listing.url, listed=True), listed=True):
            named.setdefault(profile, place_name(profile.platform, profile.address, profile.handle, listing))
    several = {name for name, count in Counter(named.values()).items() if count > 1}
    for profile, name in named.items():
        keys = PLATFORMS[profile.platform].KEYS if profile.platform in PLATFORMS else ()
        apart = f" ({profile.handle.removeprefix('short:')})" if name in several else ""
        yield Foreseen(name=f"{name}{apart}", sight=_sight(profile), keys=keys)


def keys(client: Client) -> tuple[str, ...]:
    """Names of the keys that would open more of this client's places."""
    return tuple(dict.fromkeys(key for place in foreseen(client) for key in place.keys))


def _sight(profile: Profile) -> Sight:
    if profile.platform == places.CLOSED:
        return Sight.CLOSED
    if profile.platform not in PLATFORMS:
        return Sight.OPEN
    if not _is_asked(_example(profile.platform) if profile.handle.startswith("short:") else profile):
        return Sight.WITH_KEY if PLATFORMS[profile.platform].KEYS else Sight.NEVER
    return Sight.AT_TIMES if profile.platform in HIDING else Sight.OPEN


def _example(platform: str) -> Profile:
    """A profile of this network, for a short link that may lead to any."""
    address = next(iter(PLATFORMS[platform].EXAMPLES))
    found = places.profile(profiles.identify(address, listed=True), listed=True)
    assert found, address
    return found


def _is_asked(profile: Profile) -> bool:
    """Whether its reader asks anything at all where no key is set."""
    kit = Kit(today=dt.date(2026, 1, 1), language="en", keys=frozenset())
    with contextlib.closing(PLATFORMS[profile.platform].visit(profile, kit)) as visit:
        try:
            return bool(next(visit))
        except StopIteration:
            return False
