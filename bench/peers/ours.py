"""The tool of this repository, built and installed like the others."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from audit.net.keys import PLACES
from audit.practice._case import Case
from peers import Heard, Said
from peers.matrix import LIST
from peers.room import Room

KEYS: Mapping[str, str] = {name: f"practice-{name.lower()}" for name in PLACES}
_WORDS = {
    "live": Said.PRESENT,
    "private": Said.PRESENT,
    "moved": Said.PRESENT,
    "taken_over": Said.PRESENT,
    "gone": Said.ABSENT,
    "network_closed": Said.ABSENT,
    "suspect": Said.UNSURE,
    "not_public": Said.UNSURE,
    "unseen": Said.UNSURE,
}


def with_keys(room: Room, cases: tuple[Case, ...]) -> Heard:
    return ours(room, cases, KEYS)


def ours(room: Room, cases: tuple[Case, ...], keys: Mapping[str, str] | None = None) -> Heard:
    asked = {
        "addresses": [case.address for case in cases],
        "proxy": room.proxy,
        "website": f"{LIST}alone",
        "keys": dict(keys or {}),
    }
    script = str(Path(__file__).with_name("two_looks.py"))
    verdicts: Mapping[str, str] = json.loads(room.run([room.python, script], json.dumps(asked), seconds=450))
    return Heard(
        name="presence-report",
        version=room.run([room.python, "-c", "import audit; print(audit.__version__)"]).strip(),
        how=(
            "a wheel of this tree; for each address a client file of its own, audited twice through `--proxy` over real "
            "sockets at the pace of a real run, without keys but in the table of those; the first audit is told that it is a week "
            "earlier; behind a proxy it cannot see for itself that a name does not resolve"
        ),
        words=(
            "live, private, moved, taken over: present; gone, network closed: absent; "
            "suspect, not public, unseen: could not tell"
        ),
        said={address: _WORDS.get(verdict, Said.UNSURE) for address, verdict in verdicts.items()},
        own=verdicts,
    )
