"""The only writer: everything is written aside, flushed to disk and renamed, so nothing is ever half there.

Beside the client file lie `history/<slug>/` (one file a run), `decisions/<slug>.yml` and `reports/<slug>/`.
"""

from __future__ import annotations

import base64
import contextlib
import dataclasses
import functools
import gzip
import json
import os
import secrets
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from audit.errors import BadInput, CouldNotRun
from audit.snapshot import SCHEMA, Snapshot
from audit.website.kept import Kept

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_LARGEST = 32 * 1024 * 1024
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What systems leave in folders that somebody has looked into."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Where one client's files lie."""

    root: Path
    """The folder of the client file."""
    slug: str
    out: Path | None = None
    """Where the report goes instead of `reports/<slug>`."""

    @property
    def history(self) -> Path:
        return self.root / "history" / self.slug

    @property
    def decisions(self) -> Path:
        return self.root / "decisions" / f"{self.slug}.yml"

    @property
    def pages(self) -> Path:
        """A cache: losing it costs the next run nothing but time."""
        return self.root / ".cache" / f"{self.slug}.pages.json.gz"

    @property
    def report(self) -> Path:
        return self.out or self.root / "reports" / self.slug


@contextlib.contextmanager
def locked(files: Files) -> Iterator[None]:
    """One run a client; a second says so at once. The lock ends with the process, however that ends."""
    import filelock

    lock = files.root / ".cache" / f"{files.slug}.lock"
    with contextlib.ExitStack() as held:
        try:
            lock.parent.mkdir(parents=True, exist_ok=True)
            held.enter_context(filelock.FileLock(lock, timeout=0))
            _recover(files)
        except filelock.Timeout:
            raise CouldNotRun(
                f"another audit of {files.slug} is running; wait for it to end, then start this one again"
            ) from None
        except OSError as trouble:
            raise _disk(trouble, files.root) from trouble
        yield


def history(files: Files) -> tuple[Snapshot, ...]:
    """Every readable snapshot, each after its predecessor. One that cannot be read is set aside by name.

    Raises:
        CouldNotRun: a snapshot was written by a newer version of this program.
    """
    found = {path.stem: _snapshot(path) for path in sorted(files.history.glob("*.json"))}
    known = {name: snapshot for name, snapshot in found.items() if snapshot}
    return tuple(_in_order(known))


def save_snapshot(files: Files, snapshot: Snapshot) -> Path:
    """Write one run's evidence; nothing written before is touched."""
    path = files.history / f"{snapshot.id}.json"
    body = json.dumps(_adapter().dump_python(snapshot, mode="json"), ensure_ascii=False, indent=1, sort_keys=True)
    write(path, _utf8(body) + b"\n")
    return path


