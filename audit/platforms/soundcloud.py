"""SoundCloud: the profile's page or its oEmbed shows an account, its podcast feed some of its dates."""

from __future__ import annotations

import dataclasses
import re
import urllib.parse
from collections.abc import Mapping
from typing import Any

from audit import address as addresses
from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Post, Precision, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _dates, _page, _walled, _walls
from audit.platforms._platform import Rhythm

NAME = "SoundCloud"
HOSTS = ("soundcloud.com",)
EXAMPLES: Mapping[str, str] = {
    "https://soundcloud.com/MapleBakery": "maplebakery",
    "m.soundcloud.com/maple-bakery/tracks": "maple-bakery",
    "https://www.soundcloud.com/user-100000001?si=abc": "user-100000001",
}
RHYTHM = Rhythm(fresh=90, quiet=270, dormant=545)
PACE = 2.0
KEYS = ()

_MAIN = re.compile(r"(?:(?:www|m)\.)?soundcloud\.com")
_HANDLE = re.compile(r"[a-z0-9_-]{1,64}")
_NUMBER = re.compile(r"[0-9]{1,15}")
_BY_ID = re.compile(r"api\.soundcloud\.com(?:%2F|/)users(?:%2F|/)([0-9]{1,15})", re.IGNORECASE)
_FEED = "https://feeds.soundcloud.com/users/soundcloud:users:{}/sounds.rss"
_TABS = frozenset(
    """albums comments followers following groups likes popular-tracks reposts sets spotlight toptracks
    tracks""".split()  # noqa: SIM905  # a list of words is easier to read than one of quotes
)
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.LOGIN: """activate checkout connect feed library login logout messages notifications password settings signin
            signup stream upload you""",
        Kind.WEBSITE: """advertise apps artists charts community-guidelines company contact cookies creators
            developers discover download explore for-artists getstarted go groups help home imprint jobs
            law-enforcement legal mobile next oembed pages people player popular premium press privacy pro
            report-copyright search sets stations student subscribe tags terms-of-use tracks transparency trending""",
    }.items()
    for word in words.split()
}


def identify(address: Address) -> Identity:  # one case a line
    if not _MAIN.fullmatch(address.host):
        return _beside(address)
    match tuple(part.lower() for part in address.segments):
        case ():
            return _other(Kind.HOME)
        case (word, *_) if word in _RESERVED:
            return _other(_RESERVED[word])
        case (name, *_) if not _HANDLE.fullmatch(name):
            return _other(Kind.WEBSITE)
        case (name,) | (name, "comments", *_):
            return _account(Kind.PROFILE, name)
        case (name, tab) if tab in _TABS:
            return _account(Kind.PROFILE, name)
        case (name, *_):
            return _account(Kind.POST, name)
        case _:
            return _other(Kind.WEBSITE)


def _beside(address: Address) -> Identity:
    """On the hosts of short links, players and the like."""
    if address.host == "on.soundcloud.com" and address.segments:
        return Identity(kind=Kind.SHORT, platform="soundcloud", address=str(address))
    named = {"on": Kind.HOME, "w": Kind.POST, "secure": Kind.LOGIN, "checkout": Kind.LOGIN}
    return _other(named.get(address.host.removesuffix(".soundcloud.com"), Kind.WEBSITE))


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="soundcloud")


def _account(kind: Kind, handle: str) -> Identity:
    return Identity(kind=kind, platform="soundcloud", handle=handle, address=_address(handle))


def _address(handle: str) -> str:
    return f"https://soundcloud.com/{handle}"


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:  # noqa: ARG001  # one host serves all
    return _profile("soundcloud"), _profile(token.lower())


