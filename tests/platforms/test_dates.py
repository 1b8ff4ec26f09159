from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, strategies as st

from audit.platforms import _dates
from looking import TODAY

NOON = dt.datetime(2026, 10, 30, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2024-13-45", "0000-00-00", "99999", "1700000000x", "Fri, 99 Foo 2026", "9999-12-31T23:59:59-14:00"],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert _dates.moment(text) is None


@given(st.text(max_size=80))
def test_no_text_makes_a_date_raise(text: str) -> None:
    _dates.moment(text)


@given(st.one_of(st.floats(), st.integers(), st.text(max_size=20), st.none(), st.lists(st.integers())))
def test_no_value_makes_seconds_raise(value: object) -> None:
    _dates.from_seconds(value)


@given(st.integers(min_value=0, max_value=2**80))
def test_no_id_makes_a_date_raise(number: int) -> None:
    _dates.from_x_id(number)
    _dates.from_tiktok_id(number)
    _dates.from_linkedin_id(number)


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-30T12:00:00Z",
        "2026-10-30T14:00:00+02:00",
        "2026-10-30T12:00:00",
        " 2026-10-30 12:00 ",
        "Fri, 30 Oct 2026 12:00:00 +0000",
        "Fri, 30 Oct 2026 07:00:00 EST",
        "30 Oct 2026 12:00:00 -0000",
    ],
)
def test_a_date_is_read_as_utc(text: str) -> None:
    assert _dates.moment(text) == NOON


def test_seconds_are_read_from_numbers_and_digits() -> None:
    assert _dates.from_seconds(NOON.timestamp()) == NOON
    assert _dates.from_seconds(str(int(NOON.timestamp()))) == NOON


def test_only_dates_that_posts_can_have_are_usable_newest_first() -> None:
    day = dt.timedelta(days=1)
    midnight = dt.datetime.combine(TODAY, dt.time(), dt.UTC)
    old, new, ahead = midnight - 9 * day, midnight, midnight + 2 * day
    never = (dt.datetime(1970, 1, 1, tzinfo=dt.UTC), dt.datetime(1994, 12, 31, tzinfo=dt.UTC), midnight + 4 * day, None)
    assert _dates.usable([old, *never, ahead, new], TODAY) == (ahead, new, old)


def test_ids_tell_when_a_post_was_made() -> None:
    millis = int(NOON.timestamp() * 1000)
    assert _dates.from_x_id((millis - 1_288_834_974_657) << 22) == NOON
    assert _dates.from_tiktok_id(int(NOON.timestamp()) << 32) == NOON
    assert _dates.from_linkedin_id(millis << 22) == NOON


def test_ids_from_before_snowflakes_tell_nothing() -> None:
    assert _dates.from_x_id(20_000_000_000) is None


def test_an_instagram_code_tells_when_the_post_was_made() -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    number = (int(NOON.timestamp() * 1000) - 1_314_220_021_721) << 23
    code = ""
    while number:
        number, place = divmod(number, 64)
        code = letters[place] + code
    assert _dates.from_instagram_code(code) == NOON
    assert _dates.from_instagram_code(code + "privatesuffix") == NOON


@pytest.mark.parametrize("code", ["", "short", "not*a*code*"])
def test_what_is_no_instagram_code_tells_nothing(code: str) -> None:
    assert _dates.from_instagram_code(code) is None
