"""What a business wants its places for: goals, the people it wants to reach, the time there is, the plan, and what it counts."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What the business wants to reach."""

    id: str
    """How the client file calls it: `serves: preorders`."""
    outcome: str
    """In the business's own words; its id where it has none."""
    type: str = ""
    why: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Whom the business wants to reach."""

    id: str
    who: str
    """In the business's own words; its id where it has none."""
    where_online: tuple[str, ...] = ()
    """Networks, as typed."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """How much time there is."""

    hours_per_week: float | None = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is posted when, and how often that is thought over."""

    doc: str = ""
    """Where it is written down, as typed."""
    review_every: int | None = None
    """Days."""
    reviewed: dt.date | None = None
    """The day it was last thought over."""
    themes: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """What the business counts itself."""

    id: str
    name: str = ""
    goal: str = ""
    """Id of a goal; any name where the file lists no goals."""
    source: str = ""
    """Where the numbers come from: `till`."""
    means: str = ""
    """What it says when it rises."""
    if_down: str = ""
    """What to ask or do when it falls."""
    values: Mapping[str, str] = dataclasses.field(default_factory=dict[str, str])
    """As typed, by the quarter or month they are of: `2026-Q3` to `88`."""
