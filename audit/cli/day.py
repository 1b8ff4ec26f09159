"""A day as --as-of takes it."""

from __future__ import annotations

import datetime as dt

import click


def typed(_ctx: click.Context, _param: click.Parameter, value: str | None) -> dt.date | None:
    """Click's callback: `2026-11-22` to that day; another form is refused with the remedy."""
    if value is None:
        return None
    try:
        return dt.datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=dt.UTC).date()
    except ValueError:
        raise click.BadParameter(f'"{value}" is not a day (write the year first: 2026-11-22).') from None
