"""Tripadvisor: listings behind a wall that most programs do not pass; where the page is not shown, its interface tells."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping
from typing import Any

from audit import address as addresses
from audit.address import Address, Identity, Kind
from audit.evidence import Ask, FactKind, Kit, Precision, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _listing, _page, _walled, _walls
from audit.platforms._page import Document

NAME = "Tripadvisor"
_COUNTRIES = """
    com at be ca ch cl cn co cz de dk es fi fr ie in it jp nl pt rs ru se sk tw ua co.hu co.id co.il co.kr co.nz co.uk
    co.za com.ar com.au com.br com.eg com.gr com.hk com.mx com.my com.pe com.ph com.sg com.tr com.tw com.ve com.vn
"""
HOSTS = tuple(f"tripadvisor.{country}" for country in _COUNTRIES.split())
"""As the certificate of tripadvisor.com named them in 2026, and a few that public lists of the company's sites add."""
EXAMPLES: Mapping[str, str] = {
    "https://www.tripadvisor.com/Restaurant_Review-g12345-d678901-Reviews-Maple_Bakery-Springfield.html": "d678901",
    "https://www.tripadvisor.co.uk/Hotel_Review-g12345-d678902-Reviews-or10-Maple_Inn-Springfield.html": "d678902",
    "fr.tripadvisor.ca/Attraction_Review-g12345-d678903-Reviews-Maple_Mill-Springfield.html?m=1": "d678903",
    "https://www.tripadvisor.com/Restaurant_Review-d678901": "d678901",
}
RHYTHM = None
PACE = 2.0
KEYS = ("TRIPADVISOR_API_KEY",)

_SITES = re.compile(r"(?:www|m|[a-z]{2})\.")
_LISTING = re.compile(
    r"(restaurant|hotel|attraction)_review-(?:g([0-9]{1,12})-)?d([1-9][0-9]{0,11})(?=[-.]|\Z)", re.IGNORECASE
)
_ONE_REVIEW = re.compile(r"(?:showuserreviews|locationphotodirectlink)-", re.IGNORECASE)
_FORM = re.compile(r"userreview(?:edit)?-", re.IGNORECASE)
_PAGE = re.compile(r"or[0-9]{1,6}")
_DOORS = frozenset(("owners", "managementcenter"))
_LONGEST_NAME = 200


def identify(address: Address) -> Identity:
    prefix = _SITES.match(address.host)
    if address.host not in HOSTS and (prefix is None or address.host[prefix.end() :] not in HOSTS):
        return Identity(kind=Kind.WEBSITE, address=address.written or str(address))
    if not address.segments:
        return Identity(kind=Kind.HOME, platform="tripadvisor")
    if found := _LISTING.match(address.segments[0]):
        listing = _profile(found, address.segments[0][found.end() :])
        return Identity(kind=Kind.PROFILE, platform="tripadvisor", handle=listing.handle, address=listing.address)
    if _ONE_REVIEW.match(address.first):
        return Identity(kind=Kind.POST, platform="tripadvisor")
    if address.first in _DOORS:
        return Identity(kind=Kind.LOGIN, platform="tripadvisor")
    return Identity(kind=Kind.WEBSITE, platform="tripadvisor", detail=_said(address))


def _said(address: Address) -> str:
    if _FORM.match(address.first):
        return "the form for a review, not the listing"
    return "a traveller's page, not the listing" if address.first in ("profile", "members") else ""


