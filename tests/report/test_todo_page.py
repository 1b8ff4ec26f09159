"""The page "To do": what is alike is told once, nothing is left out, and every anchor arrives."""

from __future__ import annotations

import bakery
from audit.finding import Finding, Level, Outcome
from audit.report import pages, playbook, todo_page
from audit.report.playbook import Playbook
from audit.report.sources import bundled
from audit.report.todo_page import Bundle

CHECKS = ("misdirected_link", "old_year", "starter_content", "unseen_profile")


def books() -> dict[str, Playbook]:
    folder = bundled("content") / "playbook"
    return {id_: playbook.parse(id_, (folder / f"{id_}.md").read_text("utf-8")) for id_ in CHECKS}


def problem(
    check: str, number: int, level: Level = Level.FIX_NOW, action: str = "Put your own address there"
) -> Finding:
    return Finding(
        check=check,
        outcome=Outcome.PROBLEM,
        level=level,
        subject=str(number),
        title=f"Title {number}",
        sees="A customer sees it.",
        action=action,
    )


def to_do(*findings: Finding, in_letter: int = 0) -> todo_page.ToDo:
    return todo_page.page(pages.book(bakery.dossier(), findings, books()), in_letter=in_letter)


def bundles(*findings: Finding) -> tuple[Bundle, ...]:
    (group,) = to_do(*findings).groups
    return group.bundles


def test_two_of_a_kind_stand_for_themselves() -> None:
    assert [bundle.title for bundle in bundles(problem("misdirected_link", 1), problem("misdirected_link", 2))] == [
        "",
        "",
    ]


def test_three_of_a_kind_are_told_as_one_where_the_first_stood() -> None:
    first, *others = (problem("misdirected_link", number) for number in range(3))
    between = problem("old_year", 9)
    one, other = bundles(first, between, *others)
    assert one.title == "A link to the wrong door, three times"
    assert [task.finding for task in one.tasks] == [first, *others]
    assert (one.minutes, one.who) == (15, "your web person")
    assert [task.finding for task in other.tasks] == [between]


def test_what_is_to_be_done_is_said_once_where_it_is_the_same_and_of_each_where_it_differs() -> None:
    (alike,) = bundles(*(problem("misdirected_link", number) for number in range(3)))
    (unlike,) = bundles(*(problem("misdirected_link", number, action=f"Do {number}") for number in range(3)))
    assert (alike.action, unlike.action) == ("Put your own address there", "")


def test_those_of_another_urgency_are_counted_apart() -> None:
    levels = (Level.FIX_NOW, Level.FIX_NOW, Level.TIDY_UP)
    shown = to_do(*(problem("misdirected_link", number, level) for number, level in enumerate(levels)))
    assert [(group.anchor, group.count) for group in shown.groups] == [("now", 2), ("when-you-have-time", 1)]


def test_nothing_is_left_out() -> None:
    findings = [problem(check, number) for check in CHECKS[:3] for number in range(4)]
    assert sorted(task.finding.id for bundle in bundles(*findings) for task in bundle.tasks) == sorted(
        finding.id for finding in findings
    )


def test_hours_are_not_told_to_the_minute() -> None:
    assert to_do(problem("old_year", 1)).total == "5 min"
    assert to_do(*(problem("starter_content", number) for number in range(14))).total == "4 hours"


def test_the_letter_is_named_only_where_there_is_one() -> None:
    assert to_do().letter == ""
    assert to_do(in_letter=1).letter == "One of these is"
    assert to_do(in_letter=52).letter == "52 of these are"
