"""Snapchat: the profile pages and the data in them.

`freshbakery`, `quietbakery`, `dormantbakery`, `abandonedbakery` public profiles with a story · `highlightbakery` saved stories
alone · `spotlightbakery` Spotlight alone · `emptybakery` public, no story, changed a week ago · `plainbakery` a plain
account, name and Snapcode alone · `softbakery` missing, NOT_FOUND with status 200 ·
`limitedbakery` 429 · `refusedbakery` 403 · any other: 404 NOT_FOUND.
Nobody's NOT_FOUND can be told from a living one's: accounts that their owner switched off for a while get it, too.
"""

from __future__ import annotations

from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, digits, milliseconds, page, redirect, script, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

HOSTS = ("snapchat.com",)
WWW = "https://www.snapchat.com"
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("teamsnapchat", 2, 5, name="Team Snapchat", followers=9_000_000),
        account("snapchat", 1, 4, name="Snapchat", followers=9_000_000),
        account("plainbakery", name="Plain Bakery"),
        account("highlightbakery", 80, 95, name="Highlight Bakery"),
        account("spotlightbakery", 20, name="Spotlight Bakery"),
    )
}
_MISSING = {"props": {"pageProps": {"statusCode": 404, "error": "NOT_FOUND"}}, "page": "/_error"}
ODD: Mapping[str, Answer] = {
    "limitedbakery": text("", 429, retry_after="600"),
    "refusedbakery": page("Access denied", "<h1>Access denied</h1>", status=403),
}


def answer(asked: Asked) -> Answer:
    """`/@name` and `/add/name` show the same."""
    if asked.host != "www.snapchat.com":
        return redirect(WWW + asked.path, 301)
    first = asked.part(0)
    name = (asked.part(1) if first == "add" else first[1:] if first.startswith("@") else "").lower()
    if not name:
        return page("Snapchat", "<h1>Less social media. More Snapchat.</h1>", status=200 if not first else 404)
    if name in ODD:
        return ODD[name]
    shown = living(name, CAST)
    if shown:
        return _profile(shown)
    return _next("Snapchat", _MISSING, status=200 if name == "softbakery" else 404)


def _next(title: str, known: object, body: str = "", status: int = 200) -> Answer:
    return page(title, body + script(known, 'id="__NEXT_DATA__" type="application/json"'), status=status)


def _profile(shown: Account) -> Answer:
    public = shown.handle != "plainbakery"
    props: dict[str, object] = {"userProfile": _public(shown) if public else _plain(shown)}
    if public:
        props |= _stories(shown)
    known = {"props": {"pageProps": props}, "page": "/add/[username]"}
    return _next(f"{shown.name} (@{shown.handle})", known, f"<h1>{shown.name} is on Snapchat!</h1>")


def _plain(shown: Account) -> dict[str, object]:
    info = {
        "username": shown.handle,
        "displayName": shown.name,
        "snapcodeImageUrl": f"https://app.snapchat.com/web/deeplink/snapcode?username={shown.handle}&type=SVG",
    }
    return {"$case": "userInfo", "userInfo": info}


def _public(shown: Account) -> dict[str, object]:
    info = {
        "username": shown.handle,
        "title": shown.name,
        "subscriberCount": str(shown.followers),
        "bio": shown.bio or "Bread and cakes",
        "websiteUrl": "https://maplebakery.example/",
        "lastUpdateTimestampMs": {"value": str(milliseconds(ago(7)))},
        "creationTimestampMs": {"value": str(milliseconds(ago(1500)))},
    }
    return {"$case": "publicProfileInfo", "publicProfileInfo": info}


def _stories(shown: Account) -> dict[str, object]:
    snaps = [
        {
            "snapId": {"value": digits(f"{shown.handle} {age}", 12)},
            "timestampInSec": {"value": str(int(ago(age).timestamp()))},
        }
        for age in shown.ages
    ]
    saved = [{"storyId": {"value": digits(shown.handle, 9)}, "snapList": snaps}]
    return {
        "curatedHighlights": saved if shown.handle == "highlightbakery" else [],
        "spotlightHighlights": saved if shown.handle == "spotlightbakery" else [],
        "story": {"snapList": snaps if shown.handle not in ("highlightbakery", "spotlightbakery") else []},
    }


_AT = WWW + "/@{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "posting", "page", "publicProfileInfo with a story"),
    lives(WWW + "/add/freshbakery", "posting", "add page", "publicProfileInfo with a story"),
    lives(_AT.format("highlightbakery"), "posting", "page", "curatedHighlights alone"),
    lives(_AT.format("spotlightbakery"), "posting", "page", "spotlightHighlights alone"),
    lives(_AT.format("emptybakery"), "public, no story", "page", "publicProfileInfo alone"),
    lives(_AT.format("plainbakery"), "not public", "page", "userInfo"),
    lives(_AT.format("limitedbakery"), "posting", "page", "429", decidable=False),
    lives(_AT.format("refusedbakery"), "posting", "page", "403", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", "404 NOT_FOUND", decidable=False),
    is_gone(_AT.format("softbakery"), "never existed", "page", "200 NOT_FOUND", decidable=False),
)
