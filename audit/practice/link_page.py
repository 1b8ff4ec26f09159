"""Pages of links: linktr.ee, beacons.ai, carrd.co, about.me, bio.site, bio.link, solo.to, hoo.be and allmylinks.com.

On linktr.ee: `ironbridgeplumbing` and its four links · `propsbakery` links beside the account, not in it · `socialbakery` icons
alone · `disabledbakery` switched off · `bannedbakery` blocked by Linktree. On linktr.ee and beacons.ai: `challengebakery` lives,
403 of Cloudflare. Everywhere: the common cast with a few links · `emptybakery` none · `limitedbakery` 429 · any other name:
404 in each service's own words, on beacons.ai with status 200.
"""

from __future__ import annotations

import html
import json
import urllib.parse
from collections.abc import Callable, Mapping, Sequence

from audit.practice._answer import Answer, Asked, page, redirect, script, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

_NEXT = 'id="__NEXT_DATA__" type="application/json"'
_HOME = "https://ironbridge-plumbing.example"
_PLUMBER = (
    ("Our website", "http://ironbridge-plumbing.example/"),
    ("Spring boiler offer 2023, until 31 May", f"{_HOME}/spring-boiler-offer-2023/"),
    ("Boilers and cover", "https://ironbridge-boilers.example/"),
    ("Facebook", "https://www.facebook.com/ironbridgeplumbing"),
)
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("linktree", name="linktree"),
        account("propsbakery", name="Props Bakery"),
        account("socialbakery", name="Social Bakery"),
        account("challengebakery", name="Challenge Bakery"),
        account("beacons", name="Beacons"),
        account("rafaballerini", name="Rafaella Ballerini"),
        account("john", name="John"),
        account("liam", name="Liam"),
        account("jake", name="Jake"),
        account("yui", name="Yui"),
        account("blue", name="Blue"),
        account("chrishemsworth", name="Chris Hemsworth"),
        account("leticiabufoni", name="Leticia Bufoni"),
    )
}
_LIMITED = text("", 429, retry_after="600")
_CHALLENGE = page(
    "Just a moment...", '<script src="/cdn-cgi/challenge-platform/x"></script>', status=403, cf_mitigated="challenge"
)


def answer(asked: Asked) -> Answer:
    """One service for each domain; carrd.co has a host for each name."""
    host = asked.host.removeprefix("www.")
    if host.endswith(".carrd.co"):
        name = host.removesuffix(".carrd.co") if not asked.segments else ""
        return _answered(name, _carrd, _carrd_missing())
    if host not in _SERVICES:
        return redirect(f"https://{'.'.join(host.split('.')[-2:])}{asked.path}", 301)
    shows, missing = _SERVICES[host]
    if not asked.segments:
        return page(host, f"<h1>{host}</h1><p>All your links on one page.</p>")
    name = asked.part(0).lower() if len(asked.segments) == 1 else ""
    if name == "challengebakery" and host in ("linktr.ee", "beacons.ai"):
        return _CHALLENGE
    if host == "linktr.ee" and name in _SWITCHED_OFF:
        return _SWITCHED_OFF[name]
    return _answered(name, shows, missing)


def _answered(name: str, shows: Callable[[Account], Answer], missing: Answer) -> Answer:
    shown = living(name, CAST) if name else None
    return _LIMITED if name == "limitedbakery" else shows(shown) if shown else missing


def _links(shown: Account) -> Sequence[tuple[str, str]]:
    if shown.handle == "ironbridgeplumbing":
        return _PLUMBER
    if shown.handle in ("linktree", "emptybakery", "socialbakery"):
        return ()
    return (
        ("Our website", "https://maplebakery.example/"),
        ("Menu", "https://maplebakery.example/menu"),
        ("Instagram", f"https://www.instagram.com/{shown.handle}"),
    )


def _anchors(shown: Account) -> str:
    return "".join(f'<a href="{html.escape(to)}">{html.escape(words)}</a>' for words, to in _links(shown))


def _linktree(shown: Account) -> Answer:
    links = [{"id": n, "title": words, "url": to, "type": "CLASSIC"} for n, (words, to) in enumerate(_links(shown), 1)]
    beside = shown.handle == "propsbakery"
    icons = (
        [{"type": "INSTAGRAM", "url": "https://www.instagram.com/socialbakery"}]
        if shown.handle == "socialbakery"
        else []
    )
    known: dict[str, object] = {
        "id": 4096,
        "uuid": "1f2e",
        "username": shown.handle,
        "isActive": True,
        "links": [] if beside else links,
        "socialLinks": [],
    }
    props: dict[str, object] = {"account": known} | ({"links": links} if beside else {})
    if icons:
        props["socialLinks"] = icons
    block = script({"props": {"pageProps": props}, "page": "/[profile]"}, _NEXT)
    return page(f"{shown.handle} | Linktree", f"<h1>@{shown.handle}</h1>{_anchors(shown)}{block}")


def _next_page(title: str, props: object, path: str, status: int = 200, **more: object) -> Answer:
    return page(title, script({"props": {"pageProps": props}, "page": path, **more}, _NEXT), status=status)


_OFF = {"id": 4097, "uuid": "2f3e", "username": "disabledbakery", "isActive": False, "links": [], "socialLinks": []}
_SWITCHED_OFF: Mapping[str, Answer] = {
    "disabledbakery": _next_page("disabledbakery | Linktree", {"account": _OFF}, "/[profile]"),
    "bannedbakery": _next_page("Linktree", {}, "/status/blocked", query={"username": "bannedbakery"}),
}


