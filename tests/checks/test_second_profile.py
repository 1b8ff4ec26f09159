"""Two accounts of one network between which the website divides its customers."""

from __future__ import annotations

import dataclasses

import pytest

from audit.checks import second_profile
from audit.checks._check import Needs
from audit.client import Decision
from audit.dossier import Place
from audit.finding import Confidence, Finding, Level, Outcome
from audit.verdict import Verdict
from audit.website import Source
from linked import WEBSITE, at, known, lead, to
from plainly import is_plain

FACEBOOK = "https://www.facebook.com/maplestreetbakery"
OTHER = "https://www.facebook.com/maplestreetbakeryolton"
OWN = at(FACEBOOK, to(FACEBOOK, on_pages=3))
SECOND = lead(to(OTHER, "Facebook", "main", pages=("/areas/",)))


def found(*places: Place, **settings: object) -> list[Finding]:
    findings = list(second_profile.check(known(*places, **settings)))  # type: ignore[arg-type]  # a client's own
    return [one for one in findings if one.outcome is not Outcome.FINE]


def test_branches_that_each_have_their_own_account_divide_nobody() -> None:
    leeds, york = (lead(to(f"https://www.instagram.com/maplebakery_{town}")) for town in ("leeds", "york"))
    assert found(leeds, york) == []


def test_a_namesake_of_a_business_with_a_common_word_for_a_name_is_not_its_second_account() -> None:
    own, other = (lead(to(f"https://www.instagram.com/{name}")) for name in ("blue", "bluebottle"))
    assert found(own, other, name="Blue", website="https://blue.example/") == []
    again = lead(to("https://www.instagram.com/bluebottle"), links=("https://blue.example/",))
    assert len(found(own, again, name="Blue", website="https://blue.example/")) == 1


def facebook(address: str, **read: object) -> Place:
    return lead(to(address), **read)  # type: ignore[arg-type]  # a reading's own


def youtube(address: str, **read: object) -> tuple[Place, Place]:
    own = "https://www.youtube.com/@maplestreetbakery"
    return at(own, to(own), platform_id="UCaaaaaaaaaaaaaaaaaaaaaa"), lead(to(address), **read)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "address",
    [
        "https://www.facebook.com/Maple.Street.Bakery/?ref=page_internal",
        "https://m.facebook.com/MapleStreetBakery",
        "https://www.facebook.com/maplestreetbakery/",
    ],
)
def test_the_same_page_spelled_otherwise_is_no_second_one(address: str) -> None:
    assert found(OWN, facebook(address)) == []


def test_the_old_name_of_a_network_makes_no_second_account() -> None:
    address = "https://x.com/maplestreet"
    assert found(at(address, to(address), to("https://twitter.com/maplestreet"))) == []


def test_one_account_under_two_addresses_is_one_by_the_networks_own_id() -> None:
    assert found(at(FACEBOOK, to(FACEBOOK), platform_id="7"), facebook(OTHER, platform_id="7")) == []


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/channel/UCaaaaaaaaaaaaaaaaaaaaaa",
        "https://www.youtube.com/c/MapleStreetBakery",
        "https://www.youtube.com/user/maplestreetbakery",
    ],
)
def test_an_older_form_of_address_may_be_the_same_channel(address: str) -> None:
    assert found(*youtube(address)) == []


def test_an_older_form_of_address_is_another_channel_where_its_id_says_so() -> None:
    (one,) = found(*youtube("https://www.youtube.com/user/maplestreetbakery", platform_id="UCbbbbbbbbbbbbbbbbbbbbbb"))
    assert one.title == "Your website looks as if it sends customers to two YouTube accounts of yours"


@pytest.mark.parametrize(
    "link",
    [
        to("https://www.facebook.com/pipeworkstudio", "the studio on Facebook"),
        to("https://www.facebook.com/pipeworkstudio", "Website by Pipework Studio", on_pages=4),
        to("https://www.facebook.com/oakmill", "Oak Mill", "main", pages=("/suppliers/",)),
        to("https://www.facebook.com/oakmill", "Facebook", "main", pages=("/suppliers/",)),
        to("https://www.facebook.com/groups/maplestreetbakery", "our group on Facebook"),
        to("https://www.facebook.com/groups/maplestreetbakery"),
        to("https://www.facebook.com/maplestreetbakeryolton", "Our shop in Olton"),
        to("https://www.facebook.com/maplestreetbakeryolton", source=Source.SAME_AS, region=""),
    ],
    ids=["agency", "credit", "supplier", "supplier's icon", "group", "group's icon", "explained", "told to machines"],
)
def test_what_is_somebody_elses_or_says_what_it_is_for_is_left_alone(link: object) -> None:
    assert found(OWN, lead(link)) == []  # type: ignore[arg-type]  # a link