def _profile(handle: str) -> Profile:
    return Profile(platform="soundcloud", handle=handle, address=_address(handle))


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The profile's page, which holds its account as data.

    Accounts can be private (help.soundcloud.com, article 31318973810075), and nothing says that such a one gets another
    answer than one that does not exist.
    """
    (found,) = yield (_walled.page(profile.address),)
    user = _page.mapping_of(_page.embedded(_page.source(found), _USER)) if found.status == 200 else {}
    if str(user.get("permalink", "")).lower() == profile.handle:
        return (yield from _dated(_from_page(found, user), kit))
    if found.status == 404 and not _walls.wall(found, "page") and _page.document(found).title.startswith(_TITLE):
        return Reading(signals=(_walls.signal(found, "page", Sign.WITHHELD, "user_not_found"),))
    return Reading(signals=(_walls.unfamiliar(found, "page"),))


def oembed(profile: Profile, kit: Kit) -> Visit[Reading]:
    """What sites get that show a player (developers.soundcloud.com/docs/oembed).

    Its 404 says nothing: in July 2023 everybody got one for a while (github.com/soundcloud/api, issue 247).
    """
    query = urllib.parse.urlencode({"format": "json", "url": profile.address})
    (found,) = yield (Ask(address=f"https://soundcloud.com/oembed?{query}"),)
    record = _page.mapping(found) if found.status == 200 else {}
    named = addresses.parse(str(record.get("author_url", "")))
    if named and identify(named) == _account(Kind.PROFILE, profile.handle):
        return (yield from _dated(_from_oembed(found, record, profile), kit))
    return Reading(signals=(_walls.unfamiliar(found, "oembed"),))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from _walled.climb(profile, kit, page, oembed))


RUNGS = {"page": page, "oembed": oembed}

_USER = '"hydratable":"user","data":'
_TITLE = "SoundCloud - Hear the world"
_UNSEEN = ("tracks that are not public", "tracks left out of the podcast feed")


def _from_page(found: Reply, user: Mapping[str, Any]) -> Reading:
    handle, number, bio = str(user["permalink"]), str(user.get("id", "")), str(user.get("description") or "")
    return Reading(
        signals=(_walls.signal(found, "page", Sign.SHOWN, "user_record", f"{handle} ({number})"),),
        name=_page.excerpt(str(user.get("username") or user.get("full_name") or "")),
        bio=_page.excerpt(bio),
        links=_page.addresses_in(bio),
        followers=_page.count(user.get("followers_count")),
        post_count=_page.count(user.get("track_count")),
        platform_id=number if _NUMBER.fullmatch(number) else "",
        handle=handle,
        unseen_parts=_UNSEEN,
    )


def _from_oembed(found: Reply, record: Mapping[str, Any], profile: Profile) -> Reading:
    number, bio = _BY_ID.search(str(record.get("html", ""))[:5_000]), str(record.get("description") or "")
    return Reading(
        signals=(_walls.signal(found, "oembed", Sign.SHOWN, "embeddable_account", str(record["author_url"])),),
        name=_page.excerpt(str(record.get("author_name") or "")),
        bio=_page.excerpt(bio),
        links=_page.addresses_in(bio),
        platform_id=number[1] if number else "",
        handle=profile.handle,
        unseen_parts=_UNSEEN,
    )


def _dated(reading: Reading, kit: Kit) -> Visit[Reading]:
    """The dates of tracks that their owner put into the podcast feed; newer ones may have been left out.

    A podcast that left SoundCloud may have its feed led on to another host, whose episodes are not on SoundCloud.
    """
    if not reading.platform_id:
        return reading
    (told,) = yield (Ask(address=_FEED.format(reading.platform_id)),)
    landed = addresses.parse(told.address)
    feed = _page.feed(told) if told.status == 200 and landed and landed.under(*HOSTS) else None
    posts = _walled.newest_first(
        Post(at=at, text=_page.excerpt(entry.title), address=entry.address)
        for entry in (feed.entries if feed else ())
        for at in _dates.usable([_dates.moment(date) for date in entry.dates[:1]], kit.today)
    )
    newest = _walled.newest(posts, "the account's podcast feed", Precision.SECOND, lower_bound=True)
    return dataclasses.replace(reading, newest=newest, posts=posts)
