"""`audit portfolio` as a consultant of several clients runs it: for their eyes, and out of every client's sight."""

from __future__ import annotations

import csv
import io
import json
import shutil
import urllib.parse
from pathlib import Path, PurePosixPath

import pytest
from selectolax.lexbor import LexborHTMLParser

from audit import run as audits
from audit.automation.workflow import Publish, Subject, Wish, written
from audit.cli import portfolio as portfolio_command
from audit.portfolio import Key
from audit.practice import NOW
from commanding import Said, audit, called
from practising import WEEK, told, world

NAMES = {"doughco": "Dough and Daughters", "oldmill": "=Old Mill Books", "harbourside": "Harbour <b>Lights</b>"}
PLACES = {
    "doughco": "https://www.instagram.com/freshbakery",
    "oldmill": "https://www.instagram.com/nobodyhasthis",
    "harbourside": "https://x.com/freshbakery",
}


def client_file(folder: Path, slug: str, schedule: str = "") -> Path:
    path = folder / f"{slug}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"name: '{NAMES[slug]}'\nslug: {slug}\nwebsite: https://maplebakery.example\n{schedule}"
        f"check: {{crawl: {{max_pages: 2}}}}\nprofiles:\n  - {PLACES[slug]}\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three clients after two weeks of audits, the second with reports."""
    folder = tmp_path_factory.mktemp("consultant")
    paths = [client_file(folder / "clients", slug) for slug in NAMES]
    audits.run(paths, world(at=NOW - WEEK), told(), build=False)
    audits.run(paths, world(), told())
    return folder


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    """Those clients, to change at will."""
    shutil.copytree(kept / "clients", tmp_path / "clients", ignore=shutil.ignore_patterns(".cache", "site"))
    return tmp_path


def listed(folder: Path, *options: str) -> Said:
    return called(world(), "portfolio", "list", folder / "clients", *options)


def rows(said: Said) -> dict[str, dict[str, object]]:
    return {client["slug"] or client["file"]: client for client in json.loads(said.out)["clients"]}


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# What is left alone


def test_a_list_writes_nothing(kept: Path) -> None:
    before = files(kept)
    assert listed(kept).code == 0
    assert files(kept) == before


@pytest.mark.parametrize("out", ["clients/reports/doughco", "clients/reports/doughco/site/all", "clients/reports/new"])
def test_no_dashboard_lies_among_reports(kept: Path, out: str) -> None:
    before = files(kept)
    said = called(world(), "portfolio", "build", kept / "clients", "-o", kept / out)
    assert said.code == 2
    assert "among reports" in said.err
    assert files(kept) == before


@pytest.mark.parametrize("below", ["", "site/all"])
def test_a_report_that_lies_elsewhere_is_left_alone_too(folder: Path, below: str) -> None:
    elsewhere = folder / "www"
    audits.run([folder / "clients" / "doughco.yml"], world(at=NOW + WEEK), told(), out=elsewhere)
    before = files(elsewhere)
    assert called(world(), "portfolio", "build", folder / "clients", "-o", elsewhere / below).code == 2
    assert files(elsewhere) == before


def test_a_folder_that_holds_other_files_is_left_alone(folder: Path) -> None:
    said = called(world(), "portfolio", "build", folder / "clients", "-o", folder)
    assert said.code == 2
    assert "holds other files" in said.err


def test_no_report_takes_the_dashboards_place(folder: Path) -> None:
    assert called(world(), "portfolio", "build", folder / "clients", "-o", folder / "all").code == 0
    before = files(folder / "all")
    said = called(world(), "build", folder / "clients" / "doughco.yml", "--out", folder / "all")
    assert said.code == 2
    assert files(folder / "all") == before


def test_where_there_is_no_client_it_says_how_to_make_one(tmp_path: Path) -> None:
    said = audit("portfolio", "list", folder=tmp_path)
    assert (said.returncode, said.stdout) == (2, "")
    assert "audit init" in said.stderr


# Clients never see each other


def test_no_clients_report_holds_a_word_of_another(kept: Path) -> None:
    assert called(world(), "portfolio", "build", kept / "clients", "-o", kept / "portfolio").code == 0
    for slug in NAMES:
        report = kept / "clients" / "reports" / slug
        assert (report / "site" / "index.html").is_file()
        others = [word.encode() for other in NAMES for word in (NAMES[other], other) if other != slug]
        for name, body in files(report).items():
            assert not [word for word in others if word in body], name
            assert "portfolio" not in name
            assert b"All clients" not in body, name


@pytest.mark.parametrize("publish", Publish)
def test_what_a_workflow_publishes_holds_no_dashboard(publish: Publish) -> None:
    subjects = tuple(Subject(slug=slug, path=PurePosixPath("clients") / f"{slug}.yml") for slug in NAMES)
    text = written(Wish(subjects=subjects, keys=(), version="0.1.0", publish=publish))
    assert "portfolio" not in text
    if publish is not Publish.NONE:
        assert text.count("/site") >= 1
        assert all(f"clients/reports/{slug}/site" in text for slug in NAMES)


# What it shows


