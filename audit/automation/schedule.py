"""A weekly look by this computer's own scheduler: a crontab line, a launchd list, a Windows task."""

from __future__ import annotations

import hashlib
import plistlib
import re
import shlex
import subprocess
from collections.abc import Sequence
from xml.sax.saxutils import escape

_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday")
_TASK = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Presence check of {slug}</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T{hour:02}:{minute:02}:00</StartBoundary>
      <ScheduleByWeek>
        <WeeksInterval>1</WeeksInterval>
        <DaysOfWeek><{day} /></DaysOfWeek>
      </ScheduleByWeek>
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <RunOnlyIfNetworkAvailable>true</RunOnlyIfNetworkAvailable>
    <StartWhenAvailable>true</StartWhenAvailable>
  </Settings>
  <Actions>
{actions}  </Actions>
</Task>
"""
_ACTION = """\
    <Exec>
      <Command>{command}</Command>
      <Arguments>{arguments}</Arguments>
      <WorkingDirectory>{folder}</WorkingDirectory>
    </Exec>
"""


def can_be_scheduled(text: str) -> bool:
    """Whether a path can be handed to a scheduler: visible characters only, and none that one of them replaces."""
    return text.isprintable() and not re.search(r"[%$`\"]", text)


def when(slug: str) -> tuple[int, int, int]:
    """Minute, hour and weekday (1 is Monday): within office hours, when a computer is awake; the same for a slug."""
    drawn = hashlib.sha256(slug.encode()).digest()
    return 1 + drawn[0] % 58, 9 + drawn[1] % 7, 1 + drawn[2] % 4


def cron(slug: str, commands: Sequence[Sequence[str]], folder: str) -> str:
    """A line for `crontab -e`; each command runs where the one before ended well."""
    minute, hour, day = when(slug)
    return f"{minute} {hour} * * {day} cd {shlex.quote(folder)} && {_one_after_another(commands)}\n"


def launchd(slug: str, commands: Sequence[Sequence[str]], folder: str) -> str:
    """A property list for `~/Library/LaunchAgents/`; a Mac that slept catches up. Commands as for `cron`."""
    minute, hour, day = when(slug)
    only = list(commands[0]) if len(commands) == 1 else ["/bin/sh", "-c", _one_after_another(commands)]
    told = {
        "Label": f"presence-report.{slug}",
        "ProgramArguments": only,
        "WorkingDirectory": folder,
        "StartCalendarInterval": {"Minute": minute, "Hour": hour, "Weekday": day},
    }
    return plistlib.dumps(told, sort_keys=False).decode()


def windows(slug: str, commands: Sequence[Sequence[str]], folder: str) -> str:
    """A task for `schtasks /Create /XML`; a computer that was off catches up. Commands run one after another."""
    minute, hour, day = when(slug)
    actions = (
        _ACTION.format(
            command=escape(command[0]),
            arguments=escape(subprocess.list2cmdline(command[1:])),
            folder=escape(folder),
        )
        for command in commands
    )
    return _TASK.format(slug=slug, minute=minute, hour=hour, day=_DAYS[day], actions="".join(actions))


def _one_after_another(commands: Sequence[Sequence[str]]) -> str:
    return " && ".join(map(shlex.join, commands))
