"""Instagram's web pages as a signed-out visitor meets them.

`maplestreetbakery` quiet, an old post pinned first · `maplestreetcakes` missing, like every unknown name (404) ·
`routebakery` missing with status 200 · `privatebakery` private · `loginbakery`, `homebakery`, `challengebakery` redirects ·
`formbakery` login page in place · `waitbakery` 401 · `limitedbakery` 429 · `shellbakery` a page without data ·
`countedbakery` shown by its description alone.
`routebakery`'s page has another answer than the name that cannot exist, so nothing can stand beside it.
"""

from __future__ import annotations

import base64
import datetime as dt
import html
import urllib.parse
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, data, milliseconds, page, redirect, script, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

HOSTS = ("instagram.com", "instagr.am")
WWW = "https://www.instagram.com"
SJS = 'type="application/json" data-sjs'
EPOCH = 1314220021721

CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account(
            "maplestreetbakery", 55, 63, 80, 700, name="Maple Street Bakery", bio="Bread since 1998", followers=2130
        ),
        account("elmstreetbakery", 5, 9, name="Elm Street Bakery"),
        account("countedbakery", 3, name="Counted Bakery"),
        account("privatebakery", 3, name="Private Bakery"),
        account("personalbakery", 3, 4, name="A Baker at Home"),
    )
}
PERSONAL = frozenset({"personalbakery", "privatebakery"})
"""Not professional accounts: business discovery does not find them."""

_WAIT = {
    "message": "Please wait a few minutes before you try again.",
    "require_login": True,
    "igweb_rollout": True,
    "status": "fail",
}
ODD: Mapping[str, Answer] = {
    "routebakery": page("Instagram", script({"require": [["Root", None, [{"routePath": None}]]]})),
    "homebakery": redirect("/"),
    "challengebakery": redirect(f"{WWW}/challenge/?next=%2Fchallengebakery%2F"),
    "formbakery": page("Login • Instagram", script({"routePath": "/"})),
    "waitbakery": data(_WAIT, 401),
    "limitedbakery": text("", 429, retry_after="600"),
    "shellbakery": page("Instagram", '<div id="mount_0_0"></div>'),
}


def answer(asked: Asked) -> Answer:
    """Profiles by their first path part; the interface behind the pages refuses, as it mostly does."""
    if asked.host != "www.instagram.com":
        return redirect(WWW + asked.path, 301)
    name = asked.part(0).lower()
    if name == "api":
        return data(_WAIT, 401)
    if name in {"", "accounts", "challenge", "explore", "legal"}:
        return page("Login • Instagram" if name == "accounts" else "Instagram", script({"routePath": "/"}))
    if name == "loginbakery" or asked.part(1) == "embed":
        return login(asked.path)
    if name in ODD:
        return ODD[name]
    shown = find(name)
    return profile(shown) if shown else page("Page not found • Instagram", _GONE, status=404)


_GONE = "<h2>Sorry, this page isn't available.</h2><p>The link you followed may be broken, or the page may have been removed.</p>"


def find(name: str) -> Account | None:
    """The account of that name, for the page and the Graph API alike."""
    return living(name, CAST)


def login(path: str) -> Answer:
    """The redirect that says nothing about anybody."""
    return redirect(f"{WWW}/accounts/login/?next={urllib.parse.quote(WWW + path, safe='')}")


def shortcode(at: dt.datetime) -> str:
    """The code of a post made at that time: 11 characters that hold it in milliseconds."""
    number = (milliseconds(at) - EPOCH) << 23
    return base64.urlsafe_b64encode(b"\0" + number.to_bytes(8, "big")).decode()[1:].rstrip("=")[:11].rjust(11, "A")


def profile(shown: Account) -> Answer:
    """A public profile; the last of the laid-out posts is pinned and therefore comes first."""
    count = f"{shown.followers:,} Followers, 310 Following, {max(len(shown.ages), 1)} Posts"
    head = (
        f'<meta property="og:description" content="{count} - See Instagram photos and videos from '
        f'{html.escape(shown.name)} (@{shown.handle})"><meta property="og:url" content="{WWW}/{shown.handle}/">'
    )
    title = f"{shown.name} (@{shown.handle}) • Instagram photos and videos"
    if shown.handle == "countedbakery":
        params = {"params": {"username": shown.handle}, "profile_id": shown.number}
        return page(title, script(params), head)
    result = {"result": {"data": {"xig_user_by_username": _user(shown)}}}
    block = {"require": [["RelayPrefetchedStreamCache", "next", [], [{"__bbox": result}]]]}
    return page(title, script(block, SJS) + script({"routePath": f"/{shown.handle}/"}), head)


def _user(shown: Account) -> dict[str, object]:
    private = shown.handle == "privatebakery"
    pinned_first = (*shown.ages[-1:], *shown.ages[:-1])
    user: dict[str, object] = {
        "id": "x" + shown.number,
        "pk": shown.number,
        "username": shown.handle,
        "full_name": shown.name,
        "biography": shown.bio,
        "is_private": private,
        "all_media_count": len(shown.ages),
        "follower_count": shown.followers,
    }
    if not private:
        edges = [{"node": {"code": shortcode(ago(age)), "pk": "0"}} for age in pinned_first]
        user["polaris_ordered_timeline_connection"] = {"edges": edges}
    return user


_AT = "https://www.instagram.com/{}/"
CASES: tuple[Case, ...] = (
    lives(_AT.format("maplestreetbakery"), "posting", "page", "data, an old post pinned first"),
    lives(_AT.format("emptybakery"), "never posted", "page", "data without posts"),
    lives(_AT.format("countedbakery"), "posting", "page", "description alone"),
    lives(_AT.format("privatebakery"), "private", "page", "data with is_private"),
    lives(_AT.format("loginbakery"), "posting", "page", "302 to /accounts/login", decidable=False),
    lives(_AT.format("homebakery"), "posting", "page", "302 to the front page", decidable=False),
    lives(_AT.format("challengebakery"), "posting", "page", "302 to /challenge", decidable=False),
    lives(_AT.format("formbakery"), "posting", "page", "200 login page in place", decidable=False),
    lives(_AT.format("waitbakery"), "posting", "page", '401 "wait a few minutes"', decidable=False),
    lives(_AT.format("limitedbakery"), "posting", "page", "429", decidable=False),
    lives(_AT.format("shellbakery"), "posting", "page", "200 without data", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", '404 "isn\'t available"'),
    is_gone(_AT.format("routebakery"), "never existed", "page", "200 with routePath null", decidable=False),
)
