"""Name, phone, address and hours as several sources state them: the words in which they are laid side by side."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Iterable, Sequence

from audit import openinghours, spellings
from audit.dossier import Place
from audit.evidence import FactKind
from audit.openinghours import Week
from audit.spellings import Street
from audit.website.noticed import spot


class Topic(enum.StrEnum):
    """What is compared; street, town and postcode are one address."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    HOURS = "hours"


class Origin(enum.StrEnum):
    """Who states it. The first that says something of a topic is what the others are held against."""

    FILE = "file"
    """The client's own word, in client.yml."""
    TEXT = "text"
    """What visitors of the website read."""
    STRUCTURED = "structured"
    """What the website tells search engines."""
    PLACE = "place"


class Agreement(enum.StrEnum):
    """How a source stands to the others."""

    GIVEN = "given"
    """It is what the others are held against."""
    SAME = "same"
    DIFFERS = "differs"
    UNCLEAR = "unclear"
    """It says something that cannot be compared with certainty, such as a name in another form."""
    SILENT = "silent"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One value of one source, as written."""

    value: str
    pages: tuple[str, ...] = ()
    on_pages: int = 1
    is_prominent: bool = True
    """Where customers look for it: header, footer, a page about how to reach the business, a field of a listing."""

    @property
    def spot(self) -> str:
        return spot("", self.pages, self.on_pages)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One value that is not what it was held against."""

    wrong: Said
    right: Said
    is_told: bool = False
    """Whether `right` is the client's own word."""
    is_certain: bool = False
    is_inner: bool = False
    """Whether both stand on the website in words, on two of its pages."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one source says of one topic."""

    topic: Topic
    origin: Origin
    place: Place | None = None
    values: tuple[str, ...] = ()
    """As written, each once, at most three."""
    agreement: Agreement
    difference: Difference | None = None
    """Of a source that differs."""

    @property
    def subject(self) -> str:
        """What sets its finding apart from others about the same place."""
        wrong = self.difference.wrong.value if self.difference else ""
        return " ".join(filter(None, (self.topic.value, "" if self.place else self.origin.value, wrong)))


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """One source with all it says."""

    origin: Origin
    place: Place | None
    said: tuple[tuple[FactKind, Said], ...]
    is_branch: bool = False
    """Whether it names another town: its other facts are then another shop's."""

    def of(self, kind: FactKind) -> tuple[Said, ...]:
        return tuple(said for said_of, said in self.said if said_of is kind)


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """All sources of one client, in the order of `Origin`, and what helps to read them."""

    sources: tuple[Source, ...]
    country: str
    chats: tuple[Said, ...]
    """Numbers that the website's chat and call links hold besides."""
    names: tuple[str, ...]

    def only(self, origin: Origin) -> Source:
        return next(source for source in self.sources if source.origin is origin)

    @property
    def places(self) -> tuple[Source, ...]:
        return tuple(source for source in self.sources if source.origin is Origin.PLACE)


def shown(topic: Topic, said: Sequence[Said], country: str = "") -> tuple[str, ...]:
    """The values as a report prints them, each once, those that most pages show first, at most three."""
    order = sorted(said, key=lambda one: (not one.is_prominent, -one.on_pages))
    readable = [spellings.readable_phone(one.value) if topic is Topic.PHONE else one.value for one in order]
    kept: dict[str, str] = {}
    for value in readable:
        same = spellings.phone(value, country) or value if topic is Topic.PHONE else spellings.plain(value)
        kept.setdefault(same, value)
    return tuple(kept.values())[:3]


def by_page(said: Iterable[Said]) -> dict[str, list[Said]]:
    """What each page says."""
    pages: dict[str, list[Said]] = {}
    for one in said:
        for page in one.pages or ("",):
            pages.setdefault(page, []).append(one)
    return pages


def weeks(source: Source) -> dict[str, Week]:
    """The hours of each page of a source; the one page of a place or the file is nameless."""
    found: dict[str, Week] = {}
    for page, said in by_page(source.of(FactKind.HOURS)).items():
        read = [openinghours.read(one.value) for one in said]
        if week := openinghours.together(week for week in read if week):
            found[page] = week
    return found


def streets(source: Source) -> list[tuple[Said, Street]]:
    """The streets of a source that name a house."""
    return [(said, street) for said in source.of(FactKind.STREET) if (street := spellings.street(said.value))]


def addresses(source: Source) -> list[Said]:
    """Whole addresses: each street with the postcode and the town that stand on its page."""
    lines: list[Said] = []
    for said in source.of(FactKind.STREET):
        page = said.pages[0] if said.pages else ""
        towns, codes = (
            [one.value for one in source.of(kind) if not page or page in one.pages]
            for kind in (FactKind.TOWN, FactKind.POSTCODE)
        )
        town = " ".join((*towns[:1], *codes[:1]))
        lines.append(dataclasses.replace(said, value=", ".join(filter(None, (said.value, town)))))
    return lines
