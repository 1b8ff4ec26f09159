"""The practice web can be spoken to through real sockets, by any client that trusts its authority."""

from __future__ import annotations

import asyncio
import contextlib
import pathlib
import socket
import ssl
from collections.abc import Iterator

import pytest

from audit.evidence import Ask, Failure, Reply
from audit.net.web import Limits, Settings, open_web
from audit.practice import answer
from practice_proxy import Proxy, Trick, proxying

HOME = "https://maplebakery.example/"


@contextlib.contextmanager
def _tunnel(proxy: Proxy, host: str) -> Iterator[ssl.SSLSocket]:
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=5) as plain:
        plain.sendall(f"CONNECT {host}:443 HTTP/1.1\r\nHost: {host}:443\r\n\r\n".encode())
        established = plain.recv(4096)
        if b" 200 " not in established:
            raise ConnectionRefusedError(established.decode())
        context = ssl.create_default_context(cafile=str(proxy.ca_file))
        with context.wrap_socket(plain, server_hostname=host) as secured:
            yield secured


def _get(proxy: Proxy, host: str, path: str = "/", most: int = 1 << 20) -> bytes:
    with _tunnel(proxy, host) as secured:
        secured.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nX-Test: yes\r\n\r\n".encode())
        received = b""
        while len(received) < most and (more := secured.recv(65536)):
            received += more
        return received


def test_what_comes_through_the_proxy_is_what_the_practice_web_answers(tmp_path: pathlib.Path) -> None:
    played = answer("GET", HOME, {})
    with proxying(tmp_path) as proxy:
        head, _, body = _get(proxy, "maplebakery.example").partition(b"\r\n\r\n")
    assert body == getattr(played, "body", None)
    assert head.startswith(b"HTTP/1.1 200 OK\r\n")


def test_every_request_is_written_down_with_its_headers(tmp_path: pathlib.Path) -> None:
    with proxying(tmp_path) as proxy:
        _get(proxy, "maplebakery.example", "/blog?x=1")
        assert [(each.method, each.address) for each in proxy.seen] == [("GET", "https://maplebakery.example/blog?x=1")]
        assert ("x-test", "yes") in proxy.seen[0].headers
        assert proxy.connects == ["maplebakery.example:443"]


def test_a_plain_http_address_is_answered_too(tmp_path: pathlib.Path) -> None:
    with proxying(tmp_path) as proxy, socket.create_connection(("127.0.0.1", proxy.port), timeout=5) as plain:
        plain.sendall(b"GET http://maplebakery.example/ HTTP/1.1\r\nHost: maplebakery.example\r\n\r\n")
        assert plain.recv(65536).startswith(b"HTTP/1.1 301 ")


def test_a_status_of_a_network_s_own_making_is_written_as_it_is(tmp_path: pathlib.Path) -> None:
    with proxying(tmp_path) as proxy:
        assert _get(proxy, "www.linkedin.com", "/company/maple-street-bakery").startswith(
            b"HTTP/1.1 999 Request denied"
        )


def test_a_name_that_does_not_resolve_gets_no_tunnel(tmp_path: pathlib.Path) -> None:
    with proxying(tmp_path) as proxy, pytest.raises(ConnectionRefusedError, match="502"):
        _get(proxy, "nobody-has-this-name.example")


@pytest.mark.parametrize("host", ["certificate.example", "maplebakery.example"])
def test_a_certificate_that_nobody_vouches_for_is_refused_by_the_client(tmp_path: pathlib.Path, host: str) -> None:
    with proxying(tmp_path, tricks={HOME: Trick.STRANGER}) as proxy, pytest.raises(ssl.SSLCertVerificationError):
        _get(proxy, host)


@pytest.mark.parametrize("host", ["reset.example", "maplebakery.example"])
def test_a_connection_can_be_broken_after_the_request(tmp_path: pathlib.Path, host: str) -> None:
    with proxying(tmp_path, tricks={HOME: Trick.RESET}) as proxy:
        with contextlib.suppress(ConnectionResetError):  # some versions of ssl call a reset an end
            assert _get(proxy, host) == b""
        assert len(proxy.seen) == 1


def test_a_host_that_never_answers_is_left_when_the_proxy_ends(tmp_path: pathlib.Path) -> None:
    with proxying(tmp_path) as proxy, _tunnel(proxy, "slow.example") as secured:
        secured.sendall(b"GET / HTTP/1.1\r\nHost: slow.example\r\n\r\n")
        secured.settimeout(0.2)
        with pytest.raises(TimeoutError):
            secured.recv(1)


def test_a_drip_goes_on_and_on(tmp_path: pathlib.Path) -> None:
    with proxying(tmp_path, tricks={HOME: Trick.DRIP}) as proxy:
        assert _get(proxy, "maplebakery.example", most=49).endswith(b"..")


def test_an_endless_body_is_sent_for_as_long_as_somebody_reads(tmp_path: pathlib.Path) -> None:
    with proxying(tmp_path, tricks={HOME: Trick.ENDLESS}) as proxy:
        assert len(_get(proxy, "maplebakery.example", most=4 << 20)) >= 4 << 20


@pytest.mark.parametrize(
    ("trick", "line"),
    [
        (Trick.INSIDE, b"location: http://127.0.0.1/"),
        (Trick.TOO_MANY, b"retry-after: 5\r\n"),
    ],
)
def test_a_redirect_inside_and_a_rate_limit_can_be_played_for_one_address(
    tmp_path: pathlib.Path, trick: Trick, line: bytes
) -> None:
    with proxying(tmp_path, tricks={HOME + "blog": trick}) as proxy:
        assert line in _get(proxy, "maplebakery.example", "/blog")
        assert line not in _get(proxy, "maplebakery.example", "/")


@pytest.mark.parametrize(
    ("trick", "failure", "status"),
    [
        (None, None, 200),
        (Trick.RESET, Failure.RESET, 0),
        (Trick.ENDLESS, Failure.TOO_BIG, 0),
        (Trick.INSIDE, Failure.UNSAFE_ADDRESS, 0),
        (Trick.STRANGER, Failure.CERTIFICATE, 0),
    ],
)
def test_our_own_client_meets_each_trick_as_a_failure(
    tmp_path: pathlib.Path, trick: Trick | None, failure: Failure | None, status: int
) -> None:
    async def ask(proxy: Proxy) -> Reply:
        settings = Settings(proxy=proxy.address, limits=Limits(whole=2.0, pace=0.0))
        trusting = ssl.create_default_context(cafile=str(proxy.ca_file))
        async with open_web(settings, tls=trusting) as web:
            return await web.send(Ask(address=HOME))

    with proxying(tmp_path, tricks={HOME: trick} if trick else {}) as proxy:
        reply = asyncio.run(ask(proxy))
    assert (reply.failure, reply.status) == (failure, status)
