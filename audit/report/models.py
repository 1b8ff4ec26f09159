"""What each page says, before it is written down."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from audit.dossier import Place
from audit.finding import Finding
from audit.report.ages import Ages
from audit.report.decided import Decided
from audit.report.playbook import Playbook
from audit.report.posting import Posting
from audit.report.presence import Filled, Grid
from audit.report.words import State


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One finding, ready to be shown on any page."""

    finding: Finding
    level: str
    """In the client's words: "Fix now"; empty where it is no problem."""
    tone: str
    minutes: int
    who: str
    page: str
    """The page that explains it, from the site's root, without its ending: `places/bluesky-maple`."""
    place: str
    """The place's name; empty where it is about several or none."""
    network: str
    playbook: Playbook | None

    @property
    def anchor(self) -> str:
        """The finding's id as it stands in addresses."""
        return self.finding.id.lower()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One place on an overview."""

    name: str
    network: str
    page: str
    address: str
    state: State
    last_post: str
    """As a phrase: "Last post 14 March 2024 (2 years 8 months ago)"; empty when not known."""
    decision: str
    found_by_us: bool


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The first ten seconds, on one phone screen."""

    checked: str
    verdict: str
    unseen: str
    """What could not be seen; may be empty."""
    first: tuple[Task, ...]
    more: int
    """Things to do beyond the first."""
    is_first_report: bool
    good: str
    wanted: tuple[tuple[str, str], ...]
    """What we need from the client: question, and the page that helps answer it."""
    cards: tuple[Card, ...]
    leads: tuple[Card, ...]
    """The first of them, those that need a hand before the others."""
    more_leads: int
    intro: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """A link on the website that pretends to be a profile."""

    text: str
    address: str
    where: str
    what: str
    anchor: str
    """Of what to do about it; empty where that is told elsewhere."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where people find the business."""

    cards: tuple[Card, ...]
    leads: tuple[Card, ...]
    leftovers: tuple[Leftover, ...]
    ages: Ages | None = None
    grid: Grid | None = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Two years of one place, drawn."""

    posting: Posting
    drawing: str
    legend: tuple[tuple[str, str], ...]
    """Each kind of cell: its drawing, and what it means."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PlacePage:
    """One place: what a stranger sees there, what to do, and how we know."""

    card: Card
    place: Place
    name: str
    bio: str
    links: tuple[str, ...]
    run_by: str
    tasks: tuple[Task, ...]
    """Problems and decisions."""
    look: tuple[Task, ...]
    """What a person has to look at, since we could not."""
    fine: tuple[Finding, ...]
    decided: tuple[Decided, ...]
    picture: Path | None
    strip: Strip | None = None
    filled: Filled | None = None
