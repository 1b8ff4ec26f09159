"""Nextdoor: business pages are open to guests, everything else asks for a login.

`/pages/freshbakery/` and the other living names show a page, in other countries too · `wallbakery` 403 · `limitedbakery` 429.
What guests meet at pages that nobody has is documented nowhere: the login page, as everywhere else, and no case decides on it.
"""

from __future__ import annotations

import html
import urllib.parse

from audit.practice._answer import Answer, Asked, page, redirect, script, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import living

_COUNTRIES = ("com", "co.uk", "com.au", "de", "fr", "it", "es", "nl", "ca")
HOSTS = tuple(f"nextdoor.{country}" for country in _COUNTRIES)


def answer(asked: Asked) -> Answer:
    """The kind of page decides, then who is asked for."""
    if not asked.segments:
        return page("Nextdoor", "<h1>Welcome, neighbor</h1>")
    if asked.part(0) == "login":
        return page("Log in | Nextdoor", '<form action="/login"><input name="email"></form>')
    name = asked.part(1).lower()
    if name == "wallbakery":
        return page("Access denied", "<h1>Forbidden</h1>", status=403)
    if name == "limitedbakery":
        return text("", 429, "text/plain")
    shown = living(name, {}) if asked.part(0) == "pages" else None
    if shown is None:
        return redirect(f"/login/?next={urllib.parse.quote(asked.path, safe='')}")
    here = f"https://{asked.host}/pages/{name}/"
    node = {"@context": "https://schema.org", "@type": "LocalBusiness", "name": shown.name, "url": here}
    head = (
        f'<link rel="canonical" href="{here}"><meta property="og:title" content="{html.escape(shown.name)} - Nextdoor">'
    )
    body = f"<h1>{html.escape(shown.name)}</h1><p>{html.escape(shown.bio)}</p>"
    return page(f"{shown.name} - Nextdoor", body, head + script(node, 'type="application/ld+json"'))


_AT = "https://nextdoor.com/pages/{}/"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "open", "business page", "served to guests"),
    lives("https://nextdoor.co.uk/pages/freshbakery/", "open", "business page", "served to guests of another country"),
    lives(
        "https://nextdoor.com/agency-detail/il/springfield/fresh-town/",
        "for members",
        "agency page",
        "302 to /login/",
        decidable=False,
    ),
    lives(_AT.format("wallbakery"), "open", "business page", "403", decidable=False),
    lives(_AT.format("limitedbakery"), "open", "business page", "429", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "business page", "302 to /login/", decidable=False),
)
