"""robots.txt of a host, read once (RFC 9309): none means come in, a server in trouble means stay out."""

from __future__ import annotations

from typing import Any

from audit.evidence import Ask, Reply
from audit.net.settings import AGENT
from audit.net.vetting import Target

_LONGEST = 500 * 1024
"""What RFC 9309, section 2.5, asks a visitor to read at the least."""
_STARS = 10
"""More wildcards in one rule cost exponential time; a host that writes them is not asked."""


def robots_of(target: Target) -> Ask:
    return Ask(address=f"{target.origin}/robots.txt")


def allows(reply: Reply, address: str) -> bool:
    """Whether this answer to the ask for robots.txt lets us ask for an address."""
    if reply.failure is not None or reply.status == 429 or reply.status >= 500:
        return False
    if reply.status >= 400:
        return True
    text = reply.body[:_LONGEST].decode(errors="replace")
    if any(line.count("*") > _STARS for line in text.splitlines()):
        return False
    return bool(_rules(text).can_fetch(address, AGENT))


def _rules(text: str) -> Any:  # noqa: ANN401  # the library ships no types
    from protego import Protego

    return Protego.parse(text)
