"""Reddit: feeds for guests, pages and `.json` that say nothing to them, the grant of an app's token, and the interface.

Users and communities: `freshbakery`, `quietbakery` … by age · `emptybakery` never posted · `hiddenbakery` hides its posts ·
`nobodyhasthis` never existed. Users: `suspendedbakery` and `mutedbakery` is_suspended · `deletedbakery`, and `shadowbakery`, shadow-banned
without knowing it: 404.
Communities: `privatebakery`, `quarantinedbakery`, `gatedbakery` 403 with that reason · `bannedbakery` 404 with the reason banned ·
`restrictedbakery` only members post. Guests also meet `blockedbakery` network security, `pardnerbakery` the old refusal,
`limitedbakery` 429, `loginbakery` the login page. Client id or secret `expired-key` is refused.
https://github.com/reddit-archive/reddit/wiki/OAuth2 · https://www.reddit.com/dev/api
"""

from __future__ import annotations

import base64
import binascii
import html
import urllib.parse
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, base32, data, page, redirect, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

HOSTS = ("reddit.com", "redd.it")
WWW = "https://www.reddit.com"
TOKEN = "practice-reddit-app-token"  # noqa: S105  # opens nothing but the practice web
EXPIRED = "expired-key"
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("reddit", 3, 20, name="reddit", followers=200_000),
        account("spez", 9, 40, name="spez", followers=200_000),
        account("announcements", 30, 60, name="announcements", followers=300_000_000),
        account("redditdev", 1, 2, name="redditdev", followers=80_000),
        account("hiddenbakery", 4, name="Hidden Bakery"),
        account("restrictedbakery", 4, name="Restricted Bakery"),
        account("blockedbakery", 4, name="Blocked Bakery"),
        account("pardnerbakery", 4, name="Pardner Bakery"),
        account("limitedbakery", 4, name="Limited Bakery"),
        account("loginbakery", 4, name="Login Bakery"),
    )
}
SECURITY = page(
    "Blocked", "<h1>whoa there, pardner!</h1><p>You've been blocked by network security.</p>" * 40, status=403
)
PARDNER = page(
    "Too Many Requests", "<h1>whoa there, pardner!</h1><p>we're sorry, but you appear to be a bot</p>", status=429
)
SHELL = page("Reddit - The heart of the internet", "<shreddit-app></shreddit-app>")
SUSPENDED = frozenset({"suspendedbakery", "mutedbakery"})
WALLS: Mapping[str, Answer] = {
    "blockedbakery": SECURITY,
    "pardnerbakery": PARDNER,
    "limitedbakery": text("", 429, x_ratelimit_used="10", x_ratelimit_remaining="0.0", x_ratelimit_reset="60"),
    "loginbakery": redirect(f"{WWW}/login/?reason=lor2"),
}
CLOSED: Mapping[str, tuple[int, str, str]] = {
    "privatebakery": (403, "private", "Forbidden"),
    "quarantinedbakery": (403, "quarantined", "Forbidden"),
    "gatedbakery": (403, "gated", "Forbidden"),
    "bannedbakery": (404, "banned", "Not Found"),
}
MISSING = data({"message": "Not Found", "error": 404}, 404)
UNAUTHORIZED = data({"message": "Unauthorized", "error": 401}, 401)


def answer(asked: Asked) -> Answer:
    """One host for apps, one for guests; the old pages lead guests to the login."""
    if asked.host == "oauth.reddit.com":
        return _interface(asked)
    if asked.host == "api.reddit.com" or asked.path.rstrip("/").endswith(".json"):
        return SECURITY
    if asked.part(0) == "login":
        return page("Log in to Reddit", '<form id="login"></form>')
    if asked.host == "old.reddit.com":
        return redirect(f"{WWW}/login/?reason=lor2")
    if asked.host.endswith("redd.it"):
        return redirect(f"{WWW}/comments/{asked.part(0)}" if asked.segments else WWW + "/", 301)
    if asked.host != "www.reddit.com":
        return redirect(WWW + asked.path, 301)
    if asked.segments == ("api", "v1", "access_token"):
        return _grant(asked)
    return _guest(asked)


def _grant(asked: Asked) -> Answer:
    scheme, _, pair = asked.headers.get("authorization", "").partition(" ")
    try:
        client, _, secret = base64.b64decode(pair.strip(), validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        client, secret = "", ""
    refused = EXPIRED in {client, secret} or not client or not secret
    if asked.method != "POST" or scheme.lower() != "basic" or refused:
        return UNAUTHORIZED
    sent = dict(urllib.parse.parse_qsl(asked.body.decode("utf-8", "replace")))
    if sent.get("grant_type") != "client_credentials":
        return data({"error": "unsupported_grant_type"})
    return data({"access_token": TOKEN, "token_type": "bearer", "expires_in": 86400, "scope": "*"})


def _guest(asked: Asked) -> Answer:
    kind = {"u": "user"}.get(asked.part(0), asked.part(0))
    name = asked.part(1).removesuffix(".rss").lower()
    if kind not in {"user", "r"} or not name:
        return SHELL
    if name in WALLS:
        return WALLS[name]
    if not asked.path.rstrip("/").endswith(".rss"):
        return SHELL
    if kind == "r" and name in CLOSED:
        code, reason, words = CLOSED[name]
        return page(f"{words} ({reason})", f"<h1>{words}</h1>", status=code)
    shown = account(name) if kind == "user" and name == "mutedbakery" else living(name, CAST)
    return _feed(kind, shown) if shown else text("", 404)


def _feed(kind: str, shown: Account) -> Answer:
    kept = [] if shown.handle == "hiddenbakery" else zip(shown.ages, shown.titles(), strict=True)
    entries = "".join(
        f"<entry><author><name>/u/{shown.handle}</name><uri>{WWW}/user/{shown.handle}</uri></author>"
        f"<id>t3_{base32(f'{shown.handle} {age}', 7)}</id><link href='{WWW}/r/Breadit/comments/{base32(title, 7)}/'/>"
        f"<updated>{ago(age).isoformat()}</updated><published>{ago(age).isoformat()}</published>"
        f"<title>{html.escape(title)}</title></entry>"
        for age, title in kept
    )
    title = f"overview for {shown.handle}" if kind == "user" else f"newest submissions : {shown.handle}"
    about = f"<title>{title}</title><id>/{kind}/{shown.handle}/.rss</id><updated>{ago(0).isoformat()}</updated>"
    return text(
        f'<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">{about}{entries}</feed>',
        kind="application/atom+xml; charset=UTF-8",
        x_ratelimit_remaining="1.0",
        x_ratelimit_reset="42",
    )


def _interface(asked: Asked) -> Answer:
    if asked.headers.get("authorization", "").removeprefix("Bearer ").strip() in {"", EXPIRED}:
        return UNAUTHORIZED
    if asked.segments == ("subreddits", "search"):
        return _listing([])
    kind, name = {"u": "user"}.get(asked.part(0), asked.part(0)), asked.part(1).lower()
    if kind == "user" and name in SUSPENDED:
        return data({"kind": "t2", "data": {"name": asked.part(1), "is_suspended": True}})
    if kind == "r" and name in CLOSED:
        code, reason, words = CLOSED[name]
        return data({"reason": reason, "message": words, "error": code}, code)
    shown = living(name, CAST)
    if kind == "r" and shown is None:
        return redirect(f"https://oauth.reddit.com/subreddits/search?q={urllib.parse.quote(name)}")
    if kind not in {"user", "r"} or shown is None:
        return MISSING
    if asked.part(2).removesuffix(".json") == "about":
        return data(_user(shown) if kind == "user" else _community(shown))
    kept = (
        [] if shown.handle == "hiddenbakery" and kind == "user" else list(zip(shown.ages, shown.titles(), strict=True))
    )
    return _listing([_post(shown, age, title) for age, title in kept])


def _listing(children: list[dict[str, object]]) -> Answer:
    return data(
        {"kind": "Listing", "data": {"after": None, "dist": len(children), "children": children, "before": None}}
    )


def _post(shown: Account, age: float, title: str) -> dict[str, object]:
    name = base32(f"{shown.handle} {age}", 7)
    told = {"id": name, "name": f"t3_{name}", "author": shown.handle, "subreddit": "Breadit", "title": title}
    return {"kind": "t3", "data": {**told, "created_utc": ago(age).timestamp(), "pinned": False, "stickied": False}}


def _user(shown: Account) -> dict[str, object]:
    own = {"display_name": f"u_{shown.handle}", "public_description": shown.bio, "subscribers": shown.followers}
    told = {
        "id": base32(shown.handle, 6),
        "name": shown.handle,
        "created_utc": ago(4000).timestamp(),
        "icon_img": "https://styles.redditmedia.com/a.png",
        "subreddit": own,
        "total_karma": 321,
        "is_employee": False,
    }
    return {"kind": "t2", "data": told}


def _community(shown: Account) -> dict[str, object]:
    told = {
        "id": base32(f"r {shown.handle}", 5),
        "display_name": shown.handle,
        "title": shown.name,
        "public_description": shown.bio,
        "subscribers": shown.followers,
        "created_utc": ago(4000).timestamp(),
        "subreddit_type": "restricted" if shown.handle == "restrictedbakery" else "public",
        "over18": False,
        "quarantine": False,
    }
    return {"kind": "t5", "data": told}


_U, _R = f"{WWW}/user/{{}}/", f"{WWW}/r/{{}}/"
_404, _KEYED_404, _NONE = "feed 404", "404 Not Found", "a feed without entries"
CASES: tuple[Case, ...] = (
    lives(_U.format("freshbakery"), "posting", "feed", "entries of a user, .json 403"),
    lives(_R.format("freshbakery"), "posting", "feed", "entries of a community"),
    lives(_U.format("abandonedbakery"), "last post years ago", "feed", "old entries of a user"),
    lives(_U.format("emptybakery"), "never posted", "feed", _NONE, decidable=False),
    lives(_U.format("hiddenbakery"), "hides its posts", "feed", _NONE, decidable=False),
    lives(_R.format("privatebakery"), "a private community", "feed", "403", decidable=False),
    lives(_R.format("quarantinedbakery"), "a quarantined community", "feed", "403", decidable=False),
    lives(_U.format("blockedbakery"), "posting", "feed", '403 "blocked by network security"', decidable=False),
    lives(_U.format("pardnerbakery"), "posting", "feed", '429 "whoa there, pardner"', decidable=False),
    lives(_U.format("limitedbakery"), "posting", "feed", "429, x-ratelimit-remaining 0.0", decidable=False),
    lives(_U.format("loginbakery"), "posting", "feed", "302 to /login/", decidable=False),
    lives(_U.format("quietbakery"), "posting", "interface", "t2 and a listing", keyed=True),
    lives(_R.format("quietbakery"), "posting", "interface", "t5 and a listing", keyed=True),
    lives(_U.format("hiddenbakery"), "hides its posts", "interface", "t2 and an empty listing", keyed=True),
    lives(_U.format("blockedbakery"), "blocked as a guest", "interface", "t2 and a listing", keyed=True),
    lives(_R.format("privatebakery"), "a private community", "interface", "403 private", keyed=True),
    lives(_R.format("quarantinedbakery"), "a quarantined community", "interface", "403 quarantined", keyed=True),
    lives(_R.format("gatedbakery"), "a gated community", "interface", "403 gated", keyed=True),
    lives(_R.format("restrictedbakery"), "a restricted community", "interface", "t5 restricted", keyed=True),
    lives(_U.format("shadowbakery"), "shadow-banned", "feed", _404, decidable=False),
    lives(_U.format("shadowbakery"), "shadow-banned", "interface", _KEYED_404, decidable=False, keyed=True),
    is_gone(_U.format("nobodyhasthis"), "never existed", "feed", _404, decidable=False),
    is_gone(_U.format("suspendedbakery"), "suspended", "feed", _404, decidable=False),
    is_gone(_U.format("mutedbakery"), "suspended", "feed", _NONE, decidable=False),
    is_gone(_U.format("deletedbakery"), "deleted", "feed", _404, decidable=False),
    is_gone(_R.format("bannedbakery"), "a banned community", "feed", _404, decidable=False),
    is_gone(_U.format("nobodyhasthis"), "never existed", "interface", _KEYED_404, decidable=False, keyed=True),
    is_gone(_U.format("deletedbakery"), "deleted", "interface", _KEYED_404, decidable=False, keyed=True),
    is_gone(_U.format("suspendedbakery"), "suspended", "interface", "is_suspended: true", keyed=True),
    is_gone(_R.format("bannedbakery"), "a banned community", "interface", "404 banned", keyed=True),
    is_gone(_R.format("nobodyhasthis"), "a community that never existed", "interface", "302 to the search", keyed=True),
)
