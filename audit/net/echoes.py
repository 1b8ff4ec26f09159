"""How a secret may come back in an answer: as it is, or as addresses, JSON, HTML and base64 write it."""

from __future__ import annotations

import base64
import html
import json
import re
import urllib.parse
from collections.abc import Callable

_ESCAPE = re.compile(r"%[0-9A-F]{2}")
_SCRIPTS = "!'()*"
"""What a browser's `encodeURIComponent` leaves as it is, where Python does not."""


def spellings(value: str) -> frozenset[str]:
    """Every spelling to look for. Plain texts, not one pattern: a search for those takes no longer for odd values."""
    read = {value, urllib.parse.unquote(value)}
    once = {way(one) for one in read for way in (_quoted, urllib.parse.quote, urllib.parse.quote_plus, _by_script)}
    addresses = {*once, *map(_quoted, once)}
    small = {_ESCAPE.sub(lambda escape: escape[0].lower(), one) for one in addresses}
    texts = {way(one) for one in read for way in _TEXTS}
    coded = {way(value.encode()).decode() for way in (base64.b64encode, base64.urlsafe_b64encode)}
    lowered = {one.lower() for one in (value, *once)}
    return frozenset({*read, *addresses, *small, *texts, *coded, *(one.rstrip("=") for one in coded), *lowered})


def _quoted(text: str) -> str:
    return urllib.parse.quote(text, safe="")


def _by_script(text: str) -> str:
    return urllib.parse.quote(text, safe=_SCRIPTS)


def _each(written: Callable[[int], str]) -> Callable[[str], str]:
    """Every sign that is no letter and no digit, written by its number."""
    return lambda text: "".join(sign if sign.isalnum() else written(ord(sign)) for sign in text)


_TEXTS: tuple[Callable[[str], str], ...] = (
    lambda text: json.dumps(text)[1:-1],
    lambda text: text.replace("/", "\\/"),
    lambda text: urllib.parse.quote(text).replace("/", "\\/"),
    html.escape,
    _each("\\u{:04x}".format),
    _each("&#{};".format),
    _each("&#x{:x};".format),
)
