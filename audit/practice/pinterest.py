"""Pinterest: profile pages, the resource interface behind them, the feed and oEmbed, none of which needs a key.

`freshbakery`, `quietbakery`, `dormantbakery`, `abandonedbakery` by their last pin · `emptybakery` no pin · `secretbakery` says
that it is private · `hiddenbakery` is private and is answered like a missing name · `oldnamebakery` renamed to
`newnamebakery` · `homebakery` missing, 301 to the front page · `wallbakery` lives and is sent there too · `limitedbakery` 429 ·
`refusedbakery` 403 · `htmlbakery` lives, a page instead of data · any other: "User not found.", on a page of status 200.
Country hosts lead to www; `pin.it` knows `FreshPin1`.
"""

from __future__ import annotations

import json
import urllib.parse
from collections.abc import Mapping

from audit.practice import _feeds
from audit.practice._answer import Answer, Asked, ago, data, digits, page, redirect, script, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

_COUNTRIES = [
    "com",
    "co.uk",
    "de",
    "fr",
    "ca",
    "com.au",
    "es",
    "it",
    "jp",
    "at",
    "ch",
    "cl",
    "co.kr",
    "com.mx",
    "dk",
    "ie",
    "nz",
    "ph",
    "pt",
    "se",
]
HOSTS = (*(f"pinterest.{country}" for country in _COUNTRIES), "pin.it")
WWW = "https://www.pinterest.com"
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("pinterest", 1, 3, 6, name="Pinterest", followers=11_000_000),
        account("newnamebakery", 12, 30, name="New Name Bakery"),
        account("secretbakery", name="Secret Bakery"),
        account("htmlbakery", 7, 9, name="Plain Page Bakery"),
    )
}
HOME = page("Pinterest", '<h1 id="home-main-title">Get your next idea</h1>')
ODD: Mapping[str, Answer] = {
    "homebakery": redirect(f"{WWW}/?show_error=true", 301),
    "wallbakery": redirect(f"{WWW}/"),
    "oldnamebakery": redirect(f"{WWW}/newnamebakery/", 301),
    "limitedbakery": text("", 429, retry_after="600"),
    "refusedbakery": page("Access denied", "<h1>Access denied</h1>", status=403),
}
_RESERVED = frozenset({"login", "ideas", "today", "search", "business", "explore", "settings", "about", "pin"})


def answer(asked: Asked) -> Answer:
    """Pages and the interfaces beside them; every other host leads to www."""
    if asked.host.endswith("pin.it"):
        short = asked.part(0) == "FreshPin1"
        return redirect(f"{WWW}/freshbakery/") if short else page("Pinterest", "<h1>Not found</h1>", status=404)
    if asked.host != "www.pinterest.com":
        return redirect(WWW + asked.path, 301)
    name = asked.part(0).lower()
    if not name or name in _RESERVED:
        return HOME
    if name == "resource":
        return _resource(asked)
    if name == "oembed.json":
        return _embed(asked.query.get("url", ""))
    if name in ODD:
        return ODD[name]
    shown = living(name, CAST)
    if asked.part(1).endswith(".rss"):
        return _feed(shown) if shown else page("Pinterest", "<h1>Not found</h1>", status=404)
    return _page(shown) if shown else page("Pinterest", "<p>User not found.</p>" + _state({}))


def _page(shown: Account) -> Answer:
    about = {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "mainEntity": {"@type": "Person", "name": shown.name, "alternateName": shown.handle},
    }
    head = (
        f'<link rel="canonical" href="{WWW}/{shown.handle}/"><meta property="og:url" content="{WWW}/{shown.handle}/">'
        + script(about, 'type="application/ld+json"')
    )
    return page(
        f"{shown.name} ({shown.handle}) - Profile | Pinterest", _state({_number(shown): _user(shown)}), head=head
    )


def _state(users: Mapping[str, object]) -> str:
    return script({"initialReduxState": {"users": users}}, 'id="__PWS_INITIAL_PROPS__" type="application/json"')


