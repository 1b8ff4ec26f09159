"""A page of the business's own website that the website still leads to and that is no longer there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit import address as addresses
from audit.checks import _ends
from audit.checks._check import PROMINENT, Needs, raised
from audit.dossier import Dossier
from audit.evidence import Sign
from audit.finding import Finding, Level, Outcome
from audit.followed import End, Purpose
from audit.website import FoundBy, PageSeen, Site
from audit.website.noticed import spot

TITLE = "A page of your website that is missing"
TITLE_WHEN_FINE = "Every page of your website that we opened is there"
NEEDS = Needs.SITE

MOST = 20
"""Findings of one website; the pages that its own links lead to come first."""
_MISSING = (404, 410)
"""Not found, and gone (RFC 9110, sections 15.5.5 and 15.5.11)."""
_ENOUGH = 8
"""So many at the end of a visit, and nothing else any more, may be meant for us alone."""
_LONGEST_NAME = 60
_MOST_WORDS = 5


def check(dossier: Dossier) -> Iterator[Finding]:
    if dossier.site is None:
        return
    beyond = [page for page in dossier.site.pages if page.found_by is not FoundBy.HOME]
    missing = [page for page in beyond if _is_missing(page)]
    shown = sum(_is_shown(page) for page in beyond)
    if missing and not shown:  # a home page that draws all others itself: its server knows none of them
        yield _untold()
    elif len(ended := _after_the_last_shown(beyond)) >= _ENOUGH and not _opened_later(dossier):
        yield _untold()
        yield from _missing([page for page in missing if page not in ended], dossier.site)
    elif missing:
        yield from _missing(missing, dossier.site)
    elif shown:
        yield _fine(shown)


def _missing(pages: Sequence[PageSeen], site: Site) -> Iterator[Finding]:
    for page in sorted(pages, key=_is_only_listed)[:MOST]:
        yield _listed(page, site) if _is_only_listed(page) else _linked(page, site)


def _opened_later(dossier: Dossier) -> bool:
    """Whether the website showed us anything after its pages: then it had not had enough of us."""
    asked = dossier.followed(Purpose.FEED, Purpose.FORM, Purpose.ICON, Purpose.PICTURE)
    return any(found.end is End.OPENS and _ends.is_own_to_the_end(found, dossier) for found in asked)


def _after_the_last_shown(pages: Sequence[PageSeen]) -> list[PageSeen]:
    """The missing ones since the website last showed us a page, in the order in which we asked."""
    last = max((at for at, page in enumerate(pages) if _is_shown(page)), default=-1)
    return [page for page in pages[last + 1 :] if _is_missing(page)]


def _is_missing(page: PageSeen) -> bool:
    """Whether the website itself said so, at this very address, and no wall stood before it."""
    is_unwalled = all(signal.sign is Sign.UNFAMILIAR for signal in page.signals)
    return page.status in _MISSING and is_unwalled and _spot(page.address) == _spot(page.final_address)


def _is_shown(page: PageSeen) -> bool:
    return any(signal.sign is Sign.SHOWN for signal in page.signals)


def _is_only_listed(page: PageSeen) -> bool:
    return page.found_by is FoundBy.SITEMAP and not page.linked_from


def _spot(written: str) -> tuple[str, tuple[str, ...]] | None:
    """Host and path; a detour by www or a last slash leads to the same."""
    found = addresses.parse(written)
    return (found.host.removeprefix("www."), found.segments) if found else None


def _linked(page: PageSeen, site: Site) -> Finding:
    path = _path(page.address, site)
    text = " ".join(page.text.split())
    link = f'"{text}"' if text and len(text) <= _LONGEST_NAME and len(text.split()) <= _MOST_WORDS else "the link"
    return Finding(
        check="broken_page",
        outcome=Outcome.PROBLEM,
        level=raised(Level.FIX_SOON, when=page.region in PROMINENT),
        subject=path,
        title=f"Your page {_short(path)} is missing",
        put_right=f"No link leads to the missing page {_short(path)} any more",
        sees=f"A customer who taps {link} is told that there is no such page.",
        action=f"Point {link if text in link else f'the link to {_short(path)}'} to a page that is there, or bring the page back",
        where=(_stands(page, site),),
    )


def _listed(page: PageSeen, site: Site) -> Finding:
    path = _path(page.address, site)
    return Finding(
        check="broken_page",
        outcome=Outcome.PROBLEM,
        level=Level.TIDY_UP,
        subject=path,
        title=f"Search engines are told of a missing page: {_short(path)}",
        put_right=f"Search engines are no longer told of the missing page {_short(path)}",
        sees="A customer who is sent there by a search engine finds no such page.",
        action="Take the page off the website's list for search engines",
        where=("the sitemap, your website's list of pages for search engines",),
    )


def _untold() -> Finding:
    return Finding(
        check="broken_page",
        outcome=Outcome.UNSEEN,
        title="We could not tell which pages of your website open",
        sees="From some point on, our checker was shown no page any more. What it asked for then was not judged.",
        action="Open a few pages of your website yourself",
    )


def _fine(shown: int) -> Finding:
    pages = "one page" if shown == 1 else f"{shown} pages"
    return Finding(
        check="broken_page",
        outcome=Outcome.FINE,
        title=TITLE_WHEN_FINE,
        sees=f"We read {pages} besides your home page and met none that was missing.",
    )


def _stands(page: PageSeen, site: Site) -> str:
    is_home = page.linked_from in ("", "/", _path(site.final_address, site))
    first = "/" if is_home else _short(page.linked_from)
    return spot(page.region if page.region in PROMINENT else "", (first,), max(page.on_pages, 1))


def _path(written: str, site: Site) -> str:
    """A page as pages are called: its path, and its whole address on another host."""
    found, home = addresses.parse(written), addresses.parse(site.final_address)
    if found is None or home is None or (found.host, found.port) != (home.host, home.port):
        return written
    return "/" + found.written.partition("://")[2].partition("/")[2]


def _short(path: str) -> str:
    return path if len(path) <= _LONGEST_NAME else path[: _LONGEST_NAME - 1] + "…"
