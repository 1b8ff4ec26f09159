"""Somebody's own account behind a link that promises the page of the business."""

from __future__ import annotations

import pytest

from audit.checks import personal_profile
from audit.checks._check import Needs
from audit.client import Decision
from audit.dossier import Place
from audit.finding import Confidence, Finding, Level, Outcome
from audit.verdict import Verdict
from audit.website import FoundLink, Source
from linked import at, known, lead, to
from plainly import is_plain

DAVE = "https://www.linkedin.com/in/dave-banks"
NUMBERED = "https://www.facebook.com/profile.php?id=100064000000001"


def found(*places: Place, **settings: object) -> list[Finding]:
    return list(personal_profile.check(known(*places, **settings)))  # type: ignore[arg-type]  # a client's own


@pytest.mark.parametrize(
    "link",
    [
        to(DAVE, "Dave on LinkedIn", "main", pages=("/about/team/",)),
        to(DAVE, "LinkedIn", "main", pages=("/about/team/",)),
        to(DAVE, "", "body", pages=("/our-people/",)),
        to(DAVE, "Follow me on LinkedIn", "main", pages=("/team/dave/",)),
        to(DAVE, "Dave Banks", "footer"),
        to(DAVE, "Dave Banks", "main", pages=("/blog/a-new-oven/",)),
        to(DAVE, "", "", source=Source.SAME_AS),
        to("https://www.linkedin.com/company/dave-banks", "Follow us on LinkedIn"),
        to("https://www.linkedin.com/school/dave-banks", "Follow us on LinkedIn"),
    ],
)
def test_a_person_under_their_own_name_and_a_page_of_a_business_are_left_alone(link: FoundLink) -> None:
    assert found(lead(link)) == []


def test_a_business_that_bears_its_owners_name_is_its_owner() -> None:
    assert found(lead(to(DAVE)), name="Dave Banks Plumbing") == []
    assert found(lead(to("https://www.linkedin.com/in/dave-banks-plumber")), name="Dave Banks Plumbing") == []


@pytest.mark.parametrize("settings", [{"purpose": "Dave writes for the trade"}, {"name": "Dave's LinkedIn"}])
def test_one_that_the_client_file_lists_with_a_purpose_or_a_name_is_meant(settings: dict[str, object]) -> None:
    assert found(at(DAVE, to(DAVE), settings=settings)) == []


@pytest.mark.parametrize("decision", [Decision.MERGE, Decision.PARK, Decision.CLOSE])
def test_one_that_is_being_given_up_is_left_alone(decision: Decision) -> None:
    assert found(at(DAVE, to(DAVE), settings={"decision": decision})) == []


@pytest.mark.parametrize("verdict", [v for v in Verdict if v not in (Verdict.LIVE, Verdict.PRIVATE, Verdict.UNSEEN)])
def test_what_another_check_tells_of_is_not_told_twice(verdict: Verdict) -> None:
    assert found(lead(to(DAVE), verdict=verdict)) == []


def test_what_the_client_file_says_of_others_is_left_alone() -> None:
    assert found(lead(to(DAVE)), not_ours=(DAVE,)) == []
    assert found(lead(to(DAVE)), former_handles=(DAVE,)) == []


@pytest.mark.parametrize("name", ["", "Maple Street Bakery", "Maple Street"])
def test_a_numbered_facebook_page_that_bears_the_name_or_none_we_saw_is_the_business(name: str) -> None:
    assert found(lead(to(NUMBERED, "Follow us on Facebook"), name=name)) == []


def test_a_page_called_by_its_name_is_no_person_whatever_it_shows() -> None:
    assert found(lead(to("https://www.facebook.com/davebanks"), name="Dave Banks")) == []


@pytest.mark.parametrize(
    "link",
    [
        to(DAVE),
        to(DAVE, "LinkedIn", "header"),
        to(DAVE, "Follow us on LinkedIn", "main", pages=("/about/",)),
        to(DAVE, "Folgen Sie uns auf LinkedIn", "body"),
    ],
)
@pytest.mark.parametrize("verdict", [Verdict.LIVE, Verdict.UNSEEN])
def test_a_member_behind_a_promise_of_the_business_is_told(link: FoundLink, verdict: Verdict) -> None:
    (one,) = found(lead(link, verdict=verdict))
    assert (one.outcome, one.level, one.confidence) == (Outcome.PROBLEM, Level.FIX_SOON, Confidence.LOOKS)
    assert one.title == "The LinkedIn link on your website looks as if it leads to a person's own account"
    assert one.where == (link.spot,)
    assert is_plain(one)


def test_one_that_the_client_file_lists_as_if_it_were_the_page_is_told_too() -> None:
    (one,) = found(at(DAVE, to(DAVE)))
    assert one.place == "linkedin:in/dave-banks"


@pytest.mark.parametrize("address", [NUMBERED, "https://www.facebook.com/people/Dave-Banks/100064000000001/"])
def test_a_numbered_facebook_account_with_another_name_may_be_a_persons(address: str) -> None:
    (one,) = found(lead(to(address), name="Dave Banks"))
    assert one.confidence is Confidence.MAY
    assert one.title == "The Facebook link on your website may lead to a person's own account"
    assert is_plain(one)


def test_it_needs_the_website() -> None:
    assert personal_profile.NEEDS is Needs.SITE
