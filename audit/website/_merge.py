"""The links of many pages as one list: each address once, with where it stands."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable
from typing import TypeAlias, TypeVar

from audit.address import Identity, Kind
from audit.evidence import Fact
from audit.website import FoundLink, Source
from audit.website.noticed import MOST_OF_A_KIND, Noticed, StatedBy, StatedFact, Trait

MOST_NAMED = 20
MOST_FACTS = 100

Stands = TypeVar("Stands", Noticed, StatedFact)
_Same: TypeAlias = tuple[Source, str | Identity, str]
_PROMINENCE = {"header": 0, "nav": 0, "footer": 1, "main": 2, "body": 3}


def noticed(pages: Iterable[tuple[str, Iterable[Noticed]]]) -> tuple[Noticed, ...]:
    """Each thing once, with the pages it stands on."""
    kept: dict[tuple[Trait, str], Noticed] = {}
    for path, things in pages:
        for same, thing in {(thing.trait, thing.value): thing for thing in reversed(tuple(things))}.items():
            here = dataclasses.replace(thing, pages=(path,), on_pages=1)
            first = kept.get(same)
            kept[same] = _also_there(first, here) if first else here
    so_far: Counter[Trait] = Counter()
    return tuple(thing for thing in kept.values() if _count(so_far, thing.trait) <= MOST_OF_A_KIND)


def stated(pages: Iterable[tuple[str, Iterable[StatedFact]]]) -> tuple[StatedFact, ...]:
    """Each fact once in each form it is stated in, with the pages it stands on."""
    kept: dict[tuple[Fact, StatedBy], StatedFact] = {}
    for path, facts in pages:
        for same, one in {(one.fact, one.by): one for one in reversed(tuple(facts))}.items():
            here = dataclasses.replace(one, pages=(path,), on_pages=1)
            first = kept.get(same)
            kept[same] = _also_there(first, here) if first else here
    return tuple(kept.values())[:MOST_FACTS]


def merged(pages: Iterable[tuple[str, tuple[FoundLink, ...]]]) -> tuple[FoundLink, ...]:
    """The links of these pages, each page named by its path, in the order they are first met."""
    kept: dict[_Same, FoundLink] = {}
    for path, links in pages:
        for same, here in _of_one(path, links).items():
            first = kept.get(same)
            kept[same] = _on_both(first, here) if first else here
    return tuple(kept.values())


def _of_one(path: str, links: Iterable[FoundLink]) -> dict[_Same, FoundLink]:
    found: dict[_Same, FoundLink] = {}
    for link in links:
        first = found.get(_same(link))
        here = dataclasses.replace(link, pages=(path,), on_pages=1)
        found[_same(link)] = dataclasses.replace(first, times=first.times + link.times) if first else here
    return found


def _on_both(first: FoundLink, here: FoundLink) -> FoundLink:
    shown = min(first, here, key=lambda link: _PROMINENCE.get(link.region, 4))
    return dataclasses.replace(
        first,
        text=shown.text,
        region=shown.region,
        times=first.times + here.times,
        pages=(*first.pages, *here.pages)[:MOST_NAMED],
        on_pages=first.on_pages + 1,
    )


def _count(so_far: Counter[Trait], trait: Trait) -> int:
    so_far[trait] += 1
    return so_far[trait]


def _also_there(first: Stands, here: Stands) -> Stands:
    """The same on one more page; it is shown where most visitors meet it."""
    shown = min(first, here, key=lambda one: _PROMINENCE.get(one.region, 4))
    return dataclasses.replace(
        first,
        region=shown.region,
        pages=(*first.pages, *here.pages)[:MOST_NAMED],
        on_pages=first.on_pages + 1,
    )


def _same(link: FoundLink) -> _Same:
    """One fault of writing makes another address on every page; what was meant stays the same."""
    is_miswritten = link.identity.kind is Kind.NOT_AN_ADDRESS
    return link.source, link.identity if is_miswritten else link.address, link.identity.platform
