"""How the program ends when it is told to stop: with one sentence, 130 for Ctrl-C and 143 for SIGTERM.

Imported before all else, so that the first moments of a start end the same way; it must stay small.
"""

from __future__ import annotations

import signal
from collections.abc import Sequence
from types import FrameType

_SENTENCE = "Stopped. The report that was there before still stands."
_RESUME = "Stopped. The report that was there before still stands; the same command with --resume goes on from here."
CODES = (128 + signal.SIGINT, 128 + signal.SIGTERM)
_received: list[int] = []


def arm() -> None:
    """From now on SIGTERM, as a service or a build server sends it, ends the program the way Ctrl-C does."""
    signal.signal(signal.SIGTERM, _terminated)


def disarm() -> None:
    """The work is done: while Python itself goes down there is nothing left to stop."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)


def heed() -> None:
    """Stop now where SIGTERM came while Python could not: what is raised in a callback of its own, it lets go of."""
    if _received:
        raise KeyboardInterrupt


def code() -> int:
    """The exit code of a program that was stopped."""
    return 128 + (_received[0] if _received else int(signal.SIGINT))


def sentence(arguments: Sequence[str]) -> str:
    """What to tell the user of a command that was stopped; the arguments begin with the command's name."""
    return _RESUME if arguments[:1] == ["run"] else _SENTENCE


def _terminated(number: int, frame: FrameType | None) -> None:
    """Whoever handles Ctrl-C at this moment, an event loop for one, knows how to end; SIGINT may be ignored altogether."""
    _received.append(number)
    interrupted = signal.getsignal(signal.SIGINT)
    if callable(interrupted):
        interrupted(signal.SIGINT, frame)
    else:
        raise KeyboardInterrupt
