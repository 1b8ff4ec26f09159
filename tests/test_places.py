"""Which addresses stand for a place, and the word to the consultant for those that do not."""

from __future__ import annotations

import pytest

from audit import places
from audit.address import Identity, Kind

PLACES = (Kind.PROFILE, Kind.CLOSED_NETWORK, Kind.SHORT)
NEVER = tuple(kind for kind in Kind if kind not in (*PLACES, Kind.WEBSITE))


def site(address: str) -> Identity:
    return Identity(kind=Kind.WEBSITE, address=address)


@pytest.mark.parametrize("kind", NEVER)
@pytest.mark.parametrize("listed", [True, False])
def test_what_is_no_profile_is_no_place(kind: Kind, listed: bool) -> None:  # noqa: FBT001  # a case, not a flag
    here = Identity(kind=kind, platform="facebook", handle="maple", address="https://facebook.example/maple")
    assert places.profile(here, listed=listed) is None


def test_a_website_found_on_the_website_is_just_a_link() -> None:
    assert places.profile(site("https://maple.example/blog"), listed=False) is None


def test_an_article_of_an_encyclopaedia_is_a_place_only_where_it_is_listed() -> None:
    bread = Identity(
        kind=Kind.PROFILE, platform="wikipedia", handle="en/Bread", address="https://en.wikipedia.org/wiki/Bread"
    )
    assert places.profile(bread, listed=False) is None
    assert places.profile(bread, listed=True)


def test_a_networks_page_that_is_no_profile_is_not_taken_for_a_blog() -> None:
    help_page = Identity(kind=Kind.WEBSITE, platform="facebook", address="https://facebook.com/help/1")
    assert places.profile(help_page, listed=True) is None


@pytest.mark.parametrize("listed", [True, False])
def test_a_profile_is_a_place_by_its_platform_and_handle(listed: bool) -> None:  # noqa: FBT001  # a case, not a flag
    here = Identity(kind=Kind.PROFILE, platform="bluesky", handle="maple.example", address="https://bsky.app/profile/m")
    place = places.profile(here, listed=listed)
    assert place
    assert (place.key, place.address) == ("bluesky:maple.example", "https://bsky.app/profile/m")


@pytest.mark.parametrize(
    "address",
    ["https://maple.example/blog", "http://maple.example/blog", "https://www.maple.example/blog/"],
)
def test_a_listed_website_is_a_blog_however_its_address_is_spelled(address: str) -> None:
    place = places.profile(site(address), listed=True)
    assert place
    assert (place.key, place.address) == ("blog:maple.example/blog", address)


def test_two_pages_of_one_site_are_two_places() -> None:
    news, shop = (places.profile(site(f"https://maple.example/{page}"), listed=True) for page in ("news", "shop"))
    assert news
    assert shop
    assert news.key != shop.key


def test_a_place_on_a_network_that_ended_keeps_its_address_and_is_no_networks() -> None:
    ended = Identity(kind=Kind.CLOSED_NETWORK, platform="closed", address="https://plus.google.com/+Maple")
    place = places.profile(ended, listed=False)
    assert place
    assert (place.platform, place.handle) == (places.CLOSED, "plus.google.com/+Maple")


def test_a_short_link_stands_for_itself_until_it_is_followed() -> None:
    short = Identity(kind=Kind.SHORT, platform="facebook", address="https://fb.me/maple")
    place = places.profile(short, listed=True)
    assert place
    assert place.key == "facebook:short:fb.me/maple"


@pytest.mark.parametrize("kind", [*NEVER, Kind.WEBSITE])
def test_every_address_that_is_no_place_gets_its_own_remedy(kind: Kind) -> None:
    words = places.hint(Identity(kind=kind))
    assert any(verb in words for verb in ("write", "copy", "remove"))
    others = {places.hint(Identity(kind=other)) for other in (*NEVER, Kind.WEBSITE) if other is not kind}
    assert words not in others


def test_a_post_names_its_author_as_the_remedy() -> None:
    post = Identity(kind=Kind.POST, address="https://bsky.app/profile/maple.example")
    assert "https://bsky.app/profile/maple.example" in places.hint(post)
