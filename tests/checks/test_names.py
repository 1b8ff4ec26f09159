"""Whether an account bears a business's name."""

from __future__ import annotations

import pytest

from audit.checks import _names
from audit.checks._names import Bears
from audit.verdict import Verdict
from linked import WEBSITE, known, lead, to


def bears(handle: str, name: str = "", client: str = "Maple Street Bakery", **settings: object) -> Bears:
    place = lead(to(f"https://www.facebook.com/{handle}"), name=name)
    return _names.bears(place, known(place, name=client, **settings))  # type: ignore[arg-type]  # a client's own


@pytest.mark.parametrize(
    ("handle", "client"),
    [
        ("maplestreetbakery", "Maple Street Bakery"),
        ("maple.street.bakery.olton", "Maple Street Bakery"),
        ("maplestreet", "Maple Street Bakery Ltd"),
        ("themaplestreetbakery", "The Maple Street Bakery Company"),
        ("maplestreetbkry", "Maple Street Bakery"),
        ("msb", "Maple Street Bakery"),
        ("baeckerei.mueller", "B\u00e4ckerei Mueller GmbH"),
        ("cafelisboa", "Caf\u00e9 Lisboa"),
        ("davebanksplumber", "Dave Banks Plumbing"),
    ],
)
def test_a_name_shortened_lengthened_or_spelled_otherwise_is_the_name(handle: str, client: str) -> None:
    assert bears(handle, client=client) is Bears.YES


@pytest.mark.parametrize("handle", ["maplebrewery", "maplestreetcakes", "104000000000001", "mapl.st"])
def test_a_part_of_the_name_or_a_number_may_be_anybodys(handle: str) -> None:
    assert bears(handle) is Bears.PERHAPS


@pytest.mark.parametrize("handle", ["pipeworkstudio", "wixwave", "sunriseyoga", "oakmill"])
def test_another_name_is_another_name(handle: str) -> None:
    assert bears(handle) is Bears.NO


def test_the_name_it_shows_counts_for_it_and_never_against_it() -> None:
    assert bears("sunriseyoga", "Maple Street Bakery") is Bears.YES
    assert bears("maplestreetbakery", "Sunrise Yoga") is Bears.YES
    assert bears("104000000000001", "Sunrise Yoga") is Bears.NO


def test_what_was_not_seen_living_shows_no_name() -> None:
    place = lead(to("https://www.facebook.com/sunrise"), verdict=Verdict.UNSEEN, name="Maple Street Bakery")
    assert _names.shown_name(place) == ""


@pytest.mark.parametrize(
    ("links", "bio"),
    [
        ((WEBSITE,), ""),
        (("http://shop.maplebakery.example/x",), ""),
        ((), "maplebakery.example"),
        ((), "See www.maplebakery.example!"),
    ],
)
def test_whoever_names_the_website_is_the_business(links: tuple[str, ...], bio: str) -> None:
    place = lead(to("https://www.facebook.com/sunriseyoga"), links=links, bio=bio)
    assert _names.bears(place, known(place)) is Bears.YES
