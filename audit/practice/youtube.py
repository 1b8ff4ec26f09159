"""YouTube's pages, feeds and page interface.

`maplestreetbakery`, `ridgeplumbing` abandoned · `feedlessbakery` its feed answers 404 though it lives · `terminatedbakery`, `removedbakery`
the network says so · `oldnamebakery` renamed to `newnamebakery` (same channel id) · `mergedbakery` its id leads to another ·
`consentbakery` consent redirect · `agegatedbakery` sign in to view · `limitedbakery` 429 · `outagebakery` feed 500 ·
any other handle: 404, and its id has no feed.
"""

from __future__ import annotations

import html
import urllib.parse
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, data, letters, page, redirect, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import OFFICIAL, Account, account, living

HOSTS = ("youtube.com", "youtu.be", "consent.youtube.com")
WWW = "https://www.youtube.com"
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("maplestreetbakery", 1010, 1040, 1100, name="Maple Street Bakery", bio="How we bake", followers=95),
        account("ridgeplumbing", 2570, 2610, name="Ridge Plumbing", bio="Stopcocks and dripping taps", followers=12),
        account("quietbakery", 120, 150, name="Quiet Bakery"),
        account("dormantbakery", 400, 430, name="Dormant Bakery"),
        account("feedlessbakery", 9, 20, name="Feedless Bakery"),
        account("outagebakery", 9, 20, name="Outage Bakery"),
        account("newnamebakery", 7, 21, name="New Name Bakery"),
        account("agegatedbakery", 15, name="Rum Cake Bakery"),
        account("consentbakery", 4, 5, name="Consent Bakery"),
    )
}
ENDED: Mapping[str, str] = {
    "terminatedbakery": "This account has been terminated for a violation of YouTube's Terms of Service.",
    "removedbakery": "This channel was removed because it violated our Community Guidelines.",
}
KNOWN_IDS: Mapping[str, str] = {
    "youtube": "UCBR8-60-B28hp2BmDPdntcQ",
    "google": "UCK8sQmJBp8GCxrOtXWBpyEA",
    "newnamebakery": "UC" + letters("oldnamebakery", 22),
}
_NOT_FOUND = {
    "error": {
        "code": 404,
        "message": "Requested entity was not found.",
        "errors": [{"message": "Requested entity was not found.", "domain": "global", "reason": "notFound"}],
        "status": "NOT_FOUND",
    }
}


def channel_id(handle: str) -> str:
    """The unchanging id of a channel: `UC` and 22 characters."""
    return KNOWN_IDS.get(handle, "UC" + letters(handle, 22))


HANDLES: Mapping[str, str] = {
    channel_id(handle): handle
    for handle in (*CAST, *ENDED, *OFFICIAL, "freshbakery", "abandonedbakery", "emptybakery", "mergedbakery")
} | {"UC_x5XG1OV2P6uZZ5FSM9Ttw": "google"}


FIRST_FILM = "jNQXAC9IVRw"


def answer(asked: Asked) -> Answer:
    """Pages by handle, id or old name; the feed; the page interface."""
    if asked.host == "consent.youtube.com":
        return page("Before you continue to YouTube", '<form action="https://consent.youtube.com/save"></form>')
    if asked.host != "www.youtube.com":
        return redirect(WWW + asked.path, 301)
    first = asked.part(0)
    if first == "feeds":
        return _feed(HANDLES.get(asked.query.get("channel_id", ""), ""))
    if first == "oembed":
        return _oembed(asked.query.get("url", ""))
    if first == "youtubei":
        return _interface(asked)
    if first == "channel":
        return _channel(HANDLES.get(asked.part(1), ""), asked)
    name = (asked.part(1) if first in {"c", "user"} else first.removeprefix("@")).lower()
    return _named(name, asked) if name else page("YouTube")


