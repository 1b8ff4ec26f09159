"""The year at the foot of the website: old only when it is long past."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from audit.checks import old_year
from audit.finding import Confidence, Finding, Level, Outcome
from audit.website.noticed import Noticed, Trait
from dossiers import dossier, site, snapshot
from plainly import is_plain

TAKEN = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
DAY = TAKEN.date()


def line(year: int | str, *pages: str, text: str = "", on_pages: int = 0) -> Noticed:
    return Noticed(
        trait=Trait.YEAR,
        value=str(year),
        text=text or f"© {year} Maple Bakery Ltd. All rights reserved.",
        region="footer",
        pages=pages or ("/",),
        on_pages=on_pages or len(pages) or 1,
    )


def found(*things: Noticed, taken: dt.datetime = TAKEN, date: dt.date = DAY) -> list[Finding]:
    seen = dossier(home=dataclasses.replace(site(), noticed=things))
    return list(old_year.check(dataclasses.replace(seen, date=date, snapshot=snapshot(taken=taken))))


# What must be left alone


def test_without_a_year_nothing_is_said() -> None:
    assert found() == []
    assert found(line("unknown")) == []
    assert list(old_year.check(dataclasses.replace(dossier(), site=None))) == []


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_this_years_and_last_years_line_is_good_news(year: int) -> None:
    (good,) = found(line(year, "/", "/menu"))
    assert good.outcome is Outcome.FINE
    assert f"© {year}" in good.sees
    assert "2 pages" in good.sees
    assert is_plain(good)


def test_not_looking_never_makes_a_line_older() -> None:
    (one,) = found(line(2025), date=dt.date(2028, 1, 5))
    assert one.outcome is Outcome.FINE


# What is found


@pytest.mark.parametrize("year", [1999, 2019, 2024])
def test_an_old_line_is_to_be_tidied_up(year: int) -> None:
    (one,) = found(line(year))
    assert (one.outcome, one.level, one.confidence) == (Outcome.PROBLEM, Level.TIDY_UP, Confidence.IS)
    assert str(year) in one.title
    assert is_plain(one)


def test_only_the_pages_whose_own_line_is_old_are_named() -> None:
    (one,) = found(line(2026, "/", "/menu"), line(2019, "/guides/a", "/guides/b"))
    assert one.where == ("the footer of your page /guides/a", "the footer of your page /guides/b")


def test_several_old_years_are_one_finding_told_by_the_line_most_pages_show() -> None:
    (one,) = found(line(2012, "/old"), line(2019, *(f"/{n}" for n in range(20)), on_pages=31))
    assert "2019" in one.title
    assert one.where == ("the footer of 31 pages", "the footer of your page /old")


def test_the_finding_keeps_its_id_when_the_year_or_the_pages_change() -> None:
    assert found(line(2019))[0].id == found(line(2020, "/menu"))[0].id


def test_a_long_line_is_cut() -> None:
    (one,) = found(line(2019, text="© 2019 " + "Maple " * 40))
    assert "…" in one.sees
    assert is_plain(one)
