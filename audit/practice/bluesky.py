"""Bluesky: the public AppView, the directory of ids, one server that holds the accounts, and the always-200 web pages.

Names under .bsky.social: `maplestreetbakery` abandoned, its bio points to Facebook · `suspendedbakery` AccountTakedown ·
`deactivatedbakery` AccountDeactivated · `oldnamebakery` resolves nowhere, its id shows `newnamebakery` · `laggingbakery`
"Profile not found" though the handle resolves and its server says active · `hiddenbakery` asks not to be shown to signed-out
visitors · `brokenbakery` its id shows handle.invalid · `deletedbakery` resolves, its server says deleted ·
`limitedbakery` 429 · any other name: "Profile not found", resolves nowhere.
"""

from __future__ import annotations

import html
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, base32, data, iso, page, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

HOSTS = ("bsky.app", "bsky.social", "public.api.bsky.app", "api.bsky.app", "plc.directory", "host.bsky.network")
SERVER = "https://porcini.us-east.host.bsky.network"
DEFAULT = ".bsky.social"
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account(
            "maplestreetbakery",
            *(520, 541),
            name="Maple Street Bakery",
            bio="We have moved on. Find today's bread at https://www.facebook.com/maplestreetbakery",
            followers=61,
        ),
        account("newnamebakery", 5, 11, name="New Name Bakery"),
        account("hiddenbakery", 6, name="Hidden Bakery"),
        account("brokenbakery", 8, name="Broken Handle Bakery"),
    )
}
ERRORS: Mapping[str, tuple[str, str]] = {
    "suspendedbakery": ("AccountTakedown", "Account has been suspended"),
    "deactivatedbakery": ("AccountDeactivated", "Account is deactivated"),
}
RESOLVING = frozenset({*ERRORS, "laggingbakery", "deletedbakery"})
"""Names without a profile that still lead to an id."""


def did(name: str) -> str:
    """The unchanging id of an account."""
    return "did:plc:" + base32("oldnamebakery" if name == "newnamebakery" else name, 24)


NAMES: Mapping[str, str] = {
    did(name): name
    for name in (
        *CAST,
        *RESOLVING,
        "freshbakery",
        "quietbakery",
        "dormantbakery",
        "abandonedbakery",
        "emptybakery",
        "bsky.app",
    )
}


def answer(asked: Asked) -> Answer:
    """One host for each part of the network."""
    if asked.host == "plc.directory":
        return _directory(asked)
    if asked.part(0) == "xrpc":
        return _interface(asked)
    return _web(asked)


def _interface(asked: Asked) -> Answer:
    query = asked.query
    match asked.part(1):
        case "app.bsky.actor.getProfile":
            return _profile(query.get("actor", ""))
        case "app.bsky.feed.getAuthorFeed":
            return _posts(query.get("actor", ""))
        case "com.atproto.identity.resolveHandle":
            return _resolve(query.get("handle", ""))
        case "com.atproto.sync.getRepoStatus":
            return _status(query.get("did", ""))
        case _:
            return data({"error": "MethodNotImplemented", "message": "Method Not Implemented"}, 501)


def _name(actor: str) -> str:
    return NAMES.get(actor, "") if actor.startswith("did:") else actor.lower().removesuffix(DEFAULT)


def _profile(actor: str) -> Answer:
    name = _name(actor)
    if name == "limitedbakery":
        return data({"error": "RateLimitExceeded", "message": "Rate Limit Exceeded"}, 429, ratelimit_remaining="0")
    if name in ERRORS:
        return data({"error": ERRORS[name][0], "message": ERRORS[name][1]}, 400)
    shown = living(name, CAST)
    return data(_view(shown)) if shown else data({"error": "InvalidRequest", "message": "Profile not found"}, 400)


def _handle(name: str) -> str:
    if name == "brokenbakery":
        return "handle.invalid"
    return name if "." in name else name + DEFAULT


def _view(shown: Account) -> dict[str, object]:
    hidden = [{"src": did(shown.handle), "val": "!no-unauthenticated", "cts": iso(ago(300))}]
    return {
        "did": did(shown.handle),
        "handle": _handle(shown.handle),
        "displayName": shown.name,
        "description": shown.bio,
        "followersCount": shown.followers,
        "followsCount": 80,
        "postsCount": len(shown.ages),
        "createdAt": iso(ago(900)),
        "indexedAt": iso(ago(260)),
        "labels": hidden if shown.handle == "hiddenbakery" else [],
    }


def _posts(actor: str) -> Answer:
    name = _name(actor)
    if name in ERRORS:
        return data({"error": ERRORS[name][0], "message": ERRORS[name][1]}, 400)
    shown = living(name, CAST)
    if shown is None:
        return data({"error": "InvalidRequest", "message": "Profile not found"}, 400)
    feed: list[dict[str, object]] = [
        {"post": _post(shown, age, title)} for age, title in zip(shown.ages, shown.titles(), strict=True)
    ]
    if feed:
        other = account("somebodyelse", name="Somebody Else")
        reason = {"$type": "app.bsky.feed.defs#reasonRepost", "indexedAt": iso(ago(0.5))}
        feed.insert(0, {"post": _post(other, 1, "Not the bakery's own words"), "reason": reason})
    return data({"feed": feed})


