"""A profile that was opened and never filled."""

from __future__ import annotations

from collections.abc import Iterator

from audit.activity import Activity
from audit.checks._check import Needs, is_parked, standing
from audit.client import Decision
from audit.dossier import Dossier
from audit.finding import Finding, Level, Outcome

TITLE = "A profile that was never filled"
TITLE_WHEN_FINE = "There is something to see"
NEEDS = Needs.LOOK


def check(dossier: Dossier) -> Iterator[Finding]:
    for place in dossier.places:
        if place.activity is Activity.EMPTY and place.decision is not Decision.CLOSE and not is_parked(place):
            yield Finding(
                check="empty_profile",
                outcome=Outcome.PROBLEM,
                level=Level.FIX_SOON,
                place=place.key,
                title=f"Your {place.page} is empty",
                put_right=f"Customers no longer meet an empty {place.page}",
                sees=f"A customer who opens your {place.page} finds a name and not a single post.",
                action=f"Fill your {place.page} with three posts, or close it",
                where=standing(place),
            )
