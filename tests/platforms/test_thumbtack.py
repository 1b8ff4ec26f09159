"""Thumbtack: a listing is shown by the data of its own page; nothing here says that one is gone."""

from __future__ import annotations

import pytest

import listings
from audit.address import Address, Kind
from audit.evidence import Reply, Sign
from audit.platforms import thumbtack
from walls import NOT_PROOF, says_nothing

STATES = listings.states(thumbtack, "https://www.thumbtack.com/il/springfield/cakes/")


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF, ids=[name for name, _ in NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(listings.seen(thumbtack, reply)), name


@pytest.mark.parametrize(("reply", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(reply: Reply, expected: list[tuple[Sign, str, str]]) -> None:
    reading = listings.seen(thumbtack, reply)
    assert listings.told(reading) == expected
    assert {signal.rung for signal in reading.signals} <= thumbtack.RUNGS.keys()


def test_all_that_a_listing_says_is_read_and_the_newest_review_is_only_a_lower_bound() -> None:
    at = listings.living(thumbtack).address
    assert listings.reads_all(listings.seen(thumbtack, listings.written(at, listings.NODE)))


def test_the_impossible_control_is_an_address_of_the_network() -> None:
    for text in thumbtack.EXAMPLES:
        living = listings.living(thumbtack, text)
        same, absent = thumbtack.controls(living, "abcdefghijklmnopqrstuvwx")
        assert same == living
        assert absent != living
        assert listings.is_steady(thumbtack, absent.address, absent.handle)


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        *thumbtack.EXAMPLES.items(),
        (
            "https://www.thumbtack.com/il/springfield/cakes/maple-bakery/service/412345678901234567/",
            "412345678901234567",
        ),
        (
            "http://m.thumbtack.com/il/springfield/cakes/maple-bakery/service/412345678901234567?x=1#reviews",
            "412345678901234567",
        ),
        (
            "https://www.thumbtack.com/il/st.-louis/cakes/maple-&-sons/service/412345678901234567/reviews",
            "412345678901234567",
        ),
    ],
)
def test_every_address_of_a_listing_is_a_profile(text: str, handle: str) -> None:
    assert listings.is_steady(thumbtack, text, handle)


@pytest.mark.parametrize(
    ("text", "kind", "platform", "detail"),
    [
        ("https://www.thumbtack.com/", Kind.HOME, "thumbtack", ""),
        ("https://www.thumbtack.com/login", Kind.LOGIN, "thumbtack", ""),
        ("https://www.thumbtack.com/pro/inbox", Kind.LOGIN, "thumbtack", ""),
        ("https://www.thumbtack.com/il/springfield/cakes/", Kind.WEBSITE, "thumbtack", ""),
        ("https://www.thumbtack.com/il/springfield/cakes/maple-bakery/service/", Kind.WEBSITE, "thumbtack", ""),
        ("https://www.thumbtack.com/il/springfield/cakes/maple-bakery/service/maple", Kind.WEBSITE, "thumbtack", ""),
        ("https://www.thumbtack.com/il/springfield/cakes/maple-bakery/service/0123", Kind.WEBSITE, "thumbtack", ""),
        ("https://www.thumbtack.com/service/412345678901234567", Kind.WEBSITE, "thumbtack", ""),
        ("https://help.thumbtack.com/il/a/b/c/service/41234", Kind.WEBSITE, "", ""),
        ("https://thumbtack.com.maple.example/il/a/b/c/service/41234", Kind.WEBSITE, "", ""),
        ("https://notthumbtack.com/il/a/b/c/service/41234", Kind.WEBSITE, "", ""),
    ],
)
def test_what_is_no_listing_is_named_as_what_it_is(text: str, kind: Kind, platform: str, detail: str) -> None:
    assert listings.named(text) == (kind, platform, detail)


@pytest.mark.parametrize("endless", listings.worst(thumbtack), ids=lambda found: str(found)[:60])
def test_an_endless_name_is_none(endless: Address) -> None:
    assert thumbtack.identify(endless).kind is not Kind.PROFILE
