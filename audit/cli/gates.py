"""The gates a user may ask for: which findings, or how much unseen, end a run with exit code 1."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, cast

import click

if TYPE_CHECKING:
    from audit.finding import Finding
    from audit.run import Audit

NEVER = "never"
LEVELS = ("fix-now", "fix-soon", "tidy-up")
METAVAR = "[new:|worse:|open:]LEVEL"
HELP = (
    "Exit 1 on confirmed problems of this level or above: fix-now, fix-soon, tidy-up; "
    "new: only of those that came to it since the last audit, worse: of all that got worse, too."
)
LIMIT_HELP = "Exit 1 if more places than this could not be seen (3, or 25%)."

Scope = Literal["open", "new", "worse"]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Which problems end a run with exit code 1. What could not be seen is never among them."""

    scope: Scope = "open"
    level: str
    """`never`, or one of LEVELS."""

    def __str__(self) -> str:
        return self.level if self.scope == "open" else f"{self.scope}:{self.level}"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How many places may be unseen."""

    count: int
    percent: bool

    def __str__(self) -> str:
        return f"{self.count}%" if self.percent else str(self.count)


def typed(_ctx: click.Context, _param: click.Parameter, value: str) -> Gate:
    """`fix-now`, `new:fix-soon`, `never`."""
    scope, colon, level = value.rpartition(":")
    if level not in (NEVER, *LEVELS) or (colon and (scope not in ("open", "new", "worse") or level == NEVER)):
        raise click.BadParameter(
            f"{value} is no gate (write {', '.join(LEVELS)} or {NEVER}; new:fix-now, worse:fix-soon)"
        )
    return Gate(scope=cast("Scope", scope or "open"), level=level)


def typed_limit(_ctx: click.Context, _param: click.Parameter, value: str) -> Limit | None:
    """`3`, `25%`, or nothing."""
    found = re.fullmatch(r"(\d{1,4})(%?)", value, re.ASCII)
    if value and (not found or (found[2] and int(found[1]) > 100)):
        raise click.BadParameter(f"{value} is no limit (write a number of places, or a share of them: 3, 25%)")
    return Limit(count=int(found[1]), percent=bool(found[2])) if found else None


def caught(audit: Audit, gate: Gate) -> list[Finding]:
    """The confirmed problems that nobody ruled on and that the gate asks about; of a first audit nothing is new."""
    from audit.cli import told

    if gate.level == NEVER:
        return []
    standing = audit.findings if gate.scope == "open" else _changed(audit, gate)
    return told.counted(standing, gate.level, audit)


def _changed(audit: Audit, gate: Gate) -> Sequence[Finding]:
    """Problems that came up since the audits before or grew up to the gate's level; for `worse` all that grew."""
    from audit.changes import ChangeKind
    from audit.cli import told

    here = {finding.id: finding for finding in audit.findings}
    changed = []
    for change in audit.changes:
        was_below = change.before is None or not told.is_of_level(change.before, gate.level)
        match change.kind:
            case ChangeKind.NEW | ChangeKind.REGRESSED:
                is_met = True
            case ChangeKind.WORSE:
                is_met = gate.scope == "worse" or was_below
            case _:
                is_met = False
        if is_met and change.is_sure and change.now and change.now.id in here:
            changed.append(here[change.now.id])
    return changed


def hides(audit: Audit, limit: Limit | None) -> bool:
    """Whether more of the listed places than the limit allows could not be seen."""
    from audit.verdict import Verdict

    places = audit.dossier.listed
    unseen = sum(place.verdict is Verdict.UNSEEN for place in places)
    if limit is None:
        return False
    return unseen * 100 > limit.count * len(places) if limit.percent else unseen > limit.count


def ended(audits: Sequence[Audit], gate: Gate, limit: Limit | None) -> int:
    """The exit code of a run that came to its end; where it is 1, stderr says why."""
    from audit.cli import terminal

    lines = [line for audit in audits for line in shut(audit, gate, limit)]
    for line in lines:
        terminal.say(line, err=True)
    return 1 if lines else 0


def shut(audit: Audit, gate: Gate, limit: Limit | None) -> list[str]:
    """Why this audit ends with exit code 1, a line for each gate it met; empty where it passes."""
    from audit.report import plain
    from audit.verdict import Verdict

    lines = []
    if found := caught(audit, gate):
        titles = "; ".join(finding.title for finding in found[:3])
        lines.append(f"{audit.client.name}: --fail-on {gate} met {plain.plural(len(found), 'problem')}: {titles}")
    if hides(audit, limit):
        unseen = sum(place.verdict is Verdict.UNSEEN for place in audit.dossier.listed)
        lines.append(
            f"{audit.client.name}: --max-unseen {limit}: {unseen} of {len(audit.dossier.listed)} places could not be seen"
        )
    return lines
