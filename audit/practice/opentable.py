"""OpenTable: restaurants by name or by number, behind Akamai.

The common cast takes bookings, `/r/<name>` and `/restaurant/profile/<number>` · `unbookedbakery` "not currently on the OpenTable
network" · `akamaibakery` "Access Denied" · `limitedbakery` 429 · any other leads to the front page.
"""

from __future__ import annotations

from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, digits, page, redirect
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import COMMON
from audit.practice._listings import CAST, WALLS, find, listing

HOSTS = ("opentable.com", "opentable.co.uk")
_UNBOOKED = "<p>Unfortunately, this restaurant is not currently on the OpenTable network.</p>"
_NAMES: Mapping[str, str] = {digits(name, 6): name for name in (*COMMON, *CAST)}
_WALLS = frozenset(("akamaibakery", "limitedbakery"))


def answer(asked: Asked) -> Answer:
    """Each country's host shows the same restaurants."""
    if not asked.host.startswith("www."):
        return redirect(f"https://www.{asked.host}{asked.path}", 301)
    home = f"https://{asked.host}/"
    match asked.segments:
        case ("r", name, *_):
            slug = name.lower()
        case ("restaurant", "profile", number, *_):
            slug = _NAMES.get(number, "")
        case ("restref", "client", *_):
            slug = _NAMES.get(asked.query.get("rid", ""), "")
        case _:
            return page("Restaurants and Restaurant Bookings | OpenTable", "<h1>Make a free reservation</h1>")
    if slug in _WALLS:
        return WALLS[slug]
    shown = find(slug)
    if shown is None:
        return redirect(home, 302)
    at = f"https://{asked.host}{asked.path}"
    words = _UNBOOKED if slug == "unbookedbakery" else "<form>Make a reservation</form>"
    return listing(shown, at, kind="Restaurant", words=words, site="OpenTable")


_AT = "https://www.opentable.com/r/{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "open", "page", "200 with a name"),
    lives("https://www.opentable.co.uk/r/freshbakery", "open", "country host", "200 with a name"),
    lives(
        f"https://www.opentable.com/restaurant/profile/{digits('freshbakery', 6)}",
        "open",
        "page by number",
        "200 with a name",
    ),
    lives(_AT.format("unbookedbakery"), "takes no bookings", "page", '"not currently on the OpenTable network"'),
    lives(_AT.format("akamaibakery"), "open", "page", '403 "Access Denied"', decidable=False),
    lives(_AT.format("limitedbakery"), "open", "page", "429", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "removed", "page", "302 to the front page", decidable=False),
)
