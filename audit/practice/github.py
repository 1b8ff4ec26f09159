"""GitHub: the REST interface with and without a token, the public timeline as Atom, and the pages.

`freshbakery`, `quietbakery` … by age · `dormantbakery` and older are beyond what the timeline keeps · `emptybakery` no
repositories · `teambakery` an organization · `nobodyhasthis` never existed, `flaggedbakery` is hidden from others while its
owner notices nothing, `oldnamebakery` became `newnamebakery`: 404 · `limitedbakery` and `throttledbakery` no requests left without a token,
`hurriedbakery` the secondary limit. The token `expired-key` is refused.
https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
"""

from __future__ import annotations

import html
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, data, digits, page, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

HOSTS = ("github.com",)
DOCS = "https://docs.github.com/rest"
KEPT = 90
"""Days that the timeline goes back."""
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("github", 1, 2, name="GitHub", followers=40_000),
        account("octocat", 30, 200, name="The Octocat", followers=10_000),
        account("teambakery", 12, 40, name="Team Bakery"),
        account("newnamebakery", 5, name="New Name Bakery"),
        account("limitedbakery", 5, name="Limited Bakery"),
        account("throttledbakery", 5, name="Throttled Bakery"),
        account("hurriedbakery", 5, name="Hurried Bakery"),
    )
}
RESET = str(int(ago(-0.02).timestamp()))
EXCEEDED = {
    "message": "API rate limit exceeded for 203.0.113.7. (But here's the good news: Authenticated requests get a higher "
    "rate limit. Check out the documentation for more details.)",
    "documentation_url": f"{DOCS}/overview/rate-limits-for-the-rest-api",
}
SECONDARY = {
    "message": "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
    "documentation_url": f"{DOCS}/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits",
}
NO_MORE = {"x_ratelimit_limit": "60", "x_ratelimit_remaining": "0", "x_ratelimit_reset": RESET}
WALLS: Mapping[str, Answer] = {
    "limitedbakery": data(EXCEEDED, 403, **NO_MORE),
    "throttledbakery": data(EXCEEDED, 429, **NO_MORE),
    "hurriedbakery": data(SECONDARY, 403, retry_after="60", x_ratelimit_remaining="41"),
}
REFUSED = data({"message": "Bad credentials", "documentation_url": DOCS, "status": "401"}, 401)
MISSING = data({"message": "Not Found", "documentation_url": f"{DOCS}/users/users#get-a-user", "status": "404"}, 404)


def answer(asked: Asked) -> Answer:
    """The interface, or a page, or the page's feed."""
    if asked.host == "api.github.com":
        return _interface(asked)
    name = asked.part(0).lower()
    feed = name.endswith(".atom")
    shown = living(name.removesuffix(".atom"), CAST)
    if not name:
        return page("GitHub · Build and ship software on a single, collaborative platform · GitHub")
    if shown is None:
        return page("Page not found · GitHub", "<h1>Not Found</h1>", status=404)
    return _atom(shown) if feed else _page(shown)


def _interface(asked: Asked) -> Answer:
    token = asked.headers.get("authorization", "").partition(" ")[2].strip()
    if token == "expired-key":  # noqa: S105  # the one token that is refused here
        return REFUSED
    if asked.part(0) == "user" and asked.part(1):
        shown = next((each for each in CAST.values() if _number(each) == asked.part(1)), None)
        return data(_user(shown)) if shown else MISSING
    if asked.part(0) not in {"users", "orgs"}:
        return MISSING
    name = asked.part(1).lower()
    if name in WALLS and not token:
        return WALLS[name]
    shown = living(name, CAST)
    if shown is None or (asked.part(0) == "orgs" and not _is_organization(shown)):
        return MISSING
    left = {"x_ratelimit_limit": "5000" if token else "60", "x_ratelimit_remaining": "57", "x_ratelimit_reset": RESET}
    match asked.segments[2:]:
        case ():
            return data(_user(shown), 200, **left)
        case ("repos",):
            return data([_repository(shown, age, title) for age, title in _posts(shown)], 200, **left)
        case ("events", "public") | ("events",):
            return data([_event(shown, age) for age, _ in _posts(shown) if age <= KEPT], 200, **left)
        case _:
            return MISSING


def _posts(shown: Account) -> list[tuple[float, str]]:
    return list(zip(shown.ages, shown.titles(), strict=True))


def _number(shown: Account) -> str:
    return "1" + digits(shown.handle, 7)


