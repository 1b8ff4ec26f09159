"""Places nobody is in charge of: one question for all of them."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks._check import Needs
from audit.dossier import Dossier
from audit.finding import Finding, Outcome
from audit.verdict import Verdict

TITLE = "Places nobody is in charge of"
TITLE_WHEN_FINE = "Every place has somebody in charge"
NEEDS = Needs.CLIENT

_OVER = (Verdict.GONE, Verdict.NETWORK_CLOSED)


def check(dossier: Dossier) -> Iterator[Finding]:
    kept = [place for place in dossier.listed if place.verdict not in _OVER]
    ownerless = [place.name for place in kept if not dossier.client.in_charge(place.listing, dossier.date)]
    if ownerless:
        yield Finding(
            check="ownerless_profile",
            outcome=Outcome.DECISION,
            title="Who looks after each of these places?",
            sees="A place without somebody in charge is the next one to fall asleep.",
            action="Name one person for each place",
            where=tuple(ownerless),
        )
    elif kept:
        yield Finding(
            check="ownerless_profile",
            outcome=Outcome.FINE,
            title=TITLE_WHEN_FINE,
            sees="Each place has a name beside it.",
        )
