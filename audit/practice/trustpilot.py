"""Trustpilot: the review pages of businesses, known by their domain, and the API with a key.

`freshbakery.example` and the rest of the common cast with the ending `.example`, the age of the newest review as on every
network · `datasetbakery.example` the page of 2025 · `linkedbakery.example` JSON-LD alone ·
`closedbakery.example` closed for good · `pausedbakery.example` closed for now · `unclaimedbakery.example` not claimed ·
`wallbakery.example` the 403 of Cloudflare · `wafbakery.example` the connection check · `limitedbakery.example` 429 · any other: 404.
Country hosts show the same. The API: no key or `expired-key`: 401 "Invalid API key".
No 404 can be told from that of a page which is withheld, or was taken down for want of reviews.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, data, iso, page, redirect, script, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import COMMON, Account, account, living

HOSTS = ("trustpilot.com",)
WWW = "https://www.trustpilot.com"
LD = 'type="application/ld+json"'
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("trustpilot.com", 1, 2, name="Trustpilot"),
        account("www.trustpilot.com", 1, 2, name="Trustpilot"),
        account("amazon.com", 1, 2, name="Amazon"),
        account("www.amazon.com", 1, 2, name="Amazon"),
        account("datasetbakery", 9, 40, name="Dataset Bakery"),
        account("linkedbakery", 9, 40, name="Linked Bakery"),
        account("closedbakery", 1300, name="Closed Bakery"),
        account("pausedbakery", 200, name="Paused Bakery"),
        account("unclaimedbakery", 600, name="Unclaimed Bakery"),
        account("wallbakery", 8, name="Wall Bakery"),
        account("wafbakery", 8, name="Check Bakery"),
    )
}
ODD: Mapping[str, Answer] = {
    "limitedbakery": text("", 429, retry_after="600"),
    "wallbakery": page(
        "Just a moment...",
        '<script src="/cdn-cgi/challenge-platform/x"></script>',
        status=403,
        cf_mitigated="challenge",
    ),
    "wafbakery": page("Verifying your connection", "<script>window.gokuProps={}</script>", status=202),
}


def answer(asked: Asked) -> Answer:
    """`/review/<domain>` on any host; the API on its own."""
    if asked.host == "api.trustpilot.com":
        return _interface(asked)
    if asked.host == "trustpilot.com":
        return redirect(WWW + asked.path, 301)
    domain = asked.part(1).lower()
    if asked.part(0) not in ("review", "evaluate") or not domain:
        return page("Trustpilot Reviews: Experience the power of customer reviews", "<h1>Read reviews</h1>")
    name = domain.removesuffix(".example")
    if name in ODD:
        return ODD[name]
    shown = find(domain)
    return _reviewed(shown, domain) if shown else page("404 - Trustpilot", "<h1>Page not found</h1>", status=404)


def find(domain: str) -> Account | None:
    """The business of that domain: `.example` is everybody's ending here."""
    name = domain.removesuffix(".example")
    return living(name, CAST) if domain.endswith(".example") != ("." in name) else None


def _reviewed(shown: Account, domain: str) -> Answer:
    blocks = {
        "datasetbakery": _dataset(shown, domain) + _next(shown, domain),
        "linkedbakery": script(_business(shown, domain), LD),
    }
    body = blocks.get(shown.handle) or script(_business(shown, domain), LD) + _next(shown, domain)
    head = (
        f'<link rel="canonical" href="{WWW}/review/{domain}"><meta property="og:url" content="{WWW}/review/{domain}">'
    )
    title = f'{shown.name} is rated "Great" with 4.1 / 5 on Trustpilot'
    return page(title, f"<h1>{shown.name}</h1>{body}", head)


def _business(shown: Account, domain: str) -> dict[str, object]:
    business: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "LocalBusiness",
        "@id": f"{WWW}/#/schema/Organization/{domain}",
        "name": shown.name,
        "sameAs": f"https://{domain}",
    }
    if shown.ages:
        business["aggregateRating"] = {"ratingValue": "4.1", "reviewCount": str(len(shown.ages))}
        business["review"] = [{"@type": "Review", "datePublished": iso(ago(age))} for age in shown.ages]
    return business


def _dataset(shown: Account, domain: str) -> str:
    """Three blocks: the site's own organisation, the table of stars, and the summary with the reviews."""
    site = {
        "@type": "Organization",
        "@id": f"{WWW}/#/schema/Organization/1",
        "name": "Trustpilot",
        "legalName": "Trustpilot A/S",
    }
    column = {"csvw:name": "Total", "csvw:cells": [{"csvw:value": str(len(shown.ages)), "csvw:notes": ["100%"]}]}
    table = {
        "@type": "Dataset",
        "name": shown.name,
        "about": {"@id": f"{WWW}/#/schema/Organization/{domain}"},
        "mainEntity": {"@type": "csvw:Table", "csvw:tableSchema": {"csvw:columns": [column]}},
    }
    summary = {"aiSummary": {"summary": "Customers like the rye."}, "aiSummaryReviews": _reviews(shown)}
    return "".join(script({"@context": "https://schema.org", "@graph": each}, LD) for each in ([site], table)) + script(
        summary, LD
    )


