"""`python -m audit`, and where the console command begins."""

from __future__ import annotations

import os
import sys

from audit import stopping


def main() -> None:
    """The command, stoppable from its first moment."""
    stopping.arm()
    try:
        from audit.cli import main as command

        stopping.heed()
        command()
    except KeyboardInterrupt:
        sys.stderr.write(stopping.sentence(sys.argv[1:]) + "\n")
        _stop()
    except SystemExit as ended:
        if ended.code in stopping.CODES:
            _stop()
        stopping.disarm()
        raise


def _stop() -> None:
    """At once: a Python that was interrupted while it imported would end itself by another signal."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(stopping.code())


if __name__ == "__main__":
    main()
