"""A client as a line of the dashboard: what is ruled on, unseen or seen once makes nobody hurry."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from audit import portfolio
from audit.changes import Change, ChangeKind
from audit.dossier import Dossier
from audit.finding import Finding, Level, Outcome, Ruling, Stance
from audit.news import NONE, News, Working
from audit.portfolio import Key, Row, Stand
from audit.verdict import Verdict
from dossiers import TODAY, dossier, place

LIVE = place(Verdict.LIVE)
RULING = Ruling(finding="F-x", stance=Stance.ACCEPTED, reason="agreed", on=TODAY, until=TODAY)


def finding(
    level: Level | None = Level.FIX_NOW, check: str = "dead_link", key: str = "bluesky:maple", **fields: object
) -> Finding:
    outcome = Outcome.PROBLEM if level else Outcome.UNSEEN
    made = Finding(check=check, outcome=outcome, level=level, place=key, title=check, sees="So it is.", action="Do it")
    return dataclasses.replace(made, **fields)  # type: ignore[arg-type]  # each test spells the fields it means


def change(kind: ChangeKind, now: Finding, days: int = 0) -> Change:
    return Change(kind=kind, subject=now.id, now=now, since=TODAY - dt.timedelta(days))


def row(*findings: Finding, news: News = NONE, of: Dossier | None = None, days: int = 0, minutes: int = 0) -> Row:
    """A client whose newest audit is so many days old."""
    there = of or dossier(LIVE)
    taken = there.snapshot.taken - dt.timedelta(days)
    there = dataclasses.replace(there, snapshot=dataclasses.replace(there.snapshot, taken=taken))
    return portfolio.row(there, findings, news, minutes=minutes)


def bare(name: str, **fields: object) -> Row:
    made = Row(name=name, slug=name, file=f"{name}.yml", today=TODAY, due=TODAY + dt.timedelta(5))
    return dataclasses.replace(made, **fields)  # type: ignore[arg-type]  # each test spells the fields it means


# What makes nobody hurry


def test_a_client_with_nothing_open_that_was_looked_at_in_time_is_in_order() -> None:
    assert row(days=6).stand is Stand.FINE


@pytest.mark.parametrize("level", Level)
def test_what_is_ruled_on_is_not_counted(level: Level) -> None:
    quiet = finding(level, ruling=RULING)
    told = row(quiet, news=News(since=TODAY, changes=(change(ChangeKind.NEW, quiet, days=30),)))
    assert (told.fix_now, told.new, told.open, told.oldest, told.stand) == (0, 0, 0, None, Stand.FINE)


def test_one_look_of_two_is_no_problem_yet_but_waits_for_a_persons_look() -> None:
    once = finding()
    news = News(since=TODAY, changes=(change(ChangeKind.NEW, once),))
    told = row(once, news=news, of=dossier(place(Verdict.SUSPECT)))
    assert (told.fix_now, told.new, told.oldest) == (0, 0, None)
    assert (told.looks_due, told.stand) == (1, Stand.DUE)


def test_a_place_that_hides_is_unseen_and_nothing_to_fix() -> None:
    told = row(finding(None, "unseen_profile"), of=dossier(place(Verdict.UNSEEN), LIVE))
    assert (told.fix_now, told.unseen, told.places, told.looks_due) == (0, 1, 2, 1)


def test_nobody_is_sent_to_look_at_what_was_ruled_on() -> None:
    settled = finding(None, "unseen_profile", ruling=RULING)
    assert row(settled, of=dossier(place(Verdict.UNSEEN))).stand is Stand.FINE


def test_what_is_checked_for_the_first_time_is_not_new() -> None:
    first = finding()
    told = row(first, news=News(since=TODAY, changes=(change(ChangeKind.NEWLY_CHECKED, first),)))
    assert (told.fix_now, told.new) == (1, 0)


# What does


@pytest.mark.parametrize("kind", [ChangeKind.NEW, ChangeKind.REGRESSED, ChangeKind.WORSE])
def test_what_came_up_since_the_audit_before_is_new(kind: ChangeKind) -> None:
    came = finding(Level.TIDY_UP)
    assert row(came, news=News(since=TODAY, changes=(change(kind, came),))).new == 1


def test_the_oldest_open_problem_is_told_with_the_day_it_was_first_seen() -> None:
    old, young = finding(Level.TIDY_UP, "old_year"), finding(Level.FIX_NOW, "dead_link")
    changes = (change(ChangeKind.STILL_OPEN, old, days=40), change(ChangeKind.STILL_OPEN, young, days=3))
    told = row(young, old, news=News(since=TODAY, changes=changes))
    assert (told.oldest, told.age) == (old, 40)


def test_after_a_first_audit_everything_is_as_old_as_that_audit() -> None:
    assert row(finding(), days=9).age == 9


def test_places_work_as_the_trend_says_of_today() -> None:
    today = Working(day=TODAY, working=5, of=7)
    assert row(news=News(trend=(Working(day=TODAY, working=1, of=7), today))).working == today


@pytest.mark.parametrize(
    ("findings", "days", "stand"),
    [
        ((finding(Level.FIX_NOW),), 30, Stand.FIX_NOW),
        ((finding(Level.FIX_SOON),), 0, Stand.TO_DO),
        ((finding(None, outcome=Outcome.DECISION),), 0, Stand.TO_DO),
        ((finding(Level.FIX_SOON),), 7, Stand.DUE),
        ((), 8, Stand.DUE),
    ],
)
def test_a_client_stands_as_its_most_urgent_want_says(findings: tuple[Finding, ...], days: int, stand: Stand) -> None:
    assert row(*findings, days=days).stand is stand


# When the next audit is due


@pytest.mark.parametrize(
    ("schedule", "days"),
    [
        (None, 7),
        ({}, 7),
        ("daily", 7),
        ({"check": "when I like"}, 7),
        ({"check": "0d"}, 7),
        ({"check": ["daily"]}, 7),
        ({"report": "monthly"}, 7),
        ({"check": "Weekly"}, 7),
        ({"check": "daily"}, 1),
        ({"check": "monthly", "report": "daily"}, 30),
        ({"check": "quarterly"}, 91),
        ({"check": "10d"}, 10),
        ({"check": "2w"}, 14),
    ],
)
def test_the_rhythm_is_the_client_files_and_a_week_where_it_says_none(schedule: object, days: int) -> None:
    there = dossier(LIVE)
    client = dataclasses.replace(there.client, later={"schedule": schedule} if schedule is not None else {})
    assert portfolio.rhythm(client) == days


@pytest.mark.parametrize(("days", "overdue"), [(0, 0), (6, 0), (7, 0), (8, 1), (30, 23)])
def test_an_audit_is_overdue_from_the_day_after_it_was_due(days: int, overdue: int) -> None:
    assert row(days=days).overdue == overdue


# What comes first


def test_by_urgency_what_cannot_be_read_comes_first_and_what_is_in_order_last() -> None:
    rows = [
        bare("fine"),
        bare("todo", open=3),
        bare("never", due=None),
        bare("due", looks_due=1),
        bare("long overdue", due=TODAY - dt.timedelta(30)),
        bare("now", fix_now=3, open=3),
        bare("newly", fix_now=1, new=1, open=1),
        bare("broken", trouble="no such file", due=None),
    ]
    names = [each.name for each in portfolio.ordered(rows)]
    assert names == ["broken", "newly", "now", "long overdue", "due", "never", "todo", "fine"]
    assert [each.name for each in portfolio.ordered(rows[::-1])] == names


@pytest.mark.parametrize("key", [key for key in Key if key is not Key.URGENCY])
def test_a_client_without_numbers_comes_last_whatever_the_number(key: Key) -> None:
    some = bare("b", working=Working(day=TODAY, working=1, of=2), places=2, since=TODAY)
    names = [each.name for each in portfolio.ordered((bare("never", due=None), some), key)]
    assert names == ["b", "never"]


@pytest.mark.parametrize(
    ("key", "fields"),
    [
        (Key.WORKING, ({"working": Working(day=TODAY, working=1, of=3)}, {"working": Working(day=TODAY, working=9, of=9)})),
        (Key.FIX_NOW, ({"fix_now": 2}, {"fix_now": 1})),
        (Key.NEW, ({"new": 2}, {"new": 1})),
        (Key.OLDEST, ({"since": TODAY - dt.timedelta(9)}, {"since": TODAY})),
        (Key.DUE, ({"due": TODAY}, {"due": TODAY + dt.timedelta(1)})),
        (Key.UNSEEN, ({"unseen": 1, "places": 2}, {"unseen": 2, "places": 9})),
        (Key.HOURS, ({"minutes": 90}, {"minutes": 5})),
    ],
)  # fmt: skip
def test_by_a_number_what_wants_a_hand_comes_first(
    key: Key, fields: tuple[dict[str, object], dict[str, object]]
) -> None:
    worse, better = bare("z", **fields[0]), bare("a", **fields[1])
    assert [each.name for each in portfolio.ordered((better, worse), key)] == ["z", "a"]


def test_every_client_is_counted_once() -> None:
    rows = [bare("a", fix_now=1, looks_due=3, open=2), bare("b", looks_due=1), bare("c")]
    assert dict(portfolio.counts(rows)) == {Stand.FIX_NOW: 1, Stand.DUE: 1, Stand.FINE: 1}
