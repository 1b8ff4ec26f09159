"""What a client is told of changes: calm where nothing moved, and what came back above all else."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

import pytest
import yaml

import bakery
from audit.changes import NEWS, Change, ChangeKind as Kind
from audit.finding import Finding, Outcome, Ruling, Stance
from audit.news import NONE, News, Working
from audit.report import changes_page, pages, render
from audit.report.sources import Sources
from plainly import LONGEST_SENTENCE, sentences

SINCE = dt.date(2026, 11, 15)
HOSTILE = "<script>alert(1)</script>[x](javascript:alert(1)) {{ 7*7 }} | # @all"


def problem(title: str = "Your X link goes nowhere", **more: object) -> Finding:
    found = next(f for f in bakery.findings() if f.outcome is Outcome.PROBLEM and f.place)
    return dataclasses.replace(found, title=title, **more)  # type: ignore[arg-type]  # each test spells the fields it means


def change(kind: Kind, **more: object) -> Change:
    found = problem()
    given = {"now": found, "place": found.place, "since": SINCE, **more}
    return Change(kind=kind, subject=f"place {found.place}", **given)  # type: ignore[arg-type]  # as above


def news(*changes: Change, trend: tuple[Working, ...] = ()) -> News:
    return News(since=SINCE, changes=changes, trend=trend)


def rendered(brought: News) -> dict[str, str]:
    files = render.render(bakery.dossier(), tuple(bakery.findings()), Sources(), brought)
    return {name: text for name, text in files.items() if isinstance(text, str)}


def book() -> pages.Book:
    return pages.book(bakery.dossier(), tuple(bakery.findings()), {})


# Left alone


def test_a_first_audit_has_no_page_and_no_line_about_changes() -> None:
    files = rendered(NONE)
    assert "content/changes.md" not in files
    assert "changes.html" not in "".join(files.values())


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in NEWS])
def test_where_nothing_moved_but_our_sight_the_first_page_says_that_nothing_has_changed(kind: Kind) -> None:
    assert changes_page.summary(news(change(kind))) == "Nothing that we could see has changed since 15 November 2026."


def test_what_the_consultant_has_ruled_on_is_told_of_elsewhere() -> None:
    ruling = Ruling(finding="F-x-1", stance=Stance.ACCEPTED, reason="So it is", on=SINCE, until=SINCE)
    ruled = change(Kind.NEW, now=problem(ruling=ruling))
    assert changes_page.told(news(ruled)) == ()
    assert changes_page.summary(news(ruled)).startswith("Nothing")


@pytest.mark.parametrize("kind", [Kind.NEW, Kind.WORSE, Kind.REGRESSED])
def test_what_was_met_once_is_called_neither_new_nor_worse(kind: Kind) -> None:
    met_once = news(change(kind, is_sure=False))
    told = changes_page.page(book(), met_once)
    assert told is not None
    assert [block.title for block in told.blocks] == ["Not sure yet"]
    assert told.summary == "Since 15 November 2026: 1 not sure yet."
    since = changes_page.since(book(), met_once)
    assert since is not None
    assert since.back == ()


def test_words_from_outside_stay_words() -> None:
    calm, hostile = (
        rendered(news(change(Kind.REGRESSED, now=problem(title), before=problem(title))))
        for title in ("Plain", HOSTILE)
    )
    for page in ("content/changes.md", "content/index.md"):
        tags = [re.findall(r"<[^>]*>", files[page]) for files in (calm, hostile)]
        assert tags[0] == tags[1]
        assert "javascript:" not in hostile[page]
        assert "alert(1)" not in hostile[page]


# Told


def test_what_was_put_right_is_told_in_the_words_of_what_is_good_now() -> None:
    was = problem(
        "Your page /menu is missing", check="broken_page", place="", put_right="No link misses /menu any more"
    )
    done = block(change(Kind.FIXED, place="", now=None, before=was))
    assert [(line.title, line.note) for line in done.lines] == [("No link misses /menu any more", "")]
    assert "is missing" not in rendered(news(change(Kind.FIXED, place="", now=None, before=was)))["content/changes.md"]


def test_what_has_no_good_words_of_its_own_is_said_to_be_so_no_longer() -> None:
    was = problem("Your page /menu is missing", put_right="")
    (line,) = block(change(Kind.FIXED, place="", now=None, before=was)).lines
    assert line.title == "No longer: Your page /menu is missing"


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in (Kind.FIXED, Kind.SEEN_AGAIN)])
def test_what_was_not_put_right_is_never_told_as_if_it_were(kind: Kind) -> None:
    was = problem("Your page /menu is missing", put_right="No link misses /menu any more")
    (line,) = block(change(kind, now=was, before=was)).lines
    assert line.title == "Your page /menu is missing"


def test_of_a_place_that_hides_each_thing_we_knew_keeps_its_own_words() -> None:
    hides = next(f for f in bakery.findings() if f.outcome is Outcome.UNSEEN)
    knew = dataclasses.replace(problem("Your X page may not lead customers to your website"), check="one_way_link")
    told = changes_page.page(book(), news(change(Kind.UNSEEN_NOW, now=hides, before=knew)))
    assert told is not None
    assert [line.title for block in told.blocks for line in block.lines] == [knew.title]


def test_what_came_back_stands_on_top_of_the_first_page_and_of_its_own() -> None:
    files = rendered(news(change(Kind.REGRESSED), change(Kind.FIXED, place="", now=None, before=problem("Done"))))
    start, own = files["content/index.md"], files["content/changes.md"]
    assert start.index("## Back again") < start.index("## Do")
    assert [line for line in own.splitlines() if line.startswith("## ")][:2] == ["## Back again", "## Put right"]


def test_each_kind_is_counted_in_one_calm_line() -> None:
    several = [change(kind) for kind in (Kind.NEW, Kind.NEW, Kind.FIXED, Kind.STILL_OPEN, Kind.UNSEEN_NOW)]
    assert changes_page.summary(news(*several)) == "Since 15 November 2026: 1 thing put right and 2 new things to do."


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_block_of_its_own_in_plain_words(kind: Kind) -> None:
    made = changes_page.page(book(), news(change(kind, before=problem("Your X page looks asleep"))))
    assert made
    (block,) = made.blocks
    said = [made.summary, block.lead, *(line.note for line in block.lines)]
    assert block.title
    assert not [one for text in said for one in sentences(text) if len(one.split()) > LONGEST_SENTENCE]


def block(*changes: Change) -> changes_page.Block:
    made = changes_page.page(book(), news(*changes))
    assert made
    (only,) = made.blocks
    return only


def test_what_all_have_in_common_is_said_once_and_on_no_line() -> None:
    still = block(*(change(Kind.STILL_OPEN, now=problem(title)) for title in ("One", "Two")))
    assert still.lead == "Nothing has changed here. On your list since 15 November 2026."
    assert [line.note for line in still.lines] == ["", ""]


def test_days_that_differ_stand_on_the_lines_in_two_words_and_this_year_is_not_named() -> None:
    days = (SINCE, SINCE - dt.timedelta(days=7), dt.date(2025, 12, 1))
    still = block(*(change(Kind.STILL_OPEN, since=day) for day in days))
    assert (still.lead, still.since) == ("Nothing has changed here.", "")
    assert [line.note for line in still.lines] == ["since 15 November", "since 8 November", "since 1 December 2025"]


def test_where_most_have_a_day_in_common_only_the_others_name_theirs() -> None:
    still = block(*(change(Kind.STILL_OPEN, since=day) for day in (SINCE, SINCE - dt.timedelta(days=7), SINCE)))
    assert still.since == "on your list since 15 November 2026, where no other day is given"
    assert [line.note for line in still.lines] == ["", "since 8 November", ""]


def test_what_came_back_today_is_not_dated_and_what_came_back_before_is() -> None:
    back = block(*(change(Kind.REGRESSED, since=day) for day in (bakery.DAY, SINCE)))
    assert [line.note for line in back.lines] == ["", "again since 15 November"]


def test_a_problem_that_stands_leads_to_what_to_do_about_it() -> None:
    made = changes_page.page(book(), news(change(Kind.NEW)))
    assert made
    (line,) = made.blocks[0].lines
    assert line.page.endswith(f".html#{problem().id.lower()}")
    assert line.task


def test_a_place_that_was_dropped_is_named_though_nothing_is_known_of_it_any_more() -> None:
    made = changes_page.page(
        book(), news(Change(kind=Kind.NO_LONGER_LISTED, subject="x", place="bluesky:gone.example"))
    )
    assert made
    assert made.blocks[0].lines[0].title == "Bluesky"


def test_how_many_places_worked_is_told_by_month_of_those_we_could_see() -> None:
    then = (Working(day=SINCE, working=3, of=7), Working(day=bakery.DAY, working=5, of=6))
    page = rendered(news(trend=then))["content/changes.md"]
    assert "3 of 7 places we could see" in page
    assert "5 of 6 places we could see" in page
    assert "How many places worked" not in rendered(news(trend=then[1:]))["content/changes.md"]


def test_the_page_stands_in_the_navigation_beside_what_is_to_be_done() -> None:
    nav = yaml.safe_load(rendered(news(change(Kind.NEW)))["mkdocs.yml"])["nav"]
    assert {"To do": [{"To do": "actions.md"}, {"What changed": "changes.md"}]} in nav
    assert len(nav) <= 6
