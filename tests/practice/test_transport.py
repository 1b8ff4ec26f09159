"""A run on the practice web opens no socket, meets its faults as failures, and takes no time."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Mapping

import pytest

from audit.evidence import Ask, Failure, Reply
from audit.net.web import Keys, Settings, open_web
from audit.practice import NOW, Answer, Fault, answer, answer_walled
from audit.practice.transport import Play, PracticeTransport, VirtualClock

LATER = dt.timedelta(seconds=5)


def _replies(*addresses: str, play: Play = answer) -> tuple[tuple[Reply, ...], VirtualClock]:
    clock = VirtualClock()

    async def ask() -> tuple[Reply, ...]:
        async with open_web(Settings(), clock=clock.clock(), transport=PracticeTransport(play)) as web:
            return tuple(await asyncio.gather(*(web.send(Ask(address=address)) for address in addresses)))

    return asyncio.run(ask()), clock


def test_an_answer_arrives_as_the_practice_web_gave_it() -> None:
    (reply,), _ = _replies("https://maplebakery.example/")
    assert (reply.status, reply.failure) == (200, None)
    assert b"Bread worth getting up for" in reply.body


def test_redirects_are_followed_hop_by_hop() -> None:
    (reply,), _ = _replies("https://www.facebook.com/OldMapleBakery")
    assert [(hop.status, hop.address) for hop in reply.hops] == [
        (302, "https://www.facebook.com/OldMapleBakery"),
        (200, "https://www.facebook.com/maplestreetbakery/"),
    ]


@pytest.mark.parametrize(
    ("host", "failure"),
    [
        ("nobody-has-this-name.example", Failure.NO_SUCH_NAME),
        ("refused.example", Failure.REFUSED),
        ("reset.example", Failure.RESET),
        ("slow.example", Failure.TOO_SLOW),
        ("certificate.example", Failure.CERTIFICATE),
    ],
)
def test_every_fault_becomes_the_failure_of_that_name(host: str, failure: Failure) -> None:
    (reply,), _ = _replies(f"https://{host}/")
    assert reply.failure is failure


@pytest.mark.parametrize(("value", "status"), [("practice-key", 200), ("expired-key", 400)])
def test_the_practice_web_is_told_the_value_of_a_key_and_nobody_else_is(value: str, status: int) -> None:
    told: list[str] = []

    def play(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        told.append(address)
        return answer(method, address, headers, body)

    async def ask() -> Reply:
        settings, clock = Settings(keys=Keys({"YOUTUBE_API_KEY": value})), VirtualClock()
        channel = "https://www.googleapis.com/youtube/v3/channels?part=id&forHandle=@freshbakery"
        async with open_web(settings, clock=clock.clock(), transport=PracticeTransport(play)) as web:
            return await web.send(Ask(address=channel, key="YOUTUBE_API_KEY"))

    reply = asyncio.run(ask())
    assert reply.status == status
    assert [f"key={value}" in address for address in told] == [True]
    assert value not in repr(reply)


def test_a_host_that_asks_for_a_pause_is_given_it_in_virtual_time() -> None:
    began = time.monotonic()
    (reply,), clock = _replies("https://throttled.example/")
    assert reply.status == 429
    assert clock.now() >= NOW + LATER
    assert time.monotonic() - began < 2


def test_the_walled_web_is_played_by_the_same_transport() -> None:
    (reply,), _ = _replies("https://www.linkedin.com/company/linkedin", play=answer_walled)
    assert reply.status == 999


def test_sleepers_wake_in_the_order_of_their_times_and_their_sleeps_overlap() -> None:
    clock = VirtualClock()
    woken: list[tuple[str, float]] = []

    async def sleeper(name: str, *naps: float) -> None:
        for nap in naps:
            await clock.sleep(nap)
            woken.append((name, clock.monotonic()))

    async def night() -> None:
        await asyncio.gather(sleeper("long", 5), sleeper("short", 1, 1, 1), sleeper("middle", 2.5))

    asyncio.run(night())
    assert woken == [("short", 1), ("short", 2), ("middle", 2.5), ("short", 3), ("long", 5)]


def test_a_sleeper_who_is_called_off_holds_nobody_up() -> None:
    clock = VirtualClock()

    async def night() -> float:
        restless = asyncio.create_task(clock.sleep(1))
        await asyncio.sleep(0)
        restless.cancel()
        await clock.sleep(3)
        return clock.monotonic()

    assert asyncio.run(night()) == 3
