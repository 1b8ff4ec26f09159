"""Tables as an Excel workbook: text is text, nothing is reckoned with, nothing can be tapped. The same rows, the same bytes."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from audit.exports.table import Cell, Table
from audit.report import inert

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_A4 = 9
_A_PAGE = 300
"""Characters that can still be read where they are printed across one page."""
_ROW = {"text_wrap": True, "valign": "top"}
_HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1}


def body(tables: Sequence[Table], *, title: str, day: dt.date) -> bytes:
    """A workbook with one tab a table. `day` is the one its properties name as that of its making."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": inert.clean(title, 200), "created": dt.datetime.combine(day, dt.time(12))})
        looks = _Looks(book)
        for table in tables:
            _write(book.add_worksheet(table.name), table, looks)
    return file.getvalue()


class _Looks:
    """How cells look."""

    def __init__(self, book: Workbook) -> None:
        self.text = book.add_format(_ROW)
        self.reckonable = book.add_format({**_ROW, "quote_prefix": True})
        """Text that would be reckoned with once somebody edits its cell, and is not, with this mark."""
        self.date = book.add_format({**_ROW, "num_format": "yyyy-mm-dd", "align": "left"})
        self.head = book.add_format({**_HEAD, "bg_color": "#E4E7EC"})
        self.yours = book.add_format({**_HEAD, "bg_color": "#FFF6D6", "italic": True})


def _write(sheet: Worksheet, table: Table, looks: _Looks) -> None:
    last = len(table.heads) - 1
    for column, head in enumerate(table.heads):
        sheet.set_column(column, column, head.width)
        sheet.write_string(0, column, head.title, looks.yours if head.is_yours else looks.head)
    for number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row):
            _put(sheet, number, column, cell, looks)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), last)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    if sum(head.width for head in table.heads) <= _A_PAGE:
        sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _put(sheet: Worksheet, row: int, column: int, cell: Cell, looks: _Looks) -> None:
    match cell:
        case None:
            sheet.write_blank(row, column, None, looks.text)
        case str():
            look = looks.reckonable if inert.is_reckoned_with(cell) else looks.text
            sheet.write_string(row, column, cell, look)
        case dt.date():
            sheet.write_datetime(row, column, dt.datetime.combine(cell, dt.time()), looks.date)
        case int() | float():
            sheet.write_number(row, column, cell, looks.text)
