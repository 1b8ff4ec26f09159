"""A link that leads to somebody else's account."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks._check import Needs, standing
from audit.dossier import Dossier
from audit.finding import Confidence, Finding, Level, Outcome
from audit.verdict import Verdict

TITLE = "A link to somebody else"
TITLE_WHEN_FINE = "The account is the one you opened"
NEEDS = Needs.LOOK


def check(dossier: Dossier) -> Iterator[Finding]:
    for place in dossier.places:
        if place.verdict is not Verdict.TAKEN_OVER:
            continue
        confidence = Confidence.IS if place.judgement.sighting else Confidence.LOOKS
        yield Finding(
            check="taken_over_profile",
            outcome=Outcome.PROBLEM,
            level=Level.FIX_NOW,
            confidence=confidence,
            place=place.key,
            title=f"Your {place.name} link {_verb(confidence)} to somebody else",
            sees=f"A customer who taps your {place.name} link meets an account that is not yours.",
            action=f"Remove the {place.name} link today, then try to get the name back",
            where=standing(place),
        )


def _verb(confidence: Confidence) -> str:
    return "leads" if confidence is Confidence.IS else "looks as if it leads"
