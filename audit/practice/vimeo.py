"""Vimeo: pages with JSON-LD, the key that the site hands to any visitor, and the interface.

`freshbakery`, `quietbakery` … by age · `emptybakery` no videos · `privatebakery` only private videos · `user10000001` leads to
`newnamebakery`, which was `oldnamebakery` · `nobodyhasthis` never existed, `suspendedbakery`, `deletedbakery`: the 404 page
"VimeUhOh", and so `hiddenbakery`, whose private mode hides the profile, in a way that is not documented · `challengebakery` a puzzle with 403, `limitedbakery` 429. The token `expired-key` is refused. The feed of
`/videos/rss` is discontinued for all. https://developer.vimeo.com/api/reference/users
"""

from __future__ import annotations

import html
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, data, digits, page, redirect, script, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

HOSTS = ("vimeo.com",)
WWW = "https://vimeo.com"
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("vimeo", 3, 20, name="Vimeo", followers=100_000),
        account("staff", 3, 20, name="Vimeo Staff", followers=100_000),
        account("privatebakery", name="Private Bakery"),
        account("newnamebakery", 15, name="New Name Bakery"),
        account("challengebakery", 5, name="Challenge Bakery"),
        account("limitedbakery", 5, name="Limited Bakery"),
    )
}
NUMBERED = "user10000001"
UH_OH = page("VimeUhOh", "<h1>Sorry, we could not find that page</h1>", status=404)
PUZZLE = page(
    "Just a moment...",
    "<p>Enable JavaScript and cookies to continue</p><script src=/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page></script>",
    status=403,
    cf_mitigated="challenge",
    server="cloudflare",
)
WALLS: Mapping[str, Answer] = {"challengebakery": PUZZLE, "limitedbakery": text("", 429)}
NO_TOKEN = data({"error": "You must provide a valid authenticated access token."}, 401)
NOT_FOUND = data({"error": "The requested user could not be found"}, 404)
NOT_NAMES = frozenset(
    {"watch", "categories", "features", "upgrade", "join", "log_in", "search", "help", "blog", "about"}
)


def answer(asked: Asked) -> Answer:
    """The interface has a host of its own; a name stands alone in the path."""
    if asked.host == "api.vimeo.com":
        return _interface(asked)
    if asked.host != "vimeo.com":
        return redirect(WWW + asked.path, 301)
    if asked.segments in {("_next", "viewer"), ("_rv", "viewer")}:
        return data({"user": None, "jwt": "practice-jwt", "xsrft": "practice"})
    name = asked.part(0).lower()
    if not name or name.isdecimal() or name in NOT_NAMES:
        return page("Vimeo", '<div id="__next"></div>')
    if name == NUMBERED:
        return redirect(f"{WWW}/newnamebakery", 301)
    if name in WALLS:
        return WALLS[name]
    shown = living(name, CAST)
    return _page(shown) if shown and asked.part(1) != "videos" else UH_OH


def _number(shown: Account) -> str:
    return NUMBERED.removeprefix("user") if shown.handle == "newnamebakery" else digits(shown.handle, 8)


def _page(shown: Account) -> Answer:
    counted = {"@type": "InteractionCounter"}
    owner = {
        "@type": "Person",
        "identifier": _number(shown),
        "alternateName": shown.handle,
        "name": shown.name,
        "description": shown.bio,
        "image": "https://i.vimeocdn.com/portrait/1_640x640",
        "interactionStatistic": {
            **counted,
            "interactionType": "https://schema.org/FollowAction",
            "userInteractionCount": shown.followers,
        },
        "agentInteractionStatistic": {
            **counted,
            "interactionType": "https://schema.org/WriteAction",
            "userInteractionCount": len(shown.ages),
        },
    }
    told = {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "dateCreated": ago(4000).isoformat(),
        "dateModified": ago(0).isoformat(),
        "mainEntity": owner,
    }
    head = f'<meta property="og:type" content="profile"><link rel="canonical" href="{WWW}/{shown.handle}">'
    body = f"<h1>{html.escape(shown.name)}</h1>" + script([told], 'type="application/ld+json"')
    return page(f"{shown.name} on Vimeo", body, head)


