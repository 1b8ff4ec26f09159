"""`audit …` on the practice web, on the day and with the accounts gone that stand in variables: what a build server runs."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Mapping

from audit.practice import Answer, Fault, answer, on
from commanding import called
from practising import world

DAY = dt.datetime.fromisoformat(os.environ["PRACTICE_DAY"])
GONE = os.environ.get("PRACTICE_GONE", "").split()


def play(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
    """An account that is gone is answered for as one that nobody has."""
    for name in GONE:
        if "instagram.com" in address:
            address = address.replace(name, "nobodyhasthisname")
    with on(DAY):
        return answer(method, address, headers, body)


def main() -> None:
    said = called(world(play, at=DAY), *sys.argv[1:])
    sys.stdout.write(said.out)
    sys.stderr.write(said.err)
    sys.exit(said.code)


if __name__ == "__main__":
    main()
