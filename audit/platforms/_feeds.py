"""RSS, Atom, RDF and JSON Feed: who publishes, and each item's dates as they were written."""

from __future__ import annotations

import dataclasses
import io
import re
import urllib.parse
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from audit.platforms import _sizing

_ROOT = re.compile(rb"<(?:[\w-]{1,20}:)?(?:rss|feed|RDF)[\s>]")
_HTML = re.compile(rb"<!doctype html|<html[\s>]", re.IGNORECASE)
_HEAD = 4_096


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of a feed."""

    dates: tuple[str, ...]
    """As written; the date of publication first, then of the last change."""
    title: str = ""
    address: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed with its items in the order given; the feed's own dates are left out, they are made when it is asked for."""

    title: str
    address: str
    """Of the page it belongs to."""
    entries: tuple[Entry, ...]
    total: int | None = None
    """Posts in all, where the publisher counts them."""


def from_json(record: Mapping[str, Any], base: str) -> Feed | None:
    """A JSON Feed (jsonfeed.org), or Blogger's JSON form of Atom; None when it is neither."""
    if isinstance(record.get("feed"), dict):
        return _from_blogger(record["feed"], base)
    if not str(record.get("version", "")).startswith("https://jsonfeed.org/version/"):
        return None
    items = record.get("items")
    return Feed(
        title=str(record.get("title", "")),
        address=_join(base, record.get("home_page_url")),
        entries=tuple(_json_entries(items if isinstance(items, list) else [], base)),
    )


def _from_blogger(record: Mapping[str, Any], base: str) -> Feed | None:
    total = _said(record, "openSearch$totalResults")
    if not total.isascii() or not total.isdigit() or len(total) > 9:
        return None
    entries = record.get("entry")
    return Feed(
        title=_said(record, "title"),
        address=_join(base, "/"),
        entries=tuple(
            Entry(dates=(_said(entry, "published"),), title=_said(entry, "title"), address=_alternate(entry, base))
            for entry in (entries if isinstance(entries, list) else [])[: _sizing.MOST_ITEMS]
            if isinstance(entry, dict)
        ),
        total=int(total),
    )


def _said(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return str(value.get("$t", "")) if isinstance(value, dict) else ""


def _alternate(entry: Mapping[str, Any], base: str) -> str:
    links = entry.get("link")
    found = (link for link in (links if isinstance(links, list) else []) if isinstance(link, dict))
    return next((_join(base, link.get("href")) for link in found if link.get("rel") == "alternate"), "")


def _json_entries(items: list[Any], base: str) -> Iterator[Entry]:
    for item in items[: _sizing.MOST_ITEMS]:
        if isinstance(item, dict):
            dates = (item.get("date_published"), item.get("date_modified"))
            yield Entry(
                dates=tuple(date for date in dates if isinstance(date, str) and date),
                title=str(item.get("title") or ""),
                address=_join(base, item.get("url")),
            )


def from_xml(body: bytes, base: str, content_type: str) -> Feed | None:
    """RSS, Atom or RDF; None when the root is none of them. Raises `TooHard`."""
    root = _ROOT.search(body, 0, _HEAD)
    if root is None or _HTML.search(body, 0, root.start()):
        return None
    _sizing.size_up_feed(body)
    import feedparser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Bytes in a file object: given a str, feedparser would open it as an address or a path.
        parsed = feedparser.parse(
            io.BytesIO(body),
            response_headers={"content-type": content_type or "application/xml"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    if not parsed.get("version"):
        return None
    return Feed(
        title=str(parsed.feed.get("title", "")),
        address=_join(base, parsed.feed.get("link")),
        entries=tuple(_xml_entry(entry, base) for entry in parsed.entries),
    )


def _xml_entry(entry: dict[str, Any], base: str) -> Entry:
    dates = (dict.get(entry, name) for name in ("published", "created", "updated"))  # its own get() mixes them up
    return Entry(
        dates=tuple(date for date in dates if isinstance(date, str) and date),
        title=str(dict.get(entry, "title", "")),
        address=_join(base, dict.get(entry, "link")),
    )


def _join(base: str, address: object) -> str:
    if not isinstance(address, str) or not address:
        return ""
    try:
        return urllib.parse.urljoin(base, address.strip()[:2048])
    except ValueError:
        return ""
