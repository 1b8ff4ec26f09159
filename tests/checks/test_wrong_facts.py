"""Facts that customers meet in two versions: what is said of them, how surely, and to whom."""

from __future__ import annotations

import pytest

from audit.checks import wrong_facts
from audit.client import Decision, Facts
from audit.dossier import Dossier
from audit.evidence import FactKind
from audit.finding import Confidence, Finding, Level, Outcome
from audit.website import SiteState
from dossiers import listing as entry
from plainly import is_plain
from stating import NIGHT, OFFICE, OLD, STREET, WEEK, listing, search, stating, words

PHONE, HOURS, ROAD, NAME, EMAIL = FactKind.PHONE, FactKind.HOURS, FactKind.STREET, FactKind.NAME, FactKind.EMAIL
TOLD = Facts(phone=OFFICE, email="office@maple.example", street=STREET, hours={"mon-fri": "08:00-17:00"}, country="GB")
FACEBOOK = {"platform": "facebook", "name": "Facebook"}


def found(dossier: Dossier) -> list[Finding]:
    return list(wrong_facts.check(dossier))


def only(dossier: Dossier) -> Finding:
    (one,) = found(dossier)
    assert is_plain(one)
    return one


# What must be left alone


def test_where_nothing_is_said_nothing_is_found() -> None:
    assert found(stating()) == []
    assert found(stating(told=TOLD)) == []
    assert found(stating(words(PHONE, OFFICE), listing(own_name="Maple Street Bakery"))) == []


def test_a_website_that_is_somebody_else_s_is_not_read() -> None:
    assert found(stating(words(PHONE, OLD), search(PHONE, OLD), told=TOLD, state=SiteState.FOR_SALE)) == []


@pytest.mark.parametrize("decision", [Decision.CLOSE, Decision.MERGE])
def test_a_place_that_is_to_end_needs_no_correction(decision: Decision) -> None:
    place = listing((PHONE, OLD), listing=entry("https://maple.example/listing", decision=decision))
    assert found(stating(words(PHONE, OFFICE), place)) == []


@pytest.mark.parametrize(
    ("said", "proof"),
    [
        ((words(PHONE, "0121 496 0117"),), "We compared your phone number once and found no difference."),
        (
            (
                words(PHONE, OFFICE),
                search(PHONE, "+44 (0)121 496-0117"),
                words(ROAD, "14 Foundry Ln."),
                listing((HOURS, WEEK)),
            ),
            "We compared your phone number, address and opening hours 4 times and found no difference.",
        ),
    ],
)
def test_facts_that_agree_are_good_news_with_what_was_compared(said: tuple[object, ...], proof: str) -> None:
    good = only(stating(*said, told=TOLD))  # type: ignore[arg-type]  # facts and places
    assert (good.outcome, good.sees) == (Outcome.FINE, proof)


def test_a_difference_is_no_good_news_as_well() -> None:
    one = only(stating(words(PHONE, OFFICE), search(PHONE, OLD), words(ROAD, STREET), told=TOLD))
    assert one.outcome is Outcome.PROBLEM


# What is found


def test_search_engines_are_told_another_number_than_the_client_s() -> None:
    one = only(stating(words(PHONE, OFFICE), search(PHONE, OLD), told=TOLD))
    assert (one.level, one.confidence, one.place, one.who) == (Level.FIX_NOW, Confidence.IS, "", "web person")
    assert one.title == "Search engines are told another phone number"
    assert f'Your website tells search engines "{OLD}". You told us "{OFFICE}".' in one.sees
    assert one.action == "Correct the phone number that your website tells search engines"
    assert one.where == ("your home page, where search engines read it",)


def test_two_forms_of_the_website_that_disagree_are_told_without_taking_sides() -> None:
    one = only(stating(words(PHONE, OFFICE), search(PHONE, OLD, "/contact/")))
    assert (one.level, one.confidence) == (Level.FIX_NOW, Confidence.IS)
    assert f'Visitors of your website read "{OFFICE}".' in one.sees
    assert one.action.startswith("Find out which phone number is right")
    assert one.where == ("your page /contact/, where search engines read it",)


