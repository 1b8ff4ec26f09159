"""What the sources of a fact say, side by side: formatting, second numbers and branches are no differences."""

from __future__ import annotations

import dataclasses

import pytest

from audit.client import Facts
from audit.dossier import Dossier
from audit.evidence import FactKind, Sign
from audit.facts import Agreement, Origin, Statement, Topic, agreement
from audit.verdict import Verdict
from audit.website import SiteState
from audit.website.noticed import Noticed, Trait
from stating import NIGHT, OFFICE, OLD, STREET, WEEK, listing, search, stating, words

PHONE, TOWN, POSTCODE, HOURS, NAME, EMAIL = (
    FactKind.PHONE,
    FactKind.TOWN,
    FactKind.POSTCODE,
    FactKind.HOURS,
    FactKind.NAME,
    FactKind.EMAIL,
)
ROAD = FactKind.STREET
TOLD = Facts(
    phone=OFFICE,
    email="office@maple.example",
    street=STREET,
    town="Birmingham",
    postcode="B4 7ZZ",
    country="GB",
    hours={"mon-fri": "08:00-17:00", "sun": "closed"},
)


def differing(dossier: Dossier) -> list[tuple[Topic, Origin, str, str]]:
    """What differs: topic, who says it, what, and what it was held against."""
    return [
        (one.topic, one.origin, one.difference.wrong.value, one.difference.right.value)
        for one in agreement.compared(dossier)
        if one.difference
    ]


def only(dossier: Dossier) -> Statement:
    (one,) = [one for one in agreement.compared(dossier) if one.difference]
    return one


def stands(dossier: Dossier, topic: Topic) -> list[Agreement]:
    """How each source stands, in the order client file, words, search engines, places."""
    return [one.agreement for one in agreement.compared(dossier) if one.topic is topic]


# What must be left alone


@pytest.mark.parametrize(
    "written", ["+44 (0)121 496-0117", "01214960117", "0121 496 0117", "0044 121 496 0117", "+44 121 496 0117 ext 4"]
)
@pytest.mark.parametrize("told", [TOLD, Facts(country="GB"), Facts()])
def test_one_number_written_differently_is_the_same(written: str, told: Facts) -> None:
    said = (words(PHONE, OFFICE), search(PHONE, written), listing((PHONE, written)))
    assert differing(stating(*said, told=told)) == []


def test_a_second_number_that_the_website_shows_is_its_own_too() -> None:
    said = (words(PHONE, OFFICE), words(PHONE, NIGHT, "/contact/"), listing((PHONE, "+44 808 157 0192")))
    assert differing(stating(*said, search(PHONE, NIGHT, "/emergency/"), told=TOLD)) == []


def test_a_number_behind_a_chat_link_of_the_website_is_its_own_too() -> None:
    chat = Noticed(trait=Trait.WHATSAPP, value="441214960171", pages=("/",))
    assert differing(stating(words(PHONE, OFFICE), listing((PHONE, OLD)), noticed=(chat,))) == []


def test_a_second_number_beside_the_true_one_is_a_second_line() -> None:
    said = (words(PHONE, OFFICE), search(PHONE, OFFICE), search(PHONE, OLD), listing((PHONE, OFFICE), (PHONE, OLD)))
    assert differing(stating(*said, told=TOLD)) == []


def test_a_place_is_not_blamed_for_a_number_that_the_website_tells_search_engines() -> None:
    found = differing(stating(words(PHONE, OFFICE), search(PHONE, OLD), listing((PHONE, OLD))))
    assert [origin for _, origin, _, _ in found] == [Origin.STRUCTURED]


def test_a_number_of_unknown_country_is_not_compared() -> None:
    dossier = stating(words(PHONE, "0121 496 0117"), search(PHONE, "0121 496 0171"))
    assert differing(dossier) == []
    assert stands(dossier, Topic.PHONE)[2] is Agreement.UNCLEAR


def test_a_number_with_a_digit_missing_is_another_check_s() -> None:
    assert (
        differing(
            stating(words(PHONE, "+44 121 496 011"), words(PHONE, OFFICE), search(PHONE, "+44 121 496 011"), told=TOLD)
        )
        == []
    )


