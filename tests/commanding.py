"""The command as a person runs it: a process of its own, its exit code and what it said."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from click.testing import CliRunner

from audit.cli import commands
from audit.errors import AuditError
from audit.run import World

_COMMAND = (sys.executable, "-W", "error", "-m", "audit")
_TOLD_TO_STOP = ("-W", "ignore::ResourceWarning")
"""A module's file whose reading is broken off by a signal is closed by Python itself, with a warning that is nobody's."""


def audit(
    *arguments: str | Path, folder: Path | None = None, environ: Mapping[str, str] | None = None, seconds: float = 60
) -> subprocess.CompletedProcess[str]:
    """Run `audit …` to its end; output is read as text, nothing is typed."""
    return subprocess.run(
        [*_COMMAND, *map(str, arguments)],
        cwd=folder,
        env=_environ(environ or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )


@contextlib.contextmanager
def begun(*arguments: str | Path, options: tuple[str, ...] = ()) -> Iterator[subprocess.Popen[str]]:
    """`audit …` while it runs, with options for Python itself; it never outlives the test."""
    with subprocess.Popen(
        [*_COMMAND[:3], *_TOLD_TO_STOP, *options, *_COMMAND[3:], *map(str, arguments)],
        env=_environ({}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _environ(more: Mapping[str, str]) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.upper().endswith("_PROXY")}
    return {**plain, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1", **more}


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


def called(world: World, *arguments: str | Path, typed: str = "") -> Said:
    """`audit …` in this process and in a world of its own, such as the practice web on some day; `typed` at its prompts."""
    result = CliRunner().invoke(commands, [*map(str, arguments)], input=typed, obj=world, standalone_mode=False)
    match result.exception:
        case None:
            return Said(int(result.return_value or 0), result.stdout, result.stderr)
        case AuditError() as trouble:
            return Said(trouble.exit_code, result.stdout, f"{result.stderr}{trouble}\n")
        case click.ClickException() as mistake:
            return Said(2, result.stdout, f"{result.stderr}{mistake.format_message()}\n")
        case bug:
            raise bug
