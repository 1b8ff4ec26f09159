"""Dates, ages, counts and lists as running text wants them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date(day: dt.date) -> str:
    """`14 March 2024`, the same on every system."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def long_date(day: dt.date) -> str:
    """`Saturday 21 November 2026`."""
    return f"{_DAYS[day.weekday()]} {date(day)}"


def moment(at: dt.datetime) -> str:
    """`22 November 2026 at 09:05 UTC`."""
    at = at.astimezone(dt.UTC)
    return f"{date(at.date())} at {at:%H:%M} UTC"


def age(then: dt.date, seen: dt.date) -> str:
    """How long before the day it was seen: `today`, `3 weeks ago`, `2 years 8 months ago`."""
    days = (seen - then).days
    months = (seen.year - then.year) * 12 + seen.month - then.month - (seen.day < then.day)
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < 14:
        return f"{days} days ago"
    if months < 2:
        return f"{days // 7} weeks ago"
    years, rest = divmod(months, 12)
    parts = [plural(years, "year")] * bool(years) + [plural(rest, "month")] * bool(rest)
    return f"{' '.join(parts)} ago"


def dated(then: dt.date, seen: dt.date) -> str:
    """A date with its age on the day it was seen: `14 March 2024 (2 years 8 months ago)`."""
    return f"{date(then)} ({age(then, seen)})"


def minutes(count: int) -> str:
    """`25 min`, `1 h`, `1 h 25 min`."""
    hours, rest = divmod(count, 60)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours))


def plural(count: int, noun: str) -> str:
    """`1 place`, `3 places`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def number(count: int) -> str:
    """In figures, so that no sentence mixes figures and words; `no` for none."""
    return str(count) if count else "no"


def listing(names: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def choice(names: Sequence[str]) -> str:
    """`a`, `a or b`, `a, b or c`: of what is not there."""
    return " or ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def shortened(text: str, most: int) -> str:
    """At most so many characters, the last an ellipsis where something was left out."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def capital(text: str) -> str:
    """With a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]
