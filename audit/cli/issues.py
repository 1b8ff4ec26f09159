"""The one issue a client has while something is wrong: its text, and what is new in it. Outside words stay words."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from audit import store
from audit.cli import buildlog, told
from audit.finding import Finding
from audit.report import plain, words
from audit.run import Audit
from audit.verdict import Verdict

_WEBSITE = ""


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
        f"<!-- about {' '.join(sorted({name for finding in found for name in _about(finding)}))} -->",
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
    hidden |= {finding.place or finding.id for finding in audit.news.unknown}
    site = audit.dossier.site
    return sorted(map(_name, hidden if site and site.pages else hidden | {_WEBSITE}))


def _about(finding: Finding) -> tuple[str, ...]:
    """What an issue names of it: its place; where it has none, the website as a whole and the problem itself."""
    return (_name(finding.place),) if finding.place else (_name(_WEBSITE), _name(finding.id))


def _name(subject: str) -> str:
    return hashlib.sha256(f"about {subject}".encode(errors="replace")).hexdigest()[:16]


def _fingerprint(found: Sequence[Finding]) -> str:
    told_of = sorted(f"{finding.id} {finding.level} {finding.title}" for finding in found)
    return hashlib.sha256("\n".join(told_of).encode(errors="replace")).hexdigest()[:16]
