"""Shapes of settings: each turns a node into a value or notes what is wrong, and says the same as JSON Schema."""

from __future__ import annotations

import dataclasses
import difflib
import enum
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, TypeVar

from audit.yml.yamlslips import shown
from audit.yml.yamltext import At, Node, Series, Table, Text

T = TypeVar("T")
U = TypeVar("U")
E = TypeVar("E", bound=enum.StrEnum)

Note = Callable[[At, str], None]
"""Takes down a mistake and goes on."""

_TYPED = ["string", "number", "boolean"]
"""What an editor takes a scalar for that is text here: `1984`, `yes`."""


class Wrong(ValueError):
    """A value that cannot be meant; says what it is and, in brackets, what would be right."""


@dataclasses.dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """One kind of value."""

    read: Callable[[Node, Note], T | None]
    """None after noting at least one mistake."""
    schema: Mapping[str, object]

    def then(self, make: Callable[[T], U]) -> Shape[U]:
        """The same on paper, made into something else; `make` may raise Wrong."""

        def read(node: Node, note: Note) -> U | None:
            value = self.read(node, note)
            try:
                return None if value is None else make(value)
            except Wrong as wrong:
                note(node.at, str(wrong))
                return None

        return Shape(read, self.schema)


@dataclasses.dataclass(frozen=True, slots=True)
class Key:
    """One setting of a table."""

    name: str
    shape: Shape[Any]
    about: str
    """A sentence for the consultant's editor."""
    _: dataclasses.KW_ONLY
    into: str = ""
    """The field it fills where that has another name."""
    required: bool = False
    later: bool = False
    """Kept for features to come: collected in the field `later`."""


def nearest(word: str, words: Iterable[str]) -> str:
    """A hint in brackets for a misspelt word, or an empty string."""
    spelt = {each.lower(): each for each in words}
    close = difflib.get_close_matches(word.lower()[:60], spelt, n=1, cutoff=0.65)
    return f' (did you mean "{spelt[close[0]]}"?)' if close else ""


def scalar(convert: Callable[[str], T], **schema: object) -> Shape[T]:
    """A value made from one text; `convert` raises Wrong."""

    def read(node: Node, note: Note) -> T | None:
        if not isinstance(node, Text):
            note(node.at, "one text belongs here, not a list or further settings (write it on this line)")
        elif not node.broken:
            try:
                return convert(node.value.strip())
            except Wrong as wrong:
                note(node.at, str(wrong))
        return None

    return Shape(read, {"type": "string", **schema})


def text(longest: int) -> Shape[str]:
    """Any text up to so many characters, as typed."""

    def convert(value: str) -> str:
        if len(value) > longest:
            raise Wrong(f"this text has {len(value):,} characters (write at most {longest:,})")
        return value

    return scalar(convert, type=_TYPED, maxLength=longest)


def choice(kinds: type[E]) -> Shape[E]:
    """One of a closed set of words."""
    words = [str(kind) for kind in kinds]

    def convert(value: str) -> E:
        if value.lower() in words:
            return kinds(value.lower())
        hint = nearest(value, words) or f" (write {', '.join(words[:-1])} or {words[-1]})"
        raise Wrong(f"{shown(value)} is not one of the words that can stand here{hint}")

    return scalar(convert, enum=words)


def either(short: Shape[T], long: Shape[T]) -> Shape[T]:
    """One text, or the same in full."""

    def read(node: Node, note: Note) -> T | None:
        return (short if isinstance(node, Text) else long).read(node, note)

    return Shape(read, {"anyOf": [short.schema, long.schema]})


def sequence(item: Shape[T], most: int) -> Shape[tuple[T, ...]]:
    """A list with an entry on each line."""

    def read(node: Node, note: Note) -> tuple[T, ...] | None:
        if isinstance(node, Text) and node.broken:
            return None
        if not isinstance(node, Series):
            note(node.at, 'a list belongs here (begin each entry on a line of its own with "- ")')
            return None
        if len(node.items) > most:
            note(node.items[most].at, f"this list has {len(node.items)} entries (at most {most})")
        for entry in node.items:
            if is_left_out(entry):
                note(entry.at, 'this entry is empty (write something behind "- ", or delete the line)')
        read_items = (item.read(entry, note) for entry in node.items[:most] if not is_left_out(entry))
        return tuple(value for value in read_items if value is not None)

    return Shape(read, {"type": "array", "items": item.schema, "maxItems": most})


