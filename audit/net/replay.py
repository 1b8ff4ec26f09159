"""A visit made again from kept replies: no clock, no socket, the same reading."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import TypeVar

from audit.evidence import Ask, Failure, Reply, Visit

T = TypeVar("T")


def replay(visit: Visit[T], replies: Mapping[Ask, Reply]) -> T:
    """What a visit reads off kept replies, found by ask; an ask that has none went unanswered."""
    with contextlib.closing(visit):
        try:
            asks = next(visit)
            while True:
                asks = visit.send(tuple(replies.get(ask) or _not_kept(ask) for ask in asks))
        except StopIteration as stop:
            read: T = stop.value
            return read


def _not_kept(ask: Ask) -> Reply:
    return Reply(ask=ask, failure=Failure.UNREACHABLE, detail="no reply was kept for this ask")
