"""Angi, once Angie's List: listings with a rating in their data, found by the number at the end of the address.

The common cast is listed in Springfield · `oldnamebakery` leads to `newnamebakery`, same number · `refusedbakery` 403 ·
`limitedbakery` 429 · any other leads to the list of its town, without a word. `angieslist.com` leads to `angi.com`.
"""

from __future__ import annotations

import re

from audit.practice._answer import Answer, Asked, page, redirect
from audit.practice._case import Case, is_gone, lives
from audit.practice._listings import WALLS, find, listing

HOSTS = ("angi.com", "angieslist.com")
WWW = "https://www.angi.com"
_LISTING = re.compile(r"(?P<slug>.+)-reviews-(?P<number>\d+)\.htm")


def answer(asked: Asked) -> Answer:
    """Every other host leads to www."""
    if asked.host != "www.angi.com":
        return redirect(WWW + asked.path, 301)
    named = _LISTING.fullmatch(asked.part(4))
    if named is None or asked.segments[:2] != ("companylist", "us"):
        return page("Find top-rated pros in Springfield | Angi", "<h1>Find a pro</h1>")
    folder = "/".join(asked.segments[:4])
    if named["slug"] == "oldnamebakery":
        return redirect(f"{WWW}/{folder}/newnamebakery-reviews-{named['number']}.htm", 301)
    if named["slug"] in {"refusedbakery", "limitedbakery"}:
        return WALLS[named["slug"]]
    shown = find(named["slug"])
    return listing(shown, WWW + asked.path, site="Angi") if shown else redirect(f"{WWW}/{folder}/", 302)


_AT = f"{WWW}/companylist/us/il/springfield/{{}}-reviews-1234567.htm"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "open", "page", "200 with a rating"),
    lives(_AT.format("emptybakery"), "open, never rated", "page", "200 without a rating"),
    lives(_AT.replace("angi.com", "angieslist.com").format("freshbakery"), "open", "older host", "301 to angi.com"),
    lives(_AT.format("oldnamebakery"), "renamed", "page", "301 to another name, same number"),
    lives(_AT.format("refusedbakery"), "open", "page", "403", decidable=False),
    lives(_AT.format("limitedbakery"), "open", "page", "429", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "removed", "page", "302 to the list of its town", decidable=False),
)
