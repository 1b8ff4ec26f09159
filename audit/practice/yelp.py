"""Yelp: the listings' pages behind their bot wall, and the Fusion (now Places) API with a key.

`freshbakery` and the rest of the common cast open, the age of the newest review as on every network · `closedbakery` closed for
good · `pausedbakery` closed for now · `oldaliasbakery` merged into `newaliasbakery` · `unreviewedbakery` lives, without a review ·
`unlistedbakery` lives, unknown to the API · `wallbakery`, `ridge-plumbing-springfield` and the owner's own pages: the 403 puzzle · `limitedbakery` 429 ·
`hurriedbakery` 429 from the API alone · any other: 404. Country hosts and `m.` lead to www; `yelp.to` knows `FreshBk1`.
The API: no key TOKEN_MISSING, `expired-key` TOKEN_INVALID; listings by alias or by id.
"""

from __future__ import annotations

from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, data, letters, page, redirect, script, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import COMMON, Account, account, living

_COUNTRIES = ["com", "co.uk", "ca", "de", "fr", "it", "es", "com.au", "ie", "at", "ch", "nl", "be", "se", "dk", "no"]
HOSTS = (*(f"yelp.{country}" for country in _COUNTRIES), "yelp.to")
WWW = "https://www.yelp.com"
API = "https://api.yelp.com/v3/businesses"
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("yelp-san-francisco", 9, 40, name="Yelp"),
        account("gary-danko-san-francisco", 2, 5, name="Gary Danko"),
        account("closedbakery", 1300, 1320, name="Closed Bakery"),
        account("pausedbakery", 200, 230, name="Paused Bakery"),
        account("newaliasbakery", 21, name="New Alias Bakery"),
        account("unreviewedbakery", name="Unreviewed Bakery"),
        account("unlistedbakery", 33, name="Unlisted Bakery"),
        account("hurriedbakery", 33, name="Hurried Bakery"),
        account("wallbakery", 4, name="Wall Bakery"),
    )
}
BANNERS: Mapping[str, str] = {
    "closedbakery": "Yelpers report this location has closed. Find a similar spot.",
    "pausedbakery": "This business is temporarily closed.",
}
PUZZLE = text(
    '<html><head><title>yelp.com</title></head><body><p id="cmsg">Please enable JS and disable any ad blocker</p>'
    "<script>var dd={'rt':'c','host':'geo.captcha-delivery.com'}</script></body></html>",
    403,
    set_cookie="datadome=abc; Path=/; Secure",
)
_WALLED = frozenset({"wallbakery", "ridge-plumbing-springfield"})
_LIMITED = text("", 429, retry_after="600")


def answer(asked: Asked) -> Answer:
    """One host for the API, www for the pages; every other leads there."""
    if asked.host == "api.yelp.com":
        return _interface(asked)
    if asked.host == "biz.yelp.com":
        return PUZZLE
    if asked.host.endswith("yelp.to"):
        return redirect(f"{WWW}/biz/freshbakery") if asked.part(0) == "FreshBk1" else _missing()
    if asked.host != "www.yelp.com":
        return redirect(WWW + asked.path, 301)
    alias = asked.part(1).lower()
    if asked.part(0) != "biz" or not alias:
        return page("Restaurants, Dentists, Bars, Beauty Salons, Doctors - Yelp", "<h1>Yelp</h1>")
    if alias == "oldaliasbakery":
        return redirect(f"{WWW}/biz/newaliasbakery", 301)
    if alias in _WALLED:
        return PUZZLE
    shown = living(alias, CAST)
    return _LIMITED if alias == "limitedbakery" else _listing(shown) if shown else _missing()


def _missing() -> Answer:
    return page("Yelp", "<h1>We're sorry. We can't find the page you're looking for.</h1>", status=404)


def _listing(shown: Account) -> Answer:
    business: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "LocalBusiness",
        "name": shown.name,
        "address": {"@type": "PostalAddress", "streetAddress": "12 Maple St", "addressLocality": "Springfield"},
    }
    if shown.ages:
        business["aggregateRating"] = {"@type": "AggregateRating", "ratingValue": 4.5, "reviewCount": len(shown.ages)}
        business["review"] = [{"@type": "Review", "datePublished": f"{ago(age):%Y-%m-%d}"} for age in shown.ages]
    head = (
        f'<link rel="canonical" href="{WWW}/biz/{shown.handle}">'
        f'<meta property="og:url" content="{WWW}/biz/{shown.handle}">' + script(business, 'type="application/ld+json"')
    )
    banner = f'<div role="alert"><p>{BANNERS[shown.handle]}</p></div>' if shown.handle in BANNERS else ""
    title = f"{shown.name} - Springfield, IL - Yelp"
    return page(title, f"{banner}<h1>{shown.name}</h1>", head)


