"""The command as a person runs it: a process of its own, its exit code and what it said."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

_COMMAND = (sys.executable, "-W", "error", "-m", "audit")


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
    python, *rest = _COMMAND
    with subprocess.Popen(
        [python, *options, *rest, *map(str, arguments)],
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
