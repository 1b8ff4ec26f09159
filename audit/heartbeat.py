"""A run that met what the run before had met: its times alone are kept, and read back as the snapshot it would have been."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping

from audit.evidence import Control, Evidence, Newest, Precision, Reading, Signal
from audit.followed import Followed
from audit.snapshot import SCHEMA, Snapshot
from audit.website import Site

_NO_TIME = dt.datetime.min.replace(tzinfo=dt.UTC)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """One run of one client that met nothing new. It is evidence like any other: when each place and control was asked."""

    schema: int = SCHEMA
    id: str
    client: str
    previous: str
    same_as: str
    """The id of the snapshot whose evidence was met again."""
    taken: dt.datetime
    requests: int = 0
    places: Mapping[str, dt.datetime]
    """When each place was asked, by its key."""
    controls: tuple[dt.datetime, ...] = ()
    """When each control beside them was taken, in the order of `_beside`."""


def is_due(last: Snapshot, base: Snapshot, now: Snapshot) -> bool:
    """Whether this run is to be kept whole: it met something else than the last, or it is the first of a month."""
    return (base.taken.year, base.taken.month) != (now.taken.year, now.taken.month) or _gist(last) != _gist(now)


def beat(base: Snapshot, now: Snapshot) -> Heartbeat:
    """What is kept of a run that met what `base` holds."""
    return Heartbeat(
        id=now.id,
        client=now.client,
        previous=now.previous,
        same_as=base.id,
        taken=now.taken,
        requests=now.requests,
        places={seen.key: seen.at for seen in now.evidence},
        controls=tuple(control.at for control in _beside(now)),
    )


def again(base: Snapshot, kept: Heartbeat) -> Snapshot | None:
    """The snapshot a run would have been: the base's evidence at the run's own times; None where the two do not fit.

    Sizes and seconds in its transcript are the base's.
    """
    beside = tuple(_beside(base))
    if len(beside) != len(kept.controls) or {seen.key for seen in base.evidence} != kept.places.keys():
        return None
    controls = (dataclasses.replace(control, at=at) for control, at in zip(beside, kept.controls, strict=True))
    return dataclasses.replace(
        base,
        id=kept.id,
        previous=kept.previous,
        same_as=base.id,
        taken=kept.taken,
        requests=kept.requests,
        evidence=tuple(dataclasses.replace(seen, at=kept.places[seen.key]) for seen in base.evidence),
        controls=tuple(sorted(controls, key=lambda control: control.at.timestamp())),
    )


def _gist(snapshot: Snapshot) -> object:
    """What a run met, without what differs from run to run though nothing has changed: times, sizes, counts, quotes."""
    return (
        (snapshot.client, snapshot.program, snapshot.read_from, snapshot.language, snapshot.keys),
        {seen.key: _met(seen) for seen in snapshot.evidence},
        [_kind(control) for control in _beside(snapshot)],
        snapshot.site and _site(snapshot.site),
        [_followed(found) for found in snapshot.followed],
    )


def _met(seen: Evidence) -> object:
    asked = sorted((e.method, e.address, e.status, e.failure or "") for e in seen.exchanges)
    return seen.profile, seen.listed, asked, seen.reader, _reading(seen.reading)


def _reading(reading: Reading) -> Reading:
    return dataclasses.replace(
        reading,
        signals=_unquoted(reading.signals),
        newest=reading.newest and _newest(reading.newest),
        posts=tuple(dataclasses.replace(post, at=_NO_TIME) for post in reading.posts),
        followers=None,
        post_count=None,
    )


def _newest(newest: Newest) -> Newest:
    """Of words such as "3 weeks ago" the day alone is known, not the hour at which they were read."""
    if newest.precision is not Precision.ROUGH:
        return newest
    return dataclasses.replace(newest, at=newest.at.replace(hour=0, minute=0, second=0, microsecond=0))


def _unquoted(signals: tuple[Signal, ...]) -> tuple[Signal, ...]:
    return tuple(dataclasses.replace(signal, quote="") for signal in signals)


def _site(site: Site) -> Site:
    pages = tuple(dataclasses.replace(page, signals=_unquoted(page.signals)) for page in site.pages)
    return dataclasses.replace(site, signals=_unquoted(site.signals), pages=pages)


def _followed(found: Followed) -> Followed:
    return dataclasses.replace(found, quote="")


def _beside(snapshot: Snapshot) -> Iterator[Control]:
    """The controls of the sources that these places were read from, in an order of their own; others decide nothing."""
    sources = {
        (seen.profile.platform, signal.host, signal.rung)
        for seen in snapshot.evidence
        for signal in seen.reading.signals
    }
    beside = (c for c in snapshot.controls if (c.platform, c.host, c.rung) in sources)
    yield from sorted(beside, key=lambda control: (_kind(control), control.at))


def _kind(control: Control) -> tuple[str, str, str, str, list[tuple[str, str]], list[tuple[str, str]]]:
    """All that a control says but its time."""
    living, absent = (sorted((s.sign.value, s.mark) for s in signals) for signals in (control.living, control.absent))
    return control.platform, control.host, control.rung, control.when, living, absent
