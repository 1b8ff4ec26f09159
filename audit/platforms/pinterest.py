"""Pinterest: the record its own pages are drawn from, and a feed of pins; hidden accounts look like missing ones."""

from __future__ import annotations

import dataclasses
import json
import re
import urllib.parse
from collections.abc import Mapping
from typing import Any

from audit.address import Address, Identity, Kind, parse
from audit.evidence import Ask, Kit, Newest, Post, Precision, Profile, Reading, Reply, Sign, Signal, Visit
from audit.platforms import _dates, _page, _walled, _walls
from audit.platforms._platform import Rhythm

NAME = "Pinterest"
_COUNTRIES = """
    com at be ca ch cl co co.at co.in co.kr co.nz co.uk com.au com.bo com.ec com.mx com.pe com.py com.uy com.vn de dk
    ec es fr hu id ie in info it jp kr mx nl nz pe ph pt ru se th tw uk vn
"""
HOSTS = (*(f"pinterest.{country}" for country in _COUNTRIES.split()), "pin.it")
EXAMPLES: Mapping[str, str] = {
    "https://www.pinterest.com/MapleBakery/": "maplebakery",
    "pinterest.co.uk/maplebakery/_created/": "maplebakery",
    "https://de.pinterest.com/maple_bakery/bread-ideas/": "maple_bakery",
    "https://www.pinterest.com.au/maplebakery/feed.rss": "maplebakery",
}
RHYTHM = Rhythm(fresh=60, quiet=180, dormant=545)
PACE = 2.0
KEYS = ()

_MAIN = re.compile(r"(?:(?:www|m|[a-z]{2})\.)?pinterest\.[a-z]{2,4}(?:\.[a-z]{2})?")
_HANDLE = re.compile(r"[a-z0-9_-]{3,30}")
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.HOME: "home homefeed",
        Kind.LOGIN: "account-recovery create join login logout signup settings password reset oauth me notifications news_hub pin-builder "
        "pin-creation-tool idea-pin-builder convert-business analytics inbox",
        Kind.SHARE: "share",
        Kind.POST: "pin",
        Kind.WEBSITE: "about ads all amp api app appeals business careers categories community discover email event "
        "everything explore find_friends following help ideas invite jobs logged_out offsite policy popular "
        "press privacy privacy-policy resource robots search shop shopping sitemap source static terms terms-of-service "
        "today topics trends url v3 video videos watch widgets",
    }.items()
    for word in words.split()
}


def identify(address: Address) -> Identity:  # one case a line
    if address.under("pin.it"):
        kind = Kind.SHORT if address.segments else Kind.HOME
        return Identity(kind=kind, platform="pinterest", address=str(address) if address.segments else "")
    if not _MAIN.fullmatch(address.host):
        return _other(Kind.WEBSITE)
    match address.segments:
        case ():
            return _other(Kind.HOME)
        case (word, create, *_) if (word.lower(), create.lower()) == ("pin", "create"):
            return _other(Kind.SHARE)
        case (word, *_) if word.lower() in _RESERVED:
            return _other(_RESERVED[word.lower()])
        case (name, *_) if _HANDLE.fullmatch(name.lower()):
            handle = name.lower()
            return Identity(kind=Kind.PROFILE, platform="pinterest", handle=handle, address=_address(handle))
        case _:
            return _other(Kind.WEBSITE)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="pinterest")


def _address(handle: str) -> str:
    return f"https://www.pinterest.com/{handle}/"


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:  # noqa: ARG001  # one host serves all
    return _profile("pinterest"), _profile(token)


def _profile(handle: str) -> Profile:
    return Profile(platform="pinterest", handle=handle, address=_address(handle))


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The record that Pinterest's own pages ask for. What it says of missing accounts it says of private ones too."""
    (found,) = yield (_record_of(profile.handle),)
    answer = _page.mapping_of(_page.mapping(found).get("resource_response"))
    user = _page.mapping_of(answer.get("data"))
    if found.status == 200 and _is(user, profile):
        return _reading(found, "api", user, kit)
    told = (answer.get("message"), _page.mapping_of(answer.get("error")).get("message"))
    if found.status == 404 and _NOT_FOUND in told and not _walls.wall(found, "api"):
        return Reading(signals=(_walls.signal(found, "api", Sign.WITHHELD, "user_not_found", _NOT_FOUND),))
    return Reading(signals=(_walls.unfamiliar(found, "api"),))


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The profile's page, which carries the same record when it is drawn for strangers."""
    (found,) = yield (_walled.page(profile.address),)
    state = _page.document(found).script("__PWS_INITIAL_PROPS__") if found.status == 200 else None
    for users in _page.find(state, "users"):
        for user in _page.mapping_of(users).values():
            if _is(_page.mapping_of(user), profile):
                return _reading(found, "page", user, kit)
    return Reading(signals=(_walls.unfamiliar(found, "page"),))


