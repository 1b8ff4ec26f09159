"""SoundCloud: oEmbed, pages with their data in them, the site's own interface, and the feed of tracks.

`freshbakery`, `quietbakery` … by age · `emptybakery` no tracks · `privatebakery` only private tracks · `feedlessbakery` keeps its
tracks out of the feed · `nobodyhasthis` never existed, `suspendedbakery`, `deletedbakery`, `oldnamebakery` (now
`newnamebakery`): 404, and so `lockedbakery`, a private account, about which nothing is documented · `puzzlebakery` DataDome's 403, `blockedbakery` CloudFront's 403, `limitedbakery` 429.
https://developers.soundcloud.com/docs/oembed
"""

from __future__ import annotations

import html
import json
import urllib.parse
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, data, digits, page, redirect, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import COMMON, OFFICIAL, Account, account, living

HOSTS = ("soundcloud.com",)
WWW = "https://soundcloud.com"
CLIENT = "practiceclientid0000000000000000"
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("soundcloud", 3, 20, name="SoundCloud", followers=100_000),
        account("privatebakery", name="Private Bakery"),
        account("feedlessbakery", 6, 20, name="Feedless Bakery"),
        account("newnamebakery", 15, name="New Name Bakery"),
    )
}
WALLS: Mapping[str, Answer] = {
    "puzzlebakery": data(
        {
            "url": "https://geo.captcha-delivery.com/captcha/?initialCid=AHrlqAAAAAMA&hash=7FC6D561817844F25B65CDD97F28A1"
        },
        403,
        set_cookie="datadome=practice; Max-Age=31536000; Domain=.soundcloud.com; Path=/; Secure",
        x_datadome="protected",
    ),
    "blockedbakery": page(
        "ERROR: The request could not be satisfied", "<h1>403 ERROR</h1><p>Request blocked.</p>", status=403
    ),
    "limitedbakery": text("", 429),
}
MISSING = page("SoundCloud - Hear the world\u2019s sounds", '<div id="app"></div>', status=404)


def number(name: str) -> str:
    """The account's id, 9 digits."""
    return "1" + digits(name, 8)


NAMES: Mapping[str, str] = {number(name): name for name in (*COMMON, *CAST, *OFFICIAL)}


def answer(asked: Asked) -> Answer:
    """One host for each part; other hosts lead to the site."""
    match asked.host:
        case "soundcloud.com" | "www.soundcloud.com" | "m.soundcloud.com":
            return _oembed(asked.query.get("url", "")) if asked.part(0) == "oembed" else _page(asked.part(0).lower())
        case "api-v2.soundcloud.com":
            return _interface(asked)
        case "feeds.soundcloud.com":
            return _feed(asked.part(1).removeprefix("soundcloud:users:"))
        case "on.soundcloud.com":
            return MISSING
        case _:
            return redirect(WWW + asked.path, 301)


def _page(name: str) -> Answer:
    if not name or name in {"discover", "search", "you", "charts", "pages"}:
        return page("Discover | SoundCloud", '<div id="app"></div>')
    if name in WALLS:
        return WALLS[name]
    shown = living(name, CAST)
    if shown is None:
        return MISSING
    hydration = [
        {"hydratable": "anonymousId", "data": "1-2-3-4"},
        {"hydratable": "apiClient", "data": {"id": CLIENT, "isExpiring": False}},
        {"hydratable": "user", "data": _user(shown)},
    ]
    told = json.dumps(hydration, separators=(",", ":")).replace("</", "<\\/")
    block = f"<script>window.__sc_hydration = {told};</script>"
    head = f'<meta property="og:url" content="{WWW}/{shown.handle}"><link rel="canonical" href="{WWW}/{shown.handle}">'
    return page(f"Stream {shown.name} music | Listen to songs on SoundCloud", f"<noscript></noscript>{block}", head)


def _user(shown: Account) -> dict[str, object]:
    return {
        "id": int(number(shown.handle)),
        "urn": f"soundcloud:users:{number(shown.handle)}",
        "kind": "user",
        "permalink": shown.handle,
        "permalink_url": f"{WWW}/{shown.handle}",
        "username": shown.name,
        "full_name": shown.name,
        "description": shown.bio or None,
        "followers_count": shown.followers,
        "track_count": len(shown.ages),
        "verified": False,
        "avatar_url": "https://i1.sndcdn.com/avatars-a-large.jpg",
        "city": None,
        "country_code": None,
        "created_at": f"{ago(4000):%Y-%m-%dT%H:%M:%SZ}",
        "last_modified": f"{ago(0):%Y-%m-%dT%H:%M:%SZ}",
    }


