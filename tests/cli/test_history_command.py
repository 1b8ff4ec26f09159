"""`audit history`: it lists, prunes, freezes and forgets, and never without being asked to."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.practice import NOW
from audit.store import baselines, history
from commanding import audit
from practising import WEEK, laid_out, look_once

CLIENT = "name: Maple\nwebsite: https://maplebakery.example\nprofiles: [bsky.app/profile/freshbakery.bsky.social]\n"


def kept(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "history").rglob("*.json")}


@pytest.mark.parametrize(
    "arguments",
    [("forget",), ("baseline",), ("prune", "all"), ("list", "before"), ("delete",), ("prune", "--months", "0")],
)
def test_what_was_not_asked_for_in_full_removes_and_writes_nothing(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    look_once(tmp_path, CLIENT)
    before = kept(tmp_path)
    said = audit("history", "client.yml", *arguments, folder=tmp_path)
    assert said.returncode == 2
    assert kept(tmp_path) == before


def test_listing_changes_nothing_and_names_each_run_and_what_was_left_out(tmp_path: Path) -> None:
    look_once(tmp_path, CLIENT, at=NOW - WEEK / 7)
    look_once(tmp_path, CLIENT)
    (tmp_path / "history" / "maple" / "broken.json").write_text("{")
    before = kept(tmp_path)
    said = audit("history", "client.yml", folder=tmp_path)
    assert said.returncode == 0
    lines = said.stdout.splitlines()
    assert lines[0].startswith("Maple: 2 runs, ")
    assert "kept whole, from the practice web" in lines[1]
    assert "nothing new, from the practice web" in lines[2]
    assert said.stderr.strip() == "left out: broken.json (cannot be read)"
    assert kept(tmp_path) == before


def test_without_a_history_it_says_so(tmp_path: Path) -> None:
    laid_out(tmp_path, CLIENT)
    assert audit("history", "client.yml", folder=tmp_path).stdout == "Maple: 0 runs, 0 kB\n"
    said = audit("history", "client.yml", "baseline", "before", folder=tmp_path)
    assert (said.returncode, said.stderr.count("audit run client.yml")) == (2, 1)


def test_the_newest_run_is_frozen_under_a_name(tmp_path: Path) -> None:
    files = look_once(tmp_path, CLIENT).files
    said = audit("history", "client.yml", "baseline", "before-spring", folder=tmp_path)
    assert said.returncode == 0
    assert [*baselines(files)] == ["before-spring"]
    assert "baseline before-spring: " in audit("history", "client.yml", folder=tmp_path).stdout


def test_old_runs_shrink_and_say_how_much(tmp_path: Path) -> None:
    files = look_once(tmp_path, CLIENT, at=NOW - 200 * WEEK).files
    look_once(tmp_path, CLIENT)
    said = audit("history", "client.yml", "prune", folder=tmp_path)
    assert "1 shrank to signs and dates" in said.stdout
    assert len(history(files)) == 2
    assert "signs and dates" in audit("history", "client.yml", folder=tmp_path).stdout


def test_a_client_is_forgotten_where_that_was_said(tmp_path: Path) -> None:
    files = look_once(tmp_path, CLIENT).files
    said = audit("history", "client.yml", "forget", "--yes", folder=tmp_path)
    assert said.stdout.startswith("Forgotten: 1 run and 0 baselines")
    assert history(files) == ()
