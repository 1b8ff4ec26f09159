"""`audit review`: the guided look, the walk over the findings, and what the consultant saw beyond them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from audit.cli.looking import Show
    from audit.run import Audit


@click.command()
@click.argument("typed", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="CLIENT.YML|FOLDER…")
@click.option("--by", default="", metavar="NAME", help="Who looks and decides; the report names them.")
def command(*, typed: tuple[Path, ...], by: str) -> int:
    """Open each place the program could not see, and say what you met there; then decide on what was found.

    Of several clients the places alone are offered: every look that is due, one after the other. The reports are
    rebuilt.
    """
    import webbrowser

    from audit.cli import failures, files as named, world
    from audit.errors import AuditError

    files = named.client_files(typed)
    now = world.now()
    if len(files) == 1:
        reviewed(files[0], show=webbrowser.open, now=now, by=by)
        return 0
    failed = failures.Failures(several=True)
    for file in files:
        try:
            reviewed(file, show=webbrowser.open, now=now, by=by, looks_only=True)
        except AuditError as trouble:
            failed.tell(file, trouble)
    return failed.code()


def reviewed(file: Path, *, show: Show, now: dt.datetime, by: str = "", looks_only: bool = False) -> Audit:
    """One client's review, from the first look to the rebuilt report."""
    from audit import client as clients, run as audits, store
    from audit.cli import keeping, looking, reviewing, terminal, told

    client = clients.load(file)
    files = store.Files(root=client.path.parent, slug=client.slug)
    with store.locked(files):
        before = audits.judge(client, files, store.history(files), now.date())
        keeping.check(files)
        waiting = told.unseen(before)
        terminal.say(f"{client.name}: {_due(len(waiting))}", err=True)
        after = looking.seen(before, waiting, show=show, now=now, by=by) if waiting else before
        if not looks_only:
            after = keeping.kept(after, reviewing.asked(after, now=now, by=by))
        if after is not before:
            after = audits.publish(after)
    if after is not before:
        told.summary(after)
    return after


def _due(count: int) -> str:
    return f"{count} to look at." if count else "every place could be seen; there is nothing to look at."
