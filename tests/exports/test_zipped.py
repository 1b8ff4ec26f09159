"""A site in one file: all of it, nothing else, and always the same bytes."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from audit.exports import zipped


def site(folder: Path) -> Path:
    for name, text in (("index.html", "<p>Start"), ("places/b.html", "B"), ("places/a.html", "A"), ("é.txt", "e")):
        path = folder / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "site"


def names(body: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def test_what_systems_leave_in_folders_stays_out(tmp_path: Path) -> None:
    before = zipped.body(site(tmp_path), "maple")
    (tmp_path / "site" / ".DS_Store").write_bytes(b"x")
    assert zipped.body(tmp_path / "site", "maple") == before


def test_what_a_link_points_to_stays_out(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    folder = site(tmp_path)
    try:
        (folder / "link.txt").symlink_to(secret)
    except OSError:
        pytest.skip("this system lets nobody make such links")
    assert "maple/link.txt" not in names(zipped.body(folder, "maple"))


def test_every_file_lies_in_one_folder_in_order(tmp_path: Path) -> None:
    assert names(zipped.body(site(tmp_path), "maple")) == [
        "maple/index.html",
        "maple/places/a.html",
        "maple/places/b.html",
        "maple/é.txt",
    ]


def test_the_same_site_makes_the_same_bytes_whenever_it_was_built(tmp_path: Path) -> None:
    folder = site(tmp_path)
    before = zipped.body(folder, "maple")
    os.utime(folder / "index.html", (1, 1))
    assert zipped.body(folder, "maple") == before
