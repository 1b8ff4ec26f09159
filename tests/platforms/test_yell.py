"""Yell: a listing is shown by the data of its own page; nothing here says that one is gone."""

from __future__ import annotations

import pytest

import listings
from audit.address import Address, Kind
from audit.evidence import Reply, Sign
from audit.platforms import yell
from walls import NOT_PROOF, says_nothing

STATES = listings.states(yell, "https://www.yell.com/s/bakeries-birmingham.html")


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF, ids=[name for name, _ in NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(listings.seen(yell, reply)), name


@pytest.mark.parametrize(("reply", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(reply: Reply, expected: list[tuple[Sign, str, str]]) -> None:
    reading = listings.seen(yell, reply)
    assert listings.told(reading) == expected
    assert {signal.rung for signal in reading.signals} <= yell.RUNGS.keys()


def test_all_that_a_listing_says_is_read_and_the_newest_review_is_only_a_lower_bound() -> None:
    at = listings.living(yell).address
    assert listings.reads_all(listings.seen(yell, listings.written(at, listings.NODE)))


def test_the_impossible_control_is_an_address_of_the_network() -> None:
    for text in yell.EXAMPLES:
        living = listings.living(yell, text)
        same, absent = yell.controls(living, "abcdefghijklmnopqrstuvwx")
        assert same == living
        assert absent != living
        assert listings.is_steady(yell, absent.address, absent.handle)


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        *yell.EXAMPLES.items(),
        ("https://m.yell.com/biz/maple-bakery-birmingham-8123456/", "8123456"),
        ("https://www.yell.com/biz/maple-bakery-birmingham-8123456", "8123456"),
        ("https://www.yell.com/biz/maple-and-sons-1984-8123456/review/", "8123456"),
        ("http://www.yell.com/BIZ/maple-bakery-birmingham-8123456/#view=map", "8123456"),
    ],
)
def test_every_address_of_a_listing_is_a_profile(text: str, handle: str) -> None:
    assert listings.is_steady(yell, text, handle)


@pytest.mark.parametrize(
    ("text", "kind", "platform", "detail"),
    [
        ("https://www.yell.com/", Kind.HOME, "yell", ""),
        ("https://www.yell.com/customerarea/login", Kind.LOGIN, "yell", ""),
        ("https://www.yell.com/biz/maple-bakery", Kind.WEBSITE, "yell", "the link names no listing"),
        ("https://www.yell.com/biz/maple-bakery-24", Kind.WEBSITE, "yell", "the link names no listing"),
        ("https://www.yell.com/biz/8123456/", Kind.WEBSITE, "yell", "the link names no listing"),
        ("https://www.yell.com/biz/", Kind.WEBSITE, "yell", "the link names no listing"),
        (
            "https://www.yell.com/ucs/UcsSearchAction.do?keywords=bakery",
            Kind.WEBSITE,
            "yell",
            "a search, not the listing",
        ),
        ("https://www.yell.com/s/bakeries-birmingham.html", Kind.WEBSITE, "yell", "a search, not the listing"),
        ("https://business.yell.com/biz/maple-8123456/", Kind.WEBSITE, "", ""),
        ("https://yell.com.maple.example/biz/maple-8123456/", Kind.WEBSITE, "", ""),
        ("https://yell.co.uk/biz/maple-8123456/", Kind.WEBSITE, "", ""),
    ],
)
def test_what_is_no_listing_is_named_as_what_it_is(text: str, kind: Kind, platform: str, detail: str) -> None:
    assert listings.named(text) == (kind, platform, detail)


@pytest.mark.parametrize("endless", listings.worst(yell), ids=lambda found: str(found)[:60])
def test_an_endless_name_is_none(endless: Address) -> None:
    assert yell.identify(endless).kind is not Kind.PROFILE
