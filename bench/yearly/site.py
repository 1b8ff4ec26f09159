"""The website of a client of the simulated year, and the supplier it links to, as they stand in one week."""

from __future__ import annotations

import datetime as dt
import html

from audit.practice import Answer, Fault
from audit.practice._answer import Asked, asked, page, redirect, text
from yearly.truth import WEEK, Business

EVERY = 2
"""Weeks between two articles."""
_WORDS = (
    "<p>We bake bread and cakes every morning, and sell them warm until there are none left. Come by, or order a day ahead.</p>"
    * 3
)


def answer(client: Business, method: str, address: str, week: int, today: dt.datetime) -> Answer | Fault:
    request = asked(method, address, {}, b"")
    if request.host == client.supplier:
        played = _supplier(client, request, week)
    elif client.has("lapsed", week):
        return Fault.NO_SUCH_NAME
    elif client.has("certificate", week) and address.startswith("https:"):
        return Fault.CERTIFICATE
    elif client.has("for sale", week):
        played = page(client.host, f"<h1>{client.host}</h1><p>This domain is for sale</p>" + _PARKING)
    else:
        played = _own(client, request, week, today)
    if not address.startswith("https:") and not client.has("certificate", week):
        return redirect(f"https://{request.host}{request.path}", 301)
    if request.path == "/robots.txt":
        return text("User-agent: *\nDisallow:\n", kind="text/plain")
    return Answer(played.status, played.headers, b"" if request.method == "HEAD" else played.body)


_PARKING = '<script src="https://sedoparking.com/x.js"></script>'


def _supplier(client: Business, request: Asked, week: int) -> Answer:
    if request.segments == ("flour",) and client.has("outside", week):
        return _missing()
    return page("The mill", f"<h1>Flour since 1890</h1>{_WORDS}") if request.part(0) in ("", "flour") else _missing()


def _own(client: Business, request: Asked, week: int, today: dt.datetime) -> Answer:
    path = "/".join(request.segments)
    news = _articles(week, today)
    if path == "news/feed":
        return _missing() if client.has("feed", week) else _rss(client, news)
    bodies = {
        "": f"<h1>Bread worth getting up for</h1>{_WORDS}",
        "about": f"<h1>About us</h1>{_WORDS}",
        "contact": f"<h1>Contact</h1>{_WORDS}",
        "news": "<h1>News</h1>" + "".join(f'<h2><a href="/news/{slug}">{slug}</a></h2>' for slug, _ in news),
        **{
            f"news/{slug}": f'<article><h1>{slug}</h1><time datetime="{at:%Y-%m-%d}">{at:%d %B %Y}</time>{_WORDS}</article>'
            for slug, at in news
        },
    }
    if path not in bodies or (path == "about" and client.has("page", week)):
        return _missing()
    return page(f"{path or 'Home'} | {client.own.title()}", _around(client, bodies[path], week, today), _head(client))


def _head(client: Business) -> str:
    return (
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="description" content="Bread of {client.own.title()}, baked every morning.">'
        f'<link rel="alternate" type="application/rss+xml" title="News" href="https://{client.host}/news/feed">'
    )


def _around(client: Business, body: str, week: int, today: dt.datetime) -> str:
    links = "".join(
        f'<li><a href="{html.escape(place.address)}">{place.network.name}</a></li>' for place in client.places
    )
    year = 2024 if client.has("year", week) else today.year
    return (
        '<header><nav><a href="/">Home</a> <a href="/about">About</a> <a href="/contact">Contact</a> '
        f'<a href="/news">News</a></nav><ul class="social">{links}</ul></header><main>{body}</main>'
        f'<footer><p>Our flour comes from <a href="https://{client.supplier}/flour">the old mill</a></p>'
        f"<p>© {year} {client.own.title()}</p></footer>"
    )


def _articles(week: int, today: dt.datetime) -> list[tuple[str, dt.datetime]]:
    """The five newest, newest first."""
    numbers = range(week // EVERY, week // EVERY - 5, -1)
    return [(f"bread-no-{number + 100}", today - (week - number * EVERY) * WEEK) for number in numbers]


def _rss(client: Business, news: list[tuple[str, dt.datetime]]) -> Answer:
    items = "".join(
        f"<item><title>{slug}</title><link>https://{client.host}/news/{slug}</link>"
        f"<pubDate>{at:%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
        for slug, at in news
    )
    return text(
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>',
        kind="application/rss+xml; charset=UTF-8",
    )


def _missing() -> Answer:
    return page("Page not found", "<h1>Sorry, there is nothing here.</h1>", status=404)
