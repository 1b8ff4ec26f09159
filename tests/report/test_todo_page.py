"""The page "To do": what is alike is told once, nothing is left out, and every anchor arrives."""

from __future__ import annotations

import dataclasses

import pytest

import bakery
from audit.aims import Goal
from audit.client import Client, Listing
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


def unseen(check: str) -> Finding:
    return dataclasses.replace(problem(check, 1), outcome=Outcome.UNSEEN, level=None)


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
    assert one.title == "A link to the wrong door, 3 times"
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


def test_each_urgency_has_its_own_time() -> None:
    shown = to_do(problem("old_year", 1), problem("old_year", 2, Level.TIDY_UP), problem("starter_content", 3))
    assert [(group.title, group.total) for group in shown.groups] == [
        ("Now", "20 min"),
        ("When you have time", "5 min"),
    ]
    assert shown.total == "25 min"


def test_the_first_three_are_told_in_full_wherever_they_stand() -> None:
    findings = [
        problem("old_year", 1),
        problem("starter_content", 2),
        *(problem("old_year", n, Level.FIX_SOON) for n in (3, 4)),
    ]
    assert [group.open for group in to_do(*findings).groups] == [3, 1]
    assert [group.open for group in to_do(*findings, problem("old_year", 5, Level.TIDY_UP)).groups] == [3, 1, 0]


def serving(serves: tuple[str, ...], *goals: Goal) -> str:
    listing = Listing(url="https://x.com/maplebakery", line=1, serves=serves)
    client: Client = dataclasses.replace(bakery.CLIENT, goals=goals)
    places = tuple(dataclasses.replace(place, listing=listing) for place in bakery.places() if place.platform == "x")
    finding = dataclasses.replace(problem("old_year", 1), place="x:maplebakery")
    (group,) = todo_page.page(pages.book(bakery.dossier(places, client), (finding,), books()), in_letter=0).groups
    return group.bundles[0].items[0].serves


def test_a_task_names_the_goals_its_place_serves_as_they_were_typed() -> None:
    orders = Goal(id="orders", outcome="20 cake orders a week")
    assert serving((), orders) == ""
    assert serving(("orders", "trust"), orders) == "20 cake orders a week and trust"
    assert serving(("orders",)) == "orders"


def test_a_question_is_asked_before_its_answer_is_told() -> None:
    asked = dataclasses.replace(problem("old_year", 1), outcome=Outcome.DECISION, level=None)
    assert [item.question for item in bundles(asked)[0].items] == ["Title 1"]
    assert [item.question for item in bundles(problem("old_year", 1))[0].items] == [""]


def test_what_a_letter_helps_with_leads_to_it() -> None:
    taken = dataclasses.replace(problem("taken_over_profile", 1), place="x:maplebakery")
    other = dataclasses.replace(problem("old_year", 2), place="x:maplebakery")
    shown = to_do(taken, other)
    (letter,) = shown.letters
    assert [bundle.items[0].letter for bundle in shown.groups[0].bundles] == [letter.anchor, ""]


def test_who_can_be_told_is_named_only_where_they_can_be_reached() -> None:
    found = (problem("old_year", 1), problem("old_year", 2))
    assert to_do(*found).lead.endswith(
        "Start at the top and stop where you like. Once something is done, one tap tells Bright Local."
    )
    nobody = dataclasses.replace(bakery.CLIENT, brand=dataclasses.replace(bakery.CLIENT.brand, contact="ring the bell"))
    untold = todo_page.page(pages.book(bakery.dossier(client=nobody), found, books()), in_letter=0)
    assert untold.lead.endswith("Start at the top and stop where you like.")


def test_one_thing_to_do_is_not_spoken_of_as_many() -> None:
    shown = to_do(unseen("absent_website"))
    assert "Start at the top" not in shown.lead
    assert "one tap" not in shown.lead
    assert shown.groups[0].lead == "We couldn't see this ourselves. A phone and a minute will do."


def test_nothing_to_do_is_said_only_where_there_are_places() -> None:
    assert to_do().lead == "Nothing we could see needs your time today."
    nowhere = pages.book(bakery.dossier((), leftovers=()), (), {})
    assert todo_page.page(nowhere, in_letter=0).lead.startswith("Tell us where customers can find you")
    assert pages.start(nowhere).wanted[-1][0].startswith("Where can customers find you?")


def test_the_first_page_shows_a_few_of_very_many_places_those_that_need_a_hand() -> None:
    few = pages.start(pages.book(bakery.dossier(), (), {}))
    listed = bakery.dossier().listed
    assert [card.address for card in few.cards] == [place.address for place in listed]
    assert few.more_cards == 0
    many = tuple(
        dataclasses.replace(place, key=f"{place.key}{turn}", label=f"{place.name} {turn}")
        for turn in range(10)
        for place in listed
    )
    first = pages.start(pages.book(bakery.dossier(many), (), {}))
    assert len(first.cards) + first.more_cards == len(many) > len(first.cards)
    assert {card.state.tone for card in first.cards} <= {"now", "soon"}


def test_a_website_that_a_person_is_asked_to_open_comes_with_its_address() -> None:
    ((item,),) = (bundle.items for bundle in to_do(unseen("absent_website")).groups[0].bundles)
    assert item.replies.address == bakery.CLIENT.website
    ((item,),) = (bundle.items for bundle in to_do(unseen("old_year")).groups[0].bundles)
    assert item.replies.address == ""


def asked_on_start(*findings: Finding) -> list[str]:
    return [page for _, page in pages.start(pages.book(bakery.dossier(), findings, books())).wanted]


def test_where_nothing_waits_for_a_look_no_link_promises_such_a_list() -> None:
    assert asked_on_start()[0] == "actions.html"
    assert pages.LOOK_ANCHOR not in {group.anchor for group in to_do().groups}


def test_places_to_look_at_are_asked_for_by_the_very_list_of_them() -> None:
    unseen = [finding for finding in bakery.findings() if finding.outcome is Outcome.UNSEEN]
    assert asked_on_start(*unseen)[0] == "actions.html#please-have-a-look"
    assert pages.LOOK_ANCHOR in {group.anchor for group in to_do(*unseen).groups}


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(0, ""), (46, "46 min"), (106, "1 h 45 min"), (119, "2 h"), (130, "2 hours"), (200, "3 hours")],
)
def test_the_longer_it_takes_the_rounder_it_is_told(minutes: int, told: str) -> None:
    assert todo_page.roughly(minutes) == told
