"""Findings the consultant has ruled on: out of every list and count, and never hidden."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from audit.finding import Finding, Ruling, Stance
from audit.report import plain


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One finding, what was said of it, by whom and until when."""

    anchor: str
    title: str
    words: str
    reason: str


_SAID = {
    Stance.ACCEPTED: "Accepted{by} on {on}. We ask again after {until}.",
    Stance.IGNORED: "Left aside{by} on {on}. We ask again after {until}.",
    Stance.FALSE_ALARM: "Called a false alarm{by} on {on}. We ask again after {until}, or once we see something else.",
    Stance.DONE: "Reported as done{by} on {on}. Our next look tells. We ask again after {until}.",
    Stance.OPEN: "Taken back{by} on {on}: it is open again.",
}


def decided(findings: Iterable[Finding]) -> tuple[Decided, ...]:
    """Of findings those that are ruled on, in their order."""
    return tuple(
        Decided(anchor=f.id.lower(), title=f.title, words=said(f.ruling), reason=f.ruling.reason)
        for f in findings
        if f.ruling
    )


def said(ruling: Ruling) -> str:
    """What was decided, by whom and until when, as the client reads it."""
    by = f" by {ruling.by}" if ruling.by else ""
    on, until = plain.date(ruling.on), plain.date(ruling.until)
    return _SAID[ruling.stance].format(by=by, on=on, until=until)
