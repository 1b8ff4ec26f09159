"""Medium: people, publications, their feeds, what the site itself asks, and two domains of publications.

`medium` its own · `freshbakery` to `abandonedbakery` by age · `emptybakery` no story · `walledbakery` pages behind a check,
feed open · `limitedbakery` 429 · `suspendedbakery` 410 · publication `maple-street-press` ·
`maplestories.example` a publication at its own domain · `oldstories.example` a domain that was given up: 410 · others: 404.
"""

from __future__ import annotations

import html
from collections.abc import Mapping

from audit.practice import _feeds
from audit.practice._answer import Answer, Asked, Fault, ago, data, digits, letters, milliseconds, page, script, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

OWN_DOMAIN, LEFT_DOMAIN = "maplestories.example", "oldstories.example"
HOSTS = ("medium.com", OWN_DOMAIN, LEFT_DOMAIN)
WWW = "https://medium.com"
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (account("medium", 3, 20, name="Medium"), account("walledbakery", 8, 40, name="Walled Bakery"))
}
PUBLICATIONS: Mapping[str, Account] = {
    "maple-street-press": account("maple-street-press", 11, 45, name="Maple Street Press"),
    "blog": account("blog", 5, 15, name="The Medium Blog"),
}
_CHALLENGE = page(
    "Just a moment...",
    "Enable JavaScript and cookies to continue",
    '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script>',
    403,
    cf_mitigated="challenge",
    server="cloudflare",
)
_SUSPENDED = page(
    "Medium",
    "<h1>410</h1><p>This account is under investigation or was found in violation of the Medium Rules.</p>",
    script({"User:x": {"__typename": "User", "isSuspended": True}}, 'id="__APOLLO_STATE__" type="application/json"'),
    410,
)
_MISSING = page("Medium", "<h1>404</h1><p>Out of nothing, something.</p>", status=404)

_AT = WWW + "/@{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "posting", "feed", "RSS of stories"),
    lives("https://quietbakery.medium.com/", "own subdomain", "feed", "RSS of stories"),
    lives(_AT.format("emptybakery"), "never posted", "feed", "a feed without items"),
    lives(_AT.format("walledbakery"), "posting", "page", "403 cf-mitigated, feed open"),
    lives(_AT.format("limitedbakery"), "posting", "page", "429", decidable=False),
    lives(f"{WWW}/maple-street-press", "publication", "feed", "RSS of stories"),
    lives(f"https://{OWN_DOMAIN}/", "publication, own domain", "feed", "RSS at its own host"),
    lives(f"https://{LEFT_DOMAIN}/", "publication, domain given up", "page", "410 for every address", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", '404 "Out of nothing, something", feed 404'),
    is_gone(_AT.format("suspendedbakery"), "suspended", "page", "410 Medium Rules"),
)


def answer(asked: Asked) -> Answer | Fault:
    """Own domains, own subdomains, and the site itself."""
    host = asked.host.removeprefix("www.")
    if host == LEFT_DOMAIN:
        return page("410 Gone", "<h1>410</h1>", status=410)
    if host == OWN_DOMAIN:
        return _shown(asked, PUBLICATIONS["maple-street-press"], asked.segments, f"https://{host}/")
    if host.endswith(".example"):
        return Fault.NO_SUCH_NAME
    name = host.removesuffix("medium.com").rstrip(".").lower()
    if name and name != "m":
        return _person(asked, name, asked.segments, f"https://{host}/")
    return _site(asked)


def _site(asked: Asked) -> Answer:
    match asked.segments:
        case ("_", "graphql"):
            return _graphql(asked)
        case ("feed", name, *_) if name.startswith("@"):
            return _person(asked, name[1:].lower(), ("feed",), f"{WWW}/{name.lower()}/")
        case ("feed", name, *_):
            return _publication(asked, name, ("feed",))
        case (name, *rest) if name.startswith("@"):
            return _person(asked, name[1:].lower(), tuple(rest), f"{WWW}/{name.lower()}/")
        case (name, *rest):
            return _publication(asked, name, tuple(rest))
        case _:
            return page("Medium: Read and write stories.", "<h1>Human stories and ideas</h1>")


def _person(asked: Asked, name: str, rest: tuple[str, ...], site: str) -> Answer:
    if name == "limitedbakery":
        return text("Too Many Requests", 429, "text/plain")
    if name == "suspendedbakery":
        return _SUSPENDED
    shown = living(name, CAST)
    if shown is None:
        return _MISSING
    if name == "walledbakery" and rest[:1] != ("feed",):
        return _CHALLENGE
    return _shown(asked, shown, rest, site)


def _publication(asked: Asked, name: str, rest: tuple[str, ...]) -> Answer:
    shown = PUBLICATIONS.get(name)
    return _shown(asked, shown, rest, f"{WWW}/{name}/") if shown else _MISSING


def _shown(asked: Asked, shown: Account, rest: tuple[str, ...], site: str) -> Answer:
    if rest[:1] == ("feed",):
        written = list(zip(shown.ages, shown.titles(), strict=True))
        title = shown.name if shown.handle in PUBLICATIONS else f"Stories by {shown.name} on Medium"
        return _feeds.rss(site, title, written[:10])
    if rest and rest != ("about",):
        return _MISSING
    if asked.query.get("format") == "json":
        return text("])}while(1);</x>" + data(_payload(shown)).body.decode(), kind="application/json; charset=utf-8")
    member = "<p>Medium member since March 2020</p>" if rest else ""
    stories = "".join(f"<article><h2>{html.escape(words)}</h2></article>" for words in shown.titles())
    at = site.rstrip("/")
    feed = f"{WWW}/feed/{at.removeprefix(WWW + '/')}" if at.startswith(WWW) else f"{at}/feed"
    head = (
        f'<link rel="canonical" href="{at}"><meta property="og:url" content="{at}"><meta property="og:site_name" '
        f'content="Medium"><link rel="alternate" type="application/rss+xml" title="RSS" href="{feed}">'
    )
    return page(f"{shown.name} - Medium", f"<h1>{html.escape(shown.name)}</h1>{member}{stories}", head)


def _payload(shown: Account) -> dict[str, object]:
    user = {
        "userId": letters(shown.handle, 12),
        "username": shown.handle,
        "name": shown.name,
        "bio": shown.bio,
        "imageId": "",
    }
    posts = {
        digits(words, 12): {
            "title": words,
            "latestPublishedAt": milliseconds(ago(age)),
            "firstPublishedAt": milliseconds(ago(age)),
        }
        for age, words in zip(shown.ages, shown.titles(), strict=True)
    }
    stats = {user["userId"]: {"usersFollowedByCount": shown.followers}}
    return {"success": True, "payload": {"user": user, "references": {"SocialStats": stats, "Post": posts}}}


def _graphql(asked: Asked) -> Answer:
    """Answers one question: the user of that name, or nobody."""
    query = str(asked.payload().get("query", ""))
    name = query.partition('username:"')[2].partition('"')[0].lower()
    if name in {"limitedbakery", "suspendedbakery"}:
        return text("Too Many Requests", 429, "text/plain")
    shown = living(name, CAST)
    if shown is None:
        return data({"data": {"user": None}})
    stats = {"followerCount": shown.followers, "followingCount": 12}
    user = {"id": letters(name, 12), "name": shown.name, "username": name, "bio": shown.bio, "socialStats": stats}
    return data({"data": {"user": user | {"imageId": "", "mediumMemberAt": 0}}})
