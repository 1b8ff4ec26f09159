"""The note to send along with a report: after a run of one client, and never where a program reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.practice import answer_walled
from commanding import called
from practising import CLIENTS, WALLED, laid_out, world

SAID = "To send along:"
PLUMBER = CLIENTS / "plumber.yml"


@pytest.mark.parametrize("flags", [("--json",), ("--ci",), ("-q",), ("--no-build",), ("--only", "facebook")])
def test_programs_and_half_runs_get_no_note(tmp_path: Path, flags: tuple[str, ...]) -> None:
    said = called(world(), "run", laid_out(tmp_path, PLUMBER), "--no-look", *flags)
    assert said.code == 0
    assert SAID not in said.out


def test_a_report_that_is_not_ready_to_send_has_no_note(tmp_path: Path) -> None:
    said = called(world(answer_walled), "run", laid_out(tmp_path, WALLED), "--no-look")
    assert "Not ready to send" in said.out
    assert SAID not in said.out


def test_the_note_comes_last_in_five_lines_or_fewer(tmp_path: Path) -> None:
    said = called(world(), "run", laid_out(tmp_path, PLUMBER), "--no-look")
    note = said.out.partition(f"{SAID}\n\n")[2].splitlines()
    assert note[0] == "  Hello,"
    assert note[-1] == "  Bright Local"
    assert len(note) <= 5
