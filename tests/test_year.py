"""A simulated season: what truly happens is told once and in time, and weather is never news."""

from __future__ import annotations

import pytest

from yearly import score, telling
from yearly.living import Kept, live

CLIENTS, WEEKS = 5, 14

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return live(tmp_path_factory.mktemp("autumn"), CLIENTS, WEEKS, "autumn")


def test_weather_is_never_news(season: Kept) -> None:
    assert [f"{why}: {alarm}" for alarm, why in score.false_alarms(season.year)] == []


def test_what_lasts_and_can_be_told_is_told_in_time(season: Kept) -> None:
    assert list(score.missed(season.year)) == []


def test_the_season_was_worth_looking_at(season: Kept) -> None:
    """There was weather, there was truth, and most weeks of most clients were silent."""
    year = season.year
    noisy = {(alarm.own, alarm.week) for alarm in year.alarms}
    assert len(list(score.expected(year))) >= 5
    assert sum(len(sky.networks) + len(sky.sites) for sky in year.weather) >= 20
    assert len(noisy) < CLIENTS * WEEKS / 4
    assert telling.is_good(season)
