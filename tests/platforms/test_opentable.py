"""OpenTable: a restaurant is shown by the data of its own page, bookings or none; nothing here says that one is gone."""

from __future__ import annotations

import pytest

import listings
from audit.address import Address, Kind
from audit.evidence import Reply, Sign
from audit.platforms import opentable
from walls import NOT_PROOF, says_nothing

STATES = listings.states(opentable, "https://www.opentable.com/s?term=maple")


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF, ids=[name for name, _ in NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(listings.seen(opentable, reply)), name


@pytest.mark.parametrize(("reply", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(reply: Reply, expected: list[tuple[Sign, str, str]]) -> None:
    reading = listings.seen(opentable, reply)
    assert listings.told(reading) == expected
    assert {signal.rung for signal in reading.signals} <= opentable.RUNGS.keys()


def test_all_that_a_listing_says_is_read_and_the_newest_review_is_only_a_lower_bound() -> None:
    at = listings.living(opentable).address
    assert listings.reads_all(listings.seen(opentable, listings.written(at, listings.NODE)))


def test_a_restaurant_that_takes_no_bookings_is_there_all_the_same() -> None:
    body = "<p>Maple Bakery is not currently on the OpenTable network.</p>"
    reading = listings.seen(opentable, listings.written(listings.living(opentable).address, listings.NODE, body=body))
    words = "maple bakery is not currently on the opentable network"
    assert listings.told(reading) == [listings.SHOWN, (Sign.SHOWN, "notice", words)]
    bare = listings.seen(opentable, listings.written(listings.living(opentable).address, body=body))
    assert says_nothing(bare)


def test_the_impossible_control_is_an_address_of_the_network() -> None:
    for text in opentable.EXAMPLES:
        living = listings.living(opentable, text)
        same, absent = opentable.controls(living, "abcdefghijklmnopqrstuvwx")
        assert same == living
        assert absent != living
        assert listings.is_steady(opentable, absent.address, absent.handle)


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        *opentable.EXAMPLES.items(),
        ("https://www.opentable.com/r/Maple-Bakery-Springfield?covers=2", "r/maple-bakery-springfield"),
        ("https://www.opentable.com.au/r/maple-bakery-sydney", "r/maple-bakery-sydney"),
        ("https://www.opentable.de/en-GB/r/ahorn-berlin", "r/ahorn-berlin"),
        ("https://www.opentable.ca/restaurant/profile/123456", "123456"),
        ("https://www.opentable.com/restaurant/profile/123456?rid=7", "123456"),
        ("https://m.opentable.com/r/maple", "r/maple"),
    ],
)
def test_every_address_of_a_listing_is_a_profile(text: str, handle: str) -> None:
    assert listings.is_steady(opentable, text, handle)


@pytest.mark.parametrize(
    ("text", "kind", "platform", "detail"),
    [
        ("https://www.opentable.com/", Kind.HOME, "opentable", ""),
        ("https://www.opentable.co.uk", Kind.HOME, "opentable", ""),
        ("https://www.opentable.com/my/profile", Kind.LOGIN, "opentable", ""),
        ("https://www.opentable.com/login", Kind.LOGIN, "opentable", ""),
        ("https://www.opentable.com/r/", Kind.WEBSITE, "opentable", ""),
        ("https://www.opentable.com/r/-maple", Kind.WEBSITE, "opentable", ""),
        ("https://www.opentable.com/restaurant/profile/maple", Kind.WEBSITE, "opentable", ""),
        (
            "https://www.opentable.com/restref/client/?rid=123456",
            Kind.WEBSITE,
            "opentable",
            "the form for a booking, not the restaurant's page",
        ),
        (
            "https://www.opentable.com/booking/restref/availability?rid=1",
            Kind.WEBSITE,
            "opentable",
            "the form for a booking, not the restaurant's page",
        ),
        (
            "https://www.opentable.com/widget/reservation/loader?rid=1",
            Kind.WEBSITE,
            "opentable",
            "the form for a booking, not the restaurant's page",
        ),
        ("https://www.opentable.com/s?term=maple", Kind.WEBSITE, "opentable", "a search, not the restaurant's page"),
        ("https://restaurant.opentable.com/r/maple", Kind.WEBSITE, "", ""),
        ("https://opentable.com.maple.example/r/maple", Kind.WEBSITE, "", ""),
    ],
)
def test_what_is_no_listing_is_named_as_what_it_is(text: str, kind: Kind, platform: str, detail: str) -> None:
    assert listings.named(text) == (kind, platform, detail)


@pytest.mark.parametrize("endless", listings.worst(opentable), ids=lambda found: str(found)[:60])
def test_an_endless_name_is_none(endless: Address) -> None:
    assert opentable.identify(endless).kind is not Kind.PROFILE
