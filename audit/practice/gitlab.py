"""GitLab.com: users and groups by its open interface, their pages and feeds.

Users: `freshbakery` and the other living names · `blockedbakery`, `deactivatedbakery` by their state · `privatebakery` hides what
it does · `limitedbakery` 429. Groups: `teambakery`, `gitlab-org` open · `hiddengroup` private: no guest is told of it. Any other name
is nobody's: no user, 404 for the group, and the sign-in page, as of private groups. https://docs.gitlab.com/api/users/
"""

from __future__ import annotations

import html
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, data, iso, page, redirect, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

HOSTS = ("gitlab.com",)
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("blockedbakery", 400, name="Blocked Bakery"),
        account("deactivatedbakery", 900, name="Deactivated Bakery"),
        account("privatebakery", 2, 6, name="Private Bakery"),
        account("gitlab-bot", 1, 2, name="GitLab Bot"),
        account("sytses", 30, 60, name="Sid Sijbrandij"),
    )
}
GROUPS: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("teambakery", 4, 12, name="Team Bakery"),
        account("gitlab-org", 1, 1, name="GitLab.org"),
        account("gitlab-com", 1, 2, name="GitLab.com"),
    )
}
_NO_GROUP = data({"message": "404 Group Not Found"}, 404)


def answer(asked: Asked) -> Answer:
    """The interface, then feeds, then pages."""
    name = asked.part(0)
    if "limitedbakery" in (name.removesuffix(".atom").lower(), asked.query.get("username", "").lower(), asked.part(3)):
        return text("Retry later", 429, "text/plain", retry_after="60", ratelimit_remaining="0")
    if asked.segments[:2] == ("api", "v4"):
        return _interface(asked)
    if not name:
        return page("The DevSecOps Platform | GitLab", "<h1>GitLab</h1>")
    if name == "users" and asked.part(1) == "sign_in":
        return page("Sign in · GitLab", '<form action="/users/sign_in"><input name="user[login]"></form>')
    if name.endswith(".atom"):
        shown = _user(name.removesuffix(".atom"))
        return _feed(shown) if shown else page("Not Found", "<h1>404: Page not found</h1>", status=404)
    shown = _user(name) or GROUPS.get(name.lower())
    if shown is None:
        return redirect("https://gitlab.com/users/sign_in")
    head = f'<meta property="og:title" content="{html.escape(shown.name)} · GitLab"><meta property="og:url" content="https://gitlab.com/{shown.handle}">'
    return page(f"{shown.name} · GitLab", f"<h1>{html.escape(shown.name)}</h1><p>@{shown.handle}</p>", head)


def _user(name: str) -> Account | None:
    return None if name.lower() in GROUPS else living(name.lower(), CAST)


def _number(shown: Account) -> int:
    return int(shown.number[:8])


def _interface(asked: Asked) -> Answer:
    match asked.segments[2:]:
        case ("users",):
            shown = _user(asked.query.get("username", ""))
            return data([_record(shown)] if shown else [])
        case ("users", number, "projects"):
            return _projects(number)
        case ("groups", path, *rest):
            group = GROUPS.get(path.lower())
            if group is None:
                return _NO_GROUP
            return data(_listed(group)) if rest == ["projects"] else data(_group(group))
        case _:
            return data({"error": "404 Not Found"}, 404)


def _record(shown: Account) -> dict[str, object]:
    states = {"blockedbakery": "blocked", "deactivatedbakery": "deactivated"}
    return {
        "id": _number(shown),
        "username": shown.handle,
        "name": shown.name,
        "state": states.get(shown.handle, "active"),
        "locked": False,
        "avatar_url": None,
        "web_url": f"https://gitlab.com/{shown.handle}",
    }


def _group(shown: Account) -> dict[str, object]:
    return {
        "id": _number(shown),
        "web_url": f"https://gitlab.com/groups/{shown.handle}",
        "name": shown.name,
        "path": shown.handle,
        "full_path": shown.handle,
        "description": shown.bio,
        "visibility": "public",
        "avatar_url": None,
        "created_at": iso(ago(2000)),
    }


def _projects(number: str) -> Answer:
    people = (*CAST.values(), *(living(name, CAST) for name in _NAMES))
    shown = next((each for each in people if each and str(_number(each)) == number), None)
    if shown is None:
        return data({"message": "404 User Not Found"}, 404)
    return data([] if shown.handle == "privatebakery" else _listed(shown))


_NAMES = ("freshbakery", "quietbakery", "dormantbakery", "abandonedbakery", "emptybakery")


def _listed(shown: Account) -> list[dict[str, object]]:
    return [
        {
            "id": index + 1,
            "name": title,
            "path_with_namespace": f"{shown.handle}/p{index}",
            "web_url": f"https://gitlab.com/{shown.handle}/p{index}",
            "last_activity_at": iso(ago(age)),
            "created_at": iso(ago(age + 500)),
        }
        for index, (age, title) in enumerate(zip(shown.ages, shown.titles(), strict=True))
    ]


def _feed(shown: Account) -> Answer:
    ages = () if shown.handle == "privatebakery" else shown.ages
    entries = "".join(
        f"<entry><id>tag:gitlab.com,2026:{index}</id><title>{html.escape(shown.name)} pushed</title>"
        f'<link href="https://gitlab.com/{shown.handle}/p{index}"/><updated>{ago(age):%Y-%m-%dT%H:%M:%SZ}</updated></entry>'
        for index, age in enumerate(ages)
    )
    return text(
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f'<title>{html.escape(shown.name)} activity</title><link href="https://gitlab.com/{shown.handle}" rel="alternate"/>'
        f"<id>https://gitlab.com/{shown.handle}</id>{entries}</feed>",
        kind="application/atom+xml; charset=utf-8",
    )


_AT = "https://gitlab.com/{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "active", "interface", "a user and projects"),
    lives(_AT.format("emptybakery"), "active, nothing made", "interface", "a user without projects"),
    lives(_AT.format("privatebakery"), "private profile", "interface", "a user whose activity is hidden"),
    lives(_AT.format("deactivatedbakery"), "deactivated", "interface", "state deactivated"),
    lives(_AT.format("teambakery"), "open group", "interface", "no user, a group"),
    lives(_AT.format("hiddengroup"), "private group", "interface", "no user, 404 Group Not Found", decidable=False),
    lives(_AT.format("limitedbakery"), "active", "interface", "429", decidable=False),
    is_gone(_AT.format("blockedbakery"), "blocked", "interface", "state blocked", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "interface", "no user, 404 Group Not Found", decidable=False),
)
