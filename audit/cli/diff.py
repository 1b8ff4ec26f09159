"""`audit diff`: what changed since an earlier audit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from audit.report.changes_page import Changes, Line
    from audit.run import Audit

_QUARTER = re.compile(r"(\d{4})-Q(\d)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d?-\d\d?")


def _since(_ctx: click.Context, _param: click.Parameter, typed: str) -> dt.date | str | None:
    """`last` to None, a day or quarter to its last day; anything else is the name of a baseline."""
    return None if typed == "last" else _day(typed) or typed


def _until(_ctx: click.Context, _param: click.Parameter, typed: str) -> dt.date | None:
    """`latest` to None, a day or quarter to its last day."""
    if typed == "latest":
        return None
    if day := _day(typed):
        return day
    raise click.BadParameter(f'"{typed}" is no day (write 2026-11-22, 2026-Q3 for the end of a quarter, or latest).')


def _day(typed: str) -> dt.date | None:
    """The last day of what looks like a day or a quarter; None of anything else."""
    quarter = _QUARTER.fullmatch(typed)
    if not quarter and not _DAY.fullmatch(typed):
        return None
    try:
        if quarter:
            return _quarters_end(int(quarter[1]), int(quarter[2]))
        return dt.datetime.strptime(typed, "%Y-%m-%d").replace(tzinfo=dt.UTC).date()
    except ValueError:
        raise click.BadParameter(f'there is no "{typed}" (a day is written 2026-11-22, a quarter 2026-Q3).') from None


def _quarters_end(year: int, number: int) -> dt.date:
    if number not in (1, 2, 3, 4):
        raise ValueError(number)
    month = 3 * number
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="CLIENT.YML")
@click.option(
    "--from",
    "since",
    default="last",
    show_default=True,
    callback=_since,
    metavar="DAY",
    help="Compare with the newest audit by that day: 2026-09-30, 2026-Q3 (its end), last, or a baseline's name.",
)
@click.option(
    "--to",
    "until",
    default="latest",
    show_default=True,
    callback=_until,
    metavar="DAY",
    help="Tell it of the newest audit by that day, as it stood then: 2026-12-31, 2026-Q4 (its end), or latest.",
)
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(["text", "md", "json"]),
    help="text for the terminal, md (Markdown) for a ticket, json for programs.",
)
def command(*, file: Path, since: dt.date | str | None, until: dt.date | None, form: str) -> int:
    """Say what changed from one audit to another, both judged by today's rules. Asks nothing, writes nothing."""
    from audit import run as audits
    from audit.cli import terminal, world
    from audit.errors import BadInput
    from audit.exports import data
    from audit.report import changes_page, pages

    audit = audits.changed(file, since=since, until=until, today=world.now().date())
    changes = changes_page.page(pages.book(audit.dossier, audit.findings, {}), audit.news)
    if changes is None:
        raise BadInput(f"there is one audit of {audit.client.name} so far; changes are told from the second one on")
    if form == "json":
        shaped = {"client": audit.client.name, "date": audit.dossier.date.isoformat(), **data.changed(audit.news)}
        click.echo(terminal.data(shaped))
    else:
        terminal.say("\n".join(_markdown(audit, changes) if form == "md" else _text(audit, changes)))
    return 0


def _text(audit: Audit, changes: Changes) -> Iterator[str]:
    yield f"{audit.client.name}, {changes.since} to {_day_of(audit)}"
    yield f"\n{changes.summary}"
    for block in changes.blocks:
        yield f"\n{block.title} ({block.since}):" if block.since else f"\n{block.title}:"
        yield from (f"  {_level(line)}{line.title}{_note(line)}" for line in block.lines)
    if len(changes.trend) > 1:
        yield "\nHow many places worked:"
        yield from (f"  {day}: {count}" for day, count in changes.trend)


def _markdown(audit: Audit, changes: Changes) -> Iterator[str]:
    """The same as Markdown, in which names from outside are words and nothing else."""
    from audit.report import plain
    from audit.report.inert import md

    yield f"# What changed: {md(audit.client.name)}"
    yield f"\n{changes.since} to {_day_of(audit)}. {changes.summary}"
    for block in changes.blocks:
        yield f"\n## {block.title}\n"
        if block.since:
            yield f"{plain.capital(block.since)}.\n"
        yield from (f"- {_level(line)}{md(line.title + _note(line))}" for line in block.lines)
    if len(changes.trend) > 1:
        yield "\n## How many places worked\n"
        yield from (f"- {day}: {count}" for day, count in changes.trend)


def _day_of(audit: Audit) -> str:
    from audit.report import plain

    return plain.date(audit.dossier.snapshot.taken.date())


def _level(line: Line) -> str:
    return f"{line.task.level}: " if line.task else ""


def _note(line: Line) -> str:
    return f" ({line.note})" if line.note else ""
