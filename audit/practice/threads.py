"""Threads: profile pages, the interface behind them, and the Threads API with an access token.

`freshbakery`, `quietbakery`, `dormantbakery`, `abandonedbakery` by their posts · `emptybakery` no post · `privatebakery` private ·
`undatedbakery` a page without posts in its data · `walledbakery` lives, 302 to /login · `formbakery` lives, the login page in
place · `titlebakery` missing, the login page in place · `sorrybakery` missing, the answer of 2024 · `limitedbakery` 429 ·
any other: 302 to /login. `threads.net` leads to `threads.com`.
The API: `smallbakery` and `walledbakery` have too few followers to be looked up and are answered like missing names;
`limitedbakery` code 4; no token or `expired-key`: code 190.
"""

from __future__ import annotations

import base64
import datetime as dt
import urllib.parse
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, data, milliseconds, page, redirect, script, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

HOSTS = ("threads.com", "threads.net")
WWW = "https://www.threads.com"
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("threads", 1, 2, name="Threads", followers=30_000_000),
        account("zuck", 2, 4, name="Mark Zuckerberg", followers=5_000_000),
        account("privatebakery", 4, name="Private Bakery"),
        account("undatedbakery", 5, name="Undated Bakery"),
        account("smallbakery", 6, name="Small Bakery", followers=41),
        account("walledbakery", 6, name="Walled Bakery", followers=12),
    )
}
_LOGIN = page("Threads • Log in", '<form action="/login"></form>', f'<link rel="canonical" href="{WWW}/login">')
ODD: Mapping[str, Answer] = {
    "formbakery": _LOGIN,
    "titlebakery": _LOGIN,
    "sorrybakery": page("Threads", "<h1>Sorry, this page isn't available</h1>"),
    "limitedbakery": text("", 429, retry_after="600"),
}
_WAIT = {"message": "Please wait a few minutes before you try again.", "require_login": True, "status": "fail"}
_UNSUPPORTED = (
    "Unsupported get request. Object does not exist, cannot be loaded due to missing permissions, "
    "or does not support this operation"
)
_EPOCH = 1314220021721


def answer(asked: Asked) -> Answer:
    """Pages on www.threads.com, the API on graph.threads.com and graph.threads.net."""
    if asked.host.startswith("graph."):
        return _graph(asked)
    if asked.part(0) == "api":
        return _profile_info(asked)
    if asked.host != "www.threads.com":
        return redirect(WWW + asked.path, 301)
    if not asked.part(0).startswith("@"):
        return _LOGIN if asked.part(0) == "login" else page("Threads", '<div id="root"></div>')
    name = asked.part(0)[1:].lower()
    if name in ODD:
        return ODD[name]
    shown = living(name, CAST)
    return _profile(shown) if shown and name != "walledbakery" else login(asked.path)


def login(path: str) -> Answer:
    """The redirect that missing names and unwelcome visitors get alike."""
    return redirect(f"{WWW}/login/?next={urllib.parse.quote(WWW + path, safe='')}")


def _profile(shown: Account) -> Answer:
    count = f"{shown.followers:,} Followers • {len(shown.ages)} Threads • {shown.bio or 'Bread since 1998'}."
    head = (
        '<meta property="og:type" content="profile">'
        f'<meta property="og:title" content="{shown.name} (@{shown.handle}) • Threads, Say more">'
        f'<meta property="og:url" content="{WWW}/@{shown.handle}">'
        f'<meta property="og:description" content="{count} See the latest conversations with @{shown.handle}.">'
    )
    open_ = shown.handle not in ("privatebakery", "undatedbakery")
    user = {"username": shown.handle, "is_private": shown.handle == "privatebakery", "pk": shown.number}
    edges = [{"node": {"thread_items": [{"post": _post(shown, age)}]}} for age in shown.ages] if open_ else []
    result = {"result": {"data": {"user": user, "mediaData": {"edges": edges}}}}
    block = {"require": [["ScheduledServerJS", "handle", None, [{"__bbox": result}]]]}
    body = "<p>This profile is private.</p>" if shown.handle == "privatebakery" else ""
    title = f"{shown.name} (@{shown.handle}) • Threads, Say more"
    return page(title, body + script(block, 'type="application/json" data-sjs'), head)


def _post(shown: Account, age: float) -> dict[str, object]:
    return {
        "code": _code(ago(age)),
        "taken_at": int(ago(age).timestamp()),
        "caption": {"text": "New rye"},
        "user": {"username": shown.handle, "is_verified": False},
    }


