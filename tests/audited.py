"""A judged audit by hand, with its changes: what tests of gates and of a build server's log start from."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from audit.changes import compare, unknown
from audit.dossier import Place
from audit.finding import Finding
from audit.news import News
from audit.run import Audit
from audit.state import State
from audit.store import Files
from dossiers import listing
from states import Seen, stands, state


def listed(*standing: Seen) -> tuple[Place, ...]:
    """Listed places that stand like this, each under a key of its own."""
    return tuple(
        stands(seen, key=f"bluesky:{number}", name=f"Place {number}", listing=listing(f"https://n{number}.example"))
        for number, seen in enumerate(standing)
    )


def audited(*story: Sequence[Place], name: str = "Maple", ruled: Sequence[Finding] = ()) -> Audit:
    """The last of these weeks as an audit; `ruled` stand in the place of its findings with the same id."""
    weeks = (state(*places, weeks=len(story) - 1 - n) for n, places in enumerate(story))
    return last_of(*weeks, name=name, ruled=ruled)


def last_of(*states: State, name: str = "Maple", ruled: Sequence[Finding] = ()) -> Audit:
    """The last of these states as an audit, with what became of the others."""
    *past, now = states
    words = {finding.id: finding for finding in ruled}
    client = dataclasses.replace(now.dossier.client, name=name)
    return Audit(
        client=client,
        files=Files(root=Path(), slug="maple"),
        dossier=dataclasses.replace(now.dossier, client=client),
        findings=tuple(words.get(finding.id, finding) for finding in now.findings),
        news=News(changes=compare(past, now), unknown=unknown(past, now)),
    )
