"""Manners, in virtual time: who waits for whom, and what happens when a host asks for a pause."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Mapping

import pytest

import loopback
from audit.evidence import Ask, Failure, Reply
from audit.net.pace import pause_asked, registrable
from audit.net.web import Limits, Settings, open_web
from audit.net.wire import InProcess, Spoken
from loopback import VirtualTime

NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)


class Hosts:
    """In-process hosts that note when they were asked; the last of their answers is repeated."""

    def __init__(self, time: VirtualTime, **answers: list[Spoken]) -> None:
        self.log: list[tuple[float, str]] = []
        self._time = time
        self._answers = answers

    def __call__(self, _method: str, address: str, _headers: Mapping[str, str], _body: bytes) -> Spoken:
        self.log.append((self._time.seconds, address.removeprefix("https://").rstrip("/")))
        script = self._answers.get(address.removeprefix("https://").partition(".")[0], [(200, (), b"hi")])
        return script.pop(0) if len(script) > 1 else script[0]


def visits(
    *addresses: str, paces: Mapping[str, float] | None = None, limits: Limits | None = None, **answers: list[Spoken]
) -> tuple[list[tuple[float, str]], list[Reply]]:
    """When each host was asked, and the replies."""
    time = VirtualTime()
    hosts = Hosts(time, **answers)

    async def all_at_once() -> list[Reply]:
        chosen = Settings(paces=paces or {}, limits=limits or Limits())
        async with time.passing(), open_web(chosen, clock=time.clock, transport=InProcess(hosts)) as web:
            return await asyncio.gather(*(web.send(Ask(address=f"https://{address}/")) for address in addresses))

    replies = asyncio.run(all_at_once())
    return hosts.log, replies


def limited(retry_after: str, status: int = 429) -> Spoken:
    return status, (("Retry-After", retry_after),), b""


FINE: Spoken = (200, (), b"hi")


def test_different_domains_do_not_wait_for_each_other() -> None:
    log, _ = visits("a.example", "b.example", "c.example")
    assert [at for at, _ in log] == [0, 0, 0]


def test_hosts_of_one_registrable_domain_are_asked_one_a_second() -> None:
    log, _ = visits("a.bakery.example", "b.bakery.example", "bakery.example", "other.example")
    assert sorted(log) == [
        (0, "a.bakery.example"),
        (0, "other.example"),
        (1, "b.bakery.example"),
        (2, "bakery.example"),
    ]


def test_a_platform_states_its_own_pace_and_the_longest_suffix_wins() -> None:
    log, _ = visits(
        "api.slow.example/1",
        "api.slow.example/2",
        "api.slow.example/3",
        paces={"slow.example": 2, "api.slow.example": 5},
    )
    assert [at for at, _ in log] == [0, 5, 10]


def test_a_pace_holds_for_hosts_under_its_suffix_only() -> None:
    log, _ = visits("notslow.example/1", "notslow.example/2", paces={"slow.example": 9})
    assert [at for at, _ in log] == [0, 1]


def test_no_more_than_the_set_number_are_under_way() -> None:
    under_way: list[int] = [0]

    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        under_way.append(under_way[-1] + 1)
        await asyncio.sleep(0.01)
        under_way.append(under_way[-1] - 1)
        writer.write(loopback.answer(b"hi", headers={"Connection": "close"}))
        await writer.drain()

    async def crowd() -> None:
        async with loopback.serving(slow) as server, loopback.web(server, limits=Limits(at_once=3)) as web:
            await asyncio.gather(*(web.send(Ask(address=server.at(host=f"h{n}.test"))) for n in range(9)))

    asyncio.run(crowd())
    assert max(under_way) == 3


@pytest.mark.parametrize("status", [429, 503])
def test_a_short_pause_is_granted_and_the_host_asked_once_more(status: int) -> None:
    log, (reply,) = visits("busy.example", busy=[limited("20", status), FINE])
    assert [at for at, _ in log] == [0, 20]
    assert (reply.status, reply.body, len(reply.hops)) == (200, b"hi", 1)


def test_a_pause_is_granted_by_everyone_who_asks_that_domain() -> None:
    log, _ = visits("busy.shop.example", "calm.shop.example", busy=[limited("20"), FINE])
    assert [at for at, _ in log] == [0, 20, 21]
    assert sorted(host for _, host in log) == ["busy.shop.example", "busy.shop.example", "calm.shop.example"]


def test_a_host_that_is_still_busy_after_its_pause_is_believed_and_left_alone() -> None:
    log, replies = visits("busy.example/1", "busy.example/2", busy=[limited("20")])
    assert [reply.status for reply in replies].count(429) == 1
    assert [reply.failure for reply in replies].count(Failure.RATE_LIMITED) == 1
    assert len(log) <= 3


def test_a_long_pause_ends_our_asking_there_for_this_run() -> None:
    log, replies = visits("busy.shop.example/1", "calm.shop.example/2", "other.example", busy=[limited("3600")])
    assert [reply.failure for reply in replies] == [Failure.RATE_LIMITED, Failure.RATE_LIMITED, None]
    assert "3600 s" in replies[0].detail
    assert [host for _, host in log] == ["busy.shop.example/1", "other.example"]


def test_a_page_closed_for_maintenance_does_not_close_its_neighbours() -> None:
    log, replies = visits("busy.shop.example", "calm.shop.example", busy=[limited("3600", 503)])
    assert [reply.failure for reply in replies] == [Failure.RATE_LIMITED, None]
    assert len(log) == 2


@pytest.mark.parametrize("answer", [(429, (), b"slow down"), limited("soon"), limited("Thu, 99 Foo"), limited("-5")])
def test_a_limit_without_a_readable_pause_is_an_answer_like_any_other(answer: Spoken) -> None:
    log, (reply,) = visits("busy.example", busy=[answer])
    assert (reply.status, reply.failure, len(log)) == (429, None, 1)


@pytest.mark.parametrize(
    ("status", "retry_after", "seconds"),
    [
        (200, "10", None),
        (404, "10", None),
        (429, "", None),
        (429, "0", 0),
        (429, "10", 10),
        (503, "120", 120),
        (429, "9" * 40, 999_999_999),
        (429, "Sun, 22 Nov 2026 12:00:30 GMT", 30),
        (429, "Sun, 22 Nov 2026 12:00:30", 30),
        (429, "Sun, 22 Nov 2026 11:00:00 GMT", 0),
        (429, "٣٠", None),
        (429, "1.5", None),
    ],
)
def test_the_pause_a_host_asks_for_is_read(status: int, retry_after: str, seconds: float | None) -> None:
    assert pause_asked(status, retry_after, NOW) == seconds


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.bakery.co.uk", "bakery.co.uk"),
        ("maple.blogspot.com", "blogspot.com"),
        ("bakery.example", "bakery.example"),
        ("co.uk", "co.uk"),
        ("maple_bakery.tumblr.com", "tumblr.com"),
    ],
)
def test_the_blogs_of_one_service_share_its_pace(host: str, domain: str) -> None:
    assert registrable(host) == domain
