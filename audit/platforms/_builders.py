"""The builders of websites, told by what their pages carry, and where each of them keeps the feed of a blog."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator

from audit.evidence import Reply
from audit.platforms import _page
from audit.platforms._page import Document

_MOST_GUESSES = 8
_BUILDERS = (
    ("ghost", ("/rss/",)),
    ("blogger", ("/feeds/posts/default",)),
    ("hugo", ("index.xml", "/index.xml")),
    ("wordpress", ("feed/", "/feed/")),
)
"""By the name in `<meta name=generator>`: where that builder keeps its feed, below the page or below the host."""
_SQUARESPACE = 'script[src*="static1.squarespace.com"], link[href*="static1.squarespace.com"]'
_SHOPIFY = (
    'script[src*="cdn.shopify.com"], link[href*="cdn.shopify.com"], script[src^="/cdn/shop/"], link[href^="/cdn/shop/"]'
)
_WIX = 'script[src*="static.parastorage.com"], link[href*="static.wixstatic.com"], img[src*="static.wixstatic.com"]'
_LANGUAGE = re.compile(r"/([a-z]{2})(?:/|$)")
_SHELF = re.compile(r"/(?:[a-z]{2}(?:-[a-z]{2})?/)?blogs/[A-Za-z0-9_-]{1,100}")
_BLOG_PATH = re.compile(r"/(?:blog|news|journal|diary|stories|aktuelles|neuigkeiten|noticias|actualites)")
_MOST_COLLECTIONS = 3
BLOG_WORDS = re.compile(r"(?:^|[./_-])(?:blog|news|journal|diary|stories|aktuelles|neuigkeiten|noticias|actualites)")
"""What hosts and paths of blogs are called."""


def feeds(found: Reply, document: Document) -> list[str]:
    """Where the builder of this page keeps its feed; empty where no builder that has a place for it is seen."""
    generator = document.meta("generator").lower()
    is_squarespace = document.has(_SQUARESPACE) or b"<!-- This is Squarespace. -->" in found.body
    if is_squarespace or found.header("server").lower() == "squarespace":
        return [f"{page}?format=rss" for page in _collections(found, document)]
    if is_shopify(found):
        return [f"{page}.atom" for page in _shelves(found, document)]
    if document.has(_WIX) or found.header("x-wix-request-id") or "wix.com" in generator:
        language = _LANGUAGE.match(urllib.parse.urlsplit(found.address).path)
        return joined(found.address, ((f"/{language[1]}/blog-feed.xml",) if language else ()) + ("/blog-feed.xml",))
    return joined(found.address, next((paths for name, paths in _BUILDERS if name in generator), ()))


def is_built(found: Reply) -> bool:
    """Whether a page comes from a builder whose feed can be found without the page's words: some draw them by script."""
    return bool(feeds(found, _page.document(found)))


def is_shopify(found: Reply) -> bool:
    """Whether a page comes from a Shopify store."""
    return bool(found.header("x-shopid")) or _page.document(found).has(_SHOPIFY)


def joined(page: str, paths: tuple[str, ...]) -> list[str]:
    """Those paths below the page, or below its host where they begin with a slash."""
    below = page.partition("?")[0].rstrip("/") + "/"
    return list(dict.fromkeys(urllib.parse.urljoin(below, path) for path in paths))[:_MOST_GUESSES]


def _collections(found: Reply, document: Document) -> list[str]:
    """On Squarespace each collection has a feed of its own and the site none: the page itself, or the blog it leads to."""
    here = found.address.partition("?")[0].rstrip("/")
    if BLOG_WORDS.search(urllib.parse.urlsplit(here).path.lower()):
        return [here]
    blogs = (page for page in _own_pages(found, document) if _BLOG_PATH.fullmatch(urllib.parse.urlsplit(page).path))
    return list(dict.fromkeys((*blogs, here)))[:_MOST_COLLECTIONS]


def _shelves(found: Reply, document: Document) -> list[str]:
    """On Shopify a blog is `/blogs/{handle}`: the page's own, or those it leads to."""
    pages = (found.address.partition("?")[0], *_own_pages(found, document))
    blogs = (_SHELF.match(urllib.parse.urlsplit(page).path) for page in pages)
    return list(dict.fromkeys(urllib.parse.urljoin(found.address, blog[0]) for blog in blogs if blog))[
        :_MOST_COLLECTIONS
    ]


def _own_pages(found: Reply, document: Document) -> Iterator[str]:
    host = urllib.parse.urlsplit(found.address).netloc
    for anchor in document.anchors():
        page = anchor.address.partition("#")[0].partition("?")[0].rstrip("/")
        if page.startswith((f"https://{host}/", f"http://{host}/")):
            yield page