def _reviews(shown: Account) -> list[dict[str, object]]:
    return [
        {"id": _number(f"{shown.handle} {age}"), "rating": 4, "title": title, "dates": {"publishedDate": iso(ago(age))}}
        for age, title in zip(shown.ages, shown.titles(), strict=True)
    ]


def _number(seed: str) -> str:
    return hashlib.sha256(seed.encode()).hexdigest()[:24]


def _next(shown: Account, domain: str) -> str:
    unit = {
        "id": _number(shown.handle),
        "displayName": shown.name,
        "identifyingName": domain,
        "numberOfReviews": len(shown.ages),
        "trustScore": 4.1,
        "websiteUrl": f"https://{domain}",
        "isClaimed": shown.handle != "unclaimedbakery",
        "isClosed": shown.handle == "closedbakery",
        "isTemporarilyClosed": shown.handle == "pausedbakery",
    }
    known = {"props": {"pageProps": {"businessUnit": unit, "reviews": _reviews(shown)}}, "page": "/review"}
    return script(known, 'id="__NEXT_DATA__" type="application/json"')


_UNITS: Mapping[str, str] = {_number(name): name for name in (*CAST, *COMMON)}


def _interface(asked: Asked) -> Answer:
    if (asked.headers.get("apikey") or asked.query.get("apikey", "")) in ("", "expired-key"):
        return data({"message": "Invalid API key"}, 401)
    wanted = asked.query.get("name", "").lower() if asked.part(2) == "find" else _UNITS.get(asked.part(2), "")
    if wanted.removesuffix(".example") == "limitedbakery":
        return data({"message": "Too many requests"}, 429)
    shown = find(wanted) or (living(wanted, CAST) if asked.part(2) != "find" else None)
    if shown is None or asked.segments[:2] != ("v1", "business-units"):
        return data({"message": "The requested resource was not found"}, 404)
    if asked.part(3) == "reviews":
        reviews = [
            {"id": _number(f"{shown.handle} {age}"), "stars": 4, "title": title, "createdAt": iso(ago(age))}
            for age, title in zip(shown.ages, shown.titles(), strict=True)
        ]
        return data({"links": [], "reviews": reviews[: max(1, int(_digits(asked.query.get("perPage", ""))))]})
    domain = shown.handle if "." in shown.handle else f"{shown.handle}.example"
    return data(
        {
            "id": _number(shown.handle),
            "displayName": shown.name,
            "name": {"identifying": domain, "referring": [domain, f"www.{domain}"]},
            "websiteUrl": f"https://{domain}",
            "country": "GB",
            "numberOfReviews": {"total": len(shown.ages), "usedForTrustScoreCalculation": len(shown.ages)},
            "status": "active",
            "score": {"trustScore": 4.1, "stars": 4},
            "links": [],
        }
    )


def _digits(text_: str) -> str:
    return text_ if text_.isascii() and text_.isdecimal() and len(text_) < 4 else "20"


_AT = WWW + "/review/{}.example"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "reviewed", "page", "JSON-LD and page data"),
    lives(_AT.format("freshbakery").replace("www.", "uk."), "reviewed", "country host", "JSON-LD and page data"),
    lives(_AT.format("linkedbakery"), "reviewed", "page", "JSON-LD alone"),
    lives(_AT.format("datasetbakery"), "reviewed", "page", "three blocks of 2025 and page data"),
    lives(_AT.format("emptybakery"), "no review", "page", "numberOfReviews 0"),
    lives(_AT.format("unclaimedbakery"), "not claimed", "page", "isClaimed false"),
    lives(_AT.format("closedbakery"), "closed for good, listing stays", "page", "isClosed"),
    lives(_AT.format("pausedbakery"), "closed for now", "page", "isTemporarilyClosed"),
    lives(_AT.format("wallbakery"), "reviewed", "page", "403 of Cloudflare", decidable=False),
    lives(_AT.format("wafbakery"), "reviewed", "page", "202 connection check", decidable=False),
    lives(_AT.format("limitedbakery"), "reviewed", "page", "429", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", "404", decidable=False),
    lives(_AT.format("wallbakery"), "reviewed", "interface", "unit and reviews", keyed=True),
    lives(_AT.format("emptybakery"), "no review", "interface", "unit without reviews", keyed=True),
    lives(_AT.format("limitedbakery"), "reviewed", "interface", "429", decidable=False, keyed=True),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "interface", "404", keyed=True, decidable=False),
)
