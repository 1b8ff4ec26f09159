"""Spotify's pages, embeds, oEmbed and Web API.

Shows, artists and playlists have ids of 22 characters: here a handle filled up with zeros. `freshbakery` and the other living
names are shown as whatever is asked for; users by their bare name. oEmbed knows artists and playlists and answers 404 for every
show · `wallbakery` 403 · `limitedbakery` 429 · any other name: 404. Ids of Spotify's own documentation live.
Web API: any token but `expired-key` is right. https://developer.spotify.com/documentation/web-api
A 404 of a show, an artist or a playlist cannot be told from what visitors of another country get for a living one.
"""

from __future__ import annotations

import html
import urllib.parse
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, data, iso, page, redirect, script, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

HOSTS = ("spotify.com", "spotify.link")
_KNOWN: Mapping[str, Account] = {
    "0TnOYISbd1XYRBk9myaseg": account("pitbull", 5, name="Pitbull", followers=10_000_000),
    "0gxyHStUsqpMadRV0Di1Qt": account("rickastley", 20, name="Rick Astley", followers=6_700_000),
    "5eXZwvvxt3K2dxha3BSaAe": account("spotifyspodcast", 6, name="A well-known podcast", followers=90_000),
    "38bS44xjbVVZ3No3ByF1dJ": account("vetenskapsradionhistoria", 4, name="Vetenskapsradion Historia"),
    "37i9dQZF1DXcBWIGoYBM5M": account("todaystophits", 1, name="Today’s Top Hits", followers=30_000_000),  # noqa: RUF001  # as there
    "spotify": account("spotify", 1, name="Spotify", followers=10_000_000),
}
_KINDS = ("artist", "show", "playlist", "user", "episode", "album")
_OEMBED = ("artist", "playlist", "album", "track")


def number(handle: str) -> str:
    """The id of that handle: 22 characters."""
    return handle.ljust(22, "0")


def find(kind: str, identifier: str) -> Account | None:
    """Who has that id; users have bare names."""
    bare = identifier if kind == "user" else identifier.rstrip("0")
    if kind != "user" and len(identifier) != 22:
        return None
    return _KNOWN.get(identifier) or living(bare, {})


def answer(asked: Asked) -> Answer:  # one host or route a line
    if asked.host == "spotify.link":
        return redirect(f"https://open.spotify.com/show/{number('freshbakery')}?si=practice")
    if asked.host == "accounts.spotify.com":
        return _token(asked)
    if asked.host == "api.spotify.com":
        return _interface(asked)
    if asked.host in ("creators.spotify.com", "podcasters.spotify.com"):
        return page("Spotify for Creators", '<div id="__next"></div>')
    if asked.host != "open.spotify.com":
        return redirect("https://open.spotify.com/", 301)
    if asked.part(0) == "oembed":
        return _oembed(asked.query.get("url", ""))
    parts = asked.segments[1:] if asked.part(0).startswith("intl-") or asked.part(0) == "embed" else asked.segments
    if len(parts) < 2 or parts[0] not in _KINDS:
        return page("Spotify - Web Player", '<div id="main"></div>')
    return _wall(parts[1]) or _page(parts[0], parts[1], embed=asked.part(0) == "embed")


def _wall(identifier: str) -> Answer | None:
    match identifier.rstrip("0"):
        case "wallbakery":
            return page("Access denied", "<h1>Forbidden</h1>", status=403)
        case "limitedbakery":
            return text("Too many requests", 429, "text/plain", retry_after="30")
        case _:
            return None


def _page(kind: str, identifier: str, *, embed: bool) -> Answer:
    shown = find(kind, identifier)
    if shown is None:
        return page("Page not found", "<h1>Page not found</h1>", status=404)
    here = f"https://open.spotify.com/{kind}/{identifier}"
    if embed:
        entity = {"type": kind, "name": shown.name, "title": shown.name, "id": identifier}
        entity["uri"] = f"spotify:{kind}:{identifier}"
        told = {"props": {"pageProps": {"state": {"data": {"entity": entity}}}}}
        return page(shown.name, script(told, 'id="__NEXT_DATA__" type="application/json"'))
    about = {
        "artist": f"Artist · {shown.followers} monthly listeners.",
        "show": f"Podcast · {shown.name} · {shown.bio}",
        "playlist": f"Playlist · {shown.name} · {len(shown.ages)} items",
        "user": f"User · {shown.name}",
    }.get(kind, shown.name)
    head = "".join(
        f'<meta property="og:{name}" content="{html.escape(value)}">'
        for name, value in (("site_name", "Spotify"), ("title", shown.name), ("description", about), ("url", here))
    )
    return page(f"{shown.name} | Spotify", '<div id="main"></div>', head + f'<link rel="canonical" href="{here}">')


