"""Angi, once Angie's List: the pages of companies; where one is shown, its data is read."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping

from audit.address import Address, Identity
from audit.evidence import Kit, Profile, Reading, Visit
from audit.platforms import _listing

NAME = "Angi"
HOSTS = ("angi.com", "angieslist.com")
EXAMPLES: Mapping[str, str] = {
    "https://www.angi.com/companylist/us/il/springfield/maple-bakery-reviews-1234567.htm": "1234567",
    "https://www.angieslist.com/companylist/us/il/springfield/Maple-Bakery-Reviews-1234567.aspx": "1234567",
}
RHYTHM = None
PACE = 2.0
KEYS = ()

_COMPANY = re.compile(r"([\w.'&,-]{1,150})-reviews-([1-9][0-9]{1,11})(?:\.html?|\.aspx)?", re.IGNORECASE)
_AREA = re.compile(r"[\w.'-]{1,80}")
_DOORS = frozenset(("app", "login", "signin", "signup", "join"))
_OTHERS = {"companylist": "a list of companies, not the listing", "search": "a search, not the listing"}


def identify(address: Address) -> Identity:
    if address.host.removeprefix("www.").removeprefix("m.") not in HOSTS:
        return _listing.website(address)
    found = _COMPANY.fullmatch(address.last)
    area = address.segments[1:-1]
    if address.first != "companylist" or not found or not 1 <= len(area) <= 3 or not all(map(_AREA.fullmatch, area)):
        return _listing.unlisted("angi", address, _DOORS, _OTHERS)
    path = urllib.parse.quote("/".join((*area, found[1])).lower())
    return _listing.listed("angi", found[2], f"https://www.angi.com/companylist/{path}-reviews-{found[2]}.htm")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """No sign here ever speaks against a listing, so no living one is needed beside it: it stands for itself."""
    number = _listing.number(token, 11)
    address = f"https://www.angi.com/companylist/us/il/chicago/{token}-reviews-{number}.htm"
    return profile, Profile(platform="angi", handle=number, address=address)


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The listing as a visitor is sent it."""
    return (yield from _listing.page(profile, kit, _SITE))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from page(profile, kit))


RUNGS = {"page": page}
_SITE = _listing.Site(
    hosts=HOSTS, identify=identify, unseen_parts=("most of the reviews", "whether the listing is claimed")
)
