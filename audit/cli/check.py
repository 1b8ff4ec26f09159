"""`audit check`: single addresses, looked at or only named. Nothing is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from audit.address import Identity
    from audit.dossier import Dossier


@click.command()
@click.argument("addresses", nargs=-1, required=True, metavar="URL…")
@click.option("--offline", is_flag=True, help="Only say what each address is; ask nothing.")
@click.option("--explain", is_flag=True, help="Say why: every source and its answer, the controls, and what was asked.")
@click.option("--json", "as_json", is_flag=True, help="Print the same as JSON.")
@click.option("--proxy", default="", metavar="URL", help="Reach the network through this proxy (http://host:port).")
def command(*, addresses: tuple[str, ...], offline: bool, explain: bool, as_json: bool, proxy: str) -> int:
    """Say what each address is: a profile and whose, a post, a share button, a network that has closed.

    Without --offline each profile is looked at, and judged by this one look.
    """
    from audit import profiles

    named = [(address, profiles.identify(address, listed=True)) for address in addresses]
    if offline:
        _print(named, None, explain=explain, as_json=as_json)
        return 0
    from audit import run as audits
    from audit.cli import looking, progress, world

    with progress.shown(quiet=len(addresses) == 1, several=False) as line:
        dossier = audits.check(
            addresses, world.real(proxy, beside=(world.HERE,)), audits.Told(progress=line, stumbled=looking.stumbled)
        )
    _print(named, dossier, explain=explain, as_json=as_json)
    return 0


def _print(named: Sequence[tuple[str, Identity]], dossier: Dossier | None, *, explain: bool, as_json: bool) -> None:
    from audit.cli import explaining, naming, terminal

    if as_json:
        click.echo(terminal.data([naming.as_json(text, found, dossier, explain=explain) for text, found in named]))
        return
    for number, (text, identity) in enumerate(named):
        terminal.say(f"{chr(10) if explain and number else ''}{naming.line(text, identity)}")
        place = naming.place_of(text, dossier) if dossier else None
        if dossier and place:
            terminal.say(f"  {naming.judged(place)}")
            for line in explaining.lines(dossier, place) if explain else ():
                terminal.say(f"  {line}")
