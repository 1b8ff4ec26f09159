"""Pixelfed and PeerTube, one instance each.

`pixels.example`: `freshbakery`, `quietbakery` with an Atom feed · `feedlessbakery` page without a feed · others 404.
`tubes.example`: channels and accounts `freshbakery`, `abandonedbakery`, `emptybakery` · others "Account not found" (404).
"""

from __future__ import annotations

import html

from audit.practice._answer import Answer, Asked, ago, data, iso, page, text
from audit.practice._cast import Account, account, living

HOSTS = ("pixels.example", "tubes.example")
_FEEDLESS = {"feedlessbakery": account("feedlessbakery", 4, name="Feedless Bakery")}


def answer(asked: Asked) -> Answer:
    """Software is told by nodeinfo, as for any instance."""
    software = "pixelfed" if asked.host == "pixels.example" else "peertube"
    match asked.segments:
        case (".well-known", "nodeinfo"):
            href = f"https://{asked.host}/nodeinfo/2.0"
            return data({"links": [{"rel": "http://nodeinfo.diaspora.software/ns/schema/2.0", "href": href}]})
        case ("nodeinfo", _):
            return data({"version": "2.0", "software": {"name": software, "version": "1.0"}})
        case (".well-known", "webfinger"):
            return _webfinger(asked)
        case ():
            return page(asked.host, f"Powered by {software}")
        case _:
            return _pixelfed(asked) if software == "pixelfed" else _peertube(asked)


def _webfinger(asked: Asked) -> Answer:
    name, _, at = asked.query.get("resource", "").removeprefix("acct:").partition("@")
    if at != asked.host or living(name.lower(), _FEEDLESS) is None:
        return text("", 404)
    return data({"subject": f"acct:{name}@{at}", "links": []}, kind="application/jrd+json")


def _pixelfed(asked: Asked) -> Answer:
    name = asked.segments[-1].removeprefix("@").lower()
    feed = name.endswith(".atom")
    shown = living(name.removesuffix(".atom"), _FEEDLESS)
    if asked.part(0) == "api":
        return data({"error": "Unauthenticated."}, 401)
    if shown is None or (feed and shown.handle == "feedlessbakery"):
        return page("Page Not Found", "Sorry, this page isn't available.", status=404)
    return _atom(shown) if feed else page(f"{shown.name} (@{shown.handle}) on Pixelfed")


def _atom(shown: Account) -> Answer:
    entries = "".join(
        f"<entry><id>https://pixels.example/p/{shown.handle}/{index}</id><title>{html.escape(title)}</title>"
        f'<updated>{ago(age).isoformat()}</updated><link rel="alternate" href="https://pixels.example/p/{shown.handle}/{index}"/></entry>'
        for index, (age, title) in enumerate(zip(shown.ages, shown.titles(), strict=True))
    )
    return text(
        f'<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><id>https://pixels.example/users/{shown.handle}</id>'
        f"<title>{html.escape(shown.name)}</title><updated>{ago(0).isoformat()}</updated>{entries}</feed>",
        kind="application/atom+xml; charset=utf-8",
    )


def _peertube(asked: Asked) -> Answer:
    if asked.segments[:2] != ("api", "v1"):
        return page("PeerTube", '<my-app data-name="PeerTube"></my-app>')
    shown = living(asked.part(3).lower().partition("@")[0], {})
    if asked.part(2) not in {"accounts", "video-channels"} or shown is None:
        body = {"type": "about:blank", "title": "Not Found", "detail": "Account not found", "status": 404}
        return data(body, 404, "application/problem+json; charset=utf-8")
    if asked.part(4) == "videos":
        videos = [
            {
                "uuid": f"00000000-0000-4000-8000-00000000000{index}",
                "name": title,
                "publishedAt": iso(ago(age)),
                "views": 120,
            }
            for index, (age, title) in enumerate(zip(shown.ages, shown.titles(), strict=True))
        ]
        return data({"total": len(videos), "data": videos})
    return data(
        {
            "name": shown.handle,
            "displayName": shown.name,
            "host": asked.host,
            "url": f"https://{asked.host}/{asked.part(2)}/{shown.handle}",
            "followersCount": shown.followers,
            "description": shown.bio,
            "createdAt": iso(ago(2000)),
            "updatedAt": iso(ago(0)),
        }
    )
