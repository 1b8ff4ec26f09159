"""The website of Maple Street Bakery, and a smaller one for the bakery whose every network is walled.

`maplebakery.example`: home page, about, contact, and a blog whose newest article is two years old, with RSS.
`cornerloaf.example`: home page. Any other page of theirs: 404.
"""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Mapping

from audit.practice import _feeds
from audit.practice._answer import Answer, Asked, page, redirect, script, text

HOSTS = ("maplebakery.example", "cornerloaf.example")
HOME = "https://maplebakery.example"
BLOG = _feeds.articles(735, 760, 801)

LD = 'type="application/ld+json"'
BUSINESS: Mapping[str, object] = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": "Bakery",
            "name": "Maple Street Bakery",
            "url": f"{HOME}/",
            "telephone": "+1 217-555-0142",
            "email": "hello@maplebakery.example",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "12 Maple Street",
                "addressLocality": "Springfield",
                "postalCode": "62701",
                "addressCountry": "US",
            },
            "openingHours": ["Tu-Fr 07:00-17:00", "Sa 08:00-14:00"],
            "sameAs": [
                "https://www.facebook.com/maplestreetbakery",
                "https://www.youtube.com/@maplestreetbakery",
                "https://plus.google.com/+MapleStreetBakery",
            ],
        }
    ],
}
HEAD = (
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="description" content="Bread and cakes, baked every morning on Maple Street in Springfield.">'
    '<meta name="generator" content="WordPress 6.8">'
    f'<link rel="canonical" href="{HOME}/">'
    '<link rel="alternate" type="application/rss+xml" title="Maple Street Bakery" href="/blog/feed/">'
    '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">'
    '<meta property="og:title" content="Maple Street Bakery"><meta property="og:type" content="website">'
    '<meta name="twitter:site" content="@maplestreetbkry">' + script(BUSINESS, LD)
)
HEADER = """
<header><a class="logo" href="/">Maple Street Bakery</a>
 <nav><a href="/">Home</a> <a href="/about">About</a> <a href="/blog">Blog</a> <a href="/contact">Contact</a></nav>
 <ul class="social">
  <li><a href="https://www.facebook.com/maplestreetbakery" aria-label="Facebook"><i class="icon-facebook"></i></a></li>
  <li><a href="#" aria-label="Instagram"><i class="icon-instagram"></i></a></li>
  <li><a href="https://twitter.com/maplestreetbkry" aria-label="Twitter"><i class="icon-twitter"></i></a></li>
  <li><a href="https://www.youtube.com/@maplestreetbakery" aria-label="YouTube"><i class="icon-youtube"></i></a></li>
 </ul></header>"""
FOOTER = """
<footer>
 <p>12 Maple Street, Springfield · <a href="tel:+12175550142">(217) 555-0142</a> ·
  <a href="mailto:hello@maplebakery.example">hello@maplebakery.example</a></p>
 <p>Find us on <a href="https://www.facebook.com/">Facebook</a>,
  <a href="https://www.instagram.com/maplestreetbakery/?hl=en">Instagram</a> and
  <a href="https://maplestreetbakery.blogspot.com/">our old blog</a></p>
 <p><a href="https://plus.google.com/+MapleStreetBakery" title="Google+"><i class="icon-google-plus"></i></a>
  <a href="https://www.facebook.com/maplestreetcakes">Cakes to order</a></p>
 <p>© 2022 Maple Street Bakery</p>
</footer>"""
WELCOME = """
<main><h1>Bread worth getting up for</h1>
<p>We have baked on Maple Street since 1998: sourdough, rye, and cakes for the days that matter.</p>
<h2>This week</h2><p>Pumpkin loaves on Thursday, rye on Friday. Order before noon, collect after three.</p>
<h2>Opening hours</h2><table><tr><th>Tuesday to Friday</th><td>7:00 to 17:00</td></tr>
<tr><th>Saturday</th><td>8:00 to 14:00</td></tr></table>
<p><a class="share" href="https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fmaplebakery.example%2F">Share</a></p></main>"""
CORNER = """
<header><a href="/">Corner Loaf Bakery</a></header><main><h1>The loaf on the corner</h1><p>Open every day from six.</p></main>
<footer><a href="https://www.facebook.com/cornerloafbakery">Facebook</a>
<a href="https://www.instagram.com/cornerloafbakery">Instagram</a>
<a href="https://www.tiktok.com/@cornerloafbakery">TikTok</a>
<a href="mailto:hello@cornerloaf.example">hello@cornerloaf.example</a></footer>"""


def answer(asked: Asked) -> Answer:
    """Pages by their path; `www.` leads to the plain name."""
    if asked.host.startswith("www."):
        return redirect(f"https://{asked.host.removeprefix('www.')}{asked.path}", 301)
    path = "/".join(asked.segments)
    if asked.host == "cornerloaf.example":
        return _missing() if path else page("Corner Loaf Bakery", CORNER)
    if path == "blog/feed":
        return _feeds.rss(f"{HOME}/blog/", "Maple Street Bakery", BLOG)
    if path == "comments/feed":
        return _feeds.rss(f"{HOME}/", "Comments for Maple Street Bakery", _feeds.articles(1))
    if path == "sitemap.xml":
        return _sitemap()
    body = _pages().get(path)
    return page(*body) if body else _missing()


def a_week_ago(shown: Answer) -> Answer:
    """A page before the web person came by, who mended the link to the contact page and emptied the one to Instagram."""
    body = shown.body
    for now, before in _WEB_PERSON.items():
        body = body.replace(now, before)
    return dataclasses.replace(shown, body=body)


_WEB_PERSON = {
    b'<a href="/contact">': b'<a href="/contact-us">',
    b'<a href="#" aria-label="Instagram">': b'<a href="https://www.instagram.com/maplestreetbakery" aria-label="Instagram">',
}


def _pages() -> dict[str, tuple[str, str, str]]:
    named = {
        "": ("Maple Street Bakery | Springfield", WELCOME),
        "about": ("About us | Maple Street Bakery", "<main><h1>About us</h1><p>Ana and Ben bake, you eat.</p></main>"),
        "contact": ("Contact | Maple Street Bakery", "<main><h1>Contact</h1><p>Come by, or call.</p></main>"),
        "blog": ("Blog | Maple Street Bakery", _blog()),
        **{
            f"blog/{_feeds.slug(words)}": (
                f"{words} | Maple Street Bakery",
                f"<main><h1>{html.escape(words)}</h1></main>",
            )
            for _, words in BLOG
        },
    }
    return {path: (title, HEADER + body + FOOTER, HEAD) for path, (title, body) in named.items()}


def _blog() -> str:
    entries = "".join(f'<h2><a href="/blog/{_feeds.slug(words)}/">{html.escape(words)}</a></h2>' for _, words in BLOG)
    return f"<main><h1>Blog</h1>{entries}</main>"


def _sitemap() -> Answer:
    urls = "".join(f"<url><loc>{HOME}/{path}</loc></url>" for path in _pages())
    return text(
        f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>',
        kind="application/xml",
    )


def _missing() -> Answer:
    return page("Page not found", "<h1>Sorry, there is nothing here.</h1>", status=404)