def test_the_dashboard_names_every_client_and_leads_to_its_report(kept: Path) -> None:
    said = called(world(), "portfolio", "build", kept / "clients", "-o", kept / "portfolio")
    assert (said.code, said.err) == (0, "")
    assert "3 clients: " in said.out
    site = kept / "portfolio" / "site"
    page = LexborHTMLParser((site / "index.html").read_text("utf-8"))
    links = {node.text(): node.attributes["href"] or "" for node in page.css("tbody .pr-clients__name")}
    assert set(links) == set(NAMES.values())
    reports = {(site / urllib.parse.unquote(href)).resolve() for href in links.values()}
    assert reports == {kept / "clients" / "reports" / slug / "site" / "index.html" for slug in NAMES}


def test_built_again_on_the_same_day_it_is_the_same(folder: Path) -> None:
    built = []
    for _ in range(2):
        assert called(world(), "portfolio", "build", folder / "clients", "-o", folder / "all").code == 0
        built.append(files(folder / "all"))
    assert built[0] == built[1]


def test_each_number_is_of_the_kept_evidence(kept: Path) -> None:
    told = rows(listed(kept, "--format", "json"))
    assert {slug: (row["working"], row["seen"], row["unseen"]) for slug, row in told.items()} == {
        "doughco": (1, 1, 0),
        "oldmill": (0, 1, 0),
        "harbourside": (0, 0, 1),
    }
    assert [told[slug]["looks_due"] for slug in NAMES] == [0, 0, 1]
    assert told["oldmill"]["fix_now"] == int(str(told["doughco"]["fix_now"])) + 1
    assert {row["audited"] for row in told.values()} == {"2026-11-16"}
    assert {row["next"] for row in told.values()} == {"2026-11-23"}


def test_open_work_takes_as_long_as_the_reports_own_list_says(kept: Path) -> None:
    minutes = int(str(rows(listed(kept, "--format", "json"))["doughco"]["minutes"]))
    to_do = (kept / "clients" / "reports" / "doughco" / "site" / "actions.html").read_text("utf-8")
    assert f"about {round(minutes / 60)} hours" in to_do


def test_a_rhythm_of_its_own_makes_the_next_look_later(folder: Path) -> None:
    client_file(folder / "clients", "doughco", "schedule: {check: monthly}\n")
    assert rows(listed(folder, "--format", "json"))["doughco"]["next"] == "2026-12-16"


def test_a_client_without_an_audit_says_so(folder: Path) -> None:
    shutil.rmtree(folder / "clients" / "history" / "doughco")
    said = listed(folder)
    assert (said.code, said.err) == (0, "")
    assert "1 has no audit yet" in said.out


@pytest.mark.parametrize("broken", ["file", "decisions", "history", "newer history"])
def test_what_is_broken_of_one_client_has_a_sentence_and_stops_no_other(folder: Path, broken: str) -> None:
    clients = folder / "clients"
    match broken:
        case "file":
            (clients / "oldmill.yml").write_text("name: Old Mill\nwebsite: nope nope\n", encoding="utf-8")
        case "decisions":
            (clients / "decisions").mkdir(exist_ok=True)
            (clients / "decisions" / "oldmill.yml").write_text("<<<<<<< ours\nrulings: []\n", encoding="utf-8")
        case _:
            for path in (clients / "history" / "oldmill").glob("*.json"):
                path.write_text('{"schema": 999}' if broken == "newer history" else "{cut", encoding="utf-8")
    said = listed(folder, "--format", "json")
    assert said.code == 0
    assert "oldmill.yml" in said.err
    told = {Path(str(row["file"])).stem: row for row in rows(said).values()}
    assert told["oldmill"]["state"] == "broken"
    assert told["oldmill"]["trouble"]
    assert told["doughco"]["fix_now"] is not None
    assert told["harbourside"]["trouble"] is None
    built = called(world(), "portfolio", "build", clients, "-o", folder / "all")
    assert built.code == 0
    assert "1 can't be read" in built.out


def test_a_sheet_can_be_sorted_and_no_name_is_reckoned_with(kept: Path) -> None:
    said = listed(kept, "--format", "csv", "--sort", "client")
    names = [line["client"] for line in csv.DictReader(io.StringIO(said.out))]
    assert names == ["'=Old Mill Books", "Dough and Daughters", "Harbour <b>Lights</b>"]


def test_what_needs_the_consultant_stands_first_on_the_terminal(kept: Path) -> None:
    said = listed(kept).out
    assert said.startswith("3 clients: ")
    assert "Look here first:" in said
    assert said.index("=Old Mill Books") < said.index("Dough and Daughters")


@pytest.mark.parametrize("is_there", [True, False])
def test_without_files_the_folder_clients_is_meant_or_else_this_one(folder: Path, *, is_there: bool) -> None:
    here = folder if is_there else folder / "clients"
    said = audit("portfolio", "list", folder=here)
    assert (said.returncode, said.stderr) == (0, "")
    assert all(name in said.stdout for name in NAMES.values())


def test_the_keys_to_sort_by_are_those_there_are() -> None:
    assert tuple(Key) == portfolio_command._SORTS  # noqa: SLF001  # spelled twice, so that --help stays quick
