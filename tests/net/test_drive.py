"""Driving a visit: what is yielded together is made together, and the transcript gives nothing away."""

from __future__ import annotations

import asyncio

import pytest

from audit.evidence import Ask, Failure, Hop, Reply, Visit
from audit.net import drive
from audit.net.replay import replay
from audit.net.transcript import without_values

ONE = Ask(address="https://bakery.example/one")
TWO = Ask(address="https://bakery.example/two")


def bodies(*rounds: tuple[Ask, ...]) -> Visit[list[bytes]]:
    read = []
    for asks in rounds:
        replies = yield asks
        read += [reply.body for reply in replies]
    return read


def said(ask: Ask) -> Reply:
    return Reply(ask=ask, hops=(Hop(address=ask.address, status=200),), body=ask.address[-3:].encode())


async def echo(ask: Ask) -> Reply:
    return said(ask)


def test_a_visit_that_asks_nothing_is_made_without_a_request() -> None:
    assert asyncio.run(drive(bodies(), echo)) == ([], ())
    assert asyncio.run(drive(bodies(()), echo)) == ([], ())


def test_replies_come_back_in_the_order_of_their_asks() -> None:
    async def slow_first(ask: Ask) -> Reply:
        await asyncio.sleep(0.02 if ask == ONE else 0)
        return said(ask)

    read, transcript = asyncio.run(drive(bodies((ONE, TWO), (ONE,)), slow_first))
    assert read == [b"one", b"two", b"one"]
    assert [line.address for line in transcript] == [ONE.address, TWO.address, ONE.address]


def test_asks_yielded_together_are_made_together() -> None:
    async def both() -> list[bytes]:
        meeting = asyncio.Barrier(2)

        async def waits_for_the_other(ask: Ask) -> Reply:
            async with asyncio.timeout(1):
                await meeting.wait()
            return said(ask)

        read, _ = await drive(bodies((ONE, TWO)), waits_for_the_other)
        return read

    assert asyncio.run(both()) == [b"one", b"two"]


def test_a_visit_that_stumbles_is_closed_and_its_error_is_seen() -> None:
    def stumbling() -> Visit[None]:
        yield (ONE,)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        asyncio.run(drive(stumbling(), echo))


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://bakery.example/menu", "https://bakery.example/menu"),
        ("https://bakery.example/menu#bread", "https://bakery.example/menu"),
        ("https://bakery.example/?actor=jo&page=2", "https://bakery.example/?actor=&page="),
        ("https://bakery.example/?s3cret", "https://bakery.example/?"),
        ("https://jo:pw@bakery.example/?a=b?c=d", "https://bakery.example/?a="),
    ],
)
def test_a_transcript_names_what_was_asked_without_the_values(address: str, kept: str) -> None:
    assert without_values(address) == kept


def test_every_hop_of_a_transcript_is_cut_down_too() -> None:
    async def redirected(ask: Ask) -> Reply:
        hops = (
            Hop(address="https://a.example/?token=1", status=302),
            Hop(address="https://a.example/x?t=2", status=200),
        )
        return Reply(ask=ask, hops=hops, body=b"12345", seconds=0.12345)

    _, (line,) = asyncio.run(drive(bodies((Ask(address="https://a.example/?token=1"),)), redirected))
    assert (line.address, [hop.address for hop in line.hops]) == (
        "https://a.example/?token=",
        ["https://a.example/?token=", "https://a.example/x?t="],
    )
    assert (line.method, line.status, line.failure, line.size, line.seconds) == ("GET", 200, None, 5, 0.123)


def test_a_replay_finds_replies_by_ask_and_never_by_position() -> None:
    kept = {TWO: said(TWO), ONE: said(ONE)}
    assert replay(bodies((ONE,), (TWO, ONE)), kept) == [b"one", b"two", b"one"]


def test_an_ask_without_a_kept_reply_is_unanswered_in_a_replay() -> None:
    def failures() -> Visit[Failure | None]:
        (reply,) = yield (TWO,)
        return reply.failure

    assert replay(failures(), {ONE: said(ONE)}) is Failure.UNREACHABLE