def test_without_a_number_in_words_what_search_engines_are_told_is_not_doubted() -> None:
    assert differing(stating(search(PHONE, OLD, "/"), search(PHONE, OFFICE, "/solihull/"))) == []


def test_a_supplier_s_number_in_an_article_is_not_the_website_s() -> None:
    assert differing(stating(words(PHONE, OLD, "/blog/oven/", region="main"), told=TOLD)) == []


@pytest.mark.parametrize(
    "name",
    ["Maple Street Bakery Ltd", "MAPLE STREET BAKERY", "Maple & Daughters GmbH", "maplestreetbakery | Springfield"],
)
def test_a_legal_form_and_the_client_s_other_names_are_the_same_business(name: str) -> None:
    dossier = stating(search(NAME, name), listing(own_name=name), names=("Maple Street Bakery", "Maple and Daughters"))
    assert differing(dossier) == []


def test_a_nickname_is_no_other_business() -> None:
    dossier = stating(listing(own_name="Your daily crumb", platform="instagram"), search(NAME, "Maple"))
    assert differing(dossier) == []
    assert stands(dossier, Topic.NAME)[3] is Agreement.UNCLEAR


@pytest.mark.parametrize(
    "street", ["14 Foundry Ln.", "14, FOUNDRY LANE", "Unit 2, 14 Foundry Lane, Birmingham", "14a Foundry Lane"]
)
@pytest.mark.parametrize("told", [TOLD, Facts()])
def test_one_address_written_differently_is_the_same(street: str, told: Facts) -> None:
    said = (words(ROAD, STREET), search(ROAD, street), search(POSTCODE, "b47zz"), listing((ROAD, street)))
    assert differing(stating(*said, told=told)) == []


@pytest.mark.parametrize("told", [TOLD, Facts()])
def test_another_street_in_another_town_may_be_a_branch(told: Facts) -> None:
    branch = (
        search(ROAD, "3 Mill Road", "/solihull/"),
        search(TOWN, "Solihull", "/solihull/"),
        search(POSTCODE, "B91 3QQ", "/solihull/"),
    )
    place = listing((ROAD, "3 Mill Road"), (TOWN, "Solihull"), (POSTCODE, "B91 3QQ"))
    assert differing(stating(words(ROAD, STREET), *branch, place, told=told)) == []


@pytest.mark.parametrize("told", [TOLD, Facts()])
def test_the_number_and_the_hours_of_a_branch_in_another_town_are_its_own(told: Facts) -> None:
    home = (words(PHONE, OFFICE), words(HOURS, WEEK), search(ROAD, STREET), search(TOWN, "Birmingham"))
    branch = [(ROAD, "3 Mill Road"), (TOWN, "Solihull"), (PHONE, OLD), (HOURS, "Mo-Fr 10:00-12:00")]
    told_there = [search(kind, value, "/shops/solihull/") for kind, value in branch]
    dossier = stating(*home, *told_there, listing(*branch), told=told)
    assert differing(dossier) == []
    assert Agreement.UNCLEAR in stands(dossier, Topic.PHONE)


def test_hours_that_stand_beside_the_client_s_own_on_the_website_are_not_certain_to_be_wrong() -> None:
    cafe = "Mo-Fr 10:00-18:00"
    said = (words(HOURS, WEEK), words(HOURS, cafe, "/cafe"), search(HOURS, cafe, "/cafe"))
    found = [one.difference for one in agreement.compared(stating(*said, told=TOLD)) if one.difference]
    assert [(one.wrong.value, one.is_certain) for one in found] == [(cafe, False), (cafe, False)]


@pytest.mark.parametrize("line", ["PO Box 12", "Foundry Lane", "The Old Foundry"])
def test_an_address_without_a_house_is_not_compared(line: str) -> None:
    assert differing(stating(search(ROAD, line), listing((ROAD, line)), words(ROAD, STREET), told=TOLD)) == []


def test_a_private_address_in_the_imprint_does_not_matter_beside_the_shop_s() -> None:
    said = (words(ROAD, STREET), words(ROAD, "3 Garden Walk", "/impressum"), search(ROAD, STREET))
    assert differing(stating(*said, told=TOLD)) == []


