"""What `docs/exports.md` says of the files is what is in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import bakery
from audit.exports import data, sheets
from audit.exports.table import Table
from audit.news import NONE
from audit.report import pages, render
from audit.report.sources import Sources

TEXT = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")
BOOK = pages.book(bakery.dossier(), tuple(bakery.findings()), render.playbooks(Sources()))


@pytest.mark.parametrize("table", sheets.tabs(BOOK, NONE, BOOK), ids=lambda table: table.name)
def test_each_tabs_columns_stand_in_their_order_with_what_is_private_and_what_stays_empty(table: Table) -> None:
    (row,) = re.findall(rf"^\| {table.name} \|[^|]*\| (.*) \|$", TEXT, re.MULTILINE)
    ours, _, yours = re.sub(r"(?<!\\)\*", "\n", row).partition("\n")
    told = [title.strip() for title in f"{ours},{yours}".replace("\n", "").split(",") if title.strip()]
    assert told == [f"{head.title}\\*" if head.is_private else head.title for head in table.heads]
    empty = [title.strip() for title in yours.replace("\n", "").split(",") if title.strip()]
    assert empty == [head.title for head in table.heads if head.is_yours]


def test_each_key_of_the_json_is_named() -> None:
    shape = data.as_json(bakery.dossier(), tuple(bakery.findings()), NONE)
    place = shape["places"][0]
    finding = next(finding for one in shape["places"] for finding in one["findings"])
    for key in (*shape, *place, *finding):
        assert f"`{key}`" in TEXT or f'`"{key}": ' in TEXT
