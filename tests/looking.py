"""Replies in, readings and verdicts out: how platform tests look at a profile without a network."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping

from audit.address import Identity, parse
from audit.evidence import Ask, Failure, Hop, Kit, Profile, Reading, Reply, Visit
from audit.platforms import Platform

TODAY = dt.date(2026, 11, 22)


def answer(
    body: str | bytes | dict[str, object] | list[object] = b"",
    status: int = 200,
    *,
    headers: Mapping[str, str] | None = None,
    via: tuple[tuple[int, str], ...] = (),
    failure: Failure | None = None,
) -> Reply:
    """An answer to whatever is asked.

    `via` names redirects in order, as (status, Location); the body is then that of the last Location.
    """
    raw = body if isinstance(body, bytes) else (body if isinstance(body, str) else json.dumps(body)).encode()
    hops = [Hop(address=location, status=code) for code, location in via]
    return Reply(
        ask=Ask(address=""),
        hops=(*hops, Hop(address="", status=status)),
        headers=tuple((key.lower(), value) for key, value in (headers or {}).items()),
        body=raw,
        failure=failure,
    )


def look(
    visit: Visit[Reading],
    answers: Mapping[str, Reply],
) -> Reading:
    """Run a visit on answers found by the start of the asked address (the longest that fits)."""
    try:
        asks = next(visit)
        while True:
            asks = visit.send(tuple(_answered(ask, answers) for ask in asks))
    except StopIteration as stop:
        reading: Reading = stop.value
        return reading


def kit(**known: object) -> Kit:
    """A kit of the test's day."""
    return Kit(today=TODAY, **known)  # type: ignore[arg-type]  # each test spells the fields it means


def profile(platform: str, handle: str, address: str) -> Profile:
    return Profile(platform=platform, handle=handle, address=address)


def named_by(platform: Platform, text: str) -> Identity:
    """What a platform says an address on one of its own hosts is."""
    address = parse(text)
    assert address is not None
    assert address.under(*platform.HOSTS)
    return platform.identify(address)


def _answered(ask: Ask, answers: Mapping[str, Reply]) -> Reply:
    fitting = [start for start in answers if ask.address.startswith(start)]
    assert fitting, f"no answer laid out for {ask.address}"
    chosen = answers[max(fitting, key=len)]
    addresses = [ask.address, *(hop.address for hop in chosen.hops[:-1])]
    hops = tuple(Hop(address=at, status=hop.status) for at, hop in zip(addresses, chosen.hops, strict=True))
    return Reply(
        ask=ask, hops=() if chosen.failure else hops, headers=chosen.headers, body=chosen.body, failure=chosen.failure
    )
