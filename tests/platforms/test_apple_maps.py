"""Apple Maps: a place is known by the shape of its link; nothing is asked, and nothing is ever said of one."""

from __future__ import annotations

import pytest

import listings
from audit.address import Address, Kind
from audit.evidence import Sign
from audit.platforms import apple_maps
from looking import kit, look
from walls import says_nothing

TEXTS = tuple(apple_maps.EXAMPLES)


@pytest.mark.parametrize("text", TEXTS)
def test_a_place_is_known_by_its_link_and_nothing_is_asked(text: str) -> None:
    place = listings.living(apple_maps, text)
    reading = look(apple_maps.visit(place, kit()), {})
    assert says_nothing(reading)
    words = f"the link names the place {place.handle}"
    assert listings.told(reading) == [(Sign.UNFAMILIAR, "shape_of_the_link", words)]
    assert [signal.rung for signal in reading.signals] == list(apple_maps.RUNGS)
    assert reading.unseen_parts == ("what the page shows",)


def test_the_impossible_control_is_an_address_of_the_network() -> None:
    living = listings.living(apple_maps)
    same, absent = apple_maps.controls(living, "abcdefghijklmnopqrstuvwx")
    assert same == living
    assert absent != living
    assert listings.is_steady(apple_maps, absent.address, absent.handle)


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        *apple_maps.EXAMPLES.items(),
        ("https://maps.apple.com/place?place-id=i8e1890dd809700a7&map=explore", "I8E1890DD809700A7"),
        ("https://maps.apple.com/?place-id=I6A1B2C3D", "I6A1B2C3D"),
        ("https://maps.apple.com/place?auid=4817596912492427351&place-id=I6A1B2C3D", "I6A1B2C3D"),
        ("http://maps.apple.com/?q=Maple&auid=4817596912492427351&lsp=9902", "auid:4817596912492427351"),
    ],
)
def test_every_address_of_a_place_is_a_profile(text: str, handle: str) -> None:
    assert listings.is_steady(apple_maps, text, handle)


@pytest.mark.parametrize(
    ("text", "kind", "platform", "detail"),
    [
        ("https://maps.apple.com/", Kind.HOME, "apple_maps", ""),
        ("https://maps.apple/p/dtcGHQZ--4bUSh", Kind.SHORT, "apple_maps", ""),
        ("https://maps.apple.com/p/dtcGHQZ--4bUSh", Kind.SHORT, "apple_maps", ""),
        (
            "https://maps.apple.com/?q=Maple+Bakery",
            Kind.WEBSITE,
            "apple_maps",
            "a map or a search on it, not the place",
        ),
        (
            "https://maps.apple.com/?ll=37.7,-122.4",
            Kind.WEBSITE,
            "apple_maps",
            "a map or a search on it, not the place",
        ),
        (
            "https://maps.apple.com/place?place-id=maple",
            Kind.WEBSITE,
            "apple_maps",
            "a map or a search on it, not the place",
        ),
        (
            "https://maps.apple.com/place?place-id=IXYZ12345",
            Kind.WEBSITE,
            "apple_maps",
            "a map or a search on it, not the place",
        ),
        ("https://maps.apple.com/?auid=0", Kind.WEBSITE, "apple_maps", "a map or a search on it, not the place"),
        ("https://maps.apple.com/guides?user=x", Kind.WEBSITE, "apple_maps", "a map or a search on it, not the place"),
        ("https://maps.apple/p/", Kind.WEBSITE, "apple_maps", "a map or a search on it, not the place"),
        ("https://businessconnect.apple.com/", Kind.LOGIN, "apple_maps", ""),
        ("https://business.apple.com/sign-in", Kind.LOGIN, "apple_maps", ""),
        ("https://www.apple.com/maps/", Kind.WEBSITE, "", ""),
        ("https://maps.apple.com.maple.example/?auid=123", Kind.WEBSITE, "", ""),
    ],
)
def test_what_is_no_place_is_named_as_what_it_is(text: str, kind: Kind, platform: str, detail: str) -> None:
    assert listings.named(text) == (kind, platform, detail)


@pytest.mark.parametrize("endless", listings.worst(apple_maps), ids=lambda found: str(found)[:60])
def test_an_endless_name_is_none(endless: Address) -> None:
    assert apple_maps.identify(endless).kind is not Kind.PROFILE
