"""The tab of numbers: how many places work, who follows them, and what the client counts itself."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator

from audit.dossier import Dossier
from audit.exports.table import Cell, Column, Table, table
from audit.news import News
from audit.report import pages
from audit.report.pages import Book

_SEEN = "seen from outside"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    """One number of one day or time."""

    name: str
    place: str = ""
    when: dt.date | str = ""
    value: Cell
    of: int | None = None
    goal: str = ""
    means: str = ""
    if_down: str = ""
    source: str = _SEEN


_METRICS: tuple[Column[_Measure], ...] = (
    Column("Metric", 28, lambda row: row.name),
    Column("Place", 26, lambda row: row.place),
    Column("When", 12, lambda row: row.when),
    Column("Value", 10, lambda row: row.value),
    Column("Of", 8, lambda row: row.of),
    Column("Goal", 20, lambda row: row.goal),
    Column("What it means", 44, lambda row: row.means),
    Column("If it falls", 44, lambda row: row.if_down),
    Column("Source", 22, lambda row: row.source),
)


def metrics(book: Book, news: News) -> Table:
    """One row a number: ours first, the client's own as client.yml tells them."""
    return table("Metrics", _METRICS, (*_working(news), *_followers(book), *_own(book.dossier)))


def _working(news: News) -> Iterator[_Measure]:
    for then in news.trend:
        yield _Measure(name="Places that work", when=then.day, value=then.working, of=then.of)


def _followers(book: Book) -> Iterator[_Measure]:
    for place in (*book.dossier.listed, *book.dossier.leads):
        reading = place.look.evidence.reading if place.look else None
        if place.look and reading and reading.followers is not None and pages.place(book, place).name:
            day = place.look.evidence.at.date()
            yield _Measure(name="Followers", place=place.name, when=day, value=reading.followers)


def _own(dossier: Dossier) -> Iterator[_Measure]:
    for metric in dossier.client.metrics:
        for when, value in metric.values.items() or [("", "")]:
            yield _Measure(
                name=metric.name or metric.id,
                when=when,
                value=_number(value),
                goal=metric.goal,
                means=metric.means,
                if_down=metric.if_down,
                source=metric.source,
            )


def _number(typed: str) -> Cell:
    """A number where it was typed as one, else the words."""
    if typed.isascii() and typed.isdigit() and len(typed) < 16:
        return int(typed)
    whole, point, rest = typed.partition(".")
    is_decimal = bool(point) and typed.isascii() and whole.isdigit() and rest.isdigit() and len(typed) < 16
    return float(typed) if is_decimal else typed
