"""What one check module holds: the contract mypy checks at the list in `audit.checks`."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import Protocol

from audit.client import Decision
from audit.dossier import Dossier, Place
from audit.finding import Finding, Level


class Needs(enum.Enum):
    """What a check stands on. Where it is missing the outcome is *couldn't see*, never fine."""

    LOOK = "a look at each place"
    SITE = "the website"
    CLIENT = "the client file"


class Check(Protocol):
    """A check module's names: an id that is a noun for what the customer meets, and one pure rule."""

    @property
    def TITLE(self) -> str:  # noqa: N802  # a module's constant
        """When something was found."""

    @property
    def TITLE_WHEN_FINE(self) -> str:  # noqa: N802
        """When nothing was."""

    @property
    def NEEDS(self) -> Needs:  # noqa: N802
        """What must have been seen for it to say anything."""

    def check(self, dossier: Dossier, /) -> Iterator[Finding]:
        """The findings of this rule, problems and good news."""


PROMINENT = ("header", "nav", "footer")
"""Regions on every visitor's way."""


def standing(place: Place) -> tuple[str, ...]:
    """Where a customer meets the place, in plain words, each spot once."""
    seen = [link for link in place.links if link.region] or place.links
    return tuple(dict.fromkeys(link.spot for link in seen))


def is_prominent(place: Place) -> bool:
    """Whether the website shows the place's link on every visitor's way."""
    return any(link.region in PROMINENT for link in place.links)


def is_closed_on_purpose(place: Place) -> bool:
    """Whether it was to be closed and nothing on the website leads there: then gone is good."""
    return place.decision is Decision.CLOSE and not place.links


def is_parked(place: Place) -> bool:
    """Silent on purpose: the decision says park, and the profile points somewhere else."""
    reading = place.look.evidence.reading if place.look else None
    return bool(place.decision is Decision.PARK and reading and reading.links)


def raised(level: Level, *, when: bool) -> Level:
    """The level, or Fix now where more customers meet it."""
    return Level.FIX_NOW if when else level
