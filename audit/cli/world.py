"""The world, as a command sees it: the network, the clock, chance, the environment and the keys beside clients.

It is the real one, unless whoever called the commands handed them another (click's `obj`), such as the practice web.
"""

from __future__ import annotations

import datetime as dt
import os
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from audit.cli import terminal
from audit.errors import BadInput
from audit.net import env_file, sending
from audit.net.clock import SYSTEM
from audit.net.keys import Keys
from audit.run import World

HERE = Path("client.yml")
"""Where a client file lies as a rule: for commands that are given none."""


def real(proxy: str = "", environ: Mapping[str, str] = os.environ, beside: Sequence[Path] = ()) -> World:
    """The world outside, reached directly or through the proxy the user named; the one handed over, if one was.

    Keys come from the environment, and from the `.env` beside each of these client files; the environment wins.
    """
    if proxy and not proxy.startswith("http://"):
        raise BadInput("--proxy: this is not a proxy's address (write it as http://host:port)")
    return _handed_over() or World(
        seed=secrets.token_hex(8), keys=keys(environ, beside), proxy=proxy, read_from=_where(proxy, environ)
    )


def now() -> dt.datetime:
    """The date and time, with its zone."""
    handed_over = _handed_over()
    return (handed_over.clock if handed_over else SYSTEM).now()


def keys(environ: Mapping[str, str] = os.environ, beside: Sequence[Path] = ()) -> Keys:
    """The keys that are set; a line of advice where other users of this computer may read them."""
    _advise(beside)
    written = env_file.beside(beside, environ)
    return Keys.from_environment({**environ, **written})


def to_tell(environ: Mapping[str, str] = os.environ, beside: Sequence[Path] = ()) -> str:
    """The addresses of those who are told when something gets worse, as they were written; advice as with keys."""
    _advise(beside)
    written = env_file.beside(beside, environ, {sending.NAME})
    return environ.get(sending.NAME, "").strip() or written.get(sending.NAME, "")


def _advise(beside: Sequence[Path]) -> None:
    for path in env_file.files(beside):
        if env_file.readable_by_others(path):
            terminal.say(f"{path} can be read by other users of this computer (chmod 600 keeps it yours).", err=True)


def _handed_over() -> World | None:
    context = click.get_current_context(silent=True)
    return context.find_object(World) if context else None


def _where(proxy: str, environ: Mapping[str, str]) -> str:
    if proxy:
        return "through a proxy"
    return "a build server" if environ.get("CI") else "this computer"
