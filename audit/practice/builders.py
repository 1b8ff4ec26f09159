"""Blogs that site builders made, each on a host of its own.

`ghost-blog.example` Ghost, members-only posts among them · `ghost-new.example` Ghost, no post yet · `square-blog.example`
Squarespace, one feed for each collection · `wix-blog.example` Wix, `wix-english.example` with languages ·
`shop-blog.example` Shopify · `shop-quiet.example` its default blog has no article · `shop-closed.example` behind the
shop's password page. What is at no other path: 404.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping

from audit.practice import _feeds
from audit.practice._answer import Answer, Asked, page, redirect
from audit.practice._case import Case, lives

_GHOST = '<meta name="generator" content="Ghost 5.130">'
_WIX = '<meta name="generator" content="Wix.com Website Builder"><link rel="preconnect" href="https://static.wixstatic.com">'
_SHOPIFY = '<link rel="preconnect" href="https://cdn.shopify.com">'
_AGES: Mapping[str, tuple[float, ...]] = {
    "ghost-blog.example": (7, 28),
    "ghost-new.example": (),
    "square-blog.example": (14, 50),
    "wix-blog.example": (90, 120),
    "wix-english.example": (20, 70),
    "shop-blog.example": (33, 61),
    "shop-quiet.example": (),
}
SHUT = "shop-closed.example"
HOSTS = (*_AGES, SHUT)

_AT = "https://{}.example/{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("ghost-blog", ""), "posting", "feed", "Ghost, RSS at /rss/"),
    lives(_AT.format("ghost-new", ""), "never posted", "feed", "Ghost, a feed without items"),
    lives(_AT.format("square-blog", "blog"), "posting", "feed", "Squarespace, ?format=rss of the collection"),
    lives(_AT.format("square-blog", ""), "plain page", "feed", "Squarespace, no feed for a plain page"),
    lives(_AT.format("wix-blog", ""), "posting", "feed", "Wix, /blog-feed.xml, page without words"),
    lives(_AT.format("wix-english", "en/blog"), "posting", "feed", "Wix, /en/blog-feed.xml"),
    lives(_AT.format("shop-blog", "blogs/news"), "posting", "feed", "Shopify, Atom of the blog"),
    lives(_AT.format("shop-quiet", "blogs/news"), "never posted", "feed", "Shopify, Atom without entries"),
    lives(_AT.format("shop-closed", "blogs/news"), "behind a password", "page", "302 to /password", decidable=False),
)


def answer(asked: Asked) -> Answer:
    """By the builder that the host's name begins with."""
    host = asked.host.removeprefix("www.")
    if host == SHUT:
        return _shut(asked)
    return _BUILT[host.partition("-")[0]](asked, f"https://{host}/", _feeds.articles(*_AGES[host]))


def _ghost(asked: Asked, site: str, written: _feeds.Articles) -> Answer:
    match asked.segments:
        case ():
            head = f'{_GHOST}<link rel="alternate" type="application/rss+xml" title="Maple Notes" href="{site}rss/">'
            return page(
                "Maple Notes",
                f"<h1>Maple Notes</h1><p>Notes from the bakery, now and then.</p>{_list(written, '')}",
                head,
            )
        case ("rss",):
            return _feeds.rss(site, "Maple Notes", written)
        case (slug,) if slug in _slugs(written):
            return page("A post", "<p>This post is for subscribers only.</p>", _GHOST)
        case _:
            return _missing(_GHOST)


def _square(asked: Asked, site: str, written: _feeds.Articles) -> Answer:
    """A collection has a feed, a plain page ignores the question for one."""
    match asked.segments:
        case ():
            return _squared(page("Maple Studio", "<h1>Maple Studio</h1><p>Welcome to the studio in Foundry Lane.</p>"))
        case ("blog",) if asked.query.get("format") == "rss":
            return _squared(_feeds.rss(f"{site}blog/", "Blog", written))
        case ("blog",):
            link = '<link rel="alternate" type="application/rss+xml" title="RSS Feed" href="/blog?format=rss">'
            return _squared(page("Blog - Maple Studio", f"<h1>Blog</h1>{_list(written, 'blog/')}", link))
        case ("blog", slug) if slug in _slugs(written):
            return _squared(page("A post", "<h1>A post</h1>"))
        case _:
            return _squared(
                page("Page not found", "<h1>We couldn't find the page you were looking for.</h1>", status=404)
            )


def _squared(made: Answer) -> Answer:
    """As Squarespace marks what it serves."""
    mark = b'<!-- This is Squarespace. --><link rel="preconnect" href="https://static1.squarespace.com">'
    body = made.body.replace(b'<meta charset="utf-8">', b'<meta charset="utf-8">' + mark, 1)
    return Answer(made.status, (*made.headers, ("server", "Squarespace")), body)


def _wix(asked: Asked, site: str, written: _feeds.Articles) -> Answer:
    """Pages are drawn in the browser; the feed and the sitemap are served as they are."""
    english = "english" in site
    feed = ("en", "blog-feed.xml") if english else ("blog-feed.xml",)
    if asked.segments == feed:
        made = _feeds.rss(site, "Maple Works", written)
    elif asked.segments in {(), ("blog",), ("en",), ("en", "blog")}:
        link = f'<link rel="alternate" type="application/rss+xml" title="Maple Works" href="/{"/".join(feed)}">'
        made = page("Maple Works", '<div id="SITE_CONTAINER"></div><script src="/main.js"></script>', _WIX + link)
    else:
        made = _missing(_WIX)
    return Answer(made.status, (*made.headers, ("x-wix-request-id", "1731747600.1")), made.body)


def _shop(asked: Asked, site: str, written: _feeds.Articles) -> Answer:
    match asked.segments:
        case ():
            made = page("Maple Shop", "<h1>Maple Shop</h1><p>Boards, bowls and spoons made of maple.</p>", _SHOPIFY)
        case ("blogs", "news.atom"):
            made = _feeds.atom(f"{site}blogs/news/", "Maple Shop - News", written)
        case ("blogs", "news"):
            link = f'{_SHOPIFY}<link rel="alternate" type="application/atom+xml" title="Feed" href="/blogs/news.atom">'
            made = page(
                "News - Maple Shop",
                f"<h1>News</h1><p>News from the shop, now and then.</p>{_list(written, 'blogs/news/')}",
                link,
            )
        case ("blogs", "news", slug) if slug in _slugs(written):
            made = page("An article", "<h1>An article</h1>", _SHOPIFY)
        case _:
            made = _missing(_SHOPIFY)
    return Answer(made.status, (*made.headers, ("x-shopid", "61234567890")), made.body)


def _shut(asked: Asked) -> Answer:
    if asked.segments != ("password",):
        return redirect(f"https://{asked.host}/password", 302, x_shopid="61234567891")
    form = '<h1>Opening soon</h1><form action="/password"><input type="password" name="password"></form>'
    return page("Maple Shop - Opening soon", form, _SHOPIFY, x_shopid="61234567891")


_BUILT: Mapping[str, Callable[[Asked, str, _feeds.Articles], Answer]] = {
    "ghost": _ghost,
    "square": _square,
    "wix": _wix,
    "shop": _shop,
}


def _slugs(written: _feeds.Articles) -> frozenset[str]:
    return frozenset(_feeds.slug(words) for _, words in written)


def _list(written: _feeds.Articles, under: str) -> str:
    return "".join(
        f'<article><h2><a href="/{under}{_feeds.slug(words)}">{html.escape(words)}</a></h2></article>'
        for _, words in written
    )


def _missing(head: str) -> Answer:
    return page("Page not found", "<h1>Page not found</h1>", head, 404)
