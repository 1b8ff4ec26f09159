"""The consultant's dashboard: every client a row, what wants a hand first on top."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from audit import portfolio
from audit.portfolio import Key, Row, Stand
from audit.report import pages, plain, todo_page
from audit.report.words import State

_FIRST = 3
"""So many clients are named above the table."""
NONE = "\u2013"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its heading, and which way it is sorted when first asked."""

    key: str
    title: str
    rises: bool


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One number in words."""

    label: str
    text: str
    note: str = ""
    sort: str = ""
    """What it is sorted by, a whole number; empty sorts last."""
    waits: bool = False
    """Whether the note wants something; a small screen leaves out what only explains."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One client."""

    name: str
    link: str
    """The report, from the dashboard's own page; empty where there is none. Quoted: safe in an address as it is."""
    note: str
    state: State
    rank: str
    cells: tuple[Cell, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard:
    """What the page says."""

    day: str
    summary: str
    first: tuple[tuple[str, str, str], ...]
    """Name, link and what it wants, of those that want a hand first."""
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


TITLES = {
    Key.CLIENT: "Client",
    Key.URGENCY: "State",
    Key.WORKING: "Working",
    Key.FIX_NOW: "Fix now",
    Key.NEW: "New",
    Key.OLDEST: "Oldest open",
    Key.DUE: "Next look",
    Key.UNSEEN: "Unseen",
    Key.HOURS: "Work open",
}
STATES = {
    Stand.BROKEN: State("Can't be read", "now", "The client file or what is kept of it has to be put right."),
    Stand.FIX_NOW: State("Fix now", "now", "Something is to be fixed now."),
    Stand.DUE: State("Look due", "soon", "The next audit or a look of your own is due."),
    Stand.NEVER: State("No audit yet", "unseen", "Nothing has been looked at."),
    Stand.TO_DO: State("To do", "later", "Smaller things are open."),
    Stand.FINE: State("In order", "good", "Nothing is open and nothing is due."),
}
_COUNTED = {
    Stand.FINE: ("all in order", "all in order"),
    Stand.FIX_NOW: ("has something to fix now", "have something to fix now"),
    Stand.DUE: ("is due for a look", "are due for a look"),
    Stand.TO_DO: ("has smaller things to do", "have smaller things to do"),
    Stand.NEVER: ("has no audit yet", "have no audit yet"),
    Stand.BROKEN: ("can't be read", "can't be read"),
}


def page(rows: Sequence[Row], links: Mapping[str, str]) -> Dashboard:
    """What the page says of at least one row; `links` are the reports there are, by client file."""
    by_urgency = portfolio.ordered(rows)
    return Dashboard(
        day=plain.long_date(rows[0].today),
        summary=summary(rows),
        first=tuple((row.name, links.get(row.file, ""), wants(row)) for row in first(by_urgency)),
        columns=tuple(
            Column(key=key.value, title=title, rises=key in portfolio.RISES) for key, title in TITLES.items()
        ),
        lines=tuple(_line(row, links.get(row.file, "")) for row in by_urgency),
    )


def summary(rows: Sequence[Row]) -> str:
    """`20 clients: 12 all in order, 5 have something to fix now, 3 are due for a look.`: each counted once."""
    counts = portfolio.counts(rows)
    if len(rows) == 1:
        return f"1 client: {_COUNTED[rows[0].stand][False]}."
    parts = [f"{counts[stand]} {words[counts[stand] > 1]}" for stand, words in _COUNTED.items() if counts.get(stand)]
    return f"{plain.plural(len(rows), 'client')}: {', '.join(parts)}."


def first(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The first few that want something of the consultant today."""
    waiting = (row for row in portfolio.ordered(rows) if row.stand not in (Stand.TO_DO, Stand.FINE))
    return tuple(waiting)[:_FIRST]


def wants(row: Row) -> str:
    """What a client wants of the consultant, without an end mark: `2 things to fix now, 1 new since the last audit`."""
    match row.stand:
        case Stand.BROKEN:
            return row.trouble
        case Stand.NEVER:
            return "no audit yet"
        case _:
            return ", ".join(_wants(row)) or "nothing"


def _wants(row: Row) -> Iterator[str]:
    if row.fix_now:
        yield f"{plain.plural(row.fix_now, 'thing')} to fix now"
    if row.new:
        yield f"{row.new} new or worse since the audit before"
    if row.due and row.due <= row.today:
        yield f"the next audit is {_overdue(row)}"
    if row.looks_due:
        yield f"{_places(row)} your own look"


def cells(row: Row) -> tuple[Cell, ...]:
    """A client's numbers, in the order of their columns."""
    return tuple(
        Cell(label=TITLES[key], text=text, note=note, sort=_number(portfolio.value(row, key)), waits=key is Key.DUE)
        for key, (text, note) in zip(_NUMBERED, _texts(row) if row.due else [(NONE, "")] * 7, strict=True)
    )


_NUMBERED = tuple(key for key in TITLES if key not in (Key.CLIENT, Key.URGENCY))


def _texts(row: Row) -> Iterator[tuple[str, str]]:
    """Each number in words, and what stands small below it."""
    working = row.working
    yield _of(working.working, working.of) if working else (NONE, "")
    yield str(row.fix_now), ""
    yield str(row.new), ""
    yield (
        (plain.plural(row.age, "day"), f"since {plain.date(row.since)}")
        if row.age is not None and row.since
        else (
            NONE,
            "",
        )
    )
    yield _next(row), f"{_places(row)} you" if row.looks_due else ""
    yield _of(row.unseen, row.places)
    yield (plain.minutes(row.minutes) if row.minutes else NONE), ""


def _of(part: int, whole: int) -> tuple[str, str]:
    share = portfolio.percent(part, whole)
    return (f"{part} of {whole}", f"{share} %") if share is not None else (NONE, "")


def _next(row: Row) -> str:
    assert row.due
    days = (row.due - row.today).days
    if days <= 0:
        return _overdue(row)
    return "tomorrow" if days == 1 else f"in {days} days"


def _overdue(row: Row) -> str:
    return f"{plain.plural(row.overdue, 'day')} overdue" if row.overdue else "due today"


def _places(row: Row) -> str:
    return f"{plain.plural(row.looks_due, 'place')} {'waits' if row.looks_due == 1 else 'wait'} for"


def _line(row: Row, link: str) -> Line:
    return Line(
        name=row.name,
        link=link,
        note=_note(row),
        state=STATES[row.stand],
        rank=_number(portfolio.value(row, Key.URGENCY)),
        cells=cells(row),
    )


def _note(row: Row) -> str:
    if row.trouble:
        return row.trouble
    if row.due is None:
        return f"Start with: audit run {row.file}"
    return f"{plain.plural(row.left_out, 'kept file')} left out: unreadable" if row.left_out else ""


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def minutes(book: pages.Book) -> int:
    """Hands-on minutes of all that the report's own list holds."""
    groups = todo_page.page(book, in_letter=0).groups
    return sum(bundle.minutes for group in groups for bundle in group.bundles)
