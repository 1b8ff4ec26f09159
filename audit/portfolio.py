"""One client as a line of the consultant's dashboard over all of them: how it stands and what waits, pure."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from audit import alarms, rulings
from audit.client import Client
from audit.dossier import Dossier
from audit.finding import Finding, Level, Outcome
from audit.news import News, Working
from audit.verdict import Verdict
from audit.yml import clientvalues
from audit.yml.shapes import Wrong

_RHYTHMS = {"daily": 1, "weekly": 7, "fortnightly": 14, "monthly": 30, "quarterly": 91, "yearly": 365}
_WEEKLY = _RHYTHMS["weekly"]
_HIDDEN = (Verdict.UNSEEN, Verdict.SUSPECT)


class Stand(enum.StrEnum):
    """What a client wants of the consultant; of several the most urgent, and the order is that of urgency."""

    BROKEN = "broken"
    """Its file, history or decisions cannot be read: nobody looks after it until that is put right."""
    FIX_NOW = "fix_now"
    DUE = "due"
    """The next audit is due, or a person's look at what no program sees."""
    NEVER = "never"
    """No audit yet."""
    TO_DO = "to_do"
    """Something is open, and none of it urgent."""
    FINE = "fine"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One client on one day. Where there is no audit, there are no numbers."""

    name: str
    slug: str = ""
    """Empty where the client file cannot be read."""
    file: str
    """The client file, as it was named."""
    today: dt.date
    trouble: str = ""
    """Why it cannot be judged, as a sentence; empty where it can."""
    looked: dt.date | None = None
    """The day of the newest audit."""
    due: dt.date | None = None
    """The day of the next."""
    working: Working | None = None
    places: int = 0
    unseen: int = 0
    """Of the places, those that could not be seen."""
    looks_due: int = 0
    """Places that wait for a person's look."""
    fix_now: int = 0
    """Confirmed, and not ruled on, as all that follows."""
    new: int = 0
    """New, back again or worse since the audit before."""
    open: int = 0
    oldest: Finding | None = None
    since: dt.date | None = None
    """When the oldest open problem was first seen."""
    minutes: int = 0
    """Hands-on work that is open, as the report's own list counts it."""
    left_out: int = 0
    """Kept files of earlier audits that could not be trusted."""

    @property
    def overdue(self) -> int:
        """Days since the next audit was due; 0 on that day and before."""
        return max(0, (self.today - self.due).days) if self.due else 0

    @property
    def age(self) -> int | None:
        """Days since the oldest open problem was first seen."""
        return (self.today - self.since).days if self.since else None

    @property
    def stand(self) -> Stand:
        if self.trouble:
            return Stand.BROKEN
        if self.due is None:
            return Stand.NEVER
        if self.fix_now:
            return Stand.FIX_NOW
        if self.due <= self.today or self.looks_due:
            return Stand.DUE
        return Stand.TO_DO if self.open else Stand.FINE


def row(dossier: Dossier, findings: Sequence[Finding], news: News, *, minutes: int) -> Row:
    """A client that was audited, as on the dossier's day."""
    client, places = dossier.client, dossier.listed or dossier.leads
    looked = dossier.snapshot.taken.date()
    standing = alarms.sure(findings, dossier)
    seen_since = {change.now.id: change.since for change in news.changes if change.now and change.since}
    since = {finding.id: seen_since.get(finding.id, looked) for finding in standing}
    oldest = min(standing, key=lambda finding: (since[finding.id], _urgency(finding)), default=None)
    decisions = [f for f in rulings.still_open(findings) if f.outcome is Outcome.DECISION]
    return Row(
        name=client.name,
        slug=client.slug,
        file=str(client.path),
        today=dossier.date,
        looked=looked,
        due=looked + dt.timedelta(days=rhythm(client)),
        working=news.trend[-1] if news.trend else None,
        places=len(places),
        unseen=sum(place.verdict is Verdict.UNSEEN for place in places),
        looks_due=_looks_due(dossier, findings),
        fix_now=sum(finding.level is Level.FIX_NOW for finding in standing),
        new=len(list(alarms.of(news.changes, findings, dossier))),
        open=len(standing) + len(decisions),
        oldest=oldest,
        since=since[oldest.id] if oldest else None,
        minutes=minutes,
        left_out=dossier.left_out,
    )


def rhythm(client: Client) -> int:
    """Days from one audit to the next: `schedule: {check: monthly}`, or a length as 10d; a week where it says neither."""
    schedule = client.later.get("schedule")
    typed = str(schedule.get("check", "")).strip().lower() if isinstance(schedule, Mapping) else ""
    if typed in _RHYTHMS:
        return _RHYTHMS[typed]
    try:
        return clientvalues.days(typed)
    except Wrong:
        return _WEEKLY


def _looks_due(dossier: Dossier, findings: Sequence[Finding]) -> int:
    settled = rulings.settled(findings)
    return sum(place.verdict in _HIDDEN and place.key not in settled for place in dossier.listed)


def _urgency(finding: Finding) -> tuple[int, str]:
    return (list(Level).index(finding.level) if finding.level else len(Level), finding.id)


class Key(enum.StrEnum):
    """What the rows may be sorted by; always what wants a hand first comes first, and what has no number last."""

    URGENCY = "urgency"
    CLIENT = "client"
    WORKING = "working"
    FIX_NOW = "fix-now"
    NEW = "new"
    OLDEST = "oldest"
    DUE = "due"
    UNSEEN = "unseen"
    HOURS = "hours"


_NUMBERS: Mapping[Key, Callable[[Row], int | None]] = {
    Key.WORKING: lambda row: percent(row.working.working, row.working.of) if row.working else None,
    Key.FIX_NOW: lambda row: row.fix_now,
    Key.NEW: lambda row: row.new,
    Key.OLDEST: lambda row: row.age,
    Key.DUE: lambda row: row.due.toordinal() if row.due else None,
    Key.UNSEEN: lambda row: percent(row.unseen, row.places),
    Key.HOURS: lambda row: row.minutes,
}


def value(row: Row, key: Key) -> int | None:
    """A row's number under a key; None where it has none, and by client, since names are no numbers."""
    if key is Key.URGENCY:
        return list(Stand).index(row.stand)
    return _NUMBERS[key](row) if row.due and key in _NUMBERS else None


RISES = frozenset({Key.URGENCY, Key.CLIENT, Key.WORKING, Key.DUE})
"""Keys whose smallest number comes first."""


def percent(part: int, whole: int) -> int | None:
    """A share in whole percent; None of nothing."""
    return round(100 * part / whole) if whole else None


def ordered(rows: Sequence[Row], key: Key = Key.URGENCY) -> tuple[Row, ...]:
    """The rows by a key; those that it does not tell apart by urgency, then by name."""
    by_urgency = sorted(rows, key=_first_things_first)
    if key is Key.CLIENT:
        return tuple(sorted(by_urgency, key=lambda row: row.name.casefold()))
    sign = 1 if key in RISES else -1

    def place(row: Row) -> tuple[bool, int]:
        number = value(row, key)
        return number is None, sign * (number or 0)

    return tuple(sorted(by_urgency, key=place))


def _first_things_first(row: Row) -> tuple[int | str, ...]:
    wants = (row.new, row.fix_now, row.overdue, row.looks_due, row.age or 0, row.minutes)
    return (list(Stand).index(row.stand), *(-count for count in wants), row.name.casefold(), row.file)


def counts(rows: Sequence[Row]) -> Mapping[Stand, int]:
    """How many clients stand how: each once, by what is most urgent."""
    return Counter(row.stand for row in rows)
