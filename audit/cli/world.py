"""The real world, as a command sees it: the network, the clock, chance and the environment."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping

from audit.errors import BadInput
from audit.net.keys import Keys
from audit.run import World


def real(proxy: str = "", environ: Mapping[str, str] = os.environ) -> World:
    """The world outside, reached directly or through the proxy the user named."""
    if proxy and not proxy.startswith("http://"):
        raise BadInput(f"--proxy {proxy} is not a proxy address (write it as http://host:port)")
    return World(
        seed=secrets.token_hex(8), keys=Keys.from_environment(environ), proxy=proxy, read_from=_where(proxy, environ)
    )


def _where(proxy: str, environ: Mapping[str, str]) -> str:
    if proxy:
        return "through a proxy"
    return "a build server" if environ.get("CI") else "this computer"
