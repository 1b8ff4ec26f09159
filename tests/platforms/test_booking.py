"""Booking.com: a place to stay is shown by the data of its own page; a search in its place proves nothing."""

from __future__ import annotations

import pytest

import listings
from audit.address import Address, Kind
from audit.evidence import Reply, Sign
from audit.platforms import booking
from walls import NOT_PROOF, says_nothing

STATES = listings.states(booking, "https://www.booking.com/searchresults.html?ss=Springfield")


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF, ids=[name for name, _ in NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(listings.seen(booking, reply)), name


@pytest.mark.parametrize(("reply", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(reply: Reply, expected: list[tuple[Sign, str, str]]) -> None:
    reading = listings.seen(booking, reply)
    assert listings.told(reading) == expected
    assert {signal.rung for signal in reading.signals} <= booking.RUNGS.keys()


def test_all_that_a_listing_says_is_read_and_the_newest_review_is_only_a_lower_bound() -> None:
    at = listings.living(booking).address
    assert listings.reads_all(listings.seen(booking, listings.written(at, listings.NODE)))


def test_the_impossible_control_is_an_address_of_the_network() -> None:
    for text in booking.EXAMPLES:
        living = listings.living(booking, text)
        same, absent = booking.controls(living, "abcdefghijklmnopqrstuvwx")
        assert same == living
        assert absent != living
        assert listings.is_steady(booking, absent.address, absent.handle)


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        *booking.EXAMPLES.items(),
        ("https://www.booking.com/hotel/us/maple-inn.html", "us/maple-inn"),
        ("https://m.booking.com/HOTEL/US/maple-inn.pt-br.html?label=x", "us/maple-inn"),
        ("http://booking.com/hotel/us/maple_inn-2.html#availability", "us/maple_inn-2"),
    ],
)
def test_every_address_of_a_listing_is_a_profile(text: str, handle: str) -> None:
    assert listings.is_steady(booking, text, handle)


@pytest.mark.parametrize(
    ("text", "kind", "platform", "detail"),
    [
        ("https://www.booking.com/", Kind.HOME, "booking", ""),
        ("https://admin.booking.com/hotel/hoteladmin", Kind.LOGIN, "booking", ""),
        ("https://account.booking.com/sign-in", Kind.LOGIN, "booking", ""),
        ("https://www.booking.com/Share-AbC123", Kind.SHORT, "booking", ""),
        ("https://www.booking.com/searchresults.html?ss=x", Kind.WEBSITE, "booking", "a search, not the listing"),
        (
            "https://www.booking.com/reviews/us/hotel/maple-inn.html",
            Kind.WEBSITE,
            "booking",
            "the reviews, not the listing",
        ),
        (
            "https://www.booking.com/city/us/springfield.html",
            Kind.WEBSITE,
            "booking",
            "a list of places, not the listing",
        ),
        ("https://www.booking.com/hotel/us/", Kind.WEBSITE, "booking", ""),
        ("https://www.booking.com/hotel/us/maple-inn", Kind.WEBSITE, "booking", ""),
        ("https://www.booking.com/hotel/usa/maple-inn.html", Kind.WEBSITE, "booking", ""),
        ("https://www.booking.com/hotel/us/.html", Kind.WEBSITE, "booking", ""),
        ("https://partner.booking.com/hotel/us/maple.html", Kind.WEBSITE, "", ""),
        ("https://booking.com.maple.example/hotel/us/maple.html", Kind.WEBSITE, "", ""),
    ],
)
def test_what_is_no_listing_is_named_as_what_it_is(text: str, kind: Kind, platform: str, detail: str) -> None:
    assert listings.named(text) == (kind, platform, detail)


@pytest.mark.parametrize("endless", listings.worst(booking), ids=lambda found: str(found)[:60])
def test_an_endless_name_is_none(endless: Address) -> None:
    assert booking.identify(endless).kind is not Kind.PROFILE