def _interface(asked: Asked) -> Answer:
    token = asked.headers.get("authorization", "").partition(" ")[2].strip()
    if not token or token == "expired-key":  # noqa: S105  # the one token that is refused here
        return NO_TOKEN
    name = asked.part(1).lower()
    name = "newnamebakery" if name in {NUMBERED, NUMBERED.removeprefix("user")} else name
    if name == "limitedbakery":
        return data({"error": "Too many API requests."}, 429, x_ratelimit_limit="100", x_ratelimit_remaining="0")
    if name in WALLS and token == "practice-jwt":  # noqa: S105
        return WALLS[name]
    shown = living(name, CAST)
    if asked.part(0) != "users" or shown is None:
        return NOT_FOUND
    left = {"x_ratelimit_limit": "100", "x_ratelimit_remaining": "96"}
    if asked.part(2) == "videos":
        listed = {"total": len(shown.ages), "page": 1, "per_page": 5, "data": _videos(shown)}
        return data(listed, 200, "application/vnd.vimeo.video+json", **left)
    return data(_user(shown), 200, "application/vnd.vimeo.user+json", **left)


def _videos(shown: Account) -> list[dict[str, object]]:
    return [
        {
            "name": title,
            "link": f"{WWW}/{digits(f'{shown.handle} {age}', 9)}",
            "created_time": ago(age).isoformat(),
            "release_time": ago(age).isoformat(),
        }
        for age, title in zip(shown.ages, shown.titles(), strict=True)
    ]


def _user(shown: Account) -> dict[str, object]:
    totals = {"followers": {"total": shown.followers}, "videos": {"total": len(shown.ages)}}
    return {
        "uri": f"/users/{_number(shown)}",
        "name": shown.name,
        "link": f"{WWW}/{shown.handle}",
        "bio": shown.bio or None,
        "created_time": ago(4000).isoformat(),
        "websites": [],
        "pictures": {"base_link": "https://i.vimeocdn.com/portrait/1"},
        "metadata": {"connections": totals},
    }


_AT = f"{WWW}/{{}}"
_404 = '404 "VimeUhOh"'
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "posting", "page", "JSON-LD, then videos by the visitor's own token"),
    lives(_AT.format("abandonedbakery"), "last video years ago", "page", "JSON-LD, then old videos"),
    lives(_AT.format("emptybakery"), "never posted", "page", "JSON-LD counting 0 videos"),
    lives(_AT.format("privatebakery"), "only private videos", "page", "JSON-LD counting 0 videos"),
    lives(_AT.format(NUMBERED), "renamed", "page", "301 from the numbered address"),
    lives(_AT.format("challengebakery"), "posting", "page", "403 puzzle", decidable=False),
    lives(_AT.format("limitedbakery"), "posting", "page", "429", decidable=False),
    lives(_AT.format("quietbakery"), "posting", "interface", "user and videos", keyed=True),
    lives(_AT.format("challengebakery"), "page behind a puzzle", "interface", "user and videos", keyed=True),
    lives(_AT.format("limitedbakery"), "posting", "interface", "429", decidable=False, keyed=True),
    lives(_AT.format("hiddenbakery"), "private mode", "page", _404, decidable=False),
    lives(_AT.format("hiddenbakery"), "private mode", "interface", "404 to a token", decidable=False, keyed=True),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", _404, decidable=False),
    is_gone(_AT.format("suspendedbakery"), "suspended", "page", _404, decidable=False),
    is_gone(_AT.format("deletedbakery"), "deleted", "page", _404, decidable=False),
    is_gone(_AT.format("oldnamebakery"), "renamed", "page", _404, decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "interface", "404 to a token", decidable=False, keyed=True),
)
