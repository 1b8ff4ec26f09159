"""What an audit brought since the one it is compared with."""

from __future__ import annotations

import dataclasses
import datetime as dt

from audit.changes import Change, ChangeKind
from audit.finding import Finding


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """How many places were in working order on one day, of those that could be seen."""

    day: dt.date
    working: int
    of: int


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """The changes since an earlier audit, and how the places stood before."""

    since: dt.date | None = None
    """The day of the audit compared with; None where there is none."""
    changes: tuple[Change, ...] = ()
    unknown: tuple[Finding, ...] = ()
    """Problems that stood when they were last known, and that could not be looked at again, for however long."""
    trend: tuple[Working, ...] = ()
    """One a month, at its last audit; the last is this audit's. Oldest first."""

    def of(self, *kinds: ChangeKind) -> tuple[Change, ...]:
        """The changes of these kinds, in the order of telling."""
        return tuple(change for change in self.changes if change.kind in kinds)


NONE = News()
"""Of what is compared with nothing."""
