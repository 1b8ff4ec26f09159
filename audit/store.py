"""The only writer: everything is written aside, flushed to disk and renamed, so nothing is ever half there.

Beside the client file lie `history/<slug>/` (one file a run), `decisions/<slug>.yml` and `reports/<slug>/`.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import json
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from audit import heartbeat, history as kept_runs
from audit.errors import BadInput, CouldNotRun
from audit.history import LARGEST as _LARGEST, History
from audit.snapshot import Snapshot
from audit.website import kept
from audit.website.kept import Kept

_BASELINE = re.compile(r"(?!last$|latest$|\d{4}-q[1-4]$|\d{4}-\d\d-\d\d$)[A-Za-z0-9][A-Za-z0-9-]{0,39}", re.IGNORECASE)
"""A name, and none that `audit diff` would take for a day or a quarter."""
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
    def baselines(self) -> Path:
        return self.history / "baselines"

    @property
    def journal(self) -> Path:
        """The finished looks of a run that has not ended."""
        return self.root / ".cache" / f"{self.slug}.journal"

    @property
    def decisions(self) -> Path:
        return self.root / "decisions" / f"{self.slug}.yml"

    @property
    def pages(self) -> Path:
        """A cache: losing it costs the next run nothing but time."""
        return self.root / ".cache" / f"{self.slug}.pages.json.gz"

    @property
    def notified(self) -> Path:
        """Up to which run each recipient of messages was told."""
        return self.root / ".cache" / f"{self.slug}.notified"

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
            write(_holder(lock), str(os.getpid()).encode())
            _recover(files)
        except filelock.Timeout:
            raise CouldNotRun(
                f"another audit of {files.slug} is running{_held_by(lock)}; wait for it to end, then start this one again"
            ) from None
        except OSError as trouble:
            raise _disk(trouble, files.root) from trouble
        yield


def _holder(lock: Path) -> Path:
    """A file beside the lock, which some systems let nobody else read, with the number of the process that holds it."""
    return lock.with_suffix(".holder")


def _held_by(lock: Path) -> str:
    try:
        holder = _holder(lock)
        number = holder.read_bytes()[:20].decode("ascii")
        since = dt.datetime.fromtimestamp(holder.stat().st_mtime, dt.UTC).astimezone()
    except (OSError, ValueError, OverflowError):
        return ""
    return f" (process {number}, since {since:%Y-%m-%d %H:%M})" if number.isdigit() else ""


def history(files: Files) -> tuple[Snapshot, ...]:
    """Every readable snapshot, each after its predecessor. One that cannot be trusted is set aside by name.

    Raises:
        CouldNotRun: a snapshot was written by a newer version of this program.
    """
    return whole_history(files).snapshots


def unreadable(files: Files) -> tuple[str, ...]:
    """Names of history files that were set aside, each with the reason: the run goes on without them and says so."""
    return whole_history(files).set_aside


def whole_history(files: Files) -> History:
    """Both, from one reading."""
    return kept_runs.read(files.history, files.slug)


def keep(files: Files, earlier: Sequence[Snapshot], now: Snapshot) -> Snapshot:
    """Keep a run: whole where it met something new or is the first of its month, else its times alone.

    Where it is kept whole, the texts of posts in older snapshots are let go. Returns it as it will be read back.
    """
    base = kept_runs.base_of(earlier)
    if base and not heartbeat.is_due(earlier[-1], base, now):
        beat = heartbeat.beat(base, now)
        write(files.history / f"{now.id}.json", kept_runs.body(beat))
        return heartbeat.again(base, beat) or now
    save_snapshot(files, now)
    for older in earlier:
        if not older.same_as and (thin := kept_runs.without_texts(older)) != older:
            save_snapshot(files, thin)
    return now


def save_snapshot(files: Files, snapshot: Snapshot) -> Path:
    """Write one run's evidence whole."""
    path = files.history / f"{snapshot.id}.json"
    write(path, kept_runs.body(snapshot))
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


def add(path: Path, text: str) -> None:
    """Append to a file that is not ours, as a build server's summary is."""
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(text)


def publish(files: Files, pages: Mapping[str, str | bytes], build: Callable[[Path], None]) -> Path:
    """Write a report's pages aside, build its site there, and put it in the old one's place.

    Raises:
        SiteNotBuilt: by `build`; the report that was there before is untouched.
        BadInput: the folder holds something this program did not make.
    """
    with publishing(files, pages) as folder:
        if folder:
            build(folder)
    return files.report


