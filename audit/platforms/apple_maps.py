"""Apple Maps: places on the map, whose pages are a program that only a browser runs: known by the shape of a link alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from audit.address import Address, Identity, Kind
from audit.evidence import Kit, Profile, Reading, Visit
from audit.platforms import _listing

NAME = "Apple Maps"
HOSTS = ("maps.apple.com", "maps.apple", "businessconnect.apple.com", "business.apple.com")
EXAMPLES: Mapping[str, str] = {
    "https://maps.apple.com/place?address=14%20Foundry%20Lane&name=Maple%20Bakery&place-id=I8E1890DD809700A7": "I8E1890DD809700A7",
    "https://maps.apple.com/?auid=4817596912492427351&q=Maple%20Bakery": "auid:4817596912492427351",
    "maps.apple.com/place?auid=4817596912492427351": "auid:4817596912492427351",
}
RHYTHM = None
PACE = 1.0
KEYS = ()

_PLACE = re.compile(r"I[0-9A-F]{4,20}", re.IGNORECASE)
_NUMBER = re.compile(r"[1-9][0-9]{2,19}")
_CODE = re.compile(r"[\w.~-]{2,60}")
_SEARCH = "a map or a search on it, not the place"


def identify(address: Address) -> Identity:
    if address.host in ("businessconnect.apple.com", "business.apple.com"):
        return Identity(kind=Kind.LOGIN, platform="apple_maps")
    if address.host not in HOSTS:
        return _listing.website(address)
    match address.segments:
        case () if not address.query:
            return Identity(kind=Kind.HOME, platform="apple_maps")
        case ("p", code) if _CODE.fullmatch(code):
            return Identity(kind=Kind.SHORT, platform="apple_maps", handle=f"short:{code}", address=str(address))
        case () | ("place",):
            return _place(address) or Identity(kind=Kind.WEBSITE, platform="apple_maps", detail=_SEARCH)
        case _:
            return Identity(kind=Kind.WEBSITE, platform="apple_maps", detail=_SEARCH)


def _place(address: Address) -> Identity | None:
    if _PLACE.fullmatch(place := address.value("place-id")):
        at = f"https://maps.apple.com/place?place-id={place.upper()}"
        return _listing.listed("apple_maps", place.upper(), at)
    if _NUMBER.fullmatch(number := address.value("auid")):
        return _listing.listed("apple_maps", f"auid:{number}", f"https://maps.apple.com/?auid={number}")
    return None


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """Nothing is asked, so nothing is compared: an address of the network that names no place."""
    number = _listing.number(token, 19)
    absent = Profile(platform="apple_maps", handle=f"auid:{number}", address=f"https://maps.apple.com/?auid={number}")
    return profile, absent


def link(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # as every source is asked
    """The link itself: neither its page nor any interface tells others of a place."""
    yield from ()
    return _listing.unasked(profile, "link", "maps.apple.com")


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from link(profile, kit))


RUNGS = {"link": link}
