"""The dashboard for spreadsheets and programs: names stay names there."""

from __future__ import annotations

import csv
import io
import json

import pytest

from audit.portfolio import Row
from audit.report import portfolio_sheet
from rowing import one_of_each, row


def sheet(*rows: Row) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(portfolio_sheet.as_csv(rows))))


@pytest.mark.parametrize("name", ["Maple Street Bakery", "Tom & Daughter, Plumbing", 'The "Old" Mill', "Café Zoë; Bar"])
def test_an_ordinary_name_stands_in_the_sheet_as_it_is(name: str) -> None:
    assert [line["client"] for line in sheet(row(name))] == [name]


@pytest.mark.parametrize(
    "name",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1", " =1", "\u200b=1+1", "\uff1d1+1", "\u202e=1", '=1"', "\ufeff=1"],
)  # fmt: skip
def test_no_cell_is_reckoned_with(name: str) -> None:
    for line in sheet(row(name, trouble=name), row("x", slug=name, file=name)):
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d", "\t", "\r")) for cell in line.values())


def test_every_text_is_in_quotes_so_that_no_other_separator_splits_it() -> None:
    assert '"a;=1"' in portfolio_sheet.as_csv([row("a;=1")])


def test_a_client_without_numbers_has_blanks_where_a_nought_would_say_too_much() -> None:
    never = next(line for line in sheet(*one_of_each()) if line["client"] == "Never")
    assert {never[name] for name in ("fix_now", "new", "open", "minutes", "unseen", "next", "days")} == {""}


def test_the_sheet_has_a_line_a_client_and_the_same_columns_for_all() -> None:
    lines = sheet(*one_of_each())
    assert [line["state"] for line in lines] == ["fine", "to_do", "never", "due", "fix_now", "broken"]
    assert all(None not in line and None not in line.values() for line in lines)
    assert (lines[4]["oldest"], lines[4]["since"], lines[4]["days"]) == ("Gone", "2026-11-21", "1")


def test_programs_are_given_names_as_they_are() -> None:
    shaped = json.loads(json.dumps(portfolio_sheet.shaped([row("=1+1\u202e")])))
    assert shaped["schema"] == 1
    assert shaped["date"] == "2026-11-22"
    assert shaped["clients"][0]["client"] == "=1+1\u202e"
    assert (shaped["clients"][0]["working"], shaped["clients"][0]["seen"]) == (5, 7)
