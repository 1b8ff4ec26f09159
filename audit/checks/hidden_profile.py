"""A page the network tells visitors is not available, as it does of missing and hidden pages alike."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks._check import Needs, standing
from audit.dossier import Dossier
from audit.finding import Finding, Level, Outcome
from audit.verdict import Verdict

TITLE = "A page that is not public"
TITLE_WHEN_FINE = "Visitors are let in"
NEEDS = Needs.LOOK


def check(dossier: Dossier) -> Iterator[Finding]:
    for place in dossier.places:
        if place.verdict is Verdict.NOT_PUBLIC:
            yield Finding(
                check="hidden_profile",
                outcome=Outcome.PROBLEM,
                level=Level.FIX_SOON,
                place=place.key,
                title=f"Your {place.page} is not public",
                put_right=f"Customers are no longer turned away from your {place.page}",
                sees="A customer who is not signed in is told that the page is not available. "
                f"It may be hidden, or it may no longer exist: {place.label or place.name} answers the same.",
                action=f"Open your {place.page} signed in; make it public, or remove the link",
                where=standing(place),
            )