def _oembed(address: str) -> Answer:
    name = urllib.parse.unquote(address).rstrip("/").rpartition("/")[2].lower()
    if name in WALLS:
        return WALLS[name]
    shown = living(name, CAST)
    if shown is None:
        return text("", 404)
    player = urllib.parse.quote(f"https://api.soundcloud.com/users/{number(name)}", safe="")
    told = {
        "version": 1.0,
        "type": "rich",
        "provider_name": "SoundCloud",
        "provider_url": WWW,
        "title": shown.name,
        "author_name": shown.name,
        "author_url": f"{WWW}/{shown.handle}",
        "description": shown.bio,
        "thumbnail_url": "https://i1.sndcdn.com/avatars-a-t500x500.jpg",
        "html": f'<iframe src="https://w.soundcloud.com/player/?visual=true&url={player}"></iframe>',
    }
    return data(told)


def _interface(asked: Asked) -> Answer:
    if asked.query.get("client_id") != CLIENT:
        return text("", 401)
    shown = living(NAMES.get(asked.part(1), ""), CAST)
    if asked.part(0) != "users" or shown is None:
        return data({}, 404)
    if asked.part(2) != "tracks":
        return data(_user(shown))
    tracks = [
        {
            "id": int(digits(f"{shown.handle} {age}", 9)),
            "kind": "track",
            "title": title,
            "user_id": int(number(shown.handle)),
            "created_at": f"{ago(age):%Y-%m-%dT%H:%M:%SZ}",
            "display_date": f"{ago(age):%Y-%m-%dT%H:%M:%SZ}",
            "last_modified": f"{ago(0):%Y-%m-%dT%H:%M:%SZ}",
        }
        for age, title in zip(shown.ages, shown.titles(), strict=True)
    ]
    return data({"collection": tracks, "next_href": None, "query_urn": None})


def _feed(identifier: str) -> Answer:
    shown = living(NAMES.get(identifier, ""), CAST)
    if shown is None:
        return text("", 404)
    kept = [] if shown.handle == "feedlessbakery" else zip(shown.ages, shown.titles(), strict=True)
    items = "".join(
        f"<item><title>{title}</title><guid isPermaLink='false'>tag:soundcloud,2010:tracks/{digits(title, 9)}</guid>"
        f"<pubDate>{ago(age):%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
        for age, title in kept
    )
    about = f"<title>{html.escape(shown.name)}</title><link>{WWW}/{shown.handle}</link>"
    today = f"<lastBuildDate>{ago(0):%a, %d %b %Y %H:%M:%S} +0000</lastBuildDate>"
    return text(
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>{about}{today}{items}</channel></rss>',
        kind="application/rss+xml; charset=utf-8",
    )


_AT = f"{WWW}/{{}}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "posting", "page", "oEmbed, data in the page, tracks"),
    lives(_AT.format("abandonedbakery"), "last track years ago", "page", "oEmbed, data in the page, old tracks"),
    lives(_AT.format("emptybakery"), "never posted", "page", "track_count 0"),
    lives(_AT.format("privatebakery"), "only private tracks", "page", "track_count 0"),
    lives(_AT.format("feedlessbakery"), "kept out of the feed", "feed", "a feed without items"),
    lives(_AT.format("puzzlebakery"), "posting", "page", "403 of DataDome", decidable=False),
    lives(_AT.format("blockedbakery"), "posting", "page", '403 "Request blocked."', decidable=False),
    lives(_AT.format("limitedbakery"), "posting", "page", "429", decidable=False),
    lives(_AT.format("lockedbakery"), "a private account", "page", "oEmbed and page 404", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", "oEmbed and page 404", decidable=False),
    is_gone(_AT.format("suspendedbakery"), "banned", "page", "oEmbed and page 404", decidable=False),
    is_gone(_AT.format("deletedbakery"), "deleted", "page", "oEmbed and page 404", decidable=False),
    is_gone(_AT.format("oldnamebakery"), "renamed", "page", "oEmbed and page 404", decidable=False),
)