def _oembed(address: str) -> Answer:
    """What a page that embeds a film is told: the first film ever lives; no other film is on the practice web."""
    if address.rpartition("=")[2] != FIRST_FILM:
        return text("Not Found", 404, "text/html; charset=utf-8")
    return data(
        {
            "title": "Me at the zoo",
            "author_name": "jawed",
            "type": "video",
            "provider_name": "YouTube",
            "width": 200,
            "height": 150,
        }
    )


def find(handle: str) -> Account | None:
    """The living channel of that handle, for pages and the Data API alike."""
    return living(handle, CAST)


def _named(name: str, asked: Asked) -> Answer:
    if name == "limitedbakery":
        return text("Too Many Requests", 429, retry_after="300")
    if name == "consentbakery" and "SOCS=" not in asked.headers.get("cookie", ""):
        return consent(asked.path)
    if name == "mergedbakery":
        return redirect(f"{WWW}/@newnamebakery")
    return _shown(name) or page("404 Not Found", "<p>This page isn't available. Sorry about that.</p>", status=404)


def consent(path: str) -> Answer:
    """The redirect that says nothing about anybody."""
    return redirect(
        f"https://consent.youtube.com/m?continue={urllib.parse.quote(WWW + path, safe='')}&gl=DE&hl=en&cm=2"
    )


def _channel(handle: str, asked: Asked) -> Answer:
    return _named(handle, asked) if handle else redirect(f"{WWW}/")


def _shown(name: str) -> Answer | None:
    if name in ENDED:
        return _data_page("YouTube", _alert(ENDED[name]))
    shown = find(name)
    if shown is None:
        return None
    if name == "agegatedbakery":
        gate = {"channelAgeGateRenderer": {"header": {"simpleText": "Sign in to view this channel"}}}
        return _data_page("YouTube", {"contents": {"twoColumnBrowseResultsRenderer": {"tabs": [gate]}}})
    head = (
        f'<link rel="canonical" href="{WWW}/channel/{channel_id(name)}">'
        f'<meta property="og:title" content="{html.escape(shown.name)}">'
        f'<link rel="alternate" type="application/rss+xml" title="RSS" href="{_feed_address(name)}">'
    )
    return _data_page(f"{shown.name} - YouTube", _initial(shown), head)


def _data_page(title: str, initial: dict[str, object], head: str = "") -> Answer:
    written = data(initial).body.decode().replace("</", "<\\/")
    return page(title, f"<script>var ytInitialData = {written};</script>", head)


def _feed_address(handle: str) -> str:
    return f"{WWW}/feeds/videos.xml?channel_id={channel_id(handle)}"


def _initial(shown: Account) -> dict[str, object]:
    uc = channel_id(shown.handle)
    parts = (f"@{shown.handle}", f"{shown.followers} subscribers", f"{len(shown.ages)} videos")
    rows = [{"metadataParts": [{"text": {"content": part}} for part in parts]}]
    described = {"contentMetadataViewModel": {"metadataRows": rows}}
    header = {"pageHeaderRenderer": {"content": {"pageHeaderViewModel": {"metadata": described}}}}
    metadata = {
        "title": shown.name,
        "description": shown.bio,
        "rssUrl": _feed_address(shown.handle),
        "externalId": uc,
        "ownerUrls": [f"http://www.youtube.com/@{shown.handle}"],
        "channelUrl": f"{WWW}/channel/{uc}",
        "vanityChannelUrl": f"http://www.youtube.com/@{shown.handle}",
    }
    items = [
        {"richItemRenderer": {"content": {"videoRenderer": _video(shown.handle, age, title)}}}
        for age, title in zip(shown.ages, shown.titles(), strict=True)
    ]
    tab = {"title": "Videos", "selected": True, "content": {"richGridRenderer": {"contents": items}}}
    tabs = [{"tabRenderer": {"title": "Home"}}, *([{"tabRenderer": tab}] if items else [])]
    return {
        "header": header,
        "metadata": {"channelMetadataRenderer": metadata},
        "contents": {"twoColumnBrowseResultsRenderer": {"tabs": tabs}},
    }