def _oembed(url: str) -> Answer:
    parts = [part for part in urllib.parse.urlsplit(url).path.split("/") if part and not part.startswith("intl-")]
    shown = find(parts[0], parts[1]) if len(parts) > 1 and parts[0] in _OEMBED else None
    if shown is None:
        return text("", 404, "text/plain")
    frame = f"https://open.spotify.com/embed/{parts[0]}/{parts[1]}"
    return data(
        {
            "html": f'<iframe src="{frame}"></iframe>',
            "iframe_url": frame,
            "title": shown.name,
            "type": "rich",
            "provider_name": "Spotify",
            "provider_url": "https://spotify.com",
            "version": "1.0",
            "width": 456,
            "height": 352,
        }
    )


def _token(asked: Asked) -> Answer:
    if "expired" in asked.headers.get("authorization", "expired") or asked.part(1) != "token":
        return data({"error": "invalid_client", "error_description": "Invalid client"}, 400)
    return data({"access_token": "practice-spotify-token", "token_type": "Bearer", "expires_in": 3600})


def _interface(asked: Asked) -> Answer:
    token = asked.headers.get("authorization", "").removeprefix("Bearer ")
    if not token:
        return data({"error": {"status": 401, "message": "No token provided"}}, 401)
    if token == "expired-key":  # noqa: S105  # no secret
        return data({"error": {"status": 401, "message": "The access token expired"}}, 401)
    kind, identifier = asked.part(1).removesuffix("s"), asked.part(2)
    if identifier.rstrip("0") == "limitedbakery":
        return data({"error": {"status": 429, "message": "API rate limit exceeded"}}, 429, retry_after="30")
    shown = find(kind, identifier) if kind in _KINDS else None
    if shown is None:
        return data({"error": {"status": 404, "message": "Resource not found"}}, 404)
    told: dict[str, object] = {
        "id": identifier,
        "name": shown.name,
        "type": kind,
        "uri": f"spotify:{kind}:{identifier}",
        "external_urls": {"spotify": f"https://open.spotify.com/{kind}/{identifier}"},
    }
    if kind == "show":
        episodes = [
            {"name": title, "type": "episode", "release_date": iso(ago(age))[:10], "release_date_precision": "day"}
            for age, title in zip(shown.ages, shown.titles(), strict=True)
        ]
        told |= {"publisher": shown.name, "total_episodes": len(episodes), "description": shown.bio}
        if asked.part(3) == "episodes":
            return data({"items": episodes, "total": len(episodes), "limit": 20, "offset": 0, "next": None})
    elif kind in ("artist", "playlist", "user"):
        told |= {"followers": {"href": None, "total": shown.followers}}
    return data(told)


_AT = "https://open.spotify.com/{}/{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("show", number("freshbakery")), "posting", "page", "og tags of a show; oEmbed 404"),
    lives(_AT.format("artist", number("freshbakery")), "posting", "page", "og tags with monthly listeners"),
    lives(_AT.format("user", "freshbakery"), "posting", "page", "og tags of a user"),
    lives("https://spotify.link/practice1", "posting", "short link", "redirect to a show"),
    lives(_AT.format("show", number("wallbakery")), "posting", "page", "403", decidable=False),
    lives(_AT.format("artist", number("limitedbakery")), "posting", "page", "429", decidable=False),
    lives(_AT.format("intl-de/artist", number("quietbakery")), "posting", "keyed api", "an artist", keyed=True),
    is_gone(_AT.format("show", number("nobodyhasthis")), "never existed", "page", "404 of a show", decidable=False),
    is_gone(
        _AT.format("artist", number("nobodyhasthis")),
        "never existed",
        "page",
        "404 of an artist; oEmbed 404",
        decidable=False,
    ),
    is_gone(_AT.format("user", "nobodyhasthis"), "never existed", "page", "404 of a user"),
)
