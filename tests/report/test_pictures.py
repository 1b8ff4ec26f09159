"""Pictures: left out where there is nothing to draw, within their frame, and silent about nothing that they draw."""

from __future__ import annotations

import datetime as dt
import html
import re

import pytest
from hypothesis import given, strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

import bakery
from audit.news import News, Working
from audit.report import pictures, render
from audit.report.posting import Month, Posting
from audit.report.sources import Sources
from plainly import LONGEST_SENTENCE, sentences

FIRST = dt.date(2024, 12, 1)


def posting(*posts: int | None) -> Posting:
    """So many posts a month, None for one that was not read."""
    firsts = [dt.date(2024 + (11 + n) // 12, (11 + n) % 12 + 1, 1) for n in range(len(posts))]
    return Posting(
        months=tuple(
            Month(first=first, posts=count or 0, is_read=count is not None)
            for first, count in zip(firsts, posts, strict=True)
        ),
        last="Last post today.",
        counted="22 November 2026",
        pause="",
    )


def working(*counts: tuple[int, int]) -> tuple[Working, ...]:
    return tuple(
        Working(day=FIRST + dt.timedelta(days=30 * n), working=count, of=of) for n, (count, of) in enumerate(counts)
    )


def drawn(svg: str) -> LexborNode:
    (node,) = LexborHTMLParser(svg).css("svg")
    return node


def classes(svg: str) -> set[str]:
    return {str(path.attributes["class"]) for path in drawn(svg).css("path")}


def spots(svg: str) -> list[tuple[float, float]]:
    """Every point that the paths of a picture reach."""
    found: list[tuple[float, float]] = []
    for path in drawn(svg).css("path"):
        x = y = 0.0
        for letter, numbers in re.findall(r"([MmHhVvLlz])([^MmHhVvLlz]*)", str(path.attributes["d"])):
            given = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", numbers)]
            match letter:
                case "M":
                    x, y = given
                case "H":
                    x = given[0]
                case "h":
                    x += given[0]
                case "v":
                    y += given[0]
                case "l":
                    x, y = x + given[0], y + given[1]
                case _:
                    continue
            found.append((x, y))
    return found


def is_framed(svg: str) -> bool:
    _, _, width, height = map(float, str(drawn(svg).attributes["viewBox"]).split())
    assert all(-0.01 <= x <= width + 0.01 and -0.01 <= y <= height + 0.01 for x, y in spots(svg)), svg
    assert "nan" not in svg
    assert "inf" not in svg
    return True


# Left alone


@pytest.mark.parametrize("counts", [(), ((5, 7),), ((5, 7), (6, 7))])
def test_two_months_are_no_trend(counts: tuple[tuple[int, int], ...]) -> None:
    assert pictures.trend(working(*counts)) == ""


def test_a_month_in_which_nothing_could_be_seen_is_no_month_without_a_working_place() -> None:
    assert pictures.trend(working((5, 7), (0, 0), (6, 7))) == ""


def test_months_that_were_not_read_are_hatched_and_never_drawn_as_silence() -> None:
    svg = pictures.strip(posting(*[None] * 12, *[2] * 12))
    assert classes(svg) == {"pr-month", "pr-unread", "pr-posts-2"}


def test_silent_months_are_a_line_and_never_hatched() -> None:
    assert classes(pictures.strip(posting(*[0] * 23, 1))) == {"pr-month", "pr-silent", "pr-posts-1"}


def test_a_picture_holds_no_word_that_a_search_could_find() -> None:
    for svg in (
        pictures.strip(posting(*[1] * 24)),
        pictures.age_bar(8, is_least=False),
        pictures.trend(working(*[(1, 2)] * 3)),
    ):
        assert drawn(svg).text(strip=True) == ""
        assert "<title" not in svg
        assert " id=" not in svg
        assert " style=" not in svg


def test_a_report_without_dates_has_no_pictures() -> None:
    without = bakery.dossier(tuple(place for place in bakery.places() if place.newest is None))
    pages = render.render(without, (), Sources())
    written = "".join(text for name, text in pages.items() if isinstance(text, str) and name.endswith(".md"))
    assert not re.findall(r'class="pr-(?:strip|bar|trend)"', written)


def test_what_stands_in_and_beside_a_picture_is_kept_out_of_the_search() -> None:
    pages = render.render(bakery.dossier(), tuple(bakery.findings()), Sources())
    for name in ("content/places/index.md", "content/places/blog-maplebakery.md"):
        page = LexborHTMLParser(str(pages[name]))
        pictures_of_it = page.css(".pr-strip, .pr-bar, .pr-months, .pr-presence")
        assert pictures_of_it
        kept_out = page.css("[data-search-exclude] :is(.pr-strip, .pr-bar, .pr-months, .pr-presence)")
        assert len(kept_out) == len(pictures_of_it)


# Drawn


def test_more_posts_are_darker() -> None:
    assert classes(pictures.strip(posting(1, 3, 9, *[0] * 21))) >= {"pr-posts-1", "pr-posts-2", "pr-posts-3"}


def test_one_path_for_each_tone() -> None:
    svg = pictures.strip(posting(*[1, 0, 7, None, 3, 0] * 4))
    assert len(drawn(svg).css("path")) == len(classes(svg)) == 6


def test_the_key_names_only_the_cells_there_are() -> None:
    assert [words for _, words in pictures.legend(posting(*[0] * 23, 1))] == ["posts, darker with more", "no post"]
    assert [words for _, words in pictures.legend(posting(*[None] * 24))] == ["not read by us"]


def test_the_label_of_a_strip_says_what_it_draws() -> None:
    label = str(drawn(pictures.strip(posting(*[None] * 20, 1, 0, 2, 3))).attributes["aria-label"])
    assert label == (
        "Posts by month, December 2024 to November 2026: 3 months with posts, 1 month without a post "
        "and 20 months that we have not read. Last post today."
    )


def test_the_label_of_a_trend_says_both_its_ends() -> None:
    label = drawn(pictures.trend(working((5, 7), (6, 7), (6, 6)))).attributes["aria-label"]
    assert label == ("Places that worked, by month: from 5 of 7 on 1 December 2024 to 6 of 6 on 30 January 2025.")


def test_a_trend_of_three_months_stands_above_its_table() -> None:
    brought = News(since=FIRST, trend=working((5, 7), (6, 7), (6, 6)))
    page = str(render.render(bakery.dossier(previous="x"), (), Sources(), brought)["content/changes.md"])
    assert page.index('class="pr-trend"') < page.index("<table")


def test_the_words_of_a_picture_can_be_read_in_one_breath() -> None:
    legend = pictures.legend(posting(1, 0, *[None] * 22))
    for text in (posting(*[1] * 24).caption, *(words for _, words in legend)):
        assert [one for one in sentences(text) if len(one.split()) > LONGEST_SENTENCE] == []


@pytest.mark.parametrize(
    ("days", "step"), [(7, 1), (30, 2), (182, 3), (365, 4), (730, 5), (3650, 6)], ids=pictures.SCALE
)
def test_each_step_of_the_scale_ends_at_its_age(days: int, step: int) -> None:
    assert pictures.reach(days) == step * 20


def test_the_same_months_give_the_same_bytes() -> None:
    assert pictures.strip(posting(*[1, 0, None] * 8)) == pictures.strip(posting(*[1, 0, None] * 8))


@given(st.lists(st.sampled_from([None, 0, 1, 4, 5]) | st.integers(0, 10**6), min_size=24, max_size=24))
def test_a_strip_stays_within_its_frame_and_draws_a_cell_a_month(posts: list[int | None]) -> None:
    svg = pictures.strip(posting(*posts))
    assert is_framed(svg)
    filled = sum(str(path.attributes["d"]).count("z") for path in drawn(svg).css("path"))
    assert filled == 24


@given(st.integers(-(10**6), 10**9), st.booleans())
def test_a_bar_stays_within_its_frame(days: int, is_least: bool) -> None:  # noqa: FBT001  # hypothesis names it
    assert is_framed(pictures.age_bar(days, is_least=is_least))


@given(st.lists(st.integers(0, 5000), min_size=2, max_size=2))
def test_an_older_post_never_has_a_shorter_bar(days: list[int]) -> None:
    assert pictures.reach(min(days)) <= pictures.reach(max(days))


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=40))
def test_a_trend_stays_within_its_frame_and_says_what_it_draws(counts: list[tuple[int, int]]) -> None:
    points = working(*((min(pair), max(pair)) for pair in counts))
    svg = pictures.trend(points)
    if not svg:
        assert sum(point.of > 0 for point in points) < 3
        return
    assert is_framed(svg)
    shown = [point for point in points if point.of]
    assert [f"{p.working} of {p.of}" for p in (shown[0], shown[-1])] == re.findall(
        r"\d+ of \d+", html.unescape(str(drawn(svg).attributes["aria-label"]))
    )
