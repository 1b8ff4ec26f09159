"""Dailymotion: a public, keyless interface that tells of every account and its newest videos."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping
from typing import Any

from audit import address as addresses
from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Post, Precision, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _dates, _page, _walled, _walls
from audit.platforms._platform import Rhythm

NAME = "Dailymotion"
HOSTS = ("dailymotion.com", "dai.ly")
EXAMPLES: Mapping[str, str] = {
    "https://www.dailymotion.com/MapleBakery": "maplebakery",
    "dailymotion.com/user/maplebakery/1": "maplebakery",
    "http://www.dailymotion.com/fr/maplebakery": "maplebakery",
    "https://touch.dailymotion.com/maplebakery/videos": "maplebakery",
}
RHYTHM = Rhythm(fresh=90, quiet=270, dormant=545)
PACE = 1.0
KEYS = ()

_API = "https://api.dailymotion.com/user/"
_FIELDS = "id,username,screenname,description,followers_total,videos_total,url"
_RECENT = {"sort": "recent", "limit": "10", "family_filter": "false", "fields": "id,title,created_time"}
_MAIN = re.compile(r"(?:(?:www|m|touch)\.)?dailymotion\.com")
_HANDLE = re.compile(r"[A-Za-z0-9_.-]{3,64}")
_ID = re.compile(r"x[a-z0-9]{2,12}")
_LOCALE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2})?", re.IGNORECASE)
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.POST: "embed playlist player player.html swf video",
        Kind.LOGIN: "authenticate library login logout messages partner password register settings signin signup studio upload",
        Kind.SHARE: "share sharer",
        Kind.WEBSITE: """about ads advertise apps atlas cdn channel channels community contact cookiepolicy
            crawler creators developer explore faq featured feed following group groups hashtag help history hub
            jobs latest legal live oembed press privacy relevance robots.txt rss search services sitemap tag terms
            thumbnail topic trending user users videos watch-later widget""",
    }.items()
    for word in words.split()
}


def identify(address: Address) -> Identity:  # one case a line
    if address.under("dai.ly"):
        return _other(Kind.POST if address.segments else Kind.HOME)
    if address.host == "geo.dailymotion.com":
        return _other(Kind.POST)
    if not _MAIN.fullmatch(address.host):
        return _other(Kind.LOGIN if address.under("studio.dailymotion.com") else Kind.WEBSITE)
    match _path(address):
        case ():
            return _other(Kind.HOME)
        case (word, name, *_) if word.lower() == "user":
            return _account(name)
        case (word, *_) if word.lower() in _RESERVED:
            return _other(_RESERVED[word.lower()])
        case (name, *_):
            return _account(name)
        case _:
            return _other(Kind.WEBSITE)


def _path(address: Address) -> tuple[str, ...]:
    """Without the country or language that may stand before it."""
    parts = address.segments
    return parts[1:] if parts and _LOCALE.fullmatch(parts[0]) else parts


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="dailymotion")


def _account(name: str) -> Identity:
    if not _HANDLE.fullmatch(name):
        return _other(Kind.WEBSITE)
    found = _profile(name)
    return Identity(kind=Kind.PROFILE, platform="dailymotion", handle=found.handle, address=found.address)


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:  # noqa: ARG001  # one host serves all
    return _profile("franceinter"), _profile(token.lower())


def _profile(name: str) -> Profile:
    """The address keeps the name as it is written: nothing says that the interface takes it in any other case."""
    return Profile(platform="dailymotion", handle=name.lower(), address=f"https://www.dailymotion.com/{name}")


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The account, then its newest videos. Documented at developers.dailymotion.com."""
    (found,) = yield (_ask(profile.address.rpartition("/")[2]),)
    if user := _user(found, profile):
        (videos,) = yield (Ask(address=f"{_API}{user['id']}/videos?{urllib.parse.urlencode(_RECENT)}"),)
        return _reading(found, user, _posts(videos, kit))
    if not _says_not_found(found):
        return Reading(signals=(_walls.unfamiliar(found, "api"),))
    if kit.last_id:
        return (yield from _renamed(found, profile, kit.last_id))
    return _not_found(found)


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from api(profile, kit))


