"""What `audit doctor` says of keys: which are set, and for each missing one what it would open and what it costs."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence

from audit.cli import keyring
from audit.cli.keyring import Row
from audit.keystate import KeyState
from audit.platforms import PLATFORMS, _graph
from audit.report import plain
from audit.survey import Survey, hidden

BEST = 2
"""So many keys are told at length."""
_SOON = dt.timedelta(days=14)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One of the clients' places."""

    client: str
    name: str
    platform: str
    seen: bool | None
    """Whether the newest audit saw it; None when there was none, and today's look at its network decides."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """A key worth having, with what goes with it."""

    rows: tuple[Row, ...]
    places: int
    """How many of the clients' places are on its networks."""
    unseen: tuple[str, ...]
    """Those it would open that could not be seen."""
    networks: tuple[str, ...]

    @property
    def row(self) -> Row:
        return self.rows[0]

    @property
    def names(self) -> str:
        return plain.listing([row.name for row in self.rows])

    @property
    def minutes(self) -> int:
        return sum(row.minutes for row in self.rows)

    @property
    def card(self) -> str:
        return next((card for card in ("yes", "unknown") if any(row.card == card for row in self.rows)), "no")


def advice(spots: Sequence[Spot], have: frozenset[str], survey: Survey | None) -> tuple[Advice, ...]:
    """The missing keys for networks of these places, or for all: most unseen opened first, then free before paid.

    Between equals the order of `keys.toml` counts.
    """
    found = [_advice(group, spots, survey) for group in _missing(have)]
    fitting = [one for one in found if not spots or one.places]
    return tuple(sorted(fitting, key=lambda one: (-len(one.unseen), not one.row.free)))


def _missing(have: frozenset[str]) -> Iterator[tuple[Row, ...]]:
    """Missing keys that some network takes; what is of use only together comes together."""
    rows = keyring.rows()
    wanted = [row for row in rows.values() if row.name not in have and row.networks]
    for row in wanted:
        if not row.beside or row.beside in have:
            yield (row, *(other for other in wanted if other.beside == row.name))


def _advice(group: tuple[Row, ...], spots: Sequence[Spot], survey: Survey | None) -> Advice:
    """Where nothing at all answered, what was not seen says nothing of the networks."""
    opens = tuple(dict.fromkeys(network for row in group for network in row.networks))
    dark = frozenset(hidden(survey.views)) if survey and survey.answered else frozenset(PLATFORMS)
    several = len({spot.client for spot in spots}) > 1
    places = [spot for spot in spots if spot.platform in opens]
    unseen = [spot for spot in places if (spot.platform in dark if spot.seen is None else not spot.seen)]
    return Advice(
        rows=group,
        places=len(places),
        unseen=tuple(f"{spot.name} ({spot.client})" if several else spot.name for spot in unseen),
        networks=tuple(PLATFORMS[name].NAME for name in opens),
    )


def keys(have: frozenset[str], advised: Sequence[Advice], survey: Survey | None, today: dt.date) -> Iterator[str]:
    """Which keys are set and serve, and which are worth getting."""
    yield f"Set: {plain.listing([_set(name, survey) for name in sorted(have)])}." if have else _NONE
    for name in sorted(have):
        yield from key(name, survey, today)
    useful = [one for one in advised if one.unseen]
    if useful:
        yield "Worth getting, the most useful first:"
    for number, one in enumerate(useful[:BEST], 1):
        yield from _at_length(number, one)
    yield from (f"  {_briefly(one)}" for one in useful[BEST:])
    if spare := [one.names for one in advised if one.places and not one.unseen]:
        yield f"Not needed for what could be seen: {'; '.join(spare)}."
    if general := [one for one in advised if not one.places]:
        yield "What there is; a client file shows which are worth getting (audit doctor client.yml):"
        yield from (f"  {_briefly(one)}" for one in general)
    if advised:
        yield "A key goes into the environment, or as NAME=value into a file called .env beside client.yml."


_NONE = "None is set, and none is needed to begin."


def _set(name: str, survey: Survey | None) -> str:
    """A key and what became of it; of a pair only one half is named in what was asked."""
    if survey is None:
        return name
    row = keyring.rows()[name]
    paired = {row.beside, *(other.name for other in keyring.rows().values() if other.beside == name)}
    if survey.keys.get(name) is KeyState.WORKS:
        return f"{name} (accepted)"
    return name if survey.keys.keys() & {name, *paired} else f"{name} (not tried)"


def key(name: str, survey: Survey | None, today: dt.date) -> Iterator[str]:
    """What needs saying of a key that is set: that it is refused, and when it ends."""
    row = keyring.rows()[name]
    match survey.keys.get(name, KeyState.UNKNOWN) if survey else KeyState.UNKNOWN:
        case KeyState.REFUSED:
            yield f"{name} was refused: it is wrong or has expired. The audit goes on without it. A new one: {row.get}"
            return
        case KeyState.LIMITED:
            yield f"{name} was not let in today: it lacks a permission, or its allowance is used up. See {row.get}"
        case KeyState.WORKS | KeyState.UNKNOWN:
            pass
    if name == _graph.TOKEN and survey and survey.meta:
        yield from _meta_ends(survey, row, today)
    elif row.expires:
        yield f"{name}: when yours ends is unknown to us; {row.expires}."


def _meta_ends(survey: Survey, row: Row, today: dt.date) -> Iterator[str]:
    ends, data = (survey.meta.at, survey.meta.data_until) if survey.meta else (None, None)
    for day, what in ((ends, "ends"), (data, "has to be allowed to read again")):
        if day and day - today <= _SOON:
            yield f"{row.name} {what} by {plain.date(day)}: see to it now at {row.get}"
        elif day:
            yield f"{row.name} {what} by {plain.date(day)}."
    if not ends:
        yield f"{row.name} does not end by itself."


def _at_length(number: int, one: Advice) -> Iterator[str]:
    opened = plain.listing(one.unseen[:4]) + (f" and {len(one.unseen) - 4} more" if len(one.unseen) > 4 else "")
    yield f"  {number}. {one.names} would open {opened}"
    yield f"     What it shows: {'; '.join(row.opens for row in one.rows if row.minutes)}."
    yield f"     Cost: {one.row.cost}. Card: {_CARDS[one.card]}. About {plain.minutes(one.minutes)}."
    yield f"     Get it: {one.row.get}"


_CARDS = {"yes": "needed", "no": "not needed", "unknown": "we don't know"}


def _briefly(one: Advice) -> str:
    opened = plain.listing(one.networks)
    card = {"yes": "card needed", "no": "no card", "unknown": "card unknown"}[one.card]
    return f"{one.names}: {opened}; {one.row.cost}; {card}; {plain.minutes(one.minutes)}; {one.row.get}"
