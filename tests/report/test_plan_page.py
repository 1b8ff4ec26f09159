"""The page "Goals and plan": what client.yml says of what the places are for, and nothing it does not say."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

import pytest

import bakery
from audit.aims import Audience, Capacity, Goal, Metric, Plan
from audit.client import Client, Decision, Edition, Person, Report
from audit.dossier import Place
from audit.finding import Finding, Outcome, Ruling, Stance
from audit.report import pages, plan_page
from audit.report.plan_page import PlanPage
from audit.verdict import Verdict
from plainly import LONGEST_SENTENCE, sentences

ORDERS, TRUST = (
    Goal(id="orders", outcome="20 cake orders a week"),
    Goal(id="trust", outcome="Newcomers choose us", why="There is a supermarket next door"),
)


def place(platform: str, verdict: Verdict = Verdict.LIVE, **said: object) -> Place:
    listing = dataclasses.replace(bakery.listing(platform), **said)  # type: ignore[arg-type]  # each test spells them
    return bakery.place(platform.title(), verdict, platform=platform, listed=listing)


def planned(places: Sequence[Place] = (), findings: tuple[Finding, ...] = (), **said: object) -> PlanPage | None:
    client: Client = dataclasses.replace(
        bakery.CLIENT,
        report=Report(edition=Edition.FULL),
        people={"ana": Person(id="ana", name="Ana")},
        **{"goals": (ORDERS, TRUST), **said},  # type: ignore[arg-type]  # each test spells the fields it means
    )
    return plan_page.page(pages.book(bakery.dossier(tuple(places), client), findings, {}))


def shown(places: Sequence[Place] = (), findings: tuple[Finding, ...] = (), **said: object) -> PlanPage:
    made = planned(places, findings, **said)
    assert made
    return made


# Left out


def test_without_goals_there_is_nothing_to_say() -> None:
    assert planned([place("x")], goals=(), capacity=Capacity(hours_per_week=2), plan=Plan(doc="plan.md")) is None


def test_what_the_file_does_not_say_is_not_said() -> None:
    made = shown([place("x", serves=("orders",))])
    (serving,) = made.aims[0].places
    assert (serving.told, serving.why, serving.gives) == ((), "", "")
    assert (made.counted, made.audience, made.time, made.themes, made.doc, made.reviews) == ((), (), "", "", "", ())


def test_a_place_that_is_to_end_or_has_ended_is_not_asked_for_a_goal() -> None:
    ending = [place("x", decision=Decision.PARK), place("tiktok", decision=Decision.CLOSE)]
    ended = [place("instagram", Verdict.GONE), place("closed", Verdict.NETWORK_CLOSED)]
    assert shown([*ending, *ended]).aimless == ()


# What it says


def test_each_goal_names_its_places_and_a_place_may_serve_several() -> None:
    made = shown([place("x", serves=("orders", "trust")), place("instagram", serves=("trust",))])
    named = [(aim.goal.outcome, [one.card.name for one in aim.places]) for aim in made.aims]
    assert named == [("20 cake orders a week", ["X"]), ("Newcomers choose us", ["X", "Instagram"])]
    assert made.aimless == ()


def test_places_that_serve_no_goal_are_named_as_such() -> None:
    made = shown([place("x", serves=("orders",)), place("instagram"), place("tiktok", Verdict.UNSEEN)])
    assert [one.card.name for one in made.aimless] == ["Instagram", "Tiktok"]


def test_a_place_says_who_looks_after_it_how_often_something_is_to_appear_and_for_whom() -> None:
    here = place(
        "x",
        serves=("orders",),
        owner="ana",
        cadence_days=14,
        audience=("locals",),
        why_here="Regulars ask here",
        value_to_audience="Today's bake",
    )
    (serving,) = shown([here], audience=(Audience(id="locals", who="Families nearby"),)).aims[0].places
    assert serving.told == ("Looked after by Ana", "Something new every 2 weeks", "For: Families nearby")
    assert (serving.why, serving.gives) == ("Regulars ask here", "Today's bake")


@pytest.mark.parametrize(
    ("days", "told"),
    [(1, "every day"), (5, "every 5 days"), (7, "every week"), (21, "every 3 weeks"), (90, "every 3 months")],
)
def test_a_cadence_is_told_in_its_largest_whole_unit(days: int, told: str) -> None:
    (serving,) = shown([place("x", serves=("orders",), cadence_days=days)]).aims[0].places
    assert serving.told == (f"Something new {told}",)


def test_whom_it_wants_to_reach_where_they_are_and_where_it_speaks_to_them() -> None:
    locals_ = Audience(id="locals", who="Families nearby", where_online=("facebook", "google-business", "the market"))
    made = shown([place("x", audience=("locals",)), place("instagram")], audience=(locals_,))
    (reached,) = made.audience
    assert reached.online == "Facebook, Google Business Profile and the market"
    assert reached.places == "X"


def test_hours_are_shared_among_the_places_that_go_on() -> None:
    several = [place("x"), place("instagram"), place("tiktok", decision=Decision.PARK)]
    made = shown(several, capacity=Capacity(hours_per_week=2.5))
    assert (
        made.time == "There are 2.5 hours a week for all of it. Shared among 2 places, that is about 1 h 15 min each."
    )
    assert shown([place("x")], capacity=Capacity(hours_per_week=1)).time == "There is 1 hour a week for all of it."


# Numbers


def counted(**values: str) -> plan_page.Counted:
    typed = {when.replace("_", "-").lstrip("y"): value for when, value in values.items()}
    made = shown(metrics=(Metric(id="cake_orders", goal="orders", means="Up is good", values=typed),))
    (one,) = made.aims[0].counted
    return one


def test_a_number_says_what_it_means_and_how_it_moved() -> None:
    one = counted(y2026_Q2="61", y2026_Q3="88")
    assert one.name == "Cake orders"
    assert one.values == (("April to June 2026", "61"), ("July to September 2026", "88"))
    assert one.moved == "Up from 61 to 88, July to September 2026."


@pytest.mark.parametrize(
    ("before", "now", "moved"),
    [
        ("88", "61", "Down from 88 to 61, August 2026."),
        ("9", "9.0", "Still at 9.0, August 2026."),
        ("many", "61", ""),
        ("61", "", ""),
        ("٦١", "62", ""),
    ],
)
def test_only_numbers_move(before: str, now: str, moved: str) -> None:
    assert counted(y2026_07=before, y2026_08=now).moved == moved


def test_numbers_stand_in_the_order_of_their_times_however_they_were_typed() -> None:
    one = counted(y2026_Q3="88", y2026_Q1="70", y2026_Q2="61")
    assert [value for _, value in one.values] == ["70", "61", "88"]
    assert one.moved == "Up from 61 to 88, July to September 2026."


def test_a_month_is_not_compared_with_a_quarter_nor_with_a_time_nobody_can_tell() -> None:
    assert counted(y2026_Q2="88", y2026_08="30").moved == ""
    assert counted(y2026_Q2="88", Easter="30").moved == ""
    assert counted(Easter="7", Christmas="9").moved == ""
    assert counted(y2026_Q2="7", y2026Q2="9").moved == ""
    assert [when for when, _ in counted(Easter="7", y2026_07="9", y2026_06="3").values] == [
        "Easter",
        "July 2026",
        "June 2026",
    ]


def test_a_time_that_no_calendar_has_stays_as_it_was_typed() -> None:
    assert [when for when, _ in counted(y0000_08="7", y0000_Q1="8", y2026_Q5="1", y2026_13="2").values] == [
        "0000-08",
        "0000-Q1",
        "2026-Q5",
        "2026-13",
    ]


def test_a_number_whose_name_is_made_of_signs_has_a_name() -> None:
    assert [one.name for one in shown(metrics=(Metric(id="_"), Metric(id="a_b"))).counted] == ["_", "A b"]


def test_a_plan_thought_over_at_the_end_of_all_calendars_is_due_on_their_last_day() -> None:
    made = shown(plan=Plan(reviewed=dt.date.max, review_every=90))
    assert made.reviews == (("This plan", "31 December 9999"),)


def test_one_number_alone_has_not_moved_and_any_name_of_a_time_is_kept() -> None:
    one = counted(Easter="7")
    assert (one.values, one.moved) == ((("Easter", "7"),), "")


def test_a_number_without_a_goal_stands_apart() -> None:
    made = shown(metrics=(Metric(id="a", name="Newsletter readers"), Metric(id="b", goal="trust")))
    assert [one.name for one in made.counted] == ["Newsletter readers"]
    assert [[one.name for one in aim.counted] for aim in made.aims] == [[], ["B"]]


# Next reviews


@pytest.mark.parametrize(
    ("plan", "when"),
    [
        (Plan(review_every=90), "every 3 months"),
        (Plan(review_every=90, reviewed=dt.date(2026, 9, 1)), "30 November 2026"),
        (Plan(review_every=30, reviewed=dt.date(2026, 9, 1)), "1 October 2026: now is a good time"),
    ],
)
def test_the_plan_itself_is_thought_over_when_its_time_has_come(plan: Plan, when: str) -> None:
    assert shown(plan=plan).reviews == (("This plan", when),)


def test_decisions_and_looks_that_end_are_named_with_their_day_the_next_first() -> None:
    ruling = Ruling(
        finding="F-note-00000000",
        stance=Stance.ACCEPTED,
        reason="So it may stay",
        by="",
        on=bakery.DAY,
        until=dt.date(2027, 5, 15),
    )
    ruled = Finding(check="note", outcome=Outcome.FINE, title="A quiet blog", sees="So it is.", ruling=ruling)
    seen = bakery.place(
        "Facebook", Verdict.LIVE, platform="facebook", listed=bakery.listing("x"), sighting=bakery.SIGHTING
    )
    assert shown([seen], (ruled,)).reviews == (
        ("Facebook, by eye", "20 February 2027"),
        ("Your decision: A quiet blog", "15 May 2027"),
    )


def test_its_own_sentences_can_be_read_in_one_breath() -> None:
    text = shown([place("x"), place("instagram")], capacity=Capacity(hours_per_week=2.5)).time
    assert [one for one in sentences(text) if len(one.split()) > LONGEST_SENTENCE] == []
