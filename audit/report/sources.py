"""Where templates, authored pages and the look come from: a consultant's own files win over those we bring."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path

from audit import errors

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclasses.dataclass(frozen=True, slots=True)
class Sources:
    """The folders a report is made from."""

    local: Path | None = None
    """The folder of client.yml; None for what is bundled alone."""

    def find(self, name: str) -> tuple[Path, ...]:
        """The folders (or files) of that name, the winning one first."""
        mine = [self.local / name] if self.local else []
        return tuple(path for path in (*mine, bundled(name)) if path.exists())

    def files(self, name: str) -> Mapping[str, Path]:
        """Every file of a folder by its path within, `/` between parts, sorted; the local one wins file by file."""
        merged = {
            path.relative_to(folder).as_posix(): path
            for folder in reversed(self.find(name))
            for path in folder.rglob("*")
            if path.is_file()
            and not any(part.startswith((".", "__pycache__")) for part in path.relative_to(folder).parts)
        }
        return dict(sorted(merged.items()))

    def known(self, name: str) -> Mapping[str, Path]:
        """Those that have a name of ours: what else lies beside the client file may be anything."""
        ours = Sources().files(name)
        return {inner: path for inner, path in self.files(name).items() if inner in ours}

    def own(self, name: str) -> Mapping[str, Path]:
        """Those files of a folder that lie beside the client file, likewise."""
        if self.local is None:
            return {}
        folder = self.local / name
        return {inner: path for inner, path in self.files(name).items() if path.is_relative_to(folder)}

    def text(self, name: str) -> str:
        """One bundled or local text file, such as `mkdocs.yml`."""
        return read(self.find(name)[0])


def bundled(name: str) -> Path:
    """Ours: inside an installed wheel, else at the top of the checkout."""
    installed = _PACKAGE / "_bundled" / name
    return installed if installed.exists() else _PACKAGE.parent / name


def read(path: Path) -> str:
    """A text file a person may have edited, its lines ending in a line feed.

    Raises:
        BadInput: it cannot be read, or is no UTF-8.
    """
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise errors.BadInput(f"{path}: this file cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        wrong = 'this is no UTF-8 text (save the file again with the encoding "UTF-8")'
        raise errors.BadInput(f"{path}:{line}: {wrong}") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def picture(path: Path) -> bytes:
    """A picture the client file names."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise errors.BadInput(f"{path}: the picture cannot be read ({error.strerror}).") from error
