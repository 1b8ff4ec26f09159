"""Bing Places: a place is known by the shape of its link; nothing is asked, and nothing is ever said of one."""

from __future__ import annotations

import pytest

import listings
from audit.address import Address, Kind
from audit.evidence import Sign
from audit.platforms import bing_places
from looking import kit, look
from walls import says_nothing

TEXTS = tuple(bing_places.EXAMPLES)


@pytest.mark.parametrize("text", TEXTS)
def test_a_place_is_known_by_its_link_and_nothing_is_asked(text: str) -> None:
    place = listings.living(bing_places, text)
    reading = look(bing_places.visit(place, kit()), {})
    assert says_nothing(reading)
    words = f"the link names the place {place.handle}"
    assert listings.told(reading) == [(Sign.UNFAMILIAR, "shape_of_the_link", words)]
    assert [signal.rung for signal in reading.signals] == list(bing_places.RUNGS)
    assert reading.unseen_parts == ("what the page shows",)


def test_the_impossible_control_is_an_address_of_the_network() -> None:
    living = listings.living(bing_places)
    same, absent = bing_places.controls(living, "abcdefghijklmnopqrstuvwx")
    assert same == living
    assert absent != living
    assert listings.is_steady(bing_places, absent.address, absent.handle)


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        *bing_places.EXAMPLES.items(),
        ("http://bing.com/maps?&ty=18&ss=ypid.YND295ED88552C26BD", "YND295ED88552C26BD"),
        ("https://www.bing.com/maps/default.aspx?ypid=YN215EB5A5FBD32023&cp=1~2", "YN215EB5A5FBD32023"),
        ("https://www.bing.com/maps?ss=ypid.YN8091x544262654610651293~sst.0", "YN8091x544262654610651293"),
    ],
)
def test_every_address_of_a_place_is_a_profile(text: str, handle: str) -> None:
    assert listings.is_steady(bing_places, text, handle)


@pytest.mark.parametrize(
    ("text", "kind", "platform", "detail"),
    [
        ("https://www.bing.com/", Kind.HOME, "bing_places", ""),
        ("https://www.bing.com/maps", Kind.HOME, "bing_places", ""),
        ("https://www.bingplaces.com/", Kind.HOME, "bing_places", ""),
        ("https://www.bingplaces.com/DashBoard", Kind.LOGIN, "bing_places", ""),
        ("https://www.bing.com/forbusiness/listings", Kind.LOGIN, "bing_places", ""),
        (
            "https://www.bing.com/maps?q=maple+bakery",
            Kind.WEBSITE,
            "bing_places",
            "a map or a search on it, not the place",
        ),
        (
            "https://www.bing.com/maps?ss=ypid.maple",
            Kind.WEBSITE,
            "bing_places",
            "a map or a search on it, not the place",
        ),
        ("https://www.bing.com/maps?ypid=YN", Kind.WEBSITE, "bing_places", "a map or a search on it, not the place"),
        ("https://www.bing.com/local?q=maple", Kind.WEBSITE, "bing_places", "a map or a search on it, not the place"),
        ("https://www.bing.com/search?q=maple&ypid=YN215EB5A5FBD32023", Kind.WEBSITE, "", ""),
        ("https://blogs.bing.com/maps?ypid=YN215EB5A5FBD32023", Kind.WEBSITE, "", ""),
        ("https://bing.com.maple.example/maps?ypid=YN215EB5A5FBD32023", Kind.WEBSITE, "", ""),
    ],
)
def test_what_is_no_place_is_named_as_what_it_is(text: str, kind: Kind, platform: str, detail: str) -> None:
    assert listings.named(text) == (kind, platform, detail)


@pytest.mark.parametrize("endless", listings.worst(bing_places), ids=lambda found: str(found)[:60])
def test_an_endless_name_is_none(endless: Address) -> None:
    assert bing_places.identify(endless).kind is not Kind.PROFILE
