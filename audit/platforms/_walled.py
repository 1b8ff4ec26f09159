"""What the walled networks share: how their pages are asked for, and the climb from source to source."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from audit.evidence import Ask, Kit, Newest, Post, Precision, Profile, Reading, Sign, Signal, Visit
from audit.platforms._platform import Rung

_NAVIGATION = (
    ("accept", "text/html"),
    ("sec-fetch-dest", "document"),
    ("sec-fetch-mode", "navigate"),
    ("sec-fetch-site", "none"),
)
_CONCLUSIVE = frozenset({Sign.SHOWN, Sign.PRIVATE, Sign.MOVED, Sign.ENDED})
_SEEN = _CONCLUSIVE | {Sign.ABSENT, Sign.WITHHELD}


def page(address: str) -> Ask:
    """A page as somebody following a link would ask for it; these networks answer other requests with a shell."""
    return Ask(address=address, headers=_NAVIGATION)


def climb(profile: Profile, kit: Kit, *rungs: Rung) -> Visit[Reading]:
    """Ask one source after another until one is conclusive; the signals of every try are kept."""
    signals: tuple[Signal, ...] = ()
    reading = Reading(signals=())
    for rung in rungs:
        reading = yield from rung(profile, kit)
        signals += reading.signals
        if any(signal.sign in _CONCLUSIVE for signal in reading.signals):
            break
    return dataclasses.replace(reading, signals=signals)


def with_key(profile: Profile, kit: Kit, keys: tuple[str, ...], *rungs: Rung, keyed: Rung) -> Visit[Reading]:
    """Climb, and ask the keyed rung only with its keys; where nothing could be seen without them, that is said."""
    has_keys = kit.keys.issuperset(keys)
    reading = yield from climb(profile, kit, *(rung for rung in rungs if has_keys or rung is not keyed))
    if has_keys or any(signal.sign in _SEEN for signal in reading.signals):
        return reading
    unasked = yield from keyed(profile, kit)
    return dataclasses.replace(reading, signals=(*reading.signals, *unasked.signals))


def key_missing(rung: str, host: str, key: str) -> Reading:
    """What a source says that was not asked because its key is not set."""
    missing = Signal(sign=Sign.KEY_MISSING, rung=rung, host=host, mark="key_missing", quote=f"needs {key}")
    return Reading(signals=(missing,))


def newest_first(posts: Iterable[Post]) -> tuple[Post, ...]:
    """The posts a reading keeps."""
    return tuple(sorted(posts, key=lambda post: post.at, reverse=True))[:20]


def newest(posts: tuple[Post, ...], source: str, precision: Precision, *, lower_bound: bool = False) -> Newest | None:
    """The date of the first of these posts, newest first."""
    return Newest(at=posts[0].at, source=source, precision=precision, lower_bound=lower_bound) if posts else None
