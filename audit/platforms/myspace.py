"""MySpace: a network from the web's early days that still shows its profiles, without a date on anything."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping

from audit import address as addresses
from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Profile, Reading, Sign, Visit
from audit.platforms import _page, _walls

NAME = "MySpace"
HOSTS = ("myspace.com",)
EXAMPLES: Mapping[str, str] = {
    "https://myspace.com/MapleBakery": "maplebakery",
    "http://www.myspace.com/maplebakery/photos": "maplebakery",
    "http://profile.myspace.com/index.cfm?fuseaction=user.viewprofile&friendID=10000001": "10000001",
}
RHYTHM = None
PACE = 1.0
KEYS = ()

_MAIN = re.compile(r"(?:(?:www|m|profile)\.)?myspace\.com")
_HANDLE = re.compile(r"[a-z0-9_.-]{1,64}")
_NUMBER = re.compile(r"[0-9]{1,12}")
_TABS = frozenset(("bio", "connections", "mixes", "music", "photos", "videos"))
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.LOGIN: "account forgotpassword home messages notifications settings signin signup upload",
        Kind.SHARE: "share",
        Kind.POST: "article playlist video",
        Kind.WEBSITE: """about ads albums apps artists browse careers contact developer discover editorial events featured
            genre guide help index.cfm jobs legal mix mixes music news pages people pressroom privacy radio robots.txt
            search songs stream terms topics trending videos""",
    }.items()
    for word in words.split()
}


def identify(address: Address) -> Identity:
    """Names are the same in capitals and small letters."""
    if not _MAIN.fullmatch(address.host):
        return _other(Kind.WEBSITE)
    number = next((value for name, value in address.query if name.lower() == "friendid"), "")
    match tuple(part.lower() for part in address.segments):
        case () | ("index.cfm",) if _NUMBER.fullmatch(number):
            return _account(Kind.PROFILE, number)
        case ():
            return _other(Kind.HOME)
        case (word, *_) if word in _RESERVED or not _HANDLE.fullmatch(word):
            return _other(_RESERVED.get(word, Kind.WEBSITE))
        case (name,) | (name, _) if len(address.segments) == 1 or address.segments[1].lower() in _TABS:
            return _account(Kind.PROFILE, name)
        case (name, *_):
            return _account(Kind.PROFILE if address.segments[2:] == ("songs",) else Kind.POST, name)
        case _:
            return _other(Kind.WEBSITE)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="myspace")


def _account(kind: Kind, handle: str) -> Identity:
    return Identity(kind=kind, platform="myspace", handle=handle, address=_profile(handle).address)


def _profile(handle: str) -> Profile:
    return Profile(platform="myspace", handle=handle, address=f"https://myspace.com/{urllib.parse.quote(handle)}")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:  # noqa: ARG001  # one host serves all
    return _profile("alice"), _profile(token)


_SHOWN, _MISSING = b"<!-- Profile -->", b"<!-- 404 -->"
"""What MySpace's own templates leave in each page, as WhatsMyName's public list had them in August 2026."""


def page(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """The profile's page."""
    (found,) = yield (Ask(address=profile.address),)
    if walled := _walls.wall(found, "page"):
        return Reading(signals=(walled,))
    if _handle(found.address) != profile.handle:
        return Reading(signals=(_walls.signal(found, "page", Sign.UNFAMILIAR, "leads_elsewhere", found.address),))
    if found.status == 404 and _NUMBER.fullmatch(profile.handle):
        # Only numbers were in the oldest addresses: the profile may live under the name it was given since.
        return Reading(signals=(_walls.signal(found, "page", Sign.UNFAMILIAR, "number_not_found"),))
    if found.status == 404 and _MISSING in found.body and _SHOWN not in found.body:
        return Reading(signals=(_walls.signal(found, "page", Sign.ABSENT, "no_such_page", _MISSING.decode()),))
    if found.status != 200 or _SHOWN not in found.body or _MISSING in found.body:
        return Reading(signals=(_walls.unfamiliar(found, "page"),))
    document = _page.document(found)
    name = _page.excerpt(document.meta("og:title") or document.title)
    return Reading(
        signals=(_walls.signal(found, "page", Sign.SHOWN, "profile_page", name),),
        name=name,
        bio=_page.excerpt(document.meta("og:description") or document.meta("description")),
        unseen_parts=("when anything was posted",),
    )


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from page(profile, kit))


RUNGS = {"page": page}


def _handle(text: str) -> str:
    found = addresses.parse(text)
    return identify(found).handle if found and found.under(*HOSTS) else ""
