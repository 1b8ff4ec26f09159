"""Messenger: a link to a chat is named after its page, listed it is a place, and nothing is ever said against one."""

from __future__ import annotations

import time

import pytest

from audit import places, profiles
from audit.address import Kind
from audit.evidence import Sign
from audit.platforms import messenger
from looking import kit, look, named_by, profile
from walls import says_nothing

MAPLE = profile("messenger", "maplebakery", "https://m.me/maplebakery")


def test_a_chat_is_never_verified_and_nothing_is_asked() -> None:
    reading = look(messenger.visit(MAPLE, kit()), {})
    assert [(s.sign, s.rung, s.host, s.mark) for s in reading.signals] == [
        (Sign.LOGIN_WALL, "page", "m.me", "for_members")
    ]
    assert "Facebook page" in reading.signals[0].quote
    assert says_nothing(reading)
    assert set(messenger.RUNGS) == {"page"}


def test_the_chat_stands_for_itself_beside_a_random_one() -> None:
    living, absent = messenger.controls(MAPLE, "abcdefghijklmnopqrstuvwx")
    assert (living, absent.handle) == (MAPLE, "abcdefghijklmnopqrstuvwx")


@pytest.mark.parametrize(
    "text",
    ["m.me/MapleBakery", "http://www.m.me/maplebakery?ref=x", "https://www.messenger.com/t/maplebakery/",
     "https://messenger.com/t/MapleBakery", "https://m.me/t/maplebakery", "messenger: maplebakery"],
)  # fmt: skip
def test_on_the_website_it_is_a_way_to_get_in_touch_and_listed_it_is_a_place(text: str) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.platform, found.handle) == (Kind.CONTACT, "messenger", "maplebakery")
    assert places.profile(found, listed=False) is None
    assert places.profile(found, listed=True) == MAPLE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://m.me/", Kind.HOME),
        ("https://www.messenger.com/", Kind.HOME),
        ("https://www.messenger.com/login", Kind.LOGIN),
        ("https://www.messenger.com/features", Kind.WEBSITE),
        ("https://m.me/j/AbYcd/", Kind.CONTACT),
        ("https://m.me/ch/AbYcd/", Kind.CONTACT),
        ("https://m.me/maple%20bakery", Kind.WEBSITE),
        ("https://m.me/t", Kind.WEBSITE),
        ("https://developers.messenger.com/t/maple", Kind.WEBSITE),
        ("https://x.m.me/maple", Kind.WEBSITE),
    ],
)
def test_what_names_no_page_is_named_as_what_it_is(text: str, kind: Kind) -> None:
    found = named_by(messenger, text)
    assert (found.kind, found.platform, found.handle) == (kind, "messenger", "")
    assert places.profile(found, listed=True) is None


@pytest.mark.parametrize(
    "text", ["https://m.me.maple.example/maple", "https://xm.me/maple", "https://notmessenger.com/t/maple"]
)
def test_a_place_that_looks_alike_is_not_messenger(text: str) -> None:
    assert profiles.identify(text).platform == ""


def test_the_worst_strings_take_no_time() -> None:
    began = time.process_time()
    for worst in ("https://m.me/" + "a." * 25_000, "https://messenger.com/t/" + "x/" * 25_000):
        profiles.identify(worst)
    assert time.process_time() - began < 0.05
