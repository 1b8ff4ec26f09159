"""`audit check`: single addresses, looked at or only named. Nothing is saved."""

from __future__ import annotations

import json

import click


@click.command(short_help="Look at single addresses.")
@click.argument("addresses", nargs=-1, required=True, metavar="URL…")
@click.option("--offline", is_flag=True, help="Only say what each address is; ask nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print input, kind, platform, handle and canonical as JSON.")
def command(*, addresses: tuple[str, ...], offline: bool, as_json: bool) -> int:
    """Say what each address is: a profile and whose, a post, a share button, a network that has closed …"""
    from audit import profiles
    from audit.cli import naming
    from audit.errors import BadInput

    if not offline:
        raise BadInput("looking at a single address is not built yet; name it with: audit check URL --offline")
    named = [(address, profiles.identify(address, listed=True)) for address in addresses]
    if as_json:
        click.echo(json.dumps([naming.as_json(text, identity) for text, identity in named], indent=2))
    else:
        for text, identity in named:
            click.echo(naming.line(text, identity))
    return 0
