"""A workbook read back as a spreadsheet reads it: text is text, and the same rows make the same bytes."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator

import pytest

from audit.exports import xlsx
from audit.exports.pdf import Paper
from audit.exports.table import Cell, Head, Table

DAY = dt.date(2026, 11, 22)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RECKONABLE = ("=cmd|' /C calc'!A0", "+44 1632 960123", "-1", "@SUM(1)", "\uff1d1+1")


def one(*rows: tuple[Cell, ...], name: str = "Actions") -> Table:
    return Table(name, (Head("What", 30), Head("When", 12, is_yours=True)), rows)


def made(*tables: Table) -> bytes:
    return xlsx.body(tables, title="Maple <&> Bakery", day=DAY)


def parts(body: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: archive.read(name).decode() for name in archive.namelist()}


def read(body: bytes, sheet: int = 1) -> Iterator[tuple[str, str, bool]]:
    """Each filled cell: its kind (`s` for text, `n` for a number), what it shows, and whether it is kept from reckoning."""
    files = parts(body)
    words = ["".join(t.text or "" for t in si.iter(f"{_MAIN}t")) for si in ET.fromstring(files["xl/sharedStrings.xml"])]
    styles = ET.fromstring(files["xl/styles.xml"]).find(f"{_MAIN}cellXfs")
    assert styles is not None
    for cell in ET.fromstring(files[f"xl/worksheets/sheet{sheet}.xml"]).iter(f"{_MAIN}c"):
        value = cell.findtext(f"{_MAIN}v")
        if value is not None:
            kind = cell.get("t", "n")
            kept = styles[int(cell.get("s", "0"))].get("quotePrefix") == "1"
            yield kind, words[int(value)] if kind == "s" else value, kept


def test_a_table_without_rows_has_its_headings_and_a_filter() -> None:
    body = made(one())
    assert [shown for _, shown, _ in read(body)] == ["What", "When"]
    assert '<autoFilter ref="A1:B1"/>' in parts(body)["xl/worksheets/sheet1.xml"]


def test_plain_words_stay_as_they_are_and_bear_no_mark() -> None:
    *_, (kind, shown, kept) = read(made(one(("Ana's café, 1 < 2 & \U0001f9c1", None))))
    assert (kind, shown, kept) == ("s", "Ana's café, 1 < 2 & \U0001f9c1", False)


@pytest.mark.parametrize("text", RECKONABLE)
def test_what_a_spreadsheet_would_reckon_with_is_text_even_once_its_cell_is_edited(text: str) -> None:
    *_, cell = read(made(one((text, None))))
    assert cell == ("s", text, True)


@pytest.mark.parametrize(
    "text", [*RECKONABLE, "https://maple.example", "javascript:alert(1)", "mailto:a@b.example", "1998"]
)
def test_no_text_becomes_a_formula_a_number_or_a_link(text: str) -> None:
    body = made(one((text, None)))
    sheet = parts(body)["xl/worksheets/sheet1.xml"]
    assert not any(mark in sheet for mark in ("<f>", "<hyperlink", "<f ", "r:id"))
    assert [kind for kind, _, _ in read(body)] == ["s", "s", "s"]
    assert not [name for name in parts(body) if "sheet1.xml.rels" in name or "external" in name.lower()]


@pytest.mark.parametrize("letter", ["\u0000", "\u000b", "\ufffe", "\uffff", "_x0041_", "]]>", "<x/>"])
def test_letters_that_mean_something_to_the_file_break_nothing(letter: str) -> None:
    *_, (kind, _, _) = read(made(one((f"a{letter}b", None))))
    assert kind == "s"


LINKED = Table("Inventory", (Head("Address", 30, is_link=True),), ())


@pytest.mark.parametrize(
    "text",
    [
        *RECKONABLE,
        *(
            "javascript:alert(1)",
            "mailto:a@b.example",
            "file:///etc/passwd",
            "https://a@maple.example",
            "maple.example",
        ),
        "https://maple.example/" + "a" * 2_000,
        "internal:Actions!A1",
    ],
)
def test_what_is_no_web_address_is_no_link_even_where_addresses_stand(text: str) -> None:
    body = made(dataclasses.replace(LINKED, rows=((text,),)))
    assert "<hyperlink" not in parts(body)["xl/worksheets/sheet1.xml"]
    assert [*read(body)][-1][1] == text


def test_a_places_own_address_opens_that_very_address() -> None:
    address = "https://maple.example/b%C3%A4ckerei?a=1&b=2#top"
    files = parts(made(dataclasses.replace(LINKED, rows=((address,),))))
    (target,) = (part.get("Target") for part in ET.fromstring(files["xl/worksheets/_rels/sheet1.xml.rels"]))
    (link,) = ET.fromstring(files["xl/worksheets/sheet1.xml"]).iter(f"{_MAIN}hyperlink")
    assert f"{target}#{link.get('location')}" == address


def test_there_are_no_more_links_than_excel_opens() -> None:
    rows = ((f"https://maple.example/{number}",) for number in range(65_540))
    sheet = parts(made(dataclasses.replace(LINKED, rows=tuple(rows))))["xl/worksheets/sheet1.xml"]
    assert sheet.count("<hyperlink ") == 65_530


def test_a_text_of_several_lines_has_the_room_it_takes() -> None:
    rows = ET.fromstring(
        parts(made(one(("short", None), ("word " * 20, None), ("word " * 500, None))))["xl/worksheets/sheet1.xml"]
    )
    assert [row.get("ht") for row in rows.iter(f"{_MAIN}row")] == [None, None, "60", "180"]


def test_on_paper_each_page_says_whose_it_is_and_of_which_place() -> None:
    files = parts(made(one(("a", None))))
    sheet = ET.fromstring(files["xl/worksheets/sheet1.xml"])
    assert sheet.findtext(f".//{_MAIN}oddFooter") == "&LMaple <&&> Bakery&C&A&R&P / &N"
    assert "$A:$A" in files["xl/workbook.xml"]
    setup = sheet.find(f"{_MAIN}pageSetup")
    assert setup is not None
    assert (setup.get("orientation"), setup.get("paperSize"), setup.get("fitToHeight")) == ("landscape", "9", "0")


def test_it_is_printed_on_the_paper_asked_for_and_opens_where_it_should() -> None:
    tables = (one(name="Inventory"), one(name="Actions"))
    files = parts(xlsx.body(tables, title="", day=DAY, opens_at="Actions", paper=Paper.LETTER))
    assert 'paperSize="1"' in files["xl/worksheets/sheet1.xml"] or "paperSize" not in files["xl/worksheets/sheet1.xml"]
    assert 'activeTab="1"' in files["xl/workbook.xml"]


def test_dates_are_dates_and_numbers_are_numbers() -> None:
    body = made(one((8.5, DAY), (3, DAY)))
    assert list(read(body))[2:] == [
        ("n", "8.5", False),
        ("n", "46348", False),
        ("n", "3", False),
        ("n", "46348", False),
    ]
    assert "yyyy-mm-dd" in parts(body)["xl/styles.xml"]


def test_the_headings_stay_in_sight() -> None:
    sheet = parts(made(one(("a", None))))["xl/worksheets/sheet1.xml"]
    assert 'ySplit="1"' in sheet
    assert 'state="frozen"' in sheet


def test_each_table_is_a_tab_in_order() -> None:
    workbook = ET.fromstring(parts(made(one(name="Inventory"), one(name="Not ours")))["xl/workbook.xml"])
    assert [tab.get("name") for tab in workbook.iter(f"{_MAIN}sheet")] == ["Inventory", "Not ours"]


def test_the_same_rows_and_day_make_the_same_bytes() -> None:
    row = ("=1", DAY)
    assert made(one(row)) == made(one(row))
    assert xlsx.body([one(row)], title="Maple <&> Bakery", day=DAY + dt.timedelta(days=1)) != made(one(row))
