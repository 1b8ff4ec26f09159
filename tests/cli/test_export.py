"""`audit export` as a person runs it: one file of an audit, and nothing else changed."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from audit import run as audits
from audit.exports import data
from audit.practice import NOW, Answer, Fault
from commanding import Said, audit, called
from practising import BAKERY, laid_out, look_twice, world

LISTS = ("csv", "md", "ics", "json")
FORMATS = (*LISTS, "xlsx", "zip")


def asks_nothing(_method: str, asked: str, _headers: Mapping[str, str], _body: bytes) -> Answer | Fault:
    raise AssertionError(asked)


def exported(folder: Path, *flags: str | Path) -> Said:
    return called(world(asks_nothing), "export", folder / "client.yml", *flags)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bakery, looked at twice, with its report."""
    folder = tmp_path_factory.mktemp("client")
    look_twice(folder, BAKERY, build=True)
    return folder


def rows(said: Said) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(said.out.removeprefix("\ufeff"), newline="")))


def standing(folder: Path) -> dict[Path, int]:
    return {
        path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts
    }


# Left alone


@pytest.mark.parametrize("form", [*FORMATS, "pdf"])
def test_without_an_audit_it_says_how_to_make_one(form: str, tmp_path: Path) -> None:
    laid_out(tmp_path, BAKERY)
    said = exported(tmp_path, "-o", tmp_path / f"audit.{form}")
    assert (said.code, said.out) == (2, "")
    assert "audit run" in said.err or "audit build" in said.err
    assert not (tmp_path / f"audit.{form}").exists()


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_asked_and_nothing_else_is_written(form: str, kept: Path, tmp_path: Path) -> None:
    before = standing(kept)
    target = tmp_path / f"audit.{form}"
    said = exported(kept, "-o", target)
    assert (said.code, said.err, said.out) == (0, "", f"Written: {target}\n")
    assert standing(kept) == before
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize(
    ("flags", "word"),
    [
        ((), "say which format"),
        (("-o", "audit.yml"), "say which format"),
        (("--format", "xlsx"), "name a file, as in: -o audit.xlsx"),
        (("--format", "pdf"), "name a file, as in: -o audit.pdf"),
        (("--format", "csv", "--paper", "a4"), "csv is not printed here"),
        (("--format", "pdf", "--status", "all"), "always holds everything"),
        (("--format", "zip"), "name a file, as in: -o audit.zip"),
        (("--format", "csv", "-o", "audit.txt"), "ends in .csv"),
        (("--format", "csv", "-o", "audit"), "ends in .csv"),
        (("--format", "csv", "-o", "folder.csv"), "this is a folder"),
        (("-o", "reports/maple-street-bakery/site/audit.zip"), "choose another"),
        (("-o", "history/audit.json"), "choose another"),
        (("--format", "json", "--owner", "ana"), "always holds everything"),
        (("--format", "zip", "--status", "all"), "always holds everything"),
        (("--format", "csv", "--owner", "zoe"), "these are: ana, ben"),
    ],
)
def test_a_mistake_is_one_sentence_and_writes_nothing(
    flags: tuple[str, ...], word: str, kept: Path, tmp_path: Path
) -> None:
    (tmp_path / "folder.csv").mkdir()
    inside = ("reports/", "history/")
    typed = [
        str((kept if flag.startswith(inside) else tmp_path) / flag) if before == "-o" else flag
        for before, flag in zip(("", *flags), flags, strict=False)
    ]
    before = standing(kept)
    said = exported(kept, *typed)
    assert (said.code, said.out) == (2, "")
    assert word in said.err
    assert len(said.err.splitlines()) == 1
    assert standing(kept) == before
    assert [path.name for path in tmp_path.iterdir()] == ["folder.csv"]


def test_a_calendar_of_nothing_says_so(kept: Path) -> None:
    said = exported(kept, "--format", "ics", "--owner", "ben")
    assert said.code == 0
    assert "No day is set" in said.err


