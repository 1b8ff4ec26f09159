"""Rows of the dashboard by hand: clients of every stand."""

from __future__ import annotations

import dataclasses
import datetime as dt

from audit.finding import Finding, Level, Outcome
from audit.news import Working
from audit.portfolio import Row

TODAY = dt.date(2026, 11, 22)
OLD = Finding(
    check="dead_link", outcome=Outcome.PROBLEM, level=Level.FIX_NOW, place="bluesky:maple", title="Gone", sees="So."
)


def row(name: str, **fields: object) -> Row:
    """A client in order, but for what is said of it."""
    made = Row(
        name=name,
        slug="maple",
        file=f"{name}.yml",
        today=TODAY,
        looked=TODAY - dt.timedelta(2),
        due=TODAY + dt.timedelta(5),
        working=Working(day=TODAY, working=5, of=7),
        places=8,
    )
    return dataclasses.replace(made, **fields)  # type: ignore[arg-type]  # each test spells the fields it means


def one_of_each(text: str = "") -> list[Row]:
    """A client of every stand; all words from outside are the text, where there is one."""
    old = dataclasses.replace(OLD, title=text or OLD.title)
    return [
        row(text or "Fine"),
        row(text or "To do", open=1, minutes=25, oldest=old, since=TODAY - dt.timedelta(40)),
        row(text or "Never", looked=None, due=None, working=None),
        row(text or "Due", due=TODAY - dt.timedelta(13), looks_due=2, unseen=2, left_out=1),
        row(text or "Now", fix_now=2, new=1, open=2, minutes=125, oldest=old, since=TODAY - dt.timedelta(1)),
        row(text or "Broken", slug="", looked=None, due=None, working=None, trouble=text or "line 3: no"),
    ]
