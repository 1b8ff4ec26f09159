"""How silent a place may be called, and when silence is as it should be."""

from __future__ import annotations

import pytest

from audit.activity import Activity
from audit.checks import silent_profile
from audit.client import Decision
from audit.dossier import Place
from audit.finding import Confidence, Finding, Level, Outcome
from audit.verdict import Verdict
from dossiers import dossier, place
from plainly import is_plain

SILENT = (Activity.QUIET, Activity.DORMANT, Activity.ABANDONED)
ELSEWHERE = ("https://maple.example",)


def found(*places: Place) -> list[Finding]:
    return list(silent_profile.check(dossier(*places)))


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.LIVE])
def test_only_a_living_place_can_be_silent(verdict: Verdict) -> None:
    assert found(place(verdict, Activity.ABANDONED, days=4000)) == []


@pytest.mark.parametrize("activity", [Activity.UNKNOWN, Activity.EMPTY])
@pytest.mark.parametrize("days", [None, 4000])
def test_where_the_last_post_is_not_known_nothing_is_said(activity: Activity, days: int | None) -> None:
    assert found(place(Verdict.LIVE, activity, days=days)) == []


@pytest.mark.parametrize("activity", [Activity.FRESH, *SILENT])
def test_a_place_that_is_to_be_closed_may_be_silent(activity: Activity) -> None:
    assert found(place(Verdict.LIVE, activity, days=400, decision=Decision.CLOSE)) == []


@pytest.mark.parametrize("activity", SILENT)
def test_a_parked_place_that_points_elsewhere_is_good_news(activity: Activity) -> None:
    (good,) = found(place(Verdict.LIVE, activity, days=900, decision=Decision.PARK, points_to=ELSEWHERE))
    assert good.outcome is Outcome.FINE
    assert "as you wanted" in good.title
    assert is_plain(good)


@pytest.mark.parametrize("activity", SILENT)
def test_a_parked_place_that_points_nowhere_is_just_silent(activity: Activity) -> None:
    (one,) = found(place(Verdict.LIVE, activity, days=900, decision=Decision.PARK))
    assert one.outcome is Outcome.PROBLEM


def test_a_fresh_place_is_good_news() -> None:
    (good,) = found(place(Verdict.LIVE, Activity.FRESH, days=2))
    assert good.outcome is Outcome.FINE
    assert is_plain(good)


@pytest.mark.parametrize(
    ("activity", "level", "confidence", "words"),
    [
        (Activity.QUIET, Level.TIDY_UP, Confidence.IS, "is quiet"),
        (Activity.DORMANT, Level.FIX_SOON, Confidence.LOOKS, "looks asleep"),
        (Activity.ABANDONED, Level.FIX_SOON, Confidence.LOOKS, "looks left behind"),
    ],
)
def test_the_longer_the_silence_the_sooner_to_fix(
    activity: Activity, level: Level, confidence: Confidence, words: str
) -> None:
    (one,) = found(place(Verdict.LIVE, activity, days=400, name="Google Business Profile"))
    assert (one.outcome, one.level, one.confidence) == (Outcome.PROBLEM, level, confidence)
    assert one.title.endswith(words)
    assert is_plain(one)


@pytest.mark.parametrize(
    ("activity", "days", "regions", "level"),
    [
        (Activity.ABANDONED, 731, ("header",), Level.FIX_NOW),
        (Activity.ABANDONED, 731, ("nav",), Level.FIX_NOW),
        (Activity.ABANDONED, 731, ("footer",), Level.FIX_NOW),
        (Activity.ABANDONED, 730, ("header",), Level.FIX_SOON),
        (Activity.ABANDONED, 731, ("main",), Level.FIX_SOON),
        (Activity.ABANDONED, 731, (), Level.FIX_SOON),
        (Activity.DORMANT, 900, ("header",), Level.FIX_SOON),
        (Activity.QUIET, 900, ("header",), Level.TIDY_UP),
    ],
)
def test_two_years_of_silence_behind_a_prominent_link_is_to_be_fixed_now(
    activity: Activity, days: int, regions: tuple[str, ...], level: Level
) -> None:
    (one,) = found(place(Verdict.LIVE, activity, days=days, regions=regions))
    assert one.level is level


@pytest.mark.parametrize(
    ("days", "ago"),
    [
        (8, "a few days ago"),
        (14, "2 weeks ago"),
        (69, "9 weeks ago"),
        (70, "2 months ago"),
        (731, "23 months ago"),
        (732, "more than 2 years ago"),
    ],
)
def test_what_a_customer_finds_is_told_by_its_age(days: int, ago: str) -> None:
    (one,) = found(place(Verdict.LIVE, Activity.QUIET, days=days))
    assert one.sees.endswith(f"finds a last post from {ago}.")


def test_one_place_keeps_one_id_as_its_silence_grows() -> None:
    ids = {one.id for activity in SILENT for one in found(place(Verdict.LIVE, activity, days=900))}
    assert ids == {"F-silent_profile-7b8606a1"}