# What it makes


@pytest.mark.parametrize("form", FORMATS)
def test_a_second_export_is_the_same_to_the_byte_and_takes_the_place_of_the_first(
    form: str, kept: Path, tmp_path: Path
) -> None:
    target = tmp_path / f"audit.{form.upper()}"
    assert exported(kept, "-o", target).code == 0
    first = target.read_bytes()
    target.write_bytes(b"something else")
    assert exported(kept, "-o", target).code == 0
    assert target.read_bytes() == first


@pytest.mark.parametrize("form", LISTS)
def test_what_is_printed_is_what_is_written(form: str, kept: Path, tmp_path: Path) -> None:
    target = tmp_path / f"audit.{form}"
    assert exported(kept, "-o", target).code == 0
    assert exported(kept, "--format", form).out == target.read_bytes().decode().replace("\r\n", "\n")


def test_json_is_what_an_audit_says_as_json(kept: Path) -> None:
    judged = audits.changed(kept / "client.yml", since=None, today=NOW.date())
    assert json.loads(exported(kept, "--format", "json").out) == json.loads(
        json.dumps(data.as_json(judged.dossier, judged.findings, judged.news, report=judged.report))
    )


def test_the_list_names_what_where_how_long_who_and_the_finding(kept: Path) -> None:
    first = rows(exported(kept, "--format", "csv"))[0]
    assert first["Level"] == "Fix now"
    assert first["What to do"].startswith("Remove the Google+ icon")
    assert (first["Where"], first["Minutes"], first["Who"]) == ("the footer of 7 pages", "10", "your web person")
    assert first["Finding"].startswith("F-closed_network-")


def test_of_one_person_it_lists_what_is_theirs(kept: Path) -> None:
    mine = rows(exported(kept, "--format", "csv", "--owner", "ana"))
    assert mine
    assert {row["In charge"] for row in mine} == {"Ana Maple"}


def test_what_was_decided_is_listed_when_asked_for_and_ends_in_the_calendar(tmp_path: Path) -> None:
    look_twice(tmp_path, BAKERY)
    finding = rows(exported(tmp_path, "--format", "csv"))[0]["Finding"]
    client = tmp_path / "client.yml"
    assert called(world(), "decide", client, finding, "--accept", "--reason", "=1+1", "--no-build").code == 0
    assert finding not in {row["Finding"] for row in rows(exported(tmp_path, "--format", "csv"))}
    (row,) = rows(exported(tmp_path, "--format", "csv", "--status", "decided"))
    assert (row["Finding"], row["Status"]) == (finding, "Accepted")
    assert f"DTSTART;VALUE=DATE:{row['Due'].replace('-', '')}" in exported(tmp_path, "--format", "ics").out


def test_the_sites_file_holds_the_site_as_it_was_built(kept: Path, tmp_path: Path) -> None:
    assert exported(kept, "-o", tmp_path / "audit.zip").code == 0
    site = kept / "reports" / "maple-street-bakery" / "site"
    with zipfile.ZipFile(tmp_path / "audit.zip") as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    assert held == {
        f"maple-street-bakery/{path.relative_to(site).as_posix()}": path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.mark.slow
def test_led_into_a_file_by_the_shell_it_is_the_same_file(kept: Path, tmp_path: Path) -> None:
    (printed, written) = (tmp_path / "printed.csv", tmp_path / "written.csv")
    with printed.open("wb") as led:
        command = (sys.executable, "-W", "error", "-m", "audit", "export", str(kept / "client.yml"))
        subprocess.run([*command, "--format", "csv"], stdout=led, check=True, timeout=60)
    assert audit("export", "client.yml", "-o", written, folder=kept).returncode == 0
    assert printed.read_bytes() == written.read_bytes()
    assert printed.read_bytes().startswith(b'\xef\xbb\xbf"Level"')
