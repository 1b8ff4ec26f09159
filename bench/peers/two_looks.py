"""Run by the Python that has the tool under test: two audits a week apart for each address, each in a folder of its own.

Reads a JSON object from standard input (`addresses`, `proxy`, `website`, `keys`), writes `{address: verdict}`.
Real sockets, the real pace, real waits; only the first look is told that it is a week earlier.
"""

from __future__ import annotations

import concurrent.futures
import datetime as dt
import functools
import json
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from audit import run as audits
from audit.net.clock import SYSTEM, Clock
from audit.net.web import Keys
from audit.practice import NOW

AT_ONCE = 64
WEEK = dt.timedelta(days=7)


def main() -> None:
    asked = json.load(sys.stdin)
    look = functools.partial(looked, proxy=asked["proxy"], website=asked["website"], keys=asked["keys"])
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as looking:
        json.dump(dict(zip(asked["addresses"], looking.map(look, asked["addresses"]), strict=True)), sys.stdout)


def looked(address: str, *, proxy: str, website: str, keys: Mapping[str, str]) -> str:
    """The verdict after the second look, or the error's name where there was none."""
    told = audits.Told(progress=lambda *_: None, stumbled=lambda *_: None)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "client.yml"
        path.write_text(f"name: A\nwebsite: {website}\nprofiles:\n  - {json.dumps(address)}\n", encoding="utf-8")
        try:
            for at in (NOW - WEEK, NOW):
                world = audits.World(clock=_told(at), seed=f"{at:%Y%m%d%H}", keys=Keys(keys), proxy=proxy)
                (audit,) = audits.run([path], world, told, build=False)
        except Exception as error:  # noqa: BLE001  # told in the table, whatever it is
            return f"{type(error).__name__}: {error}"
        return next((str(place.verdict) for place in audit.dossier.places if place.listing), "no place")


def _told(at: dt.datetime) -> Clock:
    began = time.monotonic()
    return Clock(
        now=lambda: at + dt.timedelta(seconds=time.monotonic() - began), monotonic=SYSTEM.monotonic, sleep=SYSTEM.sleep
    )


if __name__ == "__main__":
    main()
