"""A simulated year: 52 weekly runs over 20 clients in virtual time, its alarms held against what truly happened.

    python bench/year.py [clients] [weeks] [seed]

Minutes of CPU time; nothing leaves this machine. Ends with 1 where an alarm was false or a lasting change was missed.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import tempfile

from yearly import telling
from yearly.living import live


def main(clients: str = "20", weeks: str = "52", seed: str = "1") -> int:
    with tempfile.TemporaryDirectory(prefix="year-") as folder:
        kept = live(Path(folder), int(clients), int(weeks), seed, said=lambda line: print(line, flush=True))
    print(*telling.told(kept), sep="\n")
    return 0 if telling.is_good(kept) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
