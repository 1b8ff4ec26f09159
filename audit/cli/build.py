"""`audit build`: judge the kept evidence again and rebuild the report, offline."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from audit.cli import day


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="CLIENT.YML")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Where the report goes.")
@click.option("--as-of", callback=day.typed, metavar="DATE", help="Judge as on this day (2026-11-22).")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(*, file: Path, out: Path | None, as_of: dt.date | None, as_json: bool) -> int:
    """Judge the newest evidence by today's rules and today's client file, and rebuild the report. Asks nothing."""
    from audit import run as audits
    from audit.cli import told, world

    today = world.now().date()
    built = audits.build(file, out=out, as_of=as_of, today=today)
    if as_json:
        told.as_json([built])
    else:
        told.summary(built)
    return 0
