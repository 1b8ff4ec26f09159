"""Which client files are meant by what was typed: files, folders, and patterns that the shell did not expand."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from audit.errors import BadInput

_ENDINGS = (".yml", ".yaml")
_OURS = frozenset({"decisions", "history", "reports"})
"""Folders that this program writes beside client files."""
_BEGIN = "write one with: audit init https://…"


def client_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The client files these paths stand for, sorted, each once.

    A folder stands for its `client.yml`, else for its own YAML files, else for every `client.yml` one folder below.
    A file that does not exist is left for whoever reads it to tell of.

    Raises:
        BadInput: no paths, or one that stands for no client file.
    """
    if not paths:
        raise BadInput(f"no client file is named ({_BEGIN})")
    once: dict[Path, Path] = {}
    for path in sorted(found for typed in paths for found in _meant(typed)):
        once.setdefault(path.resolve() if path.exists() else path, path)
    return tuple(once.values())


def _meant(typed: Path) -> Iterator[Path]:
    pattern = glob.has_magic(str(typed)) and not typed.exists()
    found = list(_matching(typed) if pattern else _in(typed) if typed.is_dir() else [typed])
    if not found:
        raise BadInput(f"{typed}: there is no client file {'like that' if pattern else 'in this folder'} ({_BEGIN})")
    yield from found


def _matching(pattern: Path) -> Iterator[Path]:
    for name in glob.iglob(str(pattern)):  # noqa: PTH207  # pathlib refuses some patterns that shells know
        match = Path(name)
        yield from _in(match) if match.is_dir() else _written([match])


def _in(folder: Path) -> Sequence[Path]:
    own = folder / "client.yml"
    if own.is_file():
        return [own]
    written = [] if folder.name in _OURS else list(_written(folder.glob("*")))
    return written or [path for path in folder.glob("*/client.yml") if path.is_file()]


def _written(paths: Iterable[Path]) -> Iterator[Path]:
    return (path for path in paths if path.suffix in _ENDINGS and not path.name.startswith(".") and path.is_file())
