"""Tumblr: one blog for each name under tumblr.com, its feed, its old and its new interface, and one blog at a domain of its own.

`staff` Tumblr's own · `freshbakery` to `abandonedbakery` by age · `emptybakery` no post · `dashboardbakery`,
`loginbakery` shown to members only · `passwordbakery`, `privatebakery` behind a password · `adultbakery`, `consentbakery`
asked to consent first · `limitedbakery` 429 · `maplepress.example` at its own domain · any other name: 404.
Key: `practice-…`; `expired-key` and none are refused.
"""

from __future__ import annotations

import html
from collections.abc import Mapping

from audit.practice import _feeds
from audit.practice._answer import Answer, Asked, Fault, ago, data, digits, page, redirect, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

OWN_DOMAIN = "maplepress.example"
HOSTS = ("tumblr.com", OWN_DOMAIN)
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (account("staff", 1, 5, 8, name="Tumblr Staff"), account("maplepress", 5, 31, name="Maple Press"))
}
MEMBERS_ONLY = frozenset({"dashboardbakery", "loginbakery"})
WWW = "https://www.tumblr.com"
_LED: Mapping[str, str] = {
    "loginbakery": f"{WWW}/login_required/loginbakery",
    "adultbakery": f"{WWW}/safe-mode?url=https%3A%2F%2Fadultbakery.tumblr.com%2F",
    "consentbakery": f"{WWW}/privacy/consent?redirect=https%3A%2F%2Fconsentbakery.tumblr.com%2F",
}
_REFUSED: Mapping[str, int] = {"passwordbakery": 401, "privatebakery": 403}
_LIMITED = text(
    "Limit Exceeded",
    429,
    "text/plain",
    x_ratelimit_perday_remaining="0",
    x_ratelimit_perday_limit="5000",
    x_ratelimit_perhour_remaining="0",
    x_ratelimit_perhour_limit="1000",
)
_OFFICES = frozenset({"login", "login_required", "safe-mode", "privacy", "register", "about", "tagged", "explore"})

_AT = "https://{}.tumblr.com/"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "posting", "feed", "RSS"),
    lives(f"{WWW}/quietbakery", "posting", "page", '"queryKey":["user-info"'),
    lives(_AT.format("emptybakery"), "never posted", "interface", "posts-total 0"),
    lives(_AT.format("dashboardbakery"), "hidden from guests", "page", "404 on the blog's host", decidable=False),
    lives(_AT.format("loginbakery"), "hidden from guests", "page", "302 to /login_required/", decidable=False),
    lives(_AT.format("passwordbakery"), "behind a password", "page", "401", decidable=False),
    lives(_AT.format("privatebakery"), "behind a password", "page", "403", decidable=False),
    lives(_AT.format("adultbakery"), "adult", "page", "302 to /safe-mode", decidable=False),
    lives(_AT.format("consentbakery"), "asked to consent", "page", "302 to /privacy/consent", decidable=False),
    lives(_AT.format("limitedbakery"), "posting", "page", "429 with x-ratelimit-perday-remaining", decidable=False),
    lives(f"https://{OWN_DOMAIN}/", "own domain", "feed", "x-tumblr-user and RSS"),
    lives(_AT.format("freshbakery"), "posting", "keyed api", "blog record", keyed=True),
    lives(
        _AT.format("dashboardbakery"),
        "hidden from guests",
        "keyed api",
        '404 "only viewable within the Tumblr dashboard"',
        keyed=True,
    ),
    lives(_AT.format("privatebakery"), "behind a password", "keyed api", "403 without permission", keyed=True),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", "404 on the blog's host", decidable=False),
    is_gone(f"{WWW}/nobodyhasthis", "never existed", "page", '"status":404', decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "keyed api", "404 without a hint", keyed=True),
)


def answer(asked: Asked) -> Answer | Fault:
    """The interface, the site, and each blog on its own host."""
    host = asked.host.removeprefix("www.")
    if asked.host == "api.tumblr.com":
        return _api(asked)
    if host == "tumblr.com":
        return _site(asked)
    if host.endswith(OWN_DOMAIN):
        return _blog(asked, "maplepress") if host == OWN_DOMAIN else Fault.NO_SUCH_NAME
    return _blog(asked, host.removesuffix(".tumblr.com").lower())