def _beacons(shown: Account) -> Answer:
    person = {
        "@type": "Person",
        "identifier": shown.handle,
        "name": shown.name,
        "sameAs": [to for _, to in _links(shown)],
    }
    about = {"@context": "https://schema.org", "@type": "ProfilePage", "name": shown.name, "mainEntity": person}
    title = f"{shown.name} - Link in Bio & Creator Tools | Beacons"
    return page(title, '<div id="root"></div>', script(about, 'type="application/ld+json"'))


def _carrd(shown: Account) -> Answer:
    made = '<p><a href="https://carrd.co/build">( Made with Carrd )</a></p>'
    return page(shown.name, f"<h1>{shown.name}</h1>{_anchors(shown)}{made}")


def _carrd_missing() -> Answer:
    return page("Page not found", "<p>Sorry, the requested page could not be found.</p>", status=404)


def _about_me(shown: Account) -> Answer:
    return page(f"{shown.name} - Springfield | about.me", f"<h1>{shown.name}</h1>{_anchors(shown)}")


def _bio_site(shown: Account) -> Answer:
    state = {"metadata": {"handle": shown.handle}, "header": {"name": shown.name, "bio": shown.bio}}
    block = f"<script>window.initial_state={json.dumps(state)}; window.additional={{}};</script>"
    return page(f"{shown.name} — Bio Sites", f"<h1>{shown.name}</h1>{_anchors(shown)}{block}<p>bio.site</p>")


def _bio_link(shown: Account) -> Answer:
    head = (
        f'<meta property="profile:username" content="{shown.handle}"><meta property="og:title" content="{shown.name}">'
    )
    return page(f"{shown.name} | Bio.link", f"<h1>{shown.name}</h1>{_anchors(shown)}", head)


def _solo(shown: Account) -> Answer:
    return page(f"{shown.name} · solo.to", f'{_anchors(shown)}<a href="https://solo.to/">create your own page</a>')


def _hoo_be(shown: Account) -> Answer:
    return page(
        shown.name, f"<h1>{shown.name}</h1>{_anchors(shown)}", "<style>:root{--profile-name-color:#111}</style>"
    )


def _all_my_links(shown: Account) -> Answer:
    return page(f"{shown.name} | AllMyLinks", f"<h1>{shown.handle}</h1>{_anchors(shown)}")


_GONE_FROM_BIO_LINK = "The page you're looking for doesn't exist".replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")


def _missing(title: str, words: str = "") -> Answer:
    return page(title, words, status=404)


_SERVICES: Mapping[str, tuple[Callable[[Account], Answer], Answer]] = {
    "linktr.ee": (_linktree, _next_page("Linktree | Page Not Found", {"statusCode": 404}, "/_error", 404)),
    "beacons.ai": (
        _beacons,
        page("Beacons", "<p>The page you are looking for does not seem to exist anymore.</p>"),
    ),
    "carrd.co": (_carrd, _carrd_missing()),
    "about.me": (_about_me, _missing("about.me", "<h1>404</h1>")),
    "bio.site": (_bio_site, _missing("This Bio Site doesn\N{RIGHT SINGLE QUOTATION MARK}t exist — Bio Site")),
    "bio.link": (_bio_link, _missing("Bio.link", f"<h1>{_GONE_FROM_BIO_LINK}</h1>")),
    "solo.to": (_solo, _missing("not found · solo.to", "<p>The page you're looking for isn't here.</p>")),
    "hoo.be": (_hoo_be, _missing("hoo.be", "<h3>Page Not Found</h3>")),
    "allmylinks.com": (_all_my_links, _missing("AllMyLinks", "<h1>Page not found</h1>")),
}
HOSTS = tuple(_SERVICES)


def _at(host: str, name: str) -> str:
    quoted = urllib.parse.quote(name)
    return f"https://{quoted}.carrd.co/" if host == "carrd.co" else f"https://{host}/{quoted}"


_WORDS: Mapping[str, str] = {
    "linktr.ee": "404 with statusCode 404",
    "beacons.ai": '200 "does not seem to exist anymore"',
}
CASES: tuple[Case, ...] = (
    *(lives(_at(host, "freshbakery"), "shown", host, "200 with links") for host in HOSTS),
    *(is_gone(_at(host, "nobodyhasthis"), "never existed", host, _WORDS.get(host, "404")) for host in HOSTS),
    lives(_at("linktr.ee", "propsbakery"), "shown", "linktr.ee", "200, links beside the account"),
    lives(_at("linktr.ee", "socialbakery"), "shown", "linktr.ee", "200, icons alone"),
    lives(_at("linktr.ee", "emptybakery"), "no link", "linktr.ee", "200 without a link"),
    lives(_at("linktr.ee", "challengebakery"), "shown", "linktr.ee", "403 of Cloudflare", decidable=False),
    lives(_at("beacons.ai", "challengebakery"), "shown", "beacons.ai", "403 of Cloudflare", decidable=False),
    lives(_at("linktr.ee", "limitedbakery"), "shown", "linktr.ee", "429", decidable=False),
    is_gone(_at("linktr.ee", "disabledbakery"), "switched off", "linktr.ee", "isActive false", decidable=False),
    is_gone(_at("linktr.ee", "bannedbakery"), "banned", "linktr.ee", "/status/blocked"),
)
