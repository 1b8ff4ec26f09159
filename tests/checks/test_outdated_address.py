"""A link that works by a detour: a thing to tidy up, and never where something worse is said of the place."""

from __future__ import annotations

import pytest

from audit import profiles
from audit.checks import outdated_address, second_profile
from audit.dossier import Place
from audit.finding import Finding, Level, Outcome
from audit.verdict import Verdict
from dossiers import dossier, link, listing, place
from linked import at, known, lead, to
from plainly import is_plain

OLD, NEW = "https://twitter.com/maplebakery", "https://x.com/maplebakery"
SETTLED = (Verdict.GONE, Verdict.NETWORK_CLOSED, Verdict.MOVED, Verdict.TAKEN_OVER)


def written(*, listed: str = NEW, linked: str = "", verdict: Verdict = Verdict.LIVE, name: str = "X") -> Place:
    links = (link(linked, profiles.identify(linked), "footer"),) if linked else ()
    return place(verdict, name=name, address=NEW, listing=listing(listed), links=links)


def found(*places: Place) -> list[Finding]:
    return list(outdated_address.check(dossier(*places)))


@pytest.mark.parametrize(
    "address", [NEW, "https://bsky.app/profile/maple.example", "https://maple.example/twitter.com"]
)
def test_an_address_of_today_is_left_alone(address: str) -> None:
    assert found(written(listed=address)) == []


@pytest.mark.parametrize("verdict", SETTLED)
def test_where_the_place_itself_is_lost_its_spelling_is_no_news(verdict: Verdict) -> None:
    assert found(written(listed=OLD, verdict=verdict)) == []


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict not in SETTLED])
def test_an_old_address_is_tidied_up_with_the_new_one_beside_it(verdict: Verdict) -> None:
    (one,) = found(written(listed=OLD, verdict=verdict, name="Google Business Profile"))
    assert (one.outcome, one.level) == (Outcome.PROBLEM, Level.TIDY_UP)
    assert OLD in one.sees
    assert one.action == f"Change the Google Business Profile link to {NEW}"
    assert is_plain(one)


def test_one_place_is_one_finding_and_what_customers_tap_comes_first() -> None:
    linked = "https://mobile.twitter.com/maplebakery"
    (one,) = found(written(listed=OLD, linked=linked))
    assert linked in one.sees
    assert one.where == ("the footer of your home page",)


def test_of_two_old_forms_the_one_that_loses_the_way_is_told() -> None:
    detour, lost = "https://twitter.com/maplebakery", "http://twitter.com/#!/maplebakery"
    links = tuple(
        link(written, profiles.identify(written), region) for written, region in ((detour, "footer"), (lost, "main"))
    )
    (one,) = outdated_address.check(dossier(place(Verdict.LIVE, links=links)))
    assert one.level is Level.FIX_SOON
    assert lost in one.sees
    assert one.where == ("the text of your home page",)
    assert is_plain(one)


def test_of_a_second_account_it_is_first_to_be_decided_whether_the_link_stays() -> None:
    own, other = "https://x.com/ironbridgeplumb", "https://twitter.com/ibplumbing"
    places = (at(own, to(own), verdict=Verdict.UNSEEN), lead(to(other, "Twitter", "header"), verdict=Verdict.UNSEEN))
    here = known(*places, name="Ironbridge Plumbing & Heating", website="https://ironbridge-plumbing.example")
    assert [one.check for one in second_profile.check(here)] == ["second_profile"]
    assert list(outdated_address.check(here)) == []
