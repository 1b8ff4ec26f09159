"""Bing Places: places on Bing's map, whose pages are a program that only a browser runs: known by a link's shape alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from audit.address import Address, Identity, Kind
from audit.evidence import Kit, Profile, Reading, Visit
from audit.platforms import _listing

NAME = "Bing Places"
HOSTS = ("bing.com", "bingplaces.com")
EXAMPLES: Mapping[str, str] = {
    "https://www.bing.com/maps?ty=18&q=Maple+Bakery&ss=ypid.YN8091x544262654610651293&cp=39.7~-89.6": "YN8091x544262654610651293",
    "https://www.bing.com/maps?ypid=YN215EB5A5FBD32023": "YN215EB5A5FBD32023",
    "https://www.bing.com/local?lid=YN8091x544262654610651293": "YN8091x544262654610651293",
}
RHYTHM = None
PACE = 1.0
KEYS = ()

_ID = re.compile(r"YN[0-9A-Za-z]{6,40}")
_SELECTED = re.compile(r"ypid\.(YN[0-9A-Za-z]{6,40})(?:[~&].{0,1000})?", re.DOTALL)
_SEARCH = "a map or a search on it, not the place"


def identify(address: Address) -> Identity:
    if address.under("bingplaces.com"):
        return Identity(kind=Kind.LOGIN if address.segments else Kind.HOME, platform="bing_places")
    if address.host not in ("bing.com", "www.bing.com", "m.bing.com"):
        return _listing.website(address)
    if address.first == "forbusiness":
        return Identity(kind=Kind.LOGIN, platform="bing_places")
    if address.first not in ("maps", "local"):
        return _other(address)
    selected = _SELECTED.fullmatch(address.value("ss"))
    for told in (address.value("ypid"), address.value("lid"), selected[1] if selected else ""):
        if _ID.fullmatch(told):
            return _listing.listed("bing_places", told, f"https://www.bing.com/maps?ypid={told}")
    if address.first == "maps" and not address.query:
        return Identity(kind=Kind.HOME, platform="bing_places")
    return Identity(kind=Kind.WEBSITE, platform="bing_places", detail=_SEARCH)


def _other(address: Address) -> Identity:
    """Bing's many other pages are websites like any other."""
    if not address.segments:
        return Identity(kind=Kind.HOME, platform="bing_places")
    return _listing.website(address)


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """Nothing is asked, so nothing is compared: an address of the network that names no place."""
    handle = f"YN9999x{_listing.number(token, 18)}"
    absent = Profile(platform="bing_places", handle=handle, address=f"https://www.bing.com/maps?ypid={handle}")
    return profile, absent


def link(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # as every source is asked
    """The link itself: neither its page nor any interface tells others of a place."""
    yield from ()
    return _listing.unasked(profile, "link", "www.bing.com")


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from link(profile, kit))


RUNGS = {"link": link}
