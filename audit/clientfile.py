"""A client file becomes a Client, or the list of all its mistakes; nothing is written."""

from __future__ import annotations

import hashlib
import pathlib
import re
from collections.abc import Iterator

from audit import clientkeys, yamltext
from audit.client import Client
from audit.errors import BadInput
from audit.shapes import Note, nearest
from audit.yamlslips import shown
from audit.yamltext import At, Mistake, Node, Series, Table, Text

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
        mistakes += _strangers(root)
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
            return file.read(yamltext.LARGEST + 1)
    except FileNotFoundError:
        raise BadInput(f"{path}: there is no such file (check the name, or write one with: audit init)") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInput(f"{path}: this file cannot be opened: {reason} (check its name and permissions)") from None


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


def _strangers(root: Table) -> Iterator[Mistake]:
    """Owners that `people` does not know, and the same profile twice."""
    people, profiles = root.get("people"), root.get("profiles")
    known = [key.value for key, _ in people.entries] if isinstance(people, Table) else None
    first: dict[str, At] = {}
    for item in profiles.items if isinstance(profiles, Series) else ():
        url = item.get("url") if isinstance(item, Table) else item
        if isinstance(url, Text) and not url.broken and not url.empty:
            bare = re.sub(r"^https?://", "", url.value.strip()).rstrip("/")
            if bare in first:
                words = f"{shown(url.value)} is listed twice, on lines {first[bare].line} and {url.at.line}"
                yield Mistake(url.at, f"{words} (keep one of them)")
            first.setdefault(bare, url.at)
        for name in ("owner", "backup"):
            who = item.get(name) if isinstance(item, Table) else None
            if known is not None and isinstance(who, Text) and not (who.broken or who.empty or who.value in known):
                hint = nearest(who.value, known) or f" (add {who.value}: and a name under people:)"
                yield Mistake(who.at, f'{shown(who.value)} is nobody listed under "people"{hint}')
