"""Opening hours in the words of people and machines: what is understood, and what is rather left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from audit import openinghours


def lines(text: str, language: str = "") -> tuple[str, ...]:
    week = openinghours.read(text, language)
    return openinghours.written(week) if week else ()


# What must be left alone


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Monday",
        "8:00 to 17:00",
        "Mon - Fri: 9 - 5",
        "Mon-Fri 1-5pm",
        "Tuesday 5:00 - 9:00",
        "Mo-Su",
        "Lunch Mon-Fri 12:00-14:00",
        "Phone lines open Monday to Friday 8:00 to 17:00",
        "Sat by appointment",
        "Monday to Friday 8:00 to 17:00, Saturday by appointment",
        "Bank holiday Monday 10:00-14:00",
        "Bank holidays 10:00-14:00",
        "Mo-Fr 08:00-17:00, PH 10:00-12:00",
        "Summer: Mon-Fri 8:00-18:00",
        "Mon-Fri 0800-1700",
        "Mo-Fr 08:00-25:00",
        "Mo-Fr 08:00-17:70",
        "Mo-Fr 17:00-08:00",
        "Mon-Fri until 17:00",
        "Monday 8:00-12:00, Monday 9:00-12:00",
        "Monday 2 March 2026, 18:00-20:00",
        "Open 7 days",
        "We close at 17:00 on Fridays",
        "Mon-Fri 08:00-17:00 " * 20,
    ],
)
def test_what_is_not_understood_to_its_last_word_is_not_read(text: str) -> None:
    assert lines(text) == ()


def test_the_same_letters_may_be_another_day_in_another_language() -> None:
    assert lines("Di 08:00-12:00", "de-AT") == ("Tu 08:00-12:00",)
    assert lines("Di 08:00-12:00", "fr") == ()
    assert lines("So 08:00-12:00", "en-GB") == ()


@pytest.mark.slow
@given(st.text(max_size=250))
def test_any_text_is_read_or_left_without_stumbling(text: str) -> None:
    week = openinghours.read(text)
    assert week is None or all(0 <= start < end for pairs in week.values() for start, end in pairs)


# What is understood


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Mo-Fr 08:00-17:00", ("Mo-Fr 08:00-17:00",)),
        ("Mo-Fr 08:00-12:00,13:00-17:00", ("Mo-Fr 08:00-12:00,13:00-17:00",)),
        ("Mo,We 9:00-13:00", ("Mo 09:00-13:00", "We 09:00-13:00")),
        ("Mo-Fr 08:00-17:00; Sa 09:00-12:00", ("Mo-Fr 08:00-17:00", "Sa 09:00-12:00")),
        ("Su-Th 10:00-20:00", ("Mo-Th 10:00-20:00", "Su 10:00-20:00")),
        ("Monday to Friday 8:00 to 17:00", ("Mo-Fr 08:00-17:00",)),
        ("Mon\u2013Fri 8am\u20135pm", ("Mo-Fr 08:00-17:00",)),
        ("Mon - Fri: 9 - 5pm", ("Mo-Fr 09:00-17:00",)),
        ("Monday: 9:00\u202fAM \u2013 5:00\u202fPM", ("Mo 09:00-17:00",)),
        ("8.30 a.m. to 5 p.m., Monday to Friday", ("Mo-Fr 08:30-17:00",)),
        ("Mo-Fr 8-17 Uhr", ("Mo-Fr 08:00-17:00",)),
        ("Mo, Di und Do 8-12 Uhr", ("Mo-Tu 08:00-12:00", "Th 08:00-12:00")),
        ("Lundi au vendredi : 8h30 - 12h et 14h - 18h", ("Mo-Fr 08:30-12:00,14:00-18:00",)),
        ("Monday to Friday 8:00 to 17:00. Closed on bank holidays.", ("Mo-Fr 08:00-17:00",)),
        ("Mon-Fri 08:00-17:00 except bank holidays", ("Mo-Fr 08:00-17:00",)),
        ("We are open Saturday 9am to noon", ("Sa 09:00-12:00",)),
        ("Sat & Sun closed", ("Sa-Su closed",)),
        ("Friday 18:00-02:00", ("Fr 18:00-02:00",)),
        ("daily 10am-midnight", ("Mo-Su 10:00-24:00",)),
        ("Open 24/7", ("Mo-Su 00:00-24:00",)),
        ("Mo-Su 00:00-23:59", ("Mo-Su 00:00-24:00",)),
        ("mon-fri 07:00-12:00, 12:00-17:00", ("Mo-Fr 07:00-17:00",)),
    ],
)
def test_hours_are_read_in_the_ways_people_and_machines_write_them(text: str, short: tuple[str, ...]) -> None:
    assert lines(text) == short
    assert openinghours.together(map(openinghours.read, short)) == openinghours.read(text)  # type: ignore[arg-type]  # all are weeks


def test_two_readings_are_one_unless_they_say_different_things_of_a_day() -> None:
    monday, tuesday, other = ({0: ((480, 1020),)}, {1: ((480, 1020),)}, {0: ((540, 1020),)})
    assert openinghours.together((monday, tuesday)) == {**monday, **tuesday}
    assert openinghours.together((monday, other)) is None
    assert openinghours.together(()) is None


def test_only_days_of_which_both_say_something_can_differ() -> None:
    week, weekend = {0: ((480, 1020),), 1: ((480, 1020),)}, {5: ((480, 720),)}
    assert openinghours.differing(week, weekend) == ()
    assert openinghours.differing(week, {0: ((480, 1020),), 1: ()}) == (1,)


@pytest.mark.parametrize(
    ("line", "is_12h", "said"),
    [
        ("Mo-Fr 08:00-17:00", False, "Monday to Friday 08:00 to 17:00"),
        ("Mo-Fr 08:00-12:00,13:30-17:00", True, "Monday to Friday 8 am to noon and 1:30 pm to 5 pm"),
        ("Sa 18:00-24:00", True, "Saturday 6 pm to midnight"),
        ("Su closed", True, "Sunday closed"),
        ("by appointment", False, "by appointment"),
    ],
)
def test_a_short_line_is_spelled_out_as_its_country_does(line: str, is_12h: bool, said: str) -> None:  # noqa: FBT001  # a row of the table
    assert openinghours.spelled([line], is_12h=is_12h) == (said,)
    assert openinghours.is_12h("US")
    assert not openinghours.is_12h("GB")
