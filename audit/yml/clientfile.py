"""A client file becomes a Client, or the list of all its mistakes; nothing is written."""

from __future__ import annotations

import hashlib
import pathlib
import re
from collections.abc import Iterable, Iterator

from audit.client import Client
from audit.errors import BadInput
from audit.yml import clientkeys, yamltext
from audit.yml.shapes import Note, nearest
from audit.yml.yamlslips import shown
from audit.yml.yamltext import At, Mistake, Node, Series, Table, Text

_MOST_SHOWN = 100


def load(path: pathlib.Path) -> Client:
    """As `audit.client.load`."""
    document = yamltext.read(_bytes(path))
    mistakes = list(document.mistakes)

    def note(at: At, words: str) -> None:
        mistakes.append(Mistake(at, words))

    client = None
    if isinstance(document.root, Table):
        root = _unnested(document.root, note)
        sha = hashlib.sha256(document.text.encode()).hexdigest()
        client = clientkeys.client(path, sha).read(root, note)
        mistakes += _disagreements(root)
    elif not mistakes:
        note(*_no_settings(document.root))
    if mistakes or client is None:
        raise BadInput(_told(path, mistakes))
    return client


def schema() -> dict[str, object]:
    """As `audit.client.schema`."""
    about = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:presence-report:client:1",
        "title": "client.yml",
        "description": "A small business, its website, and the social profiles it lists.",
    }
    return about | dict(clientkeys.client(pathlib.Path("client.yml"), "").schema)


def _bytes(path: pathlib.Path) -> bytes:
    try:
        if path.is_dir():
            raise BadInput(f"{path}: this is a folder (name the client file in it: {path / 'client.yml'})")
        with path.open("rb") as file:
            raw = file.read(yamltext.LARGEST + 1)
    except FileNotFoundError:
        raise BadInput(f"{path}: there is no such file (check the name, or write one with: audit init)") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInput(f"{path}: this file cannot be opened: {reason} (check its name and permissions)") from None
    if raw.startswith((b"{\\rtf", b"PK\x03\x04")):
        raise BadInput(f"{path}: this is a word processor's document (save it again as plain text)")
    return raw


def _told(path: pathlib.Path, mistakes: list[Mistake]) -> str:
    ordered = sorted(set(mistakes))
    lines = [f"{path}:{at.line}:{at.column}: {words}" for at, words in ordered[:_MOST_SHOWN]]
    more = len(ordered) - _MOST_SHOWN
    return "\n".join([*lines, f"{path}: … and {more} more"] if more > 0 else lines)


def _no_settings(root: Node | None) -> tuple[At, str]:
    if root is None:
        return At(1, 1), "this file is empty (write two lines: name: and website:)"
    if isinstance(root, Text) and re.match(r"[a-z]+:\S", root.value):
        return root.at, "a space is missing behind the colon (write name: and website: on two lines)"
    return root.at, "this file holds no settings (write at least two lines: name: and website:)"


def _unnested(root: Table, note: Note) -> Table:
    """Settings found under `client:` are read as well, so that all their mistakes show at once."""
    inner = root.get("client")
    if not isinstance(inner, Table):
        return root
    rest = tuple((key, value) for key, value in root.entries if key.value != "client")
    at = next(key.at for key, _ in root.entries if key.value == "client")
    note(at, '"client:" is not needed (delete the line and move its keys to the left margin)')
    return Table(at=root.at, entries=(*inner.entries, *rest))


def _disagreements(root: Table) -> Iterator[Mistake]:
    """What is right alone and wrong beside other settings."""
    profiles, people, check = root.get("profiles"), root.get("people"), root.get("check")
    tables = [item for item in profiles.items if isinstance(item, Table)] if isinstance(profiles, Series) else []
    if isinstance(profiles, Series):
        yield from _twice([item.get("url") if isinstance(item, Table) else item for item in profiles.items])
    if isinstance(people, Table) and people.entries:
        named = [profile.get(key) for profile in tables for key in ("owner", "backup")]
        told = 'is nobody listed under "people"', "add them there, or name one of them"
        yield from _strangers(named, [key.value for key, _ in people.entries], *told)
    yield from _aimless(root, tables)
    if isinstance(check, Table) and (bounds := check.get("thresholds")):
        yield Mistake(bounds.at, '"thresholds" stands below "check" (move it to the left margin)')


def _twice(urls: Iterable[Node | None]) -> Iterator[Mistake]:
    first: dict[str, At] = {}
    for url in urls:
        if isinstance(url, Text) and not (url.broken or url.empty):
            bare = re.sub(r"^https?://", "", url.value.strip()).rstrip("/")
            if first.setdefault(bare, url.at) != url.at:
                lines = f"on lines {first[bare].line} and {url.at.line}"
                yield Mistake(url.at, f"{shown(url.value)} is listed twice, {lines} (keep one of them)")


def _strangers(names: Iterable[Node | None], known: list[str], what: str, remedy: str) -> Iterator[Mistake]:
    for name in names:
        if isinstance(name, Text) and name.value.strip() not in ("", *known) and not name.broken:
            hint = nearest(name.value, known) or f" ({remedy})"
            yield Mistake(name.at, f"{shown(name.value)} {what}{hint}")


def _aimless(root: Table, profiles: list[Table]) -> Iterator[Mistake]:
    """Goals and people to reach that are named somewhere and stand in no list, where there is a list."""
    metrics = root.get("metrics")
    counted = [item for item in metrics.items if isinstance(item, Table)] if isinstance(metrics, Series) else []
    for key, words, naming, what in (
        ("goals", "outcome", [(profiles, "serves"), (counted, "goal")], "goal"),
        ("audience", "who", [(profiles, "for")], "audience"),
    ):
        ids = [*_ids(root.get(key), words)]
        yield from _same(ids, key)
        names = [name for tables, setting in naming for item in tables for name in _each(item.get(setting))]
        if ids:
            told = f'is no {what} listed under "{key}"', "add it there, or name one of them"
            yield from _strangers(names, [one.value.strip() for one in ids], *told)


def _ids(listed: Node | None, words: str) -> Iterator[Text]:
    """What each entry is called by: its id, else its words."""
    for item in listed.items if isinstance(listed, Series) else ():
        called = [item.get("id"), item.get(words)] if isinstance(item, Table) else [item]
        typed = [one for one in called if isinstance(one, Text) and not (one.broken or one.empty)]
        yield from typed[:1]


def _each(value: Node | None) -> Iterator[Node | None]:
    yield from value.items if isinstance(value, Series) else (value,)


def _same(names: Iterable[Text], key: str) -> Iterator[Mistake]:
    first: dict[str, At] = {}
    for name in names:
        if first.setdefault(name.value.strip(), name.at) != name.at:
            lines = f"on lines {first[name.value.strip()].line} and {name.at.line}"
            yield Mistake(name.at, f'{shown(name.value)} stands twice under "{key}", {lines} (give one another id)')
