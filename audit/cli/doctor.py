"""`audit doctor`: what works here today, which networks can be seen, and which keys would open more."""

from __future__ import annotations

import contextlib
import datetime as dt
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from audit.cli.advising import Advice, Spot
    from audit.cli.diagnosis import Computer
    from audit.client import Client
    from audit.evidence import Profile
    from audit.questions import Question
    from audit.run import World
    from audit.survey import Survey, View

_PACKAGES = ("mkdocs", "mkdocs-material", "httpx")


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[CLIENT.YML…]")
@click.option("--offline", is_flag=True, help="Ask nothing: versions, clock, folder and keys only.")
@click.option("--json", "as_json", is_flag=True, help="Print the same as JSON.")
@click.option("--proxy", default="", metavar="URL", help="Reach the network through this proxy (http://host:port).")
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
def command(*, files: tuple[Path, ...], offline: bool, as_json: bool, proxy: str, quiet: bool) -> int:
    """Say which networks can be seen from here today, and which keys would open more of your clients' places.

    Each network is asked for one page that is known to live and one that cannot exist. With client files only
    their networks are asked. Nothing is saved.
    """
    from audit import client as clients
    from audit.cli import terminal, world

    loaded = [clients.load(path) for path in files]
    real = world.real(proxy, beside=files or (world.HERE,))
    survey = None if offline else asked(loaded, real, quiet=quiet)
    here = computer([client.path.parent for client in loaded] or [Path()], real)
    spots = [spot for client in loaded for spot in placed(client, here.now.date())]
    if as_json:
        click.echo(terminal.data(as_data(here, survey, spots, real.keys.names)))
    else:
        terminal.say(in_words(here, survey, spots, real.keys.names, left_out=not loaded))
    return 0


def computer(folders: Sequence[Path], real: World) -> Computer:
    """Versions, the clock, and whether the folders can be written to: tried, and cleaned up."""
    import importlib.metadata
    import platform

    import audit
    from audit.cli.diagnosis import Computer

    def version(package: str) -> str:
        try:
            return importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            return ""

    return Computer(
        versions={
            "audit": audit.__version__,
            "Python": platform.python_version(),
            **{package: version(package) for package in _PACKAGES},
        },
        now=real.clock.now(),
        folders={str(folder.resolve()): _can_write(folder) for folder in dict.fromkeys(folders)},
    )


def _can_write(folder: Path) -> bool:
    import tempfile

    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def asked(loaded: Sequence[Client], real: World, *, quiet: bool) -> Survey:
    """Ask the networks of these clients, or all of them; what that costs is said first."""
    from audit import questions, survey
    from audit.cli import keyring, terminal

    listed = [place for client in loaded for place in _profiles(client)]
    wanted = questions.of(listed, real.seed) if loaded else questions.everywhere(real.seed)
    for line in keyring.costs([question.living for question in wanted if question.living], real.keys.names):
        terminal.say(line, err=True)
    with _progress(wanted, quiet=quiet) as told:
        strict = any(client.respect_robots == "strict" for client in loaded)
        return survey.survey(real, wanted, told, strict_robots=strict)


@contextlib.contextmanager
def _progress(wanted: Sequence[Question], *, quiet: bool) -> Iterator[Callable[[View], None]]:
    from audit.report import plain

    count = len({question.platform for question in wanted})
    begin = f"Asking {plain.plural(count, 'network')}, politely; a minute or so …"
    if quiet:
        yield lambda _view: None
    elif sys.stderr.isatty():
        from rich.console import Console

        answered: list[View] = []
        with Console(stderr=True, highlight=False).status(begin) as status:

            def told(view: View) -> None:
                answered.append(view)
                status.update(f"{begin} {len(answered)} of {len(wanted)}")

            yield told
    else:
        click.echo(begin, err=True)
        yield lambda _view: None


def _profiles(client: Client) -> Iterator[Profile]:
    """The client's places as listed, and its website as a place that any host may be."""
    from audit import places, profiles
    from audit.evidence import Profile

    for listing in client.listings:
        if place := places.profile(profiles.identify(listing.url, listed=True), listed=True):
            yield place
    if client.website:
        yield Profile(platform="blog", handle=client.website.partition("//")[2], address=f"{client.website}/")


def placed(client: Client, today: dt.date) -> Iterator[Spot]:
    """The client's places, each with whether the newest audit saw it."""
    from audit import places, profiles, run as audits, store
    from audit.cli.advising import Spot
    from audit.dossier import place_name
    from audit.store import Files
    from audit.verdict import Verdict

    files = Files(root=client.path.parent, slug=client.slug)
    if history := store.history(files):
        for place in audits.judge(client, files, history, today).dossier.listed:
            seen = None if place.look is None else place.verdict is not Verdict.UNSEEN
            yield Spot(client=client.name, name=place.name, platform=place.platform, seen=seen)
        return
    for listing in client.listings:
        if profile := places.profile(profiles.identify(listing.url, listed=True), listed=True):
            name = place_name(profile.platform, profile.address, profile.handle, listing)
            yield Spot(client=client.name, name=name, platform=profile.platform, seen=None)


def in_words(
    here: Computer, survey: Survey | None, spots: Sequence[Spot], have: frozenset[str], *, left_out: bool
) -> str:
    """The whole answer as text; `left_out`: without client files no host of a blog is known."""
    from audit.cli import advising, diagnosis

    parts = [("This computer", list(diagnosis.computer(here, survey)))]
    if survey:
        lines = list(diagnosis.networks(survey))
        if left_out:
            lines.append(diagnosis.left_out())
        parts.append(("Networks, as they can be seen from here today", lines))
    advised = advising.advice(spots, have, survey)
    parts.append(("Keys", list(advising.keys(have, advised, survey, here.now.date()))))
    return "\n\n".join("\n".join([title, *(f"  {line}" for line in lines)]) for title, lines in parts)


def as_data(here: Computer, survey: Survey | None, spots: Sequence[Spot], have: frozenset[str]) -> dict[str, object]:
    """The same as data; `networks` is null when none was asked."""
    from audit.cli import advising, diagnosis

    views = list(zip(diagnosis.names(survey.views), survey.views, strict=True)) if survey else []
    networks = [
        {"platform": view.question.platform, "name": name, "sight": view.sight.value, "said": diagnosis.sight(view)}
        for name, view in views
    ]
    today = here.now.date()
    return {
        "versions": dict(here.versions),
        "now": here.now.isoformat(),
        "clock_ahead_seconds": survey.ahead.total_seconds() if survey and survey.ahead is not None else None,
        "folders": dict(here.folders),
        "networks": networks if survey else None,
        "keys": {name: list(advising.key(name, survey, today)) for name in sorted(have)},
        "missing": [_missing(one) for one in advising.advice(spots, have, survey)],
    }


def _missing(one: Advice) -> dict[str, object]:
    return {
        "names": [row.name for row in one.rows],
        "would_open": list(one.unseen),
        "networks": list(one.networks),
        "opens": one.row.opens,
        "cost": one.row.cost,
        "card": one.card,
        "minutes": one.minutes,
        "get": one.row.get,
        "source": one.row.source,
        "checked": one.row.checked.isoformat(),
    }
