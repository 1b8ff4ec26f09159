"""A link that promises the business's own page and leads to an account that has nothing in common with it."""

from __future__ import annotations

import pytest

from audit.checks import stranger_profile
from audit.checks._check import Needs
from audit.client import Decision
from audit.dossier import Place
from audit.finding import Confidence, Finding, Level, Outcome
from audit.verdict import Verdict
from audit.website import FoundLink, Source
from audit.website.noticed import Noticed, Trait
from linked import WEBSITE, at, known, lead, to
from plainly import is_plain

OTHER = "https://www.facebook.com/sunriseyoga"
OWN = "https://www.facebook.com/maplestreetbakery"
LIKE = "https://www.facebook.com/maplebrewery"
FIND = to(LIKE, "Find us on Facebook", "main", pages=("/cover/",))


def found(*places: Place, **settings: object) -> list[Finding]:
    return list(stranger_profile.check(known(*places, **settings)))  # type: ignore[arg-type]  # a client's own


@pytest.mark.parametrize(
    ("business", "shown"),
    [
        ("\u67ab\u53f6 Bakery", "\u67ab\u53f6 Bread"),
        ("\u041f\u0435\u043a\u0430\u0440\u043d\u044f Kl\u00ebn", "Maple Leaf"),
        ("Maple Leaf", "\u67ab\u53f6 Bread and rolls"),
    ],
)
def test_names_in_other_scripts_cannot_be_compared(business: str, shown: str) -> None:
    place = lead(to("https://www.facebook.com/profile.name"), name=shown)
    assert found(place, name=business, website="https://fybk.example/") == []


def test_beside_the_businesss_own_account_a_strange_one_may_be_a_sisters() -> None:
    (one,) = found(at(OWN, to(OWN)), lead(to(OTHER), name="Sunrise Yoga"))
    assert one.confidence is Confidence.MAY
    assert " may lead " in one.title
    assert is_plain(one)


@pytest.mark.parametrize(
    "link",
    [
        to(OTHER, "Sunrise Yoga", "main", pages=("/partners/",)),
        to(OTHER, "Facebook", "main", pages=("/partners/",)),
        to(OTHER, "Website by Sunrise Yoga"),
        to(OTHER, "the studio on Facebook", on_pages=4),
        to(OTHER, "", "", source=Source.SAME_AS),
        to(OTHER, "Share on Facebook"),
    ],
)
def test_a_credit_a_mention_and_what_machines_read_are_left_alone(link: FoundLink) -> None:
    assert found(lead(link)) == []


def test_the_icon_of_a_maker_whose_website_is_linked_too_is_a_credit() -> None:
    credit = Noticed(trait=Trait.OUTSIDE, value="https://www.sunriseyoga.example/")
    assert found(lead(to(OTHER)), noticed=(credit,)) == []


@pytest.mark.parametrize(
    "handle",
    [
        "maplestreetbakery",
        "maple.street.bakery",
        "maplestbakery",
        "msb",
        "maplebakery",
        "themaplestreet",
        "maplestreetcakes",
    ],
)
def test_a_handle_that_may_be_the_business_is_none_of_a_strangers(handle: str) -> None:
    assert found(lead(to(f"https://www.facebook.com/{handle}", "Follow us"))) == []


def test_an_account_that_shows_the_name_or_leads_home_is_the_business() -> None:
    assert found(lead(to(OTHER), name="Maple Street Bakery")) == []
    assert found(lead(to(OTHER), links=(WEBSITE,))) == []
    assert found(lead(to(OTHER), bio="Bread and more. maplebakery.example")) == []


def test_other_names_of_the_business_count_as_well() -> None:
    assert found(lead(to(OTHER)), legal_names=("Sunrise Yoga Ltd",)) == []
    instagram = "https://www.instagram.com/sunriseyoga"
    assert found(lead(to(OTHER)), at(instagram)) == []


