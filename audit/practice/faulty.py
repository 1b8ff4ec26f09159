"""The website of a town's plumber: two hundred pages, sixty faults, and forty things that only look like faults.

`ironbridge-plumbing.example`: the pages, sitemap and robots.txt; `/calendar/` never ends, `/account/` asks for a password,
`/cart/` is closed to robots, `/go/…` redirect; any other path 404. `booking.` has a bad certificate.
`ironbridgeplumbers.example`, the business's former name, and `ironbridge-boilers.example` are for sale.
`vimeo.com` plays film `310011001` alone · `wa.me` the same page for all ·
`pipeworkstudio.example` made the site · `parts-catalogue.example` has a page for every part.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import re
import struct
import urllib.parse
import zlib
from collections.abc import Mapping
from typing import Final

from audit.practice import _answer, _faulty_lists
from audit.practice._answer import Answer, Asked, data, page, redirect, text
from audit.practice._faulty_lists import Fault, NearMiss
from audit.practice._faulty_pages import pages
from audit.practice._faulty_theme import HOME, HOST, bare, main, old

__all__ = ["FAULTS", "HOSTS", "HUGE", "MANY_LINKS", "NEAR_MISSES", "PATHS", "TRAP", "Fault", "NearMiss", "answer"]

PATHS: Final = tuple(pages())
"""The two hundred pages."""
FAULTS: Final[tuple[Fault, ...]] = _faulty_lists.faults(PATHS)
NEAR_MISSES: Final[tuple[NearMiss, ...]] = _faulty_lists.near_misses(PATHS)
HUGE: Final = "/gallery/everything/"
"""The page of more than ten megabytes."""
MANY_LINKS: Final = "/parts/"
"""The page with ten thousand links."""
TRAP: Final = "/calendar/"
"""Where every page leads on to the next month, for ever; none of them is among the two hundred."""

_SALE = ("ironbridgeplumbers.example", "ironbridge-boilers.example")
_OTHERS = ("pipeworkstudio.example", "parts-catalogue.example", "wa.me")
HOSTS: Final = (HOST, f"booking.{HOST}", *_SALE, *_OTHERS, "vimeo.com", "player.vimeo.com")

_ROBOTS = f"User-agent: *\nDisallow: /wp-admin/\nDisallow: /cart/\n\nSitemap: {HOME}/sitemap.xml\n"
_GO: Mapping[str, str] = {
    "facebook": f"http://www.{HOST}/go/follow",
    "follow": "/go/social",
    "social": "https://facebook.com/ironbridgeplumbing",
    "review": "https://www.google.com/local/writereview?placeid=ChIJironbridgeplumbing",
}
_PICTURES: Mapping[str, tuple[int, int]] = {
    "van.png": (1200, 630),
    "film.png": (480, 360),
    "square.png": (200, 200),
    "thumb.png": (80, 80),
    "icon.png": (64, 64),
}
_FILM = "310011001"


def answer(asked: Asked) -> Answer | _answer.Fault:
    """The site itself, and the few hosts that its faults need."""
    host = asked.host.removeprefix("www.")
    match host:
        case "ironbridge-plumbing.example":
            return redirect(HOME + asked.path, 301) if host != asked.host else _site(asked)
        case "booking.ironbridge-plumbing.example":
            return _answer.Fault.CERTIFICATE
        case "vimeo.com" | "player.vimeo.com":
            return _film(asked)
        case _:
            return _other(host)


def _site(asked: Asked) -> Answer:
    if asked.path in pages():
        return _marked(asked, _page(asked.path))
    match asked.segments:
        case ("go", name) if name in _GO:
            return redirect(_GO[name], 301)
        case ("calendar", year, month) if re.fullmatch(r"\d{4}/(0[1-9]|1[0-2])", f"{year}/{month}"):
            return _calendar(int(year), int(month))
        case ("account",):
            form = '<form><input type="password"></form>'
            return page("Sign in", form, status=401, www_authenticate='Basic realm="Members"')
        case ("cart",):
            return text(bare("Your basket", "<h1>Your basket is empty</h1>"))
        case _:
            return _file(asked) or _without_slash(asked)


def _marked(asked: Asked, played: Answer) -> Answer:
    """With a mark by which the server knows this version again; who has it already is told so."""
    mark = f'"{hashlib.sha256(played.body).hexdigest()[:16]}"'
    if asked.headers.get("if-none-match") == mark:
        return Answer(304, (("etag", mark),), b"")
    return Answer(played.status, (*played.headers, ("etag", mark)), played.body)


def _file(asked: Asked) -> Answer | None:
    match asked.segments:
        case ("robots.txt",):
            return text(_ROBOTS, kind="text/plain; charset=utf-8")
        case ("sitemap.xml",):
            return _sitemap()
        case ("images", name) if name in _PICTURES:
            return Answer(200, (("content-type", "image/png"),), _picture(*_PICTURES[name]))
        case ("css", "site.css" | "old.css"):
            return text("body{font:1em/1.5 sans-serif}", kind="text/css; charset=utf-8")
        case ("files", "prices.pdf"):
            return text("%PDF-1.4\n%%EOF\n", kind="application/pdf")
        case _:
            return None


def _without_slash(asked: Asked) -> Answer:
    if f"{asked.path}/" in pages():
        return redirect(f"{HOME}{asked.path}/", 301)
    return text(bare("Page not found", '<h1>Page not found</h1><p><a href="/">To our front page</a></p>'), 404)


def _page(path: str) -> Answer:
    if path == HUGE:
        return text(_themed(path).replace("</main>", _everything() + "</main>"))
    if path == "/areas/ladywood/":  # the page itself says utf-8; browsers believe the header
        return Answer(200, (("content-type", "text/html; charset=iso-8859-1"),), _themed(path).encode("cp1252"))
    return text(_themed(path))


@functools.cache
def _themed(path: str) -> str:
    shown = pages()[path]
    if path == MANY_LINKS:
        shown = dataclasses.replace(shown, body=shown.body + _parts())
    return old(path, shown) if _faulty_lists.old_theme(path) else main(path, shown)


def _everything() -> str:
    """The gallery as a page builder wrote it: every picture inside the page."""
    shown = f'<img alt="A tap" src="data:image/png;base64,{"iVBORw0KGgoAAAANSUhEUgAA" * 4000}">'
    return shown * 110


def _parts() -> str:
    links = "".join(
        f'<li><a href="https://parts-catalogue.example/{n:05}">Part {n:05}</a></li>' for n in range(1, 10_001)
    )
    return f"<ul>{links}</ul>"


def _sitemap() -> Answer:
    urls = "".join(f"<url><loc>{HOME}{path}</loc></url>" for path in PATHS)
    return text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>\n',
        kind="application/xml",
    )


def _calendar(year: int, month: int) -> Answer:
    after, before = divmod(year * 12 + month, 12), divmod(year * 12 + month - 2, 12)
    steps = ((before, "Month before"), (after, "Month after"))
    links = " ".join(f'<a href="{TRAP}{y:04}/{m + 1:02}/">{words}</a>' for (y, m), words in steps)
    return text(bare(f"Free days in {month}/{year}", f"<h1>{month}/{year}</h1><p>{links}</p><p>All days are free.</p>"))


@functools.cache
def _picture(width: int, height: int) -> bytes:
    """A PNG of one colour."""
    rows = zlib.compress((b"\0" + b"\x1f\x5f\x8b" * width) * height)
    parts = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _film(asked: Asked) -> Answer:
    address = asked.query.get("url", "") if asked.part(0) == "api" else asked.path
    known = urllib.parse.urlsplit(address).path.rstrip("/").rpartition("/")[2] == _FILM
    if asked.part(0) == "api":
        film = {
            "type": "video",
            "title": "A wet room in a week",
            "author_name": "Ironbridge Plumbing",
            "provider_name": "Vimeo",
        }
        return data(film) if known else data({"error": "Not found"}, 404)
    return (
        page("A wet room in a week")
        if known
        else page("Vimeo", "<h1>Sorry</h1>", status=404 if asked.segments else 200)
    )


def _other(host: str) -> Answer:
    if host in _SALE:
        return page(
            host, f'<h1>{host}</h1><p>This domain is for sale</p><script src="https://sedoparking.com/x.js"></script>'
        )
    match host:
        case "pipeworkstudio.example":
            return page("Pipework Studio", "<h1>Websites for the trades</h1>")
        case "parts-catalogue.example":
            return page("Parts catalogue", "<h1>A part</h1><p>In stock.</p>")
        case _:
            return page("Share on WhatsApp", "<h1>Chat on WhatsApp</h1>")
