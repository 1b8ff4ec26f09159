"""Better Business Bureau: the profiles of businesses in North America; where one is shown, its data is read."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping

from audit.address import Address, Identity
from audit.evidence import Kit, Profile, Reading, Sign, Visit
from audit.platforms import _listing

NAME = "Better Business Bureau"
HOSTS = ("bbb.org",)
EXAMPLES: Mapping[str, str] = {
    "https://www.bbb.org/us/il/springfield/profile/bakery/maple-bakery-0734-90012345": "0734-90012345",
    "bbb.org/us/il/Springfield/profile/bakery/Maple-Bakery-0734-90012345/complaints": "0734-90012345",
    "https://www.bbb.org/ca/on/ottawa/profile/bakery/maple-bakery-0117-4012345/#sealclick": "0117-4012345",
}
RHYTHM = None
PACE = 2.0
KEYS = ()

_BUSINESS = re.compile(r"([\w.'&-]{1,150})-([0-9]{4})-([0-9]{1,12})")
_PART = re.compile(r"[\w.'&-]{1,100}")
_DOORS = frozenset(("get-accredited", "login", "signin"))
_OTHERS = {"search": "a search, not the profile", "scamtracker": "a report, not the profile"}
_CLOSED = re.compile(r"this business is (?:out of|no longer in) business")
"""A whole sentence: the bare words head a paragraph about the bureau's rules that stands on living profiles too."""


def identify(address: Address) -> Identity:
    if address.host not in (*HOSTS, "www.bbb.org", "m.bbb.org"):
        return _listing.website(address)
    match address.segments:
        case (country, state, town, profile, kind, name, *_) if (
            country.lower() in ("us", "ca", "mx")
            and profile.lower() == "profile"
            and (found := _BUSINESS.fullmatch(name))
            and all(map(_PART.fullmatch, (state, town, kind)))
        ):
            path = urllib.parse.quote("/".join(address.segments[:6]).lower())
            return _listing.listed("bbb", f"{found[2]}-{found[3]}", f"https://www.bbb.org/{path}")
        case _:
            return _listing.unlisted("bbb", address, _DOORS, _OTHERS)


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """No sign here ever speaks against a listing, so no living one is needed beside it: it stands for itself."""
    handle = f"0734-{_listing.number(token, 12)}"
    address = f"https://www.bbb.org/us/il/chicago/profile/bakery/{token}-{handle}"
    return profile, Profile(platform="bbb", handle=handle, address=address)


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The profile as a visitor is sent it."""
    return (yield from _listing.page(profile, kit, _SITE))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from page(profile, kit))


RUNGS = {"page": page}
_SITE = _listing.Site(
    hosts=HOSTS,
    identify=identify,
    unseen_parts=("most of the reviews", "complaints", "the link to your website"),
    notices=((_CLOSED, Sign.MARKED_CLOSED),),
)