def _video(handle: str, age: float, title: str) -> dict[str, object]:
    words = f"{int(age // 365)} years ago" if age >= 730 else f"{int(age)} days ago"
    return {
        "videoId": letters(f"{handle} {age}", 11),
        "title": {"runs": [{"text": title}]},
        "publishedTimeText": {"simpleText": words},
    }


def _feed(handle: str) -> Answer:
    if handle == "outagebakery":
        return page("500", "Internal error", status=500)
    shown = find(handle)
    if shown is None or handle == "feedlessbakery":
        return page("Error 404 (Not Found)!!1", "<p><b>404.</b> That's an error.</p>", status=404)
    uc = channel_id(handle)
    entries = "".join(
        f"<entry><id>yt:video:{letters(f'{handle} {age}', 11)}</id><yt:videoId>{letters(f'{handle} {age}', 11)}</yt:videoId>"
        f"<yt:channelId>{uc}</yt:channelId><title>{html.escape(title)}</title>"
        f'<link rel="alternate" href="{WWW}/watch?v={letters(f"{handle} {age}", 11)}"/>'
        f"<published>{ago(age).isoformat()}</published><updated>{ago(age / 2).isoformat()}</updated></entry>"
        for age, title in zip(shown.ages, shown.titles(), strict=True)
    )
    return text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" '
        f'xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="{html.escape(_feed_address(handle))}"/>'
        f"<id>yt:channel:{uc[2:]}</id><yt:channelId>{uc[2:]}</yt:channelId><title>{html.escape(shown.name)}</title>"
        f"<author><name>{html.escape(shown.name)}</name><uri>{WWW}/channel/{uc}</uri></author>"
        f"<published>2013-04-02T09:00:00+00:00</published>{entries}</feed>",
        kind="text/xml; charset=UTF-8",
        cache_control="public, max-age=900",
    )


def _alert(words: str) -> dict[str, object]:
    alert = {"alertRenderer": {"type": "ERROR", "text": {"simpleText": words}}}
    return {"responseContext": {}, "header": {}, "alerts": [alert]}


def _interface(asked: Asked) -> Answer:
    sent = asked.payload()
    if asked.segments[-1] == "resolve_url":
        name = str(sent.get("url", "")).rpartition("/")[2].removeprefix("@").lower()
        if name not in ENDED and find(name) is None:
            return data(_NOT_FOUND, 404)
        return data({"endpoint": {"browseEndpoint": {"browseId": channel_id(name)}}})
    wanted = str(sent.get("browseId", ""))
    if not (wanted.startswith("UC") and len(wanted) == 24):
        return data({"error": {"code": 400, "message": "Invalid argument.", "status": "INVALID_ARGUMENT"}}, 400)
    handle = HANDLES.get(wanted, "")
    if handle == "mergedbakery":
        endpoint = {"browseEndpoint": {"browseId": channel_id("newnamebakery")}}
        return data({"onResponseReceivedActions": [{"navigateAction": {"endpoint": endpoint}}]})
    shown = find(handle)
    return data(_initial(shown) if shown else _alert(ENDED.get(handle, "This channel does not exist.")))


_AT = "https://www.youtube.com/@{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "posting", "feed", "page and feed"),
    lives(_AT.format("emptybakery"), "never posted", "feed", "a feed without entries"),
    lives(_AT.format("feedlessbakery"), "posting", "feed", "404 at the feed, page shown"),
    lives(_AT.format("outagebakery"), "posting", "feed", "500 at the feed, page shown"),
    lives(_AT.format("agegatedbakery"), "age-gated", "page", "channelAgeGateRenderer"),
    lives(_AT.format("consentbakery"), "posting", "page", "302 to consent.youtube.com", decidable=False),
    lives(_AT.format("limitedbakery"), "posting", "page", "429", decidable=False),
    is_gone(_AT.format("terminatedbakery"), "terminated", "page", "alert: terminated"),
    is_gone(_AT.format("removedbakery"), "removed", "page", "alert: removed"),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page and interface", "404 and notFound"),
)
