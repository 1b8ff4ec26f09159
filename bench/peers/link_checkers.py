"""LinkChecker and linkinator: told a page that links to every address, as on the website of a business."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping

from audit.practice._case import Case
from peers import Heard, Said
from peers.matrix import LIST
from peers.room import Room


def linkchecker(room: Room, cases: tuple[Case, ...]) -> Heard:
    room.folder.joinpath("rc").write_text(f"[checking]\nsslverify={room.ca_file}\n", encoding="utf-8")
    out = room.run(
        [
            *(room.script("linkchecker"), "--config", "rc", "--check-extern", "--recursion-level", "1"),
            *("--no-status", "--verbose", "--output", "csv/utf-8", LIST),
        ],
        exits=frozenset((0, 1)),
    )
    lines = (line for line in io.StringIO(out) if not line.startswith("#"))
    rows = list(csv.DictReader(lines, delimiter=";"))
    return Heard(
        name="LinkChecker",
        version=room.run([room.python, "-c", _VERSION.format("LinkChecker")]).strip(),
        how="`linkchecker --check-extern --recursion-level 1` on a page with all the addresses; robots.txt obeyed, as it comes",
        words=(
            "valid: present; error: absent; valid with the warning 429, or not asked because of robots.txt: could not tell"
        ),
        said=_by_address(cases, ((row["urlname"], _of_linkchecker(row)) for row in rows)),
    )


def linkinator(room: Room, cases: tuple[Case, ...]) -> Heard:
    home = room.folder / "node_modules" / "linkinator"
    command = ["node", str(home / "build" / "src" / "cli.js"), LIST, "--format", "json"]
    links = json.loads(room.run(command, exits=frozenset((0, 1))))["links"]
    words = {"OK": Said.PRESENT, "BROKEN": Said.ABSENT, "SKIPPED": Said.UNSURE}
    return Heard(
        name="linkinator",
        version=json.loads(home.joinpath("package.json").read_text(encoding="utf-8"))["version"],
        how="`linkinator --format json` on a page with all the addresses",
        words="OK: present; BROKEN: absent; SKIPPED: could not tell",
        said=_by_address(cases, ((link["url"], words[link["state"]]) for link in links)),
    )


_VERSION = "import importlib.metadata as m; print(m.version({!r}))"


def _of_linkchecker(row: Mapping[str, str]) -> Said:
    if row["valid"] != "True":
        return Said.ABSENT
    if "robots.txt" in row["infostring"] or row["result"].startswith("429") or "429" in row["warningstring"]:
        return Said.UNSURE
    return Said.PRESENT


def _by_address(cases: Iterable[Case], found: Iterable[tuple[str, Said]]) -> dict[str, Said]:
    """What was said by the address as listed; tools may add or leave out the last slash."""
    said = {address.rstrip("/"): word for address, word in found}
    return {case.address: said.get(case.address.rstrip("/"), Said.UNSURE) for case in cases}
