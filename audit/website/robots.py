"""robots.txt of one host as a crawl obeys it: none means come in, a server in trouble means stay out (RFC 9309)."""

from __future__ import annotations

import dataclasses
from typing import Any

from audit.evidence import Ask, Reply
from audit.website import Robots

AGENT = "presence-report"
"""Our name in robots.txt."""

_LONGEST = 500 * 1024
"""What RFC 9309, section 2.5, asks a visitor to read at the least."""
_STARS = 10
"""More wildcards in one rule cost exponential time; a host that writes them is not asked."""
_MOST_SITEMAPS = 10


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one host asks of us."""

    answer: Robots
    sitemaps: tuple[str, ...] = ()
    """Addresses of its sitemaps, as written."""
    parsed: Any = None
    """None where there is nothing to parse: then the answer says it all."""

    def allow(self, address: str) -> bool:
        if self.parsed is None:
            return self.answer is Robots.NONE
        return bool(self.parsed.can_fetch(address, AGENT))


def ask(origin: str) -> Ask:
    return Ask(address=f"{origin}/robots.txt")


def read(reply: Reply, entrance: str) -> Rules:
    """The rules in the answer to an ask for robots.txt; `entrance` is the page by which we come in."""
    if reply.failure is not None or reply.status == 429 or reply.status >= 500:
        return Rules(answer=Robots.UNREACHABLE)
    if reply.status >= 400:
        return Rules(answer=Robots.NONE)
    text = reply.body[:_LONGEST].decode(errors="replace")
    if any(line.count("*") > _STARS for line in text.splitlines()):
        return Rules(answer=Robots.DISALLOWED)
    parsed = _parsed(text)
    welcome = parsed.can_fetch(entrance, AGENT)
    return Rules(
        answer=Robots.ALLOWED if welcome else Robots.DISALLOWED,
        sitemaps=tuple(parsed.sitemaps)[:_MOST_SITEMAPS],
        parsed=parsed,
    )


def _parsed(text: str) -> Any:  # noqa: ANN401  # the library ships no types
    from protego import Protego

    return Protego.parse(text)
