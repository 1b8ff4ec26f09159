"""Quora: a profile's page speaks of credentials, the page for names that nobody has says 404; most visitors meet a puzzle.

`/profile/freshbakery` and the other living names are shown · `challengebakery` and `challengednobody` meet Cloudflare's
puzzle · `limitedbakery` 429 · `frontbakery` is sent to the front page · any other name: 404. Spaces live on hosts of their own:
`freshbakery.quora.com`.
Whether living profiles never get that 404 is not documented.
"""

from __future__ import annotations

import html

from audit.practice._answer import Answer, Asked, page, redirect, script, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

HOSTS = ("quora.com",)
_CAST: dict[str, Account] = {"adam-dangelo": account("adam-dangelo", 5, name="Adam D'Angelo", followers=90_000)}
_LANGUAGES = frozenset("www de es fr it pt nl pl sv no da fi jp hi".split())  # noqa: SIM905  # as a list of words
_PUZZLE = page(
    "Just a moment...",
    "Enable JavaScript and cookies to continue",
    '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script>',
    403,
    cf_mitigated="challenge",
    server="cloudflare",
)
_MISSING = page(
    "Error 404 - Quora", '<script>window.x = {"rootProps": {"code": 404, "isError": true}}</script>', status=404
)


def answer(asked: Asked) -> Answer:
    """People live below `/profile/`, spaces on hosts of their own."""
    label = asked.host.partition(".quora.com")[0] if asked.host != "quora.com" else "www"
    if label not in _LANGUAGES:
        return _space(label, asked.host)
    if asked.part(0) != "profile" or len(asked.segments) < 2:
        return page("Quora - A place to share knowledge", '<div id="root"></div>')
    name = asked.part(1).lower()
    match name:
        case "challengebakery" | "challengednobody":
            return _PUZZLE
        case "limitedbakery":
            return text("", 429, "text/plain")
        case "frontbakery":
            return redirect("https://www.quora.com/")
        case _:
            return _profile(asked.host, name)


def _profile(host: str, name: str) -> Answer:
    shown = living(name, _CAST)
    if shown is None:
        return _MISSING
    here = f"https://{host}/profile/{name}"
    node = {"@type": "ProfilePage", "mainEntity": {"@type": "Person", "name": shown.name, "url": here}}
    head = f'<link rel="canonical" href="{here}"><meta property="og:url" content="{here}">'
    body = f"<h1>{html.escape(shown.name)}</h1><div>Credentials &amp; Highlights</div>"
    return page(f"{shown.name} - Quora", body, head + script(node, 'type="application/ld+json"'))


def _space(label: str, host: str) -> Answer:
    shown = living(label, {})
    if shown is None:
        return _MISSING
    return page(
        f"{shown.name} - Quora", f"<h1>{html.escape(shown.name)}</h1>", f'<link rel="canonical" href="https://{host}/">'
    )


_AT = "https://www.quora.com/profile/{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "open", "page", "a profile with its credentials"),
    lives("https://de.quora.com/profile/freshbakery", "open", "page", "a profile on a host of its language"),
    lives(_AT.format("challengebakery"), "open", "page", "Cloudflare's puzzle", decidable=False),
    lives(_AT.format("frontbakery"), "open", "page", "302 to the front page", decidable=False),
    lives(_AT.format("limitedbakery"), "open", "page", "429", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", "404 with rootProps code 404", decidable=False),
    is_gone(_AT.format("challengednobody"), "never existed", "page", "Cloudflare's puzzle", decidable=False),
)
