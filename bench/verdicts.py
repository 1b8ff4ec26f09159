"""Our verdicts beside the tools people use today: one and the same practice web, and how often each was wrong.

`python bench/verdicts.py` installs the released Sherlock, maigret, LinkChecker and linkinator and a wheel of this tree,
each in a throw-away environment (Python packages, and for linkinator Node's), serves the practice web on loopback
behind a TLS-ending proxy with a throw-away authority, runs one tool after the other, and writes `bench/verdicts.md`.
Nothing but the installations leaves this machine. Linux and macOS; under a quarter of an hour.
"""

from __future__ import annotations

import concurrent.futures
import datetime as dt
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from audit.practice._case import Case
from peers import Heard, account_checkers, link_checkers, telling
from peers.matrix import cases, matrix, with_list
from peers.ours import ours, with_keys
from peers.room import Failed, Room
from peers.serving import serving

ROOT = Path(__file__).parents[1]
Tool = tuple[str, Callable[[Room], None], Callable[[Room, tuple[Case, ...]], Heard]]
TOOLS: tuple[Tool, ...] = (
    ("presence-report", lambda room: room.pip(str(ROOT)), ours),
    ("Sherlock", lambda room: room.pip("sherlock-project"), account_checkers.sherlock),
    ("maigret", lambda room: room.pip("maigret"), account_checkers.maigret),
    ("LinkChecker", lambda room: room.pip("LinkChecker"), link_checkers.linkchecker),
    ("linkinator", lambda room: room.npm("linkinator"), link_checkers.linkinator),
)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-verdicts-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # LinkChecker lets go of an administrator's rights before it reads the CA file
        bench = listen(Path(folder))
    path = ROOT / "bench" / "verdicts.md"
    path.write_text(telling.page(bench), encoding="utf-8")
    print(*telling.table(bench.cases, bench.heard), sep="\n")
    print(f"{bench.seconds:.0f} s; written to {path.relative_to(ROOT)}")
    return 1 if bench.heard[0].failed else 0


def listen(folder: Path) -> telling.Bench:
    """Every tool installed, then every tool run, one after the other so that none disturbs another."""
    began = time.monotonic()
    every = cases()
    asked, keyed = matrix(every, keyed=False), matrix(every, keyed=True)
    with serving(folder, with_list(case.address for case in asked)) as proxy:
        rooms = {name: Room(folder=folder / name, proxy=proxy.address, ca_file=proxy.ca_file) for name, _, _ in TOOLS}
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as installing:
            ready = {name: installing.submit(install, rooms[name]) for name, install, _ in TOOLS}
        said = [heard(name, run, rooms[name], asked, ready[name]) for name, _, run in TOOLS]
        name = TOOLS[0][0]
        unlocked = heard(name, with_keys, rooms[name], keyed, ready[name])
    return telling.Bench(
        cases=asked, heard=said, keyed=keyed, with_keys=unlocked, where=here(), seconds=time.monotonic() - began
    )


def heard(
    name: str,
    run: Callable[[Room, tuple[Case, ...]], Heard],
    room: Room,
    asked: tuple[Case, ...],
    ready: concurrent.futures.Future[None],
) -> Heard:
    """What a tool said; one that cannot be installed, run or understood is told, and the others go on."""
    print(f"{name} …", file=sys.stderr, flush=True)
    began = time.monotonic()
    try:
        ready.result()
        said = run(room, asked)
    except (Failed, KeyError, ValueError, OSError) as error:
        said = Heard(name=name, version="?", how="", words="", said={}, failed=f"{type(error).__name__}: {error}")
    print(f"  {time.monotonic() - began:.0f} s {said.failed}", file=sys.stderr, flush=True)
    return telling.timed(said, time.monotonic() - began)


def here() -> str:
    """The day, the machine and the commit."""
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty", "--exclude=*"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout.strip()
    return (
        f"{dt.datetime.now(dt.UTC):%Y-%m-%d}, commit {commit or 'unknown'}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, Python {platform.python_version()}, Node {node.removeprefix('v')}"
    )


if __name__ == "__main__":
    sys.exit(main())
