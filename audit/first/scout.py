"""A first look at a business's website, before there is a client file."""

from __future__ import annotations

import asyncio
import urllib.parse
from collections.abc import Sequence

from audit.errors import CouldNotRun
from audit.evidence import Exchange, Failure, Kit
from audit.net import drive
from audit.net.web import Settings, open_web
from audit.run import World
from audit.website import Site, crawl

_MET = frozenset(
    (
        Failure.CERTIFICATE,
        Failure.TOO_BIG,
        Failure.NOT_HTTP,
        Failure.BAD_ENCODING,
        Failure.BAD_REDIRECT,
        Failure.RATE_LIMITED,
        Failure.ROBOTS,
    )
)
"""Failures that only a server which answers can cause."""
_WHY = {
    Failure.NO_SUCH_NAME: "there is no website of that name",
    Failure.NAME_UNANSWERED: "its name could not be looked up",
    Failure.REFUSED: "it refuses connections",
    Failure.TOO_SLOW: "it took too long",
    Failure.PROXY: "the proxy did not reach it",
    Failure.UNSAFE_ADDRESS: "it is no public address",
}


def look(address: str, world: World) -> Site:
    """Look at a website; what could not be seen of it is in its signals.

    Raises:
        CouldNotRun: nothing answered at all.
    """
    return asyncio.run(_look(address, world))


async def _look(address: str, world: World) -> Site:
    settings = Settings(proxy=world.proxy, keys=world.keys)
    async with open_web(settings, clock=world.clock, transport=world.transport) as web:
        kit = Kit(today=world.clock.now().date(), keys=world.keys.names)
        site, exchanges = await drive(crawl.visit(address, kit), web.send)
    if not any(exchange.status or exchange.hops or exchange.failure in _MET for exchange in exchanges):
        raise CouldNotRun(_nothing(address, exchanges))
    return site


def _nothing(address: str, exchanges: Sequence[Exchange]) -> str:
    host = urllib.parse.urlsplit(address).hostname or address
    why = next((_WHY[each.failure] for each in exchanges if each.failure in _WHY), "no answer came back")
    return f"{host} could not be reached: {why}; check its spelling and the internet connection, then try again"
