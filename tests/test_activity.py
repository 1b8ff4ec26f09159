"""How silent a place may be called: what proves nothing first, then the bounds."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from audit.activity import Activity, activity, days_silent, rhythm
from audit.client import Season, Thresholds
from audit.evidence import Newest, Precision
from audit.platforms import PLATFORMS, Rhythm
from dossiers import TODAY, newest

BOUNDS = Rhythm(fresh=30, quiet=90, dormant=365)
SUMMER = Season(start=(5, 1), end=(9, 30))
WINTER = Season(start=(11, 15), end=(2, 28))


def after(days: int, precision: Precision = Precision.DAY, *, lower_bound: bool = False) -> Activity:
    return activity(newest(days, precision, lower_bound=lower_bound), TODAY, BOUNDS)


def test_a_place_without_a_date_is_unknown_and_never_abandoned() -> None:
    assert activity(None, TODAY, BOUNDS) is Activity.UNKNOWN


def test_a_network_where_posts_do_not_tell_is_unknown_however_old_they_are() -> None:
    assert activity(newest(4000), TODAY, None) is Activity.UNKNOWN


@pytest.mark.parametrize("days", [31, 90, 91, 365, 366, 4000])
def test_a_date_that_newer_posts_may_follow_never_proves_silence(days: int) -> None:
    assert after(days, lower_bound=True) is Activity.UNKNOWN


@pytest.mark.parametrize("days", [0, 1, 30])
def test_a_date_that_newer_posts_may_follow_proves_fresh(days: int) -> None:
    assert after(days, lower_bound=True) is Activity.FRESH


@pytest.mark.parametrize(
    ("days", "kinder"),
    [(30, Activity.FRESH), (90, Activity.QUIET), (365, Activity.DORMANT)],
    ids=str,
)
def test_a_rough_date_gets_the_benefit_of_two_weeks(days: int, kinder: Activity) -> None:
    assert after(days + 14, Precision.ROUGH) is kinder
    assert after(days + 15, Precision.ROUGH) is not kinder


@pytest.mark.parametrize("precision", [Precision.SECOND, Precision.DERIVED, Precision.DAY])
def test_an_exact_date_is_taken_at_its_word(precision: Precision) -> None:
    assert after(91, precision) is Activity.DORMANT


def test_not_looking_never_makes_a_place_older() -> None:
    posted = newest(500)
    seen = TODAY - dt.timedelta(days=480)
    assert days_silent(posted.at.date(), seen) == 20
    assert activity(posted, seen, BOUNDS) is Activity.FRESH


def test_a_post_dated_after_the_look_is_fresh() -> None:
    assert after(-2) is Activity.FRESH


@pytest.mark.parametrize(
    ("days", "word"),
    [
        (0, Activity.FRESH),
        (30, Activity.FRESH),
        (31, Activity.QUIET),
        (90, Activity.QUIET),
        (91, Activity.DORMANT),
        (365, Activity.DORMANT),
        (366, Activity.ABANDONED),
    ],
)
def test_each_bound_belongs_to_the_kinder_word(days: int, word: Activity) -> None:
    assert after(days) is word


def test_out_of_season_the_clock_stands_still() -> None:
    last_of_summer = newest(53)
    assert last_of_summer.at.date() == dt.date(2026, 9, 30)
    assert days_silent(last_of_summer.at.date(), TODAY, SUMMER) == 0
    assert activity(last_of_summer, TODAY, BOUNDS, SUMMER) is Activity.FRESH
    assert activity(last_of_summer, TODAY, BOUNDS) is Activity.QUIET


def test_a_season_counts_its_own_days_in_every_year() -> None:
    assert days_silent(dt.date(2025, 9, 30), TODAY, SUMMER) == 153
    assert days_silent(dt.date(2026, 9, 28), TODAY, SUMMER) == 2


def test_a_season_may_run_past_new_year() -> None:
    assert days_silent(dt.date(2026, 3, 1), dt.date(2026, 11, 14), WINTER) == 0
    assert days_silent(dt.date(2025, 12, 30), dt.date(2026, 1, 3), WINTER) == 4


def test_a_silent_season_is_silence() -> None:
    old = Newest(at=dt.datetime(2023, 9, 1, tzinfo=dt.UTC), source="its posts", precision=Precision.DAY)
    assert activity(old, TODAY, BOUNDS, SUMMER) is Activity.ABANDONED


def test_the_places_own_cadence_wins_over_the_client_and_the_network() -> None:
    client = Thresholds(fresh=1, quiet=2, dormant=3)
    assert rhythm(BOUNDS, client, 7) == Rhythm(fresh=14, quiet=42, dormant=168)
    assert rhythm(None, None, 7) == Rhythm(fresh=14, quiet=42, dormant=168)


@pytest.mark.parametrize(("cadence", "dormant"), [(1, 24), (30, 720), (31, 730), (100, 730), (121, 730), (200, 1200)])
def test_a_slow_cadence_is_dormant_for_two_years_at_most_but_never_sooner_than_quiet(
    cadence: int, dormant: int
) -> None:
    own = rhythm(BOUNDS, None, cadence)
    assert own == Rhythm(fresh=2 * cadence, quiet=6 * cadence, dormant=dormant)
    assert own.fresh <= own.quiet <= own.dormant


def test_the_clients_thresholds_win_over_the_networks_one_by_one() -> None:
    assert rhythm(BOUNDS, None, None) == BOUNDS
    assert rhythm(BOUNDS, Thresholds(), None) == BOUNDS
    assert rhythm(BOUNDS, Thresholds(quiet=60), None) == dataclasses.replace(BOUNDS, quiet=60)


def test_thresholds_make_no_silence_where_posts_do_not_tell() -> None:
    assert rhythm(None, Thresholds(fresh=1, quiet=2, dormant=3), None) is None


@pytest.mark.parametrize("name", PLATFORMS)
def test_every_networks_own_bounds_grow(name: str) -> None:
    bounds = PLATFORMS[name].RHYTHM
    assert bounds is None or 0 < bounds.fresh < bounds.quiet < bounds.dormant


def test_every_activity_but_empty_is_reached_from_a_date() -> None:
    reached = {after(days) for days in (1, 60, 200, 900)} | {activity(None, TODAY, BOUNDS)}
    assert reached == set(Activity) - {Activity.EMPTY}