def test_two_houses_of_one_street_on_one_page_are_both_meant() -> None:
    said = (words(ROAD, STREET, "/contact/"), words(ROAD, "20 Foundry Lane", "/contact/"))
    assert differing(stating(*said)) == []
    seen_in_part = words(ROAD, STREET, *(f"/{n}" for n in range(20)), on_pages=60)
    assert differing(stating(seen_in_part, words(ROAD, "20 Foundry Lane", "/contact/"))) == []


@pytest.mark.parametrize("told", [TOLD, Facts()])
def test_a_second_house_that_the_website_shows_is_its_own_too(told: Facts) -> None:
    said = (words(ROAD, STREET), words(ROAD, "20 Foundry Lane"), search(ROAD, "20 Foundry Lane"))
    assert differing(stating(*said, listing((ROAD, "20 Foundry Ln")), told=told)) == []


def test_another_street_in_a_town_that_is_not_told_may_be_a_branch() -> None:
    assert differing(stating(listing((ROAD, "3 Mill Road")), search(ROAD, "5 Mill Road"), told=TOLD)) == []


def test_a_day_of_which_one_says_nothing_is_no_difference() -> None:
    said = (
        words(HOURS, WEEK),
        words(HOURS, "Sa 09:00-12:00"),
        search(HOURS, "Mo-Fr 8:00-17:00"),
        listing((HOURS, WEEK)),
    )
    assert differing(stating(*said, told=TOLD)) == []
    assert differing(stating(*said)) == []


def test_hours_that_match_one_page_of_the_website_are_not_doubted() -> None:
    said = (words(HOURS, WEEK, "/"), words(HOURS, "Mo-Fr 08:00-18:00", "/contact/"), search(HOURS, "Mo-Fr 08:00-18:00"))
    assert [origin for _, origin, _, _ in differing(stating(*said))] == [Origin.TEXT]


def test_hours_in_the_client_file_that_we_cannot_read_whole_decide_nothing() -> None:
    told = Facts(hours={"mon-fri": "08:00-17:00", "first sunday": "10-12"})
    assert differing(stating(words(HOURS, "Mo-Fr 09:00-18:00"), told=told)) == []


@pytest.mark.parametrize("email", ["office@maple.example", "OFFICE@maple.example", "jobs@maple.example"])
def test_any_mail_address_that_the_website_shows_is_its_own(email: str) -> None:
    said = (words(EMAIL, "office@maple.example"), words(EMAIL, "jobs@maple.example"), search(EMAIL, email))
    assert differing(stating(*said, told=TOLD)) == []
    assert differing(stating(words(EMAIL, "office@maple.example"), search(EMAIL, "old@maple.example"))) == []


@pytest.mark.parametrize("verdict", [one for one in Verdict if one is not Verdict.LIVE])
def test_a_place_that_is_not_open_is_not_held_against_anything(verdict: Verdict) -> None:
    assert differing(stating(words(PHONE, OFFICE), listing((PHONE, OLD), verdict=verdict), told=TOLD)) == []


def test_a_place_that_says_the_business_has_closed_has_a_greater_fault() -> None:
    assert differing(stating(listing((PHONE, OLD), sign=Sign.MARKED_CLOSED), told=TOLD)) == []


@pytest.mark.parametrize(
    "state", [SiteState.PARKED, SiteState.FOR_SALE, SiteState.HOSTING_SUSPENDED, SiteState.REDIRECTED_AWAY]
)
def test_a_number_on_a_page_that_is_not_the_business_s_is_not_its_own(state: SiteState) -> None:
    assert differing(stating(words(PHONE, OLD), search(ROAD, "41 Foundry Lane"), told=TOLD, state=state)) == []


def test_where_nobody_says_anything_there_is_nothing_but_the_name() -> None:
    assert {one.topic for one in agreement.compared(stating())} == {Topic.NAME}
    assert {one.topic for one in agreement.compared(dataclasses.replace(stating(), site=None))} == {Topic.NAME}


# What differs


@pytest.mark.parametrize(("told", "is_told"), [(TOLD, True), (Facts(), False)])
def test_search_engines_are_told_a_number_that_no_page_shows(told: Facts, is_told: bool) -> None:  # noqa: FBT001  # a column of the table
    said = (words(PHONE, "+441214960117"), search(PHONE, OLD), search(PHONE, "+44 (0)121 496-0117", "/contact/"))
    one = only(stating(*said, told=told))
    assert one.difference
    assert (one.topic, one.origin, one.difference.wrong.value) == (Topic.PHONE, Origin.STRUCTURED, OLD)
    assert (one.difference.is_told, one.difference.is_certain, one.difference.wrong.spot) == (
        is_told,
        True,
        "your home page",
    )


