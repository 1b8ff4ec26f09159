"""A place that stopped talking: quiet, asleep or left behind, against its own rhythm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from audit.activity import Activity, days_silent
from audit.checks._check import Needs, is_parked, is_prominent, raised, standing
from audit.client import Decision
from audit.dossier import Dossier, Place
from audit.evidence import Precision
from audit.finding import Confidence, Finding, Level, Outcome
from audit.verdict import Verdict

TITLE = "A place that has gone silent"
TITLE_WHEN_FINE = "Someone posts here"
NEEDS = Needs.LOOK

_LONG = 730
_YEARS = 2 * 366
_MONTHS = 70
_WEEKS = 14
"""Days from which on a silence is told in years, months and weeks."""


def check(dossier: Dossier) -> Iterator[Finding]:
    for place in dossier.places:
        if place.verdict is Verdict.LIVE and place.newest and place.seen_on and place.decision is not Decision.CLOSE:
            yield from _silence(place, days_silent(place.newest.at.date(), place.seen_on, dossier.client.season))


def _silence(place: Place, days: int) -> Iterator[Finding]:
    match place.activity:
        case Activity.UNKNOWN | Activity.EMPTY:
            return
        case Activity.FRESH:
            yield _kept(place)
        case Activity.QUIET | Activity.DORMANT | Activity.ABANDONED if is_parked(place):
            yield _parked(place)
        case Activity.QUIET:
            yield _silent(place, Level.TIDY_UP, Confidence.IS, "quiet")
        case Activity.DORMANT:
            yield _silent(place, Level.FIX_SOON, Confidence.LOOKS, "asleep")
        case Activity.ABANDONED:
            level = raised(Level.FIX_SOON, when=is_prominent(place) and days > _LONG)
            yield _silent(place, level, Confidence.LOOKS, "left behind")
        case _:
            assert_never(place.activity)


def _silent(place: Place, level: Level, confidence: Confidence, state: str) -> Finding:
    return Finding(
        check="silent_profile",
        outcome=Outcome.PROBLEM,
        level=level,
        confidence=confidence,
        place=place.key,
        title=f"Your {place.page} {confidence.value} {state}",
        put_right=f"Customers no longer find your {place.page} {state}",
        sees=f"A customer who opens your {place.page} finds a last post from {_ago(place)}.",
        action=f"Post one honest update on your {place.page}, or say there where you are now",
        where=standing(place),
    )


def _ago(place: Place) -> str:
    """How old the newest post was on the day it was seen, rounded down; days off season count here."""
    if place.newest is None or place.seen_on is None:
        return "some time ago"
    days = (place.seen_on - place.newest.at.date()).days
    about = "about " if place.newest.precision is Precision.ROUGH else ""
    if days < _WEEKS:
        return "a few days ago"
    if days < _MONTHS:
        return f"{about}{days // 7} weeks ago"
    return f"more than {days // 366} years ago" if days >= _YEARS else f"{about}{days // 31} months ago"


def _kept(place: Place) -> Finding:
    return Finding(
        check="silent_profile",
        outcome=Outcome.FINE,
        place=place.key,
        title=f"Your {place.page} is kept up",
        sees="A customer finds something recent there.",
    )


def _parked(place: Place) -> Finding:
    return Finding(
        check="silent_profile",
        outcome=Outcome.FINE,
        place=place.key,
        title=f"Your {place.page} is parked, as you wanted",
        sees="It is silent on purpose and tells customers where to find you.",
    )