def _code(at: dt.datetime) -> str:
    number = (milliseconds(at) - _EPOCH) << 23
    return base64.urlsafe_b64encode(b"\0" + number.to_bytes(8, "big")).decode()[1:].rstrip("=")[:11].rjust(11, "A")


def _profile_info(asked: Asked) -> Answer:
    """What the pages themselves ask; it wants the id that the pages' own program sends."""
    name = asked.query.get("username", "").lower()
    if not asked.headers.get("x-ig-app-id") or name in ("walledbakery", "formbakery", "limitedbakery"):
        return data(_WAIT, 401)
    shown = living(name, CAST)
    if shown is None:
        return data({"message": "", "status": "fail"}, 404)
    user = {"username": shown.handle, "full_name": shown.name, "id": shown.number}
    return data({"data": {"user": user}, "status": "ok"})


def _graph(asked: Asked) -> Answer:
    token = asked.query.get("access_token") or asked.headers.get("authorization", "").removeprefix("Bearer ")
    if not token or token == "expired-key":  # noqa: S105  # the token that is refused
        return _error("Error validating access token: Session has expired", 190, 463, 401)
    name = asked.query.get("username", "").lower()
    if name == "limitedbakery":
        return _error("(#4) Application request limit reached", 4, 0, 403)
    shown = living("threads" if asked.segments[1:] == ("me",) else name, CAST)
    if shown is None or shown.followers < 100 or asked.part(1) not in ("me", "profile_lookup", "profile_posts"):
        return _error(_UNSUPPORTED, 100, 33, 400)
    if asked.part(1) == "profile_posts":
        return data({"data": _shared(shown), "paging": {"cursors": {}}})
    return data(
        {
            "username": shown.handle,
            "name": shown.name,
            "profile_picture_url": "https://scontent.cdninstagram.com/v/picture.jpg",
            "biography": shown.bio,
            "is_verified": False,
            "follower_count": shown.followers,
            "likes_count": 3,
            "quotes_count": 0,
            "replies_count": 1,
            "reposts_count": 0,
            "views_count": 70,
        }
    )


def _shared(shown: Account) -> list[dict[str, object]]:
    return [
        {
            "id": "180" + shown.number,
            "username": shown.handle,
            "media_type": "TEXT_POST",
            "text": title,
            "timestamp": f"{ago(age):%Y-%m-%dT%H:%M:%S}+0000",
            "shortcode": _code(ago(age)),
            "permalink": f"{WWW}/@{shown.handle}/post/{_code(ago(age))}",
        }
        for age, title in zip(shown.ages, shown.titles(), strict=True)
    ]


def _error(message: str, code: int, subcode: int, status: int) -> Answer:
    error: dict[str, object] = {"message": message, "type": "OAuthException", "code": code, "fbtrace_id": "AbCdEfGh"}
    return data({"error": error | ({"error_subcode": subcode} if subcode else {})}, status)


_AT = WWW + "/@{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "posting", "page", "og:type profile with dated posts"),
    lives("https://www.threads.net/@freshbakery", "posting", "former host", "301 to threads.com"),
    lives(_AT.format("emptybakery"), "never posted", "page", '"0 Threads"'),
    lives(_AT.format("undatedbakery"), "posting", "page", "header without posts"),
    lives(_AT.format("privatebakery"), "private", "page", "header and the private text"),
    lives(_AT.format("walledbakery"), "posting", "page", "302 to /login", decidable=False),
    lives(_AT.format("formbakery"), "posting", "page", '200 "Threads • Log in"', decidable=False),
    lives(_AT.format("limitedbakery"), "posting", "page", "429", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", "302 to /login", decidable=False),
    is_gone(_AT.format("titlebakery"), "never existed", "page", '200 "Threads • Log in"', decidable=False),
    is_gone(_AT.format("sorrybakery"), "deleted", "page", '200 "isn\'t available"', decidable=False),
    lives(_AT.format("freshbakery"), "posting", "interface", "profile_lookup and profile_posts", keyed=True),
    lives(_AT.format("emptybakery"), "never posted", "interface", "profile_posts without posts", keyed=True),
    lives(_AT.format("walledbakery"), "few followers", "interface", "code 100", decidable=False, keyed=True),
    lives(_AT.format("limitedbakery"), "posting", "interface", "code 4", decidable=False, keyed=True),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "interface", "code 100", decidable=False, keyed=True),
)
