"""The audits before, judged again by today's rules: what today is compared with, and how many places worked when."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from audit import checks
from audit.changes import compare, unknown
from audit.client import Client, Decision
from audit.dossier import Dossier, Place, assemble
from audit.errors import BadInput
from audit.evidence import Sighting
from audit.finding import Level, Note
from audit.looks import Looks
from audit.news import News, Working
from audit.snapshot import Snapshot
from audit.state import State, standing
from audit.verdict import Verdict

_EACH = 12
"""So many of the newest audits are looked at one by one; of those before, the last of each month."""
_ENDED = (Verdict.GONE, Verdict.NETWORK_CLOSED)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What people have said, whenever they did."""

    sightings: tuple[Sighting, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From which audit to which it is told what changed."""

    since: dt.date | Snapshot | None = None
    """The newest audit by the end of that day, or a frozen one; None for the one before the last."""
    until: dt.date | None = None
    """The last is the newest audit by the end of that day; None for the newest of all."""


LAST = Span()
"""What the newest audit brought."""


def news(past: Sequence[State], now: State) -> News:
    """What today brought; of a first audit, how its places stand and no more."""
    since = past[-1].day if past else None
    return News(since=since, changes=compare(past, now), unknown=unknown(past, now), trend=trend(past, now))


def named(baselines: Mapping[str, Snapshot], name: str) -> Snapshot:
    """The run that was frozen under this name.

    Raises:
        BadInput: there is none; it says which there are.
    """
    if name.lower() in baselines:
        return baselines[name.lower()]
    kept = f"the baselines are {', '.join(baselines)}" if baselines else "no baseline is kept"
    raise BadInput(
        f'"{name}" is neither a baseline nor a day; {kept}, and a day is written 2026-11-22, 2026-Q3 or last'
    )


def ended(snapshots: Sequence[Snapshot], span: Span) -> tuple[Snapshot, ...]:
    """The runs there had been by the end of what is told.

    Raises:
        BadInput: there was none by then, or none since its beginning.
    """
    if span.until is None:
        return tuple(snapshots)
    runs = tuple(snapshot for snapshot in snapshots if snapshot.taken.date() <= span.until)
    if not runs:
        raise BadInput(f"no audit from {span.until} or before it; {_first(snapshots)}")
    if isinstance(span.since, dt.date) and runs[-1].taken.date() <= span.since:
        raise BadInput(
            f"no audit after {span.since} and until {span.until}; the newest by then is of {runs[-1].taken:%Y-%m-%d}"
        )
    return runs


def runs_until(snapshots: Sequence[Snapshot], day: dt.date | None) -> int:
    """How many runs there had been by the end of a day; None for all before the newest."""
    before = snapshots[:-1]
    if day is None:
        return len(before)
    runs = sum(snapshot.taken.date() <= day for snapshot in before)
    if not runs:
        raise BadInput(f"no audit from {day} or before it to compare with; {_first(snapshots)}")
    return runs


def _first(snapshots: Sequence[Snapshot]) -> str:
    return f"the first one is of {snapshots[0].taken:%Y-%m-%d}"


def before(client: Client, looks: Looks, word: Word, since: dt.date | Snapshot | None) -> tuple[State, ...]:
    """The audits that the newest is compared with, oldest first.

    A frozen run that history no longer holds is the whole past by itself. It is a copy of a run, so it stands
    beside today's looks and never among them: it confirms nothing.
    """
    if not isinstance(since, Snapshot):
        return states(client, looks, word, runs_until(looks.snapshots, since))
    after = [snapshot.taken for snapshot in looks.snapshots if snapshot.taken > since.taken]
    if not after:
        raise BadInput(f"no audit after this baseline, which is of {since.taken:%Y-%m-%d}; run one to compare it with")
    ids = [snapshot.id for snapshot in looks.snapshots]
    if since.id in ids:
        return states(client, looks, word, ids.index(since.id) + 1)
    return (_judged(client, Looks((since,), word.sightings), 0, word, after[0]),)


def states(client: Client, looks: Looks, word: Word, runs: int) -> tuple[State, ...]:
    """The first so many audits, oldest first, as they would be judged today.

    Each with what people had said before the next one: its report was built again with that.
    """
    ends = [snapshot.taken for snapshot in looks.snapshots[1:]]
    return tuple(_judged(client, looks, number, word, ends[number]) for number in _kept(looks.snapshots[:runs]))


def _judged(client: Client, looks: Looks, number: int, word: Word, end: dt.datetime) -> State:
    """One audit by what had been seen until then, and said until the next."""
    snapshots = looks.snapshots
    seen = tuple(sighting for sighting in word.sightings if sighting.on < end)
    notes = tuple(note for note in word.notes if note.on < end.date())
    day = max([snapshots[number].taken.date(), *(sighting.on.date() for sighting in seen)])
    dossier = assemble(client, snapshots[: number + 1], seen, day, notes, looks=looks)
    return State(dossier=dossier, findings=checks.findings(dossier))


def _kept(snapshots: Sequence[Snapshot]) -> Iterator[int]:
    """The newest one by one; further back the last of each month: a client's news is older than that by now."""
    for number, snapshot in enumerate(snapshots):
        month = (snapshot.taken.year, snapshot.taken.month)
        after = snapshots[number + 1].taken if number + 1 < len(snapshots) else None
        is_last = after is None or (after.year, after.month) != month
        if is_last or number >= len(snapshots) - _EACH:
            yield number


def trend(past: Sequence[State], now: State) -> tuple[Working, ...]:
    """How many places worked at the end of each month, and today; oldest first."""
    months = {(state.day.year, state.day.month): state for state in (*past, now)}
    return tuple(working(state) for state in months.values())


def working(state: State) -> Working:
    """Places where a customer arrives at the business: open, at most quiet. What could not be seen does not count."""
    seen = [place for place in _counted(state.dossier) if _is_known(place)]
    good = [place for place in seen if _works(state, place)]
    return Working(day=state.day, working=len(good), of=len(seen))


def _counted(dossier: Dossier) -> tuple[Place, ...]:
    return dossier.listed or dossier.leads


def _is_known(place: Place) -> bool:
    is_over = place.decision is Decision.CLOSE and place.verdict in _ENDED and not place.links
    return not is_over and place.verdict not in (Verdict.UNSEEN, Verdict.SUSPECT)


def _works(state: State, place: Place) -> bool:
    problem = state.problems.get(standing(place.key))
    return problem is None or problem.level is Level.TIDY_UP
