"""Tripadvisor: the listings' pages behind their bot wall, and the Content API with a key.

Places by the number after `d`: `678901` Fresh, `678902` Quiet, `678903` Dormant, `678904` Abandoned and `678905` Empty Bakery ·
`678910` marked as closed · `678911` lives, 403 · `678912` lives, never answers · `678913` 429 · `678914` lives, the 403 puzzle ·
`678915` lives, the API's daily budget is spent · any other: 404. Members: `freshbakery`, `FreshBakery` leads there ·
any other member: 404. Country hosts lead to www. The API: no key or `expired-key`: 403.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, Fault, ago, data, page, redirect, script, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import COMMON, Account, account, living

_COUNTRIES = [
    "com",
    "co.uk",
    "de",
    "fr",
    "it",
    "es",
    "ca",
    "com.au",
    "ie",
    "nl",
    "se",
    "in",
    "jp",
    "at",
    "ch",
    "be",
    "dk",
    "co.nz",
    "com.br",
    "com.mx",
    "pt",
    "com.sg",
]
HOSTS = tuple(f"tripadvisor.{country}" for country in _COUNTRIES)
WWW = "https://www.tripadvisor.com"
PLACES: Mapping[str, Account] = {
    "678901": COMMON["freshbakery"],
    "678902": COMMON["quietbakery"],
    "678903": COMMON["dormantbakery"],
    "678904": COMMON["abandonedbakery"],
    "678905": COMMON["emptybakery"],
    "678910": account("closedbakery", 1300, name="Closed Bakery"),
    "678911": account("refusedbakery", 8, name="Refused Bakery"),
    "678912": account("slowbakery", 8, name="Slow Bakery"),
    "678913": account("limitedbakery", 8, name="Limited Bakery"),
    "678914": account("puzzlebakery", 8, name="Puzzle Bakery"),
    "678915": account("spentbakery", 8, name="Spent Bakery"),
    "104365": account("empirestatebuilding", 1, 2, name="Empire State Building"),
    "188151": account("eiffeltower", 1, 2, name="Eiffel Tower"),
}
PUZZLE = text(
    '<html><head><title>tripadvisor.com</title></head><body><p id="cmsg">Please enable JS and disable any ad blocker</p>'
    "<script>var dd={'rt':'c','host':'geo.captcha-delivery.com'}</script></body></html>",
    403,
    set_cookie="datadome=abc; Path=/; Secure",
)
ODD: Mapping[str, Answer | Fault] = {
    "678911": page("Access Denied", "<h1>Access Denied</h1><p>Reference #18.abc</p>", status=403),
    "678912": Fault.TOO_SLOW,
    "678913": text("", 429, retry_after="600"),
    "678914": PUZZLE,
}
_KIND = re.compile(r"(?:Restaurant|Hotel|Attraction)_Review-g\d+-d(\d+)-Reviews(?:-|$|\.html)")


def answer(asked: Asked) -> Answer | Fault:
    """The API on its own host, www for the pages; every other leads there."""
    if asked.host == "api.content.tripadvisor.com":
        return _interface(asked)
    if asked.host != "www.tripadvisor.com":
        return redirect(WWW + asked.path, 301)
    first = asked.part(0)
    if first == "Profile":
        return _member(asked.part(1))
    if not first:
        return page("Tripadvisor: Over a billion reviews", "<h1>Where to?</h1>")
    place = _KIND.match(first)
    number = place[1] if place else ""
    if number in ODD:
        return ODD[number]
    return _listing(number, PLACES[number], asked.path) if number in PLACES else _missing()


def _missing() -> Answer:
    return page("404 Not Found - Tripadvisor", '<div class="error404"><h1>Page not found</h1></div>', status=404)


def _member(name: str) -> Answer:
    shown = living(name.lower(), {})
    if shown is None:
        return page(
            "Tripadvisor",
            '<div class="error404"><p>This page is on vacation…and you should be, too.</p></div>',
            status=404,
        )
    if name != shown.handle:
        return redirect(f"{WWW}/Profile/{shown.handle}", 301)
    head = f'<link rel="canonical" href="{WWW}/Profile/{shown.handle}">'
    return page(f"{shown.handle} on Tripadvisor", f"<h1>{shown.name}</h1><p>Contributions 7</p>", head)


def _listing(number: str, shown: Account, path: str) -> Answer:
    business = {
        "@context": "https://schema.org",
        "@type": "FoodEstablishment",
        "name": shown.name,
        "url": path,
        "address": {"@type": "PostalAddress", "streetAddress": "12 Maple St", "addressLocality": "Springfield"},
        "aggregateRating": {"@type": "AggregateRating", "ratingValue": "4.5", "reviewCount": str(len(shown.ages))},
    }
    canonical = f"{WWW}/Restaurant_Review-g12345-d{number}-Reviews-{shown.handle}.html"
    head = f'<link rel="canonical" href="{canonical}"><meta property="og:url" content="{canonical}">' + script(
        business if shown.ages else business | {"aggregateRating": None}, 'type="application/ld+json"'
    )
    closed = "<span>Permanently closed</span>" if shown.handle == "closedbakery" else ""
    title = f"{shown.name.upper()}, Springfield - Restaurant Reviews, Photos & Phone Number - Tripadvisor"
    return page(title, f"<h1>{shown.name}</h1>{closed}", head)


def _interface(asked: Asked) -> Answer:
    if asked.query.get("key", "") in ("", "expired-key"):
        return data({"Message": "User is not authorized to access this resource with an explicit deny"}, 403)
    number = asked.part(3)
    if number in ("678913", "678915"):
        return data({"message": "Limit Exceeded"}, 429)
    shown = PLACES.get(number)
    if shown is None or asked.segments[:3] != ("api", "v1", "location"):
        return data(_NOT_FOUND, 404, "application/problem+json")
    if asked.part(4) == "reviews":
        return data({"data": _reviews(shown)})
    return data(
        {
            "location_id": number,
            "name": shown.name,
            "web_url": f"{WWW}/Restaurant_Review-g12345-d{number}-Reviews-{shown.handle}.html?m=66827",
            "address_obj": {
                "street1": "12 Maple St",
                "city": "Springfield",
                "state": "Illinois",
                "postalcode": "62701",
            },
            "phone": "+1 217-555-0142",
            "website": "https://maplebakery.example/",
            "rating": "4.5",
            "num_reviews": str(len(shown.ages)),
        }
    )


_NOT_FOUND = {
    "type": "https://tripadvisor-content.readme.io/reference/errors#resource-not-found",
    "title": "Not Found",
    "status": 404,
    "detail": "Location not found",
}


def _reviews(shown: Account) -> list[dict[str, object]]:
    return [
        {"id": index, "lang": "en", "rating": 5, "title": title, "published_date": f"{ago(age):%Y-%m-%dT%H:%M:%SZ}"}
        for index, (age, title) in enumerate(zip(shown.ages[:5], shown.titles(), strict=False), 1)
    ]


def _at(number: str, kind: str = "Restaurant") -> str:
    return f"{WWW}/{kind}_Review-g12345-d{number}-Reviews-Some_Bakery-Springfield_Illinois.html"


CASES: tuple[Case, ...] = (
    lives(_at("678901"), "open", "page", "200 with a name"),
    lives(_at("678901").replace(".com/", ".co.uk/"), "open", "country host", "301 to www"),
    lives(_at("678910"), "closed for good, listing stays", "page", '200 "Permanently closed"'),
    lives(_at("678911"), "open", "page", "403", decidable=False),
    lives(_at("678912"), "open", "page", "no answer in time", decidable=False),
    lives(_at("678913"), "open", "page", "429", decidable=False),
    lives(_at("678914"), "open", "page", "403 with a puzzle", decidable=False),
    is_gone(_at("999999"), "never existed", "page", "404", decidable=False),
    lives(_at("678914"), "open", "interface", "details and reviews", keyed=True),
    lives(_at("678910"), "closed for good, listing stays", "interface", "details without a word", keyed=True),
    lives(_at("678915"), "open", "interface", "429", keyed=True),
    is_gone(_at("999999"), "never existed", "interface", "404", decidable=False, keyed=True),
)
