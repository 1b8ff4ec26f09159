"""Tables as an Excel workbook: text is text, nothing is reckoned with, only places' own addresses can be tapped.

The same rows, the same bytes.
"""

from __future__ import annotations

import datetime as dt
import html
import io
import math
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from audit.exports.pdf import Paper
from audit.exports.table import Cell, Head, Table
from audit.report import inert

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_PAPERS = {Paper.A4: 9, Paper.LETTER: 1}
_A_PAGE = 300
"""Characters that can still be read where they are printed across one page."""
_LINE = 15
_MOST_LINES = 12
"""Points of a line, and so many lines a row is high at most; Excel alone finds heights by itself."""
_MOST_LINKS = 65_530
_LONGEST_LINK = 2_000
"""What Excel opens: so many links a sheet, each of 2,079 characters at most."""
_ROW = {"text_wrap": True, "valign": "top"}
_HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1}


def body(tables: Sequence[Table], *, title: str, day: dt.date, opens_at: str = "", paper: Paper = Paper.A4) -> bytes:
    """A workbook with one tab a table; it opens at the tab of that name.

    `day` is the one its properties name as that of its making.
    """
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": inert.clean(title, 200), "created": dt.datetime.combine(day, dt.time(12))})
        looks = _Looks(book)
        for table in tables:
            sheet = book.add_worksheet(table.name)
            _write(sheet, table, looks)
            _set_up(sheet, table, paper, inert.clean(title, 120))
            if table.name == opens_at:
                sheet.activate()
    return file.getvalue()


class _Looks:
    """How cells look."""

    def __init__(self, book: Workbook) -> None:
        self.text = book.add_format(_ROW)
        self.reckonable = book.add_format({**_ROW, "quote_prefix": True})
        """Text that would be reckoned with once somebody edits its cell, and is not, with this mark."""
        self.link = book.add_format({**_ROW, "font_color": "#0B57B0", "underline": 1})
        self.number = book.add_format({**_ROW, "align": "right", "indent": 1})
        self.date = book.add_format({**_ROW, "num_format": "yyyy-mm-dd", "align": "left"})
        self.head = book.add_format({**_HEAD, "bg_color": "#E4E7EC"})
        self.yours = book.add_format({**_HEAD, "bg_color": "#FFF6D6", "italic": True})


def _write(sheet: Worksheet, table: Table, looks: _Looks) -> None:
    sheet.set_row(0, _height(table.heads, [head.title for head in table.heads]))
    for column, head in enumerate(table.heads):
        sheet.set_column(column, column, head.width)
        sheet.write_string(0, column, head.title, looks.yours if head.is_yours else looks.head)
    for number, row in enumerate(table.rows, 1):
        sheet.set_row(number, _height(table.heads, row))
        for column, cell in enumerate(row):
            link = _link(cell) if table.heads[column].is_link and number <= _MOST_LINKS else ""
            if link:
                sheet.write_url(number, column, link, looks.link, cell)
            else:
                _put(sheet, number, column, cell, looks)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), len(table.heads) - 1)


def _height(heads: Sequence[Head], row: Sequence[Cell]) -> int | None:
    """Points that the longest text of a row takes, about; None for a single line."""
    texts = [(cell, head.width) for head, cell in zip(heads, row, strict=True) if isinstance(cell, str)]
    lines = max((len(textwrap.wrap(text, width)) for text, width in texts if len(text) > width), default=1)
    return _LINE * min(lines, _MOST_LINES) if lines > 1 else None


def _set_up(sheet: Worksheet, table: Table, paper: Paper, title: str) -> None:
    """How it is printed."""
    sheet.set_landscape()
    sheet.set_paper(_PAPERS[paper])
    sheet.set_margins(0.4, 0.4, 0.5, 0.6)
    sheet.set_footer(f"&L{title.replace('&', '&&')}&C&A&R&P / &N")
    sheet.repeat_columns(0)
    sheet.fit_to_pages(math.ceil(sum(head.width for head in table.heads) / _A_PAGE), 0)
    sheet.repeat_rows(0)


def _link(cell: Cell) -> str:
    """A web address that can be opened; empty where the cell holds anything else."""
    address = html.unescape(inert.href(cell)) if isinstance(cell, str) else ""
    return address if len(address) <= _LONGEST_LINK else ""


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
            sheet.write_number(row, column, cell, looks.number)
