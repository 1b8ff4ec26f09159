"""The decisions file as its author sees it: every mistake has its line and its remedy."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from audit.errors import BadInput
from audit.evidence import Newest, Precision, Saw, Sighting
from audit.finding import Level, Note, Ruling, Stance
from audit.yml import yamltext
from audit.yml.shapes import Key, Shape, Wrong, choice, either, is_left_out, nearest, scalar, sequence, table
from audit.yml.yamlslips import shown
from audit.yml.yamltext import At, Mistake, Node, Series, Table, Text

T = TypeVar("T")

KEPT = dt.timedelta(days=90)
"""How long a person's word counts where nothing else is said."""
LONGEST = dt.timedelta(days=366)
"""How long a ruling or a note may count."""

MOST_MINUTES = 6_000
"""What one finding may take: a hundred hours."""

_EARLIEST, _LATEST = 1990, 2200
_MOST = 2_000
"""Entries of one list."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """All that people have said of one client."""

    sightings: tuple[Sighting, ...] = ()
    """Oldest first."""
    rulings: tuple[Ruling, ...] = ()
    """Oldest first; of one day in the file's order."""
    notes: tuple[Note, ...] = ()
    """As the file has them."""

    def by(self, day: dt.date | None) -> Decisions:
        """What had been said by the end of a day; everything for None."""
        if day is None:
            return self
        return Decisions(
            sightings=tuple(seen for seen in self.sightings if seen.on.date() <= day),
            rulings=tuple(ruling for ruling in self.rulings if ruling.on <= day),
            notes=tuple(note for note in self.notes if note.on <= day),
        )


def load(path: Path) -> Decisions:
    """Everything in the file; nothing when there is no file.

    Raises:
        BadInput: naming file, line and remedy for each mistake.
    """
    return parse(path.read_bytes(), path.name) if path.is_file() else Decisions()


def parse(raw: bytes, name: str) -> Decisions:
    """As `load`, from the file's bytes; `name` is what its mistakes are told under."""
    document = yamltext.read(raw)
    mistakes = list(document.mistakes)
    found = None if mistakes else _read(document.root, mistakes)
    if mistakes or found is None:
        raise BadInput("\n".join(f"{name}:{m.at.line}:{m.at.column}: {m.words}" for m in sorted(set(mistakes))))
    return found


def newest_seen(at: dt.datetime, *, rough: bool) -> Newest:
    """The newest post as a person read it off the page."""
    return Newest(at=at, source="somebody who opened the page", precision=Precision.ROUGH if rough else Precision.DAY)


def _read(root: Node | None, mistakes: list[Mistake]) -> Decisions:
    def note(at: At, words: str) -> None:
        mistakes.append(Mistake(at, words))

    def entries(name: str, shape: Shape[T]) -> tuple[T, ...]:
        listed = root.get(name) if isinstance(root, Table) else None
        return (sequence(shape, _MOST).read(listed, note) or ()) if listed and not is_left_out(listed) else ()

    if isinstance(root, Table):
        for key, _ in root.entries:
            if key.value not in LISTS and (hint := nearest(key.value, LISTS)):
                note(key.at, f"{shown(key.value)} is no list of this file{hint}")
        _find_twins(root.get("notes"), note)
    elif root is not None:
        note(root.at, f'a list is expected here (begin it with "{LISTS[0]}:", "{LISTS[1]}:" or "{LISTS[2]}:")')
    return Decisions(
        sightings=tuple(sorted(entries("sightings", _SIGHTING), key=lambda s: s.on)),
        rulings=tuple(sorted(entries("rulings", _RULING), key=lambda r: r.on)),
        notes=entries("notes", _NOTE),
    )


LISTS = ("sightings", "rulings", "notes")


def _find_twins(notes: Node | None, note: Callable[[At, str], None]) -> None:
    """Two notes of one title on one place would be one finding."""
    first: dict[tuple[str, ...], At] = {}
    for item in notes.items if isinstance(notes, Series) else ():
        if isinstance(item, Table):
            typed = [item.get(name) for name in ("place", "title")]
            about = tuple(each.value.strip() if isinstance(each, Text) else "" for each in typed)
            before = first.setdefault(about, item.at)
            if before is not item.at:
                note(
                    item.at, f"this note stands on line {before.line} already (change its title, or delete one of them)"
                )


def _moment(value: str) -> dt.datetime:
    try:
        at = dt.datetime.fromisoformat(value)
    except ValueError:
        raise Wrong(f"{shown(value)} is not a date (write it as 2026-11-22)") from None
    if not _EARLIEST <= at.year <= _LATEST:
        raise Wrong(f"{shown(value)} is not a year anybody looked in (write it as 2026-11-22)")
    return at.astimezone(dt.UTC) if at.tzinfo else at.replace(tzinfo=dt.UTC)


