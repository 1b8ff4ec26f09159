"""The finished looks of a run that has not ended, line by line, so that a run that was stopped can be taken up again.

A look that met an absence is not taken over: it counts only between controls, and those after it were never taken.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from audit.evidence import Control, Evidence, Sign
from audit.followed import End, Followed
from audit.verdict import NEGATIVE
from audit.website import Site

if TYPE_CHECKING:
    from pydantic import TypeAdapter

YOUNG = dt.timedelta(hours=24)
"""How long after its beginning a stopped run can be taken up."""
_AGAIN = (*NEGATIVE, Sign.UNREACHABLE, Sign.UNREADABLE)
"""What is looked at again: absences, and what gave no answer or none that we could read."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The first line: under which settings the looks were made. Under others they are made again."""

    journal: int = 1
    began: dt.datetime
    client: str
    program: str
    read_from: str
    language: str
    keys: tuple[str, ...]
    website: str
    crawl: tuple[str, ...]
    """What bounds the visit to the website."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One finished look at a place, at the website or at another address, or one control."""

    asked: str = ""
    """The key of the place as it was asked for."""
    evidence: Evidence | None = None
    site: Site | None = None
    control: Control | None = None
    followed: Followed | None = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """What an earlier run has finished and need not be repeated."""

    looks: Mapping[str, Evidence] = dataclasses.field(default_factory=dict)
    site: Site | None = None
    controls: tuple[Control, ...] = ()
    followed: tuple[Followed, ...] = ()

    def __len__(self) -> int:
        return len(self.looks) + (self.site is not None) + len(self.followed)


NOTHING = Finished()


def head(told: Head) -> bytes:
    """The first line of a journal."""
    return _written(_adapters()[0].dump_python(told, mode="json"))


def line(told: Line) -> bytes:
    """One further line."""
    return _written(_adapters()[1].dump_python(told, mode="json", exclude_defaults=True))


def finished(text: bytes, now: Head) -> Finished:
    """What can be taken over by a run that begins now; nothing of another's, an older, or one with other settings.

    Lines that cannot be read are passed over: the run was cut off, and what they held is looked at again.
    """
    first, *rest = text.split(b"\n")
    then = _head(first)
    if then is None or dataclasses.replace(now, began=then.began) != then:
        return NOTHING
    if not dt.timedelta(0) <= now.began - then.began < YOUNG:
        return NOTHING
    lines = [told for each in rest if (told := _line(each))]
    looks = {told.asked: told.evidence for told in lines if told.evidence and _stands(told.evidence, then, now)}
    sites = [told.site for told in lines if told.site and not _is_unsure(told.site)]
    controls = [told.control for told in lines if told.control and told.control.absent and not told.control.living]
    followed = (told.followed for told in lines if told.followed and told.followed.end is End.OPENS)
    return Finished(
        looks=looks,
        site=sites[-1] if sites else None,
        controls=tuple(controls),
        followed=tuple(dict.fromkeys(followed)),
    )


def _stands(seen: Evidence, then: Head, now: Head) -> bool:
    in_time = seen.at.tzinfo is not None and then.began <= seen.at <= now.began
    return in_time and not any(signal.sign in _AGAIN for signal in seen.reading.signals)


def _is_unsure(site: Site) -> bool:
    return any(signal.sign in _AGAIN for signal in site.signals)


def _head(text: bytes) -> Head | None:
    from pydantic import ValidationError

    try:
        told = _adapters()[0].validate_json(text)
    except (ValidationError, ValueError):
        return None
    return told if told.began.tzinfo else None


def _line(text: bytes) -> Line | None:
    from pydantic import ValidationError

    try:
        return _adapters()[1].validate_json(text)
    except (ValidationError, ValueError):
        return None


def _written(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


@functools.cache
def _adapters() -> tuple[TypeAdapter[Head], TypeAdapter[Line]]:
    from pydantic import TypeAdapter

    return TypeAdapter(Head), TypeAdapter(Line)
