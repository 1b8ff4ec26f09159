"""Facebook's web pages as a signed-out visitor meets them.

`maplestreetbakery` live · `maplestreetcakes`, `ridgeplumbing` abandoned · `undatedbakery` shown without
a post · `oldmaplebakery` an old name that redirects · `loginbakery` login redirect · `formbakery` login page in place · `blockedbakery` block page ·
`errorbakery` 400 · `limitedbakery` 429 · `bakeryatthemoment` and `titlebakery` other wordings of "isn't available" ·
every other name: "This content isn't available", for missing and hidden pages alike.
"""

from __future__ import annotations

import html
import urllib.parse
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, letters, page, redirect, script, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

HOSTS = ("facebook.com", "fb.com", "fb.me")
WWW = "https://www.facebook.com"
SJS = 'type="application/json" data-sjs'
OLD_NAMES: Mapping[str, str] = {"oldmaplebakery": "maplestreetbakery", "maplebakes": "maplestreetbakery"}

CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account(
            "maplestreetbakery",
            *(8, 13, 22),
            name="Maple Street Bakery",
            bio="Bread and cakes on Maple Street since 1998. https://maplebakery.example",
            followers=1204,
        ),
        account("maplestreetcakes", 1120, 1150, name="Maple Street Cakes", bio="Cakes to order", followers=88),
        account(
            "ridgeplumbing", 2590, 2620, name="Ridge Plumbing", bio="Leaks and drains in Springfield", followers=41
        ),
        account("undatedbakery", name="Undated Bakery"),
        account("unpublishedbakery", 20, name="Unpublished Bakery"),
        account("closedbakery", 400, name="Closed Bakery"),
    )
}
HIDDEN = frozenset({"unpublishedbakery"})
"""Known to the Graph API, not shown to the public."""

WALLS: Mapping[str, Answer] = {
    "formbakery": page("Log in to Facebook", '<form id="login_form"><button id="loginbutton">Log In</button></form>'),
    "blockedbakery": text('<script>{"__dr":"CometErrorRoot.react"}</script>'),
    "errorbakery": page("Error", "<h1>Sorry, something went wrong.</h1>", status=400),
    "limitedbakery": page("Error", "Too many requests", status=429, retry_after="3600"),
}
OPEN_PATHS = frozenset({"login", "login.php", "policies", "help", "sharer", "sharer.php", "privacy"})


def answer(asked: Asked) -> Answer:
    """Every host but `www` leads to `www`, as the real ones do."""
    if asked.host != "www.facebook.com":
        return redirect(WWW + asked.path, 301)
    first = asked.part(0).lower()
    if not first or first in OPEN_PATHS:
        return page("Log in to Facebook" if first else "Facebook", '<form id="login_form"></form>')
    name = _vanity(asked)
    plain = name.lower().replace(".", "")
    if plain == "loginbakery":
        return redirect(f"{WWW}/login/?next={urllib.parse.quote(WWW + asked.path, safe='')}")
    if plain in WALLS:
        return WALLS[plain]
    canonical = OLD_NAMES.get(plain, plain)
    shown = None if canonical in HIDDEN else living(canonical, CAST)
    if shown is None:
        return unavailable(plain)
    return profile(shown) if name == canonical else redirect(f"{WWW}/{canonical}/")


def find(wanted: str) -> Account | None:
    """The account of that vanity or numeric id, for the page and the Graph API alike."""
    by_number = {each.number: each.handle for each in CAST.values()}
    return living(by_number.get(wanted, wanted.lower().replace(".", "")), CAST)


def profile(shown: Account) -> Answer:
    """A public page: only the newest post is in its HTML."""
    units = [
        {
            "node": {
                "post_id": f"1221{shown.number}",
                "creation_time": int(ago(age).timestamp()),
                "comet_sections": {
                    "content": {
                        "story": {
                            "wwwURL": f"{WWW}/{shown.handle}/posts/pfbid0{letters(shown.handle, 12)}",
                            "message": {"text": title},
                        }
                    }
                },
            }
        }
        for age, title in list(zip(shown.ages, shown.titles(), strict=True))[:1]
    ]
    user: dict[str, object] = {
        "__isProfile": "User",
        "id": shown.number,
        "userVanity": shown.handle,
        "name": shown.name,
    }
    user["timeline_list_feed_units"] = {"edges": units}
    described = html.escape(f"{shown.name}. {shown.followers:,} likes · 33 talking about this. {shown.bio}")
    head = (
        f'<meta property="og:title" content="{html.escape(shown.name)}">'
        f'<meta property="og:url" content="{WWW}/{shown.handle}/">'
        f'<meta property="og:description" content="{described}">'
        f'<meta property="al:android:url" content="fb://profile/{shown.number}">'
    )
    block = {"require": [["X", None, None, [{"__bbox": {"result": {"data": {"user": user}}}}]]]}
    return text(
        f'<!DOCTYPE html><html id="facebook" lang="en"><head><title>{html.escape(shown.name)} | Springfield</title>'
        f"{head}</head><body>{script(block, SJS)}</body></html>"
    )


def unavailable(name: str) -> Answer:
    """What missing, unpublished, age-gated and closed pages all look like from outside."""
    if name == "titlebakery":
        return text(
            '<html id="facebook"><head><title>Facebook</title></head><body><form id="login_form"></form></body></html>'
        )
    when = "at the moment" if name == "bakeryatthemoment" else "right now"
    props = {
        "props": {
            "title": f"This content isn't available {when}",
            "body": "When this happens, it's usually because the owner only shared it with a small group of people, "
            "changed who can see it or it's been deleted.",
        }
    }
    return text(
        f'<html id="facebook"><head><title>Facebook</title></head><body>{script(props)}<form id="login_form"></form></body></html>'
    )


def _vanity(asked: Asked) -> str:
    """The name an address means: `/pages/Name/123`, `/people/Name/123` and `profile.php?id=123` name a number."""
    first = asked.part(0)
    if first.lower() == "profile.php":
        wanted = asked.query.get("id", "")
    elif first.lower() in {"pages", "people"}:
        wanted = asked.segments[-1]
    elif first.lower() in {"p", "pg"}:
        wanted = asked.part(1).rpartition("-")[2]
    else:
        wanted = first
    known = find(wanted) if wanted.isdecimal() else None
    return known.handle if known else wanted


_AT = "https://www.facebook.com/{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("maplestreetbakery"), "posting", "page", "data and newest post"),
    lives(_AT.format("undatedbakery"), "shown without a post", "page", "name and vanity alone"),
    lives(_AT.format("oldmaplebakery"), "renamed", "page", "302 to the name of today"),
    lives(_AT.format("loginbakery"), "posting", "page", "302 to /login", decidable=False),
    lives(_AT.format("formbakery"), "posting", "page", "200 login form in place", decidable=False),
    lives(_AT.format("blockedbakery"), "posting", "page", "200 CometErrorRoot", decidable=False),
    lives(_AT.format("errorbakery"), "posting", "page", '400 "something went wrong"', decidable=False),
    lives(_AT.format("limitedbakery"), "posting", "page", "429", decidable=False),
    lives(_AT.format("unpublishedbakery"), "unpublished", "page", '200 "isn\'t available right now"', decidable=False),
    lives(_AT.format("titlebakery"), "age-gated", "page", "200 with a bare title and a login form", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", '200 "isn\'t available right now"', decidable=False),
    is_gone(
        _AT.format("bakeryatthemoment"), "deleted", "page", '200 "isn\'t available at the moment"', decidable=False
    ),
)
