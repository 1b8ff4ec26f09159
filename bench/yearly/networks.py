"""The networks of the simulated year, and how an account of the practice web is dressed as one that a client has."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from audit.evidence import Profile
from audit.platforms import PLATFORMS, Platform, Rhythm
from audit.practice import Answer, Fault
from audit.practice._answer import digits
from audit.practice.bluesky import did
from audit.practice.youtube import channel_id

LIVING = "freshbakery"
NOBODY = "nobodyhasthis"
STRANGER = "quietbakery"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """One network: where its accounts stand, and which account of the practice web plays which part there."""

    name: str
    hosts: tuple[str, ...]
    address: str
    key: str
    """The place's key; `{}` is the handle, as in the address."""
    walled: bool = False
    """Shows strangers a wall in many weeks."""
    tells: bool = True
    """Whether an account that was deleted gets another answer than one that lives or hides, and what stands of it is said."""
    is_dated: bool = True
    """Whether the newest date it shows is that of the newest post: a lower bound proves no silence."""
    deleted: str = NOBODY
    suspended: str = ""
    """Who plays an account that the network says it closed; empty where it does not say so."""
    renamed: tuple[str, str] = ("", "")
    """Who plays the old name and the new one."""
    has_ids: bool = False
    """Whether it gives an unchanging id, so that another owner shows."""

    @property
    def rhythm(self) -> Rhythm | None:
        """How long an account may be silent here."""
        return platform_of(self).RHYTHM if self.is_dated else None

    @property
    def is_of_many_hosts(self) -> bool:
        """Whether no account stands for all others: each has a host of its own, or a server of its own."""
        return self.address.startswith("https://{}") or self.name == "mastodon"


def platform_of(network: Network) -> Platform:
    """Our reader of it."""
    return PLATFORMS[network.key.partition(":")[0]]


NETWORKS: Mapping[str, Network] = {
    network.name: network
    for network in (
        Network(
            name="bluesky",
            hosts=("bsky.app", "bsky.social", "api.bsky.app", "plc.directory", "host.bsky.network"),
            address="https://bsky.app/profile/{}.bsky.social",
            key="bluesky:{}.bsky.social",
            suspended="suspendedbakery",
            renamed=("oldnamebakery", "newnamebakery"),
            has_ids=True,
        ),
        Network(
            name="mastodon",
            hosts=("social.example",),
            address="https://social.example/@{}",
            key="mastodon:{}@social.example",
            suspended="suspendedbakery",
        ),
        Network(
            name="youtube",
            hosts=("youtube.com", "youtu.be"),
            address="https://www.youtube.com/@{}",
            key="youtube:@{}",
            suspended="terminatedbakery",
            has_ids=True,
        ),
        Network(
            name="discord",
            hosts=("discord.com", "discord.gg"),
            address="https://discord.gg/{}",
            key="discord:{}",
            is_dated=False,
        ),
        Network(
            name="medium",
            hosts=("medium.com",),
            address="https://medium.com/@{}",
            key="medium:@{}",
            suspended="suspendedbakery",
        ),
        Network(
            name="substack",
            hosts=("substack.com",),
            address="https://substack.com/@{}",
            key="substack:@{}",
            is_dated=False,
        ),
        Network(
            name="wordpress_com",
            hosts=("wordpress.com",),
            address="https://{}.wordpress.com/",
            key="blog:{}.wordpress.com",
            suspended="suspendedbakery",
        ),
        Network(
            name="blogger",
            hosts=("blogspot.com", "blogger.com"),
            address="https://{}.blogspot.com/",
            key="blog:{}.blogspot.com",
        ),
        Network(name="flickr", hosts=("flickr.com",), address="https://www.flickr.com/photos/{}/", key="flickr:{}"),
        Network(
            name="link_page",
            hosts=("linktr.ee",),
            address="https://linktr.ee/{}",
            key="link_page:linktr.ee/{}",
            is_dated=False,
        ),
        Network(name="telegram", hosts=("t.me",), address="https://t.me/{}", key="telegram:{}"),
        Network(name="github", hosts=("github.com",), address="https://github.com/{}", key="github:{}", is_dated=False),
        Network(
            name="soundcloud",
            hosts=("soundcloud.com",),
            address="https://soundcloud.com/{}",
            key="soundcloud:{}",
            is_dated=False,
        ),
        Network(
            name="instagram",
            hosts=("instagram.com",),
            address="https://www.instagram.com/{}",
            key="instagram:{}",
            walled=True,
        ),
        Network(
            name="facebook",
            hosts=("facebook.com", "fb.com"),
            address="https://www.facebook.com/{}",
            key="facebook:{}",
            is_dated=False,
            renamed=("oldmaplebakery", "maplestreetbakery"),
            has_ids=True,
            walled=True,
        ),
        Network(
            name="linkedin",
            hosts=("linkedin.com",),
            address="https://www.linkedin.com/company/{}",
            key="linkedin:company/{}",
            is_dated=False,
            renamed=("old-name-bakery", "new-name-bakery"),
            walled=True,
        ),
        Network(
            name="tiktok",
            hosts=("tiktok.com",),
            address="https://www.tiktok.com/@{}",
            key="tiktok:{}",
            walled=True,
        ),
        Network(
            name="pinterest",
            hosts=("pinterest.com",),
            address="https://www.pinterest.com/{}/",
            key="pinterest:{}",
            walled=True,
        ),
        Network(
            name="threads",
            hosts=("threads.com", "threads.net"),
            address="https://www.threads.com/@{}",
            key="threads:{}",
            tells=False,
            walled=True,
        ),
        Network(
            name="x",
            hosts=("x.com", "twitter.com"),
            address="https://x.com/{}",
            key="x:{}",
            tells=False,
            is_dated=False,
            walled=True,
        ),
        Network(
            name="yelp",
            hosts=("yelp.com",),
            address="https://www.yelp.com/biz/{}",
            key="yelp:{}",
            tells=False,
            walled=True,
        ),
    )
}


