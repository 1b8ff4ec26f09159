"""The page "Goals and plan": what each place is for, who looks after it, and whether it works, as client.yml tells it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.aims import Audience, Goal, Metric
from audit.client import Decision
from audit.dossier import Dossier, Place
from audit.report import pages, plain, words
from audit.report.models import Card
from audit.report.pages import Book
from audit.verdict import Verdict

_ENDING = (Decision.PARK, Decision.CLOSE, Decision.MERGE)
_ENDED = (Verdict.GONE, Verdict.NETWORK_CLOSED)
_QUARTERS = ("January to March", "April to June", "July to September", "October to December")
_HOUR = 60


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """One place, and what it is for."""

    card: Card
    told: tuple[str, ...]
    """Who looks after it, how often something is to appear, for whom: a phrase each."""
    why: str
    gives: str
    """What people get out of following it."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the business counts itself."""

    name: str
    values: tuple[tuple[str, str], ...]
    """When, and how many: both as they are read."""
    moved: str
    """From the last but one to the last, as a sentence; empty where that cannot be said."""
    means: str
    if_down: str
    source: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """One goal, the places that serve it, and the numbers that tell how it goes."""

    goal: Goal
    places: tuple[Serving, ...]
    counted: tuple[Counted, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """People the business wants to reach."""

    who: str
    online: str
    """Where they are, as client.yml says."""
    places: str
    """The places that speak to them."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """Everything the page says."""

    aims: tuple[Aim, ...]
    aimless: tuple[Serving, ...]
    """Places that serve no goal and are to go on."""
    counted: tuple[Counted, ...]
    """Numbers that belong to no goal."""
    audience: tuple[Reached, ...]
    time: str
    themes: str
    doc: str
    reviews: tuple[tuple[str, str], ...]
    """What is thought over next, and when."""


def page(book: Book) -> PlanPage | None:
    """What the page says; None where client.yml names no goal."""
    client, plan = book.dossier.client, book.dossier.client.plan
    if not client.goals:
        return None
    served = [(place, _serving(book, place)) for place in book.dossier.listed]
    return PlanPage(
        aims=tuple(_aim(goal, served, client.metrics) for goal in client.goals),
        aimless=tuple(told for place, told in served if not _serves(place) and _goes_on(place)),
        counted=tuple(_counted(metric) for metric in client.metrics if not metric.goal),
        audience=tuple(_reached(one, book.dossier.listed) for one in client.audience),
        time=_time(book.dossier),
        themes=plain.listing(plan.themes),
        doc=plan.doc,
        reviews=tuple((what, when) for _, what, when in sorted(_reviews(book))),
    )


def _aim(goal: Goal, served: Sequence[tuple[Place, Serving]], metrics: Sequence[Metric]) -> Aim:
    return Aim(
        goal=goal,
        places=tuple(told for place, told in served if goal.id in _serves(place)),
        counted=tuple(_counted(metric) for metric in metrics if metric.goal == goal.id),
    )


def _serves(place: Place) -> tuple[str, ...]:
    return place.listing.serves if place.listing else ()


def _goes_on(place: Place) -> bool:
    return place.decision not in _ENDING and place.verdict not in _ENDED


def _serving(book: Book, place: Place) -> Serving:
    shown, listing = pages.place(book, place), place.listing
    return Serving(
        card=shown.card,
        told=tuple(_told(book.dossier, place, shown.run_by)),
        why=listing.why_here if listing else "",
        gives=listing.value_to_audience if listing else "",
    )


def _told(dossier: Dossier, place: Place, run_by: str) -> Iterator[str]:
    listing = place.listing
    if run_by:
        yield f"Looked after by {run_by}"
    if listing and listing.cadence_days:
        yield f"Something new {_every(listing.cadence_days)}"
    if listing and listing.audience:
        called = {one.id: one.who for one in dossier.client.audience}
        yield f"For: {plain.listing([called.get(one, one) for one in listing.audience])}"


def _every(days: int) -> str:
    """`every day`, `every 2 weeks`, `every 3 months`."""
    for length, unit in ((365, "year"), (30, "month"), (7, "week"), (1, "day")):
        if days % length == 0:
            return f"every {unit}" if days == length else f"every {days // length} {unit}s"
    raise AssertionError(days)


class _Span(NamedTuple):
    """When something was counted."""

    begins: int
    """Its first month, counted from the year 0; 0 where nobody can tell, as `months`."""
    months: int
    words: str


def _counted(metric: Metric) -> Counted:
    counts = [(_span(when), value) for when, value in metric.values.items()]
    if all(span.months for span, _ in counts):
        counts.sort(key=lambda count: count[0].begins)
    return Counted(
        name=metric.name or plain.capital(re.sub("[_-]", " ", metric.id).strip()) or metric.id,
        values=tuple((span.words, value) for span, value in counts),
        moved=_moved(counts),
        means=metric.means,
        if_down=metric.if_down,
        source=metric.source,
    )


def _span(typed: str) -> _Span:
    """`2026-Q3` as its months, `2026-08` as the month, anything else as typed."""
    if quarter := re.fullmatch(r"([1-9][0-9]{3})-?Q([1-4])", typed, re.IGNORECASE):
        year, number = int(quarter[1]), int(quarter[2]) - 1
        return _Span(12 * year + 3 * number, 3, f"{_QUARTERS[number]} {year}")
    if month := re.fullmatch(r"([1-9][0-9]{3})-(0[1-9]|1[0-2])", typed):
        first = dt.date(int(month[1]), int(month[2]), 1)
        return _Span(12 * first.year + first.month - 1, 1, plain.date(first).removeprefix("1 "))
    return _Span(0, 0, typed)


def _moved(counts: Sequence[tuple[_Span, str]]) -> str:
    """Between times of one length alone: a month says nothing against a quarter."""
    if len(counts) < 2:
        return ""
    (then, before), (span, now) = counts[-2:]
    if then.months != span.months or then.begins >= span.begins or not (_is_number(before) and _is_number(now)):
        return ""
    change = (float(now) > float(before)) - (float(now) < float(before))
    said = {1: f"Up from {before} to {now}", -1: f"Down from {before} to {now}", 0: f"Still at {now}"}
    return f"{said[change]}, {span.words}."


def _is_number(typed: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{1,15}(?:\.[0-9]{1,6})?", typed))


def _reached(audience: Audience, listed: Sequence[Place]) -> Reached:
    return Reached(
        who=audience.who,
        online=plain.listing(
            [words.network_name(name.lower().replace("-", "_")) or name for name in audience.where_online]
        ),
        places=plain.listing(
            [place.name for place in listed if place.listing and audience.id in place.listing.audience]
        ),
    )


def _time(dossier: Dossier) -> str:
    """How long there is a week, and what that comes to for each place that is to go on."""
    hours = dossier.client.capacity.hours_per_week
    if not hours:
        return ""
    going = sum(_goes_on(place) for place in dossier.listed)
    there = f"There {'is' if hours == 1 else 'are'} {hours:g} hour{'s' * (hours != 1)} a week for all of it."
    each = round(hours * _HOUR / going) if going > 1 else 0
    return f"{there} Shared among {going} places, that is about {plain.minutes(each)} each." if each else there


def _reviews(book: Book) -> Iterator[tuple[dt.date, str, str]]:
    """When something is thought over, what it is, and when in words."""
    plan, today = book.dossier.client.plan, book.dossier.date
    if plan.review_every:
        on = _later(plan.reviewed, plan.review_every) if plan.reviewed else None
        yield on or today, "This plan", _due(on, today) if on else _every(plan.review_every)
    for finding in book.ruled:
        if finding.ruling:
            yield finding.ruling.until, f"Your decision: {finding.title}", plain.date(finding.ruling.until)
    for place in book.dossier.listed:
        if seen := place.judgement.sighting:
            yield seen.until, f"{place.name}, by eye", plain.date(seen.until)


def _later(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(min(day.toordinal() + days, dt.date.max.toordinal()))


def _due(on: dt.date, today: dt.date) -> str:
    return plain.date(on) if on > today else f"{plain.date(on)}: now is a good time"
