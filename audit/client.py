"""The client as the audit knows it: everything client.yml may say, with what holds where it says nothing."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import pathlib
from collections.abc import Mapping

from audit.aims import Audience, Capacity, Goal, Metric, Plan

_nothing = dataclasses.field(default_factory=dict[str, object])


class Decision(enum.StrEnum):
    """How a place is meant to end."""

    KEEP = "keep"
    PARK = "park"
    """Keep the name, post nothing, point elsewhere."""
    CLOSE = "close"
    MERGE = "merge"
    CLAIM = "claim"
    UNDECIDED = "undecided"


class Edition(enum.StrEnum):
    """How much a report holds."""

    SNAPSHOT = "snapshot"
    STANDARD = "standard"
    FULL = "full"


class Robots(enum.StrEnum):
    """Whether robots.txt also keeps us from the one look at a listed place."""

    DEFAULT = "default"
    STRICT = "strict"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who looks after places."""

    id: str = ""
    """How the client file calls them: `owner: ana`."""
    name: str = ""
    role: str = ""
    email: str = ""
    left: dt.date | None = None
    """The day they left the business."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """The part of the year in which the business posts; both ends belong to it, and it may run past New Year."""

    start: tuple[int, int]
    """Month and day."""
    end: tuple[int, int]

    def contains(self, day: dt.date) -> bool:
        """Whether this day lies in the season."""
        at = (day.month, day.day)
        if self.start <= self.end:
            return self.start <= at <= self.end
        return at >= self.start or at <= self.end


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Upper bounds, in days since the newest post; None leaves the platform's own."""

    fresh: int | None = None
    quiet: int | None = None
    dormant: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One entry under `profiles`."""

    url: str
    """As typed; `instagram: muffin` is kept as `instagram:muffin`."""
    line: int
    """Where the entry begins in the file, counted from 1."""
    column: int = 1
    name: str = ""
    """What the report calls the place."""
    owner: str = ""
    """Id of a person; any name where the file lists no people."""
    backup: str = ""
    cadence_days: int | None = None
    decision: Decision = Decision.UNDECIDED
    purpose: str = ""
    note: str = ""
    review_link: str = ""
    """Where customers are asked to write a review, as typed."""
    picture: pathlib.Path | None = None
    """An existing PNG, JPEG or WebP below the client file's folder."""
    serves: tuple[str, ...] = ()
    """Ids of goals; any words where the file lists no goals."""
    audience: tuple[str, ...] = ()
    """Ids of audiences, from `for`; any words where the file lists none."""
    why_here: str = ""
    value_to_audience: str = ""
    """What people get out of following it."""
    later: Mapping[str, object] = _nothing
    """Settings of features to come, as text, lists and dicts."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The one true version of what every listing repeats; empty where the file does not say."""

    phone: str = ""
    """As typed."""
    email: str = ""
    street: str = ""
    town: str = ""
    postcode: str = ""
    country: str = ""
    """Two letters, in capitals (ISO 3166-1)."""
    hours: Mapping[str, str] = dataclasses.field(default_factory=dict[str, str])
    """As typed: `mon-fri` to `07:00-17:00`, `sun` to `closed`."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """Whose name stands on the report."""

    name: str = ""
    logo: pathlib.Path | None = None
    colour: str = ""
    """`#rrggbb`, or empty."""
    contact: str = ""
    show_credit: bool = True


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How the report is made."""

    edition: Edition = Edition.STANDARD
    url: str = ""
    """Where it will be hosted."""
    intro: str = ""
    public: bool = False
    """True lets search engines list it."""
    later: Mapping[str, object] = _nothing


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """One client file, read and found free of mistakes."""

    name: str
    website: str
    """With its scheme; `https://` was added where none was typed."""
    slug: str
    """Names its folders on any system: lower-case letters, digits and hyphens."""
    path: pathlib.Path
    text_sha: str
    """SHA-256 of the text; the same for LF and CRLF."""
    language: str = "en"
    timezone: str = "UTC"
    season: Season | None = None
    people: Mapping[str, Person] = dataclasses.field(default_factory=dict[str, Person])
    listings: tuple[Listing, ...] = ()
    listed: bool = False
    """False where `profiles` was left out: what the website links to is used instead."""
    thresholds: Mapping[str, Thresholds] = dataclasses.field(default_factory=dict[str, Thresholds])
    """By platform id."""
    brand: Brand = dataclasses.field(default_factory=Brand)
    report: Report = dataclasses.field(default_factory=Report)
    respect_robots: Robots = Robots.DEFAULT
    legal_names: tuple[str, ...] = ()
    """Other names that are the same business."""
    facts: Facts = dataclasses.field(default_factory=Facts)
    former_handles: tuple[str, ...] = ()
    """Profiles it gave up, as `network:handle` or addresses."""
    former_domains: tuple[str, ...] = ()
    """Host names it gave up, without scheme."""
    offline_links: tuple[str, ...] = ()
    """Addresses on paper, signs and cars, as typed."""
    not_ours: tuple[str, ...] = ()
    """Profiles that carry its name and belong to others, as typed."""
    goals: tuple[Goal, ...] = ()
    audience: tuple[Audience, ...] = ()
    capacity: Capacity = dataclasses.field(default_factory=Capacity)
    plan: Plan = dataclasses.field(default_factory=Plan)
    metrics: tuple[Metric, ...] = ()
    later: Mapping[str, object] = _nothing

    def in_charge(self, listing: Listing | None, on: dt.date) -> tuple[str, ...]:
        """Ids of those who look after a place on a day, the owner first; who has left does no longer."""
        named = filter(None, (listing.owner, listing.backup)) if listing else ()
        return tuple(id_ for id_ in named if not ((who := self.people.get(id_)) and who.left and who.left <= on))

    def goals_of(self, listing: Listing | None) -> tuple[str, ...]:
        """The goals that a place serves: each by its outcome, or as it was typed where the file lists no goals."""
        outcomes = {goal.id: goal.outcome for goal in self.goals}
        return tuple(outcomes.get(one, one) for one in listing.serves) if listing else ()

    @property
    def crawl_pages(self) -> int:
        """How many pages of the website are read at most: `check: {crawl: {max_pages: 60}}`."""
        check = self.later.get("check")
        crawl = check.get("crawl") if isinstance(check, Mapping) else None
        typed = str(crawl.get("max_pages", "")) if isinstance(crawl, Mapping) else ""
        return min(max(int(typed), 1), _MOST_PAGES) if typed.isdecimal() and len(typed) < 6 else _PAGES


_PAGES = 60
_MOST_PAGES = 1000


def load(path: pathlib.Path) -> Client:
    """Read a client file; writes nothing.

    Raises:
        BadInput: with every mistake of the file, one a line, as `client.yml:LINE:COLUMN: what is wrong (the remedy)`.
    """
    from audit.yml import clientfile

    return clientfile.load(path)


def schema() -> dict[str, object]:
    """The JSON Schema (2020-12) by which editors complete and check a client file."""
    from audit.yml import clientfile

    return clientfile.schema()
