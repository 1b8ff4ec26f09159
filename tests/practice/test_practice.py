"""The practice web answers the same for the same, plays every network, and has nobody where nobody is."""

from __future__ import annotations

import datetime as dt
import importlib
import json
import pathlib
import random
import re
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, strategies as st

from audit.practice import NETWORKS, NOW, Answer, Fault, answer, answer_walled

Play = Callable[[str, str, Mapping[str, str]], Answer | Fault]
NOBODY = "qzxwvutsrqponmlkjihgfedc"
KEYED = {"authorization": "Bearer x", "x-goog-api-key": "x"}

LIVING: Mapping[str, tuple[str, str]] = {
    "https://www.facebook.com/facebook": ("og:title", "https://www.facebook.com/{}"),
    "https://graph.facebook.com/v26.0/facebook?access_token=x": (
        '"is_published"',
        "https://graph.facebook.com/v26.0/{}?access_token=x",
    ),
    "https://www.instagram.com/instagram/": ("xig_user_by_username", "https://www.instagram.com/{}/"),
    "https://api.x.com/2/users/by/username/X": ('"data"', "https://api.x.com/2/users/by/username/qzxwvutsrqponml"),
    "https://www.linkedin.com/company/linkedin": ("application/ld+json", "https://www.linkedin.com/company/{}"),
    "https://www.linkedin.com/company/microsoft/": ("application/ld+json", "https://www.linkedin.com/company/{}/"),
    "https://www.tiktok.com/embed/@tiktok": ("videoList", "https://www.tiktok.com/embed/@{}"),
    "https://www.tiktok.com/oembed?url=https://www.tiktok.com/@tiktok": (
        "author_url",
        "https://www.tiktok.com/oembed?url=https://www.tiktok.com/@{}",
    ),
    "https://www.youtube.com/@YouTube": ("channelMetadataRenderer", "https://www.youtube.com/@{}"),
    "https://www.youtube.com/feeds/videos.xml?channel_id=UCBR8-60-B28hp2BmDPdntcQ": (
        "<entry>",
        "https://www.youtube.com/feeds/videos.xml?channel_id=UC{}",
    ),
    "https://www.googleapis.com/youtube/v3/channels?forHandle=@YouTube": (
        '"items"',
        "https://www.googleapis.com/youtube/v3/channels?forHandle=@{}",
    ),
    "https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile?actor=bsky.app": (
        '"followersCount"',
        "https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile?actor={}.bsky.social",
    ),
    "https://mastodon.social/api/v1/accounts/lookup?acct=Mastodon": (
        '"username"',
        "https://mastodon.social/api/v1/accounts/lookup?acct={}",
    ),
    "https://mastodon.social/api/v1/accounts/lookup?acct=Gargron": (
        '"username"',
        "https://mastodon.social/api/v1/accounts/lookup?acct={}",
    ),
    "https://blogsofnote.blogspot.com/feeds/posts/default?alt=json": (
        '"entry"',
        "https://{}.blogspot.com/feeds/posts/default",
    ),
    "https://places.googleapis.com/v1/places/ChIJj61dQgK6j4AR4GeTYWZsWWw": (
        "OPERATIONAL",
        "https://places.googleapis.com/v1/places/ChIJ{}",
    ),
    "https://maplebakery.example/": ("<title>Maple Street", "https://maplebakery.example/{}"),
    "https://tubes.example/api/v1/video-channels/freshbakery": (
        "displayName",
        "https://tubes.example/api/v1/video-channels/{}",
    ),
    "https://pixels.example/users/freshbakery.atom": ("<entry>", "https://pixels.example/users/{}.atom"),
}
"""Somebody known, the mark of being shown, and the same question about nobody."""


def _ask(address: str, headers: Mapping[str, str] = KEYED) -> Answer:
    played = answer("GET", address, headers)
    assert isinstance(played, Answer), (address, played)
    return played


def _told() -> list[str]:
    """Every name that a module's table of who plays what mentions, and every host."""
    return sorted({name for module in NETWORKS for name in re.findall(r"`([^`\s]+)`", _table(module))})


def _table(module: str) -> str:
    return importlib.import_module(f"audit.practice.{module}").__doc__ or ""


def _addresses() -> list[str]:
    names = [name for name in _told() if re.fullmatch(r"[A-Za-z-]+bak\w*", name)]
    patterns = [absent for _, absent in LIVING.values()]
    hosts = [host for module in NETWORKS for host in importlib.import_module(f"audit.practice.{module}").HOSTS]
    pages = [pattern.format(name) for pattern in patterns for name in (*names, NOBODY)]
    return sorted(
        {*LIVING, *pages, *(f"https://{host}/" for host in hosts), *(f"https://{host}/robots.txt" for host in hosts)}
    )


@pytest.mark.parametrize("known", LIVING)
def test_somebody_known_lives_and_nobody_does_not(known: str) -> None:
    mark, absent = LIVING[known]
    shown = _ask(known)
    assert shown.status == 200
    assert mark in shown.body.decode()
    nobody = answer("GET", absent.format(NOBODY), KEYED)
    assert isinstance(nobody, Answer)
    assert mark not in nobody.body.decode()


