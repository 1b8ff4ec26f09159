"""`audit decide`: the consultant's word on findings, from a script or by hand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from audit.cli import day


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="CLIENT.YML")
@click.argument("findings", nargs=-1, metavar="[FINDING…]")
@click.option("--accept", is_flag=True, help="It is so, and may stay so for now.")
@click.option("--ignore", is_flag=True, help="It does not matter here.")
@click.option("--false-alarm", is_flag=True, help="It is not so; holds until its evidence changes.")
@click.option("--done", is_flag=True, help="The client says it was put right; holds until the next look tells.")
@click.option("--open", "reopen", is_flag=True, help="Take back what was decided; it is open again.")
@click.option("--reason", default="", metavar="TEXT", help="Why, in words the client may read. Needed, but for --open.")
@click.option("--until", callback=day.typed, metavar="DATE", help="The last day it counts on (2026-11-22).")
@click.option("--days", type=click.IntRange(1, 365), metavar="N", help="How many days it counts; 90 unless said.")
@click.option("--by", default="", metavar="NAME", help="Who decided; the report names them.")
@click.option("--no-build", is_flag=True, help="Keep the decision, write no report.")
def command(  # noqa: PLR0913  # one parameter a flag
    *,
    file: Path,
    findings: tuple[str, ...],
    accept: bool,
    ignore: bool,
    false_alarm: bool,
    done: bool,
    reopen: bool,
    reason: str,
    until: dt.date | None,
    days: int | None,
    by: str,
    no_build: bool,
) -> int:
    """Say what is to become of findings, each by its id or the beginning of it; without any, list those that are open.

    What is decided leaves the to-do list, the counts and --fail-on, and stands folded below the list with its reason.
    When its day is over it is open again.
    """
    from audit import client as clients, run as audits, store
    from audit.cli import deciding, keeping, world
    from audit.decisions import Decisions
    from audit.finding import Stance

    client = clients.load(file)
    files = store.Files(root=client.path.parent, slug=client.slug)
    wanted = dict(zip(Stance, (accept, ignore, false_alarm, done, reopen), strict=True))
    with store.locked(files):
        audit = audits.judge(client, files, store.history(files), world.now().date())
        if not findings and not any(wanted.values()):
            deciding.list_open(audit)
            return 0
        stance = deciding.only(wanted)
        if stance is Stance.OPEN:
            deciding.refuse_end(until, days)
            after, rulings = deciding.taken_back(audit, findings, reason=reason.strip(), by=by)
        else:
            last = deciding.end(audit.dossier.date, until, days)
            rulings = deciding.rulings(audit, findings, stance, reason=reason.strip(), until=last, by=by)
            after = keeping.kept(audit, Decisions(rulings=rulings))
        if not no_build:
            audits.publish(after)
    deciding.say(after, rulings)
    return 0
