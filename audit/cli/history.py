"""`audit history`: what is kept of earlier runs, and letting go of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from audit.client import Client
    from audit.snapshot import Snapshot
    from audit.store import Files

MONTHS = 24


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="CLIENT.YML")
@click.argument("action", default="list", type=click.Choice(["list", "prune", "forget", "baseline"]))
@click.argument("name", default="")
@click.option(
    "--months", default=MONTHS, show_default=True, type=click.IntRange(1, 1200), help="For prune: what stays."
)
@click.option("--yes", is_flag=True, help="For forget: do not ask.")
def command(*, file: Path, action: str, name: str, months: int, yes: bool) -> int:
    """List what is kept of a client's runs, or let go of it.

    \b
      list           every run, the baselines, and what was left out
      prune          of runs older than --months keep signs and dates alone; no verdict changes
      baseline NAME  freeze the newest run under a name, for before and after
      forget         remove the history; report and decisions stay
    """  # noqa: D301  # \b is click's own mark: leave these lines as they are
    from audit import client as clients, store
    from audit.errors import BadInput
    from audit.store import Files

    if bool(name) != (action == "baseline"):
        raise BadInput(
            "a baseline needs a name: audit history CLIENT.YML baseline NAME" if not name else f"what is {name}?"
        )
    client = clients.load(file)
    files = Files(root=client.path.parent, slug=client.slug)
    with store.locked(files):
        match action:
            case "prune":
                _prune(files, months)
            case "baseline":
                _freeze(files, client, name)
            case "forget":
                _forget(files, client, yes=yes)
            case _:
                _list(files, client)
    return 0


def _list(files: Files, client: Client) -> None:
    from audit import store
    from audit.cli import terminal

    runs = store.history(files)
    click.echo(f"{client.name}: {_number(len(runs), 'run')}, {_size(files)}")
    for run in runs:
        click.echo(f"  {_stamp(run.taken)}  {_number(len(run.evidence), 'place')}, {_kind(run)}, from {run.read_from}")
    for name, frozen in store.baselines(files).items():
        terminal.say(f"  baseline {name}: {_stamp(frozen.taken)}")
    for left_out in store.unreadable(files):
        terminal.say(f"  left out: {left_out}", err=True)


def _prune(files: Files, months: int) -> None:
    from audit import store
    from audit.cli import world

    today = world.now()
    earlier = today.year * 12 + today.month - 1 - months
    before = today.replace(year=earlier // 12, month=earlier % 12 + 1, day=1, hour=0, minute=0, second=0, microsecond=0)
    size = _bytes(files)
    shrunk = store.prune(files, before)
    click.echo(f"Runs before {_day(before)}: {shrunk} shrank to signs and dates, {_told(size - _bytes(files))} freed.")


def _freeze(files: Files, client: Client, name: str) -> None:
    from audit import store
    from audit.errors import BadInput

    runs = store.history(files)
    if not runs:
        raise BadInput(f"there is no audit of {client.name} yet; start with: audit run {client.path.name}")
    path = store.freeze(files, name, runs[-1])
    click.echo(f"The run of {_stamp(runs[-1].taken)} is kept as {path}")


def _forget(files: Files, client: Client, *, yes: bool) -> None:
    from audit import store
    from audit.errors import BadInput

    kept = f"{_number(len(store.history(files)), 'run')} and {_number(len(store.baselines(files)), 'baseline')}"
    if not yes:
        try:
            yes = click.confirm(f"Forget {kept} of {client.name}? Report and decisions stay.", err=True)
        except click.Abort:
            raise BadInput("nothing was forgotten; to forget without being asked add --yes") from None
    if yes:
        store.forget(files)
        click.echo(f"Forgotten: {kept}. What git has of them, git keeps.")
    else:
        click.echo("Nothing was forgotten.")


def _kind(run: Snapshot) -> str:
    if run.same_as:
        return "nothing new"
    return "kept whole" if run.site or any(seen.exchanges for seen in run.evidence) else "signs and dates"


def _files(files: Files) -> Iterator[Path]:
    yield from (path for path in files.history.rglob("*.json") if path.is_file())


def _bytes(files: Files) -> int:
    return sum(path.stat().st_size for path in _files(files))


def _size(files: Files) -> str:
    return _told(_bytes(files))


def _told(size: int) -> str:
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def _number(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def _stamp(at: dt.datetime) -> str:
    return f"{at.astimezone(dt.UTC):%Y-%m-%d %H:%M}"


def _day(at: dt.datetime) -> str:
    return f"{at:%Y-%m-%d}"
