"""The year as it is lived: one run of all clients a week, in virtual time."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from pathlib import Path

from audit import run as audits
from audit.errors import CouldNotRun
from practising import told, world
from yearly import score, truth, weather
from yearly.web import Web


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a year left on the disk, and what it took."""

    year: score.Year
    seconds: tuple[float, ...]
    """CPU time of each week's run."""
    requests: int
    commits: int
    """Runs after which the folder had something to commit."""
    history: dict[str, tuple[int, int, int]]
    """By client: bytes, whole snapshots, runs kept as their times alone."""


def live(folder: Path, count: int, weeks: int, seed: str, said: Callable[[str], None] = lambda _: None) -> Kept:
    clients = truth.businesses(count, weeks, seed)
    skies = weather.year(clients, weeks, seed)
    paths = [_laid_out(folder, client) for client in clients]
    alarms: list[score.Alarm] = []
    touched: list[frozenset[str]] = []
    failed: set[int] = set()
    seconds: list[float] = []
    requests = commits = 0
    files: frozenset[Path] = frozenset()
    for week, sky in enumerate(skies):
        web, began = Web(clients, sky, week, weeks, seed), time.process_time()
        try:
            seen = audits.run(paths, world(web, at=truth.day(week, weeks)), told(), build=False)
        except CouldNotRun:
            failed.add(week)
            seen = ()
        seconds.append(time.process_time() - began)
        new = [
            alarm
            for client, audit in zip(clients, seen, strict=False)
            for alarm in score.alarms(audit, client.own, week)
        ]
        alarms += new
        touched.append(frozenset(web.touched))
        requests += max((audit.dossier.snapshot.requests for audit in seen), default=0)
        now = frozenset(folder.glob("*/history/*/*.json"))
        commits += now != files
        files = now
        said(f"week {week + 1}: {seconds[-1]:.1f} s, {len(new)} alarms" + "".join(f"\n    {alarm}" for alarm in new))
    year = score.Year(
        clients=clients,
        weather=skies,
        weeks=weeks,
        alarms=tuple(alarms),
        touched=tuple(touched),
        failed=frozenset(failed),
    )
    kept = {client.own: _kept(folder / client.own) for client in clients}
    return Kept(year=year, seconds=tuple(seconds), requests=requests, commits=commits, history=kept)


def _laid_out(folder: Path, client: truth.Business) -> Path:
    path = folder / client.own / "client.yml"
    path.parent.mkdir(parents=True)
    path.write_text(client.client_file(), encoding="utf-8")
    return path


def _kept(folder: Path) -> tuple[int, int, int]:
    bodies = [path.read_bytes() for path in (folder / "history").rglob("*.json")]
    beats = sum(b'"same_as": "' in body and b'"same_as": ""' not in body for body in bodies)
    return sum(map(len, bodies)), len(bodies) - beats, beats
