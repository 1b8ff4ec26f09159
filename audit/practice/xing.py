"""XING's guest pages of people and companies; there is no interface to ask.

`freshbakery` and the rest of the common cast: a page each, without a date · `shellbakery` lives, the empty shell titled XING ·
`loginbakery` lives, the login page in place · `pausedbakery` lives, a person who went offline for some months: 404 ·
`softbakery` missing with status 200 · `limitedbakery` 429 · `refusedbakery` 403 · any other: "404 Not Found | XING".
"""

from __future__ import annotations

from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, page, redirect, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

HOSTS = ("xing.com",)
WWW = "https://www.xing.com"
CAST: Mapping[str, Account] = {
    each.handle: each for each in (account("xing", name="XING"), account("newworkse", name="New Work SE"))
}
_LOGIN = page("XING - Login", '<div id="app"></div><script src="/assets/login-frontend/login-frontend.js"></script>')
ODD: Mapping[str, Answer] = {
    "shellbakery": page("XING", '<div id="app"></div><script src="/assets/app.js"></script>'),
    "loginbakery": _LOGIN,
    "softbakery": page("404 - Not Found | XING", "<h1>Page not found</h1>"),
    "limitedbakery": text("", 429, retry_after="600"),
    "refusedbakery": page("Access denied", "<h1>Access denied</h1>", status=403),
}
_FORMER = frozenset({"companies", "company"})


def answer(asked: Asked) -> Answer:
    """`/profile/<person>` and `/pages/<company>`; the former paths of companies lead there."""
    if asked.host != "www.xing.com":
        return redirect(WWW + asked.path, 301)
    kind, name = asked.part(0), asked.part(1).lower()
    if kind in _FORMER and name:
        return redirect(f"{WWW}/pages/{name}", 301)
    if kind not in ("profile", "pages") or not name:
        return _LOGIN if kind == "login" else page("XING", "<h1>For a better working life</h1>")
    if name in ODD:
        return ODD[name]
    shown = living(name, CAST)
    return _guest(shown, kind) if shown else page("404 Not Found | XING", "<h1>Page not found</h1>", status=404)


def _guest(shown: Account, kind: str) -> Answer:
    head = (
        f'<meta data-rh="true" property="og:title" content="{shown.name} | XING">'
        f'<meta data-rh="true" property="og:url" content="{WWW}/{kind}/{shown.handle}">'
        f'<link data-rh="true" rel="canonical" href="{WWW}/{kind}/{shown.handle}">'
    )
    role = " - Baker - Springfield" if kind == "profile" else ""
    return page(f"{shown.name}{role} | XING", f"<h1>{shown.name}</h1>", head)


_PAGE, _PERSON = WWW + "/pages/{}", WWW + "/profile/{}"
CASES: tuple[Case, ...] = (
    lives(_PAGE.format("freshbakery"), "shown", "company page", "200 with a name"),
    lives(_PERSON.format("freshbakery"), "shown", "person page", "200 with a name"),
    lives(WWW + "/companies/freshbakery", "shown", "former path", "301 to the page"),
    lives(_PAGE.format("shellbakery"), "shown", "company page", "200 titled XING alone", decidable=False),
    lives(_PERSON.format("loginbakery"), "shown", "person page", "200 login page in place", decidable=False),
    lives(_PERSON.format("pausedbakery"), "offline for some months", "person page", "404", decidable=False),
    lives(_PAGE.format("limitedbakery"), "shown", "company page", "429", decidable=False),
    lives(_PAGE.format("refusedbakery"), "shown", "company page", "403", decidable=False),
    is_gone(
        _PAGE.format("nobodyhasthis"), "never existed", "company page", '404 "404 Not Found | XING"', decidable=False
    ),
    is_gone(
        _PERSON.format("nobodyhasthis"), "never existed", "person page", '404 "404 Not Found | XING"', decidable=False
    ),
    is_gone(_PERSON.format("softbakery"), "never existed", "person page", '200 "404 - Not Found"', decidable=False),
)