def _number(shown: Account) -> str:
    return "5" + digits(shown.handle, 17)


def _user(shown: Account) -> dict[str, object]:
    user: dict[str, object] = {
        "id": _number(shown),
        "username": shown.handle,
        "full_name": shown.name,
        "about": shown.bio or "Bread ideas",
        "website_url": "https://maplebakery.example/",
        "domain_verified": True,
        "follower_count": shown.followers,
        "following_count": 20,
        "pin_count": len(shown.ages),
        "board_count": 9,
        "indexed": True,
    }
    if shown.ages:
        user["last_pin_save_time"] = f"{ago(min(shown.ages)):%a, %d %b %Y %H:%M:%S} +0000"
    return user | ({"is_private_profile": True, "indexed": False} if shown.handle == "secretbakery" else {})


def _resource(asked: Asked) -> Answer:
    try:
        options = json.loads(asked.query.get("data", "{}"))["options"]
        name = str(options["username"]).lower()
    except (ValueError, TypeError, KeyError):
        return _failure(400, 1, "Invalid parameters.")
    if name in ("limitedbakery", "refusedbakery"):
        return ODD[name]
    if name in ("htmlbakery", "wallbakery"):
        return HOME
    shown = living(name, CAST)
    if shown is None:
        return _failure(404, 30, "User not found.")
    if asked.part(1) == "UserActivityPinsResource":
        pins = [
            {"id": digits(title, 18), "title": title, "created_at": f"{ago(age):%a, %d %b %Y %H:%M:%S} +0000"}
            for age, title in zip(shown.ages, shown.titles(), strict=True)
        ]
        return _success(pins, {"options": {"bookmarks": ["-end-"]}})
    return _success(_user(shown), {})


def _success(found: object, resource: object) -> Answer:
    return data({"resource_response": {"status": "success", "code": 0, "data": found}, "resource": resource})


def _failure(status: int, code: int, message: str) -> Answer:
    told = {"code": code, "message": message, "http_status": status}
    return data({"resource_response": {"status": "failure", **told, "error": told}}, status)


def _feed(shown: Account) -> Answer:
    return _feeds.rss(f"{WWW}/{shown.handle}/", shown.name, tuple(zip(shown.ages, shown.titles(), strict=True)))


def _embed(about: str) -> Answer:
    name = urllib.parse.urlsplit(about).path.strip("/").lower()
    if name in ("limitedbakery", "refusedbakery"):
        return ODD[name]
    shown = living(name, CAST)
    if shown is None:
        return text("", 404, "application/json")
    return data(
        {
            "version": "1.0",
            "type": "rich",
            "title": shown.name,
            "author_name": shown.name,
            "author_url": f"{WWW}/{shown.handle}/",
            "provider_name": "Pinterest",
            "provider_url": WWW,
            "cache_age": 86400,
        }
    )


_AT = WWW + "/{}/"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "pinning", "page and interface", "data with last_pin_save_time"),
    lives("https://www.pinterest.de/freshbakery/", "pinning", "country host", "301 to www"),
    lives(_AT.format("emptybakery"), "no pin", "page and interface", "pin_count 0"),
    lives(_AT.format("secretbakery"), "private", "interface", "200 with is_private_profile"),
    lives(_AT.format("hiddenbakery"), "private", "interface", '404 "User not found."', decidable=False),
    lives(_AT.format("oldnamebakery"), "renamed", "page", "301 to the name of today", decidable=False),
    lives(_AT.format("wallbakery"), "pinning", "page", "302 to the front page", decidable=False),
    lives(_AT.format("limitedbakery"), "pinning", "page and interface", "429", decidable=False),
    lives(_AT.format("refusedbakery"), "pinning", "page and interface", "403", decidable=False),
    lives(_AT.format("htmlbakery"), "pinning", "interface", "a page instead of data"),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", '200 "User not found."', decidable=False),
    is_gone(_AT.format("homebakery"), "never existed", "page", "301 to the front page", decidable=False),
)
