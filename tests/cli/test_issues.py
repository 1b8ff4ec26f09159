"""The words of a client's one issue: none where only walls moved, and each alarm once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from audit.activity import Activity
from audit.cli import issues
from audit.verdict import Verdict
from audited import audited, listed

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


def test_where_nothing_is_wrong_there_is_no_news(tmp_path: Path) -> None:
    issues.write([audited(listed(LIVE))], tmp_path)
    assert not list(tmp_path.glob("*.news.md"))
    assert [path.name for path in tmp_path.glob("*.txt")] == ["maple.unseen.txt"]
