"""What each page says, before it is written down."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from pathlib import Path

from audit.dossier import Place
from audit.finding import Finding, Outcome
from audit.report.ages import Ages
from audit.report.choosing import Choosing
from audit.report.decided import Decided
from audit.report.playbook import Playbook
from audit.report.posting import Posting
from audit.report.presence import Filled, Grid
from audit.report.replies import Replies, Reply
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
    title: str
    """The name without its handle: "Facebook"."""
    handle: str
    """What tells it from another of the same title; may be empty."""
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
    works: str
    """How many places work for a new customer."""
    others: str
    """What is wrong with the others, and with the website; may be empty."""
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
    """All that are listed; of very many, those that need a hand before the others."""
    more_cards: int
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
    """One place: what it is, what to do and how; then what a stranger sees there, and how we know."""

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
    choosing: Choosing | None = None
    guides: tuple[tuple[str, str], ...] = ()
    """Authored pages with the steps to these answers: address below `playbook/`, and words."""
    receiver: str = ""
    """Who is told; empty where nobody is known who could receive it."""
    replies: Mapping[str, Replies] = dataclasses.field(default_factory=dict[str, Replies])
    """By the finding's id."""
    answers: tuple[Reply, ...] = ()
    """To whether it is kept."""
    whose: tuple[Reply, ...] = ()
    """To whose it is, of a place that nobody listed and that may be the client's."""
    is_lead: bool = False
    """Whether the website alone names it."""

    @property
    def good(self) -> tuple[Finding, ...]:
        """What is fine beyond what the state says already."""
        return tuple(finding for finding in self.fine if finding.check not in _STATED)

    @property
    def said(self) -> tuple[str, ...]:
        """Ids of what is fine and said by the state: a link in an old mail still lands."""
        return tuple(finding.id.lower() for finding in self.fine if finding.check in _STATED)

    @property
    def is_asked(self) -> bool:
        """Whether one of the tasks asks whose it is."""
        return any(task.finding.check == "unlisted_profile" for task in self.tasks)

    def is_said(self, task: Task) -> bool:
        """Whether the state already says what a customer meets."""
        return task.finding.check in _STATED

    def heading(self, task: Task) -> str:
        """What to do, or the question; the page is about one place, so its handle need not be told again."""
        finding = task.finding
        asked = finding.title if finding.outcome is Outcome.DECISION else finding.action or finding.title
        return _END_OF_FIRST.split(self._short(asked), maxsplit=1)[0]

    def below(self, task: Task) -> str:
        """What else there is to say of what to do; may be empty."""
        finding = task.finding
        if finding.outcome is Outcome.DECISION:
            return self._short(finding.action)
        return "".join(_END_OF_FIRST.split(self._short(finding.action), maxsplit=1)[1:])

    def sees(self, task: Task) -> str:
        """What a customer meets, with the address that stands above called this page; a person's note begins with its title."""
        finding = task.finding
        noted = f"{finding.title}. " if finding.check == "note" and finding.title != self.heading(task) else ""
        return noted + re.sub(rf"{re.escape(self.place.address)}(?=[,;:]|\.?(?:\s|$))", "this page", finding.sees)

    def _short(self, text: str) -> str:
        bare = dataclasses.replace(self.place, apart="")
        return text.replace(self.place.page, bare.page).replace(self.place.link, bare.link)


_STATED = (
    *("dead_link", "silent_profile", "unseen_profile", "hidden_profile"),
    *("private_profile", "empty_profile", "moved_profile", "closed_network"),
)
"""Checks that find what a place's state is made of."""
_END_OF_FIRST = re.compile(r"(?<=[a-z]{3})\. (?=[A-Z])")
"""Where a second sentence begins: an abbreviation is shorter than that."""
