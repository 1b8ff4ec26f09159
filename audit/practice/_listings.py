"""What the pages of all business listings have in common: schema.org data about one business, and the walls before them.

The walls are the ones that security services are known by: Cloudflare, Akamai, and the plain refusals.
"""

from __future__ import annotations

from collections.abc import Mapping

from audit.practice._answer import Answer, ago, page, script, text
from audit.practice._cast import Account, account, living

CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("newnamebakery", 12, 60, name="New Name Bakery"),
        account("closedbakery", 1200, 1250, name="Closed Bakery"),
        account("unbookedbakery", 45, name="Unbooked Bakery"),
    )
}
"""Renamed from `oldnamebakery`, closed for good with its listing left standing, and shown without a booking form."""
WALLS: Mapping[str, Answer] = {
    "refusedbakery": page("403 Forbidden", "<h1>Access denied</h1>", status=403),
    "limitedbakery": text("", 429, retry_after="600"),
    "cloudflarebakery": page(
        "Just a moment...",
        '<noscript>Enable JavaScript and cookies to continue</noscript><script src="/cdn-cgi/challenge-platform/h/b/x"></script>',
        status=403,
        cf_mitigated="challenge",
    ),
    "blockedbakery": page("Attention Required! | Cloudflare", "<h1>Sorry, you have been blocked</h1>", status=403),
    "akamaibakery": page(
        "Access Denied",
        "<h1>Access Denied</h1>You don't have permission. Reference #18.2d0a1402.1763280000",
        status=403,
    ),
    "waitingbakery": text("<script>window.gokuProps = {};</script>", 202),
}
"""Living businesses whose page this visitor is not shown; each site has those that it is known for."""


def find(slug: str) -> Account | None:
    """Who is listed under that name."""
    return living(slug.lower(), CAST)


def listing(shown: Account, at: str, *, kind: str = "LocalBusiness", words: str = "", site: str = "") -> Answer:
    """The page of a business at its own address: its name, where it is, and the reviews by their ages."""
    business: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": kind,
        "name": shown.name,
        "url": at,
        "telephone": "+1 217-555-0117",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "12 Maple St",
            "addressLocality": "Springfield",
            "postalCode": "62701",
        },
    }
    if shown.ages:
        business["aggregateRating"] = {"@type": "AggregateRating", "ratingValue": 4.5, "reviewCount": len(shown.ages)}
        business["review"] = [{"@type": "Review", "datePublished": f"{ago(age):%Y-%m-%d}"} for age in shown.ages]
    head = (
        f'<link rel="canonical" href="{at}"><meta property="og:url" content="{at}">'
        f'<meta property="og:title" content="{shown.name}">' + script(business, 'type="application/ld+json"')
    )
    return page(f"{shown.name} | {site}", f"<h1>{shown.name}</h1>{words}", head)