@contextlib.contextmanager
def publishing(files: Files, pages: Mapping[str, str | bytes]) -> Iterator[Path | None]:
    """A folder beside the report with its pages, for a site to be built in; None where this very report stands already.

    At the end it takes the old one's place in two renames; what is raised before that leaves the old one.
    """
    report = files.report
    made = {PurePosixPath(name).parts[0] for name in pages} | {"site"}
    if report.exists() and not _is_ours(report, made):
        raise BadInput(f"{report} holds other files; choose an empty folder with --out, or move them away")
    bodies = {name: body if isinstance(body, bytes) else _utf8(body) for name, body in pages.items()}
    if _stands(report, bodies):
        yield None
        return
    aside, old = _aside(report)
    try:
        shutil.rmtree(aside, ignore_errors=True)
        for name, body in bodies.items():
            target = aside / PurePosixPath(name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(body)
        yield aside
        if report.exists():
            report.rename(old)
        aside.rename(report)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as trouble:
        raise _disk(trouble, report) from trouble
    finally:
        _bring_back(report, old)
        shutil.rmtree(aside, ignore_errors=True)


def _stands(report: Path, bodies: Mapping[str, bytes]) -> bool:
    """Whether these very pages lie there, nothing beside them, and a site that was built of them."""
    if not (report / "site" / "index.html").is_file():
        return False
    try:
        own = (path for top in report.iterdir() if top.name != "site" for path in (top, *top.rglob("*")))
        there = {path.relative_to(report).as_posix() for path in own if path.is_file() and path.name not in _LITTER}
        return there == bodies.keys() and all((report / name).read_bytes() == body for name, body in bodies.items())
    except OSError:
        return False


def kept_pages(files: Files) -> Mapping[str, Kept]:
    """The website's pages as last sent, by address; none where the cache is missing or broken."""
    try:
        return kept.unpacked(files.pages.read_bytes()[:_LARGEST], _LARGEST)
    except OSError:
        return {}


def keep_pages(files: Files, pages: Mapping[str, Kept]) -> None:
    """Keep the website's pages for the next run, as many as fit; a cache that cannot be written costs no evidence."""
    with contextlib.suppress(CouldNotRun):
        write(files.pages, kept.packed(pages, _LARGEST))


def begin_journal(files: Files, head: bytes) -> None:
    """Begin to note the looks of a run; a journal that cannot be written costs no evidence, only a second asking."""
    with contextlib.suppress(CouldNotRun):
        write(files.journal, head)


def note(files: Files, line: bytes) -> None:
    """Add to the journal. The line break comes first, so that a line cut off before spoils no other."""
    with contextlib.suppress(OSError), files.journal.open("ab") as file:
        file.write(b"\n" + line)


def journal(files: Files) -> bytes:
    """What a run that did not end has noted; nothing where there is none."""
    try:
        with files.journal.open("rb") as file:
            return file.read(_LARGEST)
    except OSError:
        return b""


def end_journal(files: Files) -> None:
    """The run is kept: what it noted on the way is needed no more."""
    with contextlib.suppress(OSError):
        files.journal.unlink(missing_ok=True)


def prune(files: Files, before: dt.datetime) -> int:
    """Let go of all but signs and dates in what was kept whole before a moment; the number of files that shrank.

    Nothing that a verdict stands on goes, so no verdict changes. Baselines stay as they were frozen.
    """
    shrunk = 0
    for older in history(files)[:-1]:
        if not older.same_as and older.taken < before and (bare := kept_runs.bare(older)) != older:
            save_snapshot(files, bare)
            shrunk += 1
    return shrunk


def freeze(files: Files, name: str, snapshot: Snapshot) -> Path:
    """Keep a copy of a run under a name, for before and after.

    Raises:
        BadInput: the name is taken, or none for a file.
    """
    if not _BASELINE.fullmatch(name):
        raise BadInput(
            f'"{name}" is no name for a baseline (use up to 40 letters, digits and hyphens, such as first-look; no day and no quarter)'
        )
    path = files.baselines / f"baseline-{name.lower()}.json"
    if path.exists():
        raise BadInput(f"there is a baseline {name} already; it stays as it was frozen, so choose another name")
    write(path, kept_runs.body(dataclasses.replace(kept_runs.without_texts(snapshot), same_as="")))
    return path


def baselines(files: Files) -> Mapping[str, Snapshot]:
    """The frozen runs by name; one that cannot be trusted is none."""
    found = {path.stem.removeprefix("baseline-"): path for path in sorted(files.baselines.glob("baseline-*.json"))}
    loaded = {name: kept_runs.load(path, files.slug) for name, path in found.items()}
    return {name: kept for name, kept in loaded.items() if isinstance(kept, Snapshot)}


def forget(files: Files) -> None:
    """Remove a client's history with its baselines, and what is cached; report and decisions stay."""
    shutil.rmtree(files.history, ignore_errors=True)
    for cached in (files.pages, files.journal, files.notified):
        cached.unlink(missing_ok=True)


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
        *files.pages.parent.glob(f".{files.slug}.*.tmp"),
    ):
        stray.unlink(missing_ok=True)


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


def notified(files: Files) -> Mapping[str, str]:
    """The id of the run up to which each recipient of messages was told; nothing where nobody was yet."""
    try:
        with files.notified.open("rb") as file:
            told = json.loads(file.read(_LARGEST))
        return {str(name): str(run) for name, run in told.items()}
    except (OSError, ValueError, AttributeError, RecursionError):
        return {}


def keep_notified(files: Files, told: Mapping[str, str]) -> None:
    """Remember up to which run each recipient was told."""
    write(files.notified, json.dumps(dict(told), indent=1).encode())
