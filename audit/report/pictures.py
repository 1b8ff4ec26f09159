"""Pictures drawn from what we read: still SVG of a few paths, in the colours of the stylesheet, without a word inside.

Each path stands for one tone and has a class for it; shapes tell the tones apart where there is no colour. What a
picture says stands in its label and beside it, so that a search never finds the inside of a picture.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from audit.news import Working
from audit.report import inert, plain
from audit.report.posting import Month, Posting

_CELL, _GAP, _HEIGHT, _MIDDLE, _HALFWAY = 12, 3, 22, 12, 4
_AGES = (0, 7, 30, 182, 365, 730, 3650)
"""Days at the ends of the scale's equal steps: a week, a month, half a year, a year, two years, more."""
SCALE = ("week", "month", "½ year", "year", "2 years", "more")
"""What stands at the end of each step."""
_STEP, _BAR = 20, 8
_FEWEST = 3
_COLUMN, _ONE = 14, 6
"""Width of a month's column, and height of one place in it."""


def strip(posting: Posting) -> str:
    """A cell a month: filled where there were posts, darker with more; a line in silence; hatched where not read."""
    cells = [(_left(number), month) for number, month in enumerate(posting.months)]
    paths = [
        _path("month", (_box(x) for x, month in cells if not month.posts)),
        *(_path(f"posts-{tone}", (_box(x) for x, month in cells if _tone(month) == tone)) for tone in (1, 2, 3)),
        _path("silent", (_silence(x) for x, month in cells if month.is_silent)),
        _path("unread", (_hatched(x) for x, month in cells if month.is_unread)),
    ]
    return _svg("pr-strip", _left(len(cells)), _HEIGHT + 2, posting.label, paths)


def legend(posting: Posting) -> tuple[tuple[str, str], ...]:
    """The kinds of cells that a strip has, each with its drawing and what it means."""
    one, two = _left(0), _left(1)
    empty = _path("month", (_box(one), _box(two)))
    kinds = (
        ("posts", "posts, darker with more", (_path("posts-1", [_box(one)]), _path("posts-3", [_box(two)]))),
        ("is_silent", "no post", (empty, _path("silent", (_silence(one), _silence(two))))),
        ("is_unread", "not read by us", (empty, _path("unread", (_hatched(one), _hatched(two))))),
    )
    return tuple(
        (_svg("pr-key", _left(2), _HEIGHT + 2, "", paths), words)
        for kind, words, paths in kinds
        if any(getattr(month, kind) for month in posting.months)
    )


def age_bar(days: int, *, is_least: bool) -> str:
    """A bar from today back to the newest post, on the steps of `SCALE`; dashed where there may be newer ones.

    It stands beside the same in words, so those who hear the page are spared it.
    """
    width, length = _STEP * len(SCALE), reach(days)
    grid = _path("step", (f"M{step * _STEP} 0v{_BAR + 4}" for step in range(1, len(SCALE))))
    middle = _BAR // 2 + 2
    bar = f"M0 {middle}H{length:g}" if is_least else f"M0 2H{length:g}v{_BAR}H0z"
    return _svg(
        "pr-bar", width, _BAR + 4, "", [grid, _path("age-least" if is_least else "age-known", [bar])], is_stretched=True
    )


def reach(days: int) -> float:
    """How far along the scale an age lies: a step at least a hair wide, and never beyond its end."""
    days = min(max(days, 1), _AGES[-1])
    step = next(number for number, end in enumerate(_AGES[1:]) if days <= end)
    start, end = _AGES[step], _AGES[step + 1]
    return round(_STEP * (step + (days - start) / (end - start)), 1)


def trend(points: Sequence[Working]) -> str:
    """A column a month: filled as far as places worked, an outline for those that did not. Empty below three months."""
    points = [point for point in points if point.of]
    if len(points) < _FEWEST:
        return ""
    tallest = max(point.of for point in points)
    one = min(_ONE, 60 / tallest)
    columns = [(number * (_COLUMN + _GAP) + 1, point) for number, point in enumerate(points)]
    floor = tallest * one + 1
    worked = (f"M{x} {floor:g}h{_COLUMN}v{-point.working * one:g}h{-_COLUMN}z" for x, point in columns if point.working)
    others = (
        f"M{x} {floor - point.of * one:g}h{_COLUMN}v{(point.of - point.working) * one:g}h{-_COLUMN}z"
        for x, point in columns
        if point.working < point.of
    )
    width = len(points) * (_COLUMN + _GAP) - _GAP + 2
    paths = [_path("others", others), _path("worked", worked)]
    return _svg("pr-trend", width, round(floor + 1, 1), trend_label(points), paths)


def trend_label(points: Sequence[Working]) -> str:
    """The whole picture for those who hear it: its two ends. The table beside it says each month."""
    first, last = (f"{point.working} of {point.of} on {plain.date(point.day)}" for point in (points[0], points[-1]))
    return f"Places that worked, by month: from {first} to {last}."


def days_between(then: dt.date, seen: dt.date) -> int:
    """Never below nothing: a post dated by another clock may be of tomorrow."""
    return max((seen - then).days, 0)


def _left(number: int) -> int:
    """Where the cell of a month begins; a wider gap halfway shows a year."""
    return 1 + number * (_CELL + _GAP) + (_HALFWAY if number >= 12 else 0)


def _tone(month: Month) -> int:
    """0 without a post, 1 for one, 2 up to four, 3 beyond."""
    return 0 if not month.posts else 1 if month.posts == 1 else 2 if month.posts < 5 else 3


def _box(x: int) -> str:
    return f"M{x} 1h{_CELL}v{_HEIGHT}h-{_CELL}z"


def _silence(x: int) -> str:
    """Across the cell and on to the next, so that a pause is one line."""
    return f"M{x} {_MIDDLE}h{_CELL + _GAP - 1}"


def _hatched(x: int) -> str:
    """Three strokes that lean, within the cell."""
    return f"M{x} 9l{_CELL - 4}-8M{x} {_HEIGHT - 5}l{_CELL}-12M{x + 4} {_HEIGHT + 1}l{_CELL - 4}-8"


def _path(tone: str, parts: Iterable[str]) -> str:
    drawn = "".join(parts)
    return f'<path class="pr-{tone}" d="{drawn}"/>' if drawn else ""


def _svg(
    name: str, width: float, height: float, label: str, paths: Iterable[str], *, is_stretched: bool = False
) -> str:
    told = f'role="img" aria-label="{inert.md(label, 4000)}"' if label else 'aria-hidden="true"'
    stretched = ' preserveAspectRatio="none"' if is_stretched else f' width="{width:g}" height="{height:g}"'
    box = f'viewBox="0 0 {width:g} {height:g}"{stretched}'
    return f'<svg class="{name}" {told} focusable="false" {box}>{"".join(paths)}</svg>'
