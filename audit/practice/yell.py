"""Yell: British listings by name and number behind Cloudflare.

The common cast is listed · `oldnamebakery` leads to `newnamebakery`, same number · `cloudflarebakery` a challenge ·
`blockedbakery` "Attention Required!" · `limitedbakery` 429 · `removedbakery` 410 · any other: 404.
Whether living listings never get 404 or 410 is not documented.
"""

from __future__ import annotations

import re

from audit.practice._answer import Answer, Asked, page, redirect
from audit.practice._case import Case, is_gone, lives
from audit.practice._listings import WALLS, find, listing

HOSTS = ("yell.com",)
WWW = "https://www.yell.com"
_LISTING = re.compile(r"(?P<slug>.+)-(?P<number>\d+)")
_WALLS = frozenset(("cloudflarebakery", "blockedbakery", "limitedbakery"))


def answer(asked: Asked) -> Answer:
    """`/biz/<name>-<number>/`."""
    if asked.host != "www.yell.com":
        return redirect(WWW + asked.path, 301)
    named = _LISTING.fullmatch(asked.part(1))
    if named is None or asked.part(0) != "biz":
        return page("Yell | The UK's leading online business directory", "<h1>Yell</h1>")
    slug = named["slug"]
    if slug == "oldnamebakery":
        return redirect(f"{WWW}/biz/newnamebakery-{named['number']}/", 301)
    if slug in _WALLS:
        return WALLS[slug]
    shown = find(slug)
    if shown is None:
        return page("Not found", "<h1>Not found</h1>", status=410 if slug == "removedbakery" else 404)
    return listing(shown, WWW + asked.path, site="Yell")


_AT = f"{WWW}/biz/{{}}-1234567/"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "open", "page", "200 with a name"),
    lives(_AT.format("oldnamebakery"), "renamed", "page", "301 to another name, same number"),
    lives(_AT.format("cloudflarebakery"), "open", "page", "403 with a challenge", decidable=False),
    lives(_AT.format("blockedbakery"), "open", "page", '403 "Attention Required!"', decidable=False),
    lives(_AT.format("limitedbakery"), "open", "page", "429", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "removed", "page", "404", decidable=False),
    is_gone(_AT.format("removedbakery"), "removed", "page", "410", decidable=False),
)