def _is_organization(shown: Account) -> bool:
    return shown.handle in {"teambakery", "github"}


def _user(shown: Account) -> dict[str, object]:
    return {
        "login": shown.handle,
        "id": int(_number(shown)),
        "avatar_url": f"https://avatars.githubusercontent.com/u/{_number(shown)}?v=4",
        "html_url": f"https://github.com/{shown.handle}",
        "type": "Organization" if _is_organization(shown) else "User",
        "name": shown.name,
        "blog": "https://maplebakery.example",
        "bio": shown.bio or None,
        "public_repos": len(shown.ages),
        "followers": shown.followers,
        "created_at": f"{ago(4000):%Y-%m-%dT%H:%M:%SZ}",
        "updated_at": f"{ago(1):%Y-%m-%dT%H:%M:%SZ}",
    }


def _repository(shown: Account, age: float, title: str) -> dict[str, object]:
    name = f"{title.lower().replace(' ', '-')}-{age:g}"
    return {
        "id": int(digits(name, 8)),
        "name": name,
        "full_name": f"{shown.handle}/{name}",
        "owner": {"login": shown.handle, "id": int(_number(shown))},
        "fork": False,
        "created_at": f"{ago(age + 1):%Y-%m-%dT%H:%M:%SZ}",
        "updated_at": f"{ago(0):%Y-%m-%dT%H:%M:%SZ}",
        "pushed_at": f"{ago(age):%Y-%m-%dT%H:%M:%SZ}",
    }


def _event(shown: Account, age: float) -> dict[str, object]:
    return {
        "id": digits(f"{shown.handle} {age}", 11),
        "type": "PushEvent",
        "actor": {"id": int(_number(shown)), "login": shown.handle},
        "public": True,
        "created_at": f"{ago(age):%Y-%m-%dT%H:%M:%SZ}",
    }


def _page(shown: Account) -> Answer:
    head = f'<meta property="og:url" content="https://github.com/{shown.handle}"><meta property="og:type" content="profile">'
    return page(f"{shown.handle} ({shown.name}) · GitHub", f"<h1>{html.escape(shown.name)}</h1>", head)


def _atom(shown: Account) -> Answer:
    entries = "".join(
        f"<entry><id>tag:github.com,2008:PushEvent/{digits(title, 11)}</id><published>{ago(age):%Y-%m-%dT%H:%M:%SZ}"
        f"</published><updated>{ago(age):%Y-%m-%dT%H:%M:%SZ}</updated><title>{shown.handle} pushed</title></entry>"
        for age, title in _posts(shown)
        if age <= KEPT
    )
    about = f"<id>tag:github.com,2008:/{shown.handle}</id><title>GitHub Public Timeline Feed</title>"
    return text(
        f'<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">{about}{entries}</feed>',
        kind="application/atom+xml; charset=utf-8",
    )


_AT = "https://github.com/{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "posting", "interface", "user and events"),
    lives(_AT.format("teambakery"), "posting", "interface", "type Organization"),
    lives(_AT.format("abandonedbakery"), "last push years ago", "interface", "no events, old pushed_at"),
    lives(_AT.format("emptybakery"), "never posted", "interface", "public_repos 0"),
    lives(
        _AT.format("limitedbakery"), "posting", "interface", "403 rate limit, x-ratelimit-remaining 0", decidable=False
    ),
    lives(
        _AT.format("throttledbakery"),
        "posting",
        "interface",
        "429 rate limit, x-ratelimit-remaining 0",
        decidable=False,
    ),
    lives(
        _AT.format("hurriedbakery"), "posting", "interface", "403 secondary rate limit, retry-after", decidable=False
    ),
    lives(_AT.format("quietbakery"), "posting", "interface", "5,000 an hour", keyed=True),
    lives(_AT.format("limitedbakery"), "no requests left without a token", "interface", "shown to a token", keyed=True),
    lives(_AT.format("flaggedbakery"), "flagged", "interface", "404 Not Found", decidable=False),
    lives(_AT.format("flaggedbakery"), "flagged", "interface", "404 Not Found to a token", decidable=False, keyed=True),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "interface", "404 Not Found", decidable=False),
    is_gone(_AT.format("oldnamebakery"), "renamed", "interface", "404 Not Found", decidable=False),
    is_gone(
        _AT.format("nobodyhasthis"),
        "never existed",
        "interface",
        "404 Not Found to a token",
        decidable=False,
        keyed=True,
    ),
)
