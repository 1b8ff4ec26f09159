"""Every look of every run at each place, with what else was seen of its network beside it: judged alone once."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence

from audit.evidence import Control, Evidence, Look, Saw, Sighting
from audit.snapshot import Snapshot
from audit.verdict import NEGATIVE, Judgement, Verdict, is_living, judge_alone

KEPT = dt.timedelta(days=90)
"""So long a good reading is not replaced by a weaker one."""
_WEAK = "a build server"
"""Networks show data centres less than homes."""
_WITNESS = dt.timedelta(days=30)
_RUN = dt.timedelta(days=1)
"""A run takes less."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One look, and where it was made from."""

    look: Look
    read_from: str

    @property
    def day(self) -> dt.date:
        return self.look.evidence.at.date()

    @property
    def strength(self) -> tuple[bool, bool]:
        """What this look was able to show: whether it came from where networks show more, and whether it is dated."""
        newest = self.look.evidence.reading.newest
        return self.read_from != _WEAK, newest is not None and not newest.lower_bound


class Looks:
    """The looks of a client's runs (oldest first), and what each is worth taken alone.

    A place that was seen living within 30 days is one more control for its network: one famous account may be shown
    while small ones are not, and if another place of ours gets the very answer that is to prove an absence, the answer
    proves nothing yet.
    """

    def __init__(self, snapshots: Sequence[Snapshot], sightings: Sequence[Sighting]) -> None:
        self.snapshots = tuple(snapshots)
        self._sightings = tuple(sightings)
        self._living = tuple(_living(self.snapshots))
        self._seen: dict[str, tuple[tuple[int, Seen], ...]] = {}
        self._alone: dict[int, Judgement] = {}

    def at(self, key: str, runs: int) -> tuple[Seen, ...]:
        """The looks at one place in the first so many runs."""
        if key not in self._seen:
            self._seen[key] = tuple(self._all(key))
        return tuple(seen for number, seen in self._seen[key] if number < runs)

    def alone(self, look: Look) -> Judgement:
        """What one of these looks is worth before others confirm or end it."""
        if id(look) not in self._alone:  # these looks live as long as this does
            self._alone[id(look)] = judge_alone(look)
        return self._alone[id(look)]

    def best(self, key: str, runs: int, today: dt.date) -> Seen | None:
        """The last good reading: the newest that showed the place living, or a better one of the last 90 days."""
        living = [seen for seen in self.at(key, runs) if self.alone(seen.look).verdict is Verdict.LIVE]
        young = [seen for seen in living if today - seen.day <= KEPT]
        return max(
            young, key=lambda seen: (seen.strength, seen.look.evidence.at), default=living[-1] if living else None
        )

    def _all(self, key: str) -> Iterator[tuple[int, Seen]]:
        for number, snapshot in enumerate(self.snapshots):
            if look := snapshot.look(key):
                yield number, Seen(look=self._witnessed(look), read_from=snapshot.read_from)

    def _witnessed(self, look: Look) -> Look:
        negative = {(s.sign, s.mark) for s in look.evidence.reading.signals if s.sign in NEGATIVE}
        others = self._living_near(look) if negative else frozenset[str]()
        witnesses = tuple(
            Control(
                platform=evidence.profile.platform,
                host=signal.host,
                rung=signal.rung,
                when="before",
                at=evidence.at,
                living=(signal,),
                absent=(),
            )
            for snapshot in self.snapshots
            if others and abs(snapshot.taken - look.evidence.at) <= _WITNESS + _RUN
            for evidence in snapshot.evidence
            if evidence.key in others and _near(evidence.at, look.evidence.at)
            for signal in evidence.reading.signals
            if (signal.sign, signal.mark) in negative
        )
        return dataclasses.replace(look, controls=look.controls + witnesses)

    def _living_near(self, look: Look) -> frozenset[str]:
        """Other places of this network that a person or this program saw living within 30 days."""
        seen, platform = look.evidence, look.evidence.profile.platform
        by_people = {s.key for s in self._sightings if s.saw is Saw.WORKS and _near(s.on, seen.at)}
        by_us = {
            evidence.key
            for evidence in self._living
            if evidence.profile.platform == platform and _near(evidence.at, seen.at)
        }
        return frozenset(by_people | by_us) - {seen.key}


def _living(snapshots: Sequence[Snapshot]) -> Iterator[Evidence]:
    """Of networks where somebody met a negative answer: what lives elsewhere proves nothing there."""
    negative = {
        evidence.profile.platform
        for snapshot in snapshots
        for evidence in snapshot.evidence
        if any(signal.sign in NEGATIVE for signal in evidence.reading.signals)
    }
    for snapshot in snapshots:
        for evidence in snapshot.evidence:
            look = Look(evidence=evidence, controls=snapshot.controls)
            if evidence.profile.platform in negative and is_living(look):
                yield evidence


def _near(one: dt.datetime, other: dt.datetime) -> bool:
    return abs(one - other) <= _WITNESS
