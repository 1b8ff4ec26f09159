"""Servers on this machine that answer as they are told, and the settings that let a test dial them."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import datetime as dt
import functools
import heapq
import itertools
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

from audit.evidence import Ask, Reply
from audit.net.clock import Clock
from audit.net.reach import Reach
from audit.net.web import Limits, Settings, Web, open_web

Line = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
"""What a server does with one connection."""

QUICK = Limits(whole=2.0, connect=1.0, lookup=0.5, pace=0.0)


@dataclasses.dataclass
class Server:
    """One that is listening on loopback, and what it was asked."""

    port: int
    heads: list[bytes] = dataclasses.field(default_factory=list)
    connections: int = 0

    def at(self, path: str = "/", host: str = "bakery.example", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"


@contextlib.asynccontextmanager
async def serving(*lines: Line | bytes, tls: ssl.SSLContext | None = None) -> AsyncIterator[Server]:
    """A server that gives each connection the next line, and the last one for ever; bytes are said to every request."""
    open_now: set[asyncio.StreamWriter] = set()
    server = Server(port=0)

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = lines[min(server.connections, len(lines) - 1)]
        server.connections += 1
        open_now.add(writer)
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            if isinstance(line, bytes):
                await say(server, line, reader, writer)
            else:
                await line(reader, writer)
        writer.close()

    listening = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=tls)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()
        for writer in open_now:
            writer.transport.abort()
        await asyncio.sleep(0)


async def say(server: Server, answer: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer one request after the other, for as long as the answer says where it ends."""
    while True:
        server.heads.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(answer.replace(b"PORT", str(server.port).encode()))
        await writer.drain()
        if b"content-length" not in answer.lower():
            return


def answer(body: bytes = b"", status: str = "200 OK", headers: Mapping[str, str] | None = None) -> bytes:
    """A well-formed answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *(f"{k}: {v}" for k, v in (headers or {}).items())]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


async def resetting(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Take the request and break the connection off."""
    await reader.readuntil(b"\r\n\r\n")
    linger = struct.pack("hh" if hasattr(socket, "SO_EXCLUSIVEADDRUSE") else "ii", 1, 0)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    writer.transport.abort()


def reach(*ports: int, **names: str) -> Reach:
    """Loopback at these ports. Every host is 127.0.0.1, but for those named (`metadata="169.254.169.254"`)."""

    async def look_up(host: str) -> tuple[str, ...]:
        return (names.get(host.partition(".")[0], "127.0.0.1"),)

    return Reach(allows=lambda address: address == "127.0.0.1", ports=frozenset(ports), names=look_up)


def settings(server: Server, **chosen: object) -> Settings:
    """Settings that can dial one server, quickly."""
    return dataclasses.replace(Settings(reach=reach(server.port), limits=QUICK), **chosen)  # type: ignore[arg-type]  # each test spells the fields it means


def web(server: Server, **chosen: object) -> contextlib.AbstractAsyncContextManager[Web]:
    """The web, with one server in it."""
    return open_web(settings(server, **chosen), tls=trusting_nobody())


async def ask(server: Server, path: str = "/", **chosen: object) -> Reply:
    """One GET of one path of a server."""
    async with web(server, **chosen) as opened:
        return await opened.send(Ask(address=server.at(path)))


@functools.cache
def trusting_nobody() -> ssl.SSLContext:
    """Made once: reading the system's authorities takes longer than most tests."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class VirtualTime:
    """A clock that jumps to the next waking as soon as nothing else is left to do."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._order = itertools.count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    @property
    def clock(self) -> Clock:
        start = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
        return Clock(
            now=lambda: start + dt.timedelta(seconds=self.seconds),
            monotonic=lambda: self.seconds,
            sleep=self._sleep,
        )

    async def _sleep(self, seconds: float) -> None:
        woken = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.seconds + seconds, next(self._order), woken))
        await woken

    @contextlib.asynccontextmanager
    async def passing(self) -> AsyncIterator[None]:
        pump = asyncio.create_task(self._pump())
        try:
            yield
        finally:
            pump.cancel()

    async def _pump(self) -> None:
        while True:
            for _ in range(100):
                await asyncio.sleep(0)
            if self._sleepers:
                self.seconds, _, woken = heapq.heappop(self._sleepers)
                if not woken.done():
                    woken.set_result(None)
