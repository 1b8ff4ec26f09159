"""Audits of a place by hand, one a week: what tests of changes compare."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from audit import checks
from audit.activity import Activity
from audit.changes import Change, ChangeKind, State, compare
from audit.dossier import Place
from audit.evidence import Evidence
from audit.verdict import Verdict
from audit.website import Site
from dossiers import NOON, dossier, place, site, snapshot

WEEK = dt.timedelta(days=7)
_SILENT = {Activity.FRESH: 3.0, Activity.QUIET: 60.0, Activity.DORMANT: 200.0, Activity.ABANDONED: 900.0}

Seen = Activity | Verdict


def stands(seen: Seen, key: str = "bluesky:maple", **changed: object) -> Place:
    """A place that lives and posts like this, or of which this is the verdict."""
    if isinstance(seen, Verdict):
        return place(seen, key=key, **changed)  # type: ignore[arg-type]  # each test spells the fields it means
    return place(Verdict.LIVE, seen, days=_SILENT.get(seen), key=key, **changed)  # type: ignore[arg-type]


def state(*places: Place, weeks: float = 0, home: Site | None = None, **kept: object) -> State:
    """An audit so many weeks ago, as today's checks judge it."""
    taken = NOON - weeks * WEEK
    looked: tuple[Evidence, ...] = tuple(
        dataclasses.replace(place.look.evidence, key=place.key, at=taken) for place in places if place.look
    )
    made = dataclasses.replace(
        dossier(*places, home=home or site()),
        date=taken.date(),
        snapshot=snapshot(*looked, stamp=f"{taken:%Y%m%dT%H%M%SZ}-aaaa", taken=taken, **kept),
    )
    return State(dossier=made, findings=checks.findings(made))


def weekly(*story: Sequence[Place]) -> tuple[Change, ...]:
    """What the last of these weeks brought; the weeks before come oldest first."""
    *past, now = (state(*places, weeks=len(story) - 1 - n) for n, places in enumerate(story))
    return compare(past, now)


def kinds(*story: Seen, only: str = "place bluesky:maple") -> list[ChangeKind]:
    """What became of one place, told by how it stood in each week."""
    return [change.kind for change in weekly(*([stands(seen)] for seen in story)) if change.subject == only]
