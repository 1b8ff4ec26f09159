"""The command as a person runs it: a process of its own, its exit code and what it said."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def audit(
    *arguments: str | Path, folder: Path | None = None, environ: Mapping[str, str] | None = None, seconds: float = 60
) -> subprocess.CompletedProcess[str]:
    """Run `audit …` to its end; output is read as text, nothing is typed."""
    plain = {name: value for name, value in os.environ.items() if not name.upper().endswith("_PROXY")}
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "audit", *map(str, arguments)],
        cwd=folder,
        env={**plain, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1", **(environ or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )
