"""Text on the terminal: outside words may move no cursor there, and order no build server about."""

from __future__ import annotations

import re

import click

_ORDER = re.compile(r"^(\s*:)(?=:)|(##)(?=\[|vso\[)", re.IGNORECASE)
"""How a line begins, or goes on, that GitHub's and Azure's build servers take for a command of the build."""


def plain(text: str) -> str:
    """The text with its lines kept, without control characters and without commands to a build server."""
    return "\n".join(_line(line) for line in text.split("\n"))


def say(text: str = "", *, err: bool = False) -> None:
    """Print text that may hold words from outside."""
    click.echo(plain(text), err=err)


def data(value: object) -> str:
    """JSON as `audit export` writes it."""
    from audit.exports import data as shapes

    return shapes.text(value)


def _line(line: str) -> str:
    seen = "".join(letter if letter.isprintable() else " " for letter in line)
    return _ORDER.sub(lambda order: f"{order[0]} ", seen)
