"""What one platform module holds: the contract mypy checks at the list in `audit.platforms`."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Protocol

from audit.address import Address, Identity
from audit.evidence import Kit, Profile, Reading, Visit


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """Upper bounds, in days since the newest post, of fresh, quiet and dormant; beyond is abandoned."""

    fresh: int
    quiet: int
    dormant: int


Rung = Callable[[Profile, Kit], Visit[Reading]]
"""One source of a platform, asked alone: every signal it reads carries its name."""


class Platform(Protocol):
    """A platform module's names. It opens no socket and draws no verdict."""

    @property
    def NAME(self) -> str:  # noqa: N802  # a module's constant
        """As a client calls it."""

    @property
    def HOSTS(self) -> tuple[str, ...]:  # noqa: N802
        """Domains whose addresses are its own, subdomains included; empty where any host may be."""

    @property
    def EXAMPLES(self) -> Mapping[str, str]:  # noqa: N802
        """Addresses a client may paste, and the handle each one means."""

    @property
    def RHYTHM(self) -> Rhythm | None:  # noqa: N802
        """How often a business posts here; None where posts do not tell whether a place is kept."""

    @property
    def PACE(self) -> float:  # noqa: N802
        """Seconds between two requests to one registrable domain."""

    @property
    def KEYS(self) -> tuple[str, ...]:  # noqa: N802
        """Names of the keys that open more of it."""

    @property
    def RUNGS(self) -> Mapping[str, Rung]:  # noqa: N802
        """Its sources by name, so that a control can ask the very source an answer came from."""

    def identify(self, address: Address, /) -> Identity:
        """What an address on one of its hosts is."""

    def visit(self, profile: Profile, kit: Kit, /) -> Visit[Reading]:
        """Climb the ladder: the first conclusive source wins, and every try is a signal of the reading."""

    def controls(self, profile: Profile, token: str, /) -> tuple[Profile, Profile]:
        """A profile known to live and one that cannot exist (`token`: 24 random letters), for this one's host."""
