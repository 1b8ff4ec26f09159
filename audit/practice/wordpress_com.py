"""WordPress.com: one site for each name under wordpress.com.

`dailypost` its own blog · `freshbakery` to `abandonedbakery` by age · `suspendedbakery` against the terms ·
`deletedbakery` deleted by its authors · any other name: led to the page that offers the address.
"""

from __future__ import annotations

import html
from collections.abc import Mapping

from audit.practice import _feeds
from audit.practice._answer import Answer, Asked, page, redirect
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

HOSTS = ("wordpress.com",)
CAST: Mapping[str, Account] = {"dailypost": account("dailypost", 400, 430, name="The Daily Post")}
_STATED = {
    "suspendedbakery": "This site has been archived or suspended in accordance with our Terms of Service.",
    "deletedbakery": "maplebakery.wordpress.com is no longer available. The authors have deleted this site.",
}


def answer(asked: Asked) -> Answer:
    """The site of that name: its feed, its front page, or why there is none."""
    name = asked.host.removesuffix("wordpress.com").rstrip(".").removeprefix("www.")
    if not name:
        return page("WordPress.com: Build a site", "<h1>Is this address yours?</h1>")
    if name in _STATED:
        return page("WordPress.com", f"<h1>{_STATED[name]}</h1>", status=410)
    shown = living(name, CAST)
    if shown is None:
        return redirect(f"https://wordpress.com/typo/?subdomain={name}")
    if asked.part(0) == "feed":
        return _feeds.rss(f"https://{asked.host}/", shown.name, list(zip(shown.ages, shown.titles(), strict=True)))
    if asked.segments:
        return page("Page not found", status=404)
    head = f'<link rel="alternate" type="application/rss+xml" href="https://{asked.host}/feed/">'
    return page(shown.name, f"<h1>{html.escape(shown.name)}</h1><p>Notes from the bakery, and its people.</p>", head)


_AT = "https://{}.wordpress.com/"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "posting", "feed", "page and RSS"),
    lives(_AT.format("emptybakery"), "never posted", "feed", "a feed without items"),
    is_gone(_AT.format("suspendedbakery"), "suspended", "page", "410 archived or suspended"),
    is_gone(_AT.format("deletedbakery"), "deleted", "page", "410 deleted by its authors"),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", "302 to wordpress.com/typo"),
)
