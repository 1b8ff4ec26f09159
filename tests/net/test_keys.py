"""Keys: named by asks, known to one module, seen by their own host and by nobody else."""

from __future__ import annotations

import asyncio
import base64
import dataclasses
import functools
import html
import logging
import re
import ssl
import urllib.parse

import pytest
import trustme

import loopback
from audit.evidence import Ask, Failure, Reply
from audit.net.keys import PLACES, Keys, hide_all, of_host
from audit.net.reach import PUBLIC
from audit.net.step import after, first
from audit.net.transcript import exchange
from audit.net.web import Settings, open_web
from loopback import answer, serving

CANARY = "CANARY%2Fkey/with+odd=letters&more"
USER_ID = "17841400000000000"
ADDRESSES = {
    "YOUTUBE_API_KEY": "https://www.googleapis.com/youtube/v3/channels?id=UC1",
    "GOOGLE_PLACES_API_KEY": "https://places.googleapis.com/v1/places/abc",
    "X_BEARER_TOKEN": "https://api.x.com/2/users/by/username/maple",
    "META_ACCESS_TOKEN": "https://graph.facebook.com/v23.0/{META_IG_USER_ID}?fields=name",
    "THREADS_ACCESS_TOKEN": "https://graph.threads.com/v1.0/profile_lookup?username=maple",
    "YELP_API_KEY": "https://api.yelp.com/v3/businesses/maple",
    "TRIPADVISOR_API_KEY": "https://api.content.tripadvisor.com/api/v1/location/1/details",
    "TRUSTPILOT_API_KEY": "https://api.trustpilot.com/v1/business-units/find?name=maple.example",
    "FLICKR_API_KEY": "https://api.flickr.com/services/rest/?method=flickr.people.getInfo",
    "GITHUB_TOKEN": "https://api.github.com/users/maple",
    "VIMEO_ACCESS_TOKEN": "https://api.vimeo.com/users/maple",
}
"""Of each key that stands in the requests themselves; those that are traded for a token have tests of their own."""
TRADED = {
    "REDDIT_CLIENT_SECRET": "https://oauth.reddit.com/user/maple/about",
    "TWITCH_CLIENT_SECRET": "https://api.twitch.tv/helix/users?login=maple",
}


HOSTS = {place.host for place in PLACES.values()} | {p.grant.host for p in PLACES.values() if p.grant}


def only(name: str) -> Keys:
    """That key alone, and the id that is no secret but stands in addresses."""
    return Keys.from_environment({name: CANARY, "META_IG_USER_ID": USER_ID, "HOME": CANARY})


@functools.cache
def secured() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """What a server of all these hosts shows, and a client that trusts it."""
    authority, names = trustme.CA(), [*sorted(HOSTS), "other.example"]
    serves, trusts = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert(*names).configure_cert(serves)
    authority.configure_trust(trusts)
    return serves, trusts


def asked(ask: Ask, *lines: loopback.Line | bytes, keys: Keys | None = None) -> tuple[Reply, list[bytes]]:
    """The reply to an ask of a TLS server, and the heads of the requests it saw."""
    serves, trusts = secured()

    async def one() -> tuple[Reply, list[bytes]]:
        async with serving(*lines, tls=serves) as server:
            host = urllib.parse.urlsplit(ask.address).hostname or ""
            at = dataclasses.replace(ask, address=ask.address.replace(host, f"{host}:{server.port}"))
            async with open_web(loopback.settings(server, keys=keys or only(ask.key)), tls=trusts) as web:
                return await web.send(at), server.heads

    return asyncio.run(one())


