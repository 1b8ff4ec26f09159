"""The six tabs: what they hold of an audit, and what they leave alone."""

from __future__ import annotations

import dataclasses
import datetime as dt
import unicodedata
from collections.abc import Sequence

import pytest

import bakery
from audit.activity import Activity
from audit.aims import Metric
from audit.client import Client, Decision, Listing
from audit.dossier import Dossier, Place
from audit.evidence import Newest, Post, Precision, Sign
from audit.exports import choice, inventory, measures, sheets, tasks
from audit.exports.choice import Status
from audit.exports.table import Cell, Table
from audit.finding import Finding, Level, Note, Outcome, Ruling, Stance
from audit.news import NONE, News, Working
from audit.report import pages, render, todo_page
from audit.report.pages import Book
from audit.report.sources import Sources
from audit.verdict import Verdict

PLAYBOOKS = render.playbooks(Sources())
NAMES = ["Inventory", "Not ours", "Findings", "Actions", "Metrics", "Evidence"]


def book(dossier: Dossier | None = None, *findings: Finding) -> Book:
    found = findings if dossier else tuple(bakery.findings())
    return pages.book(dossier or bakery.dossier(), found, PLAYBOOKS)


def tabs(shown: Book, news: News = NONE) -> tuple[Table, ...]:
    return sheets.tabs(shown, news, choice.chosen(shown, Status.OPEN))


def column(table: Table, title: str) -> list[Cell]:
    at = [head.title for head in table.heads].index(title)
    return [row[at] for row in table.rows]


def of_one(place: Place, title: str) -> Cell:
    (cell,) = column(inventory.inventory(book(bakery.dossier((place,)))), title)
    return cell


def shown(newest: Newest | None, posts: Sequence[int] = (), verdict: Verdict = Verdict.LIVE) -> Place:
    """A place with posts of so many days ago."""
    read = dataclasses.replace(
        bakery.reading(Sign.SHOWN), newest=newest, posts=tuple(Post(at=bakery.ago(days)) for days in posts)
    )
    return bakery.place("Bluesky", verdict, Activity.FRESH, read=read, listed=bakery.listing("https://a.example"))


def at(days: int, *, lower_bound: bool = False) -> Newest:
    return Newest(at=bakery.ago(days), source="its feed", precision=Precision.DAY, lower_bound=lower_bound)


def test_of_a_client_with_nothing_there_are_headings_and_no_rows_but_how_the_audit_was_made() -> None:
    empty = tabs(book(bakery.dossier((), leftovers=())))
    assert [table.name for table in empty] == NAMES
    assert all(table.heads for table in empty)
    assert [len(table.rows) for table in empty[:-1]] == [0, 0, 0, 0, 0]
    assert set(column(empty[-1], "Place")) == {"The audit", "The website"}


def test_every_row_has_a_cell_under_each_heading_and_no_two_headings_are_alike() -> None:
    for table in tabs(book()):
        titles = [head.title for head in table.heads]
        assert len(titles) == len(set(titles))
        assert {len(row) for row in table.rows} <= {len(titles)}


def test_what_only_a_person_knows_stays_empty() -> None:
    table = inventory.inventory(book())
    hand = [number for number, head in enumerate(table.heads) if head.is_yours]
    assert len(hand) == 7
    assert {row[number] for row in table.rows for number in hand} == {None}


# Inventory


@pytest.mark.parametrize("verdict", [Verdict.UNSEEN, Verdict.SUSPECT, Verdict.GONE, Verdict.NOT_PUBLIC])
def test_a_place_nobody_saw_living_has_neither_post_nor_age_nor_name(verdict: Verdict) -> None:
    place = shown(at(400), [400], verdict)
    for title in ("Most recent post seen", "Age in days", "Posts in 90 days", "Name shown", "Followers"):
        assert of_one(place, title) is None


def test_a_date_that_is_only_a_bound_makes_no_place_old_and_no_place_idle() -> None:
    place = shown(at(400, lower_bound=True), [400])
    assert of_one(place, "Age in days") is None
    assert of_one(place, "Posts in 90 days") is None
    assert of_one(place, "About that date") == "There may be newer posts"


def test_age_is_counted_to_the_day_it_was_seen_and_not_to_today() -> None:
    place = dataclasses.replace(shown(at(30)), seen_on=bakery.DAY - dt.timedelta(days=10))
    assert of_one(place, "Age in days") == 20


