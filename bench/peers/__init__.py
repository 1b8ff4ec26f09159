"""The tools of today, each run as it was released on one and the same practice web."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Mapping


class Said(enum.StrEnum):
    """What a tool's own words come to."""

    PRESENT = "present"
    ABSENT = "absent"
    UNSURE = "could not tell"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What one tool said of a list of addresses."""

    name: str
    version: str
    how: str
    """How it was run, in a sentence or two."""
    words: str
    """Its own words, and what they were taken for."""
    said: Mapping[str, Said]
    """By address; an address that is missing is not covered."""
    own: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """The tool's own word by address, where it says more."""
    aside: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Rules whose answers were not counted, and why."""
    seconds: float = 0.0
    failed: str = ""
    """Why it said nothing at all; empty when it did."""
