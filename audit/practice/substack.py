"""Substack: publications, each on its own host, people on the site, and one publication at a domain of its own.

`on` its own · `freshbakery` to `abandonedbakery` by age · `emptybakery` no post · `privatebakery` invited readers only ·
`blockedbakery` 403 to strangers' networks · `maplenewsletter.example` at its own domain · any other publication: 404 at its
page, feed and interface · people: the common cast and `substack`; any other: "profile not found".
"""

from __future__ import annotations

import html
from collections.abc import Mapping

from audit.practice import _feeds
from audit.practice._answer import Answer, Asked, Fault, ago, data, digits, iso, page, redirect
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

OWN_DOMAIN = "maplenewsletter.example"
HOSTS = ("substack.com", OWN_DOMAIN)
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("on", 2, 9, name="On Substack"),
        account("substack", 2, 9, name="Substack"),
        account("maplenewsletter", 6, 36, name="Maple Newsletter"),
    )
}
_NO_SUCH_PATH = data({"error": "Resource Not Found", "type": "single"}, 404)
_BLOCKED = page("Forbidden", "<h1>403 Forbidden</h1>", status=403)
_OFFICES = frozenset({"about", "account", "discover", "embed", "home", "inbox", "notes", "sign-in", "subscribe"})

_AT = "https://{}.substack.com/"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "posting", "interface", "list of posts"),
    lives(_AT.format("quietbakery"), "posting", "feed", "RSS"),
    lives(_AT.format("emptybakery"), "never posted", "interface", "an empty list"),
    lives(
        _AT.format("privatebakery"), "invited readers only", "interface", "403, page asks to subscribe", decidable=False
    ),
    lives(_AT.format("blockedbakery"), "posting", "page", "403 to this network", decidable=False),
    lives(f"https://{OWN_DOMAIN}/", "own domain", "interface", "x-sub and list of posts"),
    lives("https://open.substack.com/pub/freshbakery", "share address", "page", "302 to the publication"),
    lives("https://substack.com/@freshbakery", "person", "interface", "public profile"),
    is_gone("https://substack.com/@nobodyhasthis", "never existed", "interface", '404 "profile not found"'),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", "404 at page and feed", decidable=False),
)


def answer(asked: Asked) -> Answer | Fault:
    """The site with its people, or one publication."""
    host = asked.host.removeprefix("www.")
    if host == OWN_DOMAIN:
        return _publication(asked, "maplenewsletter")
    if host.endswith(OWN_DOMAIN):
        return Fault.NO_SUCH_NAME
    if host == "open.substack.com":
        name = asked.part(1).lower() if asked.part(0) == "pub" else ""
        return redirect(_AT.format(name)) if name else _missing()
    if host == "substack.com":
        return _site(asked)
    return _publication(asked, host.removesuffix(".substack.com").lower())


def _site(asked: Asked) -> Answer:
    match asked.segments:
        case ("api", "v1", "user", name, "public_profile"):
            return _profile(name.lower())
        case ("api", *_):
            return _NO_SUCH_PATH
        case (name, *_) if name.startswith("@"):
            return _person(name[1:].lower())
        case ("profile", named, *_) if "-" in named:
            return _person(named.partition("-")[2].lower())
        case (name, *_) if name not in _OFFICES:
            return _missing()
        case _:
            return page("Substack - The app for independent voices", "<h1>Substack</h1>")


def _profile(name: str) -> Answer:
    shown = living(name, CAST)
    if shown is None:
        return data({"error": "profile not found"}, 404)
    return data(
        {
            "id": int(digits(name, 8)),
            "handle": name,
            "name": shown.name,
            "bio": shown.bio,
            "photo_url": "",
            "profile_set_up_at": iso(ago(900)),
        }
    )


def _person(name: str) -> Answer:
    shown = living(name, CAST)
    if shown is None:
        return _missing()
    at = f"https://substack.com/@{name}"
    head = f'<link rel="canonical" href="{at}"><meta property="og:url" content="{at}">'
    return page(f"{shown.name} | Substack", f"<h1>{html.escape(shown.name)}</h1><p>@{name}</p>", head)


def _missing() -> Answer:
    return page("Page not found | Substack", "<h1>Page not found</h1>", status=404)


def _publication(asked: Asked, name: str) -> Answer:
    if name == "blockedbakery":
        return _BLOCKED
    if name == "privatebakery":
        return _private(asked)
    shown = living(name, CAST)
    is_interface = asked.part(0) == "api"
    if shown is None:
        return _NO_SUCH_PATH if is_interface else _missing()
    match asked.segments:
        case ("api", "v1", "posts" | "archive"):
            return _posts(asked, shown)
        case ("api", *_):
            return _NO_SUCH_PATH
        case ("feed",):
            feed = _feeds.rss(f"https://{asked.host}/", shown.name, list(zip(shown.ages, shown.titles(), strict=True)))
            return Answer(feed.status, (*feed.headers, ("x-sub", name)), feed.body)
        case () | ("about",) | ("archive",):
            return _front(asked, shown)
        case _:
            return _missing()


def _private(asked: Asked) -> Answer:
    if asked.part(0) in {"api", "feed"}:
        return data({"error": "Forbidden"}, 403)
    return page("Private Bakery", "<h1>Private Bakery</h1><p>This Substack is private. Subscribe to read it.</p>")


def _posts(asked: Asked, shown: Account) -> Answer:
    most = asked.query.get("limit", "")
    posts = [
        {
            "id": int(digits(words + shown.handle, 9)),
            "title": words,
            "slug": _feeds.slug(words),
            "canonical_url": f"https://{asked.host}/p/{_feeds.slug(words)}",
            "post_date": iso(ago(age)),
            "audience": "everyone",
            "wordcount": 640,
            "reactions": {"❤": 4},
        }
        for age, words in zip(shown.ages, shown.titles(), strict=True)
    ]
    return data(posts[: int(most) if most.isdecimal() else None], x_sub=shown.handle)


def _front(asked: Asked, shown: Account) -> Answer:
    posts = "".join(f"<article><h2>{html.escape(words)}</h2></article>" for words in shown.titles())
    head = (
        f'<link rel="canonical" href="https://{asked.host}/">'
        f'<link rel="alternate" type="application/rss+xml" title="{html.escape(shown.name)}" href="/feed">'
    )
    return page(f"{shown.name} | Substack", f"<h1>{html.escape(shown.name)}</h1>{posts}", head, x_sub=shown.handle)
