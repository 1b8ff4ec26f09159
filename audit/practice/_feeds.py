"""The feed formats a blog may offer, written from the same few articles."""

from __future__ import annotations

import html
from collections.abc import Sequence

from audit.practice._answer import Answer, ago, data, text
from audit.practice._cast import ARTICLES

Articles = Sequence[tuple[float, str]]


def articles(*ages: float) -> Articles:
    """Articles of those ages in days."""
    return [(age, ARTICLES[index % len(ARTICLES)]) for index, age in enumerate(ages)]


def rss(site: str, title: str, written: Articles) -> Answer:
    """RSS 2.0; its build date is always today's and means nothing."""
    items = "".join(
        f"<item><title>{html.escape(words)}</title><link>{site}{slug(words)}/</link><guid>{site}?p={index}</guid>"
        f"<pubDate>{ago(age):%a, %d %b %Y %H:%M:%S} +0000</pubDate><description>{html.escape(words)}</description></item>"
        for index, (age, words) in enumerate(written, 1)
    )
    return text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{html.escape(title)}</title><link>{site}</link><description>News</description>"
        f"<lastBuildDate>{ago(0):%a, %d %b %Y %H:%M:%S} +0000</lastBuildDate>{items}</channel></rss>",
        kind="application/rss+xml; charset=UTF-8",
    )


def atom(site: str, title: str, written: Articles) -> Answer:
    """Atom; the feed's own `updated` is always today's and means nothing."""
    entries = "".join(
        f'<entry><id>{site}{slug(words)}</id><title>{html.escape(words)}</title><link href="{site}{slug(words)}"/>'
        f"<published>{ago(age).isoformat()}</published><updated>{ago(age - 1).isoformat()}</updated></entry>"
        for age, words in written
    )
    return text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>{site}</id>'
        f"<title>{html.escape(title)}</title><updated>{ago(0).isoformat()}</updated>{entries}</feed>",
        kind="application/atom+xml; charset=utf-8",
    )


def rdf(site: str, title: str, written: Articles) -> Answer:
    """RSS 1.0 with Dublin Core dates."""
    items = "".join(
        f'<item rdf:about="{site}{slug(words)}"><title>{html.escape(words)}</title><link>{site}{slug(words)}</link>'
        f"<dc:date>{ago(age):%Y-%m-%dT%H:%M:%S}+00:00</dc:date></item>"
        for age, words in written
    )
    return text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://purl.org/rss/1.0/">'
        f'<channel rdf:about="{site}"><title>{html.escape(title)}</title><link>{site}</link></channel>{items}</rdf:RDF>',
        kind="application/rdf+xml; charset=utf-8",
    )


def json_feed(site: str, title: str, written: Articles) -> Answer:
    """JSON Feed 1.1."""
    items = [
        {"id": str(index), "url": site + slug(words), "title": words, "date_published": ago(age).isoformat()}
        for index, (age, words) in enumerate(written, 1)
    ]
    body = {"version": "https://jsonfeed.org/version/1.1", "title": title, "home_page_url": site, "items": items}
    return data(body, kind="application/feed+json; charset=utf-8")


def slug(words: str) -> str:
    """`Rye on Friday` as an address has it."""
    return words.lower().replace(" ", "-")
