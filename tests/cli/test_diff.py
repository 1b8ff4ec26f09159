"""`audit diff` as a person runs it: what changed since the last audit, a day or a quarter."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from audit import store
from audit.practice import NOW, Answer, Fault, answer
from audit.store import Files
from audit.verdict import Verdict
from commanding import Said, audit, called
from practising import WEEK, laid_out, look_once, world

CLIENT = """\
name: "Maple [x](javascript:1) Bakery"
slug: maple
website: https://maplebakery.example
profiles:
  - https://www.instagram.com/maplestreetbakery
"""


def deleted(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
    """The practice web without the bakery's account."""
    return answer(method, asked.replace("maplestreetbakery", "nobodyhasthis"), headers, body)


def diff(folder: Path, *flags: str) -> Said:
    return called(world(), "diff", folder / "client.yml", *flags)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Audits of September, which is frozen, and of the last three weeks: the account is missing in the last two."""
    folder = tmp_path_factory.mktemp("client")
    look_once(folder, CLIENT, at=NOW - 9 * WEEK)
    assert called(world(), "history", folder / "client.yml", "baseline", "First-look").code == 0
    for weeks, play in ((2, answer), (1, deleted), (0, deleted)):
        look_once(folder, CLIENT, play, at=NOW - weeks * WEEK)
    return folder


def test_one_audit_alone_is_compared_with_nothing_and_says_so(tmp_path: Path) -> None:
    look_once(tmp_path, CLIENT)
    said = diff(tmp_path)
    assert (said.code, said.out) == (2, "")
    assert "from the second one on" in said.err


def test_without_any_audit_it_says_how_to_make_one(tmp_path: Path) -> None:
    laid_out(tmp_path, CLIENT)
    said = diff(tmp_path)
    assert said.code == 2
    assert "audit run" in said.err


@pytest.mark.parametrize("flag", ["--from", "--to"])
@pytest.mark.parametrize("typed", ["yesterday", "", "2026-Q5", "0000-Q1", "9999-Q4", "2026-13-01", "2020-01-01"])
def test_a_day_that_is_none_or_too_old_is_a_mistake(flag: str, typed: str, kept: Path) -> None:
    said = diff(kept, flag, typed)
    assert (said.code, said.out) == (2, "")
    assert len(said.err.splitlines()) == 1


def test_a_name_no_baseline_has_is_one_sentence_with_those_there_are(kept: Path) -> None:
    said = diff(kept, "--from", "spring")
    assert said.code == 2
    assert said.err.startswith('"spring" is neither a baseline nor a day; the baselines are first-look, ')


def test_the_newest_audit_itself_is_nothing_to_compare_it_with(tmp_path: Path) -> None:
    for weeks in (1, 0):
        look_once(tmp_path, CLIENT, at=NOW - weeks * WEEK)
    assert called(world(), "history", tmp_path / "client.yml", "baseline", "now").code == 0
    said = diff(tmp_path, "--from", "now")
    assert (said.code, said.out) == (2, "")
    assert "no audit after this baseline" in said.err


def test_between_days_without_an_audit_nothing_is_told(kept: Path) -> None:
    said = diff(kept, "--from", "2026-Q3", "--to", "2026-10-31")
    assert (said.code, said.out) == (2, "")
    assert "no audit after 2026-09-30 and until 2026-10-31" in said.err


def test_nothing_is_written(kept: Path) -> None:
    before = sorted(path for path in kept.rglob("*"))
    assert audit("diff", "client.yml", "--from", "first-look", folder=kept).returncode == 0
    assert sorted(path for path in kept.rglob("*")) == before


@pytest.mark.parametrize(
    ("since", "block"),
    [
        ("2026-Q3", "New"),
        ("first-look", "New"),
        ("FIRST-LOOK", "New"),
        ("last", "Worse than before"),
        (str((NOW - 2 * WEEK).date()), "Worse than before"),
        (str((NOW - dt.timedelta(9)).date()), "Worse than before"),
    ],
)
def test_what_a_deleted_account_is_depends_on_how_it_stood_that_day(since: str, block: str, kept: Path) -> None:
    """It was lively in September, and quiet before it was deleted."""
    said = diff(kept, "--from", since)
    assert (said.code, said.err) == (0, "")
    told = said.out.partition(f"\n{block}:\n")[2].partition("\n\n")[0]
    assert "Your Instagram link goes nowhere" in told


def test_a_quarter_means_its_last_audit(kept: Path) -> None:
    shaped = json.loads(diff(kept, "--from", "2026-Q3", "--format", "json").out)
    assert shaped["since"] == (NOW - 9 * WEEK).date().isoformat()
    assert [(then["working"], then["of"]) for then in shaped["working"]] == [(1, 1), (0, 1)]


def test_markdown_holds_no_markup_from_outside(kept: Path) -> None:
    said = diff(kept, "--format", "md").out
    assert said.startswith("# What changed: Maple ")
    assert "[x]" not in said
    assert "javascript:" not in said


ACCOUNT = "instagram:maplestreetbakery"


def shaped(folder: Path, *flags: str) -> dict[str, Any]:
    said = diff(folder, *flags, "--format", "json")
    assert (said.code, said.err) == (0, "")
    told: dict[str, Any] = json.loads(said.out)
    return told


def of_account(told: dict[str, Any]) -> list[tuple[str, str]]:
    """What is told of how the account stands: kind of change, and check."""
    changes = (change for change in told["changes"] if change["subject"] == f"place {ACCOUNT}")
    return [(change["kind"], change["now"]["id"].split("-")[1]) for change in changes]


def test_what_came_after_the_end_is_not_known_then(kept: Path) -> None:
    """A fortnight ago it had fallen quiet since September, and nobody knew that it would be deleted."""
    until = str((NOW - 2 * WEEK).date())
    told = shaped(kept, "--from", "2026-Q3", "--to", until)
    assert of_account(told) == [("new", "silent_profile")]
    assert told["working"][-1]["date"] == told["date"] == until
    assert diff(kept, "--from", "2026-Q3", "--to", until).out.startswith("Maple ")


def test_a_day_to_come_and_latest_mean_the_newest_audit(kept: Path) -> None:
    newest = diff(kept, "--from", "2026-Q3")
    assert (
        newest
        == diff(kept, "--from", "2026-Q3", "--to", "2027-Q4")
        == diff(kept, "--from", "2026-Q3", "--to", "latest")
    )


def test_a_baseline_older_than_history_is_the_past_by_itself_and_no_second_look(tmp_path: Path) -> None:
    look_once(tmp_path, CLIENT, deleted, at=NOW - 9 * WEEK)
    assert called(world(), "history", tmp_path / "client.yml", "baseline", "before").code == 0
    files = Files(root=tmp_path, slug="maple")
    (frozen,) = files.history.glob("*.json")
    frozen.unlink()
    audit = look_once(tmp_path, CLIENT, deleted)
    assert [run.id for run in store.history(files)] == [audit.dossier.snapshot.id]
    assert [place.verdict for place in audit.dossier.listed] == [Verdict.SUSPECT]
    told = shaped(tmp_path, "--from", "before")
    assert told["since"] == str((NOW - 9 * WEEK).date())
    assert of_account(told) == [("still_open", "dead_link")]
    assert len(told["working"]) == 2


@pytest.mark.parametrize("form", ["text", "md"])
def test_since_when_most_of_it_stands_is_said_once(form: str, kept: Path) -> None:
    told = diff(kept, "--format", form).out
    assert told.partition("How many places worked")[0].count("14 September") == 1
