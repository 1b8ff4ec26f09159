"""One page in, what was noticed on it out: the way a crawl reads it."""

from __future__ import annotations

import dataclasses

from audit.evidence import Ask, Hop
from audit.website import home, notice
from audit.website.noticed import Noticed, Trait
from looking import answer

HERE = "https://www.maple.example/menu"


def things(body: str, at: str = HERE, title: str = "Maple Bakery") -> tuple[Noticed, ...]:
    """All that a page of the bakery's website holds, with a few words around what is tried."""
    reply = answer(f"<title>{title}</title>{body}", headers={"Content-Type": "text/html; charset=utf-8"})
    reply = dataclasses.replace(reply, ask=Ask(address=at), hops=(Hop(address=at, status=200),))
    opened = home.opened(at, reply, "page")
    assert opened.document is not None
    return notice.noticed(opened.document, opened.judged, at)


def noticed(trait: Trait, body: str, at: str = HERE, title: str = "Maple Bakery") -> list[str]:
    """The values of one trait."""
    return [thing.value for thing in things(body, at, title) if thing.trait is trait]


def one(trait: Trait, body: str, at: str = HERE, title: str = "Maple Bakery") -> Noticed:
    (found,) = [thing for thing in things(body, at, title) if thing.trait is trait]
    return found
