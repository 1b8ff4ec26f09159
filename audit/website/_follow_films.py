"""Films of other services that stand in a page: which one it is, and what its service says of it.

YouTube's oEmbed answers 404 "Not Found" for films that were removed, 401 and 403 for such as may not be embedded or
seen (oembed.com lists it as a provider). Vimeo's answers 404 for unlisted films asked without their hash as well, and
for those kept to some websites when no Referer names one of them (help.vimeo.com, article 12427906892689): there
the frame itself must be missing too.
"""

from __future__ import annotations

import dataclasses
import enum
import re
import urllib.parse
from collections.abc import Mapping
from typing import assert_never

from audit import address as addresses
from audit.address import Address
from audit.evidence import Ask, Reply
from audit.platforms import _page, _walls

_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_VIMEO_ID = re.compile(r"[0-9]{1,12}")
_HASH = re.compile(r"[0-9a-f]{6,20}")
_NO_FILMS = ("videoseries", "live_stream")
"""Stand where a film's id stands, and are as long."""


class Service(enum.Enum):
    """Where its oEmbed is asked."""

    YOUTUBE = "https://www.youtube.com/oembed"
    VIMEO = "https://vimeo.com/api/oembed.json"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    service: Service
    id: str
    secret: str = ""
    """Vimeo's hash of an unlisted film."""


LIVING: Mapping[Service, Film] = {
    Service.YOUTUBE: Film(service=Service.YOUTUBE, id="jNQXAC9IVRw"),
    Service.VIMEO: Film(service=Service.VIMEO, id="76979871"),
}
"""YouTube's first film, and the one Vimeo's own documentation shows oEmbed with."""


def film(written: str) -> Film | None:
    """The film that a frame shows; None for other services, lists and live channels."""
    found = addresses.parse(written)
    if found is None:
        return None
    if found.under("vimeo.com"):
        return _of_vimeo(found)
    return _of_youtube(found) if found.under("youtube.com", "youtube-nocookie.com", "youtu.be") else None


def _of_youtube(found: Address) -> Film | None:
    match found.segments:
        case ("embed" | "v" | "shorts" | "live", name, *_):
            pass
        case ("watch",):
            name = found.value("v")
        case (name,) if found.under("youtu.be"):
            pass
        case _:
            return None
    is_film = _YOUTUBE_ID.fullmatch(name) and name not in _NO_FILMS
    return Film(service=Service.YOUTUBE, id=name) if is_film else None


def _of_vimeo(found: Address) -> Film | None:
    segments = found.segments[1:] if found.first == "video" else found.segments
    if not segments or not _VIMEO_ID.fullmatch(segments[0]):
        return None
    secret = found.value("h") or (segments[1] if len(segments) > 1 else "")
    return Film(service=Service.VIMEO, id=segments[0], secret=secret if _HASH.fullmatch(secret) else "")


def ask(shown: Film, home: str) -> Ask:
    """The service's own interface for those who embed, asked as for the website where the film stands."""
    match shown.service:
        case Service.YOUTUBE:
            query = {"format": "json", "url": f"https://www.youtube.com/watch?v={shown.id}"}
        case Service.VIMEO:
            query = {"url": f"https://vimeo.com/{shown.id}" + (f"/{shown.secret}" if shown.secret else "")}
        case _:
            assert_never(shown.service)
    return Ask(address=f"{shown.service.value}?{urllib.parse.urlencode(query)}", headers=_from(shown, home))


def is_ask(asked: Ask, service: Service) -> bool:
    """Whether this service was asked about a film."""
    return asked.address.startswith(f"{service.value}?")


def frame(shown: Film, home: str) -> Ask | None:
    """The frame as a visitor's browser asks for it, where its status tells; YouTube's is always 200."""
    if shown.service is Service.YOUTUBE:
        return None
    secret = f"?h={shown.secret}" if shown.secret else ""
    return Ask(address=f"https://player.vimeo.com/video/{shown.id}{secret}", headers=_from(shown, home))


def is_shown(reply: Reply | None) -> bool:
    """Whether the service describes a film."""
    return bool(reply and reply.status == 200 and _page.mapping(reply).get("type") == "video")


def is_denied(shown: Film, reply: Reply) -> bool:
    """Whether the service says that it has no such film."""
    if reply.status != 404 or _walls.wall(reply, "oembed"):
        return False
    return shown.service is Service.VIMEO or b"not found" in reply.body[:500].lower()


def _from(shown: Film, home: str) -> tuple[tuple[str, str], ...]:
    """Says for which website we ask: Vimeo shows some films on their owner's alone."""
    return (("referer", home),) if home and shown.service is Service.VIMEO else ()
