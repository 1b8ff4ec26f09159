"""A blog on the business's own website, not listed as a place, whose newest article is old."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from audit import articles
from audit.activity import Activity
from audit.articles import Articles
from audit.checks._check import Needs
from audit.checks._spots import short
from audit.dossier import Dossier
from audit.finding import Confidence, Finding, Level, Outcome

TITLE = "A blog that has gone silent"
TITLE_WHEN_FINE = "The blog on your website is kept up"
NEEDS = Needs.SITE

_YEARS = 2 * 366
"""Days from which on an age is told in years."""


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding at most; a blog that is a place of its own is `silent_profile`'s."""
    found = articles.of(dossier)
    is_told = any(articles.is_blog(place) and articles.is_own(place, dossier) for place in dossier.places)
    if is_told or not found.is_blog or len(found.days) < articles.FEWEST or found.is_imported:
        return
    match articles.state(found, dossier):
        case Activity.FRESH:
            yield _kept(found)
        case Activity.DORMANT:
            yield _silent(found, "asleep")
        case Activity.ABANDONED:
            yield _silent(found, "left behind")
        case Activity.QUIET | Activity.EMPTY | Activity.UNKNOWN:
            return
        case state:
            assert_never(state)


def _silent(found: Articles, state: str) -> Finding:
    day, page = found.days[0]
    age = _age((found.seen - day).days)
    sure = f"The newest post a customer finds there is {age} old."
    unsure = f"The newest post we could read is {age} old. There may be newer ones we did not open."
    return Finding(
        check="neglected_blog",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_SOON,
        confidence=Confidence.LOOKS if found.is_sure else Confidence.MAY,
        subject="blog",
        title=f"The blog on your website {'looks' if found.is_sure else 'may be'} {state}",
        put_right=f"The blog on your website no longer looks {state}",
        sees=sure if found.is_sure else unsure,
        action="Write one new post, or call the blog an archive and take it out of the menu",
        where=(f"the newest post: your page {short(page)}",),
    )


def _age(days: int) -> str:
    return f"more than {days // 366} years" if days >= _YEARS else f"{days // 31} months"


def _kept(found: Articles) -> Finding:
    return Finding(
        check="neglected_blog",
        outcome=Outcome.FINE,
        subject="blog",
        title=TITLE_WHEN_FINE,
        sees=f"A customer finds something recent there: your page {short(found.days[0][1])}.",
    )
