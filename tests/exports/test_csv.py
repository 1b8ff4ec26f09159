"""Comma-separated values as a spreadsheet takes them in: no cell is reckoned with, every cell comes back."""

from __future__ import annotations

import csv as reader
import datetime as dt
import io

import pytest

from audit.exports import csv
from audit.exports.table import Cell, Head, Table


def made(*rows: tuple[Cell, ...]) -> str:
    return csv.text(Table("Actions", (Head("What", 30), Head("When", 12)), rows))


def read(text: str) -> list[list[str]]:
    return list(reader.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_without_rows_there_are_the_headings() -> None:
    assert made() == '\ufeff"What","When"\r\n'


@pytest.mark.parametrize("text", ["Ana's café", 'a "quoted" word', "one, two; three", "maple=bakery", "\U0001f9c1"])
def test_plain_words_come_back_as_they_are(text: str) -> None:
    assert read(made((text, None)))[1] == [text, ""]


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201"]
)
def test_what_a_spreadsheet_would_reckon_with_begins_with_an_apostrophe(text: str) -> None:
    assert read(made((text, None)))[1] == [f"'{text}", ""]


def test_numbers_and_dates_can_be_sorted() -> None:
    assert read(made((-3, dt.date(2026, 11, 22))))[1] == ["-3", "2026-11-22"]


def test_it_begins_with_the_mark_by_which_excel_knows_utf_8_and_lines_end_as_it_writes_them() -> None:
    text = made(("a", None), ("b", None))
    assert text.encode().startswith(b"\xef\xbb\xbf")
    assert text.count("\r\n") == text.count("\n") == 3
