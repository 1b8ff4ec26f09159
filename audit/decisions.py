"""`decisions/<slug>.yml`: what people saw with their own eyes. Written by tools, editable by hand, comments kept."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from audit.errors import BadInput
from audit.evidence import Newest, Precision, Saw, Sighting
from audit.yml import yamltext
from audit.yml.yamltext import At, Mistake, Node, Series, Table, Text

KEPT = dt.timedelta(days=90)
"""How long a person's look counts."""

_EARLIEST, _LATEST = 1990, 2200
_HEADER = """\
# What people saw when they opened a place themselves. Written by `audit review`; you may edit it.
# saw: works, unavailable or somebody_elses. A look counts until its `until` date.
sightings:
"""
_SAID = "what you saw there"
_LIST = re.compile(r"""["']?sightings["']?\s*:""")
_EMPTY_LIST = re.compile(r"""(["']?sightings["']?\s*:)(?: *(?:\[\s*\]|null|~))?(\s+#.*|\s*)""")
_ITEM = re.compile(r"( *)- ")


def sightings(path: Path) -> tuple[Sighting, ...]:
    """Every sighting in the file, oldest first; none when there is no file.

    Raises:
        BadInput: naming file, line and remedy for each mistake.
    """
    if not path.is_file():
        return ()
    document = yamltext.read(path.read_bytes())
    mistakes = list(document.mistakes)
    found = [] if mistakes else [_sighting(item, mistakes) for item in _items(document.root, mistakes)]
    if mistakes:
        lines = (f"{path.name}:{m.at.line}:{m.at.column}: {m.words}" for m in sorted(mistakes))
        raise BadInput("\n".join(lines))
    return tuple(sorted((s for s in found if s), key=lambda s: s.on))


def with_sightings(text: str, added: tuple[Sighting, ...]) -> str:
    """The file's text with these at the end of its list; everything else stays as it was typed.

    Raises:
        BadInput: the list is written on one line, in brackets.
    """
    lines = (text.removeprefix("\ufeff") or _HEADER).rstrip("\n").split("\n")
    start = next((n for n, line in enumerate(lines) if _LIST.match(line)), None)
    if start is None:
        return "\n".join([*lines, "sightings:", *_entries(added, "  "), ""])
    begun = _EMPTY_LIST.fullmatch(lines[start])
    if begun is None:
        raise BadInput(
            f'line {start + 1} of the decisions file: write each sighting on lines of its own ("- place: …")'
        )
    lines[start] = f"{begun[1]}{begun[2]}"
    end = next((n for n in range(start + 1, len(lines)) if lines[n][:1] not in ("", " ", "#", "-")), len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    indent = next((found[1] for line in lines[start + 1 : end] if (found := _ITEM.match(line))), "  ")
    return "\n".join([*lines[:end], *_entries(added, indent), *lines[end:], ""])


def _entries(added: tuple[Sighting, ...], indent: str) -> list[str]:
    return [indent + line for sighting in added for line in _entry(sighting)]


def _entry(sighting: Sighting) -> list[str]:
    lines = [
        f"- place: {_quoted(sighting.key)}",
        f"  saw: {sighting.saw.value}",
        f'  on: "{sighting.on.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"',
        f'  until: "{sighting.until.isoformat()}"',
    ]
    if sighting.newest:
        lines.append(f'  newest: "{sighting.newest.at.date().isoformat()}"')
        lines.append(f"  precision: {sighting.newest.precision.value}")
    if sighting.by:
        lines.append(f"  by: {_quoted(sighting.by)}")
    return lines


def _quoted(text: str) -> str:
    plain = "".join(letter for letter in text if letter.isprintable())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _items(root: Node | None, mistakes: list[Mistake]) -> tuple[Node, ...]:
    if root is None:
        return ()
    listed = root.get("sightings") if isinstance(root, Table) else None
    if isinstance(listed, Series):
        return listed.items
    if not (isinstance(root, Table) and (listed is None or (isinstance(listed, Text) and listed.empty))):
        mistakes.append(Mistake(root.at, 'a list is expected here (begin it with "sightings:")'))
    return ()


def _sighting(item: Node, mistakes: list[Mistake]) -> Sighting | None:
    if not isinstance(item, Table):
        mistakes.append(Mistake(item.at, 'this is not a sighting (write "- place: …" with "saw:" and "on:" below it)'))
        return None
    key, saw, on = (_text(item, name, mistakes) for name in ("place", "saw", "on"))
    if saw and saw[1] not in list(Saw):
        mistakes.append(Mistake(saw[0], f'"{saw[1]}" is not {_SAID} (write works, unavailable or somebody_elses)'))
        return None
    at = _moment(on, mistakes)
    if not (key and saw and at):
        return None
    until = _moment(_optional(item, "until"), mistakes)
    newest = _moment(_optional(item, "newest"), mistakes)
    precision = _optional(item, "precision")
    by = _optional(item, "by")
    rough = precision is not None and precision[1] == Precision.ROUGH
    return Sighting(
        key=key[1],
        saw=Saw(saw[1]),
        on=at,
        until=until.date() if until else (at + KEPT).date(),
        newest=newest_seen(newest, rough=rough) if newest else None,
        by=by[1] if by else "",
    )


def newest_seen(at: dt.datetime, *, rough: bool) -> Newest:
    """The newest post as a person read it off the page."""
    return Newest(at=at, source="somebody who opened the page", precision=Precision.ROUGH if rough else Precision.DAY)


def _text(item: Table, name: str, mistakes: list[Mistake]) -> tuple[At, str] | None:
    found = _optional(item, name)
    if found is None:
        mistakes.append(Mistake(item.at, f'"{name}:" is missing (each sighting has place, saw and on)'))
    return found


def _optional(item: Table, name: str) -> tuple[At, str] | None:
    node = item.get(name)
    return (node.at, node.value) if isinstance(node, Text) and not node.empty else None


def _moment(typed: tuple[At, str] | None, mistakes: list[Mistake]) -> dt.datetime | None:
    if typed is None:
        return None
    try:
        at = dt.datetime.fromisoformat(typed[1])
    except ValueError:
        mistakes.append(Mistake(typed[0], f'"{typed[1][:40]}" is not a date (write it as 2026-11-22)'))
        return None
    if not _EARLIEST <= at.year <= _LATEST:
        mistakes.append(
            Mistake(typed[0], f'"{typed[1][:40]}" is not a year anybody looked in (write it as 2026-11-22)')
        )
        return None
    return at.astimezone(dt.UTC) if at.tzinfo else at.replace(tzinfo=dt.UTC)
