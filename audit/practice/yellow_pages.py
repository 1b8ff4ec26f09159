"""Yellow Pages of the United States and of Canada: listings by name and number behind Cloudflare.

The common cast is listed in Springfield · `oldnamebakery` leads to `newnamebakery`, same number · `cloudflarebakery` a challenge ·
`blockedbakery` "Attention Required!" · `limitedbakery` 429 · `removedbakery` 410 · any other: 404.
Whether living listings never get 404 or 410 is not documented.
"""

from __future__ import annotations

import re

from audit.practice._answer import Answer, Asked, page, redirect
from audit.practice._case import Case, is_gone, lives
from audit.practice._listings import WALLS, find, listing

HOSTS = ("yellowpages.com", "yellowpages.ca")
_AMERICAN = re.compile(r"(?P<slug>.+)-(?P<number>\d+)")
_WALLS = frozenset(("cloudflarebakery", "blockedbakery", "limitedbakery"))


def answer(asked: Asked) -> Answer:
    """`/<town>/mip/<name>-<number>` in the United States, `/bus/<province>/<town>/<name>/<number>.html` in Canada."""
    if not asked.host.startswith("www."):
        return redirect(f"https://www.{asked.host}{asked.path}", 301)
    if asked.host.endswith(".ca"):
        slug, number = asked.part(3).lower(), asked.part(4).removesuffix(".html")
        renamed = f"/bus/{asked.part(1)}/{asked.part(2)}/newnamebakery/{number}.html"
        is_listing = asked.part(0) == "bus" and number.isdigit()
    else:
        named = _AMERICAN.fullmatch(asked.part(2))
        slug, number = (named["slug"], named["number"]) if named else ("", "")
        renamed = f"/{asked.part(0)}/mip/newnamebakery-{number}"
        is_listing = asked.part(1) == "mip"
    if not is_listing:
        return page("YP - The Real Yellow Pages", "<h1>Discover local</h1>")
    if slug == "oldnamebakery":
        return redirect(f"https://{asked.host}{renamed}", 301)
    return WALLS[slug] if slug in _WALLS else _listed(asked, slug)


def _listed(asked: Asked, slug: str) -> Answer:
    shown = find(slug)
    if shown is None:
        return page("Not found", "<h1>Not found</h1>", status=410 if slug == "removedbakery" else 404)
    return listing(shown, f"https://{asked.host}{asked.path}", site="Yellow Pages")


_AT = "https://www.yellowpages.com/springfield-il/mip/{}-1234567"
_CANADIAN = "https://www.yellowpages.ca/bus/Ontario/Ottawa/{}/1234567.html"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "open", "page", "200 with a name"),
    lives(_CANADIAN.format("freshbakery"), "open", "Canadian page", "200 with a name"),
    lives(_AT.format("oldnamebakery"), "renamed", "page", "301 to another name, same number"),
    lives(_AT.format("cloudflarebakery"), "open", "page", "403 with a challenge", decidable=False),
    lives(_AT.format("blockedbakery"), "open", "page", '403 "Attention Required!"', decidable=False),
    lives(_AT.format("limitedbakery"), "open", "page", "429", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "removed", "page", "404", decidable=False),
    is_gone(_AT.format("removedbakery"), "removed", "page", "410", decidable=False),
    is_gone(_CANADIAN.format("nobodyhasthis"), "removed", "Canadian page", "404", decidable=False),
)
