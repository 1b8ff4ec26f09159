"""Booking.com: the pages of places to stay; where one is shown, its data is read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from audit.address import Address, Identity, Kind
from audit.evidence import Kit, Profile, Reading, Visit
from audit.platforms import _listing

NAME = "Booking.com"
HOSTS = ("booking.com",)
EXAMPLES: Mapping[str, str] = {
    "https://www.booking.com/hotel/us/maple-inn.html?aid=304142&checkin=2026-12-01": "us/maple-inn",
    "https://www.booking.com/hotel/gb/Maple-Inn.en-gb.html": "gb/maple-inn",
    "booking.com/hotel/de/ahorn.de.html#tab-reviews": "de/ahorn",
}
RHYTHM = None
PACE = 2.0
KEYS = ()

_FILE = re.compile(r"([a-z0-9][a-z0-9_-]{0,149})(?:\.[a-z]{2}(?:-[a-z]{2})?)?\.html", re.IGNORECASE)
_COUNTRY = re.compile(r"[a-z]{2}", re.IGNORECASE)
_SHARED = re.compile(r"Share-\w{1,40}", re.IGNORECASE)
_DOORS = ("account.booking.com", "admin.booking.com", "join.booking.com", "secure.booking.com")
_OTHERS = {
    "reviews": "the reviews, not the listing",
    "searchresults.html": "a search, not the listing",
    "city": "a list of places, not the listing",
}


def identify(address: Address) -> Identity:
    if address.host in _DOORS:
        return Identity(kind=Kind.LOGIN, platform="booking")
    if address.host not in (*HOSTS, "www.booking.com", "m.booking.com"):
        return _listing.website(address)
    match address.segments:
        case (hotel, country, file) if (
            hotel.lower() == "hotel" and _COUNTRY.fullmatch(country) and _FILE.fullmatch(file)
        ):
            handle = f"{country}/{file.partition('.')[0]}".lower()
            return _listing.listed("booking", handle, f"https://www.booking.com/hotel/{handle}.html")
        case (code,) if _SHARED.fullmatch(code):
            return Identity(kind=Kind.SHORT, platform="booking", handle=f"short:{code}", address=str(address))
        case _:
            return _listing.unlisted("booking", address, (), _OTHERS)


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """No sign here ever speaks against a listing, so no living one is needed beside it: it stands for itself."""
    handle = f"us/{token}"
    return profile, Profile(platform="booking", handle=handle, address=f"https://www.booking.com/hotel/{handle}.html")


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The listing as a visitor is sent it; a search in its place may have many reasons."""
    return (yield from _listing.page(profile, kit, _SITE))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from page(profile, kit))


RUNGS = {"page": page}
_SITE = _listing.Site(
    hosts=HOSTS, identify=identify, unseen_parts=("whether rooms can be booked today", "most of the reviews")
)