@pytest.mark.parametrize(
    ("posts", "newest", "expected"),
    [
        ((), at(3), None),
        ((3, 10), at(3), "2 or more"),
        ((3, 10, 91), at(3), 2),
        ((100, 200), at(100), 0),
        ((3, 91), at(3, lower_bound=True), "1 or more"),
    ],
)
def test_posts_are_counted_for_certain_only_where_all_were_shown(
    posts: Sequence[int], newest: Newest, expected: Cell
) -> None:
    assert of_one(shown(newest, posts), "Posts in 90 days") == expected


def test_places_stand_with_their_state_as_the_report_says_it() -> None:
    table = inventory.inventory(book())
    states = dict(zip(column(table, "Place"), column(table, "State"), strict=True))
    assert states["Bluesky"] == "Open"
    assert states["Instagram"] == "Asleep"
    assert states["X"] == "Looks gone"
    assert states["Google+"] == "Network closed"
    assert states["LinkedIn"] == "Couldn't see"
    listed = dict(zip(column(table, "Place"), column(table, "Listed"), strict=True))
    assert (listed["Bluesky"], listed["Mastodon"]) == ("yes", "found on the website")


def test_what_the_client_file_says_of_a_place_stands_beside_it() -> None:
    typed = Listing(
        url="https://a.example",
        line=1,
        owner="ana",
        backup="ben",
        decision=Decision.PARK,
        purpose="For regulars",
        note="Keep the name.",
        serves=("orders", "trust"),
    )
    place = dataclasses.replace(shown(at(3)), listing=typed)
    said = ["Owner", "Backup", "Keep or close", "Purpose", "Notes", "Goals it serves"]
    assert [of_one(place, title) for title in said] == [
        "Ana",
        "ben",
        "Park",
        "For regulars",
        "Keep the name.",
        "orders, trust",
    ]


# Not ours


def not_ours(client: Client = bakery.CLIENT, *findings: Finding) -> Table:
    return inventory.not_ours(book(bakery.dossier(client=client), *findings))


def test_a_place_of_ones_own_is_not_called_anybody_elses() -> None:
    fine = Finding(
        check="stranger_profile", outcome=Outcome.FINE, place="x:maplebakery", title="Fine", sees="So it is."
    )
    assert not_ours(bakery.CLIENT, fine).rows == ()


def test_what_the_client_disowns_stands_with_its_state_where_we_met_it() -> None:
    client = dataclasses.replace(
        bakery.CLIENT, not_ours=("https://www.instagram.com/maplebakery", "https://x.com/somebody")
    )
    table = not_ours(client)
    assert column(table, "State") == ["Asleep", None]
    assert column(table, "Handle") == ["maplebakery", "somebody"]
    assert set(column(table, "How we know")) == {"You told us that it belongs to others."}


def test_a_strangers_page_stands_there_with_its_finding_and_once() -> None:
    finding = bakery.problem(
        "stranger_profile", "instagram:maplebakery", Level.FIX_SOON, "This may not be yours", "Look", sees="A stranger."
    )
    assert column(not_ours(bakery.CLIENT, finding), "Finding") == [finding.id]
    disowned = dataclasses.replace(bakery.CLIENT, not_ours=("https://www.instagram.com/maplebakery",))
    assert len(not_ours(disowned, finding).rows) == 1


# Actions and findings


def test_actions_are_what_the_page_to_do_lists_in_its_order_with_its_minutes_and_doers() -> None:
    made = book()
    told = [task for g in todo_page.page(made, in_letter=0).groups for bundle in g.bundles for task in bundle.tasks]
    table = tasks.actions(made)
    assert column(table, "Finding") == [task.finding.id for task in told]
    assert column(table, "Minutes") == [task.minutes or None for task in told]
    assert column(table, "Who") == [task.who or None for task in told]
    assert column(table, "Level")[0] == "Fix now"


def ruled(finding: Finding, stance: Stance = Stance.ACCEPTED) -> Finding:
    until = bakery.DAY + dt.timedelta(days=30)
    word = Ruling(finding=finding.id, stance=stance, reason="Wakes in May", on=bakery.DAY, until=until, by="Carol")
    return dataclasses.replace(finding, ruling=word)


def test_what_is_decided_is_no_open_action_and_is_due_when_the_decision_ends() -> None:
    first, *others = bakery.findings()
    made = book(bakery.dossier(), ruled(first), *others)
    assert first.id not in column(tasks.actions(choice.chosen(made, Status.OPEN)), "Finding")
    table = tasks.actions(choice.chosen(made, Status.DECIDED))
    assert column(table, "Finding") == [first.id]
    assert column(table, "Due") == [bakery.DAY + dt.timedelta(days=30)]
    assert column(table, "Status") == ["Accepted"]