def test_an_ask_without_a_key_carries_none() -> None:
    ask = Ask(address=ADDRESSES["YOUTUBE_API_KEY"])
    _, (head,) = asked(ask, answer(b"hi"), keys=only("YOUTUBE_API_KEY"))
    assert b"CANARY" not in head


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("YOUTUBE_API_KEY", f"/youtube/v3/channels?id=UC1&key={urllib.parse.quote(CANARY, safe='')} HTTP"),
        ("GOOGLE_PLACES_API_KEY", f"x-goog-api-key: {CANARY}\r\n"),
        ("X_BEARER_TOKEN", f"authorization: Bearer {CANARY}\r\n"),
        ("YELP_API_KEY", f"authorization: Bearer {CANARY}\r\n"),
        ("TRIPADVISOR_API_KEY", f"/details?key={urllib.parse.quote(CANARY, safe='')} HTTP"),
        ("TRUSTPILOT_API_KEY", f"apikey: {CANARY}\r\n"),
        ("FLICKR_API_KEY", f"?method=flickr.people.getInfo&api_key={urllib.parse.quote(CANARY, safe='')} HTTP"),
        ("GITHUB_TOKEN", f"authorization: Bearer {CANARY}\r\n"),
        ("VIMEO_ACCESS_TOKEN", f"authorization: Bearer {CANARY}\r\n"),
        ("THREADS_ACCESS_TOKEN", f"?username=maple&access_token={urllib.parse.quote(CANARY, safe='')} HTTP"),
        (
            "META_ACCESS_TOKEN",
            f"/v23.0/17841400000000000?fields=name&access_token={urllib.parse.quote(CANARY, safe='')} HTTP",
        ),
    ],
)
def test_each_key_stands_in_its_own_place_and_only_on_the_wire(name: str, written: str) -> None:
    reply, (head,) = asked(Ask(address=ADDRESSES[name], key=name), answer(b"hi"))
    assert written in head.decode()
    assert (reply.status, "CANARY" in repr(reply), "1784" in repr(reply)) == (200, False, False)


@pytest.mark.parametrize(
    "ask",
    [
        Ask(address="https://other.example/", key="YOUTUBE_API_KEY"),
        Ask(address="https://www.googleapis.com.other.example/", key="YOUTUBE_API_KEY"),
        Ask(address="http://www.googleapis.com/", key="YOUTUBE_API_KEY"),
        Ask(address="https://api.x.com/", key="META_ACCESS_TOKEN"),
        Ask(address="https://www.reddit.com/user/maple/about", key="REDDIT_CLIENT_SECRET"),
        Ask(address="https://id.twitch.tv/oauth2/validate", key="TWITCH_CLIENT_SECRET"),
        Ask(address="https://api.x.com/", key="PATH"),
    ],
)
def test_a_key_is_never_sent_to_a_host_that_is_not_its_own(ask: Ask) -> None:
    reply, heads = asked(ask, answer(b"hi"))
    assert (reply.failure, heads) == (Failure.UNSAFE_ADDRESS, [])


def test_a_key_that_is_not_set_is_not_asked_with() -> None:
    reply, heads = asked(
        Ask(address=ADDRESSES["X_BEARER_TOKEN"], key="X_BEARER_TOKEN"), answer(b"hi"), keys=only("YOUTUBE_API_KEY")
    )
    assert (reply.failure, heads) == (Failure.UNSAFE_ADDRESS, [])


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_key_does_not_follow_a_redirect_to_another_host(name: str) -> None:
    echo = urllib.parse.quote(CANARY, safe="")
    elsewhere = answer(status="302 Found", headers={"Location": f"https://other.example:PORT/?key={echo}"})
    reply, heads = asked(Ask(address=ADDRESSES[name], key=name), elsewhere, answer(b"hi"))
    assert len(heads) == 2
    assert b"CANARY" not in heads[1]
    assert "CANARY" not in repr(reply)
    assert f"{{{name}}}" in reply.address


def test_a_login_page_elsewhere_is_not_told_the_key_in_the_address_it_shall_lead_back_to() -> None:
    name = "META_ACCESS_TOKEN"
    back = f"https://graph.facebook.com/me?access_token={urllib.parse.quote(CANARY, safe='')}"
    login = f"https://other.example:PORT/login?next={urllib.parse.quote(back, safe='')}"
    away = answer(status="302 Found", headers={"Location": login})
    reply, heads = asked(Ask(address=ADDRESSES[name], key=name), away, answer(b"hi"))
    assert len(heads) == 2
    assert b"CANARY" not in heads[1]
    assert f"{{{name}}}" in reply.address


@pytest.mark.parametrize("location", ["https://other.example/", "http://api.x.com/", "https://x.com/"])
def test_a_step_to_anywhere_else_names_no_key(location: str) -> None:
    ask = Ask(address=ADDRESSES["X_BEARER_TOKEN"], key="X_BEARER_TOKEN")
    step = first(ask, Settings(keys=only("X_BEARER_TOKEN")))
    elsewhere = after(step, 302, location, PUBLIC.ports)
    assert (step.key, elsewhere.key) == ("X_BEARER_TOKEN", "")
    assert "authorization" not in dict(elsewhere.headers)


