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

    def text(self, name: str) -> str:
        """One bundled or local text file, such as `mkdocs.yml`."""
        return read(self.find(name)[0])


def bundled(name: str) -> Path:
    """Ours: inside an installed wheel, else at the top of the checkout."""
    installed = _PACKAGE / "_bundled" / name
    return installed if installed.exists() else _PACKAGE.parent / name


def read(path: Path) -> str:
    """A text file a person may have edited."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise errors.BadInput(f"{path}: cannot be read as UTF-8 text ({error}).") from error


def picture(path: Path) -> bytes:
    """A picture the client file names."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise errors.BadInput(f"{path}: the picture cannot be read ({error.strerror}).") from error
