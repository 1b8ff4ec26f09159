"""Other processes that use the store, and what they leave behind when they are killed."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

_OPENING = "import sys\nfrom pathlib import Path\nfrom audit.store import Files, locked, publish, write\npath = Path(sys.argv[1])\n"


@contextlib.contextmanager
def started(code: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that runs this code with `path`; it never outlives the test."""
    command = [sys.executable, "-c", _OPENING + textwrap.dedent(code), str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def child(code: str, path: Path) -> str:
    command = [sys.executable, "-c", _OPENING + textwrap.dedent(code), str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout


def strays(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.suffix == ".tmp" or path.name.endswith((".new", ".old"))]
