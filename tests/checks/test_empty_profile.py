"""A profile that was opened and never filled: not said of one that is kept so on purpose."""

from __future__ import annotations

import pytest

from audit.activity import Activity
from audit.checks import empty_profile
from audit.client import Decision
from audit.dossier import Place
from audit.finding import Finding, Level, Outcome
from audit.verdict import Verdict
from dossiers import dossier, place
from plainly import is_plain


def found(*places: Place) -> list[Finding]:
    return list(empty_profile.check(dossier(*places)))


@pytest.mark.parametrize("activity", [activity for activity in Activity if activity is not Activity.EMPTY])
def test_a_place_with_posts_or_of_which_nothing_is_known_is_not_empty(activity: Activity) -> None:
    assert found(place(Verdict.LIVE, activity)) == []


def test_a_parked_place_that_points_elsewhere_may_be_empty() -> None:
    parked = place(Verdict.LIVE, Activity.EMPTY, decision=Decision.PARK, points_to=("https://maple.example",))
    assert found(parked) == []


def test_a_place_that_is_to_be_closed_need_not_be_filled() -> None:
    assert found(place(Verdict.LIVE, Activity.EMPTY, decision=Decision.CLOSE)) == []


@pytest.mark.parametrize("decision", [Decision.UNDECIDED, Decision.KEEP, Decision.PARK])
def test_an_empty_place_is_to_be_filled_soon(decision: Decision) -> None:
    (one,) = found(place(Verdict.LIVE, Activity.EMPTY, decision=decision, name="Google Business Profile"))
    assert (one.outcome, one.level, one.id) == (Outcome.PROBLEM, Level.FIX_SOON, "F-empty_profile-7b8606a1")
    assert is_plain(one)
