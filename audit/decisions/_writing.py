"""New entries at the end of their list in the decisions file; everything else stays as it was typed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from audit.decisions._reading import LISTS, Decisions
from audit.errors import BadInput
from audit.evidence import Sighting
from audit.finding import Note, Ruling, Stance

_HEADER = """\
# What people saw, ruled and noted themselves. Written by `audit review` and `audit decide`; you may edit it.
# sightings: saw is works, unavailable or somebody_elses. rulings: ruling is accepted, ignored, false_alarm or done.
# Each entry counts until its `until` date. To take a ruling back, delete it or add one that says open.
"""
_ITEM = re.compile(r"( *)- ")

Entry = Sequence[tuple[str, str]]
"""Names and values of one entry, in order; an empty value is left out."""


def with_added(text: str, added: Decisions) -> str:
    """The file's text with these at the end of their lists; everything else stays as it was typed.

    Raises:
        BadInput: a list is written on one line, in brackets.
    """
    new = (map(_sighting, added.sightings), map(_ruling, added.rulings), map(_note, added.notes))
    for name, entries in zip(LISTS, new, strict=True):
        if written := [list(_lines(entry)) for entry in entries]:
            text = _with(text, name, written)
    return text


def _with(text: str, name: str, entries: list[list[str]]) -> str:
    lines = (text.removeprefix("\ufeff") or _HEADER).rstrip("\n").split("\n")
    begins = re.compile(rf"""["']?{name}["']?\s*:""")
    start = next((n for n, line in enumerate(lines) if begins.match(line)), None)
    if start is None:
        return "\n".join([*lines, f"{name}:", *_indented(entries, "  "), ""])
    begun = re.fullmatch(rf"""(["']?{name}["']?\s*:)(?: *(?:\[\s*\]|null|~))?(\s+#.*|\s*)""", lines[start])
    if begun is None:
        first = "place" if name == "sightings" else name.removesuffix("s")
        raise BadInput(
            f"line {start + 1} of the decisions file: write each {name.removesuffix('s')} on lines of its own"
            f' ("- {first}: …" below {name}:)'
        )
    lines[start] = f"{begun[1]}{begun[2]}"
    end = next((n for n in range(start + 1, len(lines)) if lines[n][:1] not in ("", " ", "#", "-")), len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    indent = next((found[1] for line in lines[start + 1 : end] if (found := _ITEM.match(line))), "  ")
    return "\n".join([*lines[:end], *_indented(entries, indent), *lines[end:], ""])


def _indented(entries: list[list[str]], indent: str) -> list[str]:
    return [indent + line for entry in entries for line in entry]


def _lines(entry: Entry) -> Iterable[str]:
    mark = "- "
    for name, value in entry:
        if value:
            yield f"{mark}{name}: {value}"
            mark = "  "


def _sighting(seen: Sighting) -> Entry:
    return (
        ("place", _quoted(seen.key)),
        ("saw", seen.saw.value),
        ("on", f'"{seen.on.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"'),
        ("until", _day(seen.until)),
        ("newest", _day(seen.newest.at.date()) if seen.newest else ""),
        ("precision", seen.newest.precision.value if seen.newest else ""),
        ("by", _quoted(seen.by)),
    )


def _ruling(ruling: Ruling) -> Entry:
    return (
        ("finding", _quoted(ruling.finding)),
        ("ruling", ruling.stance.value),
        ("reason", _quoted(ruling.reason)),
        ("on", _day(ruling.on)),
        ("until", "" if ruling.stance is Stance.OPEN else _day(ruling.until)),
        ("by", _quoted(ruling.by)),
        ("evidence", _quoted(ruling.evidence)),
    )


def _note(note: Note) -> Entry:
    return (
        ("title", _quoted(note.title)),
        ("sees", _quoted(note.sees)),
        ("action", _quoted(note.action)),
        ("minutes", str(note.minutes or "")),
        ("who", _quoted(note.who)),
        ("level", note.level.value),
        ("place", _quoted(note.place)),
        ("on", _day(note.on)),
        ("until", _day(note.until)),
        ("by", _quoted(note.by)),
    )


def _day(day: dt.date) -> str:
    return f'"{day.isoformat()}"'


def _quoted(text: str) -> str:
    """In double quotes; nothing that ends a line or moves a cursor. Nothing at all of an empty text."""
    plain = "".join(letter for letter in text if letter.isprintable())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"' if plain else ""
