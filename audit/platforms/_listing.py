"""What the page of a listing says of its business in schema.org data, read alike on every network that has listings."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from audit.evidence import Fact, FactKind, Kit, Newest, Precision, Reply, Signal
from audit.platforms import _dates, _page, _walls
from audit.platforms._page import Document

HandleOf: TypeAlias = Callable[[str], str | None]
"""The listing an address is of: empty for the network's other pages, None beyond the network."""
_MOST_REVIEWS = 100
_ADDRESS = (
    (FactKind.STREET, "streetAddress"),
    (FactKind.TOWN, "addressLocality"),
    (FactKind.POSTCODE, "postalCode"),
)


def unread(found: Reply) -> Signal | None:
    """Why an answer is not looked into; what these networks say of missing listings is not documented."""
    return _walls.wall(found, "page") if found.status == 200 else _walls.unfamiliar(found, "page")


def names(found: Reply, document: Document, handle_of: HandleOf) -> frozenset[str]:
    """The listings that a page's addresses name: where it was found, and by which address it wants to be known."""
    written = (found.address, document.meta("og:url"), *(link.address for link in document.links("canonical")))
    return frozenset(filter(None, map(handle_of, written)))


def business(document: Document, handle: str, handle_of: HandleOf) -> Mapping[str, Any]:
    """The node of this very business; empty where none is, or where several could be."""
    mine: list[Mapping[str, Any]] = []
    nameless: list[Mapping[str, Any]] = []
    for node in filter(_has_a_door, document.json_ld()):
        told = [handle_of(document.absolute(text)) for key in ("url", "@id") for text in _texts(node.get(key))]
        if handle in told:
            mine.append(node)
        elif all(one is None for one in told):
            nameless.append(node)
    if mine:
        return mine[0]
    return nameless[0] if len(nameless) == 1 else {}


def _has_a_door(node: Mapping[str, Any]) -> bool:
    return bool(name(node)) and (isinstance(node.get("address"), dict) or any(_texts(node.get("telephone"))))


def name(node: Mapping[str, Any]) -> str:
    return next(_texts(node.get("name")), "")


def facts(node: Mapping[str, Any]) -> tuple[Fact, ...]:
    """Phone and address, as the listing has them."""
    line = _page.mapping_of(node.get("address"))
    told = ((FactKind.PHONE, node.get("telephone")), *((kind, line.get(part)) for kind, part in _ADDRESS))
    return stated(*((kind, next(_texts(value), "")) for kind, value in told))


def stated(*told: tuple[FactKind, object]) -> tuple[Fact, ...]:
    """Those facts that are told in so many words."""
    written = ((kind, _page.excerpt(value)) for kind, value in told if isinstance(value, str))
    return tuple(Fact(kind=kind, value=value) for kind, value in written if value)


def reviews(node: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """The reviews a page shows of a business: some of them, in an order of its own."""
    told = node.get("review")
    several = told if isinstance(told, list) else [told]
    return tuple(map(_page.mapping_of, several[:_MOST_REVIEWS]))


def newest(written: Iterator[object], kit: Kit, precision: Precision) -> Newest | None:
    """The newest of the dates of these reviews: there may be newer ones that the page does not show."""
    dates = _dates.usable([_dates.moment(text) for text in written if isinstance(text, str)], kit.today)
    return Newest(at=dates[0], source="a review", precision=precision, lower_bound=True) if dates else None


def _texts(value: object) -> Iterator[str]:
    """The strings of a value that may be one or a list of them, on one line each."""
    for one in value[:5] if isinstance(value, list) else (value,):
        if isinstance(one, str) and (text := _page.excerpt(html.unescape(one))):
            yield text
