"""Which addresses stand on a network that has ended, and which only look so."""

from __future__ import annotations

import datetime as dt
import re
import time

import pytest

from audit import profiles
from audit.address import Kind
from audit.platforms import closed

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    "living",
    [
        "https://www.google.com/maps/place/Maple+Bakery/@45.5,-73.6,17z",
        "https://www.google.com/search?q=maple+bakery",
        "https://maps.google.com/?cid=1234567890123456789",
        "https://maps.google.com/+MapleBakery",
        "https://maps.app.goo.gl/AbCdEfGhIjKlMnOp7",
        "https://goo.gl/maps/AbCdEfGhIjK",
        "https://goo.gl/AbCdEf",
        "https://g.page/maple-bakery",
        "https://business.google.com/dashboard",
        "https://sites.google.com/view/maplebakery",
        "https://sites.google.com/site/maplebakery",
        "https://groups.google.com/g/maple-bakers",
        "https://meet.google.com/abc-defg-hij",
        "https://duo.google.com/",
        "https://photos.google.com/share/abc",
        "https://digg.com/users/maplebakery",
        "https://myspace.com/maplebakery",
        "https://www.periscope.tv/maplebakery",
        "https://www.swarmapp.com/maplebakery",
        "https://foursquare.com/maplebakery",
        "https://foursquare.com/",
        "https://4sq.com/aBcDeF",
        "https://hubpages.com/@maplebakery",
        "https://www.merchantcircle.com/maple-bakery",
        "https://www.instagram.com/tv/CAbcdefghij/",
        "https://www.messenger.com/t/maplebakery",
        "https://www.threads.net/@maplebakery",
        "https://twitter.com/maplebakery",
        "https://www.facebook.com/pages/Maple-Bakery/104000000000001",
        "https://www.clubhouse.com/@maplebakery",
        "https://www.angieslist.com/companylist/us/maple-bakery.htm",
        "https://mix.com/maplebakery",
        "https://pebble.social/@maplebakery",
        "https://www.friendster.com/",
        "https://path.com/",
        "https://gowalla.com/",
        "https://getpocket.com/explore/item/bread",
        "https://del.icio.us/maplebakery",
        "https://twitpic.com/abc123",
        "https://yahoo.com/groups",
        "https://www.geocities.ws/maplebakery/",
        "https://fiveine.co/maple",
        "https://www.myvine.co/",
        "https://plus.google.com.maplebakery.example/",
        "https://maplebakery.example/plus.google.com/+MapleBakery",
        "https://www.google.com/businessprofiles",
        "https://www.google.com/readers",
    ],
)
def test_a_living_address_is_never_on_a_closed_network(living: str) -> None:
    assert closed.network_of(living) is None
    assert profiles.identify(living).kind is not Kind.CLOSED_NETWORK


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("https://plus.google.com/+MapleBakery", "Google+"),
        ("plus.google.com/u/0/b/104000000000000000001/", "Google+"),
        ("https://plus.google.com/", "Google+"),
        ("https://www.google.com/+MapleBakery", "Google+"),
        ("https://plus.google.com/share?url=https://maplebakery.example", "Google+"),
        ("http://www.google.com/profiles/maplebakery", "Google Buzz"),
        ("https://maple-bakery.business.site/?utm_source=gmb", "Google's free website service"),
        ("https://vine.co/u/1234567890", "Vine"),
        ("https://www.vine.co/maplebakery", "Vine"),
        ("https://maplebakery.typepad.com/blog/", "Typepad"),
        ("https://maplebakery.posterous.com", "Posterous"),
        ("https://de.answers.yahoo.com/question/index?qid=1", "Yahoo Answers"),
        ("http://groups.yahoo.com/group/maplebakers", "Yahoo Groups"),
        ("http://www.geocities.com/maplebakery/", "GeoCities"),
        ("http://www.stumbleupon.com/submit?url=x", "StumbleUpon"),
        ("http://profiles.friendster.com/maplebakery", "Friendster"),
        ("http://gowalla.com/spots/12345", "Gowalla"),
        ("https://foursquare.com/v/maple-bakery/4b0588a6f964a520a1b2c3d4", "Foursquare City Guide"),
        ("https://de.foursquare.com/v/maple-bakery/4b0588a6f964a520a1b2c3d4", "Foursquare City Guide"),
        ("https://post.news/@/maplebakery", "Post"),
        ("https://maplebakery.page.link/menu", "Firebase Dynamic Links"),
        ("https://mozilla.social/@maplebakery", "Mozilla.social"),
        ("https://join.skype.com/abcdef", "Skype"),
        ("skype:maplebakery?call", "Skype"),
        ("SKYPE:maplebakery", "Skype"),
    ],
)
def test_an_address_on_a_network_that_has_ended_names_it(text: str, name: str) -> None:
    assert closed.name_of(text) == name
    found = profiles.identify(text, listed=True)
    assert (found.kind, found.platform, found.detail) == (Kind.CLOSED_NETWORK, "closed", name)
    assert closed.network_of(found.address)


def test_a_wrapped_link_to_a_closed_network_is_recognised() -> None:
    wrapped = "https://l.facebook.com/l.php?u=https%3A%2F%2Fplus.google.com%2F%2BMapleBakery&h=AT0"
    assert profiles.identify(wrapped).detail == "Google+"


def test_an_address_elsewhere_is_named_by_itself() -> None:
    assert closed.name_of("https://maplebakery.example/") == "https://maplebakery.example/"


@pytest.mark.parametrize("network", closed.networks(), ids=lambda network: network.name)
def test_every_row_is_complete(network: closed.ClosedNetwork) -> None:
    assert network.at
    assert network.source
    assert re.fullmatch(r"[A-Z][^\n]+\.", network.what_now)
    assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", network.ended)
    assert network.ended < network.checked
    assert dt.date.fromisoformat(network.checked) <= TODAY


@pytest.mark.parametrize("network", closed.networks(), ids=lambda network: network.name)
def test_every_pattern_finds_its_own_row(network: closed.ClosedNetwork) -> None:
    for pattern in network.at:
        text = "https://" + pattern.replace("*.", "maple.").replace("*", "maple")
        assert closed.network_of(text) == network


def test_names_are_unique() -> None:
    names = [network.name for network in closed.networks()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("worst", ["a." * 50_000 + "page.link", "vine.co/" + "a/" * 50_000, "skype:" * 50_000])
def test_the_worst_strings_take_no_time(worst: str) -> None:
    closed.network_of("https://vine.co")  # the table is read once
    began = time.process_time()
    closed.network_of(worst)
    assert time.process_time() - began < 0.05
