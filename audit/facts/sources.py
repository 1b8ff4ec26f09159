"""What the client file, the website and the places say of a business, gathered as written."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

from audit import openinghours, spellings
from audit.address import parse
from audit.dossier import Dossier, Place
from audit.evidence import Fact, FactKind, Sign
from audit.facts import Known, Origin, Said, Source
from audit.verdict import Verdict
from audit.website import SiteState
from audit.website.noticed import StatedBy, Trait
from audit.website.stated import is_where_to_find

_Told: TypeAlias = tuple[FactKind, Said]


def gathered(dossier: Dossier) -> Known:
    """What everybody says, unread. Pages about a branch in another town say nothing of the shop."""
    declared = tuple(_declared(dossier))
    text, structured = (tuple(_stated(dossier, form)) for form in (StatedBy.TEXT, StatedBy.STRUCTURED))
    home = declared if _address(declared) else _on_page(structured, _first_page(structured))
    branches = {page for page in _pages(structured) if _is_elsewhere(_on_page(structured, page), home)}
    phones = [said.value for kind, said in (*text, *structured) if kind is FactKind.PHONE]
    country = _country(dossier, phones)
    places = [(place, tuple(_at(place, country))) for place in dossier.listed if _is_open(place)]
    chats = [f"+{thing.value.lstrip('+')}" for thing in dossier.noticed(Trait.WHATSAPP)]
    chats += [thing.value for thing in dossier.noticed(Trait.PHONE)]
    return Known(
        sources=(
            Source(Origin.FILE, None, declared),
            Source(Origin.TEXT, None, text),
            Source(Origin.STRUCTURED, None, tuple(_without(structured, branches))),
            *(Source(Origin.PLACE, place, said, _is_elsewhere(said, home)) for place, said in places),
        ),
        country=country,
        chats=tuple(Said(value=chat) for chat in chats),
        names=(dossier.client.name, *dossier.client.legal_names),
    )


def _stated(dossier: Dossier, form: StatedBy) -> Iterator[_Told]:
    site = dossier.site
    for one in site.facts if site and site.state not in _NOT_THE_BUSINESS else ():
        if one.by is form:
            is_prominent = one.region in ("header", "footer") or any(map(_is_about_reaching, one.pages))
            yield (
                one.fact.kind,
                Said(
                    value=one.fact.value,
                    pages=one.pages,
                    on_pages=one.on_pages,
                    is_prominent=form is StatedBy.STRUCTURED or is_prominent,
                ),
            )


def _is_about_reaching(page: str) -> bool:
    """Small print names authorities, chambers and hosts beside the business."""
    return is_where_to_find(page) and not _SMALL_PRINT.search(page.lower())


_SMALL_PRINT = re.compile("impress|imprint|legal")
_WHERE = (FactKind.STREET, FactKind.TOWN, FactKind.POSTCODE)


def _address(said: Iterable[_Told]) -> dict[FactKind, str]:
    """The first street, town and postcode among these."""
    found: dict[FactKind, str] = {}
    for kind, one in said:
        if kind in _WHERE:
            found.setdefault(kind, one.value)
    return found


def _pages(said: Iterable[_Told]) -> dict[str, None]:
    return dict.fromkeys(page for _, one in said for page in one.pages)


def _first_page(said: Iterable[_Told]) -> str:
    """The first page that names an address, which is the home page where that does."""
    return next((page for kind, one in said if kind in _WHERE for page in one.pages), "")


def _on_page(said: Iterable[_Told], page: str) -> tuple[_Told, ...]:
    return tuple((kind, one) for kind, one in said if page in one.pages)


def _is_elsewhere(said: Iterable[_Told], home: Iterable[_Told]) -> bool:
    """Whether these name another street in another town, or where towns are not told, with another postcode."""
    here, there = _address(said), _address(home)
    one, other = (spellings.street(address.get(FactKind.STREET, "")) for address in (here, there))
    if one and other and one.name == other.name:
        return False
    if here.get(FactKind.POSTCODE) and there.get(FactKind.POSTCODE):
        return not spellings.is_same_postcode(here[FactKind.POSTCODE], there[FactKind.POSTCODE])
    towns = [spellings.plain(address.get(FactKind.TOWN, "")) for address in (here, there)]
    return all(towns) and towns[0] != towns[1]


def _without(said: Iterable[_Told], branches: Collection[str]) -> Iterator[_Told]:
    for kind, one in said:
        pages = tuple(page for page in one.pages if page not in branches)
        if pages == one.pages:
            yield kind, one
        elif pages:
            yield kind, dataclasses.replace(one, pages=pages, on_pages=one.on_pages - len(one.pages) + len(pages))


_NOT_THE_BUSINESS = (
    SiteState.PARKED,
    SiteState.FOR_SALE,
    SiteState.HOSTING_SUSPENDED,
    SiteState.REDIRECTED_AWAY,
)
"""Whoever speaks there, it is not the business."""


def _declared(dossier: Dossier) -> Iterator[tuple[FactKind, Said]]:
    facts = dossier.client.facts
    yield FactKind.NAME, Said(value=dossier.client.name)
    for kind, value in (
        (FactKind.PHONE, facts.phone),
        (FactKind.EMAIL, facts.email),
        (FactKind.STREET, facts.street),
        (FactKind.TOWN, facts.town),
        (FactKind.POSTCODE, facts.postcode),
    ):
        if value:
            yield kind, Said(value=value)
    weeks = [openinghours.read(f"{days} {hours}") for days, hours in facts.hours.items()]
    if weeks and all(weeks):  # one line that we cannot read may say otherwise of all
        week = openinghours.together(week for week in weeks if week) or {}
        yield from ((FactKind.HOURS, Said(value=line)) for line in openinghours.written(week))


def _is_open(place: Place) -> bool:
    """Whether customers meet its facts: it lives, and does not say itself that the business has closed."""
    signals = place.look.evidence.reading.signals if place.look else ()
    return place.verdict is Verdict.LIVE and not any(signal.sign is Sign.MARKED_CLOSED for signal in signals)


_TITLED = ("apple_podcasts", "blog", "forum", "medium", "spotify", "substack", "tumblr")
"""What is shown there has a title of its own, and need not bear the business's name."""


