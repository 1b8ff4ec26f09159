"""Addresses on a page that are no profiles: outside links, embeds, feeds, insecure parts and the page's own name."""

from __future__ import annotations

import collections
import functools
import ipaddress
import re
from collections.abc import Container, Iterable, Iterator
from urllib.parse import urldefrag

from audit import address as addresses
from audit.address import Address, Identity, Kind
from audit.platforms import _page
from audit.platforms._page import Anchor, Document
from audit.website.ground import registrable
from audit.website.noticed import Noticed, Trait

MOST_OUTSIDE = 50
_MOST_OF_ONE_HOST = 10
_MOST = 50
_EMBEDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("youtube.com", ("embed",)),
    ("youtube-nocookie.com", ("embed",)),
    ("player.vimeo.com", ("video",)),
    ("w.soundcloud.com", ("player",)),
    ("open.spotify.com", ("embed", "embed-podcast")),
    ("instagram.com", ("p", "reel", "tv")),
    ("facebook.com", ("plugins",)),
    ("tiktok.com", ("embed", "player")),
)
"""Host and first path parts of frames that show one film or post."""
_POSTS = ("video.php", "post.php")
"""Of Facebook's frames, those that show one film or post."""
_LEFT_PICTURE = "img[alt='YouTube Preview Image' i], img[alt='Vimeo Preview Image' i]"
_LEFT_WORDS = re.compile(
    r"\[(?:youtube|youtube_sc|embedyt|su_youtube|vimeo|su_vimeo|dailymotion|soundcloud|embed)\b[^\[\]]{0,20}"
    r"(?:https?://|id=|url=)[^\[\]]{3,200}\]|\[(?:instagram-feed|custom-twitter-feeds|custom-facebook-feed)\b[^\[\]]{0,200}\]"
    r"|\[embed(?:yt)?\]\s*https?://[^\[\]\s]{3,200}\s*\[/embed(?:yt)?\]"
)
"""Short codes of embed plug-ins, which a visitor reads where the plug-in is gone."""
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_OF_COMMENTS = re.compile(r"comment|kommentar|comentario|commenti|reacties|komentarz", re.IGNORECASE)
_MOST_FEEDS = 3
UPGRADES = "meta[http-equiv='Content-Security-Policy' i][content*='upgrade-insecure-requests' i]"
"""A page that has browsers take all by https (w3.org/TR/upgrade-insecure-requests)."""
_PARTS = (
    "script[src]:not(noscript *, [type^='text/' i]:not([type='text/javascript' i])),"
    " link[rel~='stylesheet' i][href]:not(noscript *, [rel~='alternate' i]), iframe[src]:not(noscript *),"
    " frame[src]"
)


def outside(judged: Iterable[tuple[Anchor, Identity]], address: str, advertised: Container[str]) -> Iterator[Noticed]:
    """Links to pages that are neither this website's nor anybody's profile, one an address: at most 10 to a host, 50 in all.

    `advertised`: hosts that spam in the comments names; the business sends nobody there.
    """
    here = addresses.parse(address)
    own = registrable(here.host) if here else ""
    met: dict[str, set[str]] = collections.defaultdict(set)
    left = MOST_OUTSIDE
    for anchor, identity in judged:
        found = _elsewhere(anchor, identity, own) if left else None
        if found is None or found.host in advertised or found.written in met[found.host]:
            continue
        if len(met[found.host]) < _MOST_OF_ONE_HOST:
            left -= 1
            met[found.host].add(found.written)
            text = anchor.text or anchor.label
            yield Noticed(trait=Trait.OUTSIDE, value=found.written, text=text, region=anchor.region)


def _elsewhere(anchor: Anchor, identity: Identity, own: str) -> Address | None:
    is_candidate = identity.kind is Kind.WEBSITE and not identity.platform
    if not (is_candidate or _asks_for_review(anchor, identity)) or _is_a_visitors(anchor):
        return None
    found = addresses.parse(anchor.address)
    return found if found and _is_public(found.host) and registrable(found.host) != own else None