def _post(by: Account, age: float, title: str) -> dict[str, object]:
    return {
        "uri": f"at://{did(by.handle)}/app.bsky.feed.post/3{base32(f'{by.handle} {age}', 12)}",
        "cid": "bafyreiaaa",
        "author": {"did": did(by.handle), "handle": _handle(by.handle)},
        "record": {"$type": "app.bsky.feed.post", "text": title, "createdAt": iso(ago(age))},
        "indexedAt": iso(ago(age)),
        "replyCount": 1,
        "repostCount": 0,
        "likeCount": 6,
    }


def _resolve(handle: str) -> Answer:
    name = handle.lower().removesuffix(DEFAULT)
    if name in RESOLVING or (living(name, CAST) is not None and name != "brokenbakery"):
        return data({"did": did(name)})
    return data({"error": "HandleNotFound", "message": "Unable to resolve handle"}, 400)


def _status(wanted: str) -> Answer:
    name = NAMES.get(wanted, "")
    state = {"suspendedbakery": "takendown", "deactivatedbakery": "deactivated", "deletedbakery": "deleted"}.get(name)
    if not name:
        return data({"error": "RepoNotFound", "message": f"Could not find repo for DID: {wanted}"}, 400)
    active: dict[str, object] = {"did": wanted, "active": state is None}
    return data(active | ({"status": state} if state else {"rev": "3aaaaaaaaaa2a"}))


def _directory(asked: Asked) -> Answer:
    wanted = asked.part(0)
    name = NAMES.get(wanted)
    if name is None:
        return data({"message": f"DID not registered: {wanted}"}, 404)
    known = [f"at://{_handle(name)}"]
    if asked.segments[1:] == ("log", "audit"):
        names = [["at://oldnamebakery.bsky.social"], known] if name == "newnamebakery" else [known]
        return data([{"did": wanted, "operation": {"type": "plc_operation", "alsoKnownAs": each}} for each in names])
    service = {"id": "#atproto_pds", "type": "AtprotoPersonalDataServer", "serviceEndpoint": SERVER}
    return data(
        {"@context": ["https://www.w3.org/ns/did/v1"], "id": wanted, "alsoKnownAs": known, "service": [service]}
    )


def _web(asked: Asked) -> Answer:
    if asked.segments == (".well-known", "atproto-did"):
        name = asked.host.removesuffix(DEFAULT)
        if name in RESOLVING or (living(name, CAST) is not None and name != "brokenbakery"):
            return text(did(name), kind="text/plain")
        return text("User not found", 404, "text/plain")
    shown = living(_name(asked.part(1)), CAST)
    if asked.part(2) == "rss" and shown:
        return _rss(shown)
    title = f"{shown.name} (@{_handle(shown.handle)}) — Bluesky" if shown else "Bluesky"
    return page(title, '<div id="root"></div><noscript>JavaScript Required</noscript>')


def _rss(shown: Account) -> Answer:
    items = "".join(
        f"<item><link>https://bsky.app/profile/{_handle(shown.handle)}/post/{base32(title, 13)}</link>"
        f"<description>{html.escape(title)}</description><pubDate>{ago(age):%d %b %Y %H:%M +0000}</pubDate></item>"
        for age, title in zip(shown.ages, shown.titles(), strict=True)
    )
    about = f"<title>@{_handle(shown.handle)} - {html.escape(shown.name)}</title><link>https://bsky.app/</link>"
    return text(
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>{about}{items}</channel></rss>',
        kind="application/rss+xml; charset=utf-8",
    )


_AT = "https://bsky.app/profile/{}.bsky.social"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "posting", "interface", "profile and feed"),
    lives(_AT.format("emptybakery"), "never posted", "interface", "a profile and an empty feed"),
    lives(_AT.format("hiddenbakery"), "hidden from signed-out visitors", "interface", "label !no-unauthenticated"),
    lives(
        _AT.format("laggingbakery"),
        "the view lags behind",
        "interface",
        '400 "Profile not found", its server says active',
        decidable=False,
    ),
    lives(_AT.format("limitedbakery"), "posting", "interface", "429 RateLimitExceeded", decidable=False),
    lives(f"https://bsky.app/profile/{did('brokenbakery')}", "handle does not verify", "interface", "handle.invalid"),
    is_gone(_AT.format("suspendedbakery"), "suspended", "interface", "400 AccountTakedown"),
    is_gone(_AT.format("deactivatedbakery"), "deactivated", "interface", "400 AccountDeactivated"),
    is_gone(_AT.format("deletedbakery"), "deleted", "interface", '400 "Profile not found", its server says deleted'),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "interface", '400 "Profile not found", resolves nowhere'),
)