RUNGS = {"api": api}


def _ask(name: str) -> Ask:
    return Ask(address=f"{_API}{urllib.parse.quote(name, safe='')}?{urllib.parse.urlencode({'fields': _FIELDS})}")


def _user(reply: Reply, profile: Profile) -> Mapping[str, Any] | None:
    """The account's record, if it is the one that was asked for."""
    record = _page.mapping(reply) if reply.status == 200 else {}
    if not _ID.fullmatch(str(record.get("id", ""))):
        return None
    return record if profile.handle in (_name(record), str(record["id"])) else None


def _name(record: Mapping[str, Any]) -> str:
    """What it is called in its own address, or else by its username; in lower case."""
    named = addresses.parse(str(record.get("url") or ""))
    return (identify(named).handle if named else "") or str(record.get("username") or "").lower()


_NOT_FOUND = "Can't find object user"
"""Begins what the interface says of names that nobody has (developers.dailymotion.com, API errors).

It may say the same of accounts that were put away unused, and of a name typed in other capitals: neither is documented.
"""


def _words(reply: Reply) -> str:
    error = _page.mapping_of(_page.mapping(reply).get("error"))
    return str(error.get("message", "")) if error.get("code") == reply.status else ""


def _says_not_found(reply: Reply) -> bool:
    return reply.status == 404 and not _walls.wall(reply, "api") and _words(reply).startswith(_NOT_FOUND)


def _not_found(found: Reply) -> Reading:
    return Reading(signals=(_walls.signal(found, "api", Sign.WITHHELD, "user_not_found", _words(found)),))


def _renamed(found: Reply, profile: Profile, known: str) -> Visit[Reading]:
    """A name that leads nowhere, of an account whose id is known: its record names what it is called today."""
    (now,) = yield (_ask(known),)
    record = _user(now, Profile(platform="dailymotion", handle=known, address=""))
    if record is None and _says_not_found(now):
        return _not_found(found)
    name = _name(record) if record and record["id"] == known else ""
    if not _HANDLE.fullmatch(name):
        return Reading(signals=(_walls.unfamiliar(now, "api"),))
    if name == profile.handle:
        return Reading(signals=(_walls.signal(now, "api", Sign.UNFAMILIAR, "id_still_has_it", name),))
    moved = _walls.signal(now, "api", Sign.MOVED, "id_has_new_name", name, to=_profile(name).address)
    return Reading(signals=(moved,), platform_id=known, handle=name)


def _posts(videos: Reply, kit: Kit) -> tuple[Post, ...]:
    listed = _page.sequence(_page.mapping(videos).get("list")) if videos.status == 200 else ()
    return _walled.newest_first(
        Post(
            at=at,
            text=_page.excerpt(str(video.get("title") or "")),
            address=f"https://www.dailymotion.com/video/{urllib.parse.quote(str(video.get('id', '')), safe='')}",
        )
        for video in map(_page.mapping_of, listed)
        for at in _dates.usable([_dates.from_seconds(video.get("created_time"))], kit.today)
    )


def _reading(found: Reply, user: Mapping[str, Any], posts: tuple[Post, ...]) -> Reading:
    """Lists leave out videos that are not for the country we ask from (developers.dailymotion.com, global parameters)."""
    count = _page.count(user.get("videos_total"))
    is_cut = len(posts) < min(count or 0, int(_RECENT["limit"]))
    name, bio = _name(user), _page.words(str(user.get("description") or ""))
    return Reading(
        signals=(_walls.signal(found, "api", Sign.SHOWN, "user_record", f"{name} ({user['id']})"),),
        newest=_walled.newest(posts, "the account's own list of videos", Precision.SECOND, lower_bound=is_cut),
        posts=posts,
        name=_page.excerpt(str(user.get("screenname") or "")),
        bio=_page.excerpt(bio),
        links=_page.addresses_in(bio),
        followers=_page.count(user.get("followers_total")),
        post_count=count,
        platform_id=str(user["id"]),
        handle=name,
        unseen_parts=("videos that are not public", "videos kept to other countries"),
    )
