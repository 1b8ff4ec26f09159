"""`audit run`: look at every place in the client file and write the report."""

from __future__ import annotations

import datetime as dt
import os
import webbrowser
from pathlib import Path

import click

from audit.cli import day, gates


@click.command()
@click.argument("typed", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="CLIENT.YML|FOLDER…")
@click.option("--dry-run", is_flag=True, help="Check the file and show what would be asked of whom; ask nothing.")
@click.option("--only", multiple=True, metavar="NETWORK", help="Look at one network only; nothing is saved.")
@click.option("--no-build", is_flag=True, help="Keep the evidence, write no report.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Where the report goes.")
@click.option("--as-of", callback=day.typed, metavar="DATE", help="Judge as on this day (2026-11-22).")
@click.option("--no-look", is_flag=True, help="Do not offer to look at unseen places yourself.")
@click.option("--open", "open_report", is_flag=True, help="Open the report in your browser.")
@click.option(
    "--fail-on", default=gates.NEVER, show_default=True, metavar=gates.METAVAR, callback=gates.typed, help=gates.HELP
)
@click.option("--max-unseen", default="", metavar="N|N%", callback=gates.typed_limit, help=gates.LIMIT_HELP)
@click.option("--ci", is_flag=True, help="For build servers: quiet, with annotations and a job summary on GitHub.")
@click.option("--resume", is_flag=True, help="Go on with a run that was stopped within the last 24 hours.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("--proxy", default="", metavar="URL", help="Reach the network through this proxy (http://host:port).")
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
def command(  # noqa: PLR0913  # one parameter a flag
    *,
    typed: tuple[Path, ...],
    dry_run: bool,
    only: tuple[str, ...],
    no_build: bool,
    out: Path | None,
    as_of: dt.date | None,
    no_look: bool,
    open_report: bool,
    fail_on: gates.Gate,
    max_unseen: gates.Limit | None,
    ci: bool,
    resume: bool,
    as_json: bool,
    proxy: str,
    quiet: bool,
) -> int:
    """Look at every place that CLIENT.YML lists, keep the evidence and write the report.

    A folder stands for the client files in it. Of several clients, one that fails keeps no other from its turn; the
    exit code is then 3 if any could not run, else the first failure's.

    The smallest client.yml:

    \b
      name: Maple Street Bakery
      website: https://maplebakery.example
    """  # noqa: D301  # \b is click's own mark: leave these lines as they are
    from audit import run as audits
    from audit.cli import digest, failures, files as named, looking, plan, progress, told, world
    from audit.net.settings import unused_proxy

    files, wanted = named.client_files(typed), plan.platforms(only)
    several = len(files) > 1
    failed = failures.Failures(several=several)
    if dry_run:
        plan.show(files, failed.tell, wanted)
        return failed.code()
    plan.hints(files, failed.put_off)
    if (variable := unused_proxy(os.environ)) and not proxy:
        click.echo(f"{variable} is set but not used; to go through a proxy write: --proxy URL", err=True)
    with progress.shown(quiet=quiet or ci, several=several) as line:
        done = audits.run(
            files,
            world.real(proxy, beside=files),
            audits.Told(progress=line, stumbled=looking.stumbled, taken_up=progress.taken_up, failed=failed.tell),
            out=out,
            as_of=as_of,
            only=wanted,
            build=not no_build,
            resume=resume,
        )
    if not (several or no_look or ci or as_json or no_build or wanted):
        done = tuple(looking.offered(audit) for audit in done)
    if as_json:
        told.as_json(done, several=several)
    elif several:
        digest.show(done, failed, typed, only=wanted)
    else:
        told.summary(done[0], only=wanted)
        if not (ci or quiet):
            told.cover(done[0])
    told.keys_refused(done)
    if open_report and done and done[0].report:
        webbrowser.open((done[0].report / "site" / "index.html").resolve().as_uri())
    if ci:
        from audit.cli import buildlog

        buildlog.tell(done, os.environ, err=as_json)
    gate = gates.ended(done, fail_on, max_unseen)
    return failed.code() or gate
