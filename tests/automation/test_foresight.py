"""What is said of a client's places before a build server is set up; every network's own reader is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit import client as clients, places, profiles
from audit.automation.foresight import HIDING, Sight, foreseen, keys
from audit.platforms import PLATFORMS, _listing
from practising import BAKERY, laid_out


def told(folder: Path, *addresses: str) -> dict[str, Sight]:
    listed = "\n".join(f"  - {address}" for address in addresses)
    text = f"name: Maple\nwebsite: https://maplebakery.example\nprofiles:\n{listed}\n"
    return {place.name: place.sight for place in foreseen(clients.load(laid_out(folder, text)))}


def test_a_network_that_hides_at_times_is_never_called_open() -> None:
    assert PLATFORMS.keys() >= HIDING
    listings = {name for name, module in PLATFORMS.items() if getattr(module, "_listing", None) is _listing}
    unasked = {"apple_maps", "bing_places", "google_business"}
    assert listings - unasked <= HIDING


@pytest.mark.parametrize("name", PLATFORMS)
def test_every_network_is_told_of(name: str, tmp_path: Path) -> None:
    example = next(iter(PLATFORMS[name].EXAMPLES))
    if places.profile(profiles.identify(example, listed=True), listed=True):
        (sight,) = told(tmp_path, example).values()
        assert (sight is Sight.AT_TIMES) == (name in HIDING)


def test_open_networks_walls_keys_and_links_without_a_page_are_told_apart(tmp_path: Path) -> None:
    assert told(
        tmp_path,
        "https://bsky.app/profile/maple.example",
        "https://www.instagram.com/maple",
        "https://x.com/maple",
        "https://wa.me/441632960123",
        "https://plus.google.com/+Maple",
        "https://maplebakery.example/blog",
    ) == {
        "Bluesky": Sight.OPEN,
        "Instagram": Sight.AT_TIMES,
        "X": Sight.WITH_KEY,
        "WhatsApp": Sight.NEVER,
        "Google+": Sight.CLOSED,
        "Blog": Sight.OPEN,
    }


def test_a_short_link_is_told_of_by_the_network_it_belongs_to(tmp_path: Path) -> None:
    assert told(tmp_path, "https://maps.app.goo.gl/MapleSt1") == {"Google Business Profile": Sight.WITH_KEY}


def test_two_places_of_a_network_are_told_apart_and_one_listed_twice_is_told_once(tmp_path: Path) -> None:
    named = told(tmp_path, "instagram.com/maple", "https://www.instagram.com/maple/", "instagram.com/maplecakes")
    assert list(named) == ["Instagram (maple)", "Instagram (maplecakes)"]


def test_only_the_keys_of_this_clients_networks_are_named(tmp_path: Path) -> None:
    assert keys(clients.load(laid_out(tmp_path, BAKERY))) == (
        "META_ACCESS_TOKEN",
        "META_IG_USER_ID",
        "YOUTUBE_API_KEY",
        "GOOGLE_PLACES_API_KEY",
    )
