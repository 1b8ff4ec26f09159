"""A secret and its id are traded for a token: once a run, where they belong, and hidden like every key."""

from __future__ import annotations

import asyncio
import base64
import json
import logging
import ssl
import urllib.parse
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from audit.evidence import Ask, Failure, Reply
from audit.net import granting
from audit.net.keys import PLACES, Keys
from audit.net.reach import PUBLIC
from audit.net.web import Limits, Settings, open_web
from audit.net.wire import Answer as Answered
from audit.practice import Answer, Fault
from practice_proxy import Seen, proxying

SECRET = "CANARY%2Fsecret/with+odd=letters&more"
ID = "CANARY-id-of-ours"
TOKEN = "CANARY/granted+today="
ADDRESSES = {
    "REDDIT_CLIENT_SECRET": "https://oauth.reddit.com/user/maple/about?raw_json=1",
    "TWITCH_CLIENT_SECRET": "https://api.twitch.tv/helix/users?login=maple",
}
TRADES = {
    "REDDIT_CLIENT_SECRET": "https://www.reddit.com/api/v1/access_token",
    "TWITCH_CLIENT_SECRET": "https://id.twitch.tv/oauth2/token",
}
GRANTED = json.dumps({"access_token": TOKEN, "token_type": "bearer", "expires_in": 86400}).encode()

Play = Callable[[str, str, Mapping[str, str], bytes], Answer | Fault]


def said(status: int, body: bytes, *headers: tuple[str, str]) -> Answer:
    return Answer(status, (("content-length", str(len(body))), *headers), body)


def granting_all(method: str, address: str, headers: Mapping[str, str], body: bytes) -> Answer | Fault:
    """Grants a token to everybody, and repeats whatever it is told and all it knows."""
    if address in TRADES.values():
        return said(200, GRANTED)
    return said(200, f"{method} {headers} {body!r} {TOKEN} {SECRET} {ID}".encode(), ("x-echo", TOKEN))


def looked(name: str, folder: Path, play: Play = granting_all, *, times: int = 1) -> tuple[list[Reply], list[Seen]]:
    """The replies to so many asks made together, and what the hosts saw."""
    grant = PLACES[name].grant
    assert grant is not None
    keys = Keys({name: SECRET, grant.id: ID})

    async def asking(proxy: str, trusts: ssl.SSLContext) -> list[Reply]:
        settings = Settings(proxy=proxy, keys=keys, limits=Limits(pace=0.0, whole=5.0))
        async with open_web(settings, tls=trusts) as web:
            asks = (Ask(address=f"{ADDRESSES[name]}&n={number}", key=name) for number in range(times))
            return list(await asyncio.gather(*map(web.send, asks)))

    with proxying(folder, play=play) as proxy:
        replies = asyncio.run(asking(proxy.address, ssl.create_default_context(cafile=str(proxy.ca_file))))
    assert keys.hide(TOKEN) == TOKEN, "a token lasts for one run"
    return replies, proxy.seen


def header(seen: Seen, name: str) -> str:
    return dict(seen.headers).get(name, "")


@pytest.mark.parametrize("name", ADDRESSES)
def test_no_trade_is_made_for_other_asks(name: str, tmp_path: Path) -> None:
    async def asking(proxy: str, trusts: ssl.SSLContext) -> Reply:
        settings = Settings(proxy=proxy, keys=Keys({name: SECRET}), limits=Limits(pace=0.0))
        async with open_web(settings, tls=trusts) as web:
            await web.send(Ask(address="https://www.reddit.com/user/maple/.rss"))
            return await web.send(Ask(address=ADDRESSES[name], key=name))

    with proxying(tmp_path, play=granting_all) as proxy:
        reply = asyncio.run(asking(proxy.address, ssl.create_default_context(cafile=str(proxy.ca_file))))
    assert [seen.address for seen in proxy.seen] == ["https://www.reddit.com/user/maple/.rss"]
    assert (reply.failure, reply.detail) == (Failure.UNSAFE_ADDRESS, f"{name.removesuffix('SECRET')}ID is not set")


def test_reddits_pair_is_traded_as_basic_and_the_token_stands_in_its_place(tmp_path: Path) -> None:
    (reply,), (trade, ask) = looked("REDDIT_CLIENT_SECRET", tmp_path)
    assert (trade.method, trade.address) == ("POST", TRADES["REDDIT_CLIENT_SECRET"])
    assert header(trade, "authorization") == "Basic " + base64.b64encode(f"{ID}:{SECRET}".encode()).decode()
    assert (header(trade, "content-type"), trade.body) == (
        "application/x-www-form-urlencoded",
        b"grant_type=client_credentials",
    )
    assert header(ask, "authorization") == f"Bearer {TOKEN}"
    assert (SECRET in repr(ask), ID in repr(ask), reply.status) == (False, False, 200)