def unknown_to_all(network: Network, address: str) -> str:
    """A request for the account that everybody knows, as one for nobody; the address itself where it asks for another."""
    known = platform_of(network).controls(
        Profile(
            platform="", handle=network.key.partition(":")[2].format(LIVING), address=network.address.format(LIVING)
        ),
        "a" * 24,
    )[0]
    name = known.handle.rpartition("/")[2].removeprefix("@").partition("@")[0]
    host, slash, path = address.removeprefix("https://").partition("/")
    return f"https://{host}{slash}{dressed(name, NOBODY).off(path)}"


def of_host(host: str) -> str:
    """The network that answers there, or an empty string."""
    return next((n.name for n in NETWORKS.values() if any(f".{host}".endswith(f".{each}") for each in n.hosts)), "")


@dataclasses.dataclass(frozen=True, slots=True)
class Dress:
    """An account of the practice web under a client's name, with ids that are the client's own."""

    pairs: tuple[tuple[str, str], ...]
    """The practice web's words and the client's, longest first."""

    def off(self, words: str) -> str:
        """A request as the practice web is to read it."""
        for practice, own in self.pairs:
            words = words.replace(own, practice)
        return words

    def on(self, played: Answer | Fault) -> Answer | Fault:
        """An answer as the client's account gives it."""
        if isinstance(played, Fault):
            return played
        body, headers = played.body, played.headers
        for practice, own in self.pairs:
            body = body.replace(practice.encode(), own.encode())
            headers = tuple((name, value.replace(practice, own)) for name, value in headers)
        headers = tuple((name, str(len(body)) if name == "content-length" else value) for name, value in headers)
        return Answer(played.status, headers, body)


def dressed(own: str, role: str, *, new: tuple[str, str] = ("", ""), ids: str = "") -> Dress:
    """The role's name for the client's, and the ids of `ids` (the role's own, unless told) for the client's ids.

    `new` are the name after a renaming and the role that plays it, which has the client's ids as well.
    """
    pairs = dict(_names(role, own))
    if new[0]:
        pairs |= dict(_names(new[1], new[0]))
        pairs |= dict(_ids(new[1], own))
    pairs |= dict(_ids(ids or role, own))
    return Dress(tuple(sorted(pairs.items(), key=lambda pair: (-len(pair[1]), -len(pair[0]), pair))))


def _names(role: str, own: str) -> Iterator[tuple[str, str]]:
    yield role, own
    yield role.replace("bakery", " bakery").title(), own.title()


def _ids(role: str, own: str) -> Iterator[tuple[str, str]]:
    """Whatever the practice web makes of a name: whole ids, and the beginnings of numbers that some networks keep."""
    yield did(role), did(own)
    yield quote(did(role), safe=""), quote(did(own), safe="")
    yield channel_id(role), channel_id(own)
    for length in (14, 9, 8, 7):
        yield digits(role, 14)[:length], digits(own, 14)[:length]
        yield digits(f"{role} social.example", 14)[:length], digits(f"{own} social.example", 14)[:length]
