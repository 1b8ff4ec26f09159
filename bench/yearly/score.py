"""Alarms held against the truth: which were false, what was missed, and how long the others took."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from audit import alarms as worth
from audit.changes import Change
from audit.cli import buildlog
from audit.run import Audit
from yearly.truth import EXPLAINS, POSTED, WEEK, Business, Place, Spell, day
from yearly.weather import Weather

_DEPTHS = ("", "quiet", "dormant", "abandoned")
LASTING = 3
"""Weekly looks that something must last to be expected."""
_LOOKS = 2
"""So many looks that nothing hindered may be needed."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """What a user was told at once in some week."""

    own: str
    week: int
    kind: str
    check: str
    place: str
    subject: str
    step: str
    """Of a silence, how deep it is by now."""
    title: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """Everything that happened, and all alarms."""

    clients: tuple[Business, ...]
    weather: tuple[Weather, ...]
    weeks: int
    alarms: tuple[Alarm, ...]
    touched: tuple[frozenset[str], ...]
    """Networks and hosts of which single requests failed, week by week."""
    failed: frozenset[int]
    """Weeks whose run could not be made at all."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Something that must be told by a week."""

    own: str
    about: str
    spell: Spell
    checks: tuple[str, ...]
    step: str
    since: int
    by: int


def alarms(audit: Audit, own: str, week: int) -> tuple[Alarm, ...]:
    """As the command tells them."""
    changes = tuple(worth.of(audit.changes, audit.findings, audit.dossier))
    assert len(changes) == len(list(buildlog.worsened(audit))), "the command tells something else"
    return tuple(_alarm(change, audit, own, week) for change in changes)


def _alarm(change: Change, audit: Audit, own: str, week: int) -> Alarm:
    found = change.now
    assert found
    place = next((p for p in audit.dossier.places if p.key == found.place), None)
    step = place.activity.value if place and found.check == "silent_profile" else ""
    return Alarm(
        own=own,
        week=week,
        kind=change.kind.value,
        check=found.check,
        place=found.place,
        subject=change.subject,
        step=step,
        title=found.title,
    )


def false_alarms(year: Year) -> Iterator[tuple[Alarm, str]]:
    """Those without a truth that explains them, and those told twice; each with the reason."""
    clients = {client.own: client for client in year.clients}
    given: set[tuple[object, ...]] = set()
    for alarm in year.alarms:
        spell = _explaining(alarm, clients[alarm.own])
        mark = (alarm.own, alarm.subject, alarm.check, alarm.step, spell)
        if spell is None:
            yield alarm, "nothing true explains it"
        elif mark in given:
            yield alarm, f"told before of the same spell ({spell.kind} {spell.first}-{spell.end})"
        given.add(mark)


def _explaining(alarm: Alarm, client: Business) -> Spell | None:
    place = next((place for place in client.places if place.key == alarm.place), None)
    for spell in place.spells if place else client.spells:
        is_told = spell.covers(alarm.week) and alarm.check in EXPLAINS[spell.kind]
        if is_told and (not alarm.step or _is_as_silent(alarm, spell, place)):
            return spell
    return None


def _is_as_silent(alarm: Alarm, spell: Spell, place: Place | None) -> bool:
    return place is None or any(step == alarm.step and week <= alarm.week for step, week in _steps(spell, place))


def _steps(spell: Spell, place: Place) -> Iterator[tuple[str, int]]:
    """From which week on a silence is how deep."""
    bounds = place.network.rhythm
    if bounds is None:
        return
    for step, days in (("quiet", bounds.fresh), ("dormant", bounds.quiet), ("abandoned", bounds.dormant)):
        yield step, place.posted(spell.first) + (days - POSTED) // WEEK.days + 1


def expected(year: Year) -> Iterator[Expected]:
    """What lasted, could be told from its opposite, and was not hidden by weather for too long."""
    for client in year.clients:
        for place in client.places:
            clear = [week for week in range(year.weeks) if _is_clear(year, week, place.network.name, "", place.key)]
            for spell in place.spells:
                steps = list(_steps(spell, place)) if spell.kind == "silent" else [("", spell.first)]
                for step, first in steps if place.network.tells or spell.kind == "silent" else ():
                    yield from _due(client.own, place.key, spell, step, first, clear, place.spells)
        clear = [week for week in range(year.weeks) if _is_clear(year, week, "", client.host)]
        for spell in client.spells:
            first = spell.first
            if spell.kind == "year":
                first = next((w for w in range(year.weeks) if day(w, year.weeks).year >= 2026), year.weeks)
                seen = [w for w in clear if not any(s.covers(w) for s in client.spells if s is not spell)]
            elif spell.kind == "outside":
                seen = [w for w in clear if _is_clear(year, w, "", client.supplier)]
            else:
                seen = clear
            others = [s for s in client.spells if s is spell or s.kind != "year"]
            yield from _due(client.own, client.host, spell, "", first, seen, others)


def _is_clear(year: Year, week: int, network: str, host: str, key: str = "") -> bool:
    is_touched = not year.touched[week].isdisjoint({network, host} - {""})
    return week not in year.failed and not is_touched and not year.weather[week].hides(network, host, key)


def _due(
    own: str, about: str, spell: Spell, step: str, first: int, clear: Sequence[int], spells: Sequence[Spell]
) -> Iterator[Expected]:
    is_before = first if spell.kind == "year" else spell.first
    before = [w for w in clear if w < is_before and not any(s is not spell and s.covers(w) for s in spells)]
    within = [w for w in clear if first <= w < spell.end]
    if before and spell.end - first >= LASTING and len(within) >= _LOOKS:
        yield Expected(
            own=own,
            about=about,
            spell=spell,
            checks=EXPLAINS[spell.kind],
            step=step,
            since=first,
            by=within[_LOOKS - 1],
        )


def told_of(wanted: Expected, year: Year) -> int | None:
    """The week in which it was first told; None where it never was."""
    weeks = [
        alarm.week
        for alarm in year.alarms
        if alarm.own == wanted.own
        and (alarm.place == wanted.about if ":" in wanted.about else True)
        and alarm.check in wanted.checks
        and _DEPTHS.index(alarm.step) >= _DEPTHS.index(wanted.step)
        and wanted.spell.covers(alarm.week)
    ]
    return min(weeks, default=None)


def missed(year: Year) -> Iterator[tuple[Expected, int | None]]:
    """What was never told, or later than it had to be: with the week in which it was."""
    for wanted in expected(year):
        week = told_of(wanted, year)
        if week is None or week > wanted.by:
            yield wanted, week
