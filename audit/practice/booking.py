"""Booking.com: houses by country and name; one that is gone leads to a search, with status 200 in the end.

The common cast has a house in `us` · `refusedbakery` 403 · `waitingbakery` 202 and a puzzle · `limitedbakery` 429 · any other
leads to /searchresults. `/Share-FreshB` is a short address of `freshbakery`, any other one leads to the front page.
Whether houses that are only closed for a season lead there, too, is not documented.
"""

from __future__ import annotations

from audit.practice._answer import Answer, Asked, page, redirect
from audit.practice._case import Case, is_gone, lives
from audit.practice._listings import WALLS, find, listing

HOSTS = ("booking.com",)
WWW = "https://www.booking.com"
_WALLS = frozenset(("refusedbakery", "waitingbakery", "limitedbakery"))


def answer(asked: Asked) -> Answer:
    """`/hotel/<country>/<name>.html`."""
    if asked.host != "www.booking.com":
        return redirect(WWW + asked.path, 301)
    if asked.part(0).startswith("Share-"):
        return redirect(f"{WWW}/hotel/us/freshbakery.html" if asked.part(0) == "Share-FreshB" else f"{WWW}/", 302)
    slug = asked.part(2).lower().partition(".")[0]
    if asked.part(0).startswith("searchresults"):
        return page("Booking.com: Hotels in Springfield", "<h1>Springfield: 214 properties found</h1>")
    if asked.part(0) != "hotel" or not slug:
        return page("Booking.com | Official site", "<h1>Find your next stay</h1>")
    if slug in _WALLS:
        return WALLS[slug]
    shown = find(slug)
    if shown is None:
        return redirect(f"{WWW}/searchresults.html?ss=Springfield&errorc_searchstring_not_found={slug}", 302)
    at = f"{WWW}/hotel/{asked.part(1)}/{shown.handle}.html"
    return listing(shown, at, kind="Hotel", site="Booking.com")


_AT = f"{WWW}/hotel/us/{{}}.html"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "open", "page", "200 with a name"),
    lives(f"{WWW}/Share-FreshB", "open", "short address", "302 to the page"),
    lives(_AT.format("refusedbakery"), "open", "page", "403", decidable=False),
    lives(_AT.format("waitingbakery"), "open", "page", "202 with a puzzle", decidable=False),
    lives(_AT.format("limitedbakery"), "open", "page", "429", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "removed", "page", "302 to a search that opens", decidable=False),
)