def test_twitchs_pair_is_traded_as_a_form_and_the_id_goes_with_the_token(tmp_path: Path) -> None:
    (reply,), (trade, ask) = looked("TWITCH_CLIENT_SECRET", tmp_path)
    assert (trade.method, trade.address) == ("POST", TRADES["TWITCH_CLIENT_SECRET"])
    assert header(trade, "authorization") == ""
    assert urllib.parse.parse_qs(trade.body.decode(), strict_parsing=True) == {
        "client_id": [ID],
        "client_secret": [SECRET],
        "grant_type": ["client_credentials"],
    }
    assert (header(ask, "authorization"), header(ask, "client-id")) == (f"Bearer {TOKEN}", ID)
    assert (SECRET in repr(ask), reply.status) == (False, 200)


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_token_is_granted_once_a_run_however_many_ask(name: str, tmp_path: Path) -> None:
    replies, seen = looked(name, tmp_path, times=5)
    assert [reply.status for reply in replies] == [200] * 5
    assert [one.address for one in seen].count(TRADES[name]) == 1


@pytest.mark.parametrize("name", ADDRESSES)
def test_what_is_echoed_shows_neither_token_nor_secret_nor_id(
    name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    replies, _ = looked(name, tmp_path)
    assert "CANARY" not in repr(replies) + caplog.text
    assert replies[0].header("x-echo") == f"{{{name}}}"


REFUSALS: dict[str, tuple[Answer | Fault, Failure]] = {
    "a wrong pair": (said(401, b'{"message": "Unauthorized", "error": 401}'), Failure.KEY_REFUSED),
    "a wrong id": (said(400, b'{"status": 400, "message": "invalid client"}'), Failure.KEY_REFUSED),
    "a wrong secret": (said(403, b'{"message": "invalid client secret CANARY"}'), Failure.KEY_REFUSED),
    "too many trades": (said(429, b""), Failure.RATE_LIMITED),
    "a host in trouble": (said(503, GRANTED), Failure.UNREACHABLE),
    "a redirect": (said(302, b"", ("location", "https://elsewhere.example/")), Failure.UNREACHABLE),
    "a page": (said(200, b"<title>Welcome</title>"), Failure.UNREACHABLE),
    "a list": (said(200, b"[]"), Failure.UNREACHABLE),
    "no token": (said(200, b'{"access_token": null}'), Failure.UNREACHABLE),
    "a token of two lines": (said(200, b'{"access_token": "abc\\r\\nx-more: defgh"}'), Failure.UNREACHABLE),
    "a token that is a word": (said(200, b'{"access_token": "html"}'), Failure.UNREACHABLE),
    "silence": (Fault.RESET, Failure.RESET),
}


@pytest.mark.parametrize(("answered", "failure"), REFUSALS.values(), ids=REFUSALS)
def test_without_a_token_nothing_is_asked_and_the_reason_is_told(
    answered: Answer | Fault, failure: Failure, tmp_path: Path
) -> None:
    def refusing(method: str, *_: object) -> Answer | Fault:
        return answered if method == "POST" else said(200, b"seen")

    replies, seen = looked("TWITCH_CLIENT_SECRET", tmp_path, refusing, times=3)
    assert {(reply.failure, reply.status, reply.body) for reply in replies} == {(failure, 0, b"")}
    assert {one.address for one in seen} == {TRADES["TWITCH_CLIENT_SECRET"]}
    assert "CANARY" not in repr(replies)


def test_a_trade_leads_to_its_own_host_only() -> None:
    for name, trade in TRADES.items():
        grant = PLACES[name].grant
        assert grant is not None
        step = granting.step(name, grant, Settings(keys=Keys({name: SECRET, grant.id: ID}), reach=PUBLIC))
        assert (step.target.address, step.key) == (trade, name)
        assert "CANARY" not in repr(step)


def test_an_endless_nest_grants_nothing() -> None:
    grant = PLACES["TWITCH_CLIENT_SECRET"].grant
    assert grant is not None
    with pytest.raises(Exception, match="unreachable"):
        granting.token(Answered(status=200, headers=(), body=b"[" * 200_000), grant)
