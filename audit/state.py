"""One audit as today's rules judge it, and what its findings are about."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import itertools
from collections.abc import Mapping

from audit.dossier import Dossier, Place
from audit.finding import Finding, Outcome
from audit.verdict import Verdict

STANDING = frozenset(
    {
        "closed_network",
        "dead_link",
        "empty_profile",
        "hidden_profile",
        "moved_profile",
        "private_profile",
        "silent_profile",
        "taken_over_profile",
    }
)
"""Checks that say how a place itself stands: between them a place slides, it is not fixed here and new there."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class State:
    """One audit as today's rules judge it."""

    dossier: Dossier
    findings: tuple[Finding, ...]

    @property
    def day(self) -> dt.date:
        """When the looks were made."""
        return self.dossier.snapshot.taken.date()

    @functools.cached_property
    def problems(self) -> Mapping[str, Finding]:
        """Every problem by its subject."""
        named: dict[str, Finding] = {}
        for finding in self.findings:
            if finding.outcome is Outcome.PROBLEM:
                numbered = (f"{finding.id} {number}" for number in itertools.count(2))
                names = itertools.chain((subject(finding), finding.id), numbered)
                named[next(name for name in names if name not in named)] = finding
        return named

    @functools.cached_property
    def places(self) -> Mapping[str, Place]:
        """Every place by its key."""
        return {place.key: place for place in self.dossier.places}

    def is_sure(self, finding: Finding) -> bool:
        """Whether it is more than one look of two: of a place that only looks gone, nothing is sure."""
        place = self.places.get(finding.place)
        return place is None or place.verdict is not Verdict.SUSPECT


def subject(finding: Finding) -> str:
    """What it is about, the same from audit to audit: how a place stands, else the finding's id."""
    return standing(finding.place) if finding.place and finding.check in STANDING else finding.id


def standing(key: str) -> str:
    """The subject of how a place stands."""
    return f"place {key}"
