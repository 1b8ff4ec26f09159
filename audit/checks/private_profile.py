"""A business profile whose posts are closed to the public."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks._check import Needs, standing
from audit.dossier import Dossier
from audit.finding import Finding, Level, Outcome
from audit.verdict import Verdict

TITLE = "A profile closed to visitors"
TITLE_WHEN_FINE = "Anyone may look"
NEEDS = Needs.LOOK


def check(dossier: Dossier) -> Iterator[Finding]:
    for place in dossier.places:
        if place.verdict is Verdict.PRIVATE:
            yield Finding(
                check="private_profile",
                outcome=Outcome.PROBLEM,
                level=Level.FIX_SOON,
                place=place.key,
                title=f"Your {place.page} is private",
                put_right=f"Customers no longer have to ask before they see your {place.page}",
                sees=f"A customer who opens your {place.page} has to ask before seeing a single post.",
                action=f"Make your {place.page} public",
                where=standing(place),
            )
