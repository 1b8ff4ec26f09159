"""What an audit says on the terminal of places that look gone: how often we looked, and from when another look counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from audit.practice import NOW, Answer, Fault, answer
from commanding import called
from practising import WEEK, Play, laid_out, world

HANDLE = "freshbakery.bsky.social"
CLIENT = f"name: Fresh\nwebsite: https://maplebakery.example\nprofiles: [https://bsky.app/profile/{HANDLE}]\n"
SENTENCE = "Looks gone, 1 of 2 looks: Bluesky. Look again "
FIRST = NOW + dt.timedelta(seconds=30)
"""A run begins in the middle of a minute."""


def missing(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
    return answer(method, asked.replace(HANDLE, "nobodyhasthis.bsky.social"), headers, body)


def hiding(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
    return Fault.RESET if "bsky" in asked else answer(method, asked, headers, body)


def run(folder: Path, play: Play, at: dt.datetime) -> str:
    path = folder / "client.yml"
    if not path.exists():
        laid_out(folder, CLIENT)
    said = called(world(play, at), "run", path, "--no-build")
    assert said.code == 0
    return said.out


@pytest.mark.parametrize("second", [answer, missing, hiding])
def test_nothing_is_awaited_of_what_lives_hides_or_was_confirmed(tmp_path: Path, second: Play) -> None:
    run(tmp_path, missing, NOW - WEEK)
    assert "1 of 2" not in run(tmp_path, second, NOW)


def test_a_look_that_is_not_kept_is_none_of_two(tmp_path: Path) -> None:
    path = laid_out(tmp_path, CLIENT)
    assert "1 of 2" not in called(world(missing), "run", path, "--only", "bluesky").out


def test_what_looks_gone_is_counted_and_the_next_look_has_its_minute_and_its_zone(tmp_path: Path) -> None:
    told = run(tmp_path, missing, FIRST)
    day = FIRST + dt.timedelta(days=1, minutes=1)
    assert f"{SENTENCE}after {day.day} November 2026 at {day:%H:%M} UTC.\n" in told


def test_an_hour_later_it_is_still_one_look_and_the_same_minute(tmp_path: Path) -> None:
    first = run(tmp_path, missing, FIRST)
    again = run(tmp_path, missing, FIRST + dt.timedelta(hours=1))
    assert [line for line in again.splitlines() if line in first.splitlines() and line.startswith(SENTENCE)]


def test_a_look_at_the_minute_that_was_told_confirms_it(tmp_path: Path) -> None:
    told = run(tmp_path, missing, FIRST).partition(f"{SENTENCE}after ")[2].partition(" UTC")[0]
    when = dt.datetime.strptime(told, "%d %B %Y at %H:%M").replace(tzinfo=dt.UTC)
    assert "1 of 2" not in run(tmp_path, missing, when)


def test_once_that_time_is_over_the_look_is_due_now(tmp_path: Path) -> None:
    run(tmp_path, missing, FIRST)
    said = called(world(at=FIRST + WEEK), "build", tmp_path / "client.yml")
    assert f"{SENTENCE}now." in said.out
