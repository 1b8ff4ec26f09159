"""Profiles that a network shows in a box inside a page: page plug-ins, profile embeds, follow buttons.

The forms are the networks' own, of their pages for developers: developers.facebook.com/docs/plugins/page-plugin,
developers.google.com/youtube/player_parameters, developers.tiktok.com/doc/embed-creator-profiles.
"""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator

from audit.platforms._page import Document, Element

_MARKS = (
    ".fb-page[data-href], iframe[src], blockquote.tiktok-embed[cite], script[type='IN/FollowCompany'][data-id],"
    " meta[property='og:see_also'][content]"
)
_INSTAGRAM = re.compile(r"/([\w.]{1,30})/embed/?")


def addresses(page: Document) -> tuple[str, ...]:
    """The addresses of the profiles, each once."""
    found = (address for element in page.elements(_MARKS) for address in _shown(element))
    return tuple(dict.fromkeys(found))


def _shown(element: Element) -> Iterator[str]:
    match element.tag:
        case "iframe":
            yield from _framed(element.get("src"))
        case "script":
            if element.get("data-id").isascii() and element.get("data-id").isdigit():
                yield f"https://www.linkedin.com/company/{element.get('data-id')}"
        case "meta":
            yield element.get("content")
        case "blockquote":
            if element.get("data-embed-type") == "creator":
                yield element.get("cite")
        case _:
            yield element.get("data-href")


def _framed(written: str) -> Iterator[str]:
    try:
        parts = urllib.parse.urlsplit(written)
        query = dict(urllib.parse.parse_qsl(parts.query, max_num_fields=50))
    except ValueError:
        return
    match (parts.hostname or "").removeprefix("www."), parts.path:
        case "facebook.com", "/plugins/page.php":
            yield query.get("href", "")
        case "youtube.com" | "youtube-nocookie.com", "/embed/live_stream":
            yield f"https://www.youtube.com/channel/{query.get('channel', '')}"
        case "instagram.com", path if found := _INSTAGRAM.fullmatch(path):
            yield f"https://www.instagram.com/{found[1]}/"
        case _:
            pass
