"""Thumbtack: the page of a service, by the number at the end of its address.

The common cast offers a service in Springfield · `oldnamebakery` leads to `newnamebakery`, same number · `refusedbakery` 403 ·
`limitedbakery` 429 · `removedbakery` 404 · any other leads to the list of its kind of service.
Whether services that only pause are answered so, too, is not documented.
"""

from __future__ import annotations

from audit.practice._answer import Answer, Asked, page, redirect
from audit.practice._case import Case, is_gone, lives
from audit.practice._listings import WALLS, find, listing

HOSTS = ("thumbtack.com",)
WWW = "https://www.thumbtack.com"


def answer(asked: Asked) -> Answer:
    """`/<state>/<town>/<kind>/<name>/service/<number>`."""
    if asked.host != "www.thumbtack.com":
        return redirect(WWW + asked.path, 301)
    if asked.part(4) != "service" or not asked.part(5).isdigit():
        return page("Bakers near you - Thumbtack", "<h1>Top bakers near you</h1>")
    slug, folder = asked.part(3), "/".join(asked.segments[:3])
    if slug == "oldnamebakery":
        return redirect(f"{WWW}/{folder}/newnamebakery/service/{asked.part(5)}", 301)
    if slug in {"refusedbakery", "limitedbakery"}:
        return WALLS[slug]
    if slug == "removedbakery":
        return page("Page not found", "<h1>Not found</h1>", status=404)
    shown = find(slug)
    return listing(shown, WWW + asked.path, site="Thumbtack") if shown else redirect(f"{WWW}/{folder}/", 302)


_AT = f"{WWW}/il/springfield/bakers/{{}}/service/123456789012345678"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "open", "page", "200 with a name"),
    lives(_AT.format("oldnamebakery"), "renamed", "page", "301 to another name, same number"),
    lives(_AT.format("refusedbakery"), "open", "page", "403", decidable=False),
    lives(_AT.format("limitedbakery"), "open", "page", "429", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "removed", "page", "302 to the list of its kind", decidable=False),
    is_gone(_AT.format("removedbakery"), "removed", "page", "404", decidable=False),
)
