"""OpenTable: the pages of restaurants; where one is shown, its data is read."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping

from audit.address import Address, Identity
from audit.evidence import Kit, Profile, Reading, Sign, Visit
from audit.platforms import _listing

NAME = "OpenTable"
_COUNTRIES = "com ae ca de es fr hk ie it jp nl sg co.th co.uk com.au com.mx com.tw"
HOSTS = tuple(f"opentable.{country}" for country in _COUNTRIES.split())
EXAMPLES: Mapping[str, str] = {
    "https://www.opentable.com/r/maple-bakery-springfield?restref=1": "r/maple-bakery-springfield",
    "https://www.opentable.co.uk/r/Maple-Bakery-London": "r/maple-bakery-london",
    "https://www.opentable.ca/fr/r/maple-bakery-montreal": "r/maple-bakery-montreal",
    "https://www.opentable.com/restaurant/profile/123456/reserve": "123456",
}
RHYTHM = None
PACE = 2.0
KEYS = ()

_SLUG = re.compile(r"\w[\w'.&-]{0,149}")
_ID = re.compile(r"[1-9][0-9]{0,9}")
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[a-z]{2})?", re.IGNORECASE)
_DOORS = frozenset(("authenticate", "login", "my", "signup", "start"))
_FORM = "the form for a booking, not the restaurant's page"
_OTHERS = {"booking": _FORM, "restref": _FORM, "widget": _FORM, "s": "a search, not the restaurant's page"}
_NO_BOOKINGS = re.compile(r".{0,100}\bnot currently on the opentable network\b.{0,100}")


def identify(address: Address) -> Identity:
    host = address.host.removeprefix("www.").removeprefix("m.")
    if host not in HOSTS:
        return _listing.website(address)
    parts = address.segments
    if len(parts) > 2 and _LANGUAGE.fullmatch(parts[0]):
        parts = parts[1:]
    match parts:
        case ("r", slug, *_) if _SLUG.fullmatch(slug):
            path = f"r/{slug.lower()}"
            return _listing.listed("opentable", path, f"https://www.{host}/{urllib.parse.quote(path)}")
        case ("restaurant", "profile", number, *_) if _ID.fullmatch(number):
            return _listing.listed("opentable", number, f"https://www.{host}/restaurant/profile/{number}")
        case _:
            return _listing.unlisted("opentable", address, _DOORS, _OTHERS)


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """No sign here ever speaks against a listing, so no living one is needed beside it: it stands for itself."""
    address = f"https://{urllib.parse.urlsplit(profile.address).hostname}/r/{token}"
    return profile, Profile(platform="opentable", handle=f"r/{token}", address=address)


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The listing as a visitor is sent it; one that takes no bookings is there all the same."""
    return (yield from _listing.page(profile, kit, _SITE))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from page(profile, kit))


RUNGS = {"page": page}
_SITE = _listing.Site(
    hosts=HOSTS,
    identify=identify,
    unseen_parts=("whether a table can be booked today", "most of the reviews"),
    notices=((_NO_BOOKINGS, Sign.SHOWN),),
)
