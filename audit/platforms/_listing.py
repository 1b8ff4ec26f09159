"""What the page of a listing says of its business in schema.org data, read alike on every network that has listings."""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeAlias

from audit import address as addresses, evidence
from audit.address import Address, Identity, Kind
from audit.evidence import Fact, FactKind, Kit, Newest, Precision, Profile, Reading, Reply, Sign, Signal, Visit
from audit.platforms import _dates, _page, _walled, _walls
from audit.platforms._page import Document

HandleOf: TypeAlias = Callable[[str], str | None]
"""The listing an address is of: empty for the network's other pages, None beyond the network."""
UNASKED = "shape_of_the_link"
"""The mark of a place that nothing was asked about."""
_MOST_REVIEWS = 100
_ADDRESS = (
    (FactKind.STREET, "streetAddress"),
    (FactKind.TOWN, "addressLocality"),
    (FactKind.POSTCODE, "postalCode"),
)
_LINES = "p, b, strong, span, div, h2, h3"
_BY_VISITORS = ", ".join(
    f"{part} {line}" for part in ("li", "article", "blockquote", "a") for line in _LINES.split(", ")
)
"""Where a page has what visitors wrote, and other businesses."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A network whose listings are read from nothing but their page's own data."""

    hosts: tuple[str, ...]
    identify: Callable[[Address], Identity]
    unseen_parts: tuple[str, ...]
    notices: tuple[tuple[re.Pattern[str], Sign], ...] = ()
    """Lines, in lower case, that the network itself puts on the page of a business, and what they say of it."""
    shown: str = ""
    """Stands in the source of every profile's page; with it, a page that names itself needs no data."""
    missing: str = ""
    """In lower case: stands beside status 404 where nobody is; empty where no such words are documented."""

    def handle(self, address: str) -> str | None:
        found = addresses.parse(address)
        return self.identify(found).handle if found and found.under(*self.hosts) else None


def listed(platform: str, handle: str, address: str) -> Identity:
    """The address of a listing."""
    return Identity(kind=Kind.PROFILE, platform=platform, handle=handle, address=address)


def unlisted(platform: str, address: Address, doors: Collection[str], others: Mapping[str, str]) -> Identity:
    """What an address of a network is that names no listing: by the first part of its path."""
    if not address.segments:
        return Identity(kind=Kind.HOME, platform=platform)
    if address.first in doors:
        return Identity(kind=Kind.LOGIN, platform=platform)
    return Identity(kind=Kind.WEBSITE, platform=platform, detail=others.get(address.first, ""))


def website(address: Address) -> Identity:
    """Another site of the same company, which is a website like any other."""
    return Identity(kind=Kind.WEBSITE, address=address.written or str(address))


def number(token: str, length: int) -> str:
    """A number that nobody has, made from 24 letters."""
    return "9" + "".join(str(ord(letter) % 10) for letter in token)[: length - 1]


def unasked(profile: Profile, rung: str, host: str) -> Reading:
    """A place that only a browser can show: its link is of the right shape, and that is all."""
    words = f"the link names the place {profile.handle}"
    shape = Signal(sign=Sign.UNFAMILIAR, rung=rung, host=host, mark=UNASKED, quote=words[: evidence.QUOTE])
    return Reading(signals=(shape,), unseen_parts=("what the page shows",))


def page(profile: Profile, kit: Kit, site: Site) -> Visit[Reading]:
    """A listing as a visitor is sent it; one that leads to a list, a search or the front page proves nothing."""
    (found,) = yield (_walled.page(profile.address),)
    if reason := unread(found):
        return Reading(signals=(_says_missing(found, site) or reason,))
    document = _page.document(found)
    named = names(found, document, site.handle)
    if named != {profile.handle}:
        mark = "leads_elsewhere" if named else "soft_404"
        return Reading(signals=(_walls.signal(found, "page", Sign.UNFAMILIAR, mark, found.address),))
    node = business(document, profile.handle, site.handle)
    if not node:
        return _without_data(found, document, site)
    told = (_walls.signal(found, "page", sign, "notice", words) for words, sign in noticed(document, node, site))
    dates = (review.get("datePublished") for review in reviews(node))
    return Reading(
        signals=(_walls.signal(found, "page", Sign.SHOWN, "listing", name(node)), *told),
        newest=newest(dates, kit, Precision.DAY),
        name=name(node),
        facts=facts(node),
        unseen_parts=site.unseen_parts,
    )


def _without_data(found: Reply, document: Document, site: Site) -> Reading:
    if not site.shown or site.shown not in _page.source(found):
        return Reading(signals=(_walls.signal(found, "page", Sign.UNFAMILIAR, "no_record"),))
    shown = _walls.signal(found, "page", Sign.SHOWN, "profile_page", document.title)
    return Reading(signals=(shown,), unseen_parts=site.unseen_parts)


def _says_missing(found: Reply, site: Site) -> Signal | None:
    if found.status != 404 or not site.missing or _walls.wall(found, "page"):
        return None
    if site.missing not in _page.document(found).text().lower():
        return None
    return _walls.signal(found, "page", Sign.ABSENT, "says_not_found", site.missing)


def noticed(document: Document, node: Mapping[str, Any], site: Site) -> Iterator[tuple[str, Sign]]:
    """The network's own notices, each an element of its own: never words that a visitor wrote somewhere, too."""
    for notice, sign in site.notices:
        own = [text for text in _lines(document, _LINES) if notice.fullmatch(text)]
        theirs = [*_lines(document, _BY_VISITORS), *_written(node)]
        if own and not any(notice.search(text) for text in theirs):
            yield own[0], sign


def _lines(document: Document, css: str) -> Iterator[str]:
    return (element.text.lower().strip(" .!") for element in document.elements(css, 3_000))


def _written(node: Mapping[str, Any]) -> Iterator[str]:
    """What the data hold of visitors' words, and the business's own name."""
    yield name(node).lower()
    for review in reviews(node):
        yield from (str(review.get(part)).lower() for part in ("name", "description", "reviewBody"))


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
        told = [handle_of(document.absolute(text)) for key in ("url", "@id") for text in texts(node.get(key))]
        if handle in told:
            mine.append(node)
        elif all(one is None for one in told):
            nameless.append(node)
    if mine:
        return mine[0]
    return nameless[0] if len(nameless) == 1 else {}


def _has_a_door(node: Mapping[str, Any]) -> bool:
    return bool(name(node)) and (isinstance(node.get("address"), dict) or any(texts(node.get("telephone"))))


def name(node: Mapping[str, Any]) -> str:
    return next(texts(node.get("name")), "")


def facts(node: Mapping[str, Any]) -> tuple[Fact, ...]:
    """Phone and address, as the listing has them."""
    line = _page.mapping_of(node.get("address"))
    told = ((FactKind.PHONE, node.get("telephone")), *((kind, line.get(part)) for kind, part in _ADDRESS))
    return stated(*((kind, next(texts(value), "")) for kind, value in told))


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
    return Newest(at=dates[0], source=evidence.A_REVIEW, precision=precision, lower_bound=True) if dates else None


def texts(value: object) -> Iterator[str]:
    """The strings of a value that may be one or a list of them, on one line each."""
    for one in value[:5] if isinstance(value, list) else (value,):
        if isinstance(one, str) and (text := _page.excerpt(html.unescape(one))):
            yield text
