"""robots.txt, when the client file says to obey it for listed places too (RFC 9309)."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import pytest

from audit.evidence import Ask, Failure, Reply
from audit.net.web import Settings, open_web
from audit.net.wire import InProcess, Spoken
from loopback import VirtualTime

HOME = "https://bakery.example/"
ROBOTS = f"{HOME}robots.txt"
CLOSED = b"User-agent: *\nDisallow: /"


def asked(pages: Mapping[str, Spoken | Failure], *addresses: str, strict: bool = True) -> tuple[list[Reply], list[str]]:
    """The replies, and every address that was asked."""
    log: list[str] = []

    def answering(_method: str, address: str, _headers: Mapping[str, str], _body: bytes) -> Spoken | Failure:
        log.append(address)
        return pages.get(address, (200, (), b"hi"))

    async def all_of_them() -> list[Reply]:
        time = VirtualTime()
        web = open_web(Settings(strict_robots=strict), clock=time.clock, transport=InProcess(answering))
        async with time.passing(), web as opened:
            return await asyncio.gather(*(opened.send(Ask(address=address)) for address in addresses))

    return asyncio.run(all_of_them()), log


def test_one_look_at_a_listed_address_asks_no_robots_txt() -> None:
    (reply,), log = asked({ROBOTS: (200, (), CLOSED)}, HOME, strict=False)
    assert (reply.status, log) == (200, [HOME])


@pytest.mark.parametrize(
    "robots",
    [
        (200, (), b""),
        (200, (), b"User-agent: *\nDisallow: /private"),
        (200, (), b"User-agent: othervisitor\nDisallow: /"),
        (200, (), b"User-agent: *\nDisallow: /\n\nUser-agent: presence-report\nAllow: /"),
        (200, (), b"\xff\xfe<html>no such thing</html>"),
        (404, (), CLOSED),
        (403, (), CLOSED),
        (301, (("Location", "https://www.bakery.example/robots.txt"),), b""),
    ],
)
def test_a_host_that_lets_us_in_is_asked(robots: Spoken) -> None:
    (reply,), _ = asked({ROBOTS: robots}, HOME)
    assert (reply.status, reply.failure) == (200, None)


@pytest.mark.parametrize(
    "robots",
    [
        (200, (), CLOSED),
        (200, (), b"User-agent: *\nAllow: /\n\nUser-agent: Presence-Report\nDisallow: /"),
        (200, (), b"User-agent: *\nDisallow: /" + b"*a" * 40),
        (500, (), b""),
        (503, (), b""),
        (429, (), b""),
        Failure.REFUSED,
        Failure.NO_SUCH_NAME,
        Failure.TOO_SLOW,
        (302, (("Location", "http://127.0.0.1/"),), b""),
    ],
)
def test_a_host_that_keeps_us_out_or_is_in_trouble_is_not(robots: Spoken | Failure) -> None:
    (reply,), log = asked({ROBOTS: robots}, HOME)
    assert (reply.failure, HOME in log) == (Failure.ROBOTS, False)


def test_robots_txt_is_read_once_for_each_host() -> None:
    _, log = asked({}, HOME, f"{HOME}menu", "https://other.example/")
    assert sorted(address for address in log if address.endswith("robots.txt")) == [
        ROBOTS,
        "https://other.example/robots.txt",
    ]


def test_every_hop_minds_its_own_host_s_rules() -> None:
    pages: dict[str, Spoken | Failure] = {
        HOME: (302, (("Location", "https://closed.example/"),), b""),
        "https://closed.example/robots.txt": (200, (), CLOSED),
    }
    (reply,), log = asked(pages, HOME)
    assert (reply.failure, "https://closed.example/" in log) == (Failure.ROBOTS, False)
