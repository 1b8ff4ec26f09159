"""Manners: one request at a time and one a second for each registrable domain, and the pauses hosts ask for.

Retry-After is RFC 9110, section 10.2.3: seconds, or a date.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import datetime as dt
import email.utils
import functools
from collections.abc import AsyncIterator, Mapping
from typing import Any

from audit.evidence import Failure
from audit.net.clock import Clock
from audit.net.settings import Limits
from audit.net.unanswered import Unanswered


@dataclasses.dataclass(slots=True)
class _Domain:
    lock: asyncio.Lock = dataclasses.field(default_factory=asyncio.Lock)
    due: float = 0.0
    """The monotonic time before which it is not asked."""


class Pace:
    """Turns: waits of different domains overlap, and no more than a set number of requests are under way."""

    def __init__(self, clock: Clock, limits: Limits, paces: Mapping[str, float]) -> None:
        self._clock = clock
        self._pace = limits.pace
        self._paces = dict(sorted(paces.items(), key=lambda item: -len(item[0])))
        self._slots = asyncio.Semaphore(limits.at_once)
        self._domains: dict[str, _Domain] = {}
        self._closed: dict[str, str] = {}

    @contextlib.asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until a host may be asked, and hold its domain meanwhile."""
        domain = self._domain(host)
        async with domain.lock:
            while (left := domain.due - self._clock.monotonic()) > 0:
                await self._clock.sleep(left)
            for name in (host, registrable(host)):
                if name in self._closed:
                    raise Unanswered(Failure.RATE_LIMITED, self._closed[name])
            async with self._slots:
                domain.due = self._clock.monotonic() + self._between(host)
                yield

    def rest(self, host: str, seconds: float) -> None:
        """Leave the host's domain alone for so long."""
        domain = self._domain(host)
        domain.due = max(domain.due, self._clock.monotonic() + seconds)

    def close(self, name: str, why: str) -> None:
        """Ask a host, or every host of a registrable domain, no more in this run."""
        self._closed[name] = why

    def _domain(self, host: str) -> _Domain:
        return self._domains.setdefault(registrable(host), _Domain())

    def _between(self, host: str) -> float:
        fitting = (pace for suffix, pace in self._paces.items() if f".{host}".endswith(f".{suffix}"))
        return next(fitting, self._pace)


def pause_asked(status: int, retry_after: str, now: dt.datetime) -> float | None:
    """Seconds a 429 or 503 answer asks us to wait; None when it asks for no pause."""
    if status not in {429, 503} or not retry_after:
        return None
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after[:9])
    try:
        until = email.utils.parsedate_to_datetime(retry_after)
    except (ValueError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=dt.UTC)
    return max(0.0, (until - now).total_seconds())


@functools.lru_cache(maxsize=4096)
def registrable(host: str) -> str:
    """The domain its owner registered: the blogs of one service share a server, and so our manners towards it."""
    return str(_suffixes().privatesuffix(host) or host)


@functools.cache
def _suffixes() -> Any:  # noqa: ANN401  # the library ships no types
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(only_icann=True)
