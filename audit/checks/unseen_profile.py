"""A place we could not see: nothing is said against it, and a person can look in ten seconds."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks._check import Needs, standing
from audit.dossier import Dossier
from audit.finding import Finding, Outcome
from audit.verdict import Verdict

TITLE = "A place we could not see"
TITLE_WHEN_FINE = "We could look at it"
NEEDS = Needs.CLIENT


def check(dossier: Dossier) -> Iterator[Finding]:
    for place in dossier.places:
        if place.verdict is Verdict.UNSEEN:
            yield Finding(
                check="unseen_profile",
                outcome=Outcome.UNSEEN,
                place=place.key,
                title=f"We could not see your {place.page}",
                sees="Nothing is wrong on your side: the page did not show itself to our checker.",
                action=f"Open your {place.link} on your phone and see whether it works",
                where=standing(place),
            )