def test_the_website_shows_none_but_another_number() -> None:
    said = (words(PHONE, OLD), listing((PHONE, OLD)), search(PHONE, OLD))
    found = differing(stating(*said, told=TOLD))
    assert found == [(Topic.PHONE, origin, OLD, OFFICE) for origin in (Origin.TEXT, Origin.STRUCTURED, Origin.PLACE)]


@pytest.mark.parametrize(("told", "is_certain"), [(TOLD, True), (Facts(), False)])
def test_a_place_shows_a_number_that_is_not_the_business_s(told: Facts, is_certain: bool) -> None:  # noqa: FBT001  # a column of the table
    one = only(stating(words(PHONE, OFFICE), listing((PHONE, OLD)), told=told))
    assert one.place
    assert one.difference
    assert (one.place.key, one.difference.wrong.value) == ("google_business:maple", OLD)
    assert one.difference.is_certain is is_certain


def test_a_number_in_the_words_of_a_profile_is_never_certain_to_be_wrong() -> None:
    one = only(stating(words(PHONE, OFFICE), listing(bio="Cakes: 0121 496 0171"), told=TOLD))
    assert one.difference
    assert (one.difference.wrong.value, one.difference.is_certain) == ("0121 496 0171", False)


@pytest.mark.parametrize("told", [TOLD, Facts()])
def test_search_engines_are_told_another_house(told: Facts) -> None:
    said = (words(ROAD, STREET), search(ROAD, "41 Foundry Lane"), search(ROAD, "14 Foundry Ln.", "/contact/"))
    one = only(stating(*said, told=told))
    assert one.difference
    assert (one.topic, one.origin, one.difference.is_certain) == (Topic.ADDRESS, Origin.STRUCTURED, True)
    assert (one.difference.wrong.value, one.difference.right.value) == ("41 Foundry Lane", STREET)


def test_the_website_and_a_place_show_another_house_than_the_client_says() -> None:
    found = differing(stating(words(ROAD, "41 Foundry Lane"), listing((ROAD, "41 Foundry Ln")), told=TOLD))
    assert [(origin, wrong) for _, origin, wrong, _ in found] == [
        (Origin.TEXT, "41 Foundry Lane"),
        (Origin.PLACE, "41 Foundry Ln"),
    ]


@pytest.mark.parametrize("where", [(POSTCODE, "B4 7ZZ"), (TOWN, "BIRMINGHAM")])
def test_another_street_in_the_client_s_own_town_looks_wrong(where: tuple[FactKind, str]) -> None:
    one = only(stating(listing((ROAD, "3 Mill Road"), where), told=TOLD))
    assert one.difference
    assert (one.difference.wrong.value, one.difference.is_certain) == ("3 Mill Road", False)


def test_the_client_s_own_street_with_another_postcode_looks_wrong() -> None:
    one = only(stating(listing((ROAD, STREET), (POSTCODE, "B5 7ZZ")), told=TOLD))
    assert one.difference
    assert (one.difference.wrong.value, one.difference.right.value) == ("B5 7ZZ", "B4 7ZZ")


def test_two_pages_of_the_website_name_two_houses_of_one_street() -> None:
    one = only(stating(words(ROAD, STREET, "/contact/"), words(ROAD, "41 Foundry Lane", "/impressum")))
    assert one.difference
    assert (one.origin, one.difference.is_inner, one.difference.is_certain) == (Origin.TEXT, True, False)


@pytest.mark.parametrize("told", [TOLD, Facts()])
def test_search_engines_are_told_other_hours_on_some_days(told: Facts) -> None:
    said = (words(HOURS, WEEK), search(HOURS, "Mo-Th 08:00-17:00"), search(HOURS, "Fr 08:00-16:00"))
    one = only(stating(*said, told=told))
    assert one.difference
    assert (one.topic, one.origin, one.difference.is_certain) == (Topic.HOURS, Origin.STRUCTURED, True)
    assert (one.difference.wrong.value, one.difference.right.value) == ("Fr 08:00-16:00", "Fr 08:00-17:00")


