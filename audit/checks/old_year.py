"""A copyright line at the foot of the website whose year is long past."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks._check import Needs
from audit.checks._spots import short, spots
from audit.dossier import Dossier
from audit.finding import Finding, Level, Outcome
from audit.website.noticed import Noticed, Trait

TITLE = "An old year at the foot of your website"
TITLE_WHEN_FINE = "The year at the foot of your website is fresh"
NEEDS = Needs.SITE

SLACK = 1
"""Years a copyright line may be behind: in January nobody minds last year's."""


def check(dossier: Dossier) -> Iterator[Finding]:
    names = " ".join((dossier.client.name, *dossier.client.legal_names))  # Studio 2000 is called so
    lines = [one for one in dossier.noticed(Trait.YEAR) if one.value.isdecimal() and one.value not in names]
    seen = min(dossier.date, dossier.snapshot.taken.date()).year  # not looking never makes a line older
    old = sorted((line for line in lines if int(line.value) < seen - SLACK), key=lambda line: -line.on_pages)
    if old:
        yield _old(old)
    elif lines:
        newest = max(lines, key=lambda line: int(line.value))
        yield Finding(
            check="old_year",
            outcome=Outcome.FINE,
            title=TITLE_WHEN_FINE,
            sees=f'At the foot of {_pages(newest)} we read "{short(newest.text).rstrip(".")}".',
        )


def _old(lines: list[Noticed]) -> Finding:
    """One finding for the website, told by the line that most pages show."""
    line = lines[0]
    return Finding(
        check="old_year",
        outcome=Outcome.PROBLEM,
        level=Level.TIDY_UP,
        title=f"The foot of your website says {line.value}",
        put_right=f"The foot of your website no longer says {line.value}",
        sees=f'A customer reads "{short(line.text).rstrip(".")}". They may wonder whether anybody looks after the website.',
        action="Bring the year at the foot of your website up to date",
        where=spots(lines),
    )


def _pages(line: Noticed) -> str:
    return "one page" if line.on_pages == 1 else f"{line.on_pages} pages"
