"""Saved evidence in, findings and pages out: a change of words or rules shows here as a difference to read.

`pytest tests/test_golden.py --update-golden` writes the expectation anew; review it as any other change.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from audit import client as clients, run as audits, store
from audit.exports import data
from audit.report import render, sources
from audit.store import Files

GOLDEN = Path(__file__).parent / "golden"
TODAY = dt.date(2026, 11, 16)
AUTHORED = ("content/playbook/", "content/networks/", "content/glossary.md", "content/reading.md")
"""Pages with a source of their own in `content/`: their words are not kept twice."""


def made() -> dict[str, str]:
    """What today's rules and templates make of the kept evidence, by file name."""
    client = clients.load(GOLDEN / "client.yml")
    files = Files(root=GOLDEN, slug=client.slug)
    audit = audits.judge(client, files, store.history(files), TODAY)
    shaped = (
        json.dumps(
            data.as_json(audit.dossier, audit.findings, audit.news, report=audit.report), ensure_ascii=False, indent=1
        )
        + "\n"
    )
    pages = render.render(audit.dossier, audit.findings, sources.Sources(GOLDEN), audit.news)
    written = {
        f"pages/{name.removeprefix('content/')}": page
        for name, page in pages.items()
        if isinstance(page, str) and name.endswith(".md") and not name.startswith(AUTHORED)
    }
    return {"audit.json": shaped, **written}


def kept() -> dict[str, str]:
    names = [GOLDEN / "audit.json", *sorted((GOLDEN / "pages").rglob("*.md"))]
    return {path.relative_to(GOLDEN).as_posix(): path.read_text(encoding="utf-8") for path in names if path.is_file()}


def test_kept_evidence_gives_the_kept_findings_and_pages(request: pytest.FixtureRequest) -> None:
    now = made()
    if request.config.getoption("--update-golden"):
        for stale in kept().keys() - now.keys():
            (GOLDEN / stale).unlink()
        for name, text in now.items():
            store.write(GOLDEN / name, text.encode())
    assert now == kept()