def _words(longest: int) -> Shape[str]:
    def convert(value: str) -> str:
        if not value:
            raise Wrong("nothing stands here (write a few words)")
        if len(value) > longest:
            raise Wrong(f"this text has {len(value):,} characters (write at most {longest:,})")
        return value

    return scalar(convert)


def minutes(value: str) -> int:
    """A number of minutes as typed.

    Raises:
        Wrong: it is none, or more than anybody would believe.
    """
    if not re.fullmatch("[0-9]{1,4}", value) or not 1 <= int(value) <= MOST_MINUTES:
        raise Wrong(
            f"{shown(value)} is no number of minutes (write a whole number from 1 to {MOST_MINUTES:,}, as in 15)"
        )
    return int(value)


def _entry(shape: Shape[T], example: str) -> Shape[T]:
    """A table; of anything on one line it is said how one begins."""

    def refuse(_value: str) -> T:
        raise Wrong(f'this is no entry of this list (write "- {example}: …", and the rest below it)')

    return either(scalar(refuse), shape)


_MOMENT = scalar(_moment)
_DAY = _MOMENT.then(dt.datetime.date)
_MINUTES = scalar(minutes)
_LINE, _TEXT = _words(200), _words(1_000)


def _sighting(
    *,
    place: str,
    saw: Saw,
    on: dt.datetime,
    until: dt.date | None = None,
    newest: dt.datetime | None = None,
    precision: str = "",
    by: str = "",
) -> Sighting:
    return Sighting(
        key=place,
        saw=saw,
        on=on,
        until=until or (on + KEPT).date(),
        newest=newest_seen(newest, rough=precision == Precision.ROUGH) if newest else None,
        by=by,
    )


def _ruling(
    *,
    finding: str,
    ruling: Stance,
    reason: str,
    on: dt.date,
    until: dt.date | None = None,
    by: str = "",
    evidence: str = "",
) -> Ruling:
    ends = _end(on, until)
    return Ruling(finding=finding, stance=ruling, reason=reason, on=on, until=ends, by=by, evidence=evidence)


def _note(  # noqa: PLR0913  # one parameter a setting
    *,
    title: str,
    sees: str,
    action: str,
    level: Level,
    on: dt.date,
    until: dt.date | None = None,
    place: str = "",
    minutes: int | None = None,
    who: str = "",
    by: str = "",
) -> Note:
    return Note(
        title=title,
        sees=sees,
        action=action,
        level=level,
        on=on,
        until=_end(on, until),
        place=place,
        minutes=minutes,
        who=who,
        by=by,
    )


def _end(on: dt.date, until: dt.date | None) -> dt.date:
    if until and until < on:
        raise Wrong(f"this ends on {until}, before it begins on {on} (write a later day behind until:)")
    if until and until > on + LONGEST:
        raise Wrong(f"{until} is more than a year after {on} (write a day of the next twelve months behind until:)")
    return until or on + KEPT


_BY = Key("by", _LINE, "who says so")
_ON = Key("on", _DAY, "the day it was said", required=True)
_UNTIL = Key("until", _DAY, "the last day it counts on")

_SIGHTING = _entry(
    table(
        _sighting,
        (
            Key("place", _LINE, "the place's key, as in facebook:maplebakery", required=True),
            Key("saw", choice(Saw), "works, unavailable or somebody_elses", required=True),
            Key("on", _MOMENT, "when you looked", required=True),
            _UNTIL,
            Key("newest", _MOMENT, "the day of the newest post"),
            Key("precision", _LINE, "day or rough"),
            _BY,
        ),
    ),
    "place",
)
_RULING = _entry(
    table(
        _ruling,
        (
            Key("finding", _LINE, "the finding's id, as in F-dead_link-1a2b3c4d", required=True),
            Key("ruling", choice(Stance), "accepted, ignored, false_alarm, done or open", required=True),
            Key("reason", _TEXT, "why, in a few words that the client may read", required=True),
            _ON,
            _UNTIL,
            _BY,
            Key("evidence", _TEXT, "of a false alarm or a suspicion, what the evidence was like"),
        ),
    ),
    "finding",
)
_NOTE = _entry(
    table(
        _note,
        (
            Key("title", _LINE, "what it is, in one line", required=True),
            Key("sees", _TEXT, "what a customer meets", required=True),
            Key("action", _LINE, "what to do, starting with a verb", required=True),
            Key("level", choice(Level), "fix_now, fix_soon or tidy_up", required=True),
            _ON,
            _UNTIL,
            Key("place", _LINE, "the place's key, as in facebook:maplebakery"),
            Key("minutes", _MINUTES, "how many minutes it takes"),
            Key("who", _LINE, "who does it: owner, web person, editor, consultant or a name"),
            _BY,
        ),
    ),
    "title",
)