def test_an_icon_of_a_strange_account_on_most_pages_is_asked_about_elsewhere() -> None:
    strange = to("https://www.facebook.com/sunrise", on_pages=4)
    assert found(OWN, lead(strange, verdict=Verdict.UNSEEN)) == []


def test_a_members_own_account_is_no_second_page() -> None:
    page, member = "https://www.linkedin.com/company/maple-street-bakery", "https://www.linkedin.com/in/maple-street"
    assert found(at(page, to(page)), lead(to(member))) == []


@pytest.mark.parametrize("verdict", [v for v in Verdict if v not in (Verdict.LIVE, Verdict.PRIVATE, Verdict.UNSEEN)])
def test_what_another_check_tells_of_is_not_told_twice(verdict: Verdict) -> None:
    assert found(OWN, dataclasses.replace(lead(to(OTHER), verdict=verdict))) == []
    assert found(at(FACEBOOK, to(FACEBOOK), verdict=verdict), SECOND) == []


@pytest.mark.parametrize("decision", [Decision.MERGE, Decision.PARK, Decision.CLOSE])
def test_one_that_is_being_given_up_counts_no_more(decision: Decision) -> None:
    ending = at(OTHER, to(OTHER), settings={"decision": decision})
    assert found(OWN, ending) == []
    assert found(ending, lead(to(FACEBOOK))) == []


def test_two_accounts_of_the_client_file_are_two_on_purpose() -> None:
    assert found(OWN, at(OTHER, to(OTHER))) == []


def test_what_the_client_file_says_is_not_ours_or_was_given_up_is_left_alone() -> None:
    assert found(OWN, SECOND, not_ours=(OTHER,)) == []
    assert found(OWN, SECOND, former_handles=("facebook:MapleStreetBakeryOlton",)) == []


def test_a_listed_account_that_the_website_does_not_link_to_divides_nobody() -> None:
    assert found(at(FACEBOOK), SECOND) == []


def test_accounts_on_two_networks_are_no_pair() -> None:
    address = "https://x.com/maplestreetbakery"
    assert found(OWN, lead(to(address))) == []


def test_two_accounts_that_bear_the_name_are_one_finding_that_names_the_spots_of_both() -> None:
    (one,) = found(OWN, SECOND)
    assert (one.outcome, one.level, one.confidence) == (Outcome.PROBLEM, Level.FIX_SOON, Confidence.LOOKS)
    assert one.place == "facebook:maplestreetbakeryolton"
    assert one.title == "Your website looks as if it sends customers to two Facebook accounts of yours"
    assert one.where == (
        "the footer of 3 pages: to maplestreetbakery",
        "the text of your page /areas/: to maplestreetbakeryolton",
    )
    assert is_plain(one)


def test_an_abbreviated_name_in_the_header_divides_customers_too() -> None:
    top, foot = "https://twitter.com/ibplumbing", "https://x.com/ironbridgeplumb"
    places = (at(foot, to(foot), verdict=Verdict.UNSEEN), lead(to(top, "Twitter", "header"), verdict=Verdict.UNSEEN))
    (one,) = found(*places, name="Ironbridge Plumbing & Heating", website="https://ironbridge-plumbing.example")
    assert one.place == "x:ibplumbing"


def test_without_a_list_the_one_in_the_frame_of_most_pages_is_the_first() -> None:
    first, second = lead(to(FACEBOOK, on_pages=3)), lead(to(OTHER, on_pages=1))
    (one,) = found(second, first, listed=False)
    assert one.place == second.key


def test_two_that_show_the_same_name_are_certain() -> None:
    named = {"name": "Maple Street Bakery"}
    (one,) = found(at(FACEBOOK, to(FACEBOOK), **named), lead(to(OTHER), **named))  # type: ignore[arg-type]
    assert one.confidence is Confidence.IS
    assert one.title == "Your website sends customers to two Facebook accounts of yours"
    assert is_plain(one)


def test_two_that_both_lead_to_the_website_are_certain() -> None:
    (one,) = found(at(FACEBOOK, to(FACEBOOK), links=(WEBSITE,)), lead(to(OTHER), links=(WEBSITE,)))
    assert one.confidence is Confidence.IS


def test_each_further_account_is_a_finding_of_its_own() -> None:
    third = "https://www.facebook.com/maplestreetbakeryelm"
    assert {one.place for one in found(OWN, SECOND, lead(to(third)))} == {
        "facebook:maplestreetbakeryolton",
        "facebook:maplestreetbakeryelm",
    }


def test_one_account_on_each_of_several_networks_is_good_news() -> None:
    address = "https://x.com/maplestreetbakery"
    (good,) = second_profile.check(known(OWN, at(address, to(address))))
    assert good.outcome is Outcome.FINE
    assert is_plain(good)


def test_a_single_account_was_compared_with_nothing() -> None:
    assert list(second_profile.check(known(OWN))) == []


def test_it_needs_the_website() -> None:
    assert second_profile.NEEDS is Needs.SITE
