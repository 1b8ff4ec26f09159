"""Yelp: its paid interface, or the page, behind a wall that most programs do not pass: its data and its own banner are read."""

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

NAME = "Yelp"
_COUNTRIES = """
    com at be ca ch cl cz de dk es fi fr ie it my nl no pl pt se co.jp co.nz co.uk com.ar com.au com.br com.hk com.mx
    com.ph com.sg com.tr com.tw
"""
_SHORT = "yelp.to"
HOSTS = (*(f"yelp.{country}" for country in _COUNTRIES.split()), _SHORT)
EXAMPLES: Mapping[str, str] = {
    "https://www.yelp.com/biz/maple-bakery-springfield?osq=bread": "maple-bakery-springfield",
    "m.yelp.de/biz/b%C3%A4ckerei-ahorn-berlin": "bäckerei-ahorn-berlin",
    "https://fr.yelp.ca/biz/maple-bakery-montreal-2": "maple-bakery-montreal-2",
    "https://www.yelp.com/biz/4pYqqJDJOQX69gC66YUDkA": "4pYqqJDJOQX69gC66YUDkA",
}
RHYTHM = None
PACE = 2.0
KEYS = ("YELP_API_KEY",)

_SITES = re.compile(r"(?:www|m|[a-z]{2})\.")
_ALIAS = re.compile(r"\w[\w-]{0,199}")
_ID = re.compile(r"(?=.*[A-Z])[A-Za-z0-9_-]{22}")
"""Yelp's ids have upper case, which the names in addresses have not."""
_TABS = frozenset(("biz", "biz_photos", "menu"))
_DOORS = frozenset(("forgot", "login", "signup"))
_NOT_LISTINGS: Mapping[str, str] = {
    "writeareview": "the form for a review, not the listing",
    "user_details": "a reviewer's page, not the listing",
    "search": "a search, not the listing",
}
_CLOSED = "yelpers report this location has closed"
_LONGEST_BANNER = 80
_BY_CUSTOMERS = "li, blockquote, p [lang], p[lang], span[lang]"
"""Where the page has what visitors wrote."""


def identify(address: Address) -> Identity:
    if address.under(_SHORT):
        return _short(address)
    if address.host.startswith("biz."):
        return Identity(kind=Kind.LOGIN, platform="yelp")
    if address.host not in HOSTS and address.host.removeprefix(_prefix(address.host)) not in HOSTS:
        return Identity(kind=Kind.WEBSITE, address=address.written or str(address))
    return _on_site(address)


def _prefix(host: str) -> str:
    found = _SITES.match(host)
    return found[0] if found else ""


def _short(address: Address) -> Identity:
    if not address.segments:
        return Identity(kind=Kind.HOME, platform="yelp")
    return Identity(kind=Kind.SHORT, platform="yelp", handle=f"short:{address.last}", address=str(address))


def _on_site(address: Address) -> Identity:
    alias = address.segments[1] if len(address.segments) > 1 else ""
    if not address.segments:
        return Identity(kind=Kind.HOME, platform="yelp")
    if address.first in _DOORS:
        return Identity(kind=Kind.LOGIN, platform="yelp")
    if address.first not in _TABS or not _ALIAS.fullmatch(alias):
        return Identity(kind=Kind.WEBSITE, platform="yelp", detail=_NOT_LISTINGS.get(address.first, ""))
    found = _profile(alias)
    if address.value("hrid") or address.fragment.startswith("hrid:"):
        return Identity(kind=Kind.POST, platform="yelp", address=found.address)
    return Identity(kind=Kind.PROFILE, platform="yelp", handle=found.handle, address=found.address)


