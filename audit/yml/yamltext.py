"""A YAML file as its author sees it: every value is the text that was typed, with its line and column.

YAML turns `NO` into false, `22:22` into 1342 and `+44 …` into a number. Here nothing is converted. What a settings
file never needs and what can hurt (aliases, anchors, tags, merge keys, a second document) is refused with its place.
"""

from __future__ import annotations

import bisect
import codecs
import dataclasses
import re
from typing import Any, NamedTuple, TypeAlias

import yaml

from audit.yml import yamlslips
from audit.yml.yamlslips import UNSEEN, Slip, begins, shown, unseen

LARGEST = 256 * 1024
"""Bytes of a file that are looked at."""
DEEPEST = 12
MOST_NODES = 20_000

_RETRIED = 20_000
"""Characters up to which a file with slips is read again behind each of them."""
_MOST_SLIPS = 12

_LINE_BREAKS_ONLY_YAML_KNOWS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class At(NamedTuple):
    """A place in the file; both count from 1."""

    line: int
    column: int


class Mistake(NamedTuple):
    """What is wrong at a place, and in brackets what would be right."""

    at: At
    words: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A value or a key, as typed."""

    at: At
    value: str
    empty: bool = False
    """Nothing, `~` or `null`, without quotes: the setting is left out."""
    broken: bool = False
    """A mistake has been noted here already; the value means nothing."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A list."""

    at: At
    items: tuple[Node, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Keys and their values in order; every key once."""

    at: At
    entries: tuple[tuple[Text, Node], ...]

    def get(self, key: str) -> Node | None:
        """The value of that key, if it is there."""
        return next((node for name, node in self.entries if name.value == key), None)


Node: TypeAlias = Text | Series | Table


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file that was read: its text, what stands in it, and every mistake that YAML itself can see."""

    text: str
    """Decoded, without a byte order mark, lines ending in a line feed."""
    root: Node | None
    """None for an empty file, and where a mistake hides the rest."""
    mistakes: tuple[Mistake, ...]


def read(raw: bytes) -> Document:
    """Never raises; a second look after a slip of the pen shows the mistakes behind it as well."""
    if len(raw) > LARGEST:
        words = f"this file is larger than {LARGEST // 1024} KB (a client file is a few lines of text)"
        return Document(text="", root=None, mistakes=(Mistake(At(1, 1), words),))
    text, mistakes = _decoded(raw)
    readable, slips = text, dict[int, Mistake]()
    while True:
        build = _Build(readable, frozenset(slips))
        slip = build.document()
        if slip is None:
            break
        stop = Mistake(build.places.at(slip.offset), slip.words)
        mended = yamlslips.mended(readable, stop.at.line) if slip.local and len(text) <= _RETRIED else None
        if mended is None or stop.at.line in slips or len(slips) == _MOST_SLIPS:
            build.mistakes.append(stop)
            break
        slips[stop.at.line], readable = stop, mended
    return Document(text=text, root=build.root, mistakes=(*mistakes, *slips.values(), *build.mistakes))


def _decoded(raw: bytes) -> tuple[str, list[Mistake]]:
    bom, encoding = next((pair for pair in _BOMS if raw.startswith(pair[0])), (b"", "utf-8"))
    if not bom and raw[:2].count(0) == 1:
        words = 'this file is saved as UTF-16 without saying so (save it again with the encoding "UTF-8")'
        return "", [Mistake(At(1, 1), words)]
    raw = raw[len(bom) :]
    mistakes = []
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode(encoding, "replace")
        at = At(before.count("\n") + 1, len(before) - before.rfind("\n"))
        seen = raw[error.start : error.start + 1].decode("cp1252", "replace")
        words = f'here stands "{seen}" in an old encoding (save the file again with the encoding "UTF-8")'
        mistakes.append(Mistake(at, words if seen.isalpha() else words.replace(f'"{seen}"', "a character")))
        text = raw.decode(encoding, "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_BREAKS_ONLY_YAML_KNOWS)
    places = _Places(text)
    mistakes += [Mistake(places.at(found.start()), unseen(found[0])) for found in UNSEEN.finditer(text)]
    return UNSEEN.sub(" ", text), mistakes


class _Places:
    """Lines and columns as editors count them, which YAML's own marks do not."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def at(self, index: int) -> At:
        line = bisect.bisect_right(self._starts, index)
        return At(line, index - self._starts[line - 1] + 1)


class _Halt(Exception):
    """Nothing behind this place is read."""

    def __init__(self, index: int, words: str) -> None:
        super().__init__(words)
        self.slip = Slip(index, words)


class _Build:
    """Events of the pure Python parser (the C one can crash on deep nesting) become nodes."""

    def __init__(self, text: str, slips: frozenset[int]) -> None:
        self.root: Node | None = None
        self.mistakes: list[Mistake] = []
        self._text, self._slips, self._nodes = text, slips, 0
        self.places = _Places(text)
        self._events = yaml.SafeLoader(text)

    def document(self) -> Slip | None:
        """Reads the only document; the slip that stopped it, if one did."""
        try:
            self._document()
        except _Halt as halt:
            return halt.slip
        except yaml.MarkedYAMLError as error:
            return yamlslips.explained(error, self._text)
        except (ValueError, OverflowError):  # from numbers after \U and %YAML that no character or version has
            words = r"this number is not a character or a version (delete the \U or %YAML before it)"
            return Slip(self._events.index, words)
        return None

    def _document(self) -> None:
        self._next()
        if not self._events.check_event(yaml.StreamEndEvent):
            self._next()
            root = self._node(1)
            self._next()
            self.root = None if isinstance(root, Text) and root.empty else root
        if not self._events.check_event(yaml.StreamEndEvent):
            at = self.places.at(self._next().start_mark.index)
            self.mistakes.append(Mistake(at, 'a second document begins here (delete the line "---")'))

    def _next(self) -> Any:  # noqa: ANN401  # PyYAML's stubs do not say which events have which marks
        return self._events.get_event()  # type: ignore[no-untyped-call]  # as above

    def _node(self, depth: int) -> Node:
        event = self._next()
        start = event.start_mark.index
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise _Halt(start, f"this file holds more than {MOST_NODES:,} values (a client file is a few lines)")
        if depth > DEEPEST:
            raise _Halt(start, f"this is nested more than {DEEPEST} levels deep (client files need four)")
        at = self.places.at(start)
        signed = isinstance(event, yaml.AliasEvent) or event.anchor is not None or event.tag is not None
        if signed:
            self._note(at, begins(self._rest(start)))
        if isinstance(event, yaml.SequenceStartEvent):
            return Series(at=at, items=tuple(self._items(depth)))
        if isinstance(event, yaml.MappingStartEvent):
            return Table(at=at, entries=tuple(self._entries(depth).values()))
        return self._scalar(event, at, broken=signed)

    def _items(self, depth: int) -> list[Node]:
        items = []
        while not self._events.check_event(yaml.SequenceEndEvent):
            items.append(self._node(depth + 1))
        self._next()
        return items

    def _entries(self, depth: int) -> dict[str, tuple[Text, Node]]:
        entries: dict[str, tuple[Text, Node]] = {}
        while not self._events.check_event(yaml.MappingEndEvent):
            key, value = self._node(depth + 1), self._node(depth + 1)
            if not isinstance(key, Text):
                self._note(key.at, "the name of a setting must be plain text (put the text in quotes)")
            elif key.value == "<<":
                self._note(key.at, '"<<" would copy settings from elsewhere (write them out)')
            elif first := entries.get(key.value):
                lines = f"on lines {first[0].at.line} and {key.at.line}"
                self._note(key.at, f"{shown(key.value)} stands here twice, {lines} (keep one of them)")
            else:
                entries[key.value] = key, value
        self._next()
        return entries

    def _scalar(self, event: Any, at: At, *, broken: bool) -> Text:  # noqa: ANN401  # as `_next`
        if broken:
            return Text(at=at, value="", broken=True)
        plain = event.style is None
        wrong = yamlslips.unmeant(event.value, self._rest(event.end_mark.index), quoted=not plain)
        if wrong:
            self._note(at, wrong)
        empty = plain and event.value in {"", "~", "null"}
        return Text(at=at, value=event.value, empty=empty, broken=bool(wrong) or at.line in self._slips)

    def _note(self, at: At, words: str) -> None:
        if at.line not in self._slips:
            self.mistakes.append(Mistake(at, words))

    def _rest(self, index: int) -> str:
        return self._text[index:].partition("\n")[0] if index < len(self._text) else ""
