"""What a host says of a key: refused, let in, about to end."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping

import pytest

from audit import keystate, survey
from audit.evidence import Ask, Failure, Hop, Reply
from audit.keystate import Expiry, KeyState
from audit.net.keys import Keys
from audit.practice import Answer, Fault, answer
from practising import world

ASK = Ask(address="https://api.example/me", key="X_BEARER_TOKEN")


def reply(status: int, body: object = None) -> Reply:
    text = json.dumps(body).encode()
    return Reply(ask=ASK, hops=(Hop(address=ASK.address, status=status),), body=text)


LED_AWAY = Reply(
    ask=ASK, hops=(Hop(address=ASK.address, status=302), Hop(address="https://www.example/login", status=200))
)
"""A login page of another host was not shown to the key."""


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (reply(404), KeyState.UNKNOWN),
        (reply(400, {"error": {"code": 100}}), KeyState.UNKNOWN),
        (reply(500), KeyState.UNKNOWN),
        (Reply(ask=ASK, failure=Failure.TOO_SLOW), KeyState.UNKNOWN),
        (Reply(ask=ASK, failure=Failure.KEY_REFUSED), KeyState.REFUSED),
        (LED_AWAY, KeyState.UNKNOWN),
        (reply(403), KeyState.LIMITED),
        (reply(429), KeyState.LIMITED),
        (reply(200), KeyState.WORKS),
        (reply(401), KeyState.REFUSED),
        (reply(400, {"error": {"details": [{"reason": "API_KEY_INVALID"}]}}), KeyState.REFUSED),
        (reply(400, {"error": {"code": 190, "message": "Session has expired"}}), KeyState.REFUSED),
        (reply(400, {"status": 400, "message": "invalid client"}), KeyState.REFUSED),
    ],
)
def test_a_key_is_refused_only_in_words_that_are_about_the_key(said: Reply, state: KeyState) -> None:
    assert keystate.state([said]) is state


def test_a_key_that_was_let_in_once_is_good() -> None:
    assert keystate.state([reply(401), reply(200), reply(403)]) is KeyState.WORKS


@pytest.mark.parametrize(
    "body", [None, [], {"data": None}, {"data": {}}, {"data": {"expires_at": "soon"}}, {"data": {"expires_at": True}},
             {"data": {"expires_at": 10**30}}, {"error": {"code": 100}}]
)  # fmt: skip
def test_an_answer_that_does_not_say_when_a_token_ends_leaves_it_unknown(body: object) -> None:
    assert keystate.expiry(reply(200, body)) is None


def test_when_a_token_ends_is_read_in_metas_two_fields() -> None:
    """Both are seconds since 1970; 0 means never: the documentation of debug_token."""
    both = {"data": {"is_valid": True, "expires_at": 1796256000, "data_access_expires_at": 1803254400}}
    assert keystate.expiry(reply(200, both)) == Expiry(at=dt.date(2026, 12, 3), data_until=dt.date(2027, 2, 22))
    never = {"data": {"is_valid": True, "expires_at": 0}}
    assert keystate.expiry(reply(200, never)) == Expiry(at=None, data_until=None)


def test_metas_token_is_asked_about_by_its_name_and_its_value_is_filled_in_for_metas_host_alone() -> None:
    keys = Keys({"META_ACCESS_TOKEN": "practice-meta"})
    assert "practice-meta" not in keystate.ASK.address
    filled = keys.fill(keystate.ASK.address, "graph.facebook.com", encode=True)
    assert filled == "https://graph.facebook.com/v26.0/debug_token?input_token=practice-meta"
    assert keys.fill(keystate.ASK.address, "graph.example", encode=True) == keystate.ASK.address


@pytest.mark.parametrize(("names", "asked"), [((), 0), (("X_BEARER_TOKEN",), 0), (("META_ACCESS_TOKEN",), 1)])
def test_metas_token_is_asked_about_only_where_it_is_set(names: tuple[str, ...], asked: int) -> None:
    seen: list[str] = []

    def play(method: str, address: str, headers: Mapping[str, str], body: bytes) -> Answer | Fault:
        if "debug_token" not in address:
            return answer(method, address, headers, body)
        seen.append(address)
        return Answer(200, (("content-type", "application/json"),), b'{"data":{"expires_at":1796256000}}')

    surveyed = survey.survey(world(play, keys=dict.fromkeys(names, "practice-key")), ())
    assert len(seen) == asked
    assert surveyed.meta == (Expiry(at=dt.date(2026, 12, 3), data_until=None) if asked else None)
