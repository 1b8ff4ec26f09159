"""What fetching costs: our whole way to a reply, beside httpx tuned and guarded, and httpx as it comes.

`python bench/fetch.py` starts a server on loopback in a process of its own: 100 origins of nine pages, 60 KB each,
one page in eight missing, every answer with two cookies. The ways take turns for five rounds; medians are printed.
No way may have more than one request to an origin and 48 in all under way. Takes about a minute, at most 90 seconds.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import gc
import ipaddress
import multiprocessing
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from multiprocessing.connection import Connection
from typing import Any

import httpcore
import httpx

from audit.evidence import Ask
from audit.net.reach import Reach
from audit.net.web import Limits, Settings, open_web

ORIGINS, PAGES, ROUNDS, AT_ONCE, SECONDS = 100, 9, 5, 48, 80
PAGE = b"<!DOCTYPE html><title>Maple Bakery</title>" + b"<p>Bread, every day but Monday.</p>" * 1700

Get = Callable[[int, str], Awaitable[int]]
"""Told the number of an origin and a path; gives the length of the body."""
Way = Callable[[list[int]], contextlib.AbstractAsyncContextManager[Get]]


def answer(path: bytes) -> bytes:
    status = b"404 Not Found" if path.endswith(b"8") else b"200 OK"
    cookies = b"Set-Cookie: session=%s; Path=/\r\nSet-Cookie: consent=unknown; Path=/; HttpOnly\r\n" % path
    return b"HTTP/1.1 %s\r\n%sContent-Length: %d\r\n\r\n%s" % (status, cookies, len(PAGE), PAGE)


def serve(ready: Connection) -> None:
    """Open a port for each origin, tell which, and answer until ended."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                writer.write(answer(head.split(b" ", 2)[1]))
                await writer.drain()
        writer.close()

    async def forever() -> None:
        servers = [await asyncio.start_server(talk, "127.0.0.1", 0) for _ in range(ORIGINS)]
        ready.send([server.sockets[0].getsockname()[1] for server in servers])
        await asyncio.Event().wait()

    asyncio.run(forever())


@contextlib.asynccontextmanager
async def ours(ports: list[int]) -> AsyncIterator[Get]:
    """`Web.send`, with vetting, guard, pace (at nought), hops and all."""

    async def names(_: str) -> tuple[str, ...]:
        return ("127.0.0.1",)

    reach = Reach(allows="127.0.0.1".__eq__, ports=frozenset(ports), names=names)
    async with open_web(Settings(reach=reach, limits=Limits(pace=0, at_once=AT_ONCE))) as web:

        async def get(origin: int, path: str) -> int:
            reply = await web.send(Ask(address=f"http://h{origin}.test:{ports[origin]}{path}"))
            return len(reply.body)

        yield get


class Guarded(httpcore.AsyncNetworkBackend):
    """The place httpx leaves for a guard: private, and only reached through its pool."""

    def __init__(self) -> None:
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(self, host: str, port: int, *others: Any, **named: Any) -> httpcore.AsyncNetworkStream:  # noqa: ANN401  # passed on
        if not ipaddress.ip_address(host).is_loopback:
            raise httpcore.ConnectError(host)
        return await self._inner.connect_tcp(host, port, *others, **named)

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)


@contextlib.asynccontextmanager
async def tuned(ports: list[int]) -> AsyncIterator[Get]:
    """One httpx client for each origin, sharing a TLS context, with a guard for a network backend."""
    tls = httpx.create_ssl_context()
    async with contextlib.AsyncExitStack() as stack:
        clients = []
        for _ in ports:
            transport = httpx.AsyncHTTPTransport(verify=tls, trust_env=False)
            transport._pool._network_backend = Guarded()  # noqa: SLF001  # there is no public way
            clients.append(await stack.enter_async_context(httpx.AsyncClient(transport=transport, trust_env=False)))

        async def get(origin: int, path: str) -> int:
            return len((await clients[origin].get(f"http://127.0.0.1:{ports[origin]}{path}")).content)

        yield get


@contextlib.asynccontextmanager
async def plain(ports: list[int]) -> AsyncIterator[Get]:
    """One httpx client, as it comes."""
    async with httpx.AsyncClient() as client:

        async def get(origin: int, path: str) -> int:
            return len((await client.get(f"http://127.0.0.1:{ports[origin]}{path}")).content)

        yield get


WAYS: dict[str, Way] = {"ours": ours, "httpx, one client per host, guarded": tuned, "httpx as it comes": plain}


@dataclasses.dataclass(frozen=True, slots=True)
class Cost:
    wall: float
    cpu: float


async def fetch_all(way: Way, ports: list[int]) -> Cost:
    """Every page of every origin: the seconds it took by the clock, and of this process's time."""
    slots = asyncio.Semaphore(AT_ONCE)

    async def one_origin(get: Get, origin: int) -> int:
        total = 0
        for page in range(PAGES):
            async with slots:
                total += await get(origin, f"/{page}")
        return total

    async with way(ports) as get:
        wall, cpu = time.perf_counter(), time.process_time()
        sizes = await asyncio.gather(*(one_origin(get, origin) for origin in range(ORIGINS)))
        cost = Cost(time.perf_counter() - wall, time.process_time() - cpu)
    if set(sizes) != {PAGES * len(PAGE)}:
        raise SystemExit("not every page arrived")
    return cost


def measure(ports: list[int]) -> dict[str, list[Cost]]:
    costs: dict[str, list[Cost]] = {name: [] for name in WAYS}
    began = time.monotonic()
    for _ in range(ROUNDS):
        for name, way in WAYS.items():
            if time.monotonic() - began > SECONDS and all(costs.values()):
                return costs
            gc.collect()
            costs[name].append(asyncio.run(fetch_all(way, ports)))
    return costs


def table(costs: dict[str, list[Cost]]) -> Iterable[str]:
    pages = ORIGINS * PAGES
    yield f"{'way':<38}{'URL/s':>8}{'CPU s/1000':>12}{'rounds':>8}"
    for name, runs in costs.items():
        wall = statistics.median(cost.wall for cost in runs)
        cpu = statistics.median(cost.cpu for cost in runs)
        yield f"{name:<38}{pages / wall:>8.0f}{cpu / pages * 1000:>12.2f}{len(runs):>8}"


def main() -> None:
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(there,), daemon=True)
    server.start()
    try:
        ports: list[int] = here.recv()
        print("\n".join(table(measure(ports))))
    finally:
        server.terminate()
        server.join()


if __name__ == "__main__":
    main()
