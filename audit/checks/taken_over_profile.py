"""A link that leads to somebody else's account."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks._check import Needs, standing
from audit.dossier import Dossier, Place
from audit.finding import Confidence, Finding, Level, Outcome
from audit.verdict import Verdict

TITLE = "A link to somebody else"
TITLE_WHEN_FINE = "The account is the one you opened"
NEEDS = Needs.LOOK


def check(dossier: Dossier) -> Iterator[Finding]:
    for place in dossier.places:
        if place.verdict is Verdict.TAKEN_OVER:
            yield _seen(place) if place.judgement.sighting else _suspected(place)


def _seen(place: Place) -> Finding:
    return Finding(
        check="taken_over_profile",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_NOW,
        place=place.key,
        title=f"Your {place.link} leads to somebody else",
        put_right=f"Your {place.link} no longer leads to somebody else",
        sees=f"A customer who taps your {place.link} meets an account that is not yours.",
        action=f"Remove the {place.link} today, then try to get the name back",
        where=standing(place),
    )


def _suspected(place: Place) -> Finding:
    """The network's own id says another account; it may still be the business's, opened anew."""
    return Finding(
        check="taken_over_profile",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_NOW,
        confidence=Confidence.LOOKS,
        place=place.key,
        title=f"Your {place.link} looks as if it leads to somebody else",
        put_right=f"Your {place.link} no longer looks as if it leads to somebody else",
        sees="Another account answers at this address than before. A customer may meet somebody who is not you.",
        action=f"Open your {place.link} yourself; if the account is not yours, remove the link",
        where=standing(place),
    )
