"""Angi: a listing is shown by the data of its own page; nothing here says that one is gone."""

from __future__ import annotations

import pytest

import listings
from audit.address import Address, Kind
from audit.evidence import Reply, Sign
from audit.platforms import angi
from walls import NOT_PROOF, says_nothing

STATES = listings.states(angi, "https://www.angi.com/companylist/us/il/springfield/bakers.htm")


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF, ids=[name for name, _ in NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(listings.seen(angi, reply)), name


@pytest.mark.parametrize(("reply", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(reply: Reply, expected: list[tuple[Sign, str, str]]) -> None:
    reading = listings.seen(angi, reply)
    assert listings.told(reading) == expected
    assert {signal.rung for signal in reading.signals} <= angi.RUNGS.keys()


def test_all_that_a_listing_says_is_read_and_the_newest_review_is_only_a_lower_bound() -> None:
    at = listings.living(angi).address
    assert listings.reads_all(listings.seen(angi, listings.written(at, listings.NODE)))


def test_the_impossible_control_is_an_address_of_the_network() -> None:
    for text in angi.EXAMPLES:
        living = listings.living(angi, text)
        same, absent = angi.controls(living, "abcdefghijklmnopqrstuvwx")
        assert same == living
        assert absent != living
        assert listings.is_steady(angi, absent.address, absent.handle)


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        *angi.EXAMPLES.items(),
        ("https://angieslist.com/companylist/us/il/springfield/maple-bakery-reviews-1234567.htm", "1234567"),
        (
            "https://www.angi.com/companylist/us/il/springfield/maple-bakery-reviews-1234567.htm?entry_point_id=1",
            "1234567",
        ),
        ("https://m.angi.com/companylist/us/IL/Springfield/Maple-Bakery-Reviews-1234567.htm", "1234567"),
        ("https://www.angi.com/companylist/springfield/maple-bakery-reviews-1234567.htm", "1234567"),
        ("https://www.angi.com/companylist/us/il/springfield/maple-reviews-of-bread-reviews-1234567.htm", "1234567"),
    ],
)
def test_every_address_of_a_listing_is_a_profile(text: str, handle: str) -> None:
    assert listings.is_steady(angi, text, handle)


@pytest.mark.parametrize(
    ("text", "kind", "platform", "detail"),
    [
        ("https://www.angi.com/", Kind.HOME, "angi", ""),
        ("https://www.angieslist.com", Kind.HOME, "angi", ""),
        ("https://www.angi.com/login", Kind.LOGIN, "angi", ""),
        (
            "https://www.angi.com/companylist/us/il/springfield/bakers.htm",
            Kind.WEBSITE,
            "angi",
            "a list of companies, not the listing",
        ),
        (
            "https://www.angi.com/companylist/maple-bakery-reviews-1234567.htm",
            Kind.WEBSITE,
            "angi",
            "a list of companies, not the listing",
        ),
        (
            "https://www.angieslist.com/companylist/us/maple-bakery.htm",
            Kind.WEBSITE,
            "angi",
            "a list of companies, not the listing",
        ),
        (
            "https://www.angi.com/companylist/us/il/springfield/maple-bakery-reviews-.htm",
            Kind.WEBSITE,
            "angi",
            "a list of companies, not the listing",
        ),
        ("https://www.angi.com/search?q=maple", Kind.WEBSITE, "angi", "a search, not the listing"),
        ("https://www.angi.com/articles/bread.htm", Kind.WEBSITE, "angi", ""),
        ("https://office.angi.com/app", Kind.WEBSITE, "", ""),
        ("https://angi.com.maple.example/companylist/us/il/x/a-reviews-12.htm", Kind.WEBSITE, "", ""),
    ],
)
def test_what_is_no_listing_is_named_as_what_it_is(text: str, kind: Kind, platform: str, detail: str) -> None:
    assert listings.named(text) == (kind, platform, detail)


@pytest.mark.parametrize("endless", listings.worst(angi), ids=lambda found: str(found)[:60])
def test_an_endless_name_is_none(endless: Address) -> None:
    assert angi.identify(endless).kind is not Kind.PROFILE
