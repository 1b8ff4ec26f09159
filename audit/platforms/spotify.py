"""Spotify: artists, shows, playlists and persons, told by the embed interface and by their pages; what is not there may be kept to other countries."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _own_page, _page, _walled, _walls

NAME = "Spotify"
HOSTS = ("spotify.com", "spotify.link", "spoti.fi", "anchor.fm")
EXAMPLES: Mapping[str, str] = {
    "https://open.spotify.com/show/0123456789abcdefABCDEF?si=x": "show/0123456789abcdefABCDEF",
    "open.spotify.com/intl-de/artist/0123456789abcdefABCDEF": "artist/0123456789abcdefABCDEF",
    "https://open.spotify.com/user/maplebakery/playlists": "user/maplebakery",
    "https://podcasters.spotify.com/pod/show/Maple-Crumbs/episodes/x": "pod/maple-crumbs",
    "https://anchor.fm/maple-crumbs": "pod/maple-crumbs",
}
RHYTHM = None
PACE = 2.0
KEYS = ()

_OPEN = frozenset(("open.spotify.com", "play.spotify.com", "embed.spotify.com"))
_STUDIOS = frozenset(("creators.spotify.com", "podcasters.spotify.com"))
_SHORT = frozenset(("spotify.link", "spoti.fi", "link.tospotify.com"))
_LOCALE = re.compile(r"intl(?:-[a-z]{2,3}){1,2}|embed|embed-podcast", re.IGNORECASE)
_ID = re.compile(r"[A-Za-z0-9]{22}")
_USER = re.compile(r"[\w.~-]{1,128}")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_PIECES = frozenset(("album", "audiobook", "chapter", "concert", "episode", "prerelease", "track"))
_DOORS = frozenset(("account", "collection", "download", "library", "login", "queue", "settings", "signup"))
_OFFICES = frozenset(
    ("about", "app", "blog", "dashboard", "features", "legal", "login", "privacy", "pricing", "signup", "tos")
)
_NETLOC = re.compile(r"(?:www\.)?anchor\.fm")


def identify(address: Address) -> Identity:
    """Ids keep their capitals: two that differ in them are two shows."""
    host = address.host
    if host in _SHORT:
        is_front = not address.segments
        return Identity(
            kind=Kind.HOME if is_front else Kind.SHORT, platform="spotify", address="" if is_front else str(address)
        )
    if host in _OPEN:
        return _on_player(address)
    if host in _STUDIOS:
        return _on_studio(address)
    if _NETLOC.fullmatch(host):
        return _on_anchor(address)
    if host in ("spotify.com", "www.spotify.com") and not address.segments:
        return _other(Kind.HOME)
    return _other(Kind.LOGIN if host in ("accounts.spotify.com", "artists.spotify.com") else Kind.WEBSITE)


def _on_player(address: Address) -> Identity:
    segments = address.segments
    while segments and _LOCALE.fullmatch(segments[0]):
        segments = segments[1:]
    match segments:
        case ():
            return _other(Kind.HOME)
        case ("user", _, "playlist", number, *_) if _ID.fullmatch(number):
            return _account(f"playlist/{number}")
        case ("user", name, *_) if _USER.fullmatch(name):
            return _account(f"user/{name.lower()}")
        case ("artist" | "playlist" | "show" as kind, number, *_) if _ID.fullmatch(number):
            return _account(f"{kind}/{number}")
        case (word, *_):
            kinds = {Kind.POST: _PIECES, Kind.LOGIN: _DOORS}
            return _other(next((kind for kind, words in kinds.items() if word.lower() in words), Kind.WEBSITE))
        case _:
            return _other(Kind.WEBSITE)


def _on_studio(address: Address) -> Identity:
    match tuple(part.lower() for part in address.segments):
        case ("pod", "show" | "profile", name, *_) if _NAME.fullmatch(name):
            return _account(f"pod/{name}")
        case ("pod", "dashboard" | "login" | "episode", *_):
            return _other(Kind.LOGIN)
        case _:
            return _other(Kind.WEBSITE)


def _on_anchor(address: Address) -> Identity:
    name = address.first
    if not name:
        return _other(Kind.HOME)
    is_name = _NAME.fullmatch(name) and name not in _OFFICES
    return _account(f"pod/{name}") if is_name else _other(Kind.WEBSITE)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="spotify")


def _account(handle: str) -> Identity:
    return Identity(kind=Kind.PROFILE, platform="spotify", handle=handle, address=_profile(handle).address)


def _profile(handle: str) -> Profile:
    kind, _, name = handle.partition("/")
    path = (
        f"creators.spotify.com/pod/show/{name}"
        if kind == "pod"
        else f"open.spotify.com/{kind}/{urllib.parse.quote(name)}"
    )
    return Profile(platform="spotify", handle=handle, address=f"https://{path}")


_LIVING = {
    "artist": "artist/0gxyHStUsqpMadRV0Di1Qt",
    "playlist": "playlist/37i9dQZF1DXcBWIGoYBM5M",
    "show": "show/5eXZwvvxt3K2dxha3BSaAe",
    "user": "user/spotify",
}
"""An artist known to everybody, Spotify's own hit list, its own show, to which its documentation points, and its account."""


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    kind = profile.handle.partition("/")[0]
    living = _profile(_LIVING[kind]) if kind in _LIVING else profile
    return living, _profile(f"{kind}/{token[:22]}")


def oembed(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """The embed interface, documented at developer.spotify.com; of living shows it has said "not found", too."""
    query = urllib.parse.urlencode({"url": profile.address})
    (found,) = yield (Ask(address=f"https://open.spotify.com/oembed?{query}"),)
    told = _page.mapping(found)
    named = f"{told.get('iframe_url', '')} {told.get('html', '')}"
    if found.status != 200 or f"/embed/{profile.handle}" not in named or _walls.wall(found, "oembed"):
        return Reading(signals=(_walls.unfamiliar(found, "oembed"),))
    name = _page.excerpt(str(told.get("title") or ""))
    return Reading(
        signals=(_walls.signal(found, "oembed", Sign.SHOWN, "embed_of_it", name),),
        name=name,
        handle=profile.handle,
        unseen_parts=_UNSEEN,
    )


_UNSEEN = ("when anything was published",)
_MISSING = b"Page not found"


def page(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """The page as a guest is sent it; unlike a person's, a show may be kept to some countries and a playlist to some friends."""
    (found,) = yield (_walled.page(profile.address),)
    if _says_not_found(found):
        sign = Sign.ABSENT if profile.handle.startswith("user/") else Sign.WITHHELD
        return Reading(signals=(_walls.signal(found, "page", sign, "page_not_found", _MISSING.decode()),))
    return _own_page.read(found, profile, HOSTS, identify)


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The embed interface is not documented for persons, nor for shows made with Spotify's studio."""
    is_embedded = profile.handle.startswith(("artist/", "playlist/", "show/"))
    return (yield from _walled.climb(profile, kit, *((oembed, page) if is_embedded else (page,))))


RUNGS = {"oembed": oembed, "page": page}


def _says_not_found(found: Reply) -> bool:
    return found.status == 404 and not _walls.wall(found, "page") and _MISSING in found.body
