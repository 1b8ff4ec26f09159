"""A report's site in one file, to be sent or unpacked anywhere. The same site, the same bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest a zip file can say."""
_READABLE = 0o100644 << 16
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def body(site: Path, name: str) -> bytes:
    """Every file of the site, sorted, in one folder of that name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for within, path in sorted((path.relative_to(site).as_posix(), path) for path in site.rglob("*")):
            if path.is_file() and not path.is_symlink() and path.name not in _LITTER:
                entry = zipfile.ZipInfo(f"{name}/{within}", _DAY)
                entry.create_system, entry.external_attr = 3, _READABLE
                archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return file.getvalue()
