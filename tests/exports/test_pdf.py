"""The page "Print" through whichever browser a machine has: in time, whole, or with a word about what to do instead."""

from __future__ import annotations

import dataclasses
import os
import re
import stat
import sys
import time
from pathlib import Path

import pytest

import bakery
from audit.client import Facts
from audit.errors import CouldNotRun
from audit.exports import pdf
from audit.exports.pdf import Paper
from built import built

needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")


def acting(folder: Path, code: str, name: str = "chromium") -> Path:
    """A program by a browser's name; `code` finds its flags in `flags` and where to print in `made`."""
    program = folder / name
    head = "import pathlib, sys, time\nflags = sys.argv[1:]\n"
    where = "made = pathlib.Path(next(f for f in flags if f.startswith('--print-to-pdf=')).partition('=')[2])\n"
    program.write_text(f"#!{sys.executable}\n{head}{where}{code}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def printed(folder: Path, browser: Path | None, paper: Paper = Paper.A4, seconds: float = 20) -> bytes:
    page = folder / "print.html"
    page.write_text("<p>Print me", encoding="utf-8")
    aside = folder / "aside"
    aside.mkdir(exist_ok=True)
    try:
        return pdf.body(page, paper, browser=browser, aside=aside, seconds=seconds)
    finally:
        assert list(aside.iterdir()) == []


# Where nothing can be made


def test_without_a_browser_the_page_to_print_is_named(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun, match="no Chromium, Chrome or Edge") as said:
        printed(tmp_path, None)
    assert str(said.value).endswith(f"print this page instead: {tmp_path / 'print.html'}")


@needs_scripts
@pytest.mark.parametrize(
    "code",
    [
        "sys.exit(0)",
        "sys.exit(9)",
        "made.write_bytes(b'')",
        "made.write_bytes(b'<html>')",
        "made.write_bytes(b'%PDF-1.4 cut')",
    ],
    ids=["nothing", "a fault", "an empty file", "no PDF", "half a PDF"],
)
def test_a_browser_that_prints_nothing_whole_is_named_with_the_page(tmp_path: Path, code: str) -> None:
    with pytest.raises(CouldNotRun, match=r"chromium made no (whole )?PDF of it; print this page instead"):
        printed(tmp_path, acting(tmp_path, code))


@needs_scripts
def test_a_browser_that_never_ends_is_not_waited_for(tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(CouldNotRun, match="made no PDF"):
        printed(tmp_path, acting(tmp_path, "time.sleep(60)"), seconds=0.5)
    assert time.monotonic() - began < 10


def test_a_browser_that_is_no_program_is_named(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun, match="made no PDF"):
        printed(tmp_path, tmp_path / "chromium")


# Which browser, which paper


def test_a_bare_machine_has_none(tmp_path: Path) -> None:
    assert pdf.browser({"PATH": str(tmp_path), "PROGRAMFILES": str(tmp_path)}, "win32") is None


@needs_scripts
def test_what_the_path_names_comes_first(tmp_path: Path) -> None:
    mine = acting(tmp_path, "", "google-chrome")
    assert pdf.browser({"PATH": str(tmp_path)}, "linux") == mine
    acting(tmp_path, "", "chromium")
    assert pdf.browser({"PATH": str(tmp_path)}, "linux") == tmp_path / "chromium"


@pytest.mark.parametrize(
    ("system", "variable", "place"),
    [
        ("win32", "LOCALAPPDATA", "Google/Chrome/Application/chrome.exe"),
        ("win32", "PROGRAMFILES(X86)", "Microsoft/Edge/Application/msedge.exe"),
        ("darwin", "HOME", "Applications/Chromium.app/Contents/MacOS/Chromium"),
    ],
)
def test_a_browser_is_found_where_its_installer_puts_it(system: str, variable: str, place: str, tmp_path: Path) -> None:
    lying = tmp_path / place
    lying.parent.mkdir(parents=True)
    lying.write_bytes(b"")
    found = pdf.browser({"PATH": "", variable: str(tmp_path)}, system)
    assert found
    assert found.name in {lying.name, "Google Chrome"}


@pytest.mark.parametrize(("country", "paper"), [("", Paper.A4), ("GB", Paper.A4), ("US", Paper.LETTER)])
def test_the_paper_is_what_printers_hold_there(country: str, paper: Paper) -> None:
    assert pdf.usual(dataclasses.replace(bakery.CLIENT, facts=Facts(country=country))) is paper


# What it is told


@needs_scripts
@pytest.mark.parametrize("paper", Paper)
def test_it_is_shown_one_page_with_its_paper_and_let_out_to_nobody(paper: Paper, tmp_path: Path) -> None:
    browser = acting(tmp_path, "made.write_bytes(b'%PDF-1.4\\n' + '\\n'.join(flags).encode() + b'\\n%%EOF\\n')")
    flags = printed(tmp_path, browser, paper).decode().splitlines()
    assert [flag for flag in flags if not flag.startswith(("--", "%"))] == [
        f"{(tmp_path / 'print.html').as_uri()}#{paper}"
    ]
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in flags
    assert {"--no-proxy-server", "--disable-background-networking"} <= set(flags)
    assert [flag for flag in flags if flag.startswith(f"--user-data-dir={tmp_path / 'aside'}")]
    assert ("--no-sandbox" in flags) is (getattr(os, "geteuid", lambda: 1)() == 0)


# With a browser


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("report"))


@pytest.mark.browser
@pytest.mark.parametrize(("paper", "width", "height"), [(Paper.A4, 595, 842), (Paper.LETTER, 612, 792)])
def test_the_bakerys_report_is_some_pages_of_that_paper_under_its_name(
    paper: Paper, width: int, height: int, report: Path, tmp_path: Path
) -> None:
    browser = pdf.browser(os.environ, sys.platform)
    if browser is None and os.environ.get("CI") != "true":
        pytest.skip("no Chromium on this machine: no PDF was made")
    made = pdf.body(report / "print.html", paper, browser=browser, aside=tmp_path)
    assert b"Maple Street Bakery" in made
    assert 3 <= len(re.findall(rb"/Type\s*/Page\b", made)) <= 12
    boxes = {tuple(round(float(side)) for side in box.split()) for box in re.findall(rb"/MediaBox \[([^\]]*)\]", made)}
    assert boxes == {(0, 0, width, height)}
