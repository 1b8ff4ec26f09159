"""Yellow Pages: a listing is shown by the data of its own page; nothing here says that one is gone."""

from __future__ import annotations

import pytest

import listings
from audit.address import Address, Kind
from audit.evidence import Reply, Sign
from audit.platforms import yellow_pages
from walls import NOT_PROOF, says_nothing

STATES = listings.states(yellow_pages, "https://www.yellowpages.com/springfield-il/bakeries")


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF, ids=[name for name, _ in NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(listings.seen(yellow_pages, reply)), name


@pytest.mark.parametrize(("reply", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(reply: Reply, expected: list[tuple[Sign, str, str]]) -> None:
    reading = listings.seen(yellow_pages, reply)
    assert listings.told(reading) == expected
    assert {signal.rung for signal in reading.signals} <= yellow_pages.RUNGS.keys()


def test_all_that_a_listing_says_is_read_and_the_newest_review_is_only_a_lower_bound() -> None:
    at = listings.living(yellow_pages).address
    assert listings.reads_all(listings.seen(yellow_pages, listings.written(at, listings.NODE)))


def test_the_impossible_control_is_an_address_of_the_network() -> None:
    for text in yellow_pages.EXAMPLES:
        living = listings.living(yellow_pages, text)
        same, absent = yellow_pages.controls(living, "abcdefghijklmnopqrstuvwx")
        assert same == living
        assert absent != living
        assert listings.is_steady(yellow_pages, absent.address, absent.handle)


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        *yellow_pages.EXAMPLES.items(),
        ("https://www.yellowpages.com/Springfield-IL/mip/Maple-Bakery-12345678", "us/12345678"),
        ("http://yellowpages.com/nationwide/mip/maple-24-12345678/reviews", "us/12345678"),
        ("https://www.yellowpages.ca/bus/Ontario/Thunder-Bay/Maple-Bakery/8123456.html?what=bakery", "ca/8123456"),
        ("https://m.yellowpages.ca/bus/Ontario/Thunder-Bay/Maple-Bakery/8123456", "ca/8123456"),
        ("https://www.pagesjaunes.fr/pros/08801234", "fr/08801234"),
        (
            "https://gelbeseiten.de/gsbiz/ef5183d9-c45e-4b5f-9c89-251ff14ccfef",
            "de/ef5183d9-c45e-4b5f-9c89-251ff14ccfef",
        ),
    ],
)
def test_every_address_of_a_listing_is_a_profile(text: str, handle: str) -> None:
    assert listings.is_steady(yellow_pages, text, handle)


@pytest.mark.parametrize(
    ("text", "kind", "platform", "detail"),
    [
        ("https://www.yellowpages.com/", Kind.HOME, "yellow_pages", ""),
        ("https://www.pagesjaunes.fr", Kind.HOME, "yellow_pages", ""),
        ("https://www.gelbeseiten.de/", Kind.HOME, "yellow_pages", ""),
        ("https://www.yellowpages.ca/login", Kind.LOGIN, "yellow_pages", ""),
        ("https://www.yellowpages.com/springfield-il/bakeries", Kind.WEBSITE, "yellow_pages", ""),
        ("https://www.yellowpages.com/springfield-il/mip/maple-bakery", Kind.WEBSITE, "yellow_pages", ""),
        ("https://www.yellowpages.com/bus/Ontario/Ottawa/Maple/8123456.html", Kind.WEBSITE, "yellow_pages", ""),
        ("https://www.yellowpages.com/pros/58801234", Kind.WEBSITE, "yellow_pages", ""),
        (
            "https://www.yellowpages.com/search?search_terms=bakery",
            Kind.WEBSITE,
            "yellow_pages",
            "a search, not the listing",
        ),
        (
            "https://www.yellowpages.ca/search/si/1/bakery/Ottawa",
            Kind.WEBSITE,
            "yellow_pages",
            "a search, not the listing",
        ),
        (
            "https://www.pagesjaunes.fr/annuaire/chercherlespros?quoiqui=pain",
            Kind.WEBSITE,
            "yellow_pages",
            "a search, not the listing",
        ),
        ("https://www.pagesjaunes.fr/pros/search", Kind.WEBSITE, "yellow_pages", ""),
        ("https://www.gelbeseiten.de/suche/baecker/berlin", Kind.WEBSITE, "yellow_pages", "a search, not the listing"),
        ("https://www.gelbeseiten.de/gsbiz/baecker-ahorn", Kind.WEBSITE, "yellow_pages", ""),
        ("https://adsolutions.yellowpages.com/a/mip/maple-12345678", Kind.WEBSITE, "", ""),
        ("https://yellowpages.com.maple.example/a/mip/maple-12345678", Kind.WEBSITE, "", ""),
    ],
)
def test_what_is_no_listing_is_named_as_what_it_is(text: str, kind: Kind, platform: str, detail: str) -> None:
    assert listings.named(text) == (kind, platform, detail)


@pytest.mark.parametrize("endless", listings.worst(yellow_pages), ids=lambda found: str(found)[:60])
def test_an_endless_name_is_none(endless: Address) -> None:
    assert yellow_pages.identify(endless).kind is not Kind.PROFILE