def _profile(alias: str) -> Profile:
    handle = alias if _ID.fullmatch(alias) else alias.lower()
    return Profile(platform="yelp", handle=handle, address=f"https://www.yelp.com/biz/{urllib.parse.quote(handle)}")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """No sign here ever speaks against a listing, so no living one is needed beside it: it stands for itself."""
    return profile, _profile(token)


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The listing as a visitor is sent it."""
    (found,) = yield (_walled.page(profile.address),)
    if reason := _listing.unread(found):
        return Reading(signals=(reason,))
    document = _page.document(found)
    listing_id = document.meta("yelp-biz-id")
    aliases = _listing.names(found, document, _handle) - {listing_id}
    if len(aliases) != 1 or profile.handle not in {*aliases, listing_id}:
        return Reading(signals=(_walls.signal(found, "page", Sign.UNFAMILIAR, "leads_elsewhere", found.address),))
    return _reading(found, document, min(aliases), kit)


_API = "api.yelp.com"
_CODE = re.compile(r"BUSINESS_[A-Z_]{1,40}")


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """Business details and reviews of the Yelp Places API (docs.developer.yelp.com), by name or id.

    `is_closed` means closed for good, not closed at this hour. Listings without reviews are not told of, so an
    answer without a listing says nothing.
    """
    if KEYS[0] not in kit.keys:
        return _walled.key_missing("api", _API, KEYS[0])
    address = f"https://{_API}/v3/businesses/{urllib.parse.quote(profile.handle)}"
    (found,) = yield (Ask(address=address, key=KEYS[0]),)
    record = _page.mapping(found)
    alias, listing_id = str(record.get("alias") or ""), str(record.get("id") or "")
    if found.status != 200 or not listing_id or not _ALIAS.fullmatch(alias):
        return _untold(found, record)
    if profile.handle not in (alias.lower(), listing_id):
        return _merged(found, alias)
    (reviews,) = yield (Ask(address=f"https://{_API}/v3/businesses/{listing_id}/reviews", key=KEYS[0]),)
    return _told(found, record, reviews, kit)


def _untold(found: Reply, record: Mapping[str, Any]) -> Reading:
    code = str(_page.mapping_of(record.get("error")).get("code", ""))
    if found.status in (400, 403) and code in ("TOKEN_INVALID", "TOKEN_MISSING", "UNAUTHORIZED_ACCESS_TOKEN"):
        return Reading(signals=(_walls.key_refused(found, "api", code),))
    if found.status in (403, 404) and _CODE.fullmatch(code):
        return Reading(signals=(_walls.signal(found, "api", Sign.UNFAMILIAR, "no_record", code),))
    return Reading(signals=(_walls.unfamiliar(found, "api"),))


def _merged(found: Reply, alias: str) -> Reading:
    """Duplicates are merged: Yelp then leads from the old id to the listing that stayed (BUSINESS_MIGRATED)."""
    if len(found.hops) < 2 or found.hops[0].status != 301:
        return Reading(signals=(_walls.signal(found, "api", Sign.UNFAMILIAR, "leads_elsewhere", alias),))
    to = _profile(alias).address
    return Reading(signals=(_walls.signal(found, "api", Sign.MOVED, "business_migrated", alias, to=to),))


def _told(found: Reply, record: Mapping[str, Any], reviews: Reply, kit: Kit) -> Reading:
    name = _page.excerpt(str(record.get("name") or ""))
    signals = [_walls.signal(found, "api", Sign.SHOWN, "business", name)]
    if record.get("is_closed") is True:
        signals.append(_walls.signal(found, "api", Sign.MARKED_CLOSED, "is_closed", "is_closed: true"))
    line = _page.mapping_of(record.get("location"))
    listed = _page.mapping(reviews).get("reviews") if reviews.status == 200 else None
    dates = (_page.mapping_of(review).get("time_created") for review in _page.sequence(listed))
    return Reading(
        signals=tuple(signals),
        newest=_listing.newest(dates, kit, Precision.SECOND),
        name=name,
        facts=_listing.stated(
            (FactKind.PHONE, record.get("phone")),
            (FactKind.STREET, line.get("address1")),
            (FactKind.TOWN, line.get("city")),
            (FactKind.POSTCODE, line.get("zip_code")),
        ),
        unseen_parts=("more than three reviews", "the link to your website", "whether it is closed for a while"),
    )


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from _walled.with_key(profile, kit, KEYS, api, page, keyed=api))


RUNGS = {"api": api, "page": page}


def _handle(address: str) -> str | None:
    found = addresses.parse(address)
    return identify(found).handle if found and found.under(*HOSTS) else None


def _reading(found: Reply, document: Document, alias: str, kit: Kit) -> Reading:
    """Yelp's id is not kept: duplicates are merged, so another id is no other business."""
    node = _listing.business(document, alias, _handle)
    if not node:
        return Reading(signals=(_walls.signal(found, "page", Sign.UNFAMILIAR, "no_record"),))
    name = _listing.name(node)
    signals = [_walls.signal(found, "page", Sign.SHOWN, "listing", name)]
    if _is_marked_closed(document, node):
        signals.append(_walls.signal(found, "page", Sign.MARKED_CLOSED, "closed_banner", _CLOSED))
    dates = (review.get("datePublished") for review in _listing.reviews(node))
    return Reading(
        signals=tuple(signals),
        newest=_listing.newest(dates, kit, Precision.DAY),
        name=name,
        links=_websites(document),
        facts=_listing.facts(node),
        unseen_parts=("reviews that Yelp does not recommend", "whether the listing is claimed"),
    )


def _is_marked_closed(document: Document, node: Mapping[str, Any]) -> bool:
    """Whether Yelp's own banner says so: never where a visitor wrote these words, too."""
    if _CLOSED not in document.text().lower():
        return False
    by_customers = [element.text for element in document.elements(_BY_CUSTOMERS, 3_000)]
    by_customers += [
        str(review.get(part)) for review in _listing.reviews(node) for part in ("description", "reviewBody")
    ]
    if any(_CLOSED in text.lower() for text in by_customers):
        return False
    own = (element.text for element in document.elements("p, b, strong, span", 3_000))
    return any(text.lower().startswith(_CLOSED) and len(text) <= _LONGEST_BANNER for text in own)


def _websites(document: Document) -> tuple[str, ...]:
    """The business's website, which stands behind an address of Yelp's own that names this very listing."""
    listing_id = document.meta("yelp-biz-id")
    parsed = (addresses.parse(anchor.address) for anchor in document.anchors())
    outward = (to for to in parsed if to and to.first == "biz_redir" and to.value("website_link_type") == "website")
    written = (to.value("url") for to in outward if listing_id and to.value("src_bizid") == listing_id)
    return tuple(dict.fromkeys(url for url in written if url.startswith("http") and addresses.parse(url)))[:1]
