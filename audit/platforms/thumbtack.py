"""Thumbtack: the pages of local services; where one is shown, its data is read."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping

from audit.address import Address, Identity
from audit.evidence import Kit, Profile, Reading, Visit
from audit.platforms import _listing

NAME = "Thumbtack"
HOSTS = ("thumbtack.com",)
EXAMPLES: Mapping[str, str] = {
    "https://www.thumbtack.com/il/springfield/wedding-cakes/maple-bakery/service/412345678901234567": "412345678901234567",
    "thumbtack.com/IL/Springfield/Cakes/Maple-Bakery/service/41234?utm_source=x": "41234",
}
RHYTHM = None
PACE = 2.0
KEYS = ()

_ID = re.compile(r"[1-9][0-9]{2,19}")
_PART = re.compile(r"[\w.'&,-]{1,120}")
_DOORS = frozenset(("login", "pro", "register", "signup", "welcome"))


def identify(address: Address) -> Identity:
    if address.host not in (*HOSTS, "www.thumbtack.com", "m.thumbtack.com"):
        return _listing.website(address)
    match address.segments:
        case (state, town, kind, slug, service, number, *_) if (
            service.lower() == "service"
            and _ID.fullmatch(number)
            and all(map(_PART.fullmatch, (state, town, kind, slug)))
        ):
            path = urllib.parse.quote(f"{state}/{town}/{kind}/{slug}".lower())
            return _listing.listed("thumbtack", number, f"https://www.thumbtack.com/{path}/service/{number}")
        case _:
            return _listing.unlisted("thumbtack", address, _DOORS, {})


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """No sign here ever speaks against a listing, so no living one is needed beside it: it stands for itself."""
    number = _listing.number(token, 18)
    address = f"https://www.thumbtack.com/il/chicago/cakes/{token}/service/{number}"
    return profile, Profile(platform="thumbtack", handle=number, address=address)


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The listing as a visitor is sent it."""
    return (yield from _listing.page(profile, kit, _SITE))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from page(profile, kit))


RUNGS = {"page": page}
_SITE = _listing.Site(
    hosts=HOSTS, identify=identify, unseen_parts=("most of the reviews", "whether you take new orders")
)
