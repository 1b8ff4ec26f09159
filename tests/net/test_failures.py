"""Each way in which no answer comes, reached through real sockets; and what looks like one and is none."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import errno
import gzip
import socket
import ssl
import zlib
from collections.abc import Awaitable, Callable

import aiohttp
import pytest
import trustme

import loopback
from audit.evidence import Ask, Failure, Reply
from audit.net import causes
from audit.net.web import Limits, Settings, open_web
from loopback import answer, serving

HEAD = b"HTTP/1.1 200 OK\r\n"
MEGABYTE = bytes(1024 * 1024)


async def served(line: loopback.Line | bytes, limits: Limits = loopback.QUICK) -> Reply:
    async with serving(line) as server:
        return await loopback.ask(server, limits=limits)


def asked(line: loopback.Line | bytes, limits: Limits = loopback.QUICK) -> Reply:
    """The reply of a server that behaves as told."""
    return asyncio.run(served(line, limits))


async def hang_up(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")


async def drip_headers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(HEAD)
    for count in range(200):
        writer.write(b"X-%d: drip\r\n" % count)
        await writer.drain()
        await asyncio.sleep(0.05)


async def drip_body(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(HEAD + b"Content-Length: 500\r\n\r\n")
    for _ in range(200):
        writer.write(b".")
        await writer.drain()
        await asyncio.sleep(0.05)


async def say_nothing(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    await reader.read()


async def refused() -> Reply:
    async with serving(b"") as server:
        pass
    return await loopback.ask(server)


async def untrusted() -> Reply:
    authority = trustme.CA()
    tls = tls_of(authority, "bakery.example")
    async with serving(answer(b"hi"), tls=tls) as server, loopback.web(server) as web:
        return await web.send(Ask(address=server.at(scheme="https")))


async def name(error: BaseException) -> Reply:
    async def names(_: str) -> tuple[str, ...]:
        raise error

    reach = dataclasses.replace(loopback.reach(80), names=names)
    async with open_web(Settings(reach=reach), tls=loopback.trusting_nobody()) as web:
        return await web.send(Ask(address="http://bakery.example/"))


async def unexpected() -> Reply:
    from audit.net.wire import InProcess

    def broken(*_: object) -> Failure:
        raise KeyError("bakery")

    async with open_web(Settings(), transport=InProcess(broken)) as web:
        return await web.send(Ask(address="https://bakery.example/"))


async def no_proxy() -> Reply:
    async with serving(b"") as server:
        pass
    async with open_web(Settings(proxy=f"http://127.0.0.1:{server.port}")) as web:
        return await web.send(Ask(address="https://bakery.example/"))


async def wrong_pair() -> Reply:
    from audit.net.keys import Keys
    from audit.net.wire import InProcess

    keys = Keys({"REDDIT_CLIENT_ID": "an-id-of-ours", "REDDIT_CLIENT_SECRET": "a-secret-of-ours"})
    async with open_web(Settings(keys=keys), transport=InProcess(lambda *_: (401, (), b""))) as web:
        ask = Ask(address="https://oauth.reddit.com/user/maple/about", key="REDDIT_CLIENT_SECRET")
        return await web.send(ask)


async def disallowed() -> Reply:
    async with serving(answer(b"User-agent: *\nDisallow: /")) as server:
        return await loopback.ask(server, "/menu", strict_robots=True)


def tls_of(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


REACHED: dict[Failure, Callable[[], Awaitable[Reply]]] = {
    Failure.NO_SUCH_NAME: lambda: name(socket.gaierror(socket.EAI_NONAME, "not known")),
    Failure.NAME_UNANSWERED: lambda: name(socket.gaierror(socket.EAI_AGAIN, "try again")),
    Failure.REFUSED: refused,
    Failure.UNREACHABLE: unexpected,
    Failure.RESET: lambda: served(loopback.resetting),
    Failure.CERTIFICATE: untrusted,
    Failure.TOO_BIG: lambda: served(answer(MEGABYTE * 3)),
    Failure.TOO_SLOW: lambda: served(say_nothing, dataclasses.replace(loopback.QUICK, whole=0.2)),
    Failure.NOT_HTTP: lambda: served(b"SSH-2.0-OpenSSH_9.6\r\n\r\n"),
    Failure.BAD_ENCODING: lambda: served(answer(b"hi", headers={"Content-Encoding": "br"})),
    Failure.UNSAFE_ADDRESS: lambda: served(answer(status="302 Found", headers={"Location": "http://127.0.0.1/"})),
    Failure.BAD_REDIRECT: lambda: served(answer(status="302 Found")),
    Failure.RATE_LIMITED: lambda: served(answer(status="429 Too Many", headers={"Retry-After": "3600"})),
    Failure.ROBOTS: disallowed,
    Failure.KEY_REFUSED: wrong_pair,
    Failure.PROXY: no_proxy,
}


def test_every_failure_there_is_can_be_reached() -> None:
    assert set(REACHED) == set(Failure)


@pytest.mark.parametrize("failure", REACHED, ids=str)
def test_the_world_s_failures_are_data(failure: Failure) -> None:
    async def one() -> Reply:
        return await REACHED[failure]()

    reply = asyncio.run(one())
    assert (reply.failure, reply.status, reply.body) == (failure, 0, b"")
    assert reply.detail
    assert reply.detail.isprintable()


ALIVE: dict[str, tuple[bytes, int, bytes]] = {
    "LinkedIn's own status": (answer(b"hi", "999 Request denied"), 999, b"hi"),
    "no reason": (b"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nhi", 200, b"hi"),
    "an old server": (b"HTTP/1.0 200 OK\r\n\r\nhi", 200, b"hi"),
    "chunks": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n", 200, b"hi"),
    "early hints": (b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 2000 + answer(b"hi"), 200, b"hi"),
    "nothing to say": (b"HTTP/1.1 204 No Content\r\n\r\n", 204, b""),
    "a server named twice": (answer(b"hi", headers={"Server": "a\r\nServer: b"}), 200, b"hi"),
    "a long header": (answer(b"hi", headers={"X-Long": "x" * 60_000}), 200, b"hi"),
    "190 headers": (answer(b"hi", headers={f"X-{n}": "x" for n in range(190)}), 200, b"hi"),
    "letters beyond ASCII": (answer(b"hi", headers={"X-Place": "caf\xe9"}), 200, b"hi"),
    "gzip": (answer(gzip.compress(b"hi"), headers={"Content-Encoding": "GZIP"}), 200, b"hi"),
    "gzip with a tail": (answer(gzip.compress(b"hi") + b"\0\0", headers={"Content-Encoding": "x-gzip"}), 200, b"hi"),
    "gzip of nothing": (answer(b"", headers={"Content-Encoding": "gzip"}), 200, b""),
    "identity": (answer(b"hi", headers={"Content-Encoding": "identity"}), 200, b"hi"),
    "as big as may be": (answer(MEGABYTE * 2), 200, MEGABYTE * 2),
    "not found": (answer(b"no such page", "404 Not Found"), 404, b"no such page"),
}


@pytest.mark.parametrize("case", ALIVE)
def test_an_odd_answer_is_an_answer(case: str) -> None:
    line, status, body = ALIVE[case]
    reply = asked(line)
    assert (reply.failure, reply.status, reply.body == body) == (None, status, True)


@pytest.mark.parametrize("breaks", [loopback.resetting, hang_up, HEAD + b"Content-Length: 50\r\n\r\nhel"])
def test_a_connection_that_breaks_once_is_tried_again_and_the_page_is_alive(breaks: loopback.Line | bytes) -> None:
    async def one() -> tuple[Reply, int]:
        async with serving(_once(breaks), answer(b"hi")) as server:
            return await loopback.ask(server), server.connections

    reply, connections = asyncio.run(one())
    assert (reply.status, reply.body, connections) == (200, b"hi", 2)


def test_a_kept_connection_that_the_server_drops_is_replaced() -> None:
    async def twice() -> list[int]:
        async with serving(_answers_once_then_resets, answer(b"hi")) as server, loopback.web(server) as web:
            return [(await web.send(Ask(address=server.at(path)))).status for path in ("/1", "/2")]

    assert asyncio.run(twice()) == [200, 200]


@pytest.mark.parametrize("breaks", [loopback.resetting, hang_up, HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhe"])
def test_a_connection_that_breaks_twice_is_a_reset(breaks: loopback.Line | bytes) -> None:
    async def one() -> tuple[Reply, int]:
        async with serving(_once(breaks)) as server:
            return await loopback.ask(server), server.connections

    reply, connections = asyncio.run(one())
    assert (reply.failure, connections) == (Failure.RESET, 2)


@pytest.mark.parametrize("drip", [drip_headers, drip_body, say_nothing])
def test_a_drip_ends_at_the_deadline(drip: loopback.Line) -> None:
    reply = asked(drip, limits=dataclasses.replace(loopback.QUICK, whole=0.3))
    assert (reply.failure, reply.seconds < 1.5) == (Failure.TOO_SLOW, True)


def test_the_deadline_covers_redirects_too() -> None:
    async def slow_redirect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for step in range(9):
            await reader.readuntil(b"\r\n\r\n")
            await asyncio.sleep(0.15)
            writer.write(answer(status="302 Found", headers={"Location": f"/{step}"}))

    reply = asked(slow_redirect, limits=dataclasses.replace(loopback.QUICK, whole=0.4))
    assert (reply.failure, len(reply.hops)) == (Failure.TOO_SLOW, 2)


def test_an_endless_body_is_cut_off() -> None:
    sent = 0

    async def three_gigabytes(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        await reader.readuntil(b"\r\n\r\n")
        writer.write(HEAD + b"Content-Length: 3221225472\r\n\r\n")
        for _ in range(3072):
            writer.write(MEGABYTE)
            await writer.drain()
            sent += len(MEGABYTE)

    assert asked(three_gigabytes).failure is Failure.TOO_BIG
    assert sent < 50 * len(MEGABYTE)


def test_a_gzip_bomb_is_not_unpacked() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(MEGABYTE) for _ in range(100)) + packer.flush()
    assert asked(answer(bomb, headers={"Content-Encoding": "gzip"})).failure is Failure.TOO_BIG


def test_a_gzip_that_unpacks_to_nothing_for_ever_is_cut_off() -> None:
    packer = zlib.compressobj(0, zlib.DEFLATED, 31)
    start = packer.compress(b"hi") + packer.flush(zlib.Z_FULL_FLUSH)
    empty = start + b"\0\0\0\xff\xff" * 500_000
    assert asked(answer(empty, headers={"Content-Encoding": "gzip"})).failure is Failure.TOO_BIG


BROKEN_BODIES = {
    "brotli": ("br", b"hi"),
    "zstd": ("zstd", b"hi"),
    "deflate": ("deflate", zlib.compress(b"hi")),
    "gzip in gzip": ("gzip, gzip", gzip.compress(gzip.compress(b"hi"))),
    "500 times gzip": (", ".join(["gzip"] * 500), gzip.compress(b"hi")),
    "not gzip": ("gzip", b"<html>hi</html>"),
    "gzip cut short": ("gzip", gzip.compress(b"hi" * 1000)[:-12]),
}


@pytest.mark.parametrize("case", BROKEN_BODIES)
def test_a_body_that_cannot_be_opened_is_not_read(case: str) -> None:
    encoding, body = BROKEN_BODIES[case]
    assert asked(answer(body, headers={"Content-Encoding": encoding})).failure is Failure.BAD_ENCODING


NOT_HTTP = {
    "an older web": b"<html>hi</html>",
    "a negative length": HEAD + b"Content-Length: -5\r\n\r\nhello",
    "two lengths": HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
    "a huge length": HEAD + b"Content-Length: 99999999999999999999999\r\n\r\nhello",
    "a bad chunk": HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
    "a NUL in a header": HEAD + b"X: a\0b\r\nContent-Length: 2\r\n\r\nhi",
    "status 000": b"HTTP/1.1 000 X\r\nContent-Length: 2\r\n\r\nhi",
    "another protocol": b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nhi",
    "5,000 headers": answer(b"hi", headers={f"X-{n}": "x" for n in range(5000)}),
    "an endless header": answer(b"hi", headers={"X": "x" * 2_000_000}),
}


@pytest.mark.parametrize("case", NOT_HTTP)
def test_what_is_not_http_is_called_so(case: str) -> None:
    assert asked(NOT_HTTP[case]).failure is Failure.NOT_HTTP


def test_a_website_that_speaks_no_tls_is_not_http() -> None:
    async def one() -> Reply:
        async with serving(complain) as server, loopback.web(server) as web:
            return await web.send(Ask(address=server.at(scheme="https")))

    async def complain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(answer(b"speak http", "400 Bad Request"))

    assert asyncio.run(one()).failure is Failure.NOT_HTTP


@pytest.mark.parametrize("names", ["other.example", "127.0.0.1"])
def test_a_certificate_for_another_name_is_refused(names: str) -> None:
    assert secured(names).failure is Failure.CERTIFICATE


def test_a_certificate_for_the_name_that_was_asked_is_accepted() -> None:
    assert secured("bakery.example").status == 200


def secured(name: str) -> Reply:
    authority = trustme.CA()
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)

    async def one() -> Reply:
        tls = tls_of(authority, name)
        async with serving(answer(b"hi"), tls=tls) as server, open_web(loopback.settings(server), tls=trusted) as web:
            return await web.send(Ask(address=server.at(scheme="https")))

    return asyncio.run(one())


def test_a_resolver_that_never_answers_says_nothing_about_the_name() -> None:
    async def one() -> Reply:
        async def names(_: str) -> tuple[str, ...]:
            await asyncio.sleep(9)
            return ()

        reach = dataclasses.replace(loopback.reach(80), names=names)
        async with open_web(Settings(reach=reach, limits=Limits(lookup=0.1))) as web:
            return await web.send(Ask(address="http://bakery.example/"))

    assert asyncio.run(one()).failure is Failure.NAME_UNANSWERED


@pytest.mark.parametrize("number", [socket.EAI_AGAIN, socket.EAI_FAIL, socket.EAI_MEMORY, socket.EAI_FAMILY])
def test_only_a_definite_answer_says_that_a_name_does_not_exist(number: int) -> None:
    assert asyncio.run(name(socket.gaierror(number, "hm"))).failure is Failure.NAME_UNANSWERED


@pytest.mark.parametrize("error", [OSError("hm"), UnicodeError("hm")])
def test_a_look_up_that_stumbles_says_nothing_about_the_name(error: BaseException) -> None:
    assert asyncio.run(name(error)).failure is Failure.NAME_UNANSWERED


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (OSError(errno.EHOSTUNREACH, "no route"), Failure.UNREACHABLE),
        (OSError(errno.ENETUNREACH, "no network"), Failure.UNREACHABLE),
        (OSError("several"), Failure.UNREACHABLE),
        (ConnectionRefusedError(errno.ECONNREFUSED, "no"), Failure.REFUSED),
        (ConnectionResetError(errno.ECONNRESET, "no"), Failure.RESET),
        (TimeoutError(errno.ETIMEDOUT, "no"), Failure.TOO_SLOW),
    ],
)
def test_the_system_s_error_numbers_are_told_apart(error: OSError, failure: Failure) -> None:
    key = aiohttp.client_reqrep.ConnectionKey("h", 80, False, True, None, None, None)  # noqa: FBT003  # their order
    assert causes.unanswered(aiohttp.ClientConnectorError(key, error)).failure is failure


def test_a_client_that_met_a_failure_stays_usable() -> None:
    async def both() -> list[Reply]:
        limits = dataclasses.replace(loopback.QUICK, whole=0.2)
        async with serving(drip_body, answer(b"hi")) as server, loopback.web(server, limits=limits) as web:
            return [await web.send(Ask(address=server.at(path))) for path in ("/1", "/2")]

    assert [reply.failure for reply in asyncio.run(both())] == [Failure.TOO_SLOW, None]


def _once(line: loopback.Line | bytes) -> loopback.Line:
    """Bytes that are said once and then cut off."""
    if not isinstance(line, bytes):
        return line

    async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(line)
        await writer.drain()

    return say


async def _answers_once_then_resets(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(answer(b"hi"))
    with contextlib.suppress(asyncio.IncompleteReadError):
        await loopback.resetting(reader, writer)
