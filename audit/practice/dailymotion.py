"""Dailymotion: the public data API, and pages whose first answer is the same for everybody.

`freshbakery`, `quietbakery` … by age · `emptybakery` no videos · `nobodyhasthis` never existed, `suspendedbakery` and `deletedbakery` are gone: all get `object_not_found` ·
`refusedbakery` 403 · `limitedbakery` 429 · `brokenbakery` 500. https://developers.dailymotion.com/api/platform-api/errors/
Nobody's 404 can be told from a living one's: a name typed in other capitals is answered so, too.
"""

from __future__ import annotations

from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, base32, data, page, redirect, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import COMMON, OFFICIAL, Account, account, living

HOSTS = ("dailymotion.com", "dai.ly")
WWW = "https://www.dailymotion.com"
DOCUMENTATION = "https://developer.dailymotion.com/api#error-codes"
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("dailymotion", 3, 8, name="Dailymotion", followers=30_000),
        account("franceinter", 1, 2, name="France Inter", followers=90_000),
    )
}
WALLS: Mapping[str, Answer] = {"limitedbakery": text("", 429, retry_after="3600"), "brokenbakery": text("", 500)}


def number(name: str) -> str:
    """The account's id, which never changes: `x1aaaaa`."""
    return "x" + base32(name, 6)


NAMES: Mapping[str, str] = {number(name): name for name in (*COMMON, *CAST, *OFFICIAL)}


def answer(asked: Asked) -> Answer:
    """The interface has a host of its own; the site shows its shell to all."""
    if asked.host == "api.dailymotion.com":
        return _interface(asked)
    if asked.host != "www.dailymotion.com":
        return redirect(WWW + asked.path, 301)
    return page("Dailymotion", '<div id="root"></div><script src="https://static1.dmcdn.net/app.js"></script>')


def _interface(asked: Asked) -> Answer:
    if asked.part(0) not in {"user", "users"} or not asked.part(1):
        return _missing(asked.part(0) or "object", asked.part(1))
    name = asked.part(1).lower()
    if name == "refusedbakery":
        return _error(403, "access_forbidden", "You are not allowed to access this resource", {})
    if name in WALLS:
        return WALLS[name]
    shown = living(NAMES.get(name, name), CAST)
    if shown is None:
        return _missing("user", asked.part(1))
    fields = [each for each in asked.query.get("fields", "").split(",") if each]
    if asked.part(2) == "videos":
        return _videos(shown, fields or ["id", "title", "channel", "owner"], asked.query.get("limit", "10"))
    return data(_picked(_user(shown), fields or ["id", "screenname"]))


def _user(shown: Account) -> dict[str, object]:
    return {
        "id": number(shown.handle),
        "username": shown.handle,
        "screenname": shown.name,
        "description": shown.bio,
        "avatar_720_url": "https://s1.dmcdn.net/u/aaaaa/720x720",
        "followers_total": shown.followers,
        "videos_total": len(shown.ages),
        "created_time": int(ago(4000).timestamp()),
        "verified": shown.handle == "dailymotion",
        "url": f"{WWW}/{shown.handle}",
    }


def _videos(shown: Account, fields: list[str], limit: str) -> Answer:
    many = int(limit) if limit.isdecimal() and limit.isascii() else 10
    found = [
        _picked(
            {
                "id": "x" + base32(f"{shown.handle} {age}", 6),
                "title": title,
                "created_time": int(ago(age).timestamp()),
                "channel": "news",
                "owner": number(shown.handle),
                "url": f"{WWW}/video/x{base32(f'{shown.handle} {age}', 6)}",
            },
            fields,
        )
        for age, title in zip(shown.ages, shown.titles(), strict=True)
    ]
    more = len(found) > many
    listed = {"page": 1, "limit": many, "explicit": False, "total": len(found), "has_more": more}
    return data({**listed, "list": found[:many]})


def _picked(whole: dict[str, object], fields: list[str]) -> dict[str, object]:
    return {field: whole[field] for field in fields if field in whole}


def _missing(kind: str, identifier: str) -> Answer:
    detail = {"reason": "object_not_found", "object_type": kind, "object_id": identifier, "param": "id"}
    return _error(404, "not_found", f"Can't find object {kind} for `id' parameter", detail)


def _error(code: int, kind: str, message: str, detail: Mapping[str, str]) -> Answer:
    told: dict[str, object] = {"more_info": DOCUMENTATION, "code": code, "message": message, "type": kind}
    return data({"error": told | ({"error_data": detail} if detail else {})}, code)


_AT = "https://www.dailymotion.com/{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "posting", "interface", "user and videos"),
    lives(_AT.format("abandonedbakery"), "last video years ago", "interface", "user and old videos"),
    lives(_AT.format("emptybakery"), "never posted", "interface", "videos_total 0 and an empty list"),
    lives(_AT.format("refusedbakery"), "posting", "interface", "403 access_forbidden", decidable=False),
    lives(_AT.format("limitedbakery"), "posting", "interface", "429", decidable=False),
    lives(_AT.format("brokenbakery"), "posting", "interface", "500", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "interface", "404 object_not_found", decidable=False),
    is_gone(_AT.format("suspendedbakery"), "suspended", "interface", "404 object_not_found", decidable=False),
    is_gone(_AT.format("deletedbakery"), "deleted", "interface", "404 object_not_found", decidable=False),
)
