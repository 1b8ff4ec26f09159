"""What the page "To do" offers to take along: a plain label with its size, and a file behind each."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import bakery
from audit.report import downloads, render, site
from audit.report.sources import Sources

FILES = {
    "maple-2026-11-22.json": b"{}",
    "maple-2026-11-22.ics": b"BEGIN:VEVENT\r\n" * 2,
    "maple-2026-11-22.xlsx": b"x" * 23_600,
}


def page(folder: Path, files: dict[str, bytes]) -> LexborHTMLParser:
    made = render.render(bakery.dossier(), tuple(bakery.findings()), Sources(), carried=files)
    for name, body in made.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body if isinstance(body, bytes) else body.encode())
    site.build(folder)
    return LexborHTMLParser((folder / "site" / "actions.html").read_text("utf-8"))


def test_without_files_nothing_is_offered() -> None:
    text = str(render.render(bakery.dossier(), tuple(bakery.findings()), Sources())["content/actions.md"])
    assert "Take this list" not in text
    assert downloads.offers({}) == ()


def test_a_file_nobody_knows_what_to_do_with_is_not_offered() -> None:
    assert downloads.offers({"maple.exe": b"", "maple": b""}) == ()


def test_where_nothing_is_to_be_done_there_is_no_list_to_take() -> None:
    made = render.render(bakery.dossier(), (), Sources(), carried=FILES)
    assert "Take this list" not in str(made["content/actions.md"])


def test_the_most_useful_comes_first_and_each_says_what_it_is_and_how_large() -> None:
    assert [offer.label for offer in downloads.offers(FILES)] == [
        "Excel, 24 KB",
        "Calendar, 2 dates, 1 KB",
        "JSON, 1 KB",
    ]


@pytest.mark.parametrize(
    ("count", "told"), [(0, "1 KB"), (1_499, "1 KB"), (23_600, "24 KB"), (999_499, "999 KB"), (999_500, "1.0 MB")]
)
def test_sizes_are_told_as_a_person_reads_them(count: int, told: str) -> None:
    assert downloads.size(count) == told


@pytest.mark.slow
def test_behind_each_label_lies_its_file_and_it_is_kept_rather_than_opened(tmp_path: Path) -> None:
    shown = page(tmp_path, FILES)
    links = shown.css(".pr-takes a")
    assert [link.text() for link in links] == ["Excel, 24 KB", "Calendar, 2 dates, 1 KB", "JSON, 1 KB"]
    for link in links:
        address = link.attributes["href"] or ""
        assert "download" in link.attributes
        assert (tmp_path / "site" / address).read_bytes() == FILES[address.removeprefix("downloads/")]
    jump = shown.css_first('.pr-jumps a[href="#take-this-list-with-you"]')
    assert jump
    assert jump.text() == "Take this list with you"
    assert shown.css_first("h2#take-this-list-with-you")