def _site(asked: Asked) -> Answer:
    named = asked.segments[2:] if asked.segments[:2] == ("blog", "view") else asked.segments
    name = named[1] if named[:1] == ("blog",) and len(named) > 1 else (named[0] if named else "")
    name = name.lower().removeprefix("@")
    if not name or name in _OFFICES:
        return page("Tumblr", "<h1>Sign up or log in</h1>")
    if name == "limitedbakery":
        return _LIMITED
    if name in _LED:
        return redirect(_LED[name])
    if name in _REFUSED:
        return page("Tumblr", status=_REFUSED[name])
    shown = living(name, CAST)
    if shown is None:
        return page("Tumblr", '<script type="application/json">{"apiFetchStore":{},"status":404}</script>', status=404)
    state = '{"queries":[{"queryKey":["user-info",false],"state":{"status":"success"}}]}'
    at = f'<meta property="og:url" content="{WWW}/{shown.handle}"><link rel="canonical" href="{WWW}/{shown.handle}">'
    return page(f"{shown.name} (@{shown.handle}) on Tumblr", f'<script type="application/json">{state}</script>', at)


def _blog(asked: Asked, name: str) -> Answer:
    if name == "limitedbakery":
        return _LIMITED
    if name in _LED:
        return redirect(_LED[name])
    if name in _REFUSED:
        return page("Private blog", "<h1>This Tumblr is password protected</h1>", status=_REFUSED[name])
    shown = living(name, CAST)
    if shown is None:
        return _missing()
    written = list(zip(shown.ages, shown.titles(), strict=True))
    match asked.segments:
        case ():
            return _front(asked, shown)
        case ("rss",):
            return _feeds.rss(f"https://{asked.host}/", shown.name, written[:20])
        case ("api", "read", "json"):
            return _first_interface(asked, shown)
        case _:
            return _missing()


def _missing() -> Answer:
    return page("Not found.", "<h1>There's nothing here.</h1>", status=404)


def _front(asked: Asked, shown: Account) -> Answer:
    posts = "".join(f"<article><p>{html.escape(words)}</p></article>" for words in shown.titles())
    head = f'<link rel="alternate" type="application/rss+xml" title="RSS" href="https://{asked.host}/rss">'
    return page(shown.name, f"<h1>{html.escape(shown.name)}</h1>{posts}", head, x_tumblr_user=shown.handle)


def _first_interface(asked: Asked, shown: Account) -> Answer:
    """Version 1: a script that assigns, unless `debug` asks for bare JSON."""
    most = asked.query.get("num", "20")
    posts = [
        {
            "id": digits(words, 18),
            "url": f"https://{asked.host}/post/{digits(words, 18)}",
            "type": "regular",
            "date-gmt": f"{ago(age):%Y-%m-%d %H:%M:%S} GMT",
            "date": f"{ago(age):%a, %d %b %Y %H:%M:%S}",
            "unix-timestamp": int(ago(age).timestamp()),
        }
        for age, words in zip(shown.ages, shown.titles(), strict=True)
    ]
    log = {"title": shown.name, "description": shown.bio, "name": shown.handle, "timezone": "US/Eastern"}
    told = {
        "tumblelog": log | {"cname": asked.host if asked.host == OWN_DOMAIN else False, "feeds": []},
        "posts-start": 0,
        "posts-total": len(posts),
        "posts-type": False,
        "posts": posts[: int(most) if most.isdecimal() else 20],
    }
    if asked.query.get("debug") == "1":
        return data(told)
    return text(f"var tumblr_api_read = {data(told).body.decode()};\n", kind="text/javascript; charset=utf-8")


def _api(asked: Asked) -> Answer:
    """Version 2, keyed: `/v2/blog/{name}.tumblr.com/info`."""
    key = asked.query.get("api_key", "")
    if not key or key == "expired-key":
        return _error(401, "Unauthorized", "Invalid API key")
    if asked.segments[:2] != ("v2", "blog"):
        return _error(404, "Not Found", "")
    name = asked.part(2).lower().removesuffix(".tumblr.com")
    name = "maplepress" if name == OWN_DOMAIN else name
    if name == "limitedbakery":
        return _LIMITED
    if name in MEMBERS_ONLY:
        return _error(404, "Not Found", "This blog is only viewable within the Tumblr dashboard")
    if name in _REFUSED:
        return _error(403, "Forbidden", "You do not have permission to view this blog")
    shown = living(name, CAST) or (living("freshbakery", CAST) if name in _LED else None)
    if shown is None:
        return _error(404, "Not Found", "")
    newest = int(ago(min(shown.ages)).timestamp()) if shown.ages else 0
    told = {
        "name": name,
        "title": shown.name,
        "posts": len(shown.ages),
        "updated": newest,
        "description": shown.bio,
        "url": f"https://{OWN_DOMAIN if name == 'maplepress' else f'{name}.tumblr.com'}/",
        "uuid": f"t:{digits(name, 16)}",
        "is_nsfw": name == "adultbakery",
    }
    return data({"meta": {"status": 200, "msg": "OK"}, "response": {"blog": told}})


def _error(status: int, title: str, detail: str) -> Answer:
    errors = [{"title": title, "code": 0, "detail": detail}] if detail else [{"title": title, "code": 0}]
    return data({"meta": {"status": status, "msg": title}, "response": [], "errors": errors}, status)
