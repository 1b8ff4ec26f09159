"""Signals to one verdict. The only module that may say gone.

*Live* and *gone* are both earned. A positive sign counts only where the same source does not show a profile
that cannot exist; a negative one only where, before and after it, that source showed a living profile and
gave the impossible one this very answer. Everything else is *unseen*.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
from collections.abc import Iterator

from audit.evidence import Control, Evidence, Look, Saw, Sighting, Sign, Signal

APART = dt.timedelta(hours=24)
"""How long after the first look the one that confirms it may come."""

_POSITIVE = (Sign.SHOWN, Sign.PRIVATE, Sign.MOVED)
_NEGATIVE = (Sign.ENDED, Sign.ABSENT, Sign.NO_SUCH_NAME, Sign.WITHHELD)


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


def judge(look: Look, earlier: tuple[Look, ...], sightings: tuple[Sighting, ...], today: dt.date) -> Judgement:
    """One place's verdict from this look, the looks before it (oldest first) and what people saw."""
    person = _latest(sightings, today)
    mine = _judge_alone(look)
    past = [(before, _judge_alone(before)) for before in earlier]
    alive = [*(before for before, then in past if then.verdict is Verdict.LIVE), *_if_live(look, mine)]
    judged = dataclasses.replace(mine, last_live=alive[-1] if alive else None)
    if person and (word := _persons_word(judged, person, look)):
        return word
    match judged.verdict:
        case Verdict.LIVE if _is_another_account(look.evidence, past):
            return dataclasses.replace(judged, verdict=Verdict.TAKEN_OVER)
        case Verdict.SUSPECT:
            return _confirm(judged, look, past, sightings)
        case _:
            return judged


def is_green(signal: Signal, evidence: Evidence, controls: tuple[Control, ...]) -> bool:
    """Whether the controls of this signal's source allow it to count."""
    beside = [c for c in controls if (c.host, c.rung) == (signal.host, signal.rung)]
    if signal.sign in _POSITIVE:
        return bool(beside) and not any(_positive(c.absent) for c in beside)
    if any(_same(signal, c.living) for c in beside):
        return False
    before = any(c.when == "before" and c.at <= evidence.at and _tells_apart(signal, c) for c in beside)
    after = any(c.when == "after" and c.at >= evidence.at and _tells_apart(signal, c) for c in beside)
    return before and after


def _tells_apart(signal: Signal, control: Control) -> bool:
    if not any(sign.sign is Sign.SHOWN for sign in control.living):
        return False
    if signal.sign is Sign.ENDED:
        return bool(control.absent) and not _same(signal, control.absent)
    return _same(signal, control.absent)


def _same(signal: Signal, others: tuple[Signal, ...]) -> bool:
    return any((other.sign, other.mark) == (signal.sign, signal.mark) for other in others)


def _positive(signals: tuple[Signal, ...]) -> bool:
    return any(signal.sign in _POSITIVE for signal in signals)


def _judge_alone(look: Look) -> Judgement:
    """What one look is worth, before others confirm or end it: an absence is at most suspect."""
    signals = look.evidence.reading.signals
    closed = next((s for s in signals if s.sign is Sign.NETWORK_CLOSED), None)
    if closed:
        return Judgement(verdict=Verdict.NETWORK_CLOSED, signal=closed)
    green = [s for s in signals if s.sign in _POSITIVE + _NEGATIVE and is_green(s, look.evidence, look.controls)]
    for sign, verdict in _ORDER:
        for signal in green:
            if signal.sign is sign:
                return Judgement(verdict=verdict, signal=signal)
    return Judgement(verdict=Verdict.UNSEEN, signal=next(_reasons(signals), None))


_ORDER = (
    (Sign.PRIVATE, Verdict.PRIVATE),
    (Sign.SHOWN, Verdict.LIVE),
    (Sign.MOVED, Verdict.MOVED),
    (Sign.ENDED, Verdict.GONE),
    (Sign.ABSENT, Verdict.SUSPECT),
    (Sign.NO_SUCH_NAME, Verdict.SUSPECT),
    (Sign.WITHHELD, Verdict.NOT_PUBLIC),
)
"""Strongest first: a living sign beats every negative one of the same look."""


def _reasons(signals: tuple[Signal, ...]) -> Iterator[Signal]:
    """Why nothing was seen: walls first, then what could not be trusted."""
    unsure = (*_POSITIVE, *_NEGATIVE)
    yield from (s for s in signals if s.sign not in unsure and s.sign is not Sign.UNFAMILIAR)
    yield from (s for s in signals if s.sign is Sign.UNFAMILIAR)
    yield from signals


def _if_live(look: Look, mine: Judgement) -> tuple[Look, ...]:
    return (look,) if mine.verdict is Verdict.LIVE else ()


def _latest(sightings: tuple[Sighting, ...], today: dt.date) -> Sighting | None:
    valid = [s for s in sightings if s.on.date() <= today <= s.until]
    return max(valid, key=lambda s: s.on, default=None)


def _persons_word(judged: Judgement, person: Sighting, look: Look) -> Judgement | None:
    """A person's word fills what the program could not see, and confirms or ends an absence."""
    older = person.on.date() < look.evidence.at.date()
    absent = judged.verdict in (Verdict.SUSPECT, Verdict.GONE)
    match person.saw:
        case Saw.SOMEBODY_ELSES:
            return dataclasses.replace(judged, verdict=Verdict.TAKEN_OVER, sighting=person)
        case Saw.WORKS if judged.verdict in (Verdict.UNSEEN, Verdict.NOT_PUBLIC) or (absent and not older):
            return dataclasses.replace(judged, verdict=Verdict.LIVE, sighting=person)
        case Saw.UNAVAILABLE if absent:
            return dataclasses.replace(judged, verdict=Verdict.GONE, sighting=person)
        case Saw.UNAVAILABLE if judged.verdict is Verdict.UNSEEN:
            return dataclasses.replace(judged, verdict=Verdict.SUSPECT, sighting=person)
        case _:
            return None


def _is_another_account(evidence: Evidence, past: list[tuple[Look, Judgement]]) -> bool:
    """Only an id the network itself gave, differing from the one it gave before, proves another owner."""
    now = evidence.reading.platform_id
    before = [look.evidence.reading.platform_id for look, then in past if then.verdict is Verdict.LIVE]
    known = [platform_id for platform_id in before if platform_id]
    return bool(now and known) and now != known[-1]


def _confirm(
    judged: Judgement, look: Look, past: list[tuple[Look, Judgement]], sightings: tuple[Sighting, ...]
) -> Judgement:
    """Gone when an absence at least a day older stands, with nothing living since."""
    first = look.evidence.at
    for before, then in reversed(past):
        if then.verdict in (Verdict.LIVE, Verdict.PRIVATE, Verdict.MOVED):
            break
        if then.verdict in (Verdict.SUSPECT, Verdict.GONE):
            if any(s.saw is Saw.WORKS and s.on >= before.evidence.at for s in sightings):
                break
            first = before.evidence.at
    if look.evidence.at - first >= APART:
        return dataclasses.replace(judged, verdict=Verdict.GONE)
    return dataclasses.replace(judged, again_after=first + APART)
