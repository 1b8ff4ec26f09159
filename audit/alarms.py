"""What is worth an alarm: what came up or grew for sure, and nobody ruled on."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from audit import rulings
from audit.changes import Change, ChangeKind
from audit.dossier import Dossier
from audit.finding import Finding, Outcome
from audit.verdict import Verdict

WORDS: Mapping[ChangeKind, str] = {
    ChangeKind.REGRESSED: "Back again",
    ChangeKind.NEW: "New",
    ChangeKind.WORSE: "Worse than before",
}
"""The kinds of change that are one, and what each is called."""


def of(changes: Iterable[Change], findings: Sequence[Finding], dossier: Dossier) -> Iterator[Change]:
    """The changes worth an alarm; none of a place that hides, or that was met missing once."""
    confirmed = {finding.id for finding in sure(findings, dossier)}
    told = (change for change in changes if change.kind in WORDS and change.is_sure)
    return (change for change in told if change.now and change.now.id in confirmed)


def as_sure(changes: Iterable[Change], newest: Iterable[Change]) -> tuple[Change, ...]:
    """What changed since an older audit, as sure as all the audits since make it: `newest` is since the last one."""
    known = {change.subject: change.is_sure for change in newest}
    return tuple(dataclasses.replace(change, is_sure=known.get(change.subject, change.is_sure)) for change in changes)


def sure(findings: Iterable[Finding], dossier: Dossier) -> list[Finding]:
    """The problems that are confirmed and that nobody ruled on; what only looks so never counts."""
    suspect = {place.key for place in dossier.places if place.verdict is Verdict.SUSPECT}
    still = rulings.still_open(findings)
    return [f for f in still if f.outcome is Outcome.PROBLEM and f.level and f.place not in suspect]


def title(change: Change) -> str:
    """What it is about, in the words of the problem, or of how it is once it was put right."""
    if change.good_title:
        return change.good_title
    found = change.now if change.now and change.now.outcome is Outcome.PROBLEM else change.before or change.now
    return found.title if found else ""
