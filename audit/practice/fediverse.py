"""Pixelfed and PeerTube, an instance or two of each; others of the same hosts answer alike.

Pixelfed (`pixels.example`, `pixelfed.social`): `freshbakery`, `quietbakery` with an Atom feed · `feedlessbakery` on an instance
that switched feeds off, `privatebakery` whose feed is private: 404 for both · others 404.
PeerTube (`tubes.example`, `peertube.tv`, `framatube.org`): channels and accounts `freshbakery`, `abandonedbakery`, `emptybakery` ·
others "Account not found" (404). `limitedbakery` 429 on both · `closed-pixels.example` and `closed-tubes.example` never answer ·
`guarded-tubes.example` is overloaded. Each instance's own account lives on it.
Pixelfed's 404 cannot be told from that of an account which its owner switched off for a while.
"""

from __future__ import annotations

import html
from collections.abc import Mapping

from audit.practice import _feeds
from audit.practice._answer import Answer, Asked, Fault, ago, data, iso, page, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

PIXELFED = frozenset(["pixels.example", "pixelfed.social", "pixelfed.de", "pixelfed.art", "closed-pixels.example"])
PEERTUBE = frozenset(
    [
        "tubes.example",
        "peertube.tv",
        "framatube.org",
        "video.blender.org",
        "closed-tubes.example",
        "guarded-tubes.example",
    ]
)
HOSTS = (*sorted(PIXELFED), *sorted(PEERTUBE))
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("feedlessbakery", 4, name="Feedless Bakery"),
        account("privatebakery", 3, 8, name="Private Bakery"),
        account("pixelfed", 3, 20, name="Pixelfed"),
        account("dansup", 1, 4, name="dansup"),
        account("admin", 5, 40, name="The admin"),
        account("framasoft", 6, 30, name="Framasoft"),
        account("blender", 2, 9, name="Blender"),
    )
}


def answer(asked: Asked) -> Answer | Fault:
    """Software is told by nodeinfo, as for any instance."""
    software = "pixelfed" if asked.host in PIXELFED else "peertube"
    if asked.host.startswith("closed-"):
        return Fault.TOO_SLOW
    if asked.host.startswith("guarded-"):
        return page("503 Service Temporarily Unavailable", "<h1>503</h1>", status=503)
    if "limitedbakery" in f"{asked.path} {asked.query.get('resource', '')}".lower():
        return text("Too Many Attempts.", 429, "text/plain", retry_after="10")
    match asked.segments:
        case (".well-known", "nodeinfo"):
            href = f"https://{asked.host}/nodeinfo/2.0"
            return data({"links": [{"rel": "http://nodeinfo.diaspora.software/ns/schema/2.0", "href": href}]})
        case ("nodeinfo", _) | ("api", "nodeinfo", _):
            return data({"version": "2.0", "software": {"name": software, "version": "1.0"}})
        case (".well-known", "webfinger"):
            return _webfinger(asked, software)
        case ():
            return page(asked.host, f"Powered by {software}")
        case _:
            return _pixelfed(asked) if software == "pixelfed" else _peertube(asked)


def _webfinger(asked: Asked, software: str) -> Answer:
    name, _, at = asked.query.get("resource", "").removeprefix("acct:").partition("@")
    if at != asked.host or living(name.lower(), CAST) is None:
        return text("", 404)
    here = f"https://{asked.host}/{'users' if software == 'pixelfed' else 'accounts'}/{name}"
    links = [{"rel": "self", "type": "application/activity+json", "href": here}]
    if software == "pixelfed":
        feed = f"{here}.atom"
        links.append(
            {"rel": "http://schemas.google.com/g/2010#updates-from", "type": "application/atom+xml", "href": feed}
        )
    return data({"subject": f"acct:{name}@{at}", "aliases": [here], "links": links}, kind="application/jrd+json")


def _pixelfed(asked: Asked) -> Answer:
    name = asked.segments[-1].removeprefix("@").lower()
    feed = name.endswith(".atom")
    shown = living(name.removesuffix(".atom"), CAST)
    if asked.part(0) == "api":
        return data({"error": "Unauthenticated."}, 401)
    if shown is None or (feed and shown.handle in ("feedlessbakery", "privatebakery")):
        return page("Page Not Found", "Sorry, this page isn't available.", status=404)
    if feed:
        return _atom(asked.host, shown)
    if "json" in asked.headers.get("accept", ""):
        return data(_actor(asked.host, "users", shown), kind="application/activity+json; charset=utf-8")
    head = (
        f'<meta property="og:title" content="@{shown.handle}"><meta property="og:type" content="profile">'
        f'<meta property="og:url" content="https://{asked.host}/{shown.handle}"><meta property="og:site_name" content="Pixelfed">'
    )
    return page(f"{shown.name} (@{shown.handle}) on Pixelfed", '<div id="app"></div>', head)


def _actor(host: str, folder: str, shown: Account) -> dict[str, object]:
    here = f"https://{host}/{folder}/{shown.handle}"
    return {
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": here,
        "type": "Person",
        "preferredUsername": shown.handle,
        "name": shown.name,
        "summary": shown.bio,
        "url": f"https://{host}/{shown.handle}",
        "outbox": f"{here}/outbox",
        "published": iso(ago(2000)),
    }


