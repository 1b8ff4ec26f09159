"""Twitch: pages that are always 200, the site's own interface, the grant of an app's token, and Helix.

`freshbakery`, `quietbakery` … by age · `emptybakery` never went live · `novodsbakery` live two days ago, nothing kept ·
`nobodyhasthis` never existed, `suspendedbakery` is banned, `pausedbakery` for some days, `deletedbakery` closed, `oldnamebakery` is `newnamebakery` now: no
user · `limitedbakery` 429 of both interfaces. Client id or secret `expired-key` is refused, and so is that token.
https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/ · https://dev.twitch.tv/docs/api/reference/
"""

from __future__ import annotations

import html
import re
import urllib.parse
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, data, digits, page, redirect
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import COMMON, OFFICIAL, Account, account, living

HOSTS = ("twitch.tv",)
WWW = "https://www.twitch.tv"
TOKEN = "practice-twitch-app-token"  # noqa: S105  # opens nothing but the practice web
EXPIRED = "expired-key"
GENERIC = "Twitch is the world's leading video platform and community for gamers."
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("twitch", 1, 8, name="Twitch", followers=2_000_000),
        account("twitchdev", 9, 40, name="TwitchDev", followers=10_000),
        account("novodsbakery", 2, name="No Vods Bakery"),
        account("newnamebakery", 15, name="New Name Bakery"),
    )
}


def number(name: str) -> str:
    """The account's id, 9 digits."""
    return "1" + digits(name, 8)


NAMES: Mapping[str, str] = {number(name): name for name in (*COMMON, *CAST, *OFFICIAL)}


def answer(asked: Asked) -> Answer:
    """One host for each part."""
    match asked.host:
        case "gql.twitch.tv":
            return _graph(asked)
        case "id.twitch.tv":
            return _grant(asked)
        case "api.twitch.tv":
            return _helix(asked)
        case "www.twitch.tv" | "m.twitch.tv":
            return _page(asked.part(0).lower())
        case _:
            return redirect(WWW + asked.path, 301)


def _name(shown: Account) -> str:
    """What is shown is the login in other capitals."""
    joined = shown.name.replace(" ", "")
    return joined if joined.lower() == shown.handle else shown.handle


def _page(name: str) -> Answer:
    shown = living(name, CAST)
    if shown is None:
        return page("Twitch", '<div id="root"></div>', f'<meta name="description" content="{GENERIC}">')
    about = html.escape(shown.bio or f"{_name(shown)} streams live on Twitch! Check out their videos and join them.")
    head = (
        f'<meta property="og:title" content="{_name(shown)} - Twitch"><meta property="og:description" content="{about}">'
        f'<meta property="og:url" content="{WWW}/{shown.handle}"><meta property="og:type" content="video.other">'
        f'<meta name="description" content="{about}">'
    )
    return page(f"{_name(shown)} - Twitch", '<div id="root"></div>', head)


def _graph(asked: Asked) -> Answer:
    if not asked.headers.get("client-id"):
        return _error(400, "Bad Request", 'The "Client-ID" header is invalid.')
    sent = asked.payload()
    variables = sent.get("variables")
    found = re.search(r'login:\s*"([^"]{1,50})"', str(sent.get("query", "")))
    name = str(variables.get("login", "")) if isinstance(variables, dict) and variables else found[1] if found else ""
    if name.lower() == "limitedbakery":
        return _error(429, "Too Many Requests", "Too many requests")
    shown = living(name.lower(), CAST)
    return data({"data": {"user": _viewed(shown) if shown else None}, "extensions": {"durationMilliseconds": 12}})


def _viewed(shown: Account) -> dict[str, object]:
    kept = [] if shown.handle == "novodsbakery" else zip(shown.ages, shown.titles(), strict=True)
    return {
        "id": number(shown.handle),
        "login": shown.handle,
        "displayName": _name(shown),
        "description": shown.bio,
        "profileImageURL": "https://static-cdn.jtvnw.net/jtv_user_pictures/a-profile_image-70x70.png",
        "createdAt": f"{ago(4000):%Y-%m-%dT%H:%M:%SZ}",
        "followers": {"totalCount": shown.followers},
        "lastBroadcast": {"startedAt": f"{ago(shown.ages[0]):%Y-%m-%dT%H:%M:%SZ}" if shown.ages else None},
        "stream": None,
        "videos": {
            "edges": [
                {"node": {"id": digits(title, 10), "publishedAt": f"{ago(age):%Y-%m-%dT%H:%M:%SZ}", "title": title}}
                for age, title in kept
            ]
        },
    }


def _grant(asked: Asked) -> Answer:
    if asked.segments != ("oauth2", "token") or asked.method != "POST":
        return data({"status": 404, "message": "not found"}, 404)
    sent = {**asked.query, **dict(urllib.parse.parse_qsl(asked.body.decode("utf-8", "replace")))}
    if not sent.get("client_id"):
        return data({"status": 400, "message": "missing client id"}, 400)
    if sent["client_id"] == EXPIRED:
        return data({"status": 400, "message": "invalid client"}, 400)
    if not sent.get("client_secret"):
        return data({"status": 400, "message": "missing client secret"}, 400)
    if sent["client_secret"] == EXPIRED:
        return data({"status": 403, "message": "invalid client secret"}, 403)
    if sent.get("grant_type") != "client_credentials":
        return data({"status": 400, "message": "invalid grant type"}, 400)
    return data({"access_token": TOKEN, "expires_in": 5011271, "token_type": "bearer"})