def _asks_for_review(anchor: Anchor, identity: Identity) -> bool:
    """A short link to a review form: unlike other short links it stands for more than a profile."""
    return identity.kind is Kind.SHORT and anchor.address.rstrip("/").endswith("/review")


def _is_a_visitors(anchor: Anchor) -> bool:
    """Whether a visitor's comment put it there: its writer answers for it, not the business."""
    rel = anchor.rel.split()
    return "ugc" in rel or ("nofollow" in rel and "url" in anchor.classes.split())


@functools.lru_cache(maxsize=1024)
def _is_public(host: str) -> bool:
    if host.startswith("["):
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith((".local", ".localhost", ".internal", ".test", ".invalid"))


def embeds(page: Document) -> Iterator[Noticed]:
    """Films and posts of other services, and what embed plug-ins left behind."""
    for frame in page.elements("iframe[src], iframe[data-src], iframe[data-lazy-src]", _MOST):
        sources = (frame.get(name) for name in ("src", "data-src", "data-lazy-src"))
        shown = next((found for source in sources if (found := _embed(page.absolute(source)))), "")
        if shown:
            yield Noticed(trait=Trait.EMBED, value=shown, text=frame.get("title")[:200], region=frame.region)
    for picture in page.elements(_LEFT_PICTURE, 1):
        yield Noticed(trait=Trait.EMBED_LEFT, value=picture.get("alt"), text=picture.get("alt"), region=picture.region)
    words = None if page.has("code, pre") else _LEFT_WORDS.search(page.text(1_000_000))
    if words:
        yield Noticed(trait=Trait.EMBED_LEFT, value=_page.excerpt(words[0]), text=_page.excerpt(words[0]))


def _embed(written: str) -> str:
    """The address of a frame that shows one film or post, as browsers ask for it today: by https."""
    found = addresses.parse(written) if written.startswith(("http://", "https://")) else None
    if found is None or not any(found.under(host) and found.first in firsts for host, firsts in _EMBEDS):
        return ""
    if found.under("facebook.com") and found.last not in _POSTS:
        return ""
    if found.under("instagram.com") and found.last not in ("embed", "captioned"):
        return ""
    return "https://" + found.written.partition("://")[2]


def head(page: Document, address: str) -> Iterator[Noticed]:
    """What a page tells machines of itself: feeds, its own name, and whether search engines may list it."""
    yield from _feeds(page)
    here = addresses.parse(address)
    if here and here.scheme == "https":
        yield from _insecure_name(page, here)
    robots = f"{page.meta('robots')},{page.meta('googlebot')}".lower()
    if {"noindex", "none"} & {word.strip() for word in robots.split(",")}:
        yield Noticed(trait=Trait.PRIVATE_TO_SEARCH, value="noindex")


def _feeds(page: Document) -> Iterator[Noticed]:
    """The feeds of articles; those of the comments under one article change from page to page."""
    announced = (link for link in page.links("alternate") if link.type.partition(";")[0].strip() in _FEEDS)
    kept = [link for link in announced if not _OF_COMMENTS.search(f"{link.title} {link.address}")]
    for link in kept[:_MOST_FEEDS]:
        if addresses.parse(link.address):
            yield Noticed(trait=Trait.FEED, value=urldefrag(link.address)[0], text=_page.excerpt(link.title))


def _insecure_name(page: Document, here: Address) -> Iterator[Noticed]:
    for link in page.links("canonical")[:1]:
        named = addresses.parse(link.address)
        if named and named.scheme == "http" and _bare(named) == _bare(here):
            yield Noticed(trait=Trait.CANONICAL, value=link.address)


def _bare(found: Address) -> str:
    return found.host.removeprefix("www.")


def insecure(page: Document, address: str) -> Iterator[Noticed]:
    """What a secure page takes by http and browsers block; pictures they take by https instead."""
    if not address.startswith("https:") or page.has(UPGRADES):
        return
    for part in page.elements(_PARTS, 500):
        taken = page.absolute(part.get("href" if part.tag == "link" else "src"))
        if taken.startswith("http://"):
            region = part.region if part.tag in ("iframe", "frame") else ""
            yield Noticed(trait=Trait.INSECURE, value=taken, region=region)