def _at(place: Place, country: str) -> Iterator[tuple[FactKind, Said]]:
    if place.look is None:
        return
    reading = place.look.evidence.reading
    if reading.name and place.platform not in _TITLED:
        yield FactKind.NAME, Said(value=reading.name)
    yield from ((fact.kind, Said(value=fact.value)) for fact in reading.facts if _is_told(fact))
    if not any(fact.kind is FactKind.PHONE for fact in reading.facts):
        for number in spellings.phones_in(reading.bio, country):
            yield FactKind.PHONE, Said(value=number, is_prominent=False)


def _is_told(fact: Fact) -> bool:
    return bool(fact.value.strip()) and fact.kind is not FactKind.NAME


def _country(dossier: Dossier, phones: Iterable[str]) -> str:
    """Where numbers without a country's code belong; empty where that is not plain."""
    facts = dossier.client.facts
    if told := facts.country or spellings.phone_country(facts.phone):
        return told
    codes = {spellings.phone_country(phone) for phone in phones} - {""}
    if codes:
        return codes.pop() if len(codes) == 1 else ""
    tail = dossier.client.language.replace("_", "-").partition("-")[2]
    if len(tail) == 2:
        return tail.upper()
    host = parse(dossier.client.website)
    return _ENDINGS.get(host.host.rpartition(".")[2], "") if host else ""


_ENDINGS = {
    ending: ending.upper()
    for ending in (
        *(
            "at",
            "be",
            "ch",
            "cz",
            "de",
            "dk",
            "es",
            "fi",
            "fr",
            "gr",
            "hu",
            "ie",
            "it",
            "lu",
            "nl",
            "no",
            "pl",
            "pt",
            "ro",
        ),
        *("se", "si", "sk", "au", "nz", "ca", "us", "za", "in", "br", "mx", "jp"),
    )
} | {"uk": "GB"}
"""Endings of websites that are hardly used outside their country."""
