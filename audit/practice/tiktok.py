"""TikTok: the embed page that shows public accounts, and profile pages that mostly show nothing.

`maplestreetbakery` live · `privatebakery` and every unknown name: 400 from embed and oEmbed ·
`emptybakery` an embed without videos · `loginbakery` login redirect · `limitedbakery` 429 · `refusedbakery` 403.
Profile pages are the empty shell for all, except `databakery` (universal data, code 0), `missingbakery` (10221),
`privatebakery` (10222) and `challengebakery` (a proof of work).
`missingbakery`'s page has another answer than the name that cannot exist, so nothing can stand beside it.
"""

from __future__ import annotations

from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, data, letters, page, redirect, script, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

HOSTS = ("tiktok.com",)
WWW = "https://www.tiktok.com"
SHELL = page("TikTok - Make Your Day", '<div id="app"></div><script src="/app.js"></script>')
CHALLENGE = text(
    '<html><body><p id="cs" class="eyJ2Ijp7ImEiOiIuLi4ifX0"></p><p id="wci" class="_wafchallengeid"></p>'
    '<p id="rs" class=""></p>Please wait...</body></html>'
)
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("maplestreetbakery", 12, 26, 41, name="Maple Street Bakery", bio="Watch us bake", followers=340),
        account("databakery", 6, 7, name="Data Bakery"),
    )
}
WALLS: Mapping[str, Answer] = {
    "loginbakery": redirect(f"{WWW}/login?redirect_url=%2F%40loginbakery"),
    "limitedbakery": text("", 429, retry_after="120"),
    "refusedbakery": text("Access Denied", 403),
}
SHORT: Mapping[str, str] = {"ZMmaple1": "maplestreetbakery", "ZMgone11": "gonebakery"}


def answer(asked: Asked) -> Answer:
    """Short links, embed, oEmbed and the profile page."""
    if asked.host in {"vm.tiktok.com", "vt.tiktok.com"} or asked.part(0) == "t":
        name = SHORT.get(asked.segments[-1] if asked.segments else "")
        return redirect(f"{WWW}/@{name}?_t=8abc&_r=1" if name else f"{WWW}/", 301)
    if asked.host != "www.tiktok.com":
        return redirect(WWW + asked.path, 301)
    if asked.part(0) == "oembed":
        return _oembed(asked.query.get("url", "").rpartition("@")[2].strip("/").lower())
    if asked.part(0) == "embed":
        return _embed(asked.part(1).removeprefix("@").lower())
    return _profile(asked.part(0).removeprefix("@").lower())


def video(age: float) -> str:
    """The id of a video begun that many days ago."""
    return str((int(ago(age).timestamp()) << 32) + 7)


def _embed(name: str) -> Answer:
    if name in WALLS:
        return WALLS[name]
    shown = living(name, CAST)
    if shown is None:
        return page("TikTok", "Something went wrong", status=400)
    user = {
        "uniqueId": shown.handle,
        "nickname": shown.name,
        "id": "68" + shown.number,
        "signature": shown.bio,
        "followerCount": shown.followers,
        "heartCount": 900,
        "privateAccount": False,
        "verified": False,
    }
    videos = [
        {"id": video(age), "desc": title, "playCount": 50}
        for age, title in zip(shown.ages, shown.titles(), strict=True)
    ]
    state = {"source": {"data": {f"/embed/@{shown.handle}": {"userInfo": user, "videoList": videos, "isReady": True}}}}
    return page(f"{shown.name} | TikTok", script(state, 'id="__FRONTITY_CONNECT_STATE__" type="application/json"'))


def _oembed(name: str) -> Answer:
    if name in WALLS:
        return WALLS[name]
    shown = living(name, CAST)
    if shown is None:
        return data({"code": 400, "message": "Something went wrong"}, 400)
    return data(
        {
            "version": "1.0",
            "type": "rich",
            "title": f"{shown.name}'s Creator Profile",
            "author_url": f"{WWW}/@{shown.handle}",
            "author_name": shown.name,
            "provider_name": "TikTok",
            "provider_url": WWW,
        }
    )


def _profile(name: str) -> Answer:
    match name:
        case "missingbakery":
            return _universal({"statusCode": 10221, "statusMsg": "user not found", "userInfo": {}})
        case "privatebakery":
            user = {"id": "6800000000000000002", "uniqueId": name, "privateAccount": True}
            return _universal(
                {"statusCode": 10222, "statusMsg": "", "userInfo": {"user": user, "stats": {"videoCount": 0}}}
            )
        case "databakery":
            user = {
                "id": "68" + CAST[name].number,
                "uniqueId": name,
                "secUid": letters(name, 20),
                "privateAccount": False,
            }
            stats = {"videoCount": 2, "followerCount": CAST[name].followers}
            return _universal({"statusCode": 0, "statusMsg": "", "userInfo": {"user": user, "stats": stats}})
        case "challengebakery":
            return CHALLENGE
        case _:
            return WALLS.get(name, SHELL)


def _universal(detail: dict[str, object]) -> Answer:
    scope = {"__DEFAULT_SCOPE__": {"webapp.user-detail": detail}}
    return page("TikTok", script(scope, 'id="__UNIVERSAL_DATA_FOR_REHYDRATION__" type="application/json"'))


_AT = "https://www.tiktok.com/@{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("maplestreetbakery"), "posting", "embed", "user and videos"),
    lives(_AT.format("emptybakery"), "never posted", "embed", "a user without videos"),
    lives(_AT.format("databakery"), "posting", "profile page", "statusCode 0"),
    lives(_AT.format("privatebakery"), "private", "profile page", "statusCode 10222"),
    lives(_AT.format("loginbakery"), "posting", "embed", "302 to /login", decidable=False),
    lives(_AT.format("limitedbakery"), "posting", "embed", "429", decidable=False),
    lives(_AT.format("refusedbakery"), "posting", "embed", "403", decidable=False),
    lives(_AT.format("challengebakery"), "posting", "profile page", "a proof of work", decidable=False),
    lives(_AT.format("hiddenbakery"), "private", "embed", "400, as for missing ones", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "embed", "400, as for private ones", decidable=False),
    is_gone(_AT.format("missingbakery"), "never existed", "profile page", "statusCode 10221", decidable=False),
)
