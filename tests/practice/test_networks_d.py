"""Ten listings of the practice web answer as is documented of them, and say what is true of each address, once a shape."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from types import ModuleType

import pytest

from audit.practice import (
    NETWORKS,
    Answer,
    angi,
    answer,
    apple_maps,
    bbb,
    bing_places,
    booking,
    houzz,
    opentable,
    thumbtack,
    yell,
    yellow_pages,
)
from audit.practice._case import Case, Truth

MODULES: Mapping[str, ModuleType] = {
    module.__name__.rpartition(".")[2]: module
    for module in (
        *(angi, apple_maps, bbb, bing_places, booking, houzz),
        *(opentable, thumbtack, yell, yellow_pages),
    )
}
CASES: list[tuple[str, Case]] = [(name, case) for name, module in MODULES.items() for case in module.CASES]
DRAWN_BY_A_PROGRAM = ("apple_maps", "bing_places")
"""Whose pages are the same for every address."""


def ask(address: str) -> Answer:
    played = answer("GET", address, {})
    assert isinstance(played, Answer), (address, played)
    return played


def led_on(address: str) -> tuple[str, Answer]:
    """Where an address ends, redirects followed."""
    for _ in range(5):
        played = ask(address)
        if not played.header("location"):
            return address, played
        address = played.header("location")
    pytest.fail(f"{address} leads in a circle")


each_case = pytest.mark.parametrize(
    ("network", "case"), CASES, ids=[f"{n}: {c.state}, {c.source}, {c.variant}" for n, c in CASES]
)
each_network = pytest.mark.parametrize("network", MODULES)


@each_case
def test_every_case_has_an_address_that_its_own_network_answers(network: str, case: Case) -> None:
    host = case.address.split("/")[2]
    assert any(host == known or host.endswith(f".{known}") for known in MODULES[network].HOSTS)
    assert led_on(case.address)[0].startswith("https://")


@each_case
def test_a_variant_says_the_status_that_is_answered(network: str, case: Case) -> None:
    told = re.match(r"\d{3}", case.variant)
    assert ask(case.address).status == (int(told[0]) if told else 200), network


@each_network
def test_a_shape_is_counted_once(network: str) -> None:
    shapes = [(case.state, case.source, case.variant) for case in MODULES[network].CASES]
    assert len(set(shapes)) == len(shapes)
    assert network in NETWORKS


@each_network
def test_both_truths_have_a_case(network: str) -> None:
    assert {case.truth for case in MODULES[network].CASES} == set(Truth)


@each_network
def test_an_answer_that_both_truths_get_tells_neither(network: str) -> None:
    seen: dict[tuple[int, str, bytes], set[tuple[Truth, bool]]] = {}
    for case in MODULES[network].CASES:
        _, played = led_on(case.address)
        seen.setdefault((played.status, played.header("location"), played.body), set()).add(
            (case.truth, case.decidable)
        )
    for both in seen.values():
        if {truth for truth, _ in both} == set(Truth):
            assert not any(decidable for _, decidable in both)


@each_case
def test_a_wall_tells_nothing_about_a_living_business(network: str, case: Case) -> None:
    _, played = led_on(case.address)
    if case.truth is Truth.LIVING and played.status != 200:
        assert not case.decidable, network


@pytest.mark.parametrize("network", [name for name in MODULES if name not in DRAWN_BY_A_PROGRAM])
def test_a_listing_names_itself_and_dates_its_reviews(network: str) -> None:
    at, played = led_on(next(case.address for case in MODULES[network].CASES if "freshbakery" in case.address))
    text = played.body.decode()
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert data
    business = json.loads(data[1])
    assert business["name"] == "Fresh Bakery"
    assert f'<link rel="canonical" href="{at}">' in text
    assert business["url"] == at
    assert max(review["datePublished"] for review in business["review"]) == "2026-11-14"


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("https://www.houzz.com/pro/nobodyhasthis", 404, "The page you requested was not found."),
        ("https://www.houzz.com/pro/freshbakery", 200, "Followers"),
        ("https://www.opentable.com/r/unbookedbakery", 200, "not currently on the OpenTable network"),
        ("https://www.opentable.com/r/akamaibakery", 403, "Access Denied"),
        ("https://www.opentable.com/restref/client/?rid=1", 302, ""),
        ("https://www.yell.com/biz/cloudflarebakery-1/", 403, "/cdn-cgi/challenge-platform/"),
        ("https://www.yell.com/biz/removedbakery-1/", 410, ""),
        ("https://www.yellowpages.com/springfield-il/mip/nobodyhasthis-1", 404, ""),
        ("https://www.yellowpages.com/springfield-il/mip/blockedbakery-1", 403, "Attention Required! | Cloudflare"),
        ("https://www.booking.com/searchresults.html?ss=x", 200, "properties found"),
        ("https://www.booking.com/hotel/us/waitingbakery.html", 202, "gokuProps"),
        ("https://www.bbb.org/us/il/springfield/profile/bakery/closedbakery-0734-1", 200, "no longer in business"),
        ("https://www.bbb.org/us/il/springfield/profile/bakery/endedbakery-0734-1", 200, "Out of business"),
        ("https://www.thumbtack.com/il/springfield/bakers/removedbakery/service/1", 404, ""),
        ("https://maps.apple.com/place?place-id=I1", 200, "Apple Maps"),
        ("https://businessconnect.apple.com/", 200, "Sign In"),
        ("https://www.bing.com/maps?ypid=YN1", 200, "Bing Maps"),
        ("https://www.bingplaces.com/DashBoard", 200, "/login"),
    ],
)
def test_a_page_has_the_status_and_the_words_that_are_documented(address: str, status: int, words: str) -> None:
    played = ask(address)
    assert played.status == status
    assert words in played.body.decode()


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("https://www.booking.com/hotel/us/nobodyhasthis.html", "https://www.booking.com/searchresults.html"),
        ("https://www.booking.com/Share-FreshB", "https://www.booking.com/hotel/us/freshbakery.html"),
        ("https://www.booking.com/Share-Unknown", "https://www.booking.com/"),
        (
            "https://www.thumbtack.com/il/springfield/bakers/nobodyhasthis/service/1",
            "https://www.thumbtack.com/il/springfield/bakers/",
        ),
        (
            "https://angieslist.com/companylist/us/il/springfield/nobodyhasthis-reviews-1.htm",
            "https://www.angi.com/companylist/us/il/springfield/",
        ),
        ("https://yell.com/biz/oldnamebakery-7/", "https://www.yell.com/biz/newnamebakery-7/"),
        (
            "https://www.yellowpages.ca/bus/Ontario/Ottawa/oldnamebakery/7.html",
            "https://www.yellowpages.ca/bus/Ontario/Ottawa/newnamebakery/7.html",
        ),
        ("https://maps.apple/p/FreshPlc", "https://maps.apple.com/place?place-id=I1A2B3C4D5E6F7A8"),
        ("https://maps.apple/p/Unknown", "https://maps.apple.com/"),
        ("https://www.bbb.org/us/il/springfield/profile/bakery/nobodyhasthis-0734-1", "https://www.bbb.org/search"),
    ],
)
def test_an_address_leads_where_it_is_documented_to_lead(address: str, to: str) -> None:
    assert led_on(address)[0].partition("?")[0] == to.partition("?")[0]
