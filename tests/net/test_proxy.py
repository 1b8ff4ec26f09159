"""A proxy is used when the user names one, and in no other way."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import os
import socket
import ssl
import subprocess
import sys
from pathlib import Path

import pytest
import trustme

import loopback
from audit.errors import BadInput
from audit.evidence import Ask, Failure, Reply
from audit.net.reach import PUBLIC
from audit.net.settings import PROXY_VARIABLES
from audit.net.web import Settings, open_web, unused_proxy
from loopback import answer, serving

HOME = "https://bakery.example/"


def ending_tls(serves: ssl.SSLContext, page: bytes) -> loopback.Line:
    """A proxy that says 200 to CONNECT and then plays every website itself."""

    async def line(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        await writer.start_tls(serves)
        with contextlib.suppress(ssl.SSLError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(page)
            await writer.drain()

    return line


def through(
    *lines: loopback.Line | bytes, address: str = HOME, tls: ssl.SSLContext | None = None
) -> tuple[Reply, list[bytes]]:
    """The reply through a proxy, with the reach the program itself has and a resolver that must not be asked."""

    async def never(host: str) -> tuple[str, ...]:
        raise AssertionError(host)

    async def one() -> tuple[Reply, list[bytes]]:
        async with serving(*lines) as server:
            reach = dataclasses.replace(PUBLIC, names=never)
            chosen = Settings(proxy=f"http://127.0.0.1:{server.port}", reach=reach, limits=loopback.QUICK)
            async with open_web(chosen, tls=tls or loopback.trusting_nobody()) as web:
                return await web.send(Ask(address=address)), server.heads

    return asyncio.run(one())


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def serves(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("bakery.example").configure_cert(context)
    return context


def test_the_proxy_resolves_names_and_passes_pages_on(authority: trustme.CA, serves: ssl.SSLContext) -> None:
    trusts = ssl.create_default_context()
    authority.configure_trust(trusts)
    reply, _ = through(ending_tls(serves, answer(b"hi")), tls=trusts)
    assert (reply.status, reply.body, reply.address) == (200, b"hi", HOME)


def test_a_plain_page_is_asked_of_the_proxy_by_its_whole_address() -> None:
    reply, (head,) = through(answer(b"hi"), address="http://bakery.example/menu")
    assert reply.status == 200
    assert head.startswith(b"GET http://bakery.example/menu HTTP/1.1\r\nHost: bakery.example\r\n")


def test_a_page_s_own_error_is_not_the_proxy_s() -> None:
    reply, _ = through(answer(b"no", "404 Not Found"), address="http://bakery.example/menu")
    assert (reply.status, reply.failure) == (404, None)


@pytest.mark.parametrize("status", ["403 Forbidden", "407 Proxy Authentication Required", "502 Bad Gateway"])
def test_a_proxy_that_does_not_pass_a_request_on_is_named_as_the_cause(status: str) -> None:
    reply, _ = through(answer(b"no", status))
    assert reply.failure is Failure.PROXY


def test_a_proxy_whose_name_does_not_exist_says_nothing_about_the_page() -> None:
    async def nowhere(_: str) -> tuple[str, ...]:
        raise socket.gaierror(socket.EAI_NONAME, "not known")

    async def one() -> Reply:
        reach = dataclasses.replace(PUBLIC, names=nowhere)
        async with open_web(Settings(proxy="http://proxy.example:8080", reach=reach)) as web:
            return await web.send(Ask(address=HOME))

    assert asyncio.run(one()).failure is Failure.PROXY


def test_a_proxy_may_be_named_and_is_then_all_that_can_be_dialled() -> None:
    async def names(host: str) -> tuple[str, ...]:
        assert host == "localproxy"
        return ("127.0.0.1",)

    async def one() -> Reply:
        async with serving(answer(b"hi")) as server:
            chosen = Settings(proxy=f"http://localproxy:{server.port}", reach=dataclasses.replace(PUBLIC, names=names))
            async with open_web(chosen) as web:
                return await web.send(Ask(address="http://bakery.example/"))

    assert asyncio.run(one()).status == 200


def test_a_proxy_that_wants_a_password_is_named_as_the_cause() -> None:
    reply, _ = through(answer(b"no", "407 Proxy Authentication Required"), address="http://bakery.example/")
    assert reply.failure is Failure.PROXY


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://localhost/", "https://bakery.example:22/", "file:///x"]
)
def test_addresses_are_vetted_with_a_proxy_too(address: str) -> None:
    reply, heads = through(answer(b"hi"), address=address)
    assert (reply.failure, heads) == (Failure.UNSAFE_ADDRESS, [])


def test_redirects_are_vetted_with_a_proxy_too() -> None:
    inside = answer(status="302 Found", headers={"Location": "http://169.254.169.254/"})
    reply, heads = through(inside, address="http://bakery.example/")
    assert (reply.failure, len(heads)) == (Failure.UNSAFE_ADDRESS, 1)


def test_the_proxy_s_authority_is_trusted_by_ssl_cert_file(
    authority: trustme.CA, serves: ssl.SSLContext, tmp_path: Path
) -> None:
    script = (
        "import asyncio, sys\n"
        "from audit.evidence import Ask\n"
        "from audit.net.web import Settings, open_web\n"
        "async def one():\n"
        "    async with open_web(Settings(proxy=sys.argv[1])) as web:\n"
        f"        print((await web.send(Ask(address={HOME!r}))).status)\n"
        "asyncio.run(one())\n"
    )
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))

    async def one() -> str:
        async with serving(ending_tls(serves, answer(b"hi"))) as server:
            proxy = f"http://127.0.0.1:{server.port}"
            environ = {**os.environ, "SSL_CERT_FILE": str(tmp_path / "ca.pem")}
            running = await asyncio.create_subprocess_exec(
                sys.executable, "-c", script, proxy, stdout=subprocess.PIPE, env=environ
            )
            out, _ = await asyncio.wait_for(running.communicate(), 30)
            return out.decode().strip()

    assert asyncio.run(one()) == "200"


@pytest.mark.parametrize(
    "proxy",
    ["127.0.0.1:8080", "https://127.0.0.1:8080", "http://127.0.0.1", "socks5://a:1", "http://[", "http://u:p@a:1"],
)
def test_what_is_no_proxy_s_address_is_the_user_s_mistake(proxy: str) -> None:
    async def one() -> None:
        async with open_web(Settings(proxy=proxy)):
            pass

    with pytest.raises(BadInput, match="--proxy"):
        asyncio.run(one())


def test_a_proxy_variable_is_named_and_not_used() -> None:
    assert unused_proxy({}) == ""
    assert unused_proxy({"HTTPS_PROXY": "", "http_proxy": "http://127.0.0.1:9"}) == "http_proxy"


def test_no_proxy_variable_is_ever_used() -> None:
    script = (
        "import asyncio, sys\n"
        f"sys.path.insert(0, {str(Path(loopback.__file__).parent)!r})\n"
        "import loopback\n"
        "async def one():\n"
        "    async with loopback.serving(loopback.answer(b'hi')) as server:\n"
        "        print((await loopback.ask(server)).status)\n"
        "asyncio.run(one())\n"
    )
    environ = {**os.environ, **dict.fromkeys(PROXY_VARIABLES, "http://127.0.0.1:9")}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environ, check=True, timeout=30
    )
    assert done.stdout.strip() == "200"
