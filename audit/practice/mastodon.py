"""Mastodon: several instances, each its own host.

`social.example`, `bread.example`, `mastodon.social` and a few well-known ones are healthy; `secure.example` answers 401 to
strangers; `down.example` never answers; `crashed.example` says 503; any other instance has no name.
`maplebakery` moved from social.example to bread.example · `suspendedbakery` suspended · `gonebakery` 410 ·
`silencedbakery` limited · `followersonlybakery` no public posts · `lockedbakery` ·
`limitedbakery` 429 · the official accounts live on mastodon.social, `admin` everywhere · any other name: 404.
"""

from __future__ import annotations

import html
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, Fault, ago, data, iso, page, redirect, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

INSTANCES = frozenset(
    [
        "social.example",
        "bread.example",
        "mastodon.social",
        "mastodon.online",
        "mstdn.social",
        "fosstodon.org",
        "hachyderm.io",
        "mas.to",
    ]
)
HOSTS = (*sorted(INSTANCES), "secure.example", "down.example", "crashed.example")
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("maplebakery", 700, 710, name="Maple Street Bakery", bio="Bread since 1998"),
        account("suspendedbakery", name="suspendedbakery"),
        account("silencedbakery", 5, name="Silenced Bakery"),
        account("followersonlybakery", 4, 5, name="Followers Only Bakery"),
        account("lockedbakery", 3, 8, name="Locked Bakery"),
        account("admin", 1, 12, name="The admin"),
    )
}
HOME = account("maplebakery", 9, 13, 20, name="Maple Street Bakery", bio="Bread since 1998, now on bread.example")
"""Where maplebakery moved to."""

_MISSING = {"error": "Record not found"}
_SECURE = {"error": "This method requires an authenticated user"}


def answer(asked: Asked) -> Answer | Fault:
    """The state of the instance comes first, then the account."""
    match asked.host:
        case "down.example":
            return Fault.TOO_SLOW
        case "crashed.example":
            return page("503", "The service is overloaded", status=503)
        case "secure.example":
            return data(_SECURE, 401)
        case "www.social.example":
            return redirect("https://social.example" + asked.path, 301)
        case _:
            return _instance(asked)


def find(host: str, name: str) -> Account | None:
    """Who lives under that name on that instance; the famous live on mastodon.social alone."""
    name = name.lower()
    if host == "bread.example":
        return HOME if name == HOME.handle else (CAST["admin"] if name == "admin" else None)
    shown = living(name, CAST)
    return None if shown and shown.followers > 1_000_000 and host != "mastodon.social" else shown


def _instance(asked: Asked) -> Answer:  # one line for each route
    match asked.segments:
        case ("api", "v1", "accounts", "lookup"):
            return _lookup(asked.host, asked.query.get("acct", ""))
        case ("api", "v1", "accounts", number, "statuses"):
            return _statuses(asked.host, number)
        case ("api", "v1" | "v2", "instance"):
            return _about(asked.host)
        case (".well-known", "webfinger"):
            return _webfinger(asked.host, asked.query.get("resource", ""))
        case (".well-known", "nodeinfo"):
            href = f"https://{asked.host}/nodeinfo/2.0"
            return data({"links": [{"rel": "http://nodeinfo.diaspora.software/ns/schema/2.0", "href": href}]})
        case ("nodeinfo", _):
            return data(
                {"version": "2.0", "software": {"name": "mastodon", "version": "4.5.2"}, "protocols": ["activitypub"]}
            )
        case ("users", name, *_):
            return _person(asked, name)
        case (first, *_) if first.startswith("@"):
            return _person(asked, first[1:])
        case ():
            return page(f"{asked.host} - Mastodon", '<div id="mastodon"></div>')
        case _:
            return _no_page()


def _number(host: str, shown: Account) -> str:
    return "11" + account(f"{shown.handle} {host}").number


def _lookup(host: str, acct: str) -> Answer:
    name, _, at = acct.lower().lstrip("@").partition("@")
    if name == "limitedbakery":
        return data({"error": "Too many requests"}, 429, x_ratelimit_remaining="0", x_ratelimit_reset=iso(ago(-0.01)))
    shown = find(host, name) if at in {"", host} else None
    return data(_entity(host, shown)) if shown else data(_MISSING, 404)


def _entity(host: str, shown: Account) -> dict[str, object]:
    suspended = shown.handle == "suspendedbakery"
    link = '<a href="https://maplebakery.example" rel="me nofollow noopener">maplebakery.example</a>'
    entity: dict[str, object] = {
        "id": _number(host, shown),
        "username": shown.handle,
        "acct": shown.handle,
        "display_name": "" if suspended else shown.name,
        "locked": shown.handle == "lockedbakery",
        "bot": False,
        "created_at": "2022-11-20T00:00:00.000Z",
        "note": "" if suspended else f"<p>{html.escape(shown.bio)}</p>",
        "url": f"https://{host}/@{shown.handle}",
        "uri": f"https://{host}/users/{shown.handle}",
        "avatar": f"https://{host}/avatars/original/missing.png",
        "followers_count": 0 if suspended else shown.followers,
        "following_count": 60,
        "statuses_count": len(shown.ages),
        "last_status_at": f"{ago(shown.ages[0]):%Y-%m-%d}" if shown.ages else None,
        "fields": [] if suspended else [{"name": "Web", "value": link, "verified_at": None}],
    }
    marks = {"suspendedbakery": "suspended", "silencedbakery": "limited"}
    if shown.handle in marks:
        entity[marks[shown.handle]] = True
    if shown is CAST["maplebakery"]:
        entity["moved"] = _entity("bread.example", HOME)
    return entity


