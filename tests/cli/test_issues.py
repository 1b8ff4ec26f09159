"""The words of a client's one issue: none where only walls moved, and each alarm once."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from audit.activity import Activity
from audit.cli import issues
from audit.evidence import Sign, Signal
from audit.followed import End, Followed, Purpose
from audit.state import State
from audit.verdict import Verdict
from audit.website import FoundBy, PageSeen
from audit.website.noticed import Noticed, Trait
from audited import audited, last_of, listed
from dossiers import site
from states import state

LIVE = Activity.FRESH
SUSPECT, GONE, UNSEEN = Verdict.SUSPECT, Verdict.GONE, Verdict.UNSEEN


@pytest.mark.parametrize("now", [UNSEEN, SUSPECT, LIVE])
def test_what_hides_or_only_looks_gone_is_neither_standing_nor_news(now: Activity | Verdict) -> None:
    audit = audited(listed(LIVE), listed(now))
    assert (issues.news(audit), "Place 0" in issues.standing(audit)) == ("", False)


def test_an_old_problem_stands_and_is_no_news() -> None:
    audit = audited(listed(GONE), listed(GONE))
    assert issues.news(audit) == ""
    assert issues.standing(audit)


def test_the_same_problems_have_the_same_fingerprint_another_week() -> None:
    first, second = (issues.standing(audited(*weeks)) for weeks in ([listed(GONE)], [listed(GONE), listed(GONE)]))
    assert first.split("\n")[0] == second.split("\n")[0]
    other = issues.standing(audited(listed(GONE, GONE)))
    assert other.split("\n")[0] != first.split("\n")[0]
    assert re.fullmatch(r"<!-- presence-report [0-9a-f]{16} -->", first.split("\n")[0])


def test_what_got_worse_is_news_once() -> None:
    assert issues.news(audited(listed(LIVE), listed(GONE))).startswith("Since the last look:\n\n- New&#58; ")
    assert issues.news(audited(listed(LIVE), listed(GONE), listed(GONE))) == ""


def test_what_an_issue_is_about_is_among_the_unseen_once_it_hides_for_however_long() -> None:
    (about,) = re.findall(r"<!-- about (.+) -->", issues.standing(audited(listed(GONE))))
    for story in ([GONE, UNSEEN], [GONE, UNSEEN, UNSEEN, UNSEEN], [GONE, SUSPECT]):
        hidden = issues.unseen(audited(*(listed(seen) for seen in story)))
        assert set(about.split()) & set(hidden), story
    place = about.split()[0]
    assert place not in issues.unseen(audited(listed(GONE), listed(LIVE)))


def website(*links: tuple[str, End], weeks: float = 0) -> State:
    """An audit of a website with these links to others, and where each ended."""
    shown = Signal(sign=Sign.SHOWN, rung="page", host="maple.example", mark="page")
    page = PageSeen(address="https://maple.example/", status=200, signals=(shown,), found_by=FoundBy.HOME)
    noticed = tuple(Noticed(trait=Trait.OUTSIDE, value=address, pages=("/",), on_pages=1) for address, _ in links)
    met = tuple(Followed(purpose=Purpose.OUTSIDE, address=address, end=end) for address, end in links)
    return state(weeks=weeks, home=dataclasses.replace(site(), pages=(page,), noticed=noticed), followed=met)


OLD, NEW = "https://old.example/", "https://new.example/"


@pytest.mark.parametrize("silent_weeks", [1, 2, 9])
def test_an_address_that_does_not_answer_is_not_taken_back_for_however_long(silent_weeks: int) -> None:
    missing = website((OLD, End.MISSING), (NEW, End.MISSING), weeks=silent_weeks)
    silent = [website((OLD, End.UNSEEN), (NEW, End.MISSING), weeks=week) for week in reversed(range(silent_weeks))]
    (about,) = re.findall(r"<!-- about (.+) -->", issues.standing(last_of(missing)))
    today = last_of(missing, *silent)
    assert len(issues.standing(today).splitlines()) < len(issues.standing(last_of(missing)).splitlines())
    assert set(about.split()) & set(issues.unseen(today))


def test_an_address_that_opens_again_or_stands_there_no_more_is_taken_back() -> None:
    missing = website((OLD, End.MISSING), (NEW, End.OPENS), weeks=2)
    silent = website((OLD, End.UNSEEN), (NEW, End.OPENS), weeks=1)
    for now in (website((OLD, End.OPENS), (NEW, End.OPENS)), website((NEW, End.OPENS))):
        assert issues.unseen(last_of(missing, silent, now)) == []


def test_what_was_fixed_before_it_fell_silent_keeps_nothing_open() -> None:
    story = [website((OLD, end), (NEW, End.OPENS), weeks=2 - n) for n, end in enumerate((End.MISSING, End.OPENS))]
    assert issues.unseen(last_of(*story, website((OLD, End.UNSEEN), (NEW, End.OPENS)))) == []


def test_where_nothing_is_wrong_there_is_no_news(tmp_path: Path) -> None:
    issues.write([audited(listed(LIVE))], tmp_path)
    assert not list(tmp_path.glob("*.news.md"))
    assert [path.name for path in tmp_path.glob("*.txt")] == ["maple.unseen.txt"]