def _profile(found: re.Match[str], rest: str) -> Profile:
    """The number tells listings apart; what follows it, as a name for people, is kept for the address alone."""
    parts = rest.removesuffix(".html")[:_LONGEST_NAME].split("-")
    name = "-".join(part for part in parts if part and part != "Reviews" and not _PAGE.fullmatch(part))
    town = f"g{found[2]}-" if found[2] else ""
    shown = f"{found[1].title()}_Review-{town}d{found[3]}-Reviews{'-' if name else ''}{urllib.parse.quote(name)}.html"
    return Profile(platform="tripadvisor", handle=f"d{found[3]}", address=f"https://www.tripadvisor.com/{shown}")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """No sign here ever speaks against a listing, so no living one is needed beside it: it stands for itself."""
    number = "9" + "".join(str(ord(letter) % 10) for letter in token)[:11]
    address = f"https://www.tripadvisor.com/Restaurant_Review-g1-d{number}-Reviews.html"
    return profile, Profile(platform="tripadvisor", handle=f"d{number}", address=address)


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The listing as a visitor is sent it."""
    (found,) = yield (_walled.page(profile.address),)
    if reason := _listing.unread(found):
        return Reading(signals=(reason,))
    document = _page.document(found)
    if _listing.names(found, document, _handle) != {profile.handle}:
        return Reading(signals=(_walls.signal(found, "page", Sign.UNFAMILIAR, "leads_elsewhere", found.address),))
    return _reading(found, document, profile, kit)


_API = "api.content.tripadvisor.com"


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """Location details and reviews of the Content API (tripadvisor-content-api.readme.io), by the listing's number.

    Neither a word for closed places nor what is said of missing ones is documented, so neither is ever read.
    """
    if KEYS[0] not in kit.keys:
        return _walled.key_missing("api", _API, KEYS[0])
    place = f"https://{_API}/api/v1/location/{profile.handle[1:]}"
    (found,) = yield (Ask(address=f"{place}/details", key=KEYS[0]),)
    record = _page.mapping(found)
    if found.status != 200 or f"d{record.get('location_id')}" != profile.handle or not record.get("name"):
        denied = found.status == 403 and "authorized" in str(record.get("Message") or record.get("message")).lower()
        return Reading(signals=(_walls.key_refused(found, "api") if denied else _walls.unfamiliar(found, "api"),))
    (reviews,) = yield (Ask(address=f"{place}/reviews", key=KEYS[0]),)
    return _told(found, record, reviews, kit)


def _told(found: Reply, record: Mapping[str, Any], reviews: Reply, kit: Kit) -> Reading:
    name, line = _page.excerpt(str(record["name"])), _page.mapping_of(record.get("address_obj"))
    listed = _page.mapping(reviews).get("data") if reviews.status == 200 else None
    dates = (_page.mapping_of(review).get("published_date") for review in _page.sequence(listed))
    website = str(record.get("website") or "")
    return Reading(
        signals=(_walls.signal(found, "api", Sign.SHOWN, "location", name),),
        newest=_listing.newest(dates, kit, Precision.SECOND),
        name=name,
        links=(website,) if website.startswith("http") else (),
        facts=_listing.stated(
            (FactKind.PHONE, record.get("phone")),
            (FactKind.EMAIL, record.get("email")),
            (FactKind.STREET, line.get("street1")),
            (FactKind.TOWN, line.get("city")),
            (FactKind.POSTCODE, line.get("postalcode")),
        ),
        unseen_parts=("whether the place is marked as closed", "more than five reviews"),
    )


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The page first: the interface is paid for by the call."""
    return (yield from _walled.with_key(profile, kit, KEYS, page, api, keyed=api))


RUNGS = {"page": page, "api": api}


def _handle(address: str) -> str | None:
    found = addresses.parse(address)
    return identify(found).handle if found and found.under(*HOSTS) else None


def _reading(found: Reply, document: Document, profile: Profile, kit: Kit) -> Reading:
    """By what words a closed place is told is not documented, so none is ever read as closed."""
    node = _listing.business(document, profile.handle, _handle)
    if not node:
        return Reading(signals=(_walls.signal(found, "page", Sign.UNFAMILIAR, "no_record"),))
    dates = (review.get("datePublished") for review in _listing.reviews(node))
    return Reading(
        signals=(_walls.signal(found, "page", Sign.SHOWN, "listing", _listing.name(node)),),
        newest=_listing.newest(dates, kit, Precision.DAY),
        name=_listing.name(node),
        facts=_listing.facts(node),
        unseen_parts=("whether the place is marked as closed", "most of the reviews", "the link to your website"),
    )
