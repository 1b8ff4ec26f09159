"""Trustpilot: the page of reviews that a business has under its domain, read from its data, or from the interface."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator, Mapping
from typing import Any

from audit import address as addresses
from audit.address import Address, Identity, Kind
from audit.evidence import Ask, FactKind, Kit, Precision, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _listing, _page, _walled, _walls

NAME = "Trustpilot"
HOSTS = ("trustpilot.com",)
EXAMPLES: Mapping[str, str] = {
    "https://www.trustpilot.com/review/maplebakery.example": "maplebakery.example",
    "https://uk.trustpilot.com/review/www.MapleBakery.example?languages=all": "maplebakery.example",
    "fr-be.trustpilot.com/review/shop.maplebakery.example": "shop.maplebakery.example",
}
RHYTHM = None
PACE = 1.0
KEYS = ("TRUSTPILOT_API_KEY",)

_SITE = re.compile(r"(?:(?:www|[a-z]{2}|[a-z]{2}-[a-z]{2})\.)?trustpilot\.com")
_DOMAIN = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_DOORS = ("authenticate.trustpilot.com", "businessapp.b2b.trustpilot.com")
_NOT_LISTINGS: Mapping[str, str] = {
    "evaluate": "the form for a review, not the listing",
    "users": "a reviewer's page, not the listing",
    "search": "a search, not the listing",
}


def identify(address: Address) -> Identity:
    if address.host in _DOORS:
        return Identity(kind=Kind.LOGIN, platform="trustpilot")
    if not _SITE.fullmatch(address.host):
        return Identity(kind=Kind.WEBSITE, address=address.written or str(address))
    match address.segments:
        case ():
            return Identity(kind=Kind.HOME, platform="trustpilot")
        case (first, domain, *_) if first.lower() == "review" and _DOMAIN.fullmatch(domain):
            found = _profile(domain)
            return Identity(kind=Kind.PROFILE, platform="trustpilot", handle=found.handle, address=found.address)
        case (first, _, *_) if first.lower() == "reviews":
            return Identity(kind=Kind.POST, platform="trustpilot")
        case ("users", "connect", *_):
            return Identity(kind=Kind.LOGIN, platform="trustpilot")
        case _:
            return Identity(kind=Kind.WEBSITE, platform="trustpilot", detail=_NOT_LISTINGS.get(address.first, ""))


def _profile(domain: str) -> Profile:
    handle = domain.lower().removeprefix("www.")
    address = f"https://www.trustpilot.com/review/{urllib.parse.quote(domain.lower())}"
    return Profile(platform="trustpilot", handle=handle, address=address)


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """No sign here ever speaks against a listing, so no living one is needed beside it: it stands for itself."""
    return profile, _profile(f"{token}.com")


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The listing as a visitor is sent it, with the record it is drawn from (`businessUnit` in `__NEXT_DATA__`)."""
    (found,) = yield (_walled.page(profile.address),)
    if reason := _listing.unread(found):
        return Reading(signals=(reason,))
    whole = _page.mapping_of(_page.document(found).script("__NEXT_DATA__"))
    told = _page.mapping_of(_page.mapping_of(whole.get("props")).get("pageProps"))
    unit = _page.mapping_of(told.get("businessUnit"))
    domain = unit.get("identifyingName")
    if not isinstance(domain, str) or not domain:
        return _from_schema(found, profile, kit)
    if {_profile(domain).handle, _handle(found.address)} != {profile.handle}:
        return Reading(signals=(_walls.signal(found, "page", Sign.UNFAMILIAR, "leads_elsewhere", found.address),))
    return _reading(found, unit, _page.sequence(told.get("reviews")), kit)


def _from_schema(found: Reply, profile: Profile, kit: Kit) -> Reading:
    """A page that has only schema.org data: they count when they name this very domain."""
    nodes = (node for node in _page.document(found).json_ld() if _listing.name(node))
    node = next((each for each in nodes if profile.handle in _domains(each)), None)
    if node is None or _handle(found.address) != profile.handle:
        return Reading(signals=(_walls.signal(found, "page", Sign.UNFAMILIAR, "no_record"),))
    dates = (review.get("datePublished") for review in _listing.reviews(node))
    return Reading(
        signals=(_walls.signal(found, "page", Sign.SHOWN, "schema_of_the_domain", profile.handle),),
        newest=_listing.newest(dates, kit, Precision.SECOND),
        name=_listing.name(node),
        unseen_parts=("whether the listing is marked as closed", *_UNSEEN),
    )


