"""A link from the website to somebody else's page that opens nothing any more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from audit import address as addresses, articles
from audit.checks import _ends
from audit.checks._check import Needs
from audit.checks._spots import short, spots
from audit.dossier import Dossier
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.website.noticed import Noticed, Trait

TITLE = "A link to another website that looks broken"
TITLE_WHEN_FINE = "The links to other websites that we followed all open"
NEEDS = Needs.SITE

_OLD = dt.timedelta(days=365)


def check(dossier: Dossier) -> Iterator[Finding]:
    followed = dossier.followed(Purpose.OUTSIDE)
    links = {thing.value: thing for thing in dossier.noticed(Trait.OUTSIDE)}
    broken = [found for found in followed if found.address in links and _is_broken(found, dossier)]
    old = frozenset(page for day, page in articles.of(dossier).days if dossier.date - day > _OLD)
    for found in broken:
        link = links[found.address]
        is_in_old_article = link.on_pages == 1 and old.issuperset(link.pages or ("",))
        yield _problem(found, link, Level.TIDY_UP if is_in_old_article else Level.FIX_SOON)
    opened = sum(found.end is End.OPENS for found in followed)
    if opened and not broken:
        yield _fine(opened)


def _is_broken(found: Followed, dossier: Dossier) -> bool:
    """What is for sale or parked is told with its domain, and so are domains that the business gave up."""
    address = addresses.parse(found.address)
    is_former = address is not None and address.under(*dossier.client.former_domains)
    return found.end in _ends.GONE and not (is_former and found.end is End.NO_SUCH_NAME)


def _problem(found: Followed, link: Noticed, level: Level) -> Finding:
    host = _ends.host(found.address)
    is_short = host in _ends.SHORTENERS
    return Finding(
        check="broken_outside_link",
        outcome=Outcome.PROBLEM,
        level=level,
        confidence=Confidence.LOOKS,
        subject=found.address,
        title=f"Your {'short ' if is_short else ''}link to {short(host)} looks broken",
        put_right=f"A link to {short(host)} that looked broken is put right",
        sees=f"A customer who taps {_called(link)} {_ends.MEETS[found.end]}. It leads to {short(found.address)}.",
        action=_action(is_short=is_short),
        where=spots((link,)),
    )


def _called(link: Noticed) -> str:
    text = " ".join(link.text.split())
    return f'"{text}"' if text and len(text.split()) <= 5 and len(text) <= 60 else "the link"


def _action(*, is_short: bool) -> str:
    if is_short:
        return "Open the link yourself, then put the whole address of the page in its place"
    return "Open the link yourself, then lead it to a page that is there, or take it out"


def _fine(opened: int) -> Finding:
    links = "one link" if opened == 1 else f"{opened} links"
    return Finding(
        check="broken_outside_link",
        outcome=Outcome.FINE,
        title=TITLE_WHEN_FINE,
        sees=f"We followed {links} to other websites and met a page each time.",
    )