def named(item: Shape[T], most: int, wrong: Callable[[str, T], str] = lambda _name, _value: "") -> Shape[dict[str, T]]:
    """Entries under names that the author chooses. `wrong` tells what is the matter with one; empty where nothing is."""

    def read(node: Node, note: Note) -> dict[str, T] | None:
        if not (table := _table(node, note)):
            return None
        if len(table.entries) > most:
            note(table.entries[most][0].at, f"there are {len(table.entries)} entries here (at most {most})")
        found = {key.value: item.read(value, note) for key, value in table.entries[:most]}
        sound = {name: value for name, value in found.items() if value is not None}
        for key, typed in table.entries[:most]:
            if key.value in sound and (complaint := wrong(key.value, sound[key.value])):
                note(typed.at, complaint)
        return sound

    return Shape(read, {"type": "object", "additionalProperties": item.schema, "maxProperties": most})


def table(build: Callable[..., T], keys: tuple[Key, ...]) -> Shape[T]:
    """Settings with fixed names. `build` gets a keyword for each that was set and may raise Wrong."""
    known = {key.name: key for key in keys}

    def read(node: Node, note: Note) -> T | None:
        if not (found := _table(node, note)):
            return None
        sound, fields, later = True, dict[str, Any](), dict[str, Any]()
        for name, value in found.entries:
            if not (key := known.get(name.value)):
                sound = False
                _unknown(name, known, note)
            elif not is_left_out(value):
                taken = key.shape.read(value, note)
                sound = sound and taken is not None
                (later if key.later else fields)[key.into or key.name] = taken
        for key in keys:
            given = found.get(key.name)
            if key.required and (given is None or is_left_out(given)):
                sound = False
                what = "is missing" if given is None else "is empty"
                note((given or found).at, f'"{key.name}" {what} (write {key.name}: and {key.about})')
        try:
            return build(**fields, **({"later": later} if later else {})) if sound else None
        except Wrong as wrong:
            note(found.at, str(wrong))
            return None

    return Shape(read, _table_schema(keys))


def plain(*kinds: type[Node]) -> Shape[Any]:
    """Settings kept as they stand, as text, lists and dicts."""

    def read(node: Node, note: Note) -> object:
        if isinstance(node, kinds):
            return _plain(node)
        if not (isinstance(node, Text) and node.broken):
            note(node.at, f"{_IN_WORDS[type(node)]} cannot stand here (write {_IN_WORDS[kinds[0]]})")
        return None

    types = {Text: _TYPED, Series: ["array"], Table: ["object"]}
    return Shape(read, {"type": [name for kind in kinds for name in types[kind]]})


_IN_WORDS: Mapping[type[Node], str] = {
    Text: "one text",
    Series: 'a list, each entry behind "- "',
    Table: "settings, each as name: value",
}


def is_left_out(node: Node) -> bool:
    """Whether nothing stands there, which is no mistake."""
    return isinstance(node, Text) and node.empty and not node.broken


def _table(node: Node, note: Note) -> Table | None:
    if isinstance(node, Table):
        return node
    if not (isinstance(node, Text) and node.broken):
        note(node.at, "settings with names belong here (write each as name: value)")
    return None


def _unknown(name: Text, known: Mapping[str, Key], note: Note) -> None:
    if not name.broken:
        others = f"only {', '.join(known)} can stand here" if len(known) < 8 else "check its spelling and its indent"
        hint = nearest(name.value, known) or f" (delete it; {others})"
        note(name.at, f"{shown(name.value)} is not a setting{hint}")


def _table_schema(keys: tuple[Key, ...]) -> Mapping[str, object]:
    properties = {
        key.name: {
            **key.shape.schema,
            "title": key.name.replace("_", " ").capitalize(),
            "description": key.about[:1].upper() + key.about[1:],
        }
        for key in keys
    }
    required = [key.name for key in keys if key.required]
    return {"type": "object", "additionalProperties": False, "properties": properties} | (
        {"required": required} if required else {}
    )


def _plain(node: Node) -> object:
    match node:
        case Text():
            return None if node.empty else node.value
        case Series():
            return [_plain(item) for item in node.items]
        case Table():
            return {key.value: _plain(value) for key, value in node.entries}
