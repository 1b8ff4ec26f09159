"""Houzz: the pages of home professionals and members; where one is shown, its data is read.

What living and missing pages hold: the public lists of WhatsMyName and maigret, August and September 2026.
"""

from __future__ import annotations

import dataclasses
import re
import urllib.parse
from collections.abc import Mapping

from audit.address import Address, Identity
from audit.evidence import Kit, Profile, Reading, Visit
from audit.platforms import _listing

NAME = "Houzz"
_COUNTRIES = "com de dk es fr ie in it jp ru se co.nz co.uk com.au com.sg"
HOSTS = tuple(f"houzz.{country}" for country in _COUNTRIES.split())
EXAMPLES: Mapping[str, str] = {
    "https://www.houzz.com/professionals/kitchen-and-bath/maple-kitchens-pfvwus-pf~790123456": "pf~790123456",
    "https://www.houzz.co.uk/professionals/kitchens/maple-kitchens-pfvwgb-pf~790123456?sid=1": "pf~790123456",
    "https://www.houzz.com/pro/MapleKitchens/maple-kitchens": "pro/maplekitchens",
    "houzz.com/user/maplekitchens": "user/maplekitchens",
}
RHYTHM = None
PACE = 2.0
KEYS = ()

_PROFESSIONAL = re.compile(r"([\w.'&-]{1,150})-pf~([1-9][0-9]{2,14})")
_PART = re.compile(r"[\w-]{1,80}")
_NAME = re.compile(r"[A-Za-z0-9_.-]{2,60}")
_DOORS = frozenset(("login", "pro-sign-up", "signin", "signup"))
_OTHERS = {
    "photos": "a picture, not the profile",
    "professionals": "a list of professionals, not the profile",
    "projects": "a project, not the profile",
    "writereview": "the form for a review, not the profile",
}


def identify(address: Address) -> Identity:
    host = address.host.removeprefix("www.").removeprefix("m.")
    if host not in HOSTS:
        return _listing.website(address)
    match address.segments:
        case (first, trade, name) if (found := _PROFESSIONAL.fullmatch(name)) and all(
            map(_PART.fullmatch, (first, trade))
        ):
            path = urllib.parse.quote(f"{first}/{trade}/{name}", safe="/~")
            return _listing.listed("houzz", f"pf~{found[2]}", f"https://www.{host}/{path}")
        case (kind, name, *_) if (kind := kind.lower()) in ("pro", "user") and _NAME.fullmatch(name):
            return _listing.listed("houzz", f"{kind}/{name.lower()}", f"https://www.{host}/{kind}/{name.lower()}")
        case _:
            return _listing.unlisted("houzz", address, _DOORS, _OTHERS)


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """A member whom the public list of WhatsMyName has known for years, and a name or number that nobody has."""
    host = urllib.parse.urlsplit(profile.address).hostname
    living = Profile(platform="houzz", handle="user/alex", address=f"https://{host}/user/alex")
    kind = profile.handle.partition("/")[0]
    if kind in ("pro", "user"):
        return living, Profile(platform="houzz", handle=f"{kind}/{token}", address=f"https://{host}/{kind}/{token}")
    number = _listing.number(token, 12)
    address = f"https://{host}/professionals/bakers/{token}-pfvwus-pf~{number}"
    return living, Profile(platform="houzz", handle=f"pf~{number}", address=address)


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The listing as a visitor is sent it; the words for missing pages are documented for members' pages alone."""
    is_member = profile.handle.startswith("user/")
    return (yield from _listing.page(profile, kit, _SITE if is_member else dataclasses.replace(_SITE, missing="")))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from page(profile, kit))


RUNGS = {"page": page}
_SITE = _listing.Site(
    hosts=HOSTS,
    identify=identify,
    unseen_parts=("projects and pictures", "most of the reviews"),
    shown="Followers",
    missing="the page you requested was not found.",
)