@pytest.mark.parametrize(("told", "is_certain"), [(TOLD, True), (Facts(), False)])
def test_a_place_shows_other_hours(told: Facts, is_certain: bool) -> None:  # noqa: FBT001  # a column of the table
    one = only(stating(words(HOURS, WEEK), listing((HOURS, "Mo-Fr 08:00-18:00"), (HOURS, "Su 10:00-12:00")), told=told))
    assert one.difference
    assert (one.origin, one.difference.is_certain) == (Origin.PLACE, is_certain)


def test_two_pages_of_the_website_say_different_hours() -> None:
    one = only(stating(words(HOURS, WEEK, "/"), words(HOURS, "Mo-Fr 09:00-17:00", "/contact/")))
    assert one.difference
    assert one.difference.is_inner
    assert {one.difference.wrong.spot, one.difference.right.spot} == {"your home page", "your page /contact/"}


def test_another_name_looks_wrong_where_a_page_bears_the_business_s_name() -> None:
    dossier = stating(search(NAME, "Acme Widgets"), listing(own_name="Corner Crumbs", platform="facebook"))
    assert [(origin, wrong) for _, origin, wrong, _ in differing(dossier)] == [
        (Origin.STRUCTURED, "Acme Widgets"),
        (Origin.PLACE, "Corner Crumbs"),
    ]


def test_a_mail_address_differs_only_from_the_client_s_own_word() -> None:
    dossier = stating(words(EMAIL, "office@maple.example"), search(EMAIL, "old@other.example"), told=TOLD)
    assert differing(dossier) == [(Topic.EMAIL, Origin.STRUCTURED, "old@other.example", "office@maple.example")]


# How they are laid side by side


def test_a_mail_address_that_the_website_shows_is_the_same_and_another_is_not_compared() -> None:
    for email, agreement_ in (("office@maple.example", Agreement.SAME), ("old@maple.example", Agreement.UNCLEAR)):
        dossier = stating(words(EMAIL, "office@maple.example"), search(EMAIL, email))
        assert stands(dossier, Topic.EMAIL)[2] is agreement_


def test_the_client_s_word_comes_first_then_what_visitors_read() -> None:
    said = (words(PHONE, OFFICE), search(PHONE, OFFICE), listing())
    assert stands(stating(*said, told=TOLD), Topic.PHONE) == [
        Agreement.GIVEN,
        Agreement.SAME,
        Agreement.SAME,
        Agreement.SILENT,
    ]
    assert stands(stating(*said), Topic.PHONE) == [Agreement.SILENT, Agreement.GIVEN, Agreement.SAME, Agreement.SILENT]


def test_an_address_is_shown_whole_and_a_number_once() -> None:
    said = (
        words(PHONE, "+441214960117"),
        words(PHONE, OFFICE, "/contact/"),
        search(ROAD, STREET),
        search(TOWN, "Birmingham"),
        search(POSTCODE, "B4 7ZZ"),
    )
    values = {(one.topic, one.origin): one.values for one in agreement.compared(stating(*said))}
    assert values[Topic.PHONE, Origin.TEXT] == ("+44 121 496 0117",)
    assert values[Topic.ADDRESS, Origin.STRUCTURED] == ("14 Foundry Lane, Birmingham B4 7ZZ",)


@pytest.mark.parametrize(
    ("website", "language", "told", "is_known"),
    [
        ("https://maple.example", "en", Facts(country="GB"), True),
        ("https://maple.example", "en-GB", Facts(), True),
        ("https://maple.co.uk", "en", Facts(), True),
        ("https://maple.example", "en", Facts(), False),
        ("https://maple.example", "en-US", Facts(), False),
    ],
)
def test_the_country_of_numbers_is_told_by_the_client_file_the_language_or_the_website(
    website: str,
    language: str,
    told: Facts,
    is_known: bool,  # noqa: FBT001  # a column of the table
) -> None:
    made = stating(words(PHONE, "0121 496 0117"), search(PHONE, "0121 496 0171"), told=told)
    client = dataclasses.replace(made.client, website=website, language=language)
    assert bool(differing(dataclasses.replace(made, client=client))) is is_known
