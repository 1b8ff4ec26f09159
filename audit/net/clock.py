"""Time as an argument, so that a test or the practice web can bring its own."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import time
from collections.abc import Awaitable, Callable


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    now: Callable[[], dt.datetime]
    """The date and time, with its zone."""
    monotonic: Callable[[], float]
    """Seconds that only ever go forward."""
    sleep: Callable[[float], Awaitable[None]]


SYSTEM = Clock(now=lambda: dt.datetime.now(dt.UTC), monotonic=time.monotonic, sleep=asyncio.sleep)
