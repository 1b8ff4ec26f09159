"""What a report offers to take along: each file with what it is, how large it is, and what it is good for."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from audit.report import plain

FOLDER = "downloads"
_KINDS: Mapping[str, tuple[str, str]] = {
    ".xlsx": ("Excel", "Everything in six sheets: all places, all findings, and how we know."),
    ".csv": ("CSV", "The list alone, for Google Sheets, Numbers or a to-do app."),
    ".ics": ("Calendar", "The days on which something is due, for Google, Apple or Outlook."),
    ".json": ("JSON", "For programs."),
}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One file."""

    address: str
    """From the site's root."""
    label: str
    """`Excel, 24 KB`; of a calendar with how many days it holds."""
    good_for: str


def offers(files: Mapping[str, bytes]) -> tuple[Offer, ...]:
    """Files by their name, in the order of the most useful first."""
    return tuple(_offers(files))


def _offers(files: Mapping[str, bytes]) -> Iterator[Offer]:
    for ending, (kind, good_for) in _KINDS.items():
        for name, body in files.items():
            if PurePosixPath(name).suffix == ending:
                label = ", ".join(filter(None, [kind, _days(body) if ending == ".ics" else "", size(len(body))]))
                yield Offer(address=f"{FOLDER}/{name}", label=label, good_for=good_for)


def _days(calendar: bytes) -> str:
    return plain.plural(calendar.count(b"BEGIN:VEVENT"), "date")


def size(count: int) -> str:
    """Bytes as a person reads them, never less than one KB."""
    return f"{count / 1_000_000:.1f} MB" if count >= 999_500 else f"{max(1, round(count / 1000))} KB"
