"""The dashboard's rows for spreadsheets and programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from audit.portfolio import Row
from audit.report import inert


def shaped(rows: Sequence[Row]) -> dict[str, Any]:
    """`schema`, `date` and `clients`, in the rows' order.

    Of each its `client` (name), `slug` and `file`; `state` (broken, fix_now, due, never, to_do, fine) and `trouble`
    (why it is broken, or null); `audited` and `next` (days, or null), `overdue` (days); places `working` of those
    `seen`, `unseen` of all `places`, and `looks_due` (by a person); `fix_now`, `new`, `open` (counts); `oldest` (id,
    title, since and days of the oldest open problem, or null); `minutes` of open work; `left_out` kept files.
    """
    return {
        "schema": 1,
        "date": rows[0].today.isoformat() if rows else None,
        "clients": [_shaped(row) for row in rows],
    }


def _shaped(row: Row) -> dict[str, Any]:
    return {
        "client": row.name,
        "slug": row.slug or None,
        "file": row.file,
        "state": row.stand.value,
        "trouble": row.trouble or None,
        "audited": row.looked.isoformat() if row.looked else None,
        "next": row.due.isoformat() if row.due else None,
        "overdue": row.overdue,
        "working": row.working.working if row.working else None,
        "seen": row.working.of if row.working else None,
        "places": row.places,
        "unseen": row.unseen,
        "looks_due": row.looks_due,
        "fix_now": row.fix_now,
        "new": row.new,
        "open": row.open,
        "oldest": {
            "id": row.oldest.id,
            "title": row.oldest.title,
            "since": row.since.isoformat() if row.since else None,
            "days": row.age,
        }
        if row.oldest
        else None,
        "minutes": row.minutes,
        "left_out": row.left_out,
    }


def as_csv(rows: Sequence[Row]) -> str:
    """A heading and a line a client; every text in quotes, and none that a spreadsheet would reckon with."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    table = [_flat(entry) for entry in shaped(rows)["clients"]]
    writer.writerow(table[0] if table else ())
    writer.writerows([_cell(value) for value in line.values()] for line in table)
    return sheet.getvalue()


def _flat(entry: dict[str, Any]) -> dict[str, Any]:
    """One level deep, and blank where a client has no numbers."""
    oldest = entry.pop("oldest") or {}
    is_judged = entry["next"] is not None
    numbers = {name: value if is_judged or not isinstance(value, int) else None for name, value in entry.items()}
    return {**numbers, "oldest": oldest.get("title"), "since": oldest.get("since"), "days": oldest.get("days")}


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return "" if value is None else value
    text = inert.clean(value)
    return f"'{text}" if inert.is_reckoned_with(text) else text