def test_an_unfamiliar_name_that_the_header_shows_on_another_network_too_may_be_its_brand() -> None:
    assert found(lead(to(OTHER)), lead(to("https://www.instagram.com/sunriseyoga", region="header"))) == []


@pytest.mark.parametrize("verdict", [v for v in Verdict if v not in (Verdict.LIVE, Verdict.PRIVATE)])
def test_only_what_was_seen_living_can_be_a_strangers(verdict: Verdict) -> None:
    assert found(lead(to(OTHER), verdict=verdict)) == []


def test_an_id_without_a_name_tells_nothing() -> None:
    assert found(lead(to("https://www.youtube.com/channel/UCaaaaaaaaaaaaaaaaaaaaaa"))) == []
    assert found(lead(to("https://www.facebook.com/104000000000001"))) == []


def test_what_the_client_file_lists_or_gave_up_is_left_alone() -> None:
    assert found(at(OTHER, to(OTHER))) == []
    assert found(at(OTHER, to(OTHER), settings={"decision": Decision.CLOSE})) == []
    assert found(lead(to(OTHER)), former_handles=(OTHER,)) == []


def test_a_person_is_told_by_another_check() -> None:
    assert found(lead(to("https://www.linkedin.com/in/sunrise"))) == []


@pytest.mark.parametrize(
    "link",
    [
        to(OTHER),
        to(OTHER, "Facebook", "header"),
        to(OTHER, "Follow us", "main"),
        to(OTHER, "Retrouvez-nous sur Facebook", "body"),
    ],
)
def test_a_living_account_with_another_name_behind_a_promise_looks_like_a_strangers(link: FoundLink) -> None:
    (one,) = found(lead(link, name="Sunrise Yoga"))
    assert (one.outcome, one.level, one.confidence) == (Outcome.PROBLEM, Level.FIX_SOON, Confidence.LOOKS)
    assert one.title == "Your Facebook link looks as if it leads to somebody else"
    assert "Sunrise Yoga" in one.sees
    assert one.where == (link.spot,)
    assert is_plain(one)


def test_a_maker_whose_link_promises_our_page_is_no_credit() -> None:
    credit = Noticed(trait=Trait.OUTSIDE, value="https://www.sunriseyoga.example/")
    (one,) = found(lead(to(OTHER, "Follow us on Facebook")), noticed=(credit,))
    assert one.confidence is Confidence.LOOKS


def test_a_word_in_common_is_a_hint_where_the_business_has_its_own_account_there() -> None:
    brewery = lead(FIND, name="Maple Brewery")
    (one,) = found(at(OWN, to(OWN)), brewery)
    assert one.confidence is Confidence.MAY
    assert one.title == "Your Facebook link may lead to somebody else"
    assert '"Find us on Facebook" meets Maple Brewery' in one.sees
    assert is_plain(one)


@pytest.mark.parametrize("name", ["", "Maple Street Brewery"])
def test_more_than_a_word_in_common_or_a_name_not_seen_is_no_hint(name: str) -> None:
    assert found(at(OWN, to(OWN)), lead(FIND, name=name)) == []


def test_a_word_in_common_says_nothing_where_it_is_the_only_account() -> None:
    assert found(lead(FIND, name="Maple Brewery")) == []


def test_what_the_client_file_says_is_not_ours_is_certain_where_the_website_promises_it() -> None:
    (one,) = found(lead(to(OTHER), verdict=Verdict.UNSEEN), not_ours=(OTHER,))
    assert (one.level, one.confidence) == (Level.FIX_NOW, Confidence.IS)
    assert one.title == "Your Facebook link leads to somebody else"
    assert is_plain(one)


def test_what_is_not_ours_and_said_to_be_others_is_left_alone() -> None:
    assert found(lead(to(OTHER, "Sunrise Yoga", "main")), not_ours=(OTHER,)) == []


def test_it_needs_the_website() -> None:
    assert stranger_profile.NEEDS is Needs.SITE
