"""What a report hands out: the files of `audit export`, and nothing that is the consultant's alone."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import bakery
from audit import run as audits
from audit.client import Client, Edition, Person, Report
from audit.dossier import Dossier, Place
from audit.exports import carried, written
from audit.exports.written import Form, Given
from audit.finding import Finding, Ruling, Stance
from audit.news import NONE
from audit.report import render
from audit.report.sources import Sources
from practising import BAKERY, look_twice

BOOKS = render.playbooks(Sources())
NAME = "maple-street-bakery-2026-11-22"
PEOPLE = {"anna": Person(id="anna", name="Annalena", role="owner", email="post@annalena.example")}
SECRETS = ("anna", "Annalena", "post@annalena.example", "Zacharias", "Carolina", "Keep it quiet", "They have no money")


def client(edition: Edition = Edition.STANDARD) -> Client:
    return dataclasses.replace(bakery.CLIENT, people=PEOPLE, report=Report(edition=edition))


def places() -> Iterator[Place]:
    for place in bakery.places():
        seen = place.judgement.sighting
        judgement = dataclasses.replace(place.judgement, sighting=seen and dataclasses.replace(seen, by="Carolina"))
        typed = bakery.listing(place.address, owner="anna", note="Keep it quiet")
        yield dataclasses.replace(
            place, judgement=judgement, listing=dataclasses.replace(typed, backup="Zacharias", purpose="For regulars")
        )


def dossier(edition: Edition = Edition.STANDARD) -> Dossier:
    return bakery.dossier(tuple(places()), client(edition))


def findings() -> tuple[Finding, ...]:
    first, *others = bakery.findings()
    until = bakery.DAY + dt.timedelta(days=30)
    word = Ruling(
        finding="", stance=Stance.ACCEPTED, reason="They have no money", on=bakery.DAY, until=until, by="Carolina"
    )
    return (dataclasses.replace(first, ruling=word), *others)


def files(edition: Edition = Edition.STANDARD) -> dict[str, bytes]:
    return carried.files(dossier(edition), findings(), NONE, BOOKS)


def legible(body: bytes) -> str:
    """All texts of a file, unpacked where it is a workbook; of a calendar without its folds."""
    if not body.startswith(b"PK"):
        return body.decode().replace("\r\n ", "")
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


def headings(body: bytes) -> str:
    return legible(body).partition("\r\n")[0]


def test_a_snapshot_hands_out_nothing() -> None:
    assert files(Edition.SNAPSHOT) == {}


def test_a_calendar_without_a_day_is_not_handed_out() -> None:
    unseen = tuple(place for place in places() if not place.judgement.sighting)
    made = carried.files(bakery.dossier(unseen, client()), tuple(bakery.findings()), NONE, BOOKS)
    assert [*made] == [f"{NAME}.xlsx", f"{NAME}.csv", f"{NAME}.json"]


@pytest.mark.parametrize("secret", SECRETS)
def test_names_addresses_notes_and_reasons_are_in_no_file(secret: str) -> None:
    for name, body in files().items():
        assert secret not in legible(body), name


def test_what_stays_empty_for_everybody_has_no_column() -> None:
    told = legible(files()[f"{NAME}.xlsx"])
    assert [
        title for title in ("Owner", "Backup", "Notes", "In charge", "Decided by", "Reason") if f">{title}<" in told
    ] == []
    assert "In charge" not in headings(files()[f"{NAME}.csv"])


def test_no_path_of_the_consultants_computer_is_in_it() -> None:
    assert json.loads(files()[f"{NAME}.json"])["report"] is None


def test_the_consultants_next_audit_is_in_no_clients_calendar() -> None:
    calendar = legible(files()[f"{NAME}.ics"])
    assert calendar.count("BEGIN:VEVENT") == 2
    assert "audit run" not in calendar


def test_what_customers_meet_and_what_to_do_is_all_there() -> None:
    told = legible(files()[f"{NAME}.xlsx"])
    assert all(f">{tab}<" in told or f'"{tab}"' in told for tab in ("Inventory", "Findings", "Actions", "Evidence"))
    assert "For regulars" in told
    for finding in findings():
        assert finding.id in told
        assert (finding.id in legible(files()[f"{NAME}.csv"])) is (not finding.ruling and bool(finding.action))


@pytest.mark.parametrize("form", [Form.XLSX, Form.CSV, Form.ICS, Form.JSON])
def test_the_full_edition_hands_out_the_very_files_of_the_export(form: Form) -> None:
    given = Given(dossier=dossier(Edition.FULL), findings=findings(), news=NONE, playbooks=BOOKS)
    assert files(Edition.FULL)[f"{NAME}.{form}"] == written.body(form, given)


@pytest.mark.parametrize("secret", SECRETS[1:2] + SECRETS[3:])
def test_the_consultants_own_export_keeps_everything(secret: str) -> None:
    given = Given(dossier=dossier(), findings=findings(), news=NONE, playbooks=BOOKS)
    assert secret in legible(written.body(Form.XLSX, given))


@pytest.mark.parametrize("edition", list(Edition))
def test_the_same_audit_hands_out_the_same_bytes(edition: Edition) -> None:
    assert files(edition) == files(edition)


@pytest.mark.slow
def test_a_report_carries_them_where_it_is_built_and_once_more_nothing_is_built(tmp_path: Path) -> None:
    audit = look_twice(tmp_path, BAKERY, build=True)
    site = tmp_path / "reports" / "maple-street-bakery" / "site"
    there = {path.name: path.read_bytes() for path in (site / "downloads").iterdir()}
    assert there == carried.files(audit.dossier, audit.findings, audit.news, BOOKS)
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    audits.build(tmp_path / "client.yml", today=audit.dossier.date)
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before


def test_the_writer_of_workbooks_is_loaded_only_to_write_one() -> None:
    program = "import sys, audit.run, audit.cli, audit.exports.carried; sys.exit('xlsxwriter' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
