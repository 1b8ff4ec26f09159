"""The practice web as a transport for `audit.net`, in process and in virtual time."""

from __future__ import annotations

import asyncio
import datetime as dt
import heapq
from collections.abc import Callable, Mapping

from audit.evidence import Failure
from audit.net.clock import Clock
from audit.net.wire import InProcess, Spoken
from audit.practice import NOW, Answer, Fault, answer

Play = Callable[[str, str, Mapping[str, str], bytes], Answer | Fault]
"""`audit.practice.answer`, or another of its shape."""

FAILURES: Mapping[Fault, Failure] = {
    Fault.NO_SUCH_NAME: Failure.NO_SUCH_NAME,
    Fault.REFUSED: Failure.REFUSED,
    Fault.RESET: Failure.RESET,
    Fault.TOO_SLOW: Failure.TOO_SLOW,
    Fault.CERTIFICATE: Failure.CERTIFICATE,
}

_SETTLE = 20
"""Turns of the loop in which everything that is not asleep has come to its next sleep or its end."""


class PracticeTransport(InProcess):
    """Stands where the transport over real sockets stands."""

    def __init__(self, play: Play = answer) -> None:
        def answering(method: str, address: str, headers: Mapping[str, str], body: bytes) -> Spoken | Failure:
            played = play(method, address, headers, body)
            return FAILURES[played] if isinstance(played, Fault) else (played.status, played.headers, played.body)

        super().__init__(answering, spelled=True)


class VirtualClock:
    """Time that moves only when all who share it sleep: a run of minutes takes none."""

    def __init__(self, start: dt.datetime = NOW) -> None:
        self._start = start
        self._passed = 0.0
        self._wakes: list[float] = []

    def now(self) -> dt.datetime:
        return self._start + dt.timedelta(seconds=self._passed)

    def monotonic(self) -> float:
        return self._passed

    async def sleep(self, seconds: float) -> None:
        """Sleepers wake in the order of their times, however many there are."""
        wake = self._passed + max(0.0, seconds)
        heapq.heappush(self._wakes, wake)
        try:
            waited = 0
            while waited < _SETTLE or self._wakes[0] < wake:
                await asyncio.sleep(0)
                waited += 1
            self._passed = max(self._passed, wake)
        finally:
            self._wakes.remove(wake)
            heapq.heapify(self._wakes)

    def clock(self) -> Clock:
        """As `audit.net` takes it."""
        return Clock(now=self.now, monotonic=self.monotonic, sleep=self.sleep)
