"""`audit ci`: what to put where, so that the audit comes back every week by itself."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from audit.cli import gates

if TYPE_CHECKING:
    from audit.automation.workflow import Subject
    from audit.client import Client

_SYSTEMS = {"darwin": "launchd", "win32": "windows"}


_NOTIFY_HELP = "Send word of what got worse, too (audit notify)."


@click.group()
def command() -> None:
    """Print what makes the audit come back every week: for GitHub, or for this computer's own scheduler."""


@command.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="CLIENT.YML…")
@click.option(
    "--publish",
    default="none",
    show_default=True,
    type=click.Choice(["none", "pages", "zip", "dir"]),
    help="Where reports go: nowhere, GitHub Pages, a download, a branch of their own.",
)
@click.option(
    "--fail-on", default=gates.NEVER, show_default=True, metavar=gates.METAVAR, callback=gates.typed, help=gates.HELP
)
@click.option("--max-unseen", default="", metavar="N|N%", callback=gates.typed_limit, help=gates.LIMIT_HELP)
@click.option("--notify", is_flag=True, help=_NOTIFY_HELP)
def github(
    *, files: tuple[Path, ...], publish: str, fail_on: gates.Gate, max_unseen: gates.Limit | None, notify: bool
) -> int:
    """Print a GitHub workflow that looks once a week.

    What it will see, and what it shows to whom, is said on the screen; the file itself goes where you send it:

    \b
      audit ci github client.yml > .github/workflows/audit.yml
    """  # noqa: D301  # \b is click's own mark: leave these lines as they are
    import audit
    from audit import client as clients
    from audit.automation import foresight, workflow
    from audit.cli import foretelling, terminal
    from audit.cli.files import client_files
    from audit.errors import BadInput

    loaded = [clients.load(path) for path in client_files(files)]
    if len({client.slug for client in loaded}) < len(loaded):
        raise BadInput(
            "two client files have the same name for their folders; give one of them another slug: in its file"
        )
    wish = workflow.Wish(
        subjects=tuple(map(_subject, loaded)),
        keys=tuple(dict.fromkeys(key for client in loaded for key in foresight.keys(client))),
        version=audit.__version__,
        publish=workflow.Publish(publish),
        notify=notify,
        fail_on=str(fail_on),
        max_unseen=str(max_unseen or ""),
    )
    for line in (*foretelling.foretold(loaded), "", *foretelling.shown(wish.publish, notify=notify)):
        terminal.say(line, err=True)
    click.echo(workflow.written(wish), nl=False)
    return 0


@command.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="CLIENT.YML")
@click.option("--for", "system", type=click.Choice(["cron", "launchd", "windows"]), help="Left out: this computer's.")
@click.option("--notify", is_flag=True, help=_NOTIFY_HELP)
def local(*, file: Path, system: str | None, notify: bool) -> int:
    """Print an entry for this computer's own scheduler. A home connection sees more than a data centre."""
    from audit import client as clients
    from audit.automation import schedule
    from audit.cli import foretelling, terminal
    from audit.errors import BadInput

    client = clients.load(file)
    path = client.path.resolve()
    command = [sys.executable, "-m", "audit"]
    commands = [[*command, "run", "--quiet", "--no-look", "--", path.name]]
    if notify:
        commands.append([*command, "notify", "--", path.name])
    if not all(map(schedule.can_be_scheduled, (*commands[0], str(path.parent)))):
        raise BadInput(f"{path} cannot be written into a schedule; rename it to letters, digits and hyphens")
    system = system or _SYSTEMS.get(sys.platform, "cron")
    write = {"cron": schedule.cron, "launchd": schedule.launchd, "windows": schedule.windows}[system]
    for line in foretelling.how(system, client.slug, notify=notify):
        terminal.say(line, err=True)
    click.echo(write(client.slug, commands, str(path.parent)), nl=False)
    return 0


@command.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="CLIENT.YML")
def path(*, file: Path) -> int:
    """Print the path a report is published under; PRESENCE_PATH_KEY must be set to the secret's value."""
    import os

    from audit import client as clients
    from audit.automation import workflow
    from audit.errors import BadInput

    key = os.environ.get("PRESENCE_PATH_KEY", "")
    if len(key) < workflow.SHORTEST_PATH_KEY:
        raise BadInput("PRESENCE_PATH_KEY is not set here, or is too short; it is the value of the repository's secret")
    click.echo(f"{workflow.published(key, clients.load(file).slug)}/")
    return 0


def _subject(client: Client) -> Subject:
    """The client file as the repository around it names it."""
    from audit.automation.workflow import Subject, is_nameable
    from audit.errors import BadInput

    full = client.path.resolve()
    root = next((folder for folder in full.parents if (folder / ".git").exists()), full.parent)
    inside = PurePosixPath(full.relative_to(root).as_posix())
    if not is_nameable(inside):
        raise BadInput(f"{inside} cannot stand in a workflow; rename it to letters, digits and hyphens")
    return Subject(slug=client.slug, path=inside)
