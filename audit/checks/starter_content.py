"""What a website builder wrote into the new website and nobody replaced: example articles, filler, empty pages."""

from __future__ import annotations

from collections.abc import Iterator

from audit import address as addresses
from audit.checks._check import Needs
from audit.checks._read import pages_read
from audit.checks._spots import short, spots
from audit.dossier import Dossier
from audit.finding import Confidence, Finding, Level, Outcome
from audit.website import Site, SiteState, starter
from audit.website.noticed import Noticed, Trait
from audit.website.starter import Starter

TITLE = "Example text that was never replaced"
TITLE_WHEN_FINE = "No page shows example text"
NEEDS = Needs.SITE

_UNFINISHED = (SiteState.COMING_SOON, SiteState.MAINTENANCE)
"""Said of the whole website by a check of its own."""


def check(dossier: Dossier) -> Iterator[Finding]:
    things = dossier.noticed(Trait.STARTER)
    for thing in things:
        kind = starter.named(thing.value)
        if kind and dossier.site:
            yield from _shown(kind, thing, dossier.site) if kind.certain else _unfinished(kind, thing, dossier.site)
    if not things and (pages := pages_read(dossier)):
        yield Finding(
            check="starter_content",
            outcome=Outcome.FINE,
            title=TITLE_WHEN_FINE,
            sees=f"We read {pages} and met no example text of website builders.",
        )


def _shown(kind: Starter, thing: Noticed, site: Site) -> Iterator[Finding]:
    yield Finding(
        check="starter_content",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_NOW if _home(site) in thing.pages else Level.FIX_SOON,
        subject=kind.id,
        title=f"Your website still shows {kind.name}",
        put_right=f"Your website no longer shows {kind.name}",
        sees=f'A customer reads "{short(thing.text)}". That says nothing about your business.',
        action="Put your own words there, or take it away",
        where=spots([thing]),
    )


def _unfinished(kind: Starter, thing: Noticed, site: Site) -> Iterator[Finding]:
    home = _home(site)
    if site.state in _UNFINISHED and thing.pages == (home,):
        return
    page = "your home page" if thing.pages == (home,) else f"your page {short(thing.pages[0] if thing.pages else '')}"
    name, looks = (
        (f"{page[:1].upper()}{page[1:]}", "looks")
        if thing.on_pages == 1
        else (f"{thing.on_pages} of your pages", "look")
    )
    yield Finding(
        check="starter_content",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_SOON,
        confidence=Confidence.LOOKS,
        subject=kind.id,
        title=f"{name} {looks} unfinished",
        put_right=f"{name} no longer {looks} unfinished",
        sees=f'A customer reads "{short(thing.text)}" and hardly anything else.',
        action="Write the page, or take it away with the links that lead there",
        where=spots([thing]),
    )


def _home(site: Site) -> str:
    """The home page as pages are called: by its path."""
    found = addresses.parse(site.final_address or site.address)
    return "/" + found.written.partition("://")[2].partition("/")[2] if found else "/"
