"""`audit diff` as a person runs it: what changed since the last audit, a day or a quarter."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from audit.practice import NOW, Answer, Fault, answer
from commanding import audit
from practising import WEEK, laid_out, look_once

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


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Audits of September, and of the last three weeks: the account is missing in the last two."""
    folder = tmp_path_factory.mktemp("client")
    for weeks, play in ((9, answer), (2, answer), (1, deleted), (0, deleted)):
        look_once(folder, CLIENT, play, at=NOW - weeks * WEEK)
    return folder


def test_one_audit_alone_is_compared_with_nothing_and_says_so(tmp_path: Path) -> None:
    look_once(tmp_path, CLIENT)
    said = audit("diff", "client.yml", folder=tmp_path)
    assert (said.returncode, said.stdout) == (2, "")
    assert "from the second one on" in said.stderr


def test_without_any_audit_it_says_how_to_make_one(tmp_path: Path) -> None:
    laid_out(tmp_path, CLIENT)
    said = audit("diff", "client.yml", folder=tmp_path)
    assert said.returncode == 2
    assert "audit run" in said.stderr


@pytest.mark.parametrize("typed", ["yesterday", "2026-Q5", "2026-13-01", "2020-01-01"])
def test_a_day_that_is_none_or_too_old_is_a_mistake(typed: str, kept: Path) -> None:
    said = audit("diff", "client.yml", "--from", typed, folder=kept)
    assert (said.returncode, said.stdout) == (2, "")


def test_nothing_is_written(kept: Path) -> None:
    before = sorted(path for path in kept.rglob("*"))
    assert audit("diff", "client.yml", folder=kept).returncode == 0
    assert sorted(path for path in kept.rglob("*")) == before


@pytest.mark.parametrize(
    ("since", "block"),
    [
        ("2026-Q3", "New"),
        ("last", "Worse than before"),
        (str((NOW - 2 * WEEK).date()), "Worse than before"),
        (str((NOW - dt.timedelta(9)).date()), "Worse than before"),
    ],
)
def test_what_a_deleted_account_is_depends_on_how_it_stood_that_day(since: str, block: str, kept: Path) -> None:
    """It was lively in September, and quiet before it was deleted."""
    said = audit("diff", "client.yml", "--from", since, folder=kept)
    assert (said.returncode, said.stderr) == (0, "")
    told = said.stdout.partition(f"\n{block}:\n")[2].partition("\n\n")[0]
    assert "Your Instagram link goes nowhere" in told


def test_a_quarter_means_its_last_audit(kept: Path) -> None:
    shaped = json.loads(audit("diff", "client.yml", "--from", "2026-Q3", "--format", "json", folder=kept).stdout)
    assert shaped["since"] == (NOW - 9 * WEEK).date().isoformat()
    assert [(then["working"], then["of"]) for then in shaped["working"]] == [(1, 1), (0, 1)]


def test_markdown_holds_no_markup_from_outside(kept: Path) -> None:
    said = audit("diff", "client.yml", "--format", "md", folder=kept).stdout
    assert said.startswith("# What changed: Maple ")
    assert "[x]" not in said
    assert "javascript:" not in said
