"""A table as comma-separated values, for any spreadsheet."""

from __future__ import annotations

import csv
import datetime as dt
import io

from audit.exports.table import Cell, Table
from audit.report import inert

BOM = "\ufeff"
"""Excel takes a file that begins with it for UTF-8."""


def text(table: Table) -> str:
    """A line of headings and a line a row (RFC 4180); every text in quotes, none that a spreadsheet reckons with."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([head.title for head in table.heads])
    writer.writerows([_cell(cell) for cell in row] for row in table.rows)
    return BOM + sheet.getvalue()


def _cell(cell: Cell) -> str | int | float:
    match cell:
        case None:
            return ""
        case dt.date():
            return cell.isoformat()
        case str():
            return f"'{cell}" if inert.is_reckoned_with(cell) else cell
        case _:
            return cell
