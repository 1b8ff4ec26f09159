"""One calm message about every client that got worse for sure: plain text in which outside words are words and nothing else."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from audit import alarms
from audit.report import editions, inert, plain, words
from audit.run import Audit

_CLIENTS = 20
_LINES = 5
"""So many are told at length; of more only the number."""
_NAME, _LINE = 60, 200
"""Characters."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_SLASHES = re.compile(r":/{2,}")
_LOOKALIKES = str.maketrans(
    {
        "@": "(at)",
        "#": "\N{MUSIC SHARP SIGN}",
        "<": "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}",
        ">": "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}",
        "*": "\N{ASTERISK OPERATOR}",
        "_": "\N{FULLWIDTH LOW LINE}",
        "~": "\N{TILDE OPERATOR}",
        "|": "\N{BROKEN BAR}",
        "\\": "\N{SET MINUS}",
        **dict.fromkeys("[{", "("),
        **dict.fromkeys("]}", ")"),
        "`": "'",
    }
)
"""Services read marks, mentions and links into plain text, each its own way: these begin all of them, and read alike."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one client's part of the message says."""

    client: str
    day: str
    """Of the newest look."""
    lines: tuple[str, ...]
    first: str
    """What to do first; may be empty."""
    has_changes: bool = True
    """Whether the report has a page that says what changed."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Plain text; the subject is one line."""

    subject: str
    body: str


def of(audit: Audit) -> Told | None:
    """What got worse for sure since the audit it is compared with, worst first; None where nothing did."""
    changes = tuple(alarms.of(audit.changes, audit.findings, audit.dossier))
    if not changes:
        return None
    first = words.first_actions([change.now for change in changes if change.now])
    return Told(
        client=_inert(audit.client.name, _NAME),
        day=plain.date(audit.dossier.snapshot.taken.date()),
        lines=tuple(_inert(f"{alarms.WORDS[change.kind]}: {alarms.title(change)}", _LINE) for change in changes),
        first=_inert(first[0].action, _LINE) if first else "",
        has_changes=editions.holds(audit.client, "changes.md"),
    )


def message(told: Sequence[Told]) -> Message | None:
    """All of them in one; None where there is nothing to tell."""
    if not told:
        return None
    who = f"{told[0].client} needs you" if len(told) == 1 else f"{len(told)} clients need you"
    parts = ["This got worse, and it is sure:"]
    parts += ["\n".join(_part(one)) for one in told[:_CLIENTS]]
    if len(told) > _CLIENTS:
        parts.append(f"And {plain.plural(len(told) - _CLIENTS, 'more client')}.")
    if any(one.has_changes for one in told):
        parts.append("More about it stands in the report, under What changed.")
    return Message(subject=f"Presence check: {who}", body="\n\n".join(parts))


def _part(told: Told) -> Iterator[str]:
    yield f"{told.client}, {told.day}"
    yield from (f"- {line}" for line in told.lines[:_LINES])
    if len(told.lines) > _LINES:
        yield f"- and {len(told.lines) - _LINES} more"
    if told.first:
        yield f"Do this first: {told.first}"


def _inert(text: str, limit: int) -> str:
    """One line of words: no mark, no mention, no link."""
    bare = _SLASHES.sub(":/", _SCHEME.sub("", inert.clean(text, 4 * limit)))
    return inert.clean(bare.translate(_LOOKALIKES), limit)
