"""A report written and built from a dossier laid out by hand: what tests of pages open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import bakery
from audit.dossier import Dossier
from audit.finding import Finding
from audit.report import render, site
from audit.report.sources import Sources


def built(folder: Path, dossier: Dossier | None = None, findings: Sequence[Finding] | None = None) -> Path:
    """Its site; of the bakery with all its findings, unless told otherwise."""
    told = tuple(bakery.findings() if findings is None else findings)
    return laid_out(folder, render.render(dossier or bakery.dossier(), told, Sources()))


def laid_out(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The site of a report's files."""
    for name, body in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body if isinstance(body, bytes) else body.encode())
    site.build(folder)
    return folder / "site"
