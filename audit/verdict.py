"""Signals to one verdict. The only module that may say gone.

*Live* and *gone* are both earned. A positive sign counts only where the same source does not show a profile
that cannot exist; a negative one only where, before and after it, that source showed a living profile and
gave the impossible one this very answer. Everything else is *unseen*.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
from collections.abc import Callable, Iterator

from audit.evidence import Control, Evidence, Look, Saw, Sighting, Sign, Signal

APART = dt.timedelta(hours=24)
"""How long after the first look the one that confirms it may come."""

_POSITIVE = (Sign.SHOWN, Sign.PRIVATE, Sign.MOVED)
NEGATIVE = (Sign.ENDED, Sign.ABSENT, Sign.NO_SUCH_NAME, Sign.WITHHELD)
_ANSWERED = (*NEGATIVE, Sign.UNFAMILIAR)
"""What an impossible profile may meet at a source that is working: anything but a wall or a failure."""


class Verdict(enum.StrEnum):
    """What a customer meets at a place, as far as it was earned."""

    LIVE = "live"
    SUSPECT = "suspect"
    """Looks gone: one look of two."""
    GONE = "gone"
    MOVED = "moved"
    TAKEN_OVER = "taken_over"
    PRIVATE = "private"
    NOT_PUBLIC = "not_public"
    """Visitors are told it is not available, which this network says of hidden accounts too."""
    NETWORK_CLOSED = "network_closed"
    UNSEEN = "unseen"


_LIVING = (Verdict.LIVE, Verdict.PRIVATE, Verdict.MOVED)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A verdict and what it stands on."""

    verdict: Verdict
    signal: Signal | None = None
    """The sign that decided, or for UNSEEN the reason nothing could."""
    sighting: Sighting | None = None
    """Set when a person's word decided."""
    again_after: dt.datetime | None = None
    """For SUSPECT: from when a second look counts."""
    last_live: Look | None = None
    """The newest look that showed it living, this one included."""


def judge(
    look: Look,
    earlier: tuple[Look, ...],
    sightings: tuple[Sighting, ...],
    today: dt.date,
    *,
    alone: Callable[[Look], Judgement] | None = None,
) -> Judgement:
    """One place's verdict from this look, the looks before it (oldest first) and what people saw.

    `alone` may remember what each look is worth taken alone: it is asked for the same ones again and again.
    """
    alone = alone or judge_alone
    person = _latest(sightings, today)
    mine = alone(look)
    past = [(before, alone(before)) for before in earlier]
    living = [seen for seen, then in (*past, (look, mine)) if then.verdict in _LIVING]
    alive = [seen for seen, then in (*past, (look, mine)) if then.verdict is Verdict.LIVE]
    life = _Life(tuple(living), sightings)
    judged = dataclasses.replace(mine, last_live=alive[-1] if alive else None)
    if person and (word := _persons_word(judged, person, look, life)):
        return word
    match judged.verdict:
        case Verdict.LIVE | Verdict.MOVED if _is_another_account(look, alive, sightings):
            return dataclasses.replace(judged, verdict=Verdict.TAKEN_OVER)
        case Verdict.SUSPECT:
            return _confirm(judged, look, past, life)
        case _:
            return judged


@dataclasses.dataclass(frozen=True, slots=True)
class _Life:
    """When a place was seen living, by the program or by a person, long expired words included."""

    looks: tuple[Look, ...]
    sightings: tuple[Sighting, ...]

    def since(self, day: dt.date) -> bool:
        """Whether it was seen living on that day or later: in doubt about the hour, life came last."""
        seen = [look.evidence.at for look in self.looks]
        seen += [sighting.on for sighting in self.sightings if sighting.saw is Saw.WORKS]
        return any(at.date() >= day for at in seen)

    def after(self, moment: dt.datetime) -> bool:
        """Whether a look showed it living after that moment."""
        return any(look.evidence.at >= moment for look in self.looks)


def is_living(look: Look) -> bool:
    """Whether this one look, taken alone, showed the place living."""
    return judge_alone(look).verdict is Verdict.LIVE


def is_green(signal: Signal, evidence: Evidence, controls: tuple[Control, ...]) -> bool:
    """Whether the controls of this signal's source allow it to count."""
    beside = _beside(signal, evidence, controls)
    if signal.sign in _POSITIVE:
        return any(c.absent for c in beside) and not any(_positive(c.absent) for c in beside)
    if any(_same(signal, c.living) for c in beside):
        return False
    before = any(c.when == "before" and c.at <= evidence.at and _tells_apart(signal, c) for c in beside)
    after = any(c.when == "after" and c.at >= evidence.at and _tells_apart(signal, c) for c in beside)
    return before and after


def _beside(signal: Signal, evidence: Evidence, controls: tuple[Control, ...]) -> list[Control]:
    """The controls of this very source: another network's, host's or rung's says nothing here."""
    source = (evidence.profile.platform, signal.host, signal.rung)
    return [c for c in controls if (c.platform, c.host, c.rung) == source]


def _tells_apart(signal: Signal, control: Control) -> bool:
    if not any(sign.sign is Sign.SHOWN for sign in control.living):
        return False
    if signal.sign is Sign.ENDED:
        answered = any(sign.sign in _ANSWERED for sign in control.absent)
        return answered and not _same(signal, control.absent)
    return _same(signal, control.absent)