@pytest.mark.parametrize("absent", sorted({absent for _, absent in LIVING.values()}))
def test_nobody_is_told_the_same_under_any_name_that_nobody_has(absent: str) -> None:
    other = NOBODY[::-1]
    one, two = (answer("GET", absent.format(name), KEYED) for name in (NOBODY, other))
    assert isinstance(one, Answer)
    assert isinstance(two, Answer)
    assert one.status == two.status
    assert one.body.replace(NOBODY.encode(), b"") == two.body.replace(other.encode(), b"")


def test_the_same_question_gets_the_same_answer_in_any_order() -> None:
    addresses = _addresses()
    first = {address: answer("GET", address, {}) for address in addresses}
    random.Random(7).shuffle(addresses)
    assert {address: answer("GET", address, {}) for address in addresses} == first


@pytest.mark.parametrize("play", [answer, answer_walled])
def test_every_answer_is_sound_http(play: Play) -> None:
    for address in _addresses():
        for headers in ({}, KEYED):
            played = play("GET", address, headers)
            if isinstance(played, Fault):
                continue
            names = [name for name, _ in played.headers]
            assert 200 <= played.status <= 999, address
            assert names.count("content-type") == 1, address
            assert played.header("content-length") == str(len(played.body)), address
            assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in names), address
            assert not any(re.search(r"[\r\n\0]", value) for _, value in played.headers), address
            assert (300 <= played.status < 400) == bool(played.header("location")), address
            if "json" in played.header("content-type"):
                json.loads(played.body)


def test_no_redirect_leads_round_in_a_circle() -> None:
    for address in _addresses():
        at, hops = address, 0
        while isinstance(played := answer("GET", at, {}), Answer) and (to := played.header("location")):
            at, hops = (to if "://" in to else "/".join(at.split("/")[:3]) + to), hops + 1
            assert hops <= 4, address


def test_a_head_is_answered_like_a_get_without_its_body() -> None:
    got, head = _ask("https://maplebakery.example/"), answer("HEAD", "https://maplebakery.example/", {})
    assert isinstance(head, Answer)
    assert (head.status, head.headers, head.body) == (got.status, got.headers, b"")


def test_plain_http_leads_to_https() -> None:
    assert _ask("http://maplebakery.example/blog").header("location") == "https://maplebakery.example/blog"


@pytest.mark.parametrize("host", [f"{NOBODY}.example", "127.0.0.1", "localhost", f"{NOBODY}.maplebakery.example"])
def test_a_host_that_is_not_on_the_practice_web_does_not_resolve(host: str) -> None:
    assert answer("GET", f"https://{host}/", {}) is Fault.NO_SUCH_NAME


@given(st.text(max_size=200))
def test_any_address_at_all_is_answered_without_an_error(address: str) -> None:
    answer("GET", address, {})


@given(
    st.sampled_from(
        sorted(
            f"https://{host}" for name in NETWORKS for host in importlib.import_module(f"audit.practice.{name}").HOSTS
        )
    ),
    st.text(max_size=60),
)
def test_any_path_of_any_network_is_answered_without_an_error(host: str, path: str) -> None:
    answer("POST", f"{host}/{path}", {"authorization": "Bearer x"}, path.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(
    "address",
    [
        "https://www.facebook.com/facebook",
        "https://www.instagram.com/instagram/",
        "https://www.linkedin.com/company/linkedin",
        "https://www.tiktok.com/@tiktok",
        "https://www.tiktok.com/embed/@tiktok",
        "https://x.com/x",
        "https://www.youtube.com/@YouTube",
        "https://maps.app.goo.gl/MapleSt1",
        "https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile?actor=bsky.app",
    ],
)
def test_on_the_walled_web_somebody_known_looks_like_nobody(address: str) -> None:
    def seen(at: str) -> tuple[int, str, bytes]:
        played = answer_walled("GET", at, {})
        assert isinstance(played, Answer)
        return played.status, played.header("location").partition("?")[0], played.body

    name = re.split(r"[/@=]", address.rstrip("/"))[-1]
    assert seen(address) == seen(address.removesuffix("/").removesuffix(name) + NOBODY)


def test_on_the_walled_web_the_business_s_own_website_is_open() -> None:
    home = answer_walled("GET", "https://cornerloaf.example/", {})
    assert isinstance(home, Answer)
    assert home.status == 200
    assert b"The loaf on the corner" in home.body


def test_nothing_is_dated_after_the_practice_web_s_own_day() -> None:
    for address in LIVING:
        dates = re.findall(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", _ask(address).body.decode())
        assert all(dt.datetime.fromisoformat(date).replace(tzinfo=dt.UTC) <= NOW for date in dates), address


def test_every_network_says_who_plays_what() -> None:
    for name in NETWORKS:
        assert len(re.findall(r"`[^`]+`", _table(name))) >= 2 or name == "x", name


@pytest.mark.parametrize("name", ["bakery", "walled"])
def test_the_client_files_ask_only_for_what_is_on_the_practice_web(name: str) -> None:
    file = pathlib.Path(importlib.import_module("audit.practice").__file__ or "").parent / "clients" / f"{name}.yml"
    addresses = re.findall(r"https://[^\s\",}]+", file.read_text("utf-8"))
    assert len(addresses) >= 4
    assert [each for each in addresses if isinstance(answer("GET", each, {}), Fault)] == []
