"""Flickr: pages with a model in them, the public feed by id, and the interface with a key.

`freshbakery`, `quietbakery` … by age · `emptybakery` no photos · `privatebakery` only private photos · `nobodyhasthis` never
existed, 404 · `deletedbakery` 404, `erasedbakery` 410 with the old words, `leftbakery` a model with isDeleted · `oldnamebakery`
renamed to `newnamebakery` · `refusedbakery` 403, `limitedbakery` 429, `busybakery` error 105 of the interface.
https://www.flickr.com/services/api/flickr.people.getInfo.html
"""

from __future__ import annotations

import html
import json
import urllib.parse
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, data, digits, page, redirect, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import COMMON, OFFICIAL, Account, account, living

HOSTS = ("flickr.com", "flic.kr")
WWW = "https://www.flickr.com"
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("flickr", 4, 30, name="Flickr", followers=90_000),
        account("privatebakery", name="Private Bakery"),
        account("newnamebakery", 12, name="New Name Bakery"),
        account("leftbakery", name="Left Bakery"),
        account("refusedbakery", 5, name="Refused Bakery"),
        account("limitedbakery", 5, name="Limited Bakery"),
        account("busybakery", 5, name="Busy Bakery"),
    )
}
DELETED = ("deletedbakery", "erasedbakery", "leftbakery")
LEFT = "This member is no longer active on Flickr."
MISSING = page("Flickr: Page Not Found", "<h1>This is not the page you're looking for.</h1>", status=404)
PAGES: Mapping[str, Answer] = {
    "erasedbakery": page("Flickr", f"<p>{LEFT}</p>", status=410),
    "refusedbakery": text("", 403),
    "limitedbakery": text("", 429),
}


def nsid(name: str) -> str:
    """The id that never changes: `50000001@N00`; the network's own is its own."""
    return "66956608@N06" if name == "flickr" else f"5{digits(name, 7)}@N00"


NAMES: Mapping[str, str] = {nsid(name): name for name in (*COMMON, *CAST, *OFFICIAL, *DELETED)}


def answer(asked: Asked) -> Answer:
    """Feeds and the interface stand at one host, pages at another."""
    if asked.part(0) == "services":
        return _services(asked)
    if asked.host != "www.flickr.com":
        return redirect(WWW + asked.path, 301)
    if asked.part(0) not in {"photos", "people"} or not asked.part(1):
        return page("Flickr", '<div id="content"></div>')
    name = _name(asked.part(1))
    if name in PAGES:
        return PAGES[name]
    shown = living(name, CAST)
    return _page(shown) if shown else MISSING


def _name(written: str) -> str:
    return NAMES.get(written.upper(), written.lower())


def _page(shown: Account) -> Answer:
    owner = {
        "id": nsid(shown.handle),
        "pathAlias": shown.handle,
        "username": shown.name,
        "realname": shown.name,
        "buddyicon": {"retina": "//farm6.staticflickr.com/1/buddyicons/a_r.jpg"},
        "dateCreated": str(int(ago(5000).timestamp())),
        "isPro": False,
        "isDeleted": shown.handle in DELETED,
    }
    main = {
        "photostream-models": [{"owner": owner, "photoPageList": {"totalItems": len(shown.ages)}}],
        "person-profile-models": [{"photoCount": len(shown.ages)}],
        "person-contacts-count-models": [{"followerCount": shown.followers}],
    }
    model = json.dumps({"main": main}).replace("</", "<\\/")
    script = f'<script class="modelExport">Y.ClientApp.init({{\n modelExport: {model},\n auth: null\n}});</script>'
    return page(f"{shown.name} | Flickr", f"<h1>{html.escape(shown.name)}</h1>{script}")


def _services(asked: Asked) -> Answer:
    if asked.segments[1:] == ("feeds", "photos_public.gne"):
        return _feed(asked)
    return _keyed(asked) if asked.part(1) == "rest" else MISSING


def _feed(asked: Asked) -> Answer:
    name = NAMES.get(asked.query.get("id", "").upper(), "")
    shown = None if name in DELETED else living(name, CAST)
    if shown is None:
        return text("", 404)
    items = [
        {
            "title": title,
            "link": f"{WWW}/photos/{shown.handle}/{digits(title, 10)}/",
            "media": {"m": "https://live.staticflickr.com/1/1_a_m.jpg"},
            "date_taken": (ago(age + 4000) if index else ago(age)).isoformat(),
            "published": f"{ago(age):%Y-%m-%dT%H:%M:%SZ}",
            "author": f'nobody@flickr.com ("{shown.name}")',
            "author_id": nsid(shown.handle),
            "tags": "",
        }
        for index, (age, title) in enumerate(zip(shown.ages, shown.titles(), strict=True))
    ]
    if asked.query.get("format") != "json":
        return _atom(shown)
    about = {"title": f"Uploads from {shown.name}", "link": f"{WWW}/photos/{shown.handle}/", "description": ""}
    newest = f"{ago(min(shown.ages, default=5000)):%Y-%m-%dT%H:%M:%SZ}"
    told = {**about, "modified": newest, "generator": WWW, "items": items}
    if asked.query.get("nojsoncallback") == "1":
        return data(told)
    return text(f"jsonFlickrFeed({json.dumps(told)})", kind="application/javascript; charset=utf-8")


