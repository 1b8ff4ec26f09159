"""Where a page keeps the dates of its posts: a feed, its builder's interface, or its own markup."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import urllib.parse
from collections.abc import Iterable, Iterator

from audit.evidence import Ask, Kit, Newest, Post, Precision, Reading, Reply, Sign, Signal, Visit
from audit.platforms import _builders, _dates, _page, _walls
from audit.platforms._page import Document, Feed

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_SIDE_FEEDS = ("comment", "post_type=", "/tag/", "/category/", "/author/", "/search/", "oembed")
_GUESSES = ("feed/", "rss.xml", "feed.xml", "atom.xml", "index.xml", "rss/", "feed.json", "blog-feed.xml")
_POSTING = frozenset(("BlogPosting", "NewsArticle", "Article"))
_WORDPRESS = "https://api.w.org/"
_LINK = re.compile(r"<([^<>]{1,2000})>[^<>,]{0,200}?rel=\"?" + re.escape(_WORDPRESS))
_UNSEEN = ("pages that carry no date",)
_HELLO = "hello world!"
_ALIKE = 3


def of_feed(found: Reply, kit: Kit) -> Reading:
    """The posts of a feed; anything else at its address says nothing of the blog."""
    try:
        news = _page.feed(found) if found.status == 200 else None
    except _page.TooHard as why:
        return Reading(signals=(_walls.signal(found, "feed", Sign.UNFAMILIAR, "feed_too_big", str(why)),))
    if news is None:
        missing = _walls.signal(found, "feed", Sign.UNFAMILIAR, "no_feed")
        return Reading(signals=(_walls.wall(found, "feed") or missing,))
    shown = _walls.signal(found, "feed", Sign.SHOWN, "feed", news.title)
    posts, newest = _newest(news, kit)
    return Reading(
        signals=(shown, *_empty(found, news)),
        newest=newest,
        posts=posts,
        post_count=news.total,
        unseen_parts=_UNSEEN,
    )


def search(found: Reply, kit: Kit) -> Visit[Reading]:
    """Climb down from feed to markup; stops at the first source with a date."""
    if _page.feed(found):
        return of_feed(found, kit)
    document = _page.document(found)
    is_blog = _looks_like_blog(found, document)
    signals: tuple[Signal, ...] = ()
    for address in _candidates(found, document, is_blog=is_blog):
        (reply,) = yield (Ask(address=address),)
        reading = of_feed(reply, kit)
        signals += reading.signals
        if reading.newest or any(signal.sign is Sign.EMPTY for signal in reading.signals):
            return _honest(dataclasses.replace(reading, signals=signals), is_blog=is_blog)
        if reading.signals[0].sign is Sign.RATE_LIMITED:
            break
    if interface := _interface(found, document):
        reading = yield from _wordpress(interface, kit)
        signals += reading.signals
        if reading.newest or any(signal.sign is Sign.EMPTY for signal in reading.signals):
            return _honest(dataclasses.replace(reading, signals=signals), is_blog=is_blog)
    return Reading(signals=tuple(dict.fromkeys(signals)), newest=_from_markup(document, kit), unseen_parts=_UNSEEN)


def _honest(reading: Reading, *, is_blog: bool) -> Reading:
    """A feed behind a plain web page tells nothing of how well the page is kept."""
    if is_blog:
        return reading
    kept = tuple(signal for signal in reading.signals if signal.sign is not Sign.EMPTY)
    newest = dataclasses.replace(reading.newest, lower_bound=True) if reading.newest else None
    return dataclasses.replace(reading, signals=kept, newest=newest)


def _looks_like_blog(found: Reply, document: Document) -> bool:
    parts = urllib.parse.urlsplit(found.address)
    place = f"{parts.hostname}{parts.path}".lower()
    if _builders.BLOG_WORDS.search(place) or place.endswith((".blogspot.com/", ".wordpress.com/", ".home.blog/")):
        return True
    kinds = {str(node.get("@type", "")) for node in document.json_ld()}
    return "Blog" in kinds or document.has("body.blog") or document.has("article ~ article ~ article")


def _candidates(found: Reply, document: Document, *, is_blog: bool) -> Iterator[str]:
    declared = [
        link.address
        for link in document.links("alternate")
        if link.type.partition(";")[0].strip() in _FEED_TYPES
        and not any(side in f"{link.address} {link.title}".lower() for side in _SIDE_FEEDS)
    ]
    if (urllib.parse.urlsplit(found.address).hostname or "").endswith(".blogspot.com"):
        yield urllib.parse.urljoin(found.address, "/feeds/posts/default?alt=json&max-results=10")
    elif declared:
        yield from sorted(dict.fromkeys(declared), key=lambda address: _distance(address, found.address))[:2]
    elif built := _builders.feeds(found, document):
        yield from built
    elif is_blog:
        yield from _builders.joined(found.address, _GUESSES)


def _distance(address: str, page: str) -> tuple[bool, int]:
    """How far a feed is from the page: another host is farthest, then the paths' unlike ends."""
    one, other = urllib.parse.urlsplit(address), urllib.parse.urlsplit(page)
    ours, theirs = (part.path.strip("/").split("/") for part in (one, other))
    common = sum(1 for a, b in zip(ours, theirs, strict=False) if a == b)
    return one.hostname != other.hostname, -common


