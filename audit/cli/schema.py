"""`audit schema`: the JSON Schema of client.yml."""

from __future__ import annotations

import json

import click


@click.command()
def command() -> int:
    """Print the JSON Schema of client.yml, so that your editor can complete and check it."""
    from audit import client

    click.echo(json.dumps(client.schema(), ensure_ascii=False, indent=2))
    return 0
