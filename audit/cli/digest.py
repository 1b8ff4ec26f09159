"""What a run of several clients says on the terminal: a line each, those with news first."""

from __future__ import annotations

import collections
import shlex
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from audit import alarms
from audit.changes import ChangeKind
from audit.cli import terminal, told
from audit.cli.failures import Failures
from audit.report import plain, words
from audit.report.inert import clean
from audit.run import Audit
from audit.verdict import Verdict

_NAME = 32
_LEVELS = {"fix-now": "to fix now", "fix-soon": "to fix soon", "tidy-up": "to tidy up"}
_NEWS = {
    ChangeKind.REGRESSED: "back again",
    ChangeKind.NEW: "new",
    ChangeKind.WORSE: "worse",
    ChangeKind.FIXED: "put right",
}


def show(audits: Sequence[Audit], failures: Failures, typed: Sequence[Path], *, only: Collection[str] = ()) -> None:
    """The clients on stdout, what failed on stderr; `typed` as the command was given its files."""
    for line in _lines(audits, typed, only):
        terminal.say(line)
    if failures.codes:
        names = plain.listing(list(map(str, failures.codes)))
        terminal.say(f"\nNot finished, for the reasons given above: {names}", err=True)


def _lines(audits: Sequence[Audit], typed: Sequence[Path], only: Collection[str]) -> Iterator[str]:
    if not audits:
        return
    yield f"{plain.plural(len(audits), 'client')}, {plain.date(audits[0].dossier.date)}"
    worse = [audit for audit in audits if _alarming(audit)]
    calm = [audit for audit in audits if not _alarming(audit)]
    widths = [max(map(len, column)) for column in zip(*(_cells(audit) for audit in audits), strict=True)]
    for title, some in (("New or worse", worse), ("Nothing got worse" if worse else "", calm)):
        if some:
            yield f"\n{title}:" if title else ""
        for audit in some:
            cells = (cell.ljust(width) for cell, width in zip(_cells(audit), widths, strict=True))
            yield f"  {'  '.join(cells)}".rstrip()
    yield from _beside(audits)
    if only:
        names = plain.listing([words.network_name(name) for name in sorted(only)])
        yield f"\nOnly {names} was looked at, and nothing was saved."
        return
    files = shlex.join(map(str, typed[:3])) + (" …" if len(typed) > 3 else "")
    yield ""
    if waiting := sum(len(told.unseen(audit)) for audit in audits):
        yield f"{plain.plural(waiting, 'place')} to look at yourself:  audit review {files}"
    yield f"All of them on one page:  audit portfolio build {files}"


def _cells(audit: Audit) -> tuple[str, str, str, str]:
    """Name, what is new, how it stands, and where the report is."""
    where = _near(audit.report / "site" / "index.html") if audit.report else ""
    return plain.shortened(clean(audit.client.name), _NAME), _news(audit), _stands(audit), where


def _alarming(audit: Audit) -> bool:
    return any(alarms.of(audit.changes, audit.findings, audit.dossier))


def _news(audit: Audit) -> str:
    """`2 new, 1 put right`; what a look of two alone has met is no news yet."""
    sure = [change.kind for change in alarms.of(audit.changes, audit.findings, audit.dossier)]
    counts = collections.Counter([*sure, *(change.kind for change in audit.news.of(ChangeKind.FIXED))])
    return ", ".join(f"{counts[kind]} {word}" for kind, word in _NEWS.items() if counts[kind])


def _stands(audit: Audit) -> str:
    """`3 to fix now; 1 looks gone; 2 of 9 places unseen`: the most urgent of what is sure, then what is not."""
    problems = ((len(told.counted(audit.findings, level, audit)), word) for level, word in _LEVELS.items())
    first = next((f"{count} {word}" for count, word in problems if count), "nothing to fix")
    listed = audit.dossier.listed
    unseen = sum(place.verdict is Verdict.UNSEEN for place in listed)
    suspect = sum(place.verdict is Verdict.SUSPECT for place in words.counted(audit.dossier))
    looks = f"{suspect} look{'s' * (suspect == 1)} gone" if suspect else ""
    hidden = f"{unseen} of {plain.plural(len(listed), 'place')} unseen" if unseen else ""
    ready = "" if words.is_ready(audit.dossier) else "not ready to send"
    return "; ".join(filter(None, (first, looks, hidden, ready)))


def _beside(audits: Sequence[Audit]) -> Iterator[str]:
    """What a consultant would otherwise learn from the report alone, or not at all."""
    for audit in audits:
        for ruling in audit.of_none:
            yield f"\n{audit.files.decisions.name} rules on {ruling.finding}, which is no finding today."
        if audit.set_aside:
            yield f"\n{audit.client.name}: left out of the history: {', '.join(audit.set_aside)}"


def _near(path: Path) -> str:
    """From the folder one stands in, where it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
