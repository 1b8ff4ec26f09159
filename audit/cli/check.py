"""`audit check`: single addresses, looked at or only named. Nothing is saved."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from audit.address import Identity
    from audit.dossier import Dossier


@click.command()
@click.argument("addresses", nargs=-1, required=True, metavar="URL…")
@click.option("--offline", is_flag=True, help="Only say what each address is; ask nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print input, kind, platform, handle and canonical as JSON.")
@click.option("--proxy", default="", metavar="URL", help="Reach the network through this proxy (http://host:port).")
def command(*, addresses: tuple[str, ...], offline: bool, as_json: bool, proxy: str) -> int:
    """Say what each address is: a profile and whose, a post, a share button, a network that has closed.

    Without --offline each profile is looked at, and judged by this one look.
    """
    from audit import profiles

    named = [(address, profiles.identify(address, listed=True)) for address in addresses]
    if offline:
        _print(named, None, as_json=as_json)
        return 0
    from audit import run as audits
    from audit.cli import looking, progress, world

    with progress.shown(quiet=True, several=False) as line:
        dossier = audits.check(addresses, world.real(proxy), audits.Told(progress=line, stumbled=looking.stumbled))
    _print(named, dossier, as_json=as_json)
    return 0


def _print(named: Sequence[tuple[str, Identity]], dossier: Dossier | None, *, as_json: bool) -> None:
    from audit.cli import naming, terminal

    if as_json:
        click.echo(json.dumps([naming.as_json(text, identity, dossier) for text, identity in named], indent=2))
        return
    for text, identity in named:
        terminal.say(naming.line(text, identity))
        if dossier and (judged := naming.judged(text, dossier)):
            terminal.say(f"  {judged}")
