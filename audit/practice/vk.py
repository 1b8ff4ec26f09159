"""VK: pages behind a puzzle, the old FOAF document by number, and the interface for those with a service token.

Groups and people by name: `freshbakery`, `quietbakery`, `abandonedbakery`, `emptybakery`, `closedgroupbakery` a closed group,
`bannedgroupbakery`, `deletedgroupbakery` ended. People by number: `id100001` freshbakery · `id100002` a private profile ·
`id100003` deleted · `id100004` banned · any other number: nobody. `limitedbakery` 429. The interface refuses a call without a
token, and `expired-key`, with error 5. https://dev.vk.com/reference
"""

from __future__ import annotations

import html
import urllib.parse
from collections.abc import Callable, Mapping

from audit.practice._answer import Answer, Asked, ago, data, iso, page, redirect, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import COMMON, Account, account

HOSTS = ("vk.com", "vk.ru")
PEOPLE: Mapping[int, tuple[str, str]] = {
    1: ("Pavel Durov", ""),
    100001: ("Fresh Bakery", ""),
    100002: ("Private Bakery", "closed"),
    100003: ("DELETED", "deleted"),
    100004: ("Banned Bakery", "banned"),
}
"""Name, and what the interface says of its state."""
GROUPS: Mapping[str, tuple[int, Account, str]] = {
    shown.handle: (number, shown, state)
    for number, shown, state in (
        (200001, COMMON["freshbakery"], ""),
        (200002, COMMON["quietbakery"], ""),
        (200003, COMMON["abandonedbakery"], ""),
        (200004, COMMON["emptybakery"], ""),
        (200005, account("closedgroupbakery", 3, 9, name="Closed Group Bakery"), "closed"),
        (200006, account("bannedgroupbakery", name="Banned Group Bakery"), "banned"),
        (200007, account("deletedgroupbakery", name="DELETED"), "deleted"),
        (22822305, account("team", 2, 5, name="VK", followers=12_000_000), ""),
    )
}
_CLUBS = ("club", "public", "event")


def answer(asked: Asked) -> Answer:
    """The interface, the FOAF document, and else the puzzle."""
    if asked.host.startswith("api."):
        return _interface(asked)
    if asked.part(0) == "foaf.php":
        return _foaf(asked.query.get("id", ""))
    if asked.part(0) in ("challenge.html", "429.html"):
        return _PUZZLE
    if asked.part(0).lower() == "limitedbakery":
        return redirect("https://vk.com/429.html")
    return redirect(f"https://vk.com/challenge.html?redirect={asked.part(0)}") if asked.segments else _FRONT


_PUZZLE = page("VK | Checking your browser", '<div id="challenge"></div><script src="/js/challenge.js"></script>')
_FRONT = page("VK", "<h1>VK</h1>")


def _person(number: str) -> tuple[str, str]:
    return (
        PEOPLE.get(int(number), ("", "")) if number.isascii() and number.isdecimal() and len(number) < 12 else ("", "")
    )


def _foaf(number: str) -> Answer:
    name, state = _person(number)
    if not name:
        return text("", 404)
    activity = "deactivated" if state in ("deleted", "banned") else "active"
    return text(
        '<?xml version="1.0" encoding="utf-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:ya="http://blogs.yandex.ru/schema/foaf/"><foaf:Person>'
        f"<ya:publicAccess>{'disallowed' if state == 'closed' else 'allowed'}</ya:publicAccess>"
        f"<ya:profileState>{activity}</ya:profileState><foaf:name>{html.escape(name)}</foaf:name>"
        f'<ya:created dc:date="{iso(ago(4000))}" xmlns:dc="http://purl.org/dc/elements/1.1/"/>'
        f'<ya:lastLoggedIn dc:date="{iso(ago(1))}" xmlns:dc="http://purl.org/dc/elements/1.1/"/>'
        "</foaf:Person></rdf:RDF>",
        kind="application/rdf+xml; charset=utf-8",
    )


def _error(code: int, message: str) -> Answer:
    return data({"error": {"error_code": code, "error_msg": message, "request_params": []}})


def _interface(asked: Asked) -> Answer:
    told = dict(asked.query) | {key: str(value) for key, value in _form(asked.body).items()}
    token = told.get("access_token") or asked.headers.get("authorization", "").removeprefix("Bearer ")
    if not token or token == "expired-key":  # noqa: S105  # no secret
        return _error(5, "User authorization failed: invalid access_token (4).")
    method = asked.segments[-1] if asked.segments else ""
    play = _METHODS.get(method)
    return play(told) if play else _error(3, "Unknown method passed")


