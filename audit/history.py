"""What earlier runs kept, read back: every file may come from anywhere, and one that cannot be trusted is named and left."""

from __future__ import annotations

import dataclasses
import functools
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit import heartbeat
from audit.errors import CouldNotRun
from audit.evidence import Evidence, Reading, Signal
from audit.heartbeat import Heartbeat
from audit.snapshot import SCHEMA, Snapshot

if TYPE_CHECKING:
    from pydantic import TypeAdapter

LARGEST = 32 * 1024 * 1024


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """One client's runs, each after its predecessor, and the names of the files that were set aside."""

    snapshots: tuple[Snapshot, ...] = ()
    set_aside: tuple[str, ...] = ()
    """Each with the reason: "20261122T104000Z-1a2b.json (of another client)"."""


def read(folder: Path, client: str) -> History:
    """Every run of this client.

    Raises:
        CouldNotRun: a file was written by a newer version of this program.
    """
    whole: dict[str, Snapshot] = {}
    beats: list[Heartbeat] = []
    aside: dict[str, str] = {}
    for path in sorted(folder.glob("*.json")):
        match _kept(path, client):
            case Snapshot() as snapshot:
                whole[snapshot.id] = snapshot
            case Heartbeat() as kept:
                beats.append(kept)
            case str() as why:
                aside[path.name] = why
    known = dict(whole)
    for kept in beats:
        base = whole.get(kept.same_as)
        repeated = heartbeat.again(base, kept) if base else None
        if repeated and repeated.is_dated():
            known[kept.id] = repeated
        else:
            aside[f"{kept.id}.json"] = "the run it repeats is missing"
    return History(
        snapshots=tuple(_in_order(known)), set_aside=tuple(f"{name} ({why})" for name, why in sorted(aside.items()))
    )


def bare(snapshot: Snapshot) -> Snapshot:
    """All that verdicts stand on, now and in any later run: signs, dates, ids, links and controls. No words, no transcript."""
    evidence = (
        dataclasses.replace(
            seen,
            exchanges=(),
            reading=Reading(
                signals=_unquoted(seen.reading.signals),
                newest=seen.reading.newest,
                platform_id=seen.reading.platform_id,
                handle=seen.reading.handle,
                links=seen.reading.links,
            ),
        )
        for seen in snapshot.evidence
    )
    controls = (
        dataclasses.replace(c, living=_unquoted(c.living), absent=_unquoted(c.absent)) for c in snapshot.controls
    )
    return dataclasses.replace(snapshot, evidence=tuple(evidence), controls=tuple(controls), site=None, followed=())


def _unquoted(signals: tuple[Signal, ...]) -> tuple[Signal, ...]:
    return tuple(dataclasses.replace(signal, quote="") for signal in signals)


def without_texts(snapshot: Snapshot) -> Snapshot:
    """The snapshot without what the business's posts say: that is kept of the newest run alone."""
    return dataclasses.replace(snapshot, evidence=tuple(_textless(seen) for seen in snapshot.evidence))


def _textless(seen: Evidence) -> Evidence:
    posts = tuple(dataclasses.replace(post, text="") for post in seen.reading.posts)
    return dataclasses.replace(seen, reading=dataclasses.replace(seen.reading, posts=posts))


def body(kept: Snapshot | Heartbeat) -> bytes:
    """A file's content. Half a character, which JSON from outside may hold, becomes a question mark."""
    whole, beats = _adapters()
    written = (
        whole.dump_python(kept, mode="json") if isinstance(kept, Snapshot) else beats.dump_python(kept, mode="json")
    )
    text = json.dumps(written, ensure_ascii=False, indent=1, sort_keys=True)
    return text.encode("utf-8", "replace") + b"\n"


def load(path: Path, client: str) -> Snapshot | str:
    """One whole snapshot under a name of its own, such as a baseline's; else why it is none."""
    try:
        kept = _read(path, client)
    except _NotOurs as why:
        return str(why)
    return kept if isinstance(kept, Snapshot) else "not whole"


def _kept(path: Path, client: str) -> Snapshot | Heartbeat | str:
    try:
        kept = _read(path, client)
    except _NotOurs as why:
        return str(why)
    return kept if kept.id == path.stem else "under another name"


class _NotOurs(Exception):
    """Why a file is none of this client's history, in a few words."""


def _read(path: Path, client: str) -> Snapshot | Heartbeat:
    from pydantic import ValidationError

    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            raise _NotOurs("no file of ours")
        data: Any = json.loads(path.read_bytes())
        schema = data.get("schema") if isinstance(data, dict) else None
        if isinstance(schema, int) and schema > SCHEMA:
            raise CouldNotRun(
                f"{path.name} was written by a newer version of audit; update with: pip install --upgrade presence-report"
            )
        whole, beats = _adapters()
        kept = beats.validate_python(data) if schema and "places" in data else whole.validate_python(data)
    except (ValidationError, ValueError, RecursionError, OSError):
        raise _NotOurs("cannot be read") from None
    if kept.client not in ("", client):
        raise _NotOurs("of another client")
    if isinstance(kept, Snapshot) and not kept.is_dated():
        raise _NotOurs("its times cannot be reckoned with")
    return kept


def _in_order(known: Mapping[str, Snapshot]) -> Iterator[Snapshot]:
    """Each after its predecessor; where that one is missing, or two share it, the earlier stamp comes first."""
    waiting = dict(sorted(known.items()))
    while waiting:
        ready = (name for name, snapshot in waiting.items() if snapshot.previous not in waiting)
        yield waiting.pop(next(ready, next(iter(waiting))))


def base_of(snapshots: Sequence[Snapshot]) -> Snapshot | None:
    """The whole snapshot that the newest run is, or repeats."""
    wanted = snapshots[-1].same_as or snapshots[-1].id if snapshots else ""
    return next((snapshot for snapshot in snapshots if snapshot.id == wanted), None)


@functools.cache
def _adapters() -> tuple[TypeAdapter[Snapshot], TypeAdapter[Heartbeat]]:
    from pydantic import TypeAdapter

    return TypeAdapter(Snapshot), TypeAdapter(Heartbeat)
