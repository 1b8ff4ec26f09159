"""Entries of a computer's own scheduler: a path is never more than a path in them."""

from __future__ import annotations

import plistlib
import re
import shlex
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.automation.schedule import can_be_scheduled, cron, launchd, when, windows

COMMAND = ("/opt/audit/bin/python", "-m", "audit", "run", "--quiet", "--no-look", "--", "maple & co's.yml")
FOLDER = "/home/ana/my clients; rm -rf <x>"
_TASK = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}


@pytest.mark.parametrize("text", ["a\nb", "a%b", "$(id)", "`id`", 'a"b', "a\u202eb", "a\x00b"])
def test_what_a_scheduler_would_take_for_more_than_a_name_is_refused(text: str) -> None:
    assert not can_be_scheduled(text)


def test_a_crontab_line_is_one_line_that_a_shell_reads_back_as_it_was_meant() -> None:
    line = cron("maple", [COMMAND], FOLDER)
    assert line.count("\n") == 1
    minute, hour, day, month, weekday, rest = line.split(maxsplit=5)
    assert (day, month) == ("*", "*")
    assert (int(minute), int(hour), int(weekday)) == when("maple")
    assert shlex.split(rest) == ["cd", FOLDER, "&&", *COMMAND]


@pytest.mark.skipif(sys.platform == "win32", reason="cron hands its lines to a shell that Windows has not")
def test_the_line_runs_where_the_client_file_lies(tmp_path: Path) -> None:
    folder = tmp_path / "a b; touch pwned"
    folder.mkdir()
    rest = cron("maple", [(sys.executable, "-c", "open('here', 'w').close()")], str(folder)).split(maxsplit=5)[5]
    subprocess.run(["/bin/sh", "-c", rest], check=True, timeout=30, cwd=tmp_path)
    assert (folder / "here").exists()
    assert not list(tmp_path.rglob("pwned"))


def test_a_property_list_holds_each_word_by_itself() -> None:
    told = plistlib.loads(launchd("maple", [COMMAND], FOLDER).encode())
    assert told["ProgramArguments"] == list(COMMAND)
    assert told["WorkingDirectory"] == FOLDER
    assert told["StartCalendarInterval"].keys() == {"Minute", "Hour", "Weekday"}
    assert told["Label"] == "presence-report.maple"


def test_a_windows_task_is_whole_and_catches_up() -> None:
    text = windows("maple", [COMMAND], FOLDER)
    task = ET.fromstring(text.partition("?>")[2])

    def said(path: str) -> str | None:
        return task.findtext(path, namespaces=_TASK)

    assert said(".//t:Command") == COMMAND[0]
    assert said(".//t:Arguments") == subprocess.list2cmdline(COMMAND[1:])
    assert said(".//t:WorkingDirectory") == FOLDER
    assert said(".//t:StartWhenAvailable") == "true"
    assert re.fullmatch(r"2026-01-01T\d\d:\d\d:00", said(".//t:StartBoundary") or "")


def test_clients_are_spread_over_the_week_and_each_keeps_its_time() -> None:
    times = {when(f"client-{n}") for n in range(200)}
    assert len(times) > 150
    assert all(1 <= minute <= 58 and 9 <= hour <= 15 and 1 <= day <= 4 for minute, hour, day in times)
    assert when("maple") == when("maple")


# A second command after the first


AFTER = (*COMMAND[:3], "notify", "--", COMMAND[-1])


@pytest.mark.skipif(sys.platform == "win32", reason="cron hands its lines to a shell that Windows has not")
@pytest.mark.parametrize(("code", "came"), [(0, ["one", "two"]), (3, ["one"])])
@pytest.mark.parametrize("write", [cron, launchd])
def test_word_is_sent_only_after_an_audit_that_ran(
    code: int, came: list[str], write: Callable[..., str], tmp_path: Path
) -> None:
    folder = tmp_path / "a b; touch pwned & co's"
    folder.mkdir()
    one = (sys.executable, "-c", f"open('one', 'w').close(); raise SystemExit({code})")
    two = (sys.executable, "-c", "open('two', 'w').close()", "; touch pwned")
    made = write("maple", [one, two], str(folder))
    told = ["/bin/sh", "-c", made.split(maxsplit=5)[5]] if write is cron else _words(made)
    subprocess.run(told, check=False, timeout=30, cwd=tmp_path if write is cron else folder)
    assert sorted(path.name for path in folder.iterdir()) == came
    assert not list(tmp_path.rglob("pwned"))


def test_a_windows_task_has_an_action_for_each_command() -> None:
    task = ET.fromstring(windows("maple", [COMMAND, AFTER], FOLDER).partition("?>")[2])
    actions = task.findall(".//t:Exec", _TASK)
    assert [one.findtext("t:Arguments", namespaces=_TASK) for one in actions] == [
        subprocess.list2cmdline(command[1:]) for command in (COMMAND, AFTER)
    ]
    assert {one.findtext("t:WorkingDirectory", namespaces=_TASK) for one in actions} == {FOLDER}


def _words(made: str) -> list[str]:
    words: list[str] = plistlib.loads(made.encode())["ProgramArguments"]
    return words
