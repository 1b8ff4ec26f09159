"""The guided look: a person fills in what no program can see."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner

from audit.cli import looking, told
from audit.evidence import Precision
from audit.practice import NOW as PRACTICE, answer_walled
from audit.verdict import Verdict
from practising import WALLED, look_once

NOW = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "typed", ["soon", "", "3", "3 fortnights", "2026-13-40", "2027-01-01", "-3 weeks", "99999 weeks"]
)
def test_what_is_no_date_is_asked_again(typed: str) -> None:
    assert looking.when(typed, NOW) is None


@pytest.mark.parametrize(
    ("typed", "day", "precision"),
    [
        ("today", "2026-11-22", Precision.DAY),
        ("Yesterday", "2026-11-21", Precision.DAY),
        ("3 days", "2026-11-19", Precision.DAY),
        ("3 weeks", "2026-11-01", Precision.ROUGH),
        ("3w", "2026-11-01", Precision.ROUGH),
        ("2 months ago", "2026-09-23", Precision.ROUGH),
        ("1 year", "2025-11-22", Precision.ROUGH),
        ("2026-10-30", "2026-10-30", Precision.DAY),
    ],
)
def test_a_date_is_read_as_people_read_it_off_a_page(typed: str, day: str, precision: Precision) -> None:
    newest = looking.when(typed, NOW)
    assert newest
    assert newest.at.date().isoformat() == day
    assert newest.precision is precision


def test_nothing_is_asked_without_a_terminal(tmp_path: Path) -> None:
    audit = look_once(tmp_path, WALLED, answer_walled)
    with CliRunner().isolation():
        assert looking.offered(audit) is audit
    assert not audit.files.decisions.exists()


def test_each_unseen_place_is_opened_and_what_was_seen_is_kept_and_rebuilt(tmp_path: Path) -> None:
    audit = look_once(tmp_path, WALLED, answer_walled)
    opened: list[str] = []
    with CliRunner().isolation(input="w\n3 weeks\nw\n\nn\n\n"):
        after = looking.looked(audit, told.unseen(audit), show=opened.append, now=PRACTICE)
    assert opened == [place.address for place in audit.dossier.listed]
    assert [place.verdict for place in after.dossier.listed] == [
        Verdict.LIVE,
        Verdict.LIVE,
        Verdict.SUSPECT,
        Verdict.UNSEEN,
    ]
    assert after.report
    assert (after.report / "site" / "index.html").is_file()


def test_what_a_person_wrote_into_the_file_stays(tmp_path: Path) -> None:
    audit = look_once(tmp_path, WALLED, answer_walled)
    audit.files.decisions.parent.mkdir()
    typed = (
        '# mine\nsightings:\n  - place: "tiktok:cornerloafbakery"  # on my phone\n    saw: works\n    on: 2026-11-10\n'
    )
    audit.files.decisions.write_text(typed, encoding="utf-8")
    with CliRunner().isolation(input="w\n\n\n\n\n"):
        looking.looked(audit, told.unseen(audit), show=lambda _address: None, now=PRACTICE)
    kept = audit.files.decisions.read_text(encoding="utf-8")
    assert kept.startswith(typed)
    assert 'place: "facebook:cornerloafbakery"' in kept


def test_a_key_that_is_no_answer_is_asked_again(tmp_path: Path) -> None:
    audit = look_once(tmp_path, WALLED, answer_walled)
    with CliRunner().isolation(input="x\nyes\nw\n\n\n\n\n"):
        after = looking.looked(audit, told.unseen(audit), show=lambda _address: None, now=PRACTICE)
    assert [place.verdict for place in after.dossier.listed] == [Verdict.LIVE, *[Verdict.UNSEEN] * 3]


def test_whoever_stops_in_the_middle_keeps_what_was_answered(tmp_path: Path) -> None:
    audit = look_once(tmp_path, WALLED, answer_walled)
    with CliRunner().isolation(input="w\n3 weeks\n"):
        after = looking.looked(audit, told.unseen(audit), show=lambda _address: None, now=PRACTICE)
    assert [place.verdict for place in after.dossier.listed] == [Verdict.LIVE, *[Verdict.UNSEEN] * 3]
