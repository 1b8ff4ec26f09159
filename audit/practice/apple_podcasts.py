"""Apple Podcasts: the public lookup by number, the page's shell, and the feeds that shows come from.

`id1000000001` freshbakery, `…02` quietbakery, `…03` dormantbakery, `…04` abandonedbakery, `…05` emptybakery without an
episode · `…06` a finished show · `…07` offered outside Germany only · `…08` its feed moved · `…09` its feed is gone ·
`…10` 403, `…11` 429: too many lookups · well-known shows live · any other number: no result in any country.
Nobody can ask in every country, and some shows are offered in one alone. https://performance-partners.apple.com/search-api says how lookups answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from audit.practice import _feeds
from audit.practice._answer import Answer, Asked, ago, data as json_answer, page, redirect, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import COMMON, Account, account

HOSTS = ("itunes.apple.com", "podcasts.apple.com", "podcast-feeds.example")
_FEEDS = "https://podcast-feeds.example"
SHOWS: Mapping[str, Account] = {
    "1000000001": COMMON["freshbakery"],
    "1000000002": COMMON["quietbakery"],
    "1000000003": COMMON["dormantbakery"],
    "1000000004": COMMON["abandonedbakery"],
    "1000000005": COMMON["emptybakery"],
    "1000000006": account("finishedbakery", 700, 730, 760, name="Finished Bakery"),
    "1000000007": account("farbakery", 3, 10, name="Far Bakery"),
    "1000000008": account("movedfeedbakery", 4, 18, name="Moved Feed Bakery"),
    "1000000009": account("lostfeedbakery", 900, 930, name="Lost Feed Bakery"),
    "201671138": account("thisamericanlife", 1, 8, 15, name="This American Life"),
    "917918570": account("serial", 20, 30, name="Serial"),
    "1200361736": account("thedaily", 1, 2, 3, name="The Daily"),
    "135067274": account("globalnewspodcast", 1, 2, 3, name="Global News Podcast"),
}
_WALLS: Mapping[str, Answer] = {
    "1000000010": text("", 403, "text/plain"),
    "1000000011": text("", 429, "text/plain"),
}
_NUMBER = re.compile(r"id([0-9]{1,12})")


def answer(asked: Asked) -> Answer:
    """Lookups and feeds tell; pages are one shell for every number."""
    if asked.host == "podcast-feeds.example":
        return _feed(asked.part(0).removesuffix(".xml"))
    if asked.host == "itunes.apple.com" and asked.part(0) == "lookup":
        return _lookup(asked)
    if asked.host == "itunes.apple.com" and "podcast" in asked.segments:
        return redirect(f"https://podcasts.apple.com{asked.path}", 301)
    return page("Apple Podcasts", '<div id="shoebox"></div><script type="module" src="/assets/index.js"></script>')


def _lookup(asked: Asked) -> Answer:
    number, country = asked.query.get("id", ""), (asked.query.get("country") or "us").lower()
    if number in _WALLS:
        return _WALLS[number]
    shown = SHOWS.get(number)
    if shown is None or (shown.handle == "farbakery" and country == "de"):
        return _said([])
    rows = [_show(number, shown, country)]
    if asked.query.get("entity") == "podcastEpisode":
        most = int(asked.query["limit"]) if asked.query.get("limit", "").isdecimal() else 50
        rows += _episodes(number, shown)[:most]
    return _said(rows)


def _said(rows: list[dict[str, object]]) -> Answer:
    return json_answer({"resultCount": len(rows), "results": rows}, kind="text/javascript; charset=utf-8")


def _show(number: str, shown: Account, country: str) -> dict[str, object]:
    show: dict[str, object] = {
        "wrapperType": "track",
        "kind": "podcast",
        "collectionId": int(number),
        "trackId": int(number),
        "artistName": shown.name,
        "collectionName": f"{shown.name} Crumbs",
        "trackName": f"{shown.name} Crumbs",
        "feedUrl": f"{_FEEDS}/{shown.handle}.xml",
        "collectionViewUrl": f"https://podcasts.apple.com/{country}/podcast/{shown.handle}/id{number}?uo=4",
        "trackCount": len(shown.ages),
        "country": country.upper(),
        "artworkUrl600": "https://is1-ssl.mzstatic.com/a.jpg",
    }
    return show | ({"releaseDate": f"{ago(shown.ages[0]):%Y-%m-%dT%H:%M:%SZ}"} if shown.ages else {})


def _episodes(number: str, shown: Account) -> list[dict[str, object]]:
    return [
        {
            "wrapperType": "podcastEpisode",
            "kind": "podcast-episode",
            "collectionId": int(number),
            "trackName": title,
            "episodeGuid": f"{shown.handle}-{index}",
            "releaseDate": f"{ago(age):%Y-%m-%dT%H:%M:%SZ}",
        }
        for index, (age, title) in enumerate(zip(shown.ages, shown.titles(), strict=True))
    ]


def _feed(name: str) -> Answer:
    shown = next((each for each in SHOWS.values() if each.handle == name), None)
    if shown is None or name == "lostfeedbakery":
        return page("Not Found", "<h1>Not Found</h1>", status=404)
    written = list(zip(shown.ages, shown.titles(), strict=True))
    said = _feeds.rss(f"{_FEEDS}/{name}/", f"{shown.name} Crumbs", written)
    more = {
        "finishedbakery": "<itunes:complete>Yes</itunes:complete>",
        "movedfeedbakery": f"<itunes:new-feed-url>{_FEEDS}/freshbakery.xml</itunes:new-feed-url>",
    }.get(name, "")
    body = said.body.replace(b"<channel>", f"<channel>{more}".encode(), 1)
    body = body.replace(b"<rss ", b'<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" ', 1)
    return Answer(said.status, said.headers, body)


_AT = "https://podcasts.apple.com/us/podcast/maple-crumbs/id{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format(1000000001), "posting", "lookup", "a show and its episodes"),
    lives("https://podcasts.apple.com/podcast/id1000000002", "posting", "lookup", "a show, no country in the address"),
    lives("https://itunes.apple.com/us/podcast/id1000000003", "posting", "lookup", "a show, legacy address"),
    lives(_AT.format(1000000005), "no episode yet", "lookup", "trackCount 0"),
    lives(_AT.format(1000000006), "finished by its makers", "feed", "itunes:complete Yes"),
    lives(_AT.format(1000000008), "its feed moved", "feed", "itunes:new-feed-url"),
    lives(_AT.format(1000000009), "its feed is gone", "feed", "listed, and 404 at feedUrl"),
    lives(
        "https://podcasts.apple.com/de/podcast/far-crumbs/id1000000007",
        "not offered in this country",
        "lookup",
        "resultCount 0 in one country",
    ),
    lives(_AT.format(1000000010), "posting", "lookup", "403, too many lookups", decidable=False),
    lives(_AT.format(1000000011), "posting", "lookup", "429, too many lookups", decidable=False),
    is_gone(
        _AT.format(1999999999), "never existed or removed", "lookup", "resultCount 0 in every country", decidable=False
    ),
)