def _form(body: bytes) -> dict[str, str]:
    return dict(urllib.parse.parse_qsl(body.decode("utf-8", "replace")))


def _users(told: Mapping[str, str]) -> Answer:
    number = told.get("user_ids", told.get("user_id", "")).removeprefix("id")
    name, state = _person(number)
    if not name:
        return data({"response": []})
    first, _, last = name.partition(" ")
    person: dict[str, object] = {"id": int(number), "first_name": first, "last_name": last}
    if state in ("deleted", "banned"):
        person["deactivated"] = state
    else:
        person |= {"is_closed": state == "closed", "can_access_closed": state != "closed", "domain": f"id{number}"}
    return data({"response": [person]})


def _group(name: str) -> tuple[int, Account, str] | None:
    for prefix in _CLUBS:
        if name.startswith(prefix) and name[len(prefix) :].isdecimal():
            name = name[len(prefix) :]
    return next((row for handle, row in GROUPS.items() if name.lower() in (handle, str(row[0]))), None)


def _groups(told: Mapping[str, str]) -> Answer:
    found = _group(told.get("group_id") or told.get("group_ids", ""))
    if found is None:
        return _error(100, "One of the parameters specified was missing or invalid: group_ids is undefined")
    number, shown, state = found
    group: dict[str, object] = {"id": number, "name": shown.name, "screen_name": shown.handle, "type": "page"}
    group |= {"is_closed": int(state == "closed"), "members_count": shown.followers}
    group |= {"deactivated": state} if state in ("deleted", "banned") else {}
    return data({"response": {"groups": [group], "profiles": []}})


def _wall(told: Mapping[str, str]) -> Answer:
    owner = told.get("owner_id", "").removeprefix("-") or told.get("domain", "").removeprefix("id")
    name, state = _person(owner)
    if state in ("deleted", "banned"):
        return _error(18, "User was deleted or banned")
    if state == "closed":
        return _error(30, "This profile is private")
    found = _group(told.get("domain") or owner)
    if found and found[2]:
        return _error(
            15, "Access denied: group is blocked" if found[2] != "closed" else "Access denied: wall is disabled"
        )
    shown = found[1] if found else COMMON["freshbakery"] if name else None
    if shown is None:
        return _error(100, "One of the parameters specified was missing or invalid: owner_id is undefined")
    items = [
        {"id": index + 1, "date": int(ago(age).timestamp()), "text": title, "post_type": "post"}
        for index, (age, title) in enumerate(zip(shown.ages, shown.titles(), strict=True))
    ]
    return data({"response": {"count": len(items), "items": items}})


def _resolved(told: Mapping[str, str]) -> Answer:
    name = told.get("screen_name", "").lower()
    if found := _group(name):
        return data({"response": {"object_id": found[0], "type": "group"}})
    number = name.removeprefix("id")
    if _person(number)[0]:
        return data({"response": {"object_id": int(number), "type": "user"}})
    return data({"response": []})


_METHODS: Mapping[str, Callable[[Mapping[str, str]], Answer]] = {
    "users.get": _users,
    "groups.getById": _groups,
    "wall.get": _wall,
    "utils.resolveScreenName": _resolved,
}

_AT = "https://vk.com/{}"
_PUZZLED = "302 to /challenge.html"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "posting", "page", _PUZZLED, decidable=False),
    lives(_AT.format("limitedbakery"), "posting", "page", "302 to /429.html", decidable=False),
    lives(_AT.format("id100001"), "posting", "foaf.php", "profileState active"),
    lives(_AT.format("id100002"), "private", "foaf.php", "publicAccess disallowed"),
    lives(_AT.format("quietbakery"), "posting", "keyed api", "a group and its wall", keyed=True),
    lives(_AT.format("emptybakery"), "never posted", "keyed api", "a group, wall of 0", keyed=True),
    lives(_AT.format("club200001"), "posting", "keyed api", "a group by its number", keyed=True),
    lives(_AT.format("closedgroupbakery"), "closed group", "keyed api", "is_closed 1, wall error 15", keyed=True),
    lives(_AT.format("public200003"), "posting", "page", "302 to /challenge.html, by number", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", _PUZZLED, decidable=False),
    is_gone(_AT.format("id100003"), "deleted", "foaf.php", "profileState deactivated", decidable=False),
    is_gone(_AT.format("id100004"), "banned", "keyed api", "deactivated: banned, wall error 18", keyed=True),
    is_gone(_AT.format("bannedgroupbakery"), "banned group", "keyed api", "deactivated: banned", keyed=True),
    is_gone(_AT.format("deletedgroupbakery"), "deleted group", "keyed api", "deactivated: deleted", keyed=True),
)
