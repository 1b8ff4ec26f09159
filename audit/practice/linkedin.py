"""LinkedIn's guest pages: open to some, behind 999 or the auth wall for most.

Companies: `maple-street-bakery` 999 · `open-bakery` guest page with posts · `quiet-bakery`, `abandoned-bakery` by age ·
`undated-bakery` guest page without posts · `walled-bakery` auth wall · `unavailable-bakery` redirect to
/company/unavailable/ · `old-name-bakery` redirect to `new-name-bakery` · `limited-bakery` 429 · `challenge-bakery` checkpoint
· any other: 404 "Page not found". People: the official accounts, `open-baker`; others 404 "Profile Not Found".
"""

from __future__ import annotations

import urllib.parse
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, digits, iso, milliseconds, page, redirect, script, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

HOSTS = ("linkedin.com", "lnkd.in")
WWW = "https://www.linkedin.com"
DENIED = text(
    '<html><head><script type="text/javascript">window.onload=function(){/* trkCode=bf */};</script></head></html>',
    999,
    x_li_pop="prod-lva1",
    x_li_proto="http/1.1",
)
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("open-bakery", 12, 40, name="Open Bakery"),
        account("quiet-bakery", 70, 99, name="Quiet Bakery"),
        account("abandoned-bakery", 900, 990, name="Abandoned Bakery"),
        account("undated-bakery", name="Undated Bakery"),
        account("new-name-bakery", 30, name="New Name Bakery"),
        account("open-baker", 25, name="An Open Baker"),
    )
}
ODD: Mapping[str, Answer] = {
    "maple-street-bakery": DENIED,
    "denied-baker": DENIED,
    "unavailable-bakery": redirect(f"{WWW}/company/unavailable/", 302),
    "unavailable-baker": redirect(f"{WWW}/in/unavailable/", 302),
    "old-name-bakery": redirect(f"{WWW}/company/new-name-bakery/", 301),
    "limited-bakery": text("", 429, retry_after="86400"),
    "challenge-bakery": redirect(f"{WWW}/checkpoint/challenge/abc"),
}
KINDS = frozenset({"company", "school", "showcase", "in"})


def answer(asked: Asked) -> Answer:  # one line for each kind of page
    """Country hosts lead to `www`; a page is a company's or a person's."""
    if asked.host != "www.linkedin.com":
        return redirect(WWW + asked.path, 301)
    kind, name = asked.part(0), asked.part(1).lower()
    if kind in {"authwall", "login", "uas", "checkpoint", ""}:
        return page("Sign Up | LinkedIn" if kind == "authwall" else "LinkedIn Login, Sign in | LinkedIn")
    if kind not in KINDS or not name:
        return _missing(kind)
    if name == "unavailable":
        return page("LinkedIn", "<h1>This page is unavailable</h1>")
    if name in {"walled-bakery", "walled-baker"}:
        return authwall(asked.path)
    if name in ODD:
        return ODD[name]
    shown = living(name, CAST)
    return _guest(shown, kind) if shown else _missing(kind)


def authwall(path: str) -> Answer:
    """The redirect that says nothing about anybody."""
    back = urllib.parse.quote(WWW + path, safe="")
    return redirect(f"{WWW}/authwall?trk=bf&trkInfo=AQ&original_referer=&sessionRedirect={back}", 303)


def activity(age: float) -> str:
    """The id of an update made that many days ago."""
    return str(milliseconds(ago(age)) << 22)


def _guest(shown: Account, kind: str) -> Answer:
    owner = {
        "@type": "Person" if kind == "in" else "Organization",
        "name": shown.name,
        "url": f"{WWW}/{kind}/{shown.handle}",
        "description": shown.bio or "Bread and cakes",
        "sameAs": "https://maplebakery.example/",
    }
    posts = [
        {
            "@type": "DiscussionForumPosting",
            "datePublished": iso(ago(age)),
            "text": title,
            "url": f"{WWW}/posts/{shown.handle}_{digits(title, 4)}-activity-{activity(age)}-AbCd",
        }
        for age, title in zip(shown.ages, shown.titles(), strict=True)
    ]
    head = (
        f'<link rel="canonical" href="{WWW}/{kind}/{shown.handle}">'
        f'<meta property="og:type" content="{"profile" if kind == "in" else "article"}">'
        f'<meta property="og:url" content="{WWW}/{kind}/{shown.handle}">'
        + script({"@context": "http://schema.org", "@graph": [owner, *posts]}, 'type="application/ld+json"')
    )
    return page(f"{shown.name} | LinkedIn", f"<h1>{shown.name}</h1>", head)


def _missing(kind: str) -> Answer:
    if kind == "in":
        return page("Profile Not Found | LinkedIn", "<h1>Profile Not Found</h1>", status=404)
    return page("LinkedIn: Page not found", "<h1>Page not found</h1><p>This page doesn't exist.</p>", status=404)


_AT = "https://www.linkedin.com/{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("company/open-bakery"), "posting", "company page", "guest page with posts"),
    lives(_AT.format("company/undated-bakery"), "shown without a post", "company page", "guest page without posts"),
    lives(_AT.format("company/old-name-bakery"), "renamed", "company page", "301 to the name of today"),
    lives(_AT.format("company/maple-street-bakery"), "posting", "company page", "999", decidable=False),
    lives(_AT.format("company/walled-bakery"), "posting", "company page", "303 to /authwall", decidable=False),
    lives(_AT.format("company/limited-bakery"), "posting", "company page", "429", decidable=False),
    lives(
        _AT.format("company/challenge-bakery"),
        "posting",
        "company page",
        "302 to /checkpoint/challenge",
        decidable=False,
    ),
    lives(
        _AT.format("company/unavailable-bakery"),
        "not shown to guests",
        "company page",
        "302 to /company/unavailable/",
        decidable=False,
    ),
    lives(_AT.format("in/open-baker"), "posting", "person page", "guest page"),
    lives(_AT.format("in/denied-baker"), "posting", "person page", "999", decidable=False),
    lives(_AT.format("in/walled-baker"), "posting", "person page", "303 to /authwall", decidable=False),
    lives(
        _AT.format("in/unavailable-baker"),
        "hidden by its member",
        "person page",
        "302 to /in/unavailable/",
        decidable=False,
    ),
    lives(
        _AT.format("in/hidden-baker"), "hidden by its member", "person page", '404 "Profile Not Found"', decidable=False
    ),
    is_gone(_AT.format("company/nobody-has-this"), "never existed", "company page", '404 "Page not found"'),
)