def _helix(asked: Asked) -> Answer:
    token = asked.headers.get("authorization", "").removeprefix("Bearer ").strip()
    if not token:
        return _error(401, "Unauthorized", "OAuth token is missing")
    if token == EXPIRED:
        return _error(401, "Unauthorized", "Invalid OAuth token")
    if not asked.headers.get("client-id"):
        return _error(401, "Unauthorized", "Client ID and OAuth token do not match")
    query = asked.query
    name = query.get("login", "").lower() or NAMES.get(_wanted(query), "")
    if name == "limitedbakery":
        return _error(429, "Too Many Requests", "Too Many Requests", ratelimit_remaining="0")
    shown = living(name, CAST)
    match asked.segments[1:]:
        case ("users",):
            return _listed([_user(shown)] if shown else [])
        case ("videos",):
            return _listed(_videos(shown) if shown else [])
        case ("channels", "followers"):
            return data({"total": shown.followers if shown else 0, "data": [], "pagination": {}})
        case ("streams",):
            return _listed([])
        case _:
            return _error(404, "Not Found", "")


def _wanted(query: Mapping[str, str]) -> str:
    return query.get("id") or query.get("user_id") or query.get("broadcaster_id") or ""


def _listed(found: list[dict[str, object]]) -> Answer:
    left = {"ratelimit_limit": "800", "ratelimit_remaining": "797", "ratelimit_reset": str(int(ago(0).timestamp()))}
    return data({"data": found, "pagination": {}}, 200, **left)


def _user(shown: Account) -> dict[str, object]:
    return {
        "id": number(shown.handle),
        "login": shown.handle,
        "display_name": _name(shown),
        "type": "",
        "broadcaster_type": "",
        "description": shown.bio,
        "profile_image_url": "https://static-cdn.jtvnw.net/jtv_user_pictures/a-profile_image-300x300.png",
        "offline_image_url": "",
        "view_count": 0,
        "created_at": f"{ago(4000):%Y-%m-%dT%H:%M:%SZ}",
    }


def _videos(shown: Account) -> list[dict[str, object]]:
    if shown.handle == "novodsbakery":
        return []
    return [
        {
            "id": digits(f"{shown.handle} {age}", 10),
            "user_id": number(shown.handle),
            "user_login": shown.handle,
            "user_name": _name(shown),
            "title": title,
            "created_at": f"{ago(age):%Y-%m-%dT%H:%M:%SZ}",
            "published_at": f"{ago(age):%Y-%m-%dT%H:%M:%SZ}",
            "url": f"{WWW}/videos/{digits(f'{shown.handle} {age}', 10)}",
            "viewable": "public",
            "type": "archive",
        }
        for age, title in zip(shown.ages, shown.titles(), strict=True)
    ]


def _error(code: int, name: str, message: str, **headers: str) -> Answer:
    return data({"error": name, "status": code, "message": message}, code, **headers)


_AT = f"{WWW}/{{}}"
_NOBODY, _EMPTY = "the generic page and no user", "Helix data: []"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "posting", "page", "channel tags, then videos of the site's own interface"),
    lives(_AT.format("abandonedbakery"), "last live years ago", "page", "channel tags and old videos"),
    lives(_AT.format("emptybakery"), "never posted", "page", "channel tags, lastBroadcast without a date"),
    lives(_AT.format("novodsbakery"), "nothing kept", "page", "channel tags, a lastBroadcast and no videos"),
    lives(_AT.format("limitedbakery"), "posting", "page", "the generic page and 429", decidable=False),
    lives(_AT.format("quietbakery"), "posting", "interface", "Helix user and videos", keyed=True),
    lives(_AT.format("novodsbakery"), "nothing kept", "interface", "Helix user and no videos", keyed=True),
    lives(_AT.format("limitedbakery"), "posting", "interface", "429 of Helix", decidable=False, keyed=True),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", _NOBODY, decidable=False),
    is_gone(_AT.format("suspendedbakery"), "banned", "page", _NOBODY, decidable=False),
    is_gone(_AT.format("deletedbakery"), "deleted", "page", _NOBODY, decidable=False),
    is_gone(_AT.format("oldnamebakery"), "renamed", "page", _NOBODY, decidable=False),
    lives(_AT.format("pausedbakery"), "suspended for days", "page", _NOBODY, decidable=False),
    lives(_AT.format("pausedbakery"), "suspended for days", "interface", _EMPTY, decidable=False, keyed=True),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "interface", _EMPTY, decidable=False, keyed=True),
    is_gone(_AT.format("suspendedbakery"), "banned", "interface", _EMPTY, decidable=False, keyed=True),
)
