"""Houzz: professionals by name and number, or by the name of their account.

The common cast has a listing and an account, and so has `alex`, a member whom WhatsMyName's public list knows · `oldnamebakery` leads to `newnamebakery`, same number · `refusedbakery` 403, for
visitors with a poor name · `limitedbakery` 429 · any other: 404, "The page you requested was not found."
"""

from __future__ import annotations

import re

from audit.practice._answer import Answer, Asked, page, redirect
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import account
from audit.practice._listings import WALLS, find, listing

HOSTS = ("houzz.com",)
WWW = "https://www.houzz.com"
ALEX = account("alex", name="Alex")
_LISTING = re.compile(r"(?P<slug>.+)-pfvwus-pf~(?P<number>\d+)")


def answer(asked: Asked) -> Answer:
    """`/professionals/<kind>/<name and number>`, `/pro/<account>`, `/user/<account>`."""
    if asked.host != "www.houzz.com":
        return redirect(WWW + asked.path, 301)
    named = _LISTING.fullmatch(asked.part(2))
    slug = named["slug"] if named else asked.part(1)
    if asked.part(0) not in {"professionals", "pro", "user"} or not slug:
        return page("Houzz - Home Design, Decorating and Remodeling Ideas", "<h1>Houzz</h1>")
    if named and slug == "oldnamebakery":
        return redirect(f"{WWW}/professionals/{asked.part(1)}/newnamebakery-pfvwus-pf~{named['number']}", 301)
    if slug in {"refusedbakery", "limitedbakery"}:
        return WALLS[slug]
    shown = ALEX if slug == ALEX.handle else find(slug)
    if shown is None:
        return page("Page Not Found", "<h1>The page you requested was not found.</h1>", status=404)
    return listing(shown, WWW + asked.path, words="<p>3 Followers</p>", site="Houzz")


_LISTED = f"{WWW}/professionals/bakers/{{}}-pfvwus-pf~1234567"
CASES: tuple[Case, ...] = (
    lives(_LISTED.format("freshbakery"), "open", "page", '200 with "Followers"'),
    lives(f"{WWW}/pro/freshbakery", "open", "page of the account", '200 with "Followers"'),
    lives(f"{WWW}/user/freshbakery", "open", "page of the person", '200 with "Followers"'),
    lives(_LISTED.format("oldnamebakery"), "renamed", "page", "301 to another name, same number"),
    lives(_LISTED.format("refusedbakery"), "open", "page", "403", decidable=False),
    lives(_LISTED.format("limitedbakery"), "open", "page", "429", decidable=False),
    is_gone(_LISTED.format("nobodyhasthis"), "removed", "page", '404 "was not found"', decidable=False),
    is_gone(f"{WWW}/pro/nobodyhasthis", "removed", "page of the account", '404 "was not found"', decidable=False),
    is_gone(f"{WWW}/user/nobodyhasthis", "removed", "page of the person", '404 "was not found"'),
)