def _atom(host: str, shown: Account) -> Answer:
    entries = "".join(
        f"<entry><id>https://{host}/p/{shown.handle}/{index}</id><title>{html.escape(title)}</title>"
        f'<updated>{ago(age).isoformat()}</updated><link rel="alternate" href="https://{host}/p/{shown.handle}/{index}"/></entry>'
        for index, (age, title) in enumerate(zip(shown.ages, shown.titles(), strict=True))
    )
    return text(
        f'<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><id>https://{host}/users/{shown.handle}</id>'
        f"<title>{html.escape(shown.name)}</title><updated>{ago(0).isoformat()}</updated>{entries}</feed>",
        kind="application/atom+xml; charset=utf-8",
    )


def _peertube(asked: Asked) -> Answer:
    if asked.segments[:2] == ("feeds", "videos.xml"):
        return _video_feed(asked)
    if asked.segments[:2] != ("api", "v1"):
        return page("PeerTube", '<my-app data-name="PeerTube"></my-app>')
    shown = living(asked.part(3).lower().partition("@")[0], CAST)
    if asked.part(2) not in {"accounts", "video-channels"} or shown is None:
        what = "Video channel" if asked.part(2) == "video-channels" else "Account"
        body = {"type": "about:blank", "title": "Not Found", "detail": f"{what} not found", "status": 404}
        return data(body, 404, "application/problem+json; charset=utf-8")
    return _videos(asked.host, shown) if asked.part(4) == "videos" else data(_channel(asked, shown))


def _videos(host: str, shown: Account) -> Answer:
    videos = [
        {
            "uuid": f"00000000-0000-4000-8000-00000000000{index}",
            "name": title,
            "publishedAt": iso(ago(age)),
            "url": f"https://{host}/videos/watch/00000000-0000-4000-8000-00000000000{index}",
            "views": 120,
        }
        for index, (age, title) in enumerate(zip(shown.ages, shown.titles(), strict=True))
    ]
    return data({"total": len(videos), "data": videos})


def _channel(asked: Asked, shown: Account) -> dict[str, object]:
    return {
        "id": int(shown.number[:6]),
        "name": shown.handle,
        "displayName": shown.name,
        "host": asked.host,
        "url": f"https://{asked.host}/{asked.part(2)}/{shown.handle}",
        "followersCount": shown.followers,
        "description": shown.bio,
        "createdAt": iso(ago(2000)),
        "updatedAt": iso(ago(0)),
    }


def _video_feed(asked: Asked) -> Answer:
    number = asked.query.get("videoChannelId") or asked.query.get("accountId", "")
    names = ("freshbakery", "quietbakery", "dormantbakery", "abandonedbakery", "emptybakery", *CAST)
    shown = next((each for name in names if (each := living(name, CAST)) and each.number[:6] == number), None)
    if shown is None:
        return text("", 404)
    return _feeds.rss(f"https://{asked.host}/", shown.name, list(zip(shown.ages, shown.titles(), strict=True)))


_PHOTOS, _VIDEOS = "https://pixelfed.social/{}", "https://peertube.tv/{}"
CASES: tuple[Case, ...] = (
    lives(_PHOTOS.format("freshbakery"), "posting photos", "feed", "Atom with posts"),
    lives(_PHOTOS.format("emptybakery"), "never posted photos", "feed", "Atom without posts"),
    lives(_PHOTOS.format("feedlessbakery"), "posting photos", "feed", "404, feeds switched off"),
    lives(_PHOTOS.format("privatebakery"), "private photos", "feed", "404, profile is private"),
    lives(_PHOTOS.format("limitedbakery"), "posting photos", "page", "429", decidable=False),
    lives("https://closed-pixels.example/freshbakery", "photo server down", "page", "no answer", decidable=False),
    is_gone(_PHOTOS.format("nobodyhasthis"), "no photos under this name", "page", "404", decidable=False),
    lives(_VIDEOS.format("c/freshbakery"), "posting videos", "interface", "a channel and its videos"),
    lives(_VIDEOS.format("a/freshbakery"), "posting videos", "interface", "an account and its videos"),
    lives(
        _VIDEOS.format("video-channels/quietbakery"), "posting videos", "interface", "a channel by its older address"
    ),
    lives(_VIDEOS.format("c/emptybakery"), "never posted videos", "interface", "a channel, total 0"),
    lives(_VIDEOS.format("c/limitedbakery"), "posting videos", "interface", "429", decidable=False),
    lives("https://closed-tubes.example/c/freshbakery", "video server down", "interface", "no answer", decidable=False),
    lives("https://guarded-tubes.example/c/freshbakery", "video server down", "interface", "503", decidable=False),
    is_gone(_VIDEOS.format("c/nobodyhasthis"), "no such channel", "interface", "404 of application/problem+json"),
    is_gone(_VIDEOS.format("a/nobodyhasthis"), "no such account", "interface", '404 "Account not found"'),
)