def write(path: Path, body: bytes) -> None:
    """Aside, flushed, renamed: a reader finds the old file or the new one, never a part."""
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("xb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError as trouble:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise _disk(trouble, path) from trouble
    _flush_folder(path.parent)


def publish(files: Files, pages: Mapping[str, str | bytes], build: Callable[[Path], None]) -> Path:
    """Write a report's pages aside, build its site there, and put it in the old one's place in two renames.

    Raises:
        SiteNotBuilt: by `build`; the report that was there before is untouched.
        BadInput: the folder holds something this program did not make.
    """
    report = files.report
    made = {PurePosixPath(name).parts[0] for name in pages} | {"site"}
    if report.exists() and not _is_ours(report, made):
        raise BadInput(f"{report} holds other files; choose an empty folder with --out, or move them away")
    aside, old = _aside(report)
    try:
        shutil.rmtree(aside, ignore_errors=True)
        for name, body in pages.items():
            target = aside / PurePosixPath(name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(body if isinstance(body, bytes) else _utf8(body))
        build(aside)
        if report.exists():
            report.rename(old)
        aside.rename(report)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as trouble:
        raise _disk(trouble, report) from trouble
    finally:
        _bring_back(report, old)
        shutil.rmtree(aside, ignore_errors=True)
    return report


def kept_pages(files: Files) -> Mapping[str, Kept]:
    """The website's pages as last sent, by address; none where the cache is missing or broken."""
    try:
        with gzip.open(files.pages) as file:
            rows = json.loads(file.read(_LARGEST))
        return {row["address"]: _kept(row) for row in rows}
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def keep_pages(files: Files, pages: Mapping[str, Kept]) -> None:
    """Keep the website's pages for the next run, as many as fit; a cache that cannot be written costs no evidence."""
    rows, size = [], 0
    for address, page in pages.items():
        size += len(page.body) * 4 // 3 + 1_000
        if size < _LARGEST // 2:
            rows.append({**dataclasses.asdict(page), "address": address, "body": base64.b64encode(page.body).decode()})
    with contextlib.suppress(CouldNotRun):
        write(files.pages, gzip.compress(json.dumps(rows).encode(), 6, mtime=0))


def _kept(row: Mapping[str, Any]) -> Kept:
    return Kept(
        etag=str(row["etag"]),
        modified=str(row["modified"]),
        headers=tuple((str(name), str(value)) for name, value in row["headers"]),
        body=base64.b64decode(row["body"], validate=True),
    )


def forget(files: Files) -> None:
    """Remove a client's history; its report stands until the next one takes its place, and decisions stay."""
    shutil.rmtree(files.history, ignore_errors=True)


def _utf8(text: str) -> bytes:
    """Half a character, which JSON from outside may hold, becomes a question mark."""
    return text.encode("utf-8", "replace")


def bug_log(text: str) -> Path:
    """A log of a bug of ours, in the system's folder for passing files."""
    with tempfile.NamedTemporaryFile("w", prefix="audit-bug-", suffix=".log", delete=False, encoding="utf-8") as file:
        file.write(text)
    return Path(file.name)


def _aside(report: Path) -> tuple[Path, Path]:
    return report.with_name(f".{report.name}.new"), report.with_name(f".{report.name}.old")


def _is_ours(report: Path, made: set[str]) -> bool:
    """A folder this program may replace: empty, or a report it wrote and nobody has added to."""
    if not report.is_dir():
        return False
    held = {path.name for path in report.iterdir()} - _LITTER
    return not held or ("mkdocs.yml" in held and held <= made)


def _bring_back(report: Path, old: Path) -> None:
    if old.exists() and not report.exists():
        old.rename(report)


def _recover(files: Files) -> None:
    """End or undo what a killed run left: the old report comes back if the new one had not arrived."""
    aside, old = _aside(files.report)
    _bring_back(files.report, old)
    for stray in (aside, old):
        shutil.rmtree(stray, ignore_errors=True)
    for stray in (
        *files.history.glob(".*.tmp"),
        *files.decisions.parent.glob(f".{files.decisions.name}.*.tmp"),
        *files.pages.parent.glob(f".{files.pages.name}.*.tmp"),
    ):
        stray.unlink(missing_ok=True)


def _snapshot(path: Path) -> Snapshot | None:
    """A snapshot from disk, which may have come from anywhere; None when it is not one."""
    from pydantic import ValidationError

    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        data = json.loads(path.read_bytes())
        schema = data.get("schema") if isinstance(data, dict) else None
        if isinstance(schema, int) and schema > SCHEMA:
            raise CouldNotRun(
                f"{path.name} was written by a newer version of audit; update with: pip install --upgrade presence-report"
            )
        snapshot = _adapter().validate_python(data)
    except (ValidationError, ValueError, RecursionError, OSError):
        return None
    return snapshot if snapshot.id == path.stem and snapshot.is_dated() else None


def unreadable(files: Files) -> tuple[str, ...]:
    """Names of history files that are no snapshots: the run goes on without them and says so."""
    return tuple(path.name for path in sorted(files.history.glob("*.json")) if _snapshot(path) is None)


def _in_order(known: Mapping[str, Snapshot]) -> Iterator[Snapshot]:
    """Each after its predecessor; where that one is missing, or two share it, the earlier stamp comes first."""
    waiting = dict(sorted(known.items()))
    while waiting:
        ready = (name for name, snapshot in waiting.items() if snapshot.previous not in waiting)
        yield waiting.pop(next(ready, next(iter(waiting))))


@functools.cache
def _adapter() -> TypeAdapter[Snapshot]:
    from pydantic import TypeAdapter

    return TypeAdapter(Snapshot)


def _flush_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut, where the system lets a folder be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _disk(trouble: OSError, path: Path) -> CouldNotRun:
    reason = trouble.strerror or type(trouble).__name__
    return CouldNotRun(f"cannot write {path}: {reason.lower()}; free some space or choose a folder you may write to")
