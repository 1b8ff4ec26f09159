"""The Better Business Bureau: profiles by name and two numbers, behind Cloudflare.

The common cast has a profile in Springfield · `closedbakery` "no longer in business" · `endedbakery` "Out of business" ·
`oldnamebakery` leads to `newnamebakery`, same numbers · `cloudflarebakery` a challenge · `blockedbakery` "Attention Required!" ·
`limitedbakery` 429 · any other leads to a search.
"""

from __future__ import annotations

import re

from audit.practice._answer import Answer, Asked, page, redirect
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import account
from audit.practice._listings import WALLS, find, listing

HOSTS = ("bbb.org",)
WWW = "https://www.bbb.org"
_PROFILE = re.compile(r"(?P<slug>.+?)-(?P<numbers>\d+-\d+)")
_WALLS = frozenset(("cloudflarebakery", "blockedbakery", "limitedbakery"))
_ENDED = account("endedbakery", 900, name="Ended Bakery")
_WORDS = {
    "closedbakery": "<p>This business is no longer in business.</p>",
    "endedbakery": "<p>Out of business</p>",
}


def answer(asked: Asked) -> Answer:
    """`/us/<state>/<town>/profile/<kind>/<name>-<bureau>-<number>`."""
    if asked.host != "www.bbb.org":
        return redirect(WWW + asked.path, 301)
    named = _PROFILE.fullmatch(asked.part(5))
    if named is None or asked.part(3) != "profile":
        return page("BBB: Start with Trust", "<h1>Search results</h1>")
    slug, folder = named["slug"], "/".join(asked.segments[:5])
    if slug == "oldnamebakery":
        return redirect(f"{WWW}/{folder}/newnamebakery-{named['numbers']}", 301)
    if slug in _WALLS:
        return WALLS[slug]
    shown = _ENDED if slug == _ENDED.handle else find(slug)
    if shown is None:
        return redirect(f"{WWW}/search?find_text={slug}", 302)
    return listing(
        shown, WWW + asked.path, words=_WORDS.get(slug, "<p>BBB Rating: A+</p>"), site="Better Business Bureau"
    )


_AT = f"{WWW}/us/il/springfield/profile/bakery/{{}}-0734-12345678"
_STAYS = "closed for good, listing stays"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "open", "page", "200 with a name"),
    lives(_AT.format("closedbakery"), _STAYS, "page", '"no longer in business"'),
    lives(_AT.format("endedbakery"), _STAYS, "page", '"Out of business"'),
    lives(_AT.format("oldnamebakery"), "renamed", "page", "301 to another name, same numbers"),
    lives(_AT.format("cloudflarebakery"), "open", "page", "403 with a challenge", decidable=False),
    lives(_AT.format("blockedbakery"), "open", "page", '403 "Attention Required!"', decidable=False),
    lives(_AT.format("limitedbakery"), "open", "page", "429", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "removed", "page", "302 to a search", decidable=False),
)
