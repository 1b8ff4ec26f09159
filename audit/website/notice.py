"""What one page holds beside links to profiles: ways to get in touch, remains of other services, filler, old years."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from audit.address import Identity
from audit.platforms._page import Anchor, Document
from audit.website import _notice_address, _notice_contact, _notice_spam, _notice_year, starter, widgets
from audit.website.noticed import Noticed, Trait

MOST = 200
"""Things of one page."""
_LONGEST = 2_048
_PROMINENCE = ("header", "nav", "footer", "main", "body")


def noticed(page: Document, judged: Iterable[tuple[Anchor, Identity]], address: str) -> tuple[Noticed, ...]:
    """The things of one page, each once with the most visible region it stands in; `address` is where the page was in the end."""
    kept: dict[tuple[Trait, str], Noticed] = {}
    for thing in _things(page, tuple(judged), address):
        same = (thing.trait, thing.value)
        if len(thing.value) <= _LONGEST and (same in kept or len(kept) < MOST):
            kept[same] = _shown(kept[same], thing) if same in kept else thing
    return tuple(kept.values())


def _things(page: Document, judged: tuple[tuple[Anchor, Identity], ...], address: str) -> Iterator[Noticed]:
    yield from widgets.remains(page)
    yield from starter.left(page, judged, address)
    yield from _notice_year.year(page)
    yield from _notice_contact.forms(page, address)
    yield from _notice_address.head(page, address)
    yield from _notice_address.insecure(page, address)
    yield from _notice_address.embeds(page)
    yield from (spam := tuple(_notice_spam.spam(page, address)))
    yield from _notice_contact.routes(judged)
    yield from _notice_address.outside(judged, address, {thing.value for thing in spam})


def _shown(first: Noticed, again: Noticed) -> Noticed:
    """The same twice on a page: it is shown where most visitors meet it."""
    return dataclasses.replace(first, region=min(first.region, again.region, key=_prominence))


def _prominence(region: str) -> int:
    return _PROMINENCE.index(region) if region in _PROMINENCE else len(_PROMINENCE)
