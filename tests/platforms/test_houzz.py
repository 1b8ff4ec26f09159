"""Houzz: a profile is shown by the data of its own page; nothing here says that one is gone."""

from __future__ import annotations

import pytest

import listings
from audit.address import Address, Kind
from audit.evidence import Reading, Reply, Sign
from audit.platforms import houzz
from looking import answer, kit, look
from walls import NOT_PROOF, says_nothing

STATES = listings.states(houzz, "https://www.houzz.com/professionals/kitchen-and-bath")


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF, ids=[name for name, _ in NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(listings.seen(houzz, reply)), name


@pytest.mark.parametrize(("reply", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(reply: Reply, expected: list[tuple[Sign, str, str]]) -> None:
    reading = listings.seen(houzz, reply)
    assert listings.told(reading) == expected
    assert {signal.rung for signal in reading.signals} <= houzz.RUNGS.keys()


def test_all_that_a_listing_says_is_read_and_the_newest_review_is_only_a_lower_bound() -> None:
    at = listings.living(houzz).address
    assert listings.reads_all(listings.seen(houzz, listings.written(at, listings.NODE)))


NOT_FOUND = "<title>Page Not Found</title><p>The page you requested was not found.</p>"


@pytest.mark.parametrize("text", list(houzz.EXAMPLES)[:3])
def test_of_professionals_no_such_words_are_known(text: str) -> None:
    place = listings.living(houzz, text)
    assert says_nothing(look(houzz.visit(place, kit()), {place.address: answer(NOT_FOUND, 404)}))


MEMBER = listings.living(houzz, "https://www.houzz.com/user/maplekitchens")


def of_member(reply: Reply) -> Reading:
    return look(houzz.visit(MEMBER, kit()), {MEMBER.address: reply})


def test_the_networks_own_words_beside_404_are_an_absence_of_a_member() -> None:
    missing = answer(NOT_FOUND, 404)
    assert listings.told(of_member(missing)) == [
        (Sign.ABSENT, "says_not_found", "the page you requested was not found.")
    ]


@pytest.mark.parametrize(
    "reply",
    [
        answer(NOT_FOUND),
        answer(NOT_FOUND, 410),
        answer(NOT_FOUND, 403),
        answer("<title>Page Not Found</title>", 404),
        answer(NOT_FOUND + "<title>Just a moment...</title>", 404),
        answer(NOT_FOUND, 404, headers={"cf-mitigated": "challenge"}),
    ],
)
def test_without_both_words_and_status_nothing_is_absent(reply: Reply) -> None:
    assert says_nothing(of_member(reply))


def test_a_page_that_names_itself_and_counts_followers_is_shown_without_data() -> None:
    at = listings.living(houzz).address
    page = listings.written(at, body="<h1>Maple</h1><span>12 Followers</span>")
    assert [(s.sign, s.mark) for s in listings.seen(houzz, page).signals] == [(Sign.SHOWN, "profile_page")]
    nameless = listings.led_to(listings.written("", body="12 Followers"), "https://www.houzz.com/photos")
    other = listings.written("https://www.houzz.com/user/miller", body="12 Followers")
    assert says_nothing(listings.seen(houzz, nameless))
    assert says_nothing(listings.seen(houzz, other))


def test_both_controls_are_addresses_of_the_network() -> None:
    for text in houzz.EXAMPLES:
        profile = listings.living(houzz, text)
        for control in houzz.controls(profile, "abcdefghijklmnopqrstuvwx"):
            assert control.handle != profile.handle
            assert control.address.split("/")[2] == profile.address.split("/")[2]
            assert listings.is_steady(houzz, control.address, control.handle)


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        *houzz.EXAMPLES.items(),
        (
            "https://www.houzz.com/professionals/kitchen-and-bath/maple-kitchens-pfvwus-pf~790123456?sid=1",
            "pf~790123456",
        ),
        ("https://www.houzz.de/professionals/kuechen/ahorn-kuechen-pfvwde-pf%7E790123456", "pf~790123456"),
        ("https://www.houzz.fr/professionnels/cuisinistes/cuisines-erable-pfvwfr-pf~790123456", "pf~790123456"),
        ("https://www.houzz.com/PRO/MapleKitchens", "pro/maplekitchens"),
        ("http://www.houzz.com.au/user/maple_kitchens", "user/maple_kitchens"),
    ],
)
def test_every_address_of_a_listing_is_a_profile(text: str, handle: str) -> None:
    assert listings.is_steady(houzz, text, handle)


@pytest.mark.parametrize(
    ("text", "kind", "platform", "detail"),
    [
        ("https://www.houzz.com/", Kind.HOME, "houzz", ""),
        ("https://www.houzz.de", Kind.HOME, "houzz", ""),
        ("https://www.houzz.com/signin", Kind.LOGIN, "houzz", ""),
        ("https://www.houzz.com/pro-sign-up", Kind.LOGIN, "houzz", ""),
        ("https://www.houzz.com/pro", Kind.WEBSITE, "houzz", ""),
        ("https://www.houzz.com/user/%20", Kind.WEBSITE, "houzz", ""),
        (
            "https://www.houzz.com/professionals/kitchen-and-bath",
            Kind.WEBSITE,
            "houzz",
            "a list of professionals, not the profile",
        ),
        (
            "https://www.houzz.com/professionals/kitchen-and-bath/springfield-il-us-probr0-bo~t_11825~r_1",
            Kind.WEBSITE,
            "houzz",
            "a list of professionals, not the profile",
        ),
        ("https://www.houzz.com/photos/kitchen-phvw-vp~123", Kind.WEBSITE, "houzz", "a picture, not the profile"),
        ("https://www.houzz.com/projects/123/oak", Kind.WEBSITE, "houzz", "a project, not the profile"),
        (
            "https://www.houzz.com/writeReview/cmd=n/n=MapleKitchens",
            Kind.WEBSITE,
            "houzz",
            "the form for a review, not the profile",
        ),
        ("https://st.houzz.com/pro/maple", Kind.WEBSITE, "", ""),
        ("https://houzz.com.maple.example/pro/maple", Kind.WEBSITE, "", ""),
    ],
)
def test_what_is_no_listing_is_named_as_what_it_is(text: str, kind: Kind, platform: str, detail: str) -> None:
    assert listings.named(text) == (kind, platform, detail)


@pytest.mark.parametrize("endless", listings.worst(houzz), ids=lambda found: str(found)[:60])
def test_an_endless_name_is_none(endless: Address) -> None:
    assert houzz.identify(endless).kind is not Kind.PROFILE