def _same(signal: Signal, others: tuple[Signal, ...]) -> bool:
    return any((other.sign, other.mark) == (signal.sign, signal.mark) for other in others)


def _positive(signals: tuple[Signal, ...]) -> bool:
    return any(signal.sign in _POSITIVE for signal in signals)


def judge_alone(look: Look) -> Judgement:
    """What one look is worth, before others confirm or end it: an absence is at most suspect."""
    signals = look.evidence.reading.signals
    closed = next((s for s in signals if s.sign is Sign.NETWORK_CLOSED), None)
    if closed:
        return Judgement(verdict=Verdict.NETWORK_CLOSED, signal=closed)
    green = [s for s in signals if s.sign in _POSITIVE + NEGATIVE and is_green(s, look.evidence, look.controls)]
    if any(_may_be_shown(s, look) for s in signals):
        green = [s for s in green if s.sign in _POSITIVE]
    for sign, verdict in _ORDER:
        for signal in green:
            if signal.sign is sign:
                return Judgement(verdict=verdict, signal=signal)
    return Judgement(verdict=Verdict.UNSEEN, signal=next(_reasons(signals), None))


def _may_be_shown(signal: Signal, look: Look) -> bool:
    """A living sign without a control: too little for *live*, enough to silence the negatives beside it."""
    controls = _beside(signal, look.evidence, look.controls)
    return signal.sign in _POSITIVE and not any(_positive(c.absent) for c in controls)


_ORDER = (
    (Sign.PRIVATE, Verdict.PRIVATE),
    (Sign.MOVED, Verdict.MOVED),
    (Sign.SHOWN, Verdict.LIVE),
    (Sign.ENDED, Verdict.GONE),
    (Sign.ABSENT, Verdict.SUSPECT),
    (Sign.NO_SUCH_NAME, Verdict.SUSPECT),
    (Sign.WITHHELD, Verdict.NOT_PUBLIC),
)
"""Strongest first: a living sign beats every negative one of the same look."""


def _reasons(signals: tuple[Signal, ...]) -> Iterator[Signal]:
    """Why nothing was seen: walls first, then what could not be trusted."""
    unsure = (*_POSITIVE, *NEGATIVE)
    yield from (s for s in signals if s.sign not in unsure and s.sign is not Sign.UNFAMILIAR)
    yield from (s for s in signals if s.sign is Sign.UNFAMILIAR)
    yield from signals


def _latest(sightings: tuple[Sighting, ...], today: dt.date) -> Sighting | None:
    valid = [s for s in sightings if s.on.date() <= today <= s.until]
    return max(valid, key=lambda s: (s.on, _KINDEST.index(s.saw)), default=None)


_KINDEST = (Saw.SOMEBODY_ELSES, Saw.UNAVAILABLE, Saw.WORKS)
"""Of two words of the same moment the last of these counts."""


def _persons_word(judged: Judgement, person: Sighting, look: Look, life: _Life) -> Judgement | None:
    """A person's word fills what the program could not see, and confirms or ends an absence."""
    at = look.evidence.at
    older = person.on.date() < at.date()
    absent = judged.verdict in (Verdict.SUSPECT, Verdict.GONE)
    match person.saw:
        case Saw.SOMEBODY_ELSES:
            return dataclasses.replace(judged, verdict=Verdict.TAKEN_OVER, sighting=person)
        case Saw.WORKS if judged.verdict in (Verdict.UNSEEN, Verdict.NOT_PUBLIC) or (absent and not older):
            return dataclasses.replace(judged, verdict=Verdict.LIVE, sighting=person)
        case Saw.UNAVAILABLE if absent and not life.since(min(person.on, at).date()):
            return dataclasses.replace(judged, verdict=Verdict.GONE, sighting=person)
        case Saw.UNAVAILABLE if judged.verdict is Verdict.UNSEEN and not life.after(person.on):
            return dataclasses.replace(judged, verdict=Verdict.SUSPECT, sighting=person)
        case _:
            return None


def _is_another_account(look: Look, alive: list[Look], sightings: tuple[Sighting, ...]) -> bool:
    """Only an id the network gave, differing from the business's own, proves another owner, wherever that one went since.

    Its own is the first that was read, or the one a person has since seen at work.
    """
    known = [(seen.evidence.at.date(), seen.evidence.reading.platform_id) for seen in alive]
    known = [(day, platform_id) for day, platform_id in known if platform_id]
    worked = max((s.on.date() for s in sightings if s.saw is Saw.WORKS), default=dt.date.min)
    own = next((platform_id for day, platform_id in reversed(known) if day <= worked), known[0][1] if known else "")
    now = look.evidence.reading.platform_id
    return bool(now and own) and now != own


def _confirm(judged: Judgement, look: Look, past: list[tuple[Look, Judgement]], life: _Life) -> Judgement:
    """Gone when an absence at least a day older stands, with nothing living since."""
    first = look.evidence.at
    for before, then in reversed(past):
        if then.verdict in _LIVING:
            break
        if then.verdict in (Verdict.SUSPECT, Verdict.GONE):
            if life.since(before.evidence.at.date()):
                break
            first = before.evidence.at
    if look.evidence.at - first >= APART:
        return dataclasses.replace(judged, verdict=Verdict.GONE)
    return dataclasses.replace(judged, again_after=first + APART)
