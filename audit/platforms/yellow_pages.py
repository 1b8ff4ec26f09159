"""Yellow Pages of the United States, Canada, France and Germany; where a listing is shown, its data is read."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping

from audit.address import Address, Identity
from audit.evidence import Kit, Profile, Reading, Visit
from audit.platforms import _listing

NAME = "Yellow Pages"
HOSTS = ("yellowpages.com", "yellowpages.ca", "pagesjaunes.ca", "pagesjaunes.fr", "gelbeseiten.de")
EXAMPLES: Mapping[str, str] = {
    "https://www.yellowpages.com/springfield-il/mip/maple-bakery-12345678?lid=1": "us/12345678",
    "https://www.yellowpages.ca/bus/Ontario/Thunder-Bay/Maple-Bakery/8123456.html": "ca/8123456",
    "https://www.pagesjaunes.ca/bus/Quebec/Montreal/Boulangerie-Erable/8123457.html": "ca/8123457",
    "https://www.pagesjaunes.fr/pros/58801234#ancreBlocAvis": "fr/58801234",
    "https://www.gelbeseiten.de/gsbiz/EF5183D9-c45e-4b5f-9c89-251ff14ccfef": "de/ef5183d9-c45e-4b5f-9c89-251ff14ccfef",
}
RHYTHM = None
PACE = 2.0
KEYS = ()

_NAMED = re.compile(r"([\w.'&-]{1,150})-([0-9]{3,15})")
_NUMBER = re.compile(r"[0-9]{3,12}")
_PART = re.compile(r"[\w.'&-]{1,150}")
_GERMAN = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_DOORS = frozenset(("account", "compte", "login", "meinkonto", "signup"))
_OTHERS = {
    "search": "a search, not the listing",
    "annuaire": "a search, not the listing",
    "suche": "a search, not the listing",
}


def identify(address: Address) -> Identity:
    host = address.host.removeprefix("www.").removeprefix("m.")
    if host not in HOSTS:
        return _listing.website(address)
    return _found(host, address) or _listing.unlisted("yellow_pages", address, _DOORS, _OTHERS)


def _found(host: str, address: Address) -> Identity | None:
    """The number in an address counts in its own country's directory alone."""
    match host.rpartition(".")[2], address.segments:
        case "com", (town, "mip", named, *_) if _PART.fullmatch(town) and (found := _NAMED.fullmatch(named)):
            return _told("us", found[2], host, f"{town}/mip/{found[1]}-{found[2]}".lower())
        case "ca", ("bus", state, town, name, file) if _NUMBER.fullmatch(number := file.removesuffix(".html")) and all(
            map(_PART.fullmatch, (state, town, name))
        ):
            return _told("ca", number, host, f"bus/{state}/{town}/{name}/{number}.html")
        case "fr", ("pros", number, *_) if _NUMBER.fullmatch(number):
            return _told("fr", number, host, f"pros/{number}")
        case "de", ("gsbiz", number, *_) if _GERMAN.fullmatch(number):
            return _told("de", number.lower(), host, f"gsbiz/{number.lower()}")
        case _:
            return None


def _told(country: str, number: str, host: str, path: str) -> Identity:
    return _listing.listed("yellow_pages", f"{country}/{number}", f"https://www.{host}/{urllib.parse.quote(path)}")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """No sign here ever speaks against a listing, so no living one is needed beside it: it stands for itself."""
    number, digits = _listing.number(token, 12), token.encode().hex()
    paths = {
        "us": ("springfield-il", "mip", f"{token}-{number}"),
        "ca": ("bus", "Ontario", "Ottawa", token, f"{number}.html"),
        "fr": ("pros", number),
        "de": ("gsbiz", "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:32]))),
    }
    host = urllib.parse.urlsplit(profile.address).hostname or ""
    found = identify(Address(scheme="https", host=host, segments=paths[profile.handle.partition("/")[0]]))
    return profile, Profile(platform="yellow_pages", handle=found.handle, address=found.address)


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The listing as a visitor is sent it."""
    return (yield from _listing.page(profile, kit, _SITE))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from page(profile, kit))


RUNGS = {"page": page}
_SITE = _listing.Site(
    hosts=HOSTS, identify=identify, unseen_parts=("most of the reviews", "whether the listing is claimed")
)