def _interface(asked: Asked) -> Answer:
    token = asked.headers.get("authorization", "").removeprefix("Bearer ").strip()
    if not token:
        return _error(401, "TOKEN_MISSING", "An access token must be supplied in order to use this endpoint.")
    if token == "expired-key":  # noqa: S105  # the key that is refused
        return _error(401, "TOKEN_INVALID", "Invalid access token or authorization header.")
    alias = _ALIASES.get(asked.part(2), asked.part(2).lower())
    if alias == "oldaliasbakery":
        return _migrated()
    if alias in _UNTOLD:
        return _error(*_UNTOLD[alias])
    shown = living(alias, CAST)
    if shown is None or asked.segments[:2] != ("v3", "businesses"):
        return _error(*_NOT_FOUND)
    return data(_reviews(shown)) if asked.part(3) == "reviews" else data(_business(shown))


_NOT_FOUND = (404, "BUSINESS_NOT_FOUND", "The requested business could not be found.")
_UNTOLD: Mapping[str, tuple[int, str, str]] = {
    "limitedbakery": (429, "ACCESS_LIMIT_REACHED", "You've reached the access limit for this client."),
    "hurriedbakery": (429, "TOO_MANY_REQUESTS_PER_SECOND", "You have exceeded the queries-per-second limit."),
    "unreviewedbakery": (403, "BUSINESS_UNAVAILABLE", "Business information is unavailable, check back later."),
    "unlistedbakery": _NOT_FOUND,
}


def _migrated() -> Answer:
    identifier = _identifier("newaliasbakery")
    told = {
        "code": "BUSINESS_MIGRATED",
        "description": "The requested business has been permanently migrated. Please access it using its new ID.",
        "new_business_id": identifier,
    }
    return data({"error": told}, 301, location=f"{API}/{identifier}")


def _identifier(alias: str) -> str:
    return letters(alias, 22)


_ALIASES: Mapping[str, str] = {_identifier(alias): alias for alias in (*CAST, *COMMON)}


def _business(shown: Account) -> dict[str, object]:
    return {
        "id": _identifier(shown.handle),
        "alias": shown.handle,
        "name": shown.name,
        "url": f"{WWW}/biz/{shown.handle}?adjust_creative=x&utm_campaign=yelp_api_v3",
        "is_claimed": shown.handle != "abandonedbakery",
        "is_closed": shown.handle == "closedbakery",
        "review_count": len(shown.ages),
        "rating": 4.5,
        "phone": "+12175550142",
        "location": {
            "address1": "12 Maple St",
            "city": "Springfield",
            "state": "IL",
            "zip_code": "62701",
            "country": "US",
        },
        "hours": [{"hours_type": "REGULAR", "is_open_now": False, "open": []}],
    }


def _reviews(shown: Account) -> dict[str, object]:
    newest = [
        {"id": letters(title, 22), "rating": 5, "text": title, "time_created": f"{ago(age):%Y-%m-%d %H:%M:%S}"}
        for age, title in zip(shown.ages, shown.titles(), strict=True)
    ]
    return {"reviews": newest[:3], "total": len(newest), "possible_languages": ["en"]}


def _error(status: int, code: str, description: str) -> Answer:
    return data({"error": {"code": code, "description": description}}, status)


_AT = WWW + "/biz/{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "open", "page", "200 without a banner"),
    lives("https://www.yelp.co.uk/biz/freshbakery", "open", "country host", "301 to www"),
    lives("https://m.yelp.com/biz/freshbakery", "open", "mobile host", "301 to www"),
    lives(_AT.format("closedbakery"), "closed for good, listing stays", "page", "banner: location has closed"),
    lives(_AT.format("pausedbakery"), "closed for now", "page", "banner: temporarily closed"),
    lives(_AT.format("oldaliasbakery"), "merged", "page", "301 to the other alias", decidable=False),
    lives(_AT.format("wallbakery"), "open", "page", "403 with a puzzle", decidable=False),
    lives(_AT.format("limitedbakery"), "open", "page", "429", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", "404", decidable=False),
    lives(_AT.format("wallbakery"), "open", "interface", "is_closed false", keyed=True),
    lives(_AT.format("closedbakery"), "closed for good, listing stays", "interface", "is_closed true", keyed=True),
    lives(_AT.format("pausedbakery"), "closed for now", "interface", "is_closed false", keyed=True),
    lives(_AT.format("oldaliasbakery"), "merged", "interface", "301 BUSINESS_MIGRATED", keyed=True),
    lives(_AT.format("unreviewedbakery"), "without a review", "interface", "403 BUSINESS_UNAVAILABLE", keyed=True),
    lives(_AT.format("unlistedbakery"), "open", "interface", "404 BUSINESS_NOT_FOUND, page shown", keyed=True),
    lives(_AT.format("limitedbakery"), "open", "interface", "429 ACCESS_LIMIT_REACHED", decidable=False, keyed=True),
    lives(
        _AT.format("hurriedbakery"),
        "open",
        "interface",
        "429 TOO_MANY_REQUESTS_PER_SECOND",
        keyed=True,
        decidable=False,
    ),
    is_gone(
        _AT.format("nobodyhasthis"),
        "never existed",
        "interface",
        "404 BUSINESS_NOT_FOUND, page 404",
        decidable=False,
        keyed=True,
    ),
)