def _interface(found: Reply, document: Document) -> str:
    """Where a WordPress site says its REST interface is, on its own host."""
    offered = [link.address for link in document.links(_WORDPRESS)]
    if header := _LINK.search(found.header("link")):
        offered.append(header[1])
    host = urllib.parse.urlsplit(found.address).hostname
    return next((address for address in offered if urllib.parse.urlsplit(address).hostname == host), "")


def _wordpress(interface: str, kit: Kit) -> Visit[Reading]:
    """The five newest posts. Documented at developer.wordpress.org/rest-api/reference/posts; dates are UTC."""
    joint = "&" if "?" in interface else "?"
    query = f"{joint}per_page=5&orderby=date&_fields=date_gmt,link,title"
    (found,) = yield (Ask(address=f"{interface.rstrip('/')}/wp/v2/posts{query}"),)
    items = _page.data(found)
    if found.status != 200 or not isinstance(items, list):
        return Reading(signals=(_walls.unfamiliar(found, "feed"),))
    total = found.header("x-wp-total")
    shown = _walls.signal(found, "feed", Sign.SHOWN, "wordpress_posts", f"{len(items)} posts")
    posts = tuple(
        Post(at=at, text=_page.excerpt(_page.words(_title(item))), address=str(item.get("link", ""))[:2048])
        for item in items[:20]
        if isinstance(item, dict)
        for at in _dates.usable([_dates.moment(str(item.get("date_gmt", "")))], kit.today)
        if _title(item).strip().lower() != _HELLO
    )
    empty = (_walls.signal(found, "feed", Sign.EMPTY, "no_posts", "0 posts"),) if not items and total == "0" else ()
    at = max((post.at for post in posts), default=None)
    newest = Newest(at=at, source="the site's own list of posts", precision=Precision.SECOND) if at else None
    count = int(total) if total.isascii() and total.isdigit() and len(total) < 12 else None
    return Reading(signals=(shown, *empty), newest=newest, posts=posts, post_count=count, unseen_parts=_UNSEEN)


def _title(item: dict[str, object]) -> str:
    return str(_page.mapping_of(item.get("title")).get("rendered", ""))


def _newest(news: Feed, kit: Kit) -> tuple[tuple[Post, ...], Newest | None]:
    """The posts with a usable date, newest first. One date on all of them is a day of import, not of posting."""
    posts: list[Post] = []
    written: list[str] = []
    for entry in news.entries:
        dates = ((text, at) for text in entry.dates for at in _dates.usable([_dates.moment(text)], kit.today))
        text, at = next(dates, ("", None))
        if at and entry.title.strip().lower() != _HELLO:
            written.append(text)
            posts.append(Post(at=at, text=_page.excerpt(_page.words(entry.title)), address=entry.address))
    if not posts:
        return (), None
    latest = max(posts, key=lambda post: post.at)
    alike = len(posts) >= _ALIKE and len({post.at for post in posts}) == 1
    precision = Precision.ROUGH if alike else _precision(written[posts.index(latest)])
    posts.sort(key=lambda post: post.at, reverse=True)
    return tuple(posts[:20]), Newest(at=latest.at, source="the blog's feed", precision=precision)


def _precision(written: str) -> Precision:
    return Precision.SECOND if ":" in written else Precision.DAY


def _empty(found: Reply, news: Feed) -> Iterator[Signal]:
    """Never posted: counted as none, or nothing but the post every new WordPress comes with."""
    if news.total == 0 and not news.entries:
        yield _walls.signal(found, "feed", Sign.EMPTY, "no_posts", "0 posts")
    if len(news.entries) == 1 and news.entries[0].title.strip().lower() == _HELLO:
        yield _walls.signal(found, "feed", Sign.EMPTY, "only_the_sample_post", "Hello world!")


def _from_markup(document: Document, kit: Kit) -> Newest | None:
    """Dates on the page itself: those of articles, else any; there may be newer posts elsewhere."""
    articles = [str(node.get("datePublished", "")) for node in document.json_ld() if node.get("@type") in _POSTING]
    published = document.meta("article:published_time")
    if at := _latest([*articles, published], kit):
        return Newest(
            at=at, source="the page's own note of when it was published", precision=Precision.DAY, lower_bound=True
        )
    if at := _latest(document.times(), kit):
        return Newest(at=at, source="a date on the page", precision=Precision.ROUGH, lower_bound=True)
    return None


def _latest(texts: Iterable[str], kit: Kit) -> dt.datetime | None:
    return next(iter(_dates.usable([_dates.moment(text) for text in texts if text], kit.today)), None)
