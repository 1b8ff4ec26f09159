"""What stands on the business's own website, and where: its links, its face when shared, and what to put right."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Final

from audit import places, profiles
from audit.dossier import Dossier, Place
from audit.evidence import FactKind, Sign
from audit.finding import Finding, Outcome
from audit.report import _card, _routes, facts_page, letter, pages, plain, proof, words
from audit.report._card import Card
from audit.report._routes import Route
from audit.report.letter import Letter
from audit.report.models import Leftover
from audit.report.pages import Book
from audit.report.words import State
from audit.website import FoundLink, Robots, Site, SiteState, Source
from audit.website.noticed import StatedBy

_NOT_THE_BUSINESS = (
    SiteState.PARKED,
    SiteState.FOR_SALE,
    SiteState.HOSTING_SUSPENDED,
    SiteState.REDIRECTED_AWAY,
)
_NOT_HERE = ("ownerless_profile", "wrong_facts")
"""Checks about the client's list, and those with a page of their own."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One address and where it stands for visitors."""

    address: str
    says: str
    """The words of the link; empty for an icon."""
    where: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """One place the website names, and to whom."""

    name: str
    page: str
    state: State
    stands: tuple[Stand, ...]
    visitors: bool
    search: bool
    others: bool
    """Whether networks and other services are told (rel=me, twitter:site, article:publisher)."""
    told: tuple[str, ...]
    """Other addresses that machines are told, and visitors not shown."""

    @property
    def given(self) -> str:
        """What those are called."""
        one, several = ("another address", "other addresses") if self.stands else ("this address", "these addresses")
        return one if len(self.told) == 1 else several


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A finding about the website, and where it is explained."""

    title: str
    where: str
    anchor: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Website:
    """All that the page tells."""

    lead: str
    unread: str
    card: Card | None
    linked: tuple[Linked, ...]
    """Places on the client's list."""
    leads: tuple[Linked, ...]
    """Places that are not."""
    unlinked: tuple[str, ...]
    """Names of listed places the website does not name at all."""
    others: tuple[Stand, ...]
    """Links to profiles that we did not open."""
    names_search: bool
    """Whether search engines are told of any place at all."""
    leftovers: tuple[Leftover, ...]
    missing: tuple[Trouble, ...]
    routes: tuple[Route, ...]
    widgets: tuple[Trouble, ...]
    told: tuple[tuple[str, str], ...]
    """What search engines are told of the business: kind and value."""
    told_names: str
    """The kinds alone, as running text."""
    has_facts_page: bool
    fine: tuple[Finding, ...]
    """What was checked on the website and is in order."""
    letter: Letter | None


def page(book: Book) -> Website | None:
    """What the page about the website's links says; None where nothing of the business's was read."""
    dossier, site = book.dossier, book.dossier.site
    if site is None or not _pages_read(site) or site.state in _NOT_THE_BUSINESS:
        return None
    linked = tuple(_linked(book, place) for place in dossier.listed if place.links)
    return Website(
        lead=proof.website(site) if site.state is not SiteState.OPEN else _read(site),
        unread=_unread(site, dossier),
        card=_card.card(dossier, site),
        linked=linked,
        leads=tuple(_linked(book, place) for place in dossier.leads if place.links),
        unlinked=tuple(place.name for place in dossier.listed if not place.links and _would_be_met(place)),
        others=tuple(_others(dossier)),
        names_search=any(place.search for place in linked),
        leftovers=pages.places(book).leftovers,
        missing=tuple(_troubles(book, "broken_page")),
        routes=_routes.routes(book),
        widgets=tuple(_troubles(book, "dead_widget")),
        told=tuple(_told(site)),
        told_names=plain.listing([kind.lower() for kind, _ in _told(site)]),
        has_facts_page=bool(facts_page.page(book)),
        fine=tuple(f for f in book.findings if f.outcome is Outcome.FINE and not f.place and f.check not in _NOT_HERE),
        letter=letter.letter(book),
    )


def _pages_read(site: Site) -> int:
    shown = sum(any(signal.sign is Sign.SHOWN for signal in page.signals) for page in site.pages)
    return shown or int(any(signal.sign is Sign.SHOWN for signal in site.signals))


def _read(site: Site) -> str:
    count = _pages_read(site)
    return f"We read {plain.plural(count, 'page')} of your website, as a visitor would see {'it' if count == 1 else 'them'}."


def _unread(site: Site, dossier: Dossier) -> str:
    """Why pages were left, as far as it is known."""
    if site.robots is Robots.DISALLOWED:
        return "The website asks programs to read no further, and we did as it asks."
    if site.robots is Robots.UNREACHABLE:
        return "We could not learn whether programs may read further, so we did not."
    if not site.not_visited:
        return ""
    more = f"We left {plain.plural(site.not_visited, 'more page')} unread"
    if site.robots is Robots.ALLOWED:
        return f"{more}. They lie beyond our limits, or the website asks programs to leave them alone."
    return f"{more}, because we open at most {dossier.client.crawl_pages} pages and follow three clicks."


def _linked(book: Book, place: Place) -> Linked:
    sources = {link.source for link in place.links}
    visible = [link for link in place.links if link.is_seen]
    shown = {link.address for link in visible}
    hidden = dict.fromkeys(link.address for link in place.links if link.address not in shown)
    return Linked(
        name=place.name,
        page=f"places/{book.slugs[place.key]}",
        state=words.state(place),
        stands=tuple(map(_stand, visible)),
        visitors=bool(visible),
        search=Source.SAME_AS in sources,
        others=bool(sources - {Source.ANCHOR, Source.FRAME, Source.SAME_AS}),
        told=tuple(hidden),
    )


def _would_be_met(place: Place) -> bool:
    """Whether a link to it counts as one to a profile: a page or blog of the website's own does not."""
    return places.profile(profiles.identify(place.address), listed=False) is not None


def _stand(link: FoundLink) -> Stand:
    return Stand(address=link.address, says=link.text, where=link.spot if link.text else plain.capital(link.spot))


def _others(dossier: Dossier) -> Iterator[Stand]:
    known = {link.address for place in dossier.places for link in place.links}
    known |= {link.address for link in dossier.leftovers}
    for link in dossier.site.links if dossier.site else ():
        if link.source is Source.ANCHOR and link.address not in known:
            yield _stand(link)


def _troubles(book: Book, check: str) -> Iterator[Trouble]:
    for finding in book.findings:
        if finding.check == check and finding.outcome is Outcome.PROBLEM:
            where = plain.capital(plain.listing(finding.where))
            yield Trouble(title=finding.title, where=where, anchor=finding.id.lower())


_FACTS: Final = {
    FactKind.NAME: "Name",
    FactKind.PHONE: "Phone",
    FactKind.EMAIL: "E-mail",
    FactKind.STREET: "Street",
    FactKind.TOWN: "Town",
    FactKind.POSTCODE: "Postcode",
    FactKind.HOURS: "Opening hours",
}


def _told(site: Site) -> Iterator[tuple[str, str]]:
    structured = [one.fact for one in site.facts if one.by is StatedBy.STRUCTURED]
    for kind, name in _FACTS.items():
        values = dict.fromkeys(fact.value for fact in structured if fact.kind is kind)
        if values:
            yield name, "; ".join(list(values)[:7])