def _domains(node: Mapping[str, Any]) -> Iterator[str]:
    """Whose website a node is about: by the website itself, or by the end of Trustpilot's own name for the node."""
    told = [one for key in ("sameAs", "url") for one in _listing.texts(node.get(key))]
    hosts = (addresses.parse(one) for one in told)
    yield from (_profile(host.host).handle for host in hosts if host and not host.under(*HOSTS))
    named = _NODE.fullmatch(str(node.get("@id", "")))
    if named:
        yield _profile(named[1]).handle


_NODE = re.compile(r"https://[a-z.-]{1,20}\.trustpilot\.com/#/schema/Organization/([\w.-]{1,255})")
_UNSEEN = ("reviews on later pages", "reviews that were taken down")
_API = "api.trustpilot.com"
_UNIT = re.compile(r"[0-9a-zA-Z]{8,64}")


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The public Business Units API, by domain (developers.trustpilot.com); it does not tell of closed ones."""
    if KEYS[0] not in kit.keys:
        return _walled.key_missing("api", _API, KEYS[0])
    units = f"https://{_API}/v1/business-units"
    query = urllib.parse.urlencode({"name": profile.handle})
    (found,) = yield (Ask(address=f"{units}/find?{query}", key=KEYS[0]),)
    unit = _page.mapping(found)
    number = str(unit.get("id") or "")
    domain = str(_page.mapping_of(unit.get("name")).get("identifying") or "")
    if found.status != 200 or not _UNIT.fullmatch(number) or not domain:
        return Reading(signals=(_walls.unfamiliar(found, "api"),))
    if _profile(domain).handle != profile.handle:
        return Reading(signals=(_walls.signal(found, "api", Sign.UNFAMILIAR, "leads_elsewhere", domain),))
    (reviews,) = yield (Ask(address=f"{units}/{number}/reviews?orderBy=createdat.desc&perPage=1", key=KEYS[0]),)
    listed = _page.mapping(reviews).get("reviews") if reviews.status == 200 else None
    dates = (_page.mapping_of(review).get("createdAt") for review in _page.sequence(listed))
    website = str(unit.get("websiteUrl") or "")
    return Reading(
        signals=(_walls.signal(found, "api", Sign.SHOWN, "business_unit", domain),),
        newest=_listing.newest(dates, kit, Precision.SECOND),
        name=_page.excerpt(str(unit.get("displayName") or "")),
        links=(website,) if website.startswith("http") else (),
        unseen_parts=("whether the listing is marked as closed", "reviews that were taken down"),
    )


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The page first: it tells more."""
    return (yield from _walled.with_key(profile, kit, KEYS, page, api, keyed=api))


RUNGS = {"page": page, "api": api}


def _handle(address: str) -> str:
    found = addresses.parse(address)
    return identify(found).handle if found else ""


def _reading(found: Reply, unit: Mapping[str, Any], reviews: tuple[Any, ...], kit: Kit) -> Reading:
    """The network's id is not kept: listings of one business are merged, so another id is no other business."""
    signals = [_walls.signal(found, "page", Sign.SHOWN, "business_unit", str(unit["identifyingName"]))]
    if unit.get("isClosed") is True and unit.get("isTemporarilyClosed") is False:
        signals.append(_walls.signal(found, "page", Sign.MARKED_CLOSED, "is_closed", "isClosed: true"))
    dated = (_page.mapping_of(_page.mapping_of(review).get("dates")) for review in reviews)
    name, website = unit.get("displayName"), unit.get("websiteUrl")
    contact = _page.mapping_of(unit.get("contactInfo"))
    return Reading(
        signals=tuple(signals),
        newest=_listing.newest((dates.get("publishedDate") for dates in dated), kit, Precision.SECOND),
        name=_page.excerpt(name) if isinstance(name, str) else "",
        links=(website,) if isinstance(website, str) and website.startswith("http") else (),
        facts=_listing.stated(
            (FactKind.PHONE, contact.get("phone")),
            (FactKind.EMAIL, contact.get("email")),
            (FactKind.STREET, contact.get("address")),
            (FactKind.TOWN, contact.get("city")),
            (FactKind.POSTCODE, contact.get("zipCode")),
        ),
        unseen_parts=_UNSEEN,
    )
