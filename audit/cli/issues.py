"""The one issue a client has while something is wrong: its text, and what is new in it. Outside words stay words."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from audit import store
from audit.changes import ChangeKind
from audit.cli import buildlog, told
from audit.finding import Finding
from audit.report import plain, words
from audit.run import Audit
from audit.verdict import Verdict


def write(audits: Sequence[Audit], folder: Path) -> None:
    """`<slug>.md` where problems stand, `<slug>.news.md` where some are new, and `<slug>.unseen.txt` in any case."""
    for audit in audits:
        for name, text in (("md", standing(audit)), ("news.md", news(audit))):
            if text:
                store.write(folder / f"{audit.client.slug}.{name}", text.encode())
        hidden = "".join(f"{one}\n" for one in unseen(audit))
        store.write(folder / f"{audit.client.slug}.unseen.txt", hidden.encode())


def standing(audit: Audit) -> str:
    """Every confirmed problem to fix now or soon that nobody ruled on; empty where there is none.

    The first line is its fingerprint: the same as long as the same things are wrong. The second names what it is about.
    """
    found = words.by_urgency(told.counted(audit.findings, "fix-soon", audit))
    if not found:
        return ""
    lines = [f"- {buildlog.inert_line(finding.title)}" for finding in found]
    head = [
        f"<!-- presence-report {_fingerprint(found)} -->",
        f"<!-- about {' '.join(sorted({_subject(finding.place) for finding in found}))} -->",
        "",
        "What a customer of this business meets, and what is sure:",
        "",
    ]
    return "\n".join(
        (*head, *lines, "", f"As of {plain.date(audit.dossier.date)}. It closes itself when nothing is left.", "")
    )


def news(audit: Audit) -> str:
    """What came up or grew since the last audit; empty where nothing did, so that each alarm is given once."""
    lines = [f"- {line}" for line in buildlog.worsened(audit)]
    return "\n".join(("Since the last look:", "", *lines, "")) if lines else ""


def unseen(audit: Audit) -> list[str]:
    """What cannot be seen today, each as an issue names it: of these nothing is taken back, because nothing is known."""
    hidden = {p.key for p in audit.dossier.places if p.look is None or p.verdict in (Verdict.UNSEEN, Verdict.SUSPECT)}
    hidden |= {change.place for change in audit.changes if change.kind is ChangeKind.UNSEEN_NOW and change.before}
    site = audit.dossier.site
    return sorted(map(_subject, hidden if site and site.pages else hidden | {""}))


def _subject(place: str) -> str:
    """A place as an issue names it; all that is about none is about the website."""
    return hashlib.sha256(f"place {place}".encode(errors="replace")).hexdigest()[:16]


def _fingerprint(found: Sequence[Finding]) -> str:
    told_of = sorted(f"{finding.id} {finding.level} {finding.title}" for finding in found)
    return hashlib.sha256("\n".join(told_of).encode(errors="replace")).hexdigest()[:16]
