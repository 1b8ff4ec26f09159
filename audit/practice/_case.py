"""What is true of an address of the practice web, stated where its answers are made."""

from __future__ import annotations

import dataclasses
import enum


class Truth(enum.StrEnum):
    """Whether anybody is at home, whatever is answered."""

    LIVING = "living"
    """The profile exists, open or hidden, walled or not: nothing may ever call it gone."""
    GONE = "gone"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One address, its truth, and the shape of what is answered: state x source x variant, once a network."""

    address: str
    """As a client would list it."""
    truth: Truth
    state: str
    """In two or three words: `age-gated`, `suspended`, `hidden from guests`."""
    source: str
    """Which source answers so: `page`, `feed`, `api`, `keyed api`."""
    variant: str
    """The documented answer in a few words: `404 with "Unknown Invite"`, `302 to /login`."""
    decidable: bool = True
    """Whether what is answered differs from what the opposite truth gets; where not, only "could not see" is right."""
    keyed: bool = False
    """Whether the case is about an interface that needs the user's keys."""


def lives(address: str, state: str, source: str, variant: str, *, decidable: bool = True, keyed: bool = False) -> Case:
    """A profile that is there, whatever is answered."""
    return _case(Truth.LIVING, address, state, source, variant, decidable=decidable, keyed=keyed)


def is_gone(
    address: str, state: str, source: str, variant: str, *, decidable: bool = True, keyed: bool = False
) -> Case:
    """An address behind which there is nobody, or nobody any more."""
    return _case(Truth.GONE, address, state, source, variant, decidable=decidable, keyed=keyed)


def _case(truth: Truth, address: str, *shape: str, decidable: bool, keyed: bool) -> Case:
    state, source, variant = shape
    return Case(
        address=address,
        truth=truth,
        state=state,
        source=source,
        variant=variant,
        decidable=decidable,
        keyed=keyed,
    )
