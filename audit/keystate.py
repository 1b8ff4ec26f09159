"""What the answers to asks that carried a key say of the key itself: that it is good, refused, or about to end."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import json
import urllib.parse
from collections.abc import Iterable

from audit.evidence import Failure, Reply
from audit.platforms import _graph

REFUSED = "key_refused"
"""The mark of a signal by which a reader says that its key is wrong or has expired."""


class KeyState(enum.StrEnum):
    """What the host of a key that is set made of it."""

    WORKS = "works"
    REFUSED = "refused"
    LIMITED = "limited"
    """Not let in with it today: a permission that is missing, or an allowance that is used up."""
    UNKNOWN = "unknown"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Expiry:
    """Until when Meta's token serves: developers.facebook.com/docs/graph-api/reference/debug_token."""

    at: dt.date | None
    """None when the token itself does not end."""
    data_until: dt.date | None
    """When what it may read has to be granted anew."""


_INVALID = (
    b"API_KEY_INVALID",
    b"API key not valid",
    b'"code":190',
    b'"code": 190',
    b"invalid client",
    b"invalid_client",
)
"""What Google, Meta and those with client ids say of a key that is wrong or has expired, where the status is not 401."""


def state(replies: Iterable[Reply]) -> KeyState:
    """What the answers to asks that carried one key say of it: one that was let in proves it good."""
    answered = [reply for reply in replies if _is_of_its_host(reply) or reply.failure is Failure.KEY_REFUSED]
    if any(0 < reply.status < 400 for reply in answered):
        return KeyState.WORKS
    if any(reply.failure or reply.status == 401 or any(mark in reply.body for mark in _INVALID) for reply in answered):
        return KeyState.REFUSED
    return KeyState.LIMITED if any(reply.status in (403, 429) for reply in answered) else KeyState.UNKNOWN


def _is_of_its_host(reply: Reply) -> bool:
    """Whether the host of the key answered; a login page elsewhere, where it leads strangers, was told no key."""
    asked, answered = (urllib.parse.urlsplit(address).hostname for address in (reply.ask.address, reply.address))
    return bool(reply.status) and asked == answered


ASK = _graph.ask("debug_token", input_token=f"{{{_graph.TOKEN}}}")
"""What Meta says of its own token."""


def expiry(reply: Reply) -> Expiry | None:
    """None where the answer does not say."""
    try:
        said = json.loads(reply.body)["data"]
        ends, data = (_day(said.get(name)) for name in ("expires_at", "data_access_expires_at"))
        never = said.get("expires_at") == 0
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, OSError):
        return None
    return Expiry(at=ends, data_until=data) if ends or never else None


def _day(seconds: object) -> dt.date | None:
    if not isinstance(seconds, int) or isinstance(seconds, bool) or seconds <= 0:
        return None
    return dt.datetime.fromtimestamp(seconds, dt.UTC).date()
