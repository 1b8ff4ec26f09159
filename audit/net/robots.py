"""robots.txt of a listed place's host, for clients who want it obeyed there too."""

from __future__ import annotations

from audit.evidence import Ask, Reply
from audit.net.vetting import Target
from audit.website import robots


def robots_of(target: Target) -> Ask:
    return robots.ask(target.origin)


def allows(reply: Reply, address: str) -> bool:
    """Whether this answer to the ask for robots.txt lets us ask for an address."""
    return robots.read(reply, address).allow(address)
