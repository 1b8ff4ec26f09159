"""A throw-away place to install and run one tool in: its own environment, its own home, one way out."""

from __future__ import annotations

import dataclasses
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

INSTALL, RUN = 240.0, 270.0
"""Seconds after which an installation or a run is given up."""


class Failed(Exception):
    """A tool could not be installed or run; the message says why in a line."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A folder for one tool, and the proxy that is all it can reach."""

    folder: Path
    proxy: str = ""
    ca_file: Path = Path()

    @property
    def python(self) -> str:
        return str(self.folder / "venv" / "bin" / "python")

    def script(self, name: str) -> str:
        return str(self.folder / "venv" / "bin" / name)

    def pip(self, *packages: str) -> None:
        """A venv with these packages, from the package index this machine uses."""
        self.folder.mkdir(parents=True, exist_ok=True)
        _run(
            [sys.executable, "-m", "venv", "--without-pip", str(self.folder / "venv")],
            self.folder,
            dict(os.environ),
            INSTALL,
        )
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", self.python]
        _run([*pip, "install", "--quiet", "--no-compile", *packages], self.folder, dict(os.environ), INSTALL)

    def npm(self, *packages: str) -> None:
        """A folder with these packages."""
        self.folder.mkdir(parents=True, exist_ok=True)
        prefix = ["--prefix", str(self.folder), "--no-audit", "--no-fund", "--silent"]
        _run(["npm", "install", *prefix, *packages], self.folder, dict(os.environ), INSTALL)

    def run(
        self,
        command: list[str],
        stdin: str = "",
        *,
        exits: frozenset[int] = frozenset((0,)),
        proxied: bool = True,
        seconds: float = RUN,
    ) -> str:
        """Standard output of a command that sees nothing of the user's settings and reaches only the proxy.

        `proxied`: it learns of the proxy from its environment.

        Raises:
            Failed: it took too long, or ended with a code that is not in `exits`.
        """
        return _run(command, self.folder, self._environment(proxied=proxied), seconds, stdin, exits)

    def _environment(self, *, proxied: bool) -> dict[str, str]:
        trusted = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS")
        variables = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self.folder),
            "TMPDIR": str(self.folder),
            "LANG": "C.UTF-8",
            **dict.fromkeys(trusted, str(self.ca_file)),
            **dict.fromkeys(variables if proxied else (), self.proxy),
        }


def _run(
    command: list[str],
    folder: Path,
    environment: Mapping[str, str],
    seconds: float,
    stdin: str = "",
    exits: frozenset[int] = frozenset((0,)),
) -> str:
    pipe = subprocess.PIPE
    try:
        with subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            text=True,
            start_new_session=True,
        ) as process:
            try:
                out, errors = process.communicate(stdin, timeout=seconds)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                raise Failed(f"{Path(command[0]).name} took longer than {seconds:.0f} s") from None
    except OSError as error:
        raise Failed(f"{Path(command[0]).name}: {error.strerror}") from error
    if process.returncode not in exits:
        last = (errors.strip() or out.strip() or "no word").splitlines()[-1][:200]
        raise Failed(f"{Path(command[0]).name} ended with {process.returncode}: {last}")
    return out
