"""X: one empty shell for everybody, and the paid interface that tells them apart.

The page says nothing of anyone. With a bearer token: `maplestreetbkry` dormant · `suspendedbakery` suspended ·
`protectedbakery` protected · `limitedbakery` 429 · `unpaidbakery` 402 · any other name: "Could not find user". No token, or `expired-key`: 401.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, data, iso, milliseconds, page, redirect, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

HOSTS = ("x.com", "twitter.com", "publish.x.com", "publish.twitter.com", "api.x.com", "api.twitter.com")
EPOCH = 1288834974657
SHELL = page(
    "X", '<noscript>JavaScript is not available.</noscript><div id="react-root"></div><script src="/main.js"></script>'
)
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("maplestreetbkry", 170, 300, name="Maple Street Bakery", bio="Bread since 1998", followers=640),
        account("protectedbakery", 20, name="Protected Bakery"),
    )
}
_TOO_MANY = {"title": "Too Many Requests", "detail": "Too Many Requests", "type": "about:blank", "status": 429}
_CREDITS = {"title": "CreditsDepleted", "detail": "Your account does not have any credits.", "type": "about:blank"}


def answer(asked: Asked) -> Answer:
    """The shell for all pages, the interface for its two hosts, and the renamed domain's redirect."""
    if asked.host.startswith("api."):
        return _api(asked)
    if asked.host.startswith("publish."):
        return _oembed(asked)
    if asked.host.startswith("syndication."):
        return text("Rate limit exceeded", 429, "text/plain")
    if asked.host != "x.com":
        return redirect("https://x.com" + asked.path, 301)
    return SHELL


def snowflake(age: float) -> str:
    """The id of a post made that many days ago."""
    return str((milliseconds(ago(age)) - EPOCH) << 22)


def _oembed(asked: Asked) -> Answer:
    address = asked.query.get("url", "")
    return data({"url": address, "html": f'<a class="twitter-timeline" href="{address}">Posts</a>', "type": "rich"})


def _api(asked: Asked) -> Answer:
    if asked.part(0) == "i":
        name = asked.query.get("username", "").lower()
        taken = name == "suspendedbakery" or living(name, CAST) is not None
        return data({"valid": not taken, "reason": "taken" if taken else "available", "msg": "", "desc": ""})
    if asked.headers.get("authorization", "").partition("Bearer ")[2] in {"", "expired-key"}:
        return data({"title": "Unauthorized", "type": "about:blank", "status": 401, "detail": "Unauthorized"}, 401)
    if asked.segments[:4] == ("2", "users", "by", "username") and re.fullmatch(r"\w{1,15}", asked.part(4)):
        return _user(asked.part(4), asked.query)
    return data({"title": "Invalid Request", "detail": "One or more parameters are invalid.", "status": 400}, 400)


def _user(name: str, query: Mapping[str, str]) -> Answer:
    match name.lower():
        case "limitedbakery":
            return data(_TOO_MANY, 429, x_rate_limit_reset=str(int(ago(-0.5).timestamp())))
        case "unpaidbakery":
            return data(_CREDITS, 402)
        case "suspendedbakery":
            return _problem(name, "Forbidden", f"User has been suspended: [{name}].")
        case wanted:
            shown = living(wanted, CAST)
    if shown is None:
        return _problem(name, "Not Found Error", f"Could not find user with username: [{name}].")
    return data(_shown(shown, query))


def _shown(shown: Account, query: Mapping[str, str]) -> dict[str, object]:
    user: dict[str, object] = {
        "id": shown.number,
        "username": shown.handle,
        "name": shown.name,
        "description": shown.bio,
        "protected": shown.handle == "protectedbakery",
        "created_at": iso(ago(5000)),
        "public_metrics": {
            "followers_count": shown.followers,
            "following_count": 90,
            "tweet_count": len(shown.ages),
            "listed_count": 4,
        },
    }
    body: dict[str, object] = {"data": user}
    if shown.ages and shown.handle != "protectedbakery":
        newest = snowflake(shown.ages[0])
        user["most_recent_post_id"] = newest
        if "most_recent" in query.get("expansions", ""):
            post = {"id": newest, "text": shown.titles()[0], "created_at": iso(ago(shown.ages[0]))}
            body["includes"] = {"tweets": [post]}
    return body


def _problem(name: str, title: str, detail: str) -> Answer:
    error = {
        "value": name,
        "detail": detail,
        "title": title,
        "resource_type": "user",
        "parameter": "username",
        "resource_id": name,
        "type": "https://api.x.com/2/problems/resource-not-found",
    }
    return data({"errors": [error]})


_AT = "https://x.com/{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "posting", "page", "the empty shell", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", "the empty shell", decidable=False),
    lives(_AT.format("maplestreetbkry"), "posting", "interface", "user and newest post", keyed=True),
    lives(_AT.format("protectedbakery"), "protected", "interface", "protected: true", keyed=True),
    lives(_AT.format("limitedbakery"), "posting", "interface", "429", decidable=False, keyed=True),
    lives(_AT.format("unpaidbakery"), "posting", "interface", "402 CreditsDepleted", decidable=False, keyed=True),
    is_gone(_AT.format("suspendedbakery"), "suspended", "interface", '"User has been suspended"', keyed=True),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "interface", '"Could not find user"', keyed=True),
)