def feed(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The newest pins. Its silence says nothing: private accounts have none either."""
    (found,) = yield (Ask(address=f"{profile.address}feed.rss"),)
    listed = _page.feed(found) if found.status == 200 else None
    named = parse(listed.address) if listed else None
    if listed is None or named is None or not named.under(*HOSTS) or identify(named).handle != profile.handle:
        return Reading(signals=(_walls.unfamiliar(found, "feed"),))
    posts = _walled.newest_first(
        Post(at=at, text=_page.excerpt(entry.title), address=entry.address)
        for entry in listed.entries
        for at in _dates.usable([_dates.moment(entry.dates[0]) if entry.dates else None], kit.today)
    )
    return Reading(
        signals=(_walls.signal(found, "feed", Sign.SHOWN, "feed_of_pins", listed.title),),
        newest=_walled.newest(posts, "the account's feed of pins", Precision.SECOND),
        posts=posts,
        handle=profile.handle,
        unseen_parts=_UNSEEN,
    )


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The record, from its own address or off the page; the feed only where no date was told."""
    seen = yield from _walled.climb(profile, kit, api, page)
    if seen.newest or any(signal.sign in (Sign.EMPTY, Sign.PRIVATE) for signal in seen.signals):
        return seen
    dated = yield from feed(profile, kit)
    known = seen if seen.handle else dated
    return dataclasses.replace(known, signals=(*seen.signals, *dated.signals), newest=dated.newest, posts=dated.posts)


RUNGS = {"api": api, "page": page, "feed": feed}

_NOT_FOUND = "User not found."
_UNSEEN = ("secret boards",)


def _record_of(handle: str) -> Ask:
    options = {"options": {"username": handle, "field_set_key": "unauth_profile"}, "context": {}}
    query = urllib.parse.urlencode({"source_url": f"/{handle}/_created", "data": json.dumps(options)})
    return Ask(
        address=f"https://www.pinterest.com/resource/UserResource/get/?{query}",
        headers=(
            ("accept", "application/json"),
            ("x-pinterest-pws-handler", "www/[username]/_created.js"),
            ("x-requested-with", "XMLHttpRequest"),
        ),
    )


def _is(user: Mapping[str, Any], profile: Profile) -> bool:
    return str(user.get("id")).isdigit() and str(user.get("username", "")).lower() == profile.handle


def _reading(reply: Reply, rung: str, user: Mapping[str, Any], kit: Kit) -> Reading:
    """The last save is the owner's own doing, of their pins and of others' alike."""
    dates = _dates.usable([_dates.moment(str(user.get("last_pin_save_time") or ""))], kit.today)
    about = str(user.get("about") or "")
    return Reading(
        signals=tuple(_signals(reply, rung, user)),
        newest=Newest(at=dates[0], source="the last pin the account saved", precision=Precision.SECOND)
        if dates
        else None,
        name=str(user.get("full_name") or ""),
        bio=_page.excerpt(about),
        links=_page.addresses_in(f"{user.get('website_url') or ''} {about}"),
        followers=_page.count(user.get("follower_count")),
        post_count=_page.count(user.get("pin_count")),
        platform_id=str(user["id"]),
        handle=str(user["username"]),
        unseen_parts=_UNSEEN,
    )


def _signals(reply: Reply, rung: str, user: Mapping[str, Any]) -> list[Signal]:
    signals = [_walls.signal(reply, rung, Sign.SHOWN, "account_record", f"@{user['username']} ({user['id']})")]
    if user.get("is_private_profile") is True:
        signals.append(_walls.signal(reply, rung, Sign.PRIVATE, "private_profile", "is_private_profile: true"))
    elif user.get("pin_count") == 0:
        signals.append(_walls.signal(reply, rung, Sign.EMPTY, "no_pins", "pin_count: 0"))
    return signals
