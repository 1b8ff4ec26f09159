"""Where things stand on a website, as the lines of one finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from audit.website.noticed import Noticed, StatedFact, spot

FEW = 5
"""Pages that are named one by one; of more only the number is told."""
_LONGEST = 60


def spots(things: Iterable[Noticed | StatedFact]) -> tuple[str, ...]:
    """Each spot once, at most five, and how many more there are."""
    named = list(dict.fromkeys(line for thing in things for line in _lines(thing)))
    more = len(named) - FEW
    return (*named[:FEW], *([f"{more} more {'places' if more > 1 else 'place'}"] if more > 0 else []))


def _lines(thing: Noticed | StatedFact) -> Iterator[str]:
    if 1 < thing.on_pages <= FEW and len(thing.pages) == thing.on_pages:
        yield from (spot(thing.region, (page,), 1) for page in thing.pages)
    else:
        yield thing.spot


def short(text: str) -> str:
    """Outside text on one line, at most 60 characters."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def listed(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
