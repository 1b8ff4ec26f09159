"""The page "Print" as a PDF, by whichever Chromium, Chrome or Edge this machine has; it is let out to nobody."""

from __future__ import annotations

import enum
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from audit.client import Client
from audit.errors import CouldNotRun

_NAMES = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "microsoft-edge-stable", "msedge"),
)
_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
_APPS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_LINUX = ("/snap/bin/chromium", "/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge")
_FLAGS = (
    *("--headless=new", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-proxy-server"),
    *("--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer", "--print-to-pdf-no-header"),
)
"""The last two are one wish as newer and older releases know it."""
_LONGEST = 60
"""Seconds; a report of 60 places takes three."""
_ON_LETTER = frozenset(("BO", "BZ", "CA", "CL", "CO", "CR", "DO", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"))
"""Countries where paper is 8.5 by 11 inches (Unicode CLDR, paperSize)."""


class Paper(enum.StrEnum):
    """The sizes that the report's stylesheet knows."""

    A4 = "a4"
    LETTER = "letter"


def usual(client: Client) -> Paper:
    """What printers hold where the business is."""
    return Paper.LETTER if client.facts.country in _ON_LETTER else Paper.A4


def browser(environ: Mapping[str, str], system: str) -> Path | None:
    """The first browser that can print: by its usual names on the PATH, else where it usually lies.

    `system` is as `sys.platform` says.
    """
    named = (shutil.which(name, path=environ.get("PATH", "")) for name in _NAMES)
    lying = (str(path) for path in _places(environ, system) if path.is_file())
    found = next(filter(None, (*named, *lying)), None)
    return Path(found) if found else None


def _places(environ: Mapping[str, str], system: str) -> Iterator[Path]:
    match system:
        case "win32":
            roots = (environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"))
            yield from (Path(root) / program for root in roots if root for program in _PROGRAMS)
        case "darwin":
            homes = (Path("/"), *(Path(home) for home in (environ.get("HOME"),) if home))
            yield from (home / "Applications" / app for home in homes for app in _APPS)
        case _:
            yield from map(Path, _LINUX)


def body(page: Path, paper: Paper, *, browser: Path | None, aside: Path, seconds: float = _LONGEST) -> bytes:
    """The page as it would be printed; what the browser needs meanwhile lies in a passing folder in `aside`.

    Raises:
        CouldNotRun: there is no browser, or it did not print in time.
    """
    instead = f"print this page instead: {page}"
    if browser is None:
        raise CouldNotRun(f"no Chromium, Chrome or Edge is installed here to make a PDF with; {instead}")
    with tempfile.TemporaryDirectory(prefix="pdf-", dir=aside, ignore_cleanup_errors=True) as folder:
        made = Path(folder) / "report.pdf"
        command = [
            *(str(browser), *_FLAGS, *_unboxed()),
            *(f"--user-data-dir={Path(folder) / 'user'}", f"--print-to-pdf={made}", f"{page.as_uri()}#{paper}"),
        ]
        try:
            subprocess.run(  # noqa: S603  # a browser of this machine, no shell; the page is our own
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=seconds,
                check=False,
            )
            printed = made.read_bytes()
        except (OSError, subprocess.TimeoutExpired) as trouble:
            raise CouldNotRun(f"{browser.name} made no PDF of it; {instead}") from trouble
    if not (printed.startswith(b"%PDF-") and printed.rstrip().endswith(b"%%EOF")):
        raise CouldNotRun(f"{browser.name} made no whole PDF of it; {instead}")
    return printed


def _unboxed() -> tuple[str, ...]:
    """Chromium refuses to run as root in its own sandbox, as it does in most containers."""
    return ("--no-sandbox",) if getattr(os, "geteuid", lambda: 1)() == 0 else ()