def _atom(shown: Account) -> Answer:
    entries = "".join(
        f'<entry><title>{title}</title><link rel="alternate" type="text/html" '
        f'href="{WWW}/photos/{shown.handle}/{digits(title, 10)}/"/><id>tag:flickr.com,2005:/photo/{digits(title, 10)}</id>'
        f"<published>{ago(age):%Y-%m-%dT%H:%M:%SZ}</published><updated>{ago(age):%Y-%m-%dT%H:%M:%SZ}</updated>"
        f"<author><name>{html.escape(shown.name)}</name><uri>{WWW}/people/{shown.handle}/</uri>"
        f"<flickr:nsid>{nsid(shown.handle)}</flickr:nsid></author></entry>"
        for age, title in zip(shown.ages, shown.titles(), strict=True)
    )
    newest = f"{ago(min(shown.ages, default=5000)):%Y-%m-%dT%H:%M:%SZ}"
    about = (
        f"<title>Uploads from {html.escape(shown.name)}</title>"
        f'<link rel="self" href="{WWW}/services/feeds/photos_public.gne?id={nsid(shown.handle)}"/>'
        f'<link rel="alternate" type="text/html" href="{WWW}/photos/{shown.handle}/"/>'
        f"<id>tag:flickr.com,2005:/photos/public/{nsid(shown.handle).partition('@')[0]}</id><updated>{newest}</updated>"
    )
    spaces = 'xmlns="http://www.w3.org/2005/Atom" xmlns:flickr="urn:flickr:user"'
    return text(
        f'<?xml version="1.0" encoding="utf-8"?><feed {spaces}>{about}{entries}</feed>',
        kind="application/atom+xml; charset=utf-8",
    )


def _keyed(asked: Asked) -> Answer:
    key, method = asked.query.get("api_key", ""), asked.query.get("method", "")
    if not key or key == "expired-key":
        return _fail(100, "Invalid API Key (Key has invalid format)")
    if method == "flickr.urls.lookupUser":
        parts = [each for each in urllib.parse.urlsplit(asked.query.get("url", "")).path.split("/") if each]
        name = _name(parts[1]) if len(parts) > 1 else ""
    elif method in {"flickr.people.getInfo", "flickr.people.getPublicPhotos", "flickr.people.getPhotos"}:
        name = NAMES.get(asked.query.get("user_id", "").upper(), "")
        if name in DELETED:
            return _fail(5, "User deleted")
    else:
        return _fail(112, f'Method "{method}" not found')
    if name == "busybakery":
        return _fail(105, "Service currently unavailable")
    shown = None if name in DELETED else living(name, CAST)
    return _told(method, shown) if shown else _fail(1, "User not found")


def _told(method: str, shown: Account) -> Answer:
    if method == "flickr.urls.lookupUser":
        return data({"user": {"id": nsid(shown.handle), "username": {"_content": shown.name}}, "stat": "ok"})
    if method == "flickr.people.getInfo":
        person = {
            "id": nsid(shown.handle),
            "nsid": nsid(shown.handle),
            "ispro": 0,
            "path_alias": shown.handle,
            "username": {"_content": shown.name},
            "realname": {"_content": shown.name},
            "photosurl": {"_content": f"{WWW}/photos/{shown.handle}/"},
            "profileurl": {"_content": f"{WWW}/people/{shown.handle}/"},
            "photos": {"count": {"_content": len(shown.ages)}},
        }
        return data({"person": person, "stat": "ok"})
    photos = [
        {
            "id": digits(title, 10),
            "owner": nsid(shown.handle),
            "title": title,
            "dateupload": str(int(ago(age).timestamp())),
        }
        for age, title in zip(shown.ages, shown.titles(), strict=True)
    ]
    listed = {"page": 1, "pages": 1, "perpage": 100, "total": len(photos), "photo": photos}
    return data({"photos": listed, "stat": "ok"})


def _fail(code: int, message: str) -> Answer:
    return data({"stat": "fail", "code": code, "message": message})


_AT = f"{WWW}/photos/{{}}/"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "posting", "feed", "model with an id, then its feed"),
    lives(f"{WWW}/photos/{nsid('dormantbakery')}/", "posting", "feed", "listed by its id"),
    lives(_AT.format("abandonedbakery"), "last photo years ago", "feed", "old uploads"),
    lives(_AT.format("emptybakery"), "never posted", "page", "photoCount 0 and an empty feed"),
    lives(_AT.format("privatebakery"), "only private photos", "page", "photoCount 0 and an empty feed"),
    lives(_AT.format("refusedbakery"), "posting", "page", "403", decidable=False),
    lives(_AT.format("limitedbakery"), "posting", "page", "429", decidable=False),
    lives(_AT.format("quietbakery"), "posting", "interface", "lookupUser, getInfo and photos", keyed=True),
    lives(_AT.format("privatebakery"), "only private photos", "interface", "getInfo with count 0", keyed=True),
    lives(_AT.format("busybakery"), "posting", "interface", "error 105", keyed=True),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", "404"),
    is_gone(_AT.format("deletedbakery"), "deleted", "page", "404"),
    is_gone(_AT.format("oldnamebakery"), "renamed", "page", "404"),
    is_gone(_AT.format("erasedbakery"), "deleted", "page", '410 with "no longer active"'),
    is_gone(_AT.format("leftbakery"), "deleted", "page", "200 with isDeleted: true"),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "interface", "code 1 User not found", keyed=True),
    is_gone(f"{WWW}/photos/{nsid('deletedbakery')}/", "deleted", "interface", "code 5 User deleted", keyed=True),
)
