"""Meta's Graph API: Facebook pages by vanity or id, and Instagram accounts by business discovery.

`maplestreetbakery` live · `unpublishedbakery` not published · `closedbakery` closed for good · `limitedbakery` code 4 ·
any other vanity: code 803, any other number: code 100 / 33 (missing and unreachable alike). No token: code 104, `expired-key`: code 190.
Instagram: the cast of the Instagram pages that are professional accounts; `personalbakery`, `privatebakery` and unknown
names: code 110 / 2207013.
A page that is not published lives, and no visitor can see it: `not public` is all there is to say.
"""

from __future__ import annotations

import re

from audit.practice import facebook, instagram
from audit.practice._answer import Answer, Asked, ago, data, letters
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account

HOSTS = ("graph.facebook.com",)
_DISCOVERY = re.compile(r"business_discovery\.username\(([\w.]{1,30})\)")
_UNSUPPORTED = (
    "Unsupported get request. Object with ID '{name}' does not exist, cannot be loaded due to missing permissions, "
    "or does not support this operation"
)


def answer(asked: Asked) -> Answer:
    """`/v26.0/<page>` and its posts, or `/v26.0/<own id>?fields=business_discovery…`."""
    if not (asked.query.get("access_token") or asked.headers.get("authorization")):
        return _error("An access token is required to request this resource.", 104)
    if asked.query.get("access_token") == "expired-key":
        return _error("Error validating access token: Session has expired", 190)
    parts = asked.segments[1:] if re.fullmatch(r"v\d+\.\d+", asked.part(0)) else asked.segments
    discovered = _DISCOVERY.search(asked.query.get("fields", ""))
    if discovered:
        return _discover(discovered[1].lower())
    name = parts[0] if parts else ""
    if name == "limitedbakery":
        return _error("(#4) Application request limit reached", 4, status=403)
    page = facebook.find(name)
    if page is None:
        return _missing(name)
    return data(_page(page)) if len(parts) == 1 else data({"data": _posts(page)})


def _page(page: Account) -> dict[str, object]:
    return {
        "id": page.number,
        "name": page.name,
        "username": page.handle,
        "link": f"https://www.facebook.com/{page.handle}",
        "is_published": page.handle not in facebook.HIDDEN,
        "is_permanently_closed": page.handle == "closedbakery",
        "about": page.bio,
        "fan_count": page.followers,
        "followers_count": page.followers,
        "website": "https://maplebakery.example/",
        "published_posts": {"data": _posts(page)},
    }


def _posts(page: Account) -> list[dict[str, str]]:
    return [
        {
            "id": f"{page.number}_{index}",
            "created_time": ago(age).strftime("%Y-%m-%dT%H:%M:%S+0000"),
            "message": title,
            "permalink_url": f"https://www.facebook.com/{page.handle}/posts/pfbid0{letters(title, 12)}",
        }
        for index, (age, title) in enumerate(zip(page.ages, page.titles(), strict=True))
    ]


def _discover(name: str) -> Answer:
    shown = instagram.find(name)
    if name == "limitedbakery":
        return _error("(#4) Application request limit reached", 4, status=403)
    if shown is None or name in instagram.PERSONAL:
        return data(
            {
                "error": {
                    "message": "Invalid user id",
                    "type": "OAuthException",
                    "code": 110,
                    "error_subcode": 2207013,
                    "is_transient": False,
                    "error_user_title": "Cannot find User",
                    "error_user_msg": f"The user with username: {name} cannot be found.",
                    "fbtrace_id": "AbCdEfGh",
                }
            },
            400,
        )
    media = [
        {
            "id": f"1780{shown.number}{index}",
            "timestamp": ago(age).strftime("%Y-%m-%dT%H:%M:%S+0000"),
            "permalink": f"https://www.instagram.com/p/{instagram.shortcode(ago(age))}/",
            "media_type": "IMAGE",
            "caption": title,
        }
        for index, (age, title) in enumerate(zip(shown.ages, shown.titles(), strict=True))
    ]
    discovery: dict[str, object] = {
        "id": "178" + shown.number,
        "username": shown.handle,
        "name": shown.name,
        "biography": shown.bio,
        "website": "https://maplebakery.example/",
        "followers_count": shown.followers,
        "follows_count": 310,
        "media_count": len(media),
    }
    if media:
        discovery["media"] = {"data": media[:3]}
    return data({"business_discovery": discovery, "id": "17841400000000001"})


def _missing(name: str) -> Answer:
    if name.isdecimal():
        return _error(_UNSUPPORTED.format(name=name), 100, subcode=33, kind="GraphMethodException")
    return _error(f"(#803) Some of the aliases you requested do not exist: {name}", 803, status=404)


def _error(message: str, code: int, *, status: int = 400, subcode: int = 0, kind: str = "OAuthException") -> Answer:
    error: dict[str, object] = {"message": message, "type": kind, "code": code, "fbtrace_id": "AbCdEfGh"}
    if subcode:
        error["error_subcode"] = subcode
    return data({"error": error}, status)


_AT = "https://www.{}"
CASES: tuple[Case, ...] = (
    lives(
        _AT.format("facebook.com/maplestreetbakery"),
        "posting",
        "Facebook interface",
        "page fields and posts",
        keyed=True,
    ),
    lives(
        _AT.format("facebook.com/unpublishedbakery"),
        "unpublished",
        "Facebook interface",
        "is_published: false",
        keyed=True,
        decidable=False,
    ),
    lives(
        _AT.format("facebook.com/limitedbakery"),
        "posting",
        "Facebook interface",
        "403 code 4",
        decidable=False,
        keyed=True,
    ),
    lives(
        _AT.format("facebook.com/closedbakery"),
        "business closed, page stays",
        "Facebook interface",
        "is_permanently_closed",
        keyed=True,
    ),
    is_gone(
        _AT.format("facebook.com/nobodyhasthis"),
        "never existed",
        "Facebook interface",
        "404 code 803",
        decidable=False,
        keyed=True,
    ),
    lives(
        _AT.format("instagram.com/maplestreetbakery"),
        "posting",
        "Instagram interface",
        "business_discovery",
        keyed=True,
    ),
    lives(
        _AT.format("instagram.com/personalbakery"),
        "no professional account",
        "Instagram interface",
        "400 subcode 2207013, page shown",
        keyed=True,
    ),
    lives(
        _AT.format("instagram.com/limitedbakery"),
        "posting",
        "Instagram interface",
        "403 code 4",
        decidable=False,
        keyed=True,
    ),
    is_gone(
        _AT.format("instagram.com/nobodyhasthis"),
        "never existed",
        "Instagram interface",
        "400 subcode 2207013, page 404",
        keyed=True,
    ),
)
