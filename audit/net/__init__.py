"""The only package that opens a socket: it makes the asks of a visit and hands back replies."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import TypeVar

from audit.evidence import Ask, Exchange, Reply, Visit
from audit.net.transcript import exchange

__all__ = ["Send", "drive"]

T = TypeVar("T")

Send = Callable[[Ask], Awaitable[Reply]]
"""Makes one ask. The world's failures are in the reply; it raises none of them."""


async def drive(visit: Visit[T], send: Send) -> tuple[T, tuple[Exchange, ...]]:
    """Make a visit: asks yielded together are made together. Returns what it read, and a transcript."""
    exchanges: list[Exchange] = []
    with contextlib.closing(visit):
        try:
            asks = next(visit)
            while True:
                replies = await asyncio.gather(*map(send, asks))
                exchanges.extend(map(exchange, replies))
                asks = visit.send(tuple(replies))
        except StopIteration as stop:
            return stop.value, tuple(exchanges)
