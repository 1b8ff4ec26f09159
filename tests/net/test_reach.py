"""The guard: what a name leads to decides, each time a connection is opened."""

from __future__ import annotations

import asyncio
import dataclasses
import socket

import pytest

import loopback
from audit.evidence import Ask, Failure, Reply
from audit.net.guard import Guard
from audit.net.reach import PUBLIC, Reach, is_public, system_names
from audit.net.step import Step
from audit.net.unanswered import Unanswered
from audit.net.vetting import Target
from audit.net.web import Settings, open_web
from audit.net.wire import open_wire

PUBLIC_ADDRESSES = ["93.184.216.34", "1.1.1.1", "8.8.8.8", "2606:4700::1111", "2a00:1450:4001:80e::200e"]
INSIDE = [
    "10.0.0.5",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "0.0.0.0",
    "100.64.1.1",
    "100.100.100.200",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "168.63.129.16",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.9",
    "224.0.0.1",
    "239.1.1.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:93.184.216.34",
    "::ffff:0:127.0.0.1",
    "::ffff:0:7f00:1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::7f00:1",
    "2001::1",
    "2001:0:7f00:1::",
    "2001:db8::1",
    "2002:7f00:1::",
    "3ffe::1",
    "3fff::1",
    "5f00::1",
    "fd12::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%1",
    "2606:4700::1111%1",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "2130706433",
    "localhost",
]


@pytest.mark.parametrize("address", PUBLIC_ADDRESSES)
def test_public_addresses_may_be_dialled(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", [*INSIDE, ""])
def test_addresses_inside_a_network_may_not(address: str) -> None:
    assert not is_public(address)


def looked_up(*addresses: str) -> Reply:
    """The reply for a host whose name leads to these, as the program itself would see it."""

    async def names(_: str) -> tuple[str, ...]:
        return addresses

    async def one() -> Reply:
        reach = dataclasses.replace(PUBLIC, names=names)
        async with open_web(Settings(reach=reach), tls=loopback.trusting_nobody()) as web:
            return await web.send(Ask(address="http://bakery.example/"))

    return asyncio.run(one())


@pytest.mark.parametrize("address", [address for address in INSIDE if address[0] in "0123456789:f"])
def test_a_name_that_leads_inside_is_refused_before_a_socket_is_opened(address: str) -> None:
    assert looked_up(address).failure is Failure.UNSAFE_ADDRESS


def test_one_inside_address_among_public_ones_refuses_the_name() -> None:
    assert looked_up("93.184.216.34", "127.0.0.1").failure is Failure.UNSAFE_ADDRESS
    assert looked_up("2606:4700::1111", "::1").failure is Failure.UNSAFE_ADDRESS


def test_an_empty_answer_says_nothing_about_the_name() -> None:
    assert looked_up().failure is Failure.NAME_UNANSWERED


def test_a_name_that_changes_its_mind_is_refused_at_the_next_connection() -> None:
    answers = iter([("127.0.0.1",), ("10.0.0.5",)])

    async def names(_: str) -> tuple[str, ...]:
        return next(answers)

    async def twice() -> tuple[Reply, Reply]:
        async with loopback.serving(loopback.answer(b"hi", headers={"Connection": "close"})) as server:
            reach = dataclasses.replace(loopback.reach(server.port), names=names)
            async with loopback.web(server, reach=reach) as web:
                return await web.send(Ask(address=server.at("/1"))), await web.send(Ask(address=server.at("/2")))

    first, second = asyncio.run(twice())
    assert (first.status, second.failure) == (200, Failure.UNSAFE_ADDRESS)


@pytest.mark.parametrize(("address", "port"), [("127.0.0.1", 443), ("10.0.0.5", 80), ("93.184.216.34", 22)])
def test_the_socket_factory_refuses_whatever_comes_past_the_resolver(address: str, port: int) -> None:
    guard = Guard(PUBLIC, proxy=None, seconds=1)
    with pytest.raises(Unanswered) as refused:
        guard.socket((socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, port)))
    assert refused.value.failure is Failure.UNSAFE_ADDRESS


@pytest.mark.parametrize(("address", "port"), [("127.0.0.1", 22), ("127.0.0.2", 8080), ("93.184.216.34", 443)])
def test_with_a_proxy_nothing_else_can_be_dialled(address: str, port: int) -> None:
    guard = Guard(PUBLIC, proxy=("127.0.0.1", 8080), seconds=1)
    guard.socket((socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("127.0.0.1", 8080))).close()
    with pytest.raises(Unanswered) as refused:
        guard.socket((socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, port)))
    assert refused.value.failure is Failure.UNSAFE_ADDRESS


def test_every_socket_of_the_transport_is_opened_by_the_guard() -> None:
    async def one() -> Failure:
        async with loopback.serving(loopback.answer(b"hi")) as server:
            reach = dataclasses.replace(PUBLIC, ports=frozenset({server.port}))
            target = Target(scheme="http", host="127.0.0.1", port=server.port, rest="/")
            async with open_wire(Settings(reach=reach), None, loopback.trusting_nobody()) as wire:
                with pytest.raises(Unanswered) as refused:
                    await wire.exchange(Step(method="GET", target=target, headers=()))
            assert server.connections == 0
            return refused.value.failure

    assert asyncio.run(one()) is Failure.UNSAFE_ADDRESS


def test_a_host_with_many_addresses_is_tried_at_two_of_each_family() -> None:
    async def names(_: str) -> tuple[str, ...]:
        return ("1.1.1.1", "2606:4700::1", "1.1.1.2", "1.1.1.3", "2606:4700::2", "2606:4700::3")

    found = asyncio.run(Guard(Reach(names=names), proxy=None, seconds=1).resolve("bakery.example", 443))
    assert [each["host"] for each in found] == ["1.1.1.1", "2606:4700::1", "1.1.1.2", "2606:4700::2"]


def test_a_host_is_reached_over_the_family_that_answers() -> None:
    async def names(_: str) -> tuple[str, ...]:
        return ("::1", "127.0.0.1")

    async def one() -> Reply:
        async with loopback.serving(loopback.answer(b"hi")) as server:
            allows = {"::1", "127.0.0.1"}.__contains__
            reach = dataclasses.replace(loopback.reach(server.port), names=names, allows=allows)
            return await loopback.ask(server, reach=reach)

    assert asyncio.run(one()).status == 200


def test_the_machine_s_own_resolver_is_the_one_in_use() -> None:
    assert PUBLIC.names is system_names
    assert asyncio.run(system_names("127.0.0.1")) == ("127.0.0.1",)
