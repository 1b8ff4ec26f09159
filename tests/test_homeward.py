"""Which places lead customers to the website: what only looks like it comes first."""

from __future__ import annotations

import pytest

from audit.homeward import leads_home
from linked import known, lead, to


@pytest.mark.parametrize("bio", ["notmaplebakery.example", "maplebakery.example.org", ""])
def test_a_name_like_the_websites_is_not_the_website(bio: str) -> None:
    place = lead(to("https://www.facebook.com/sunriseyoga"), bio=bio)
    assert not leads_home(place, known(place))


@pytest.mark.parametrize(
    ("links", "bio"),
    [
        (("https://www.maplebakery.example/menu",), ""),
        ((), "See maplebakery.example."),
        ((), "MapleBakery.example/menu"),
    ],
)
def test_a_link_or_a_word_of_the_website_leads_there(links: tuple[str, ...], bio: str) -> None:
    place = lead(to("https://www.facebook.com/sunriseyoga"), links=links, bio=bio)
    assert leads_home(place, known(place))