def test_a_value_is_filled_in_for_its_own_host_only() -> None:
    keys = only("X_BEARER_TOKEN")
    assert keys.fill("{X_BEARER_TOKEN}", "other.example", encode=False) == "{X_BEARER_TOKEN}"
    assert keys.fill("{X_BEARER_TOKEN}", "api.x.com", encode=False) == CANARY


def test_a_key_follows_a_redirect_on_its_own_host() -> None:
    name = "X_BEARER_TOKEN"
    moved = answer(status="302 Found", headers={"Location": "/moved", "Connection": "close"})
    _, heads = asked(Ask(address=ADDRESSES[name], key=name), moved, answer(b"hi"))
    assert [CANARY.encode() in head for head in heads] == [True, True]


SPELLINGS = [
    CANARY,
    urllib.parse.quote(CANARY, safe=""),
    urllib.parse.quote(CANARY, safe="").lower(),
    urllib.parse.quote_plus(CANARY),
    urllib.parse.unquote(CANARY),
    CANARY.replace("/", "\\/"),
    base64.b64encode(CANARY.encode()).decode(),
    base64.urlsafe_b64encode(CANARY.encode()).decode().rstrip("="),
    re.sub(r"%[0-9A-F]{2}", lambda escape: escape[0].lower(), urllib.parse.quote(CANARY, safe="")),
    urllib.parse.quote(urllib.parse.quote(CANARY, safe=""), safe=""),
    html.escape(CANARY),
    "".join(letter if letter.isalnum() else f"&#{ord(letter)};" for letter in CANARY),
    "".join(letter if letter.isalnum() else f"\\u{ord(letter):04x}" for letter in CANARY),
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_key_that_is_echoed_is_replaced_by_its_name(spelling: str) -> None:
    name = "YOUTUBE_API_KEY"
    echo = answer(f'{{"error": "bad key {spelling}!"}}'.encode(), "400 Bad Request", {"X-Echo": spelling})
    reply, _ = asked(Ask(address=ADDRESSES[name], key=name), echo)
    assert reply.body == b'{"error": "bad key {YOUTUBE_API_KEY}!"}'
    assert reply.header("x-echo") == "{YOUTUBE_API_KEY}"


@pytest.mark.parametrize("line", [b"NOT HTTP " + CANARY.encode() + b"\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: \0\r\n\r\n"])
def test_no_log_no_error_and_no_transcript_shows_a_key(line: bytes, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    name = "YOUTUBE_API_KEY"
    reply, _ = asked(Ask(address=ADDRESSES[name], key=name), line)

    assert reply.failure is Failure.NOT_HTTP
    shown = repr(reply) + repr(exchange(reply)) + caplog.text
    assert [spelling for spelling in (*SPELLINGS, "CANARY") if spelling in shown] == []


def test_the_text_of_keys_and_settings_shows_names_only() -> None:
    keys = only("YOUTUBE_API_KEY")
    shown = f"{keys!r} {keys} {Settings(keys=keys)!r}"
    assert "CANARY" not in shown
    assert "YOUTUBE_API_KEY" in shown


def test_only_known_variables_that_hold_something_are_keys() -> None:
    environ = {"YOUTUBE_API_KEY": " abcdef ", "X_BEARER_TOKEN": "", "META_ACCESS_TOKEN": "a\nbcdef", "SECRET": "abcdef"}
    assert Keys.from_environment(environ).names == {"YOUTUBE_API_KEY"}
    assert Keys().names == frozenset()


def test_the_log_of_a_bug_hides_what_any_keys_of_the_process_held() -> None:
    keys = Keys({"TWITCH_CLIENT_SECRET": "a-secret-of-this-test", "YELP_API_KEY": "a-secret-of-this"})
    keys.keep("TWITCH_CLIENT_SECRET", "a-token-of-this-test")
    assert hide_all("a-secret-of-this-test a-secret-of-this a-token-of-this-test") == (
        "{TWITCH_CLIENT_SECRET} {YELP_API_KEY} {TWITCH_CLIENT_SECRET}"
    )


def test_every_host_that_is_asked_with_a_key_names_it() -> None:
    named = {place.host: of_host(place.host) for place in PLACES.values()}
    assert named["graph.facebook.com"] == "META_ACCESS_TOKEN"
    assert named["api.twitch.tv"] == "TWITCH_CLIENT_SECRET"
    assert of_host("other.example") == "A key"
