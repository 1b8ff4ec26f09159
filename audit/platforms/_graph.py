"""Meta's Graph API: the addresses and error codes that Facebook and Instagram share.

Error codes: developers.facebook.com/docs/graph-api/guides/error-handling. None of them proves an account absent:
100, 110 and 803 ("do not exist") are also given for living pages and personal accounts that this token may not see.
"""

from __future__ import annotations

import urllib.parse

from audit.evidence import Ask, Reply, Sign, Signal
from audit.platforms import _page, _walls

TOKEN = "META_ACCESS_TOKEN"  # noqa: S105  # the name of a key, never its value
HOST = "graph.facebook.com"

_LIMITS = frozenset({4, 17, 32, 341, 368, 613, *range(80_000, 80_015)})
_DENIED = frozenset({3, 10, *range(200, 300)})
_EXPIRED = frozenset({102, 190})
"""A token that is wrong or has run out."""
_PASSING = frozenset({1, 2})


def ask(path: str, **query: str) -> Ask:
    return Ask(address=f"https://{HOST}/v26.0/{path}?{urllib.parse.urlencode(query)}", key=TOKEN)


def unanswered(reply: Reply, rung: str) -> Signal:
    """Why an answer without the wanted record says nothing of the account."""
    error = _page.mapping(reply).get("error")
    if not isinstance(error, dict):
        return _walls.unfamiliar(reply, rung)
    code, words = error.get("code"), f"{error.get('code')}: {error.get('message', '')}"
    if code in _LIMITS:
        return _walls.signal(reply, rung, Sign.RATE_LIMITED, "graph_limit", words)
    if code in _EXPIRED:
        return _walls.key_refused(reply, rung, words)
    if code in _DENIED:
        return _walls.signal(reply, rung, Sign.REFUSED, "graph_denied", words)
    if code in _PASSING:
        return _walls.signal(reply, rung, Sign.SERVER_ERROR, "graph_passing", words)
    return _walls.wall(reply, rung) or _walls.signal(reply, rung, Sign.UNFAMILIAR, "graph_error", words)
