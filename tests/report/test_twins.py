"""Two pages on one network: first those that are not, then which of them is rather to be kept."""

from __future__ import annotations

import dataclasses

import pytest

import bakery
from audit.activity import Activity
from audit.client import Decision, Listing
from audit.dossier import Place
from audit.evidence import Sign
from audit.finding import Finding, Level, Outcome
from audit.report.choosing import choosing
from audit.report.twins import kept_instead
from audit.verdict import Verdict

LISTED = Listing(url="facebook", line=4, owner="ana")


def page(
    handle: str,
    activity: Activity = Activity.FRESH,
    verdict: Verdict = Verdict.LIVE,
    *,
    platform: str = "facebook",
    listed: Listing | None = LISTED,
    id_: str = "",
) -> Place:
    read = dataclasses.replace(bakery.reading(Sign.SHOWN, 10), platform_id=id_)
    return bakery.place(
        platform.capitalize(), verdict, activity, platform=platform, handle=handle, listed=listed, read=read
    )


def kept(one: Place, *others: Place, findings: tuple[Finding, ...] = ()) -> str:
    found = kept_instead(one, bakery.dossier((one, *others)), findings)
    return found.handle if found else ""


def told(one: Place) -> Finding:
    return Finding(
        check="second_profile",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_SOON,
        place=one.key,
        title="Your website sends customers to two Facebook accounts of yours",
        sees="So it does.",
    )


def test_one_page_on_a_network_has_no_other() -> None:
    assert kept(page("maple")) == ""
    assert kept(page("maple", Activity.ABANDONED), page("maple", platform="instagram")) == ""


def test_the_one_in_better_shape_is_not_sent_to_the_other() -> None:
    assert kept(page("maple"), page("maplecakes", Activity.ABANDONED)) == ""


@pytest.mark.parametrize("explained", [{"purpose": "Cakes"}, {"name": "Maple Cakes"}, {"serves": ("orders",)}])
def test_a_page_whose_purpose_is_known_stands_on_its_own(explained: dict[str, str]) -> None:
    listed = dataclasses.replace(LISTED, **explained)  # type: ignore[arg-type]  # fields of one listing
    assert kept(page("maplecakes", Activity.ABANDONED, listed=listed), page("maple")) == ""


@pytest.mark.parametrize("decision", [Decision.PARK, Decision.CLOSE, Decision.MERGE])
def test_what_is_to_end_is_kept_in_nobodys_place(decision: Decision) -> None:
    ending = page("maple", listed=dataclasses.replace(LISTED, decision=decision))
    assert kept(page("maplecakes", Activity.ABANDONED), ending) == ""


def test_two_addresses_of_one_account_are_one_page() -> None:
    assert kept(page("maplecakes", Activity.ABANDONED, id_="7"), page("maple", id_="7")) == ""
    assert kept(page("maple.bakery", Activity.ABANDONED), page("MapleBakery")) == ""
    assert kept(page("100064", Activity.ABANDONED), page("maple")) == ""
    assert kept(page("channel/UC1", Activity.ABANDONED, platform="youtube"), page("@maple", platform="youtube")) == ""


def test_shops_may_have_a_listing_each() -> None:
    assert kept(page("one", Activity.ABANDONED, platform="yelp"), page("two", platform="yelp")) == ""


def test_a_page_that_was_not_seen_is_kept_in_nobodys_place() -> None:
    assert kept(page("maplecakes", Activity.ABANDONED), page("maple", verdict=Verdict.UNSEEN)) == ""


def test_a_page_that_only_the_website_names_waits_for_the_check_that_compares() -> None:
    lead = page("maplecakes", Activity.ABANDONED, listed=None)
    assert kept(lead, page("maple")) == ""
    assert kept(lead, page("maple"), findings=(told(lead),)) == "maple"


def test_of_two_unexplained_pages_the_one_in_use_is_kept() -> None:
    assert kept(page("maplecakes", Activity.ABANDONED), page("maple")) == "maple"


@pytest.mark.parametrize("verdict", [Verdict.UNSEEN, Verdict.SUSPECT, Verdict.NOT_PUBLIC, Verdict.GONE])
def test_no_page_is_given_up_for_one_that_nobody_saw(verdict: Verdict) -> None:
    one, other = page("maplecakes", Activity.ABANDONED), page("maple", Activity.UNKNOWN, verdict)
    explained = page("maple", verdict=verdict, listed=dataclasses.replace(LISTED, purpose="Orders"))
    assert [kept(one, other), kept(one, explained), kept(one, other, findings=(told(one),))] == ["", "", ""]


def test_of_a_pair_exactly_one_is_sent_to_the_other() -> None:
    one, other = page("maple"), page("maplecakes")
    assert [kept(one, other), kept(other, one)] == ["", "maple"]


def test_only_a_network_that_can_merge_is_asked_to() -> None:
    for platform, first in (("facebook", Decision.MERGE), ("instagram", Decision.PARK)):
        one = page("maplecakes", Activity.ABANDONED, platform=platform)
        shown = choosing(one, bakery.dossier((one, page("maple", platform=platform))))
        assert shown
        assert shown.reason.startswith(f"You have two {platform.capitalize()} pages: this one and maple.")
        assert shown.choices[0].decision is first
        assert all(choice.decision is not Decision.CLOSE for choice in shown.choices)


@pytest.mark.parametrize(("platform", "then"), [("facebook", Decision.MERGE), ("tiktok", Decision.PARK)])
def test_a_second_page_that_hides_is_looked_at_first_and_merged_only_where_that_is_possible(
    platform: str, then: Decision
) -> None:
    one = page("maplecakes", Activity.UNKNOWN, Verdict.NOT_PUBLIC, platform=platform)
    shown = choosing(one, bakery.dossier((one, page("maple", platform=platform))))
    assert shown
    assert "Look first." in shown.reason
    assert ("merge" in shown.reason) is (then is Decision.MERGE)
    assert [choice.decision for choice in shown.choices] == [then]