def test_the_website_itself_shows_another_number() -> None:
    one = only(stating(words(PHONE, OLD, "/", "/menu"), told=TOLD))
    assert (one.title, one.where) == ("Your website shows another phone number", ("2 pages",))
    assert (one.level, one.confidence) == (Level.FIX_NOW, Confidence.IS)


def test_a_place_that_shows_another_house_is_named() -> None:
    one = only(stating(words(ROAD, STREET), listing((ROAD, "41 Foundry Lane"), **FACEBOOK), told=TOLD))  # type: ignore[arg-type]  # a platform and a name
    assert (one.place, one.who, one.where) == ("facebook:maple", "owner", ())
    assert one.title == "Your Facebook page shows another address"
    assert one.action == "Correct the address on your Facebook page"


def test_a_place_that_differs_from_the_website_alone_looks_wrong() -> None:
    one = only(stating(words(PHONE, OFFICE), listing((PHONE, OLD))))
    assert (one.level, one.confidence) == (Level.FIX_SOON, Confidence.LOOKS)
    assert one.title == "The phone number on your Google Business Profile looks wrong"
    assert f'Your website says "{OFFICE}".' in one.sees


def test_other_hours_are_spelled_out_as_the_client_s_country_writes_them() -> None:
    said = (words(HOURS, WEEK), search(HOURS, "Mo-Fr 08:00-18:00"))
    british, american = only(stating(*said, told=TOLD)), only(stating(*said, told=Facts(country="US")))
    assert british.title == "Search engines are told other opening hours"
    assert '"Monday to Friday 08:00 to 18:00"' in british.sees
    assert '"Monday to Friday 8 am to 6 pm"' in american.sees


def test_pages_that_say_different_hours_are_both_named() -> None:
    one = only(stating(words(HOURS, WEEK, "/"), words(HOURS, "Mo-Fr 08:00-18:00", "/contact/")))
    assert (one.level, one.confidence) == (Level.FIX_SOON, Confidence.LOOKS)
    assert one.where == ("your page /contact/", "your home page")
    assert "look at odds about your opening hours" in one.title


def test_another_name_or_mail_address_only_looks_wrong() -> None:
    said = (search(NAME, "Acme Widgets"), search(EMAIL, "old@other.example"))
    name, email = sorted(found(stating(*said, told=TOLD)), key=lambda one: one.subject, reverse=True)
    assert (name.level, name.confidence) == (Level.TIDY_UP, Confidence.LOOKS)
    assert (email.level, email.confidence) == (Level.FIX_SOON, Confidence.LOOKS)
    assert is_plain(name)
    assert is_plain(email)


def test_each_fact_of_each_source_is_one_finding_with_an_id_of_its_own() -> None:
    said = (search(PHONE, OLD), search(ROAD, "41 Foundry Lane"), search(HOURS, "Mo-Fr 08:00-18:00"))
    places = (listing((PHONE, OLD), (PHONE, NIGHT)), listing((PHONE, OLD), **FACEBOOK))  # type: ignore[arg-type]  # as above
    several = found(stating(*said, *places, told=TOLD))
    assert len(several) == 5
    assert len({one.id for one in several}) == 5
    assert all(is_plain(one) for one in several)


@pytest.mark.parametrize(
    "value", ["14 " + "Very " * 9 + "Long Lane", "14 " + "L" * 190, '14 "Foundry" Lane. No. 2! Really? Lane']
)
def test_a_very_long_value_is_shortened_in_words(value: str) -> None:
    one = only(stating(search(ROAD, value), told=Facts(street=value.replace("14", "41"))))
    assert len(one.sees) < 250


def test_another_value_is_another_finding() -> None:
    ids = {only(stating(search(PHONE, number), told=TOLD)).id for number in (OLD, NIGHT)}
    assert len(ids) == 2
