"""What a build server is told: annotations beside a run, and a summary below it. Outside words order it nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from audit import alarms as worth, rulings, store
from audit.changes import Change, ChangeKind
from audit.cli import terminal, told
from audit.report import inert, opening, plain, words
from audit.run import Audit

MOST = 9
"""GitHub shows ten annotations of a kind for each step; the last one says how many more there are."""

_TOLD = {**worth.WORDS, ChangeKind.FIXED: "Fixed", ChangeKind.BETTER: "Better than before"}


def tell(audits: Sequence[Audit], environ: Mapping[str, str], *, err: bool = False) -> None:
    """Annotations where GitHub reads them (on stderr if stdout is taken), the words for issues and the summary where they were asked for."""
    if environ.get("GITHUB_ACTIONS") == "true":
        for line in alarms(audits):
            click.echo(line, err=err)
    if folder := environ.get("PRESENCE_ISSUES"):
        from audit.cli import issues

        issues.write(audits, Path(folder))
    if path := environ.get("GITHUB_STEP_SUMMARY"):
        try:
            store.add(Path(path), "\n".join(map(summary, audits)))
        except OSError as trouble:
            terminal.say(f"The summary could not be written: {trouble.strerror}", err=True)


def alarms(audits: Sequence[Audit]) -> Iterator[str]:
    """One for each confirmed problem that came up or grew since the last audit; none for what merely hides."""
    told_of = [(audit, change) for audit in audits for change in _alarms(audit)]
    for audit, change in told_of[:MOST]:
        yield _annotation(f"{audit.client.name}: {worth.WORDS[change.kind].lower()}", worth.title(change))
    if len(told_of) > MOST:
        yield _annotation("Presence check", f"{len(told_of) - MOST} more in the summary and the report")


def summary(audit: Audit) -> str:
    """The audit in a few lines of Markdown; whatever comes from outside is rendered inert in it."""
    lines = [
        f"## {inert_line(audit.client.name)}, {plain.date(audit.dossier.date)}",
        "",
        inert_line(opening.of(audit.dossier).whole),
    ]
    lines += _listed("What changed", [f"{_told_as(c)}: {worth.title(c)}" for c in audit.changes if c.kind in _TOLD])
    still = rulings.still_open(audit.findings)
    lines += _listed("First", [finding.action for finding in words.first_actions(still)])
    lines += _listed("Open these yourself", [place.name for place in told.unseen(audit)])
    return "\n".join((*lines, ""))


def _told_as(change: Change) -> str:
    return _TOLD[change.kind] if change.is_sure or change.kind not in worth.WORDS else "Not sure yet"


def worsened(audit: Audit) -> Iterator[str]:
    """What came up or grew since the last audit, a line of inert Markdown each."""
    return (inert_line(f"{worth.WORDS[change.kind]}: {worth.title(change)}") for change in _alarms(audit))


def _listed(title: str, texts: Sequence[str]) -> list[str]:
    return ["", f"**{title}**", "", *(f"- {inert_line(text)}" for text in texts)] if texts else []


def _alarms(audit: Audit) -> Iterator[Change]:
    return worth.of(audit.changes, audit.findings, audit.dossier)


def _annotation(title: str, message: str) -> str:
    """A command to GitHub's runner, with all that could end it or begin another one escaped."""
    return f"::warning title={_property(title)}::{_data(message)}"


def _data(text: str) -> str:
    seen = "".join(letter if letter.isprintable() else " " for letter in text)
    return seen.replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def inert_line(text: str) -> str:
    """Words as inert Markdown, without the mentions and references that GitHub reads into text."""
    return inert.md(text).replace("&#64;", "&#64;<!-- -->").replace("&#35;", "&#35;<!-- -->")
