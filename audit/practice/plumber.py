"""The website of Ridge Plumbing, one man and a van: two pages that nobody has touched since 2019.

`ridgeplumbing.example`: home page and contact, as an old website builder made them, with the links of that time. Any other
page: 404. `facebook.com/ridgeplumbing` and `youtube.com/@ridgeplumbing` live with posts of 2019; its names on Instagram, LinkedIn
and WordPress.com are nobody's.
"""

from __future__ import annotations

from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, page, redirect

HOSTS = ("ridgeplumbing.example",)
HEAD = (
    '<meta name="generator" content="Quick Site Builder 4.2"><meta name="keywords" content="plumber, boiler, drains">'
)
MENU = """
<table width="960" align="center"><tr><td><font size="5">RIDGE PLUMBING</font></td>
<td><a href="/">Home</a> | <a href="/contact">Contact</a></td></tr></table>"""
FOOTER = """
<p align="center">
 <a href="https://www.facebook.com/ridgeplumbing"><img src="/images/fb.gif" alt="Facebook"></a>
 <a href="https://www.instagram.com/ridgeplumbing/"><img src="/images/ig.gif" alt="Instagram"></a>
 <a href="https://www.youtube.com/@ridgeplumbing"><img src="/images/yt.gif" alt="YouTube"></a>
 <a href="https://www.linkedin.com/company/ridge-plumbing"><img src="/images/in.gif" alt="LinkedIn"></a>
 <a href="https://ridgeplumbing.wordpress.com/">Joe's tips</a>
 <a href="https://www.yelp.com/biz/ridge-plumbing-springfield">Review us on Yelp</a></p>
<p align="center">Copyright 2019 Ridge Plumbing. Licensed and insured.</p>"""
WELCOME = """
<h1>Plumbing repairs in Springfield</h1>
<p>Leaks, drains, boilers and bathrooms. One man, one van, no call-out charge.</p>
<p>Call Joe on <a href="tel:+12175550188">(217) 555-0188</a></p>"""
CONTACT = """
<h1>Contact</h1>
<p>Ridge Plumbing, 4 Ridge Road, Springfield</p>
<p>Phone <a href="tel:+12175550188">(217) 555-0188</a><br>
Mail <a href="mailto:joe@ridgeplumbing.example">joe@ridgeplumbing.example</a></p>"""
PAGES: Mapping[str, tuple[str, str]] = {
    "": ("Ridge Plumbing - Home", WELCOME),
    "contact": ("Ridge Plumbing - Contact", CONTACT),
}
PICTURES = frozenset(f"images/{name}.gif" for name in ("fb", "ig", "yt", "in"))
_DOT = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"


def answer(asked: Asked) -> Answer:
    """Two pages and four pictures; `www.` leads to the plain name."""
    if asked.host.startswith("www."):
        return redirect(f"https://{asked.host.removeprefix('www.')}{asked.path}", 301)
    path = "/".join(asked.segments)
    if path in PICTURES:
        return Answer(200, (("content-type", "image/gif"),), _DOT)
    if path not in PAGES:
        return page("Page not found", "<h1>404</h1>", status=404)
    title, words = PAGES[path]
    return page(title, MENU + words + FOOTER, HEAD)
