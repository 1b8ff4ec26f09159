"""The last word on what is dialled: every address a name leads to, and every address a socket is opened for."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from audit.evidence import Failure
from audit.net.reach import Reach
from audit.net.unanswered import Unanswered

_NO_SUCH_NAME = frozenset(getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name))
_OF_EACH_FAMILY = 2
"""How many addresses of a name are tried; more would only dial the same dead host again."""


class Guard(AbstractResolver):
    """A resolver and a socket factory for aiohttp. With a proxy, the proxy is all that can be dialled."""

    def __init__(self, reach: Reach, *, proxy: tuple[str, int] | None, seconds: float) -> None:
        self._reach = reach
        self._proxy = proxy
        self._seconds = seconds
        self._proxy_addresses = {proxy[0]} if proxy else set()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Look a host up. One bad address among several refuses them all: the name cannot be trusted."""
        try:
            addresses = await self._look_up(host)
        except Unanswered as no:
            if self._proxy:
                raise Unanswered(Failure.PROXY, f"{host}: {no.detail}") from no
            raise
        if self._proxy and (host, port) == self._proxy:
            self._proxy_addresses.update(addresses)
        for address in addresses:
            self._check(address, port)
        kept = [
            *[address for address in addresses if ":" in address][:_OF_EACH_FAMILY],
            *[address for address in addresses if ":" not in address][:_OF_EACH_FAMILY],
        ]
        kept.sort(key=addresses.index)
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST,
            )
            for address in kept
            if family in {socket.AF_UNSPEC, socket.AF_INET6 if ":" in address else socket.AF_INET}
        ]

    def socket(self, info: tuple[Any, ...]) -> socket.socket:
        """Open the socket for one address, if it may be dialled."""
        family, kind, protocol, _, (address, port, *_) = info
        self._check(address, port)
        return socket.socket(family=family, type=kind, proto=protocol)

    async def close(self) -> None:
        """Nothing is held."""

    async def _look_up(self, host: str) -> tuple[str, ...]:
        try:
            async with asyncio.timeout(self._seconds):
                addresses = await self._reach.names(host)
        except TimeoutError as error:
            raise Unanswered(Failure.NAME_UNANSWERED, f"no answer within {self._seconds:g} s") from error
        except socket.gaierror as error:
            known = error.errno in _NO_SUCH_NAME
            raise Unanswered(Failure.NO_SUCH_NAME if known else Failure.NAME_UNANSWERED, str(error)) from error
        except (OSError, UnicodeError) as error:
            raise Unanswered(Failure.NAME_UNANSWERED, str(error)) from error
        if not addresses:
            raise Unanswered(Failure.NAME_UNANSWERED, "an empty answer")
        return addresses

    def _check(self, address: str, port: int) -> None:
        if self._proxy:
            allowed = address in self._proxy_addresses and port == self._proxy[1]
        else:
            allowed = self._reach.allows(address) and port in self._reach.ports
        if not allowed:
            raise Unanswered(Failure.UNSAFE_ADDRESS, "the name leads to an address inside a network")
