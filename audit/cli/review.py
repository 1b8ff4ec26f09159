"""`audit review`: the guided look, whenever it suits."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="CLIENT.YML")
def command(*, file: Path) -> int:
    """Open each place the program could not see, and say what you met there. The report is rebuilt."""
    from audit import client as clients, run as audits, store
    from audit.cli import looking, told
    from audit.store import Files

    client = clients.load(file)
    files = Files(root=client.path.parent, slug=client.slug)
    with store.locked(files):
        audit = audits.judge(client, files, store.history(files), dt.datetime.now(dt.UTC).date())
        waiting = told.unseen(audit)
        if not waiting:
            click.echo("Every place could be seen; there is nothing to look at.")
            return 0
        told.summary(looking.looked(audit, waiting))
    return 0
