"""`audit demo`: the main job on a practice business, in virtual time, without touching the internet."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", default="demo", type=click.Path(path_type=Path, file_okay=False), metavar="[DIR]")
@click.option(
    "--client",
    "played",
    default="bakery",
    show_default=True,
    type=click.Choice(("bakery", "plumber")),
    help="The practice business: a busy bakery, or a plumber who let it all lie.",
)
@click.option("--no-build", is_flag=True, help="Keep the evidence, write no report.")
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
def command(*, folder: Path, played: str, no_build: bool, quiet: bool) -> int:
    """Audit a practice business into DIR (./demo): two looks a week apart, and the report. Nothing is asked outside."""
    import datetime as dt
    import importlib.resources

    from audit import client as clients, run as audits, store
    from audit.cli import looking, progress, told
    from audit.errors import BadInput
    from audit.net.keys import Keys
    from audit.practice import NOW, answer, answer_a_week_ago
    from audit.practice.transport import PracticeTransport, VirtualClock
    from audit.store import Files

    practised = importlib.resources.files("audit.practice").joinpath(f"clients/{played}.yml").read_bytes()
    path = folder / "client.yml"
    others = folder.is_dir() and not path.is_file() and any(folder.iterdir())
    if others or (path.is_file() and path.read_bytes() != practised):
        raise BadInput(
            f"{folder} holds files that are not the practice {played}'s; name an empty one: audit demo FOLDER"
        )
    store.write(path, practised)
    client = clients.load(path)
    files = Files(root=path.parent, slug=client.slug)
    with store.locked(files):
        store.forget(files)
    looks = ((NOW - dt.timedelta(days=7), answer_a_week_ago, False), (NOW, answer, True))
    for start, play, last in looks:
        world = audits.World(
            clock=VirtualClock(start).clock(),
            transport=PracticeTransport(play),
            seed=f"{start:%Y%m%d}",
            keys=Keys({}),
            read_from="the practice web",
        )
        with progress.shown(quiet=quiet or not last, several=False) as line:
            done = audits.run(
                [path], world, audits.Told(progress=line, stumbled=looking.stumbled), build=last and not no_build
            )
    told.summary(done[0])
    click.echo(f"To serve it:  audit serve {path}")
    return 0
