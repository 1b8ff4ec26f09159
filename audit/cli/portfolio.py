"""`audit portfolio`: all clients at a glance, for the consultant alone."""

from __future__ import annotations

import datetime as dt
import functools
import os
import re
import sys
import urllib.parse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from audit.client import Client
    from audit.portfolio import Row
    from audit.report.playbook import Playbook

_CLIENTS = Path("clients")
_FILES = click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[CLIENT.YML|FOLDER]…")
_SORTS = ("urgency", "client", "working", "fix-now", "new", "oldest", "due", "unseen", "hours")


@click.group()
def command() -> None:
    """See how all clients stand, from what is kept of their audits: nobody is asked anything.

    Without files: those in the folder clients/, or else in this folder. A client that cannot be read has a row that
    says why, and so does stderr; the others are shown all the same, with exit code 0.
    """


@command.command()
@_FILES
@click.option(
    "-o",
    "--out",
    default="portfolio",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the dashboard goes: a folder of its own, never among reports.",
)
def build(*, files: tuple[Path, ...], out: Path) -> int:
    """Write the dashboard: a private page over all clients, with its numbers for spreadsheets and programs."""
    from audit import store
    from audit.cli import terminal
    from audit.report import own_files, portfolio_page, portfolio_site, site
    from audit.report.sources import Sources

    paths = _meant(files)
    out = out.resolve()
    _apart(out, paths)
    rows = _rows(paths)
    links = dict(_links(rows, out / "site"))
    target = store.Files(root=out.parent, slug="portfolio", out=out)
    mine = Sources(Path())
    with store.locked(target), own_files.blamed(mine):
        store.publish(target, portfolio_site.files(rows, links, mine), site.build)
    terminal.say(portfolio_page.summary(rows))
    terminal.say(f"\nThe dashboard, for you alone: {out / 'site' / 'index.html'}")
    return 0


@command.command("list")
@_FILES
@click.option("--sort", default=_SORTS[0], show_default=True, type=click.Choice(_SORTS), help="What comes first.")
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(["text", "csv", "json"]),
    help="text for the terminal, csv for a spreadsheet, json for programs.",
)
def listed(*, files: tuple[Path, ...], sort: str, form: str) -> int:
    """Print how all clients stand; what needs you first comes first."""
    from audit import portfolio
    from audit.cli import terminal
    from audit.report import portfolio_sheet

    rows = portfolio.ordered(_rows(_meant(files)), portfolio.Key(sort))
    match form:
        case "json":
            click.echo(terminal.data(portfolio_sheet.shaped(rows)))
        case "csv":
            terminal.say(portfolio_sheet.as_csv(rows).rstrip("\n"))
        case _:
            terminal.say("\n".join(_text(rows)))
    return 0


def _meant(files: Sequence[Path]) -> tuple[Path, ...]:
    from audit.cli.files import client_files

    return client_files(files or [_CLIENTS if _CLIENTS.is_dir() else Path()])


def _rows(paths: Sequence[Path]) -> list[Row]:
    """A row for each client file; of what cannot be read stderr says why."""
    from audit.cli import terminal, world

    today = world.now().date()
    with click.progressbar(paths, label="Judging", file=sys.stderr, hidden=not sys.stderr.isatty()) as each:
        rows = [_row(path, today) for path in each]
    for row in rows:
        if row.trouble:
            terminal.say(f"{row.file}: {row.trouble}", err=True)
    return rows


def _row(path: Path, today: dt.date) -> Row:
    from audit import client as clients
    from audit.errors import AuditError
    from audit.portfolio import Row

    client = None
    try:
        client = clients.load(path)
        return _judged(client, today)
    except (AuditError, OSError) as trouble:
        name, slug = (client.name, client.slug) if client else (str(path), "")
        return Row(name=name, slug=slug, file=str(path), today=today, trouble=_without(path, str(trouble)))


def _without(path: Path, trouble: str) -> str:
    """On one line, and without the file's name, which stands beside it."""
    lines = re.sub(rf"^{re.escape(str(path))}:(?=\d)", "line ", trouble, flags=re.MULTILINE).splitlines()
    return "; ".join(lines).removeprefix(f"{path}: ")


def _judged(client: Client, today: dt.date) -> Row:
    """How a client stands, judged as `audit diff` does: under no lock, since files appear whole or not at all."""
    from audit import portfolio, run as audits, store
    from audit.errors import CouldNotRun
    from audit.report import pages, portfolio_page

    files = store.Files(root=client.path.parent, slug=client.slug)
    kept = store.history(files)
    if not kept:
        if lost := store.unreadable(files):
            raise CouldNotRun(f"nothing that is kept of its audits can be read: {', '.join(lost)}")
        return portfolio.Row(name=client.name, slug=client.slug, file=str(client.path), today=today)
    audit = audits.judge(client, files, kept, today)
    book = pages.book(audit.dossier, audit.findings, _playbooks(files.root))
    return portfolio.row(audit.dossier, audit.findings, audit.news, minutes=portfolio_page.minutes(book))


@functools.cache
def _playbooks(root: Path) -> Mapping[str, Playbook]:
    from audit.report import render, sources

    return render.playbooks(sources.Sources(root))


def _apart(out: Path, paths: Sequence[Path]) -> None:
    """The dashboard names all clients, and a report is shown to one: neither may lie in the other or take its place."""
    from audit.errors import BadInput
    from audit.report.portfolio_site import MARK

    above = (out, *out.parents)
    among = any(_is_one(folder, path.parent / "reports") for path in paths for folder in above)
    inside = any(folder.name == "site" and (folder.parent / "mkdocs.yml").is_file() for folder in above)
    if among or inside:
        raise BadInput(f"{out} lies among reports, which clients are shown; choose a folder of its own with --out")
    if (out / "mkdocs.yml").exists() and not (out / MARK).exists():
        raise BadInput(f"{out} holds a site that is no dashboard; choose a folder of its own with --out")


def _is_one(one: Path, other: Path) -> bool:
    """Whether two names are one folder, on systems too where case tells nothing apart."""
    return one == other.resolve() or (one.exists() and other.exists() and one.samefile(other))


def _links(rows: Sequence[Row], site: Path) -> Iterator[tuple[str, str]]:
    """The reports there are, by client file, as addresses from the dashboard's page."""
    from audit.store import Files

    for row in rows:
        report = Files(root=Path(row.file).parent, slug=row.slug).report / "site" / "index.html"
        if row.slug and report.is_file():
            try:
                way = os.path.relpath(report.resolve(), site)
            except ValueError:  # on another drive
                continue
            yield row.file, urllib.parse.quote(Path(way).as_posix())


def _text(rows: Sequence[Row]) -> Iterator[str]:
    from audit.report import plain, portfolio_page
    from audit.report.inert import clean

    yield portfolio_page.summary(rows)
    lines = [tuple(portfolio_page.TITLES.values())]
    for row in rows:
        cells = (cell.text for cell in portfolio_page.cells(row))
        lines.append((plain.shortened(clean(row.name), 32), portfolio_page.STATES[row.stand].word, *cells))
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    yield ""
    for line in lines:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
    if first := portfolio_page.first(rows):
        yield "\nLook here first:"
        yield from (f"  {clean(row.name)}: {clean(portfolio_page.wants(row), 300)}" for row in first)
