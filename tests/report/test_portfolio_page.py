"""What the dashboard says above its table and in it."""

from __future__ import annotations

import datetime as dt

import pytest

from audit.portfolio import Key, Row, Stand
from audit.report import portfolio_page
from rowing import TODAY, one_of_each, row


def texts(one: Row) -> dict[str, str]:
    return {cell.label: f"{cell.text} {cell.note}".strip() for cell in portfolio_page.cells(one)}


def test_where_all_is_in_order_nobody_is_named_above_the_table() -> None:
    shown = portfolio_page.page([row("a"), row("b", open=2)], {})
    assert shown.first == ()
    assert shown.summary == "2 clients: 1 all in order, 1 has smaller things to do."


def test_an_only_client_is_not_counted() -> None:
    assert portfolio_page.page([row("a")], {}).summary == "1 client: all in order."


def test_a_client_without_an_audit_has_no_numbers_and_is_told_how_to_get_one() -> None:
    shown = portfolio_page.page([row("maple", due=None)], {})
    (line,) = shown.lines
    assert {cell.text for cell in line.cells} == {portfolio_page.NONE}
    assert {cell.sort for cell in line.cells} == {""}
    assert line.note == "Start with: audit run maple.yml"


def test_where_there_is_no_report_no_link_leads_to_it() -> None:
    shown = portfolio_page.page([row("a"), row("b")], {"b.yml": "../../b/site/index.html"})
    assert {line.name: line.link for line in shown.lines} == {"a": "", "b": "../../b/site/index.html"}


def test_one_sentence_sums_up_and_its_numbers_add_up() -> None:
    assert portfolio_page.summary([*one_of_each(), row("x", fix_now=1)]) == (
        "7 clients: 1 all in order, 2 have something to fix now, 1 is due for a look, 1 has smaller things to do, "
        "1 has no audit yet, 1 can't be read."
    )


def test_at_most_three_clients_are_named_first_and_each_says_why() -> None:
    shown = portfolio_page.page(one_of_each(), {})
    assert [(name, wants) for name, _, wants in shown.first] == [
        ("Broken", "line 3: no"),
        ("Now", "2 things to fix now, 1 new or worse since the audit before"),
        ("Due", "the next audit is 13 days overdue, 2 places wait for your own look"),
    ]


@pytest.mark.parametrize(
    ("days", "words"),
    [(-1, "1 day overdue"), (0, "due today"), (1, "tomorrow"), (6, "in 6 days")],
)
def test_the_next_look_is_told_from_today(days: int, words: str) -> None:
    assert texts(row("a", due=TODAY + dt.timedelta(days)))["Next look"] == words


def test_every_number_is_told_in_words() -> None:
    told = texts(row("a", fix_now=2, new=1, unseen=2, looks_due=1, minutes=145, since=TODAY - dt.timedelta(41)))
    assert told == {
        "Working": "5 of 7 71 %",
        "Fix now": "2",
        "New": "1",
        "Oldest open": "41 days since 12 October 2026",
        "Next look": "in 5 days 1 place waits for you",
        "Unseen": "2 of 8 25 %",
        "Work open": "2 h 25 min",
    }


def test_every_stand_and_every_key_has_words_of_its_own() -> None:
    assert len({portfolio_page.STATES[stand].word for stand in Stand}) == len(Stand)
    assert len({portfolio_page.TITLES[key] for key in Key}) == len(Key)
