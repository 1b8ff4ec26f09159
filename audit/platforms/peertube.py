"""PeerTube: many hosts of videos, one open interface that tells of each host's own accounts and channels."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping
from typing import Any

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Post, Precision, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _dates, _page, _walled, _walls
from audit.platforms._platform import Rhythm

NAME = "PeerTube"
HOSTS = (
    *(
        "framatube.org",
        "peertube.tv",
        "tilvids.com",
        "video.blender.org",
        "diode.zone",
        "makertube.net",
        "kolektiva.media",
    ),
    *("spectra.video", "tube.tchncs.de", "peertube2.cpy.re", "videos.lukesmith.xyz", "aperi.tube", "skeptikon.fr"),
)
"""Some well-known hosts; others are known by a name that says so, or by a path that no other program has."""
EXAMPLES: Mapping[str, str] = {
    "https://peertube.tv/c/Maple_Bakes/videos": "c/maple_bakes@peertube.tv",
    "https://framatube.org/a/maplebakery": "a/maplebakery@framatube.org",
    "https://tilvids.com/@MapleBakery": "@/maplebakery@tilvids.com",
    "https://peertube.tv/accounts/maplebakery@framatube.org": "a/maplebakery@framatube.org",
    "https://videos.maple.example/video-channels/maple_bakes": "c/maple_bakes@videos.maple.example",
    "https://peertube.maple.example/c/maple_bakes": "c/maple_bakes@peertube.maple.example",
}
RHYTHM = Rhythm(fresh=90, quiet=270, dormant=545)
PACE = 1.0
KEYS = ()

_USER = re.compile(r"[a-z0-9_.-]{1,64}")
_HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}")
_KINDS = {"a": "a", "accounts": "a", "c": "c", "video-channels": "c"}
_PATHS = {"a": "accounts", "c": "video-channels"}
_NAMED = re.compile(r"peertube(?:[0-9-].*)?")
_DOORS = frozenset(("admin", "login", "my-account", "my-library", "reset-password", "signup", "verify-account"))


def is_of(address: Address) -> bool:
    """Whether an address on a host that nobody knows is PeerTube's: by the host's name, or by its own path."""
    named = any(map(_NAMED.fullmatch, address.host.split(".")[:-1]))
    return named or (address.first == "video-channels" and len(address.segments) > 1)


def identify(address: Address) -> Identity:
    match (address.first, *address.segments[1:]):
        case ("",):
            return _other(Kind.HOME)
        case (word, name, *_) if word in _KINDS:
            return _account(_KINDS[word], name, address.host)
        case (word, *_) if word.startswith("@") and len(word) > 1:
            return _account("@", word[1:], address.host)
        case ("w", "p", _, *_) | ("w" | "videos", _, *_) if address.last not in _LISTS:
            return _other(Kind.POST)
        case _:
            return _other(Kind.LOGIN if address.first in _DOORS else Kind.WEBSITE)


_LISTS = frozenset(
    ("browse", "local", "most-liked", "overview", "recently-added", "subscriptions", "trending", "upload")
)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="peertube")


def _account(kind: str, written: str, host: str) -> Identity:
    """`name@other.host` is another host's account, seen from here. Servers before version 5 tell capitals apart."""
    name, _, elsewhere = written.partition("@")
    home = elsewhere.lower() or host
    if not _USER.fullmatch(name.lower()) or not _HOST.fullmatch(home):
        return _other(Kind.WEBSITE)
    found = _profile(kind, name, home)
    return Identity(kind=Kind.PROFILE, platform="peertube", handle=found.handle, address=found.address)


def _profile(kind: str, name: str, host: str) -> Profile:
    path = f"@{name}" if kind == "@" else f"{kind}/{name}"
    return Profile(platform="peertube", handle=f"{kind}/{name.lower()}@{host}", address=f"https://{host}/{path}")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """Each host is its own network: the living one is the host itself, shown by what it says of its software."""
    kind, _, host = _parts(profile)
    living = Profile(platform="peertube", handle=f"{kind}/@{host}", address=f"https://{host}/")
    return living, _profile(kind, token.lower(), host)


