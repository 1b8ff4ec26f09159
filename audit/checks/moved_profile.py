"""A link that still names a profile's old address."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks._check import Needs, standing
from audit.dossier import Dossier
from audit.finding import Finding, Level, Outcome
from audit.verdict import Verdict

TITLE = "A profile that moved"
TITLE_WHEN_FINE = "The link names today's address"
NEEDS = Needs.LOOK


def check(dossier: Dossier) -> Iterator[Finding]:
    for place in dossier.places:
        signal = place.judgement.signal
        if place.verdict is Verdict.MOVED and signal:
            yield Finding(
                check="moved_profile",
                outcome=Outcome.PROBLEM,
                level=Level.FIX_SOON,
                place=place.key,
                title=f"Your {place.page} has a new address",
                put_right=f"Your {place.link} no longer names the old address",
                sees=f"Your link still names the old address. The page is now at {signal.to}.",
                action=f"Change the {place.link} to {signal.to}",
                where=standing(place),
            )