def _statuses(host: str, number: str) -> Answer:
    people = (*CAST.values(), HOME, *(living(name, CAST) for name in _NAMES))
    shown = next((each for each in people if each and _number(host, each) == number), None)
    if shown is None:
        return data(_MISSING, 404)
    ages = () if shown.handle == "followersonlybakery" else shown.ages
    own = {"id": _number(host, shown), "username": shown.handle, "acct": shown.handle}
    return data(
        [
            {
                "id": f"1130{index}",
                "created_at": iso(ago(age)),
                "visibility": "public",
                "url": f"https://{host}/@{shown.handle}/1130{index}",
                "content": f"<p>{html.escape(title)}</p>",
                "reblog": None,
                "pinned": False,
                "account": own,
            }
            for index, (age, title) in enumerate(zip(ages, shown.titles(), strict=False))
        ]
    )


_NAMES = ("freshbakery", "quietbakery", "dormantbakery", "abandonedbakery", "emptybakery", "mastodon", "gargron")


def _about(host: str) -> Answer:
    contact = {"email": f"admin@{host}", "account": _entity(host, CAST["admin"])}
    return data({"domain": host, "uri": host, "title": host, "contact": contact, "contact_account": contact["account"]})


def _webfinger(host: str, resource: str) -> Answer:
    name, _, at = resource.removeprefix("acct:").partition("@")
    if name.lower() == "gonebakery":
        return text("", 410)
    shown = find(host, name) if at == host else None
    if shown is None:
        return text("", 404)
    here = f"https://{host}/@{shown.handle}"
    links = [{"rel": "http://webfinger.net/rel/profile-page", "type": "text/html", "href": here}]
    body = {"subject": f"acct:{shown.handle}@{host}", "aliases": [here], "links": links}
    return data(body, kind="application/jrd+json; charset=utf-8")


def _person(asked: Asked, name: str) -> Answer:
    bare = name.removesuffix(".rss")
    if bare.lower() == "gonebakery":
        return page("The page you were looking for doesn't exist anymore", status=410)
    if bare.lower() == "suspendedbakery":
        return page("This profile is unavailable", status=403)
    shown = find(asked.host, bare)
    if shown is None:
        return _no_page()
    if "json" in asked.headers.get("accept", ""):
        return data(_actor(asked.host, shown), kind="application/activity+json; charset=utf-8")
    if name.endswith(".rss"):
        return _rss(asked.host, shown)
    head = (
        f'<meta property="og:title" content="{html.escape(shown.name)} (@{shown.handle}@{asked.host})">'
        f'<meta property="og:type" content="profile"><meta property="profile:username" content="{shown.handle}@{asked.host}">'
    )
    return page(f"{shown.name} (@{shown.handle}@{asked.host}) - Mastodon", '<div id="mastodon"></div>', head)


def _actor(host: str, shown: Account) -> dict[str, object]:
    here = f"https://{host}/users/{shown.handle}"
    actor: dict[str, object] = {
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": here,
        "type": "Person",
        "preferredUsername": shown.handle,
        "name": shown.name,
        "summary": f"<p>{html.escape(shown.bio)}</p>",
        "url": f"https://{host}/@{shown.handle}",
        "outbox": f"{here}/outbox",
        "published": "2022-11-20T00:00:00Z",
    }
    return actor | ({"movedTo": "https://bread.example/users/maplebakery"} if shown is CAST["maplebakery"] else {})


def _rss(host: str, shown: Account) -> Answer:
    items = "".join(
        f"<item><guid>https://{host}/@{shown.handle}/1130{index}</guid><description>{html.escape(title)}</description>"
        f"<pubDate>{ago(age):%a, %d %b %Y %H:%M:%S +0000}</pubDate></item>"
        for index, (age, title) in enumerate(zip(shown.ages, shown.titles(), strict=True))
    )
    return text(
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{html.escape(shown.name)}</title>'
        f"<link>https://{host}/@{shown.handle}</link>{items}</channel></rss>",
        kind="application/rss+xml; charset=utf-8",
    )


def _no_page() -> Answer:
    return page("The page you are looking for isn't here.", status=404)


_AT = "https://social.example/@{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "posting", "interface", "account and statuses"),
    lives(_AT.format("emptybakery"), "never posted", "interface", "an account without statuses"),
    lives(_AT.format("silencedbakery"), "limited by its server", "interface", "limited: true"),
    lives(_AT.format("followersonlybakery"), "followers only", "interface", "an account, no public status"),
    lives(_AT.format("lockedbakery"), "approves its followers", "interface", "locked: true"),
    lives(_AT.format("maplebakery"), "moved to another server", "interface", "an account that names `moved`"),
    lives(_AT.format("limitedbakery"), "posting", "interface", "429 too many requests", decidable=False),
    lives(
        "https://secure.example/@maplebakery", "on a closed server", "interface", "401 to strangers", decidable=False
    ),
    lives("https://down.example/@maplebakery", "server down", "interface", "no answer", decidable=False),
    lives("https://crashed.example/@maplebakery", "server overloaded", "interface", "503", decidable=False),
    is_gone(_AT.format("suspendedbakery"), "suspended", "interface", "suspended: true"),
    is_gone(_AT.format("gonebakery"), "deleted", "page and interface", "410 and 404"),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "interface", '404 "Record not found"'),
)
