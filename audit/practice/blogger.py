"""Blogger: one blog for each name under blogspot.com.

`maplestreetbakery` removed by its owner · `freshbakery` to `abandonedbakery` by age · `emptybakery` no post ·
`feedlessbakery` its feed is switched off · `privatebakery` invited readers only · `lockedbakery` under review ·
`blogsofnote` and other official names live · any other name: "Blog not found".
"""

from __future__ import annotations

import html
from collections.abc import Mapping

from audit.practice import _feeds
from audit.practice._answer import Answer, Asked, ago, data, page, redirect
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

HOSTS = ("blogspot.com", "blogger.com")
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("quietbakery", 100, 130, name="Quiet Bakery"),
        account("dormantbakery", 250, 280, name="Dormant Bakery"),
        account("feedlessbakery", 20, name="Feedless Bakery"),
        account("blogsofnote", 11, 30, name="Blogs of Note"),
    )
}


def answer(asked: Asked) -> Answer:  # one line for each state a blog can be in
    """The blog of that name: its feed, its front page, or why there is none."""
    name = asked.host.partition(".blogspot.")[0].removeprefix("www.")
    if asked.host.endswith("blogger.com") or name == asked.host:
        return page("Blogger.com - Create a unique and beautiful blog easily.")
    if name == "privatebakery":
        return redirect(f"https://www.blogger.com/blogin.g?blogspotURL=https://{asked.host}/&type=blog")
    if name == "maplestreetbakery":
        return _removed(asked.host)
    if name == "lockedbakery":
        words = "This blog is under review due to possible Blogger Terms of Service violations."
        return page("Blog has been removed", f"<h1>{words}</h1>", status=404)
    shown = living(name, CAST)
    if shown is None:
        return page(
            "Blog not found",
            "<h1>Blog not found</h1><p>Sorry, the blog you were looking for does not exist.</p>",
            status=404,
        )
    if asked.part(0) == "feeds":
        return _feed(asked, shown)
    return _front(shown) if not asked.segments else page("Page not found", status=404)


def _removed(host: str) -> Answer:
    words = f"Sorry, the blog at {host} has been removed. This address is not available for new blogs."
    return page("Blog has been removed", f"<h1>Blog has been removed</h1><p>{words}</p>", status=404)


def _front(shown: Account) -> Answer:
    posts = "".join(f"<h3>{html.escape(title)}</h3>" for title in shown.titles())
    head = (
        "<meta content='blogger' name='generator'/>"
        f'<link rel="alternate" type="application/atom+xml" title="Atom" href="https://{shown.handle}.blogspot.com/feeds/posts/default">'
    )
    return page(shown.name, f"<h1>{html.escape(shown.name)}</h1><p>Notes from the bakery.</p>{posts}", head)


def _feed(asked: Asked, shown: Account) -> Answer:
    if shown.handle == "feedlessbakery":
        return page("Not Found", "<h1>Not Found</h1><p>Error 404</p>", status=404)
    written = list(zip(shown.ages, shown.titles(), strict=True))
    if asked.query.get("alt") != "json":
        return _feeds.atom(f"https://{asked.host}/", shown.name, written)
    blog = f"tag:blogger.com,1999:blog-{shown.number}"
    feed: dict[str, object] = {
        "id": {"$t": blog},
        "updated": {"$t": ago(0).isoformat(timespec="milliseconds")},
        "title": {"type": "text", "$t": shown.name},
        "subtitle": {"type": "html", "$t": ""},
        "author": [{"name": {"$t": shown.name}}],
        "openSearch$totalResults": {"$t": str(len(written))},
    }
    most = asked.query.get("max-results", "")
    entries = [
        {
            "id": {"$t": f"{blog}.post-{index}"},
            "published": {"$t": ago(age).isoformat(timespec="milliseconds")},
            "updated": {"$t": ago(age / 2).isoformat(timespec="milliseconds")},
            "title": {"type": "text", "$t": title},
            "link": [{"rel": "alternate", "href": f"https://{asked.host}/{ago(age):%Y/%m}/{_feeds.slug(title)}.html"}],
        }
        for index, (age, title) in enumerate(written, 1)
    ][: int(most) if most.isdecimal() else None]
    return data({"version": "1.0", "encoding": "UTF-8", "feed": feed | ({"entry": entries} if entries else {})})


_AT = "https://{}.blogspot.com/"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "posting", "feed", "page and Atom feed"),
    lives(_AT.format("emptybakery"), "never posted", "feed", "a feed without entries"),
    lives(_AT.format("feedlessbakery"), "feed switched off", "feed", "404 at the feed, page shown"),
    lives(_AT.format("privatebakery"), "invited readers only", "page", "302 to blogger.com/blogin.g", decidable=False),
    lives(_AT.format("lockedbakery"), "under review", "page", "404 that speaks of a review", decidable=False),
    is_gone(_AT.format("maplestreetbakery"), "removed by its owner", "page", '404 "has been removed"'),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", '404 "Blog not found"'),
)