def _parts(profile: Profile) -> tuple[str, str, str]:
    """Kind, name (empty for the host itself) and host."""
    kind, _, account = profile.handle.partition("/")
    name, _, host = account.rpartition("@")
    return kind, name, host


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The account or channel as its own host describes it: documented at docs.joinpeertube.org/api-rest-reference."""
    kind, name, host = _parts(profile)
    if not name:
        return (yield from _itself(host))
    written = profile.address.rpartition("/")[2].removeprefix("@")
    reading = Reading(signals=())
    for one in (kind,) if kind in _PATHS else tuple(_PATHS):
        (found,) = yield (Ask(address=f"https://{host}/api/v1/{_PATHS[one]}/{written}"),)
        record = _page.mapping(found)
        if found.status == 200 and _is_of_here(record, name, host):
            return (yield from _read(found, record, one, kit))
        if nameless := _walls.nameless(found, "api"):
            return Reading(signals=(nameless,))
        if not _says_not_found(found, record):
            return Reading(signals=(_walls.unfamiliar(found, "api"),))
        reading = Reading(signals=(_walls.signal(found, "api", Sign.ABSENT, "not_found", str(record["detail"])),))
    return reading


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from api(profile, kit))


RUNGS = {"api": api}

_NOT_FOUND = frozenset(("Account not found", "Video channel not found"))


def _says_not_found(found: Reply, record: Mapping[str, Any]) -> bool:
    """PeerTube's own words, in the shape of RFC 7807."""
    said = found.status == 404 and record.get("status") == 404 and record.get("detail") in _NOT_FOUND
    return said and not _walls.wall(found, "api")


def _is_of_here(record: Mapping[str, Any], name: str, host: str) -> bool:
    return str(record.get("name", "")).lower() == name and str(record.get("host") or host).lower() == host


def _itself(host: str) -> Visit[Reading]:
    """Whether this host still answers as PeerTube does."""
    (config, software) = yield (
        Ask(address=f"https://{host}/api/v1/config"),
        Ask(address=f"https://{host}/.well-known/nodeinfo"),
    )
    for found, mark in ((config, "serverVersion"), (software, "links")):
        if found.status == 200 and _page.mapping(found).get(mark):
            return Reading(signals=(_walls.signal(found, "api", Sign.SHOWN, "host_itself", host),))
    return Reading(signals=(_walls.nameless(config, "api") or _walls.unfamiliar(config, "api"),))


def _read(found: Reply, record: Mapping[str, Any], kind: str, kit: Kit) -> Visit[Reading]:
    """What it published, newest first; private and unlisted videos are not told."""
    (videos,) = yield (Ask(address=f"{found.ask.address}/videos?sort=-publishedAt&count=10"),)
    listed = _page.mapping(videos) if videos.status == 200 else {}
    posts = _posts(listed, found, kit)
    bio = _page.words(str(record.get("description") or ""))
    signals = [_walls.signal(found, "api", Sign.SHOWN, "record", f"{record['name']} ({_PATHS[kind]})")]
    total = _page.count(listed.get("total"))
    if total == 0 and listed.get("data") == []:
        signals.append(_walls.signal(found, "api", Sign.EMPTY, "no_videos", "0 videos"))
    return Reading(
        signals=tuple(signals),
        newest=_walled.newest(posts, "its own list of videos", Precision.SECOND),
        posts=posts,
        name=_page.excerpt(str(record.get("displayName") or "")),
        bio=_page.excerpt(bio),
        links=_page.addresses_in(bio),
        followers=_page.count(record.get("followersCount")),
        post_count=total,
        platform_id=str(record.get("url") or "")[:500],
        handle=str(record["name"]),
        unseen_parts=("videos that are not public",),
    )


def _posts(listed: Mapping[str, Any], found: Reply, kit: Kit) -> tuple[Post, ...]:
    host = urllib.parse.urlsplit(found.ask.address).hostname
    return _walled.newest_first(
        Post(
            at=at,
            text=_page.excerpt(str(video.get("name") or "")),
            address=f"https://{host}/videos/watch/{urllib.parse.quote(str(video.get('uuid') or ''), safe='')}",
        )
        for video in map(_page.mapping_of, _page.sequence(listed.get("data")))
        for at in _dates.usable([_dates.moment(str(video.get("publishedAt") or ""))], kit.today)
    )
