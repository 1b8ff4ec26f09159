"""The addresses a sitemap names (sitemaps.org): read as text, so that nothing in it can be expanded."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterable

from audit.evidence import Reply
from audit.platforms import _page

MOST_FILES = 3
"""Files asked for, the index among them."""
MOST_PAGES = 5_000

_LOC = re.compile(r"<loc>\s*+(?:<!\[CDATA\[)?\s*+([^<>\s\]]{1,2048})", re.IGNORECASE)


def locations(reply: Reply) -> tuple[str, ...]:
    """The addresses in a sitemap or in an index of sitemaps; none from an error page, a gzip file or one with entities."""
    if reply.status != 200 or reply.body.startswith(b"\x1f\x8b"):
        return ()
    text = _page.source(reply)
    if "<!ENTITY" in text:
        return ()
    return tuple(html.unescape(found[1]) for found in itertools.islice(_LOC.finditer(text), MOST_PAGES))


def is_index(reply: Reply) -> bool:
    """Whether it names sitemaps instead of pages."""
    return b"<sitemapindex" in reply.body[:10_000]


def pages_first(sitemaps: Iterable[str]) -> list[str]:
    """Of the sitemaps an index names, those of pages before those of posts, products and tags."""
    return sorted(sitemaps, key=lambda address: "page" not in address.rpartition("/")[2].lower())
