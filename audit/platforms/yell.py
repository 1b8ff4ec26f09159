"""Yell: the British directory; where the page of a business is shown, its data is read."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping

from audit.address import Address, Identity
from audit.evidence import Kit, Profile, Reading, Visit
from audit.platforms import _listing

NAME = "Yell"
HOSTS = ("yell.com",)
EXAMPLES: Mapping[str, str] = {
    "https://www.yell.com/biz/maple-bakery-birmingham-8123456/": "8123456",
    "yell.com/biz/Maple-Bakery-Birmingham-8123456/?utm_source=x#reviews": "8123456",
}
RHYTHM = None
PACE = 2.0
KEYS = ()

_BUSINESS = re.compile(r"([\w.'&-]{1,150})-([0-9]{3,12})")
_DOORS = frozenset(("customerarea", "login", "register", "signin"))
_OTHERS = {"biz": "the link names no listing", "ucs": "a search, not the listing", "s": "a search, not the listing"}


def identify(address: Address) -> Identity:
    if address.host not in (*HOSTS, "www.yell.com", "m.yell.com"):
        return _listing.website(address)
    found = _BUSINESS.fullmatch(address.segments[1]) if len(address.segments) > 1 else None
    if address.first != "biz" or not found:
        return _listing.unlisted("yell", address, _DOORS, _OTHERS)
    slug = urllib.parse.quote(found[1].lower())
    return _listing.listed("yell", found[2], f"https://www.yell.com/biz/{slug}-{found[2]}/")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """No sign here ever speaks against a listing, so no living one is needed beside it: it stands for itself."""
    number = _listing.number(token, 12)
    return profile, Profile(platform="yell", handle=number, address=f"https://www.yell.com/biz/{token}-{number}/")


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The listing as a visitor is sent it."""
    return (yield from _listing.page(profile, kit, _SITE))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from page(profile, kit))


RUNGS = {"page": page}
_SITE = _listing.Site(
    hosts=HOSTS, identify=identify, unseen_parts=("most of the reviews", "whether the listing is claimed")
)
