"""MySpace: a profile's page carries the comment `<!-- Profile -->`, the page for what is not there `<!-- 404 -->`.

`freshbakery` and the other living names have a profile, none with dates · `wallbakery` 403 · `limitedbakery` 429 ·
any other name: 404.
"""

from __future__ import annotations

import html

from audit.practice._answer import Answer, Asked, page, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

HOSTS = ("myspace.com",)
_CAST: dict[str, Account] = {
    "tom": account("tom", name="Tom", followers=11_000_000),
    "alice": account("alice", name="Alice"),
    "myspace": account("myspace", name="Myspace", followers=90_000),
}
"""Names that tools for looking up accounts have long known to live."""


def answer(asked: Asked) -> Answer:
    """Every part of a profile lives below its name."""
    name = asked.part(0).lower()
    if not name:
        return page("Featured Content on Myspace", "<h1>Myspace</h1>")
    if name == "wallbakery":
        return page("Access denied", "<h1>Forbidden</h1>", status=403)
    if name == "limitedbakery":
        return text("", 429, "text/plain")
    shown = living(name, _CAST)
    if shown is None:
        return page("Myspace", "<!-- 404 --><h1>Page not found</h1>", status=404)
    here = f"https://myspace.com/{name}"
    head = (
        f'<link rel="canonical" href="{here}"><meta property="og:url" content="{here}">'
        f'<meta property="og:title" content="{html.escape(shown.name)} ({name}) on Myspace">'
    )
    return page(
        f"{shown.name} ({name}) on Myspace", f"<!-- Profile --><h1>{html.escape(shown.name)}</h1><p>@{name}</p>", head
    )


_AT = "https://myspace.com/{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "open", "page", "200 with <!-- Profile -->"),
    lives(_AT.format("wallbakery"), "open", "page", "403", decidable=False),
    lives(_AT.format("limitedbakery"), "open", "page", "429", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", "404 with <!-- 404 -->"),
)
