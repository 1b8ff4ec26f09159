"""The town site audited over real sockets on 127.0.0.1: faults found, near-misses left alone, seconds and requests.

    python bench/faults.py

Two runs a week apart, as an absence needs two; the second asks only for pages that changed.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import tempfile

import town


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        first, second = town.look_over_sockets(Path(folder))
    print(f"first run: {first.requests} requests, {first.seconds:.0f} s")
    print("second run, a week later:", *town.told(second), sep="\n")
    return 1 if second.missed or second.blamed else 0


if __name__ == "__main__":
    sys.exit(main())