def test_findings_hold_everything_once_with_who_decided_what() -> None:
    first, *others = bakery.findings()
    made = book(bakery.dossier(), ruled(first), *others)
    table = tasks.findings(made, NONE)
    assert sorted(map(str, column(table, "Finding"))) == sorted(finding.id for finding in bakery.findings())
    at_first = column(table, "Finding").index(first.id)
    assert column(table, "Decided by")[at_first] == "Carol"
    assert column(table, "Status")[at_first] == "Accepted"
    assert [status for status in column(table, "Status") if status is None] == [None], "good news is neither"


def test_of_places_we_could_not_see_nothing_is_said_to_last() -> None:
    table = tasks.findings(book(), NONE)
    since = dict(zip(column(table, "Finding"), column(table, "Since"), strict=True))
    for finding in bakery.findings():
        assert (since[finding.id] is not None) is (finding.outcome is Outcome.PROBLEM)


def test_a_note_is_due_on_its_last_day() -> None:
    until = bakery.DAY + dt.timedelta(days=20)
    note = Note(title="A", sees="B", action="C", level=Level.TIDY_UP, on=bakery.DAY, until=until)
    finding = Finding(
        check="note", outcome=Outcome.PROBLEM, level=Level.TIDY_UP, subject="A", title="A", sees="B", action="C"
    )
    dossier = dataclasses.replace(bakery.dossier(), notes=(note,))
    assert column(tasks.actions(book(dossier, finding)), "Due") == [until]


# Metrics


def test_numbers_are_numbers_and_words_stay_words() -> None:
    metric = Metric(
        id="orders",
        goal="preorders",
        source="till",
        means="Posts bring orders",
        values={"2026-Q2": "61", "2026-Q3": "8.5", "2026-Q4": "=1+1", "2027-Q1": "٣", "2027-Q2": "1e9"},
    )
    client = dataclasses.replace(bakery.CLIENT, metrics=(metric, Metric(id="bare")))
    table = measures.metrics(book(bakery.dossier((), client=client)), NONE)
    assert column(table, "Value") == [61, 8.5, "=1+1", "٣", "1e9", None]
    assert column(table, "Metric") == [*["orders"] * 5, "bare"]


def test_how_many_places_worked_is_told_month_by_month() -> None:
    then = Working(day=bakery.DAY, working=4, of=7)
    table = measures.metrics(book(bakery.dossier(())), News(trend=(then,)))
    assert table.rows[0][2:5] == (bakery.DAY, 4, 7)


# Evidence


def test_every_place_has_a_conclusion_and_what_was_asked() -> None:
    made = book()
    table = tabs(made)[-1]
    concluded = {
        place for place, kind in zip(column(table, "Place"), column(table, "Kind"), strict=True) if kind == "Conclusion"
    }
    assert concluded == {place.name for place in made.dossier.places}
    assert "answer too slow" in column(table, "Result")


# Hostile words

HOSTILE = "=cmd|' /C calc'!A0\r\n\t\u202e\u0000\u200b@SUM(1)\u2028 \U0001f9c1 " + "x" * 5_000 + "\ud800"


def test_whatever_a_page_calls_itself_a_cell_is_one_short_line_of_visible_characters() -> None:
    read = dataclasses.replace(
        bakery.reading(Sign.SHOWN, 3, name=HOSTILE, bio=HOSTILE, quote=HOSTILE), links=(HOSTILE,), platform_id=HOSTILE
    )
    handle = HOSTILE.removesuffix("\ud800")
    place = bakery.place(
        HOSTILE, Verdict.LIVE, read=read, handle=handle, address=HOSTILE, listed=bakery.listing(HOSTILE)
    )
    finding = bakery.problem("dead_link", place.key, Level.FIX_NOW, HOSTILE, HOSTILE, sees=HOSTILE)
    client = dataclasses.replace(bakery.CLIENT, name=HOSTILE, not_ours=(HOSTILE,))
    for table in tabs(book(bakery.dossier((place,), client), ruled(finding), finding)):
        for cell in (cell for row in table.rows for cell in row if isinstance(cell, str)):
            assert len(cell) <= 2_048
            assert not {unicodedata.category(letter) for letter in cell} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
