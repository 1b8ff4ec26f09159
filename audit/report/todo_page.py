"""The page "To do": everything by urgency, what is alike told once, and how long it takes whom."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from audit.dossier import Dossier
from audit.finding import Finding, Level, Outcome
from audit.report import _spot, handover, pages, plain, words
from audit.report.decided import Decided, decided
from audit.report.handover import Handover
from audit.report.models import Task
from audit.report.pages import Book
from audit.report.replies import Replies, receiver, replies

_ALIKE = 3
"""So many tasks of one check, under one heading, are told as one."""
_HOUR = 60
_OPEN = 3
"""So many bundles are told in full; of the others the why and how is folded away."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One task, what it is good for, and what can be sent about it."""

    task: Task
    question: str
    """Of a decision: what is asked; empty otherwise."""
    serves: str
    """The goals its place serves, in the business's own words; empty where the client file names none."""
    replies: Replies
    letter: str
    """The anchor of the letter that goes with it; empty where none does."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Tasks of one kind; most often a single one."""

    title: str
    """What they have in common; empty for a single one."""
    items: tuple[Item, ...]
    action: str
    """What is to be done about each; empty where that differs."""

    @property
    def tasks(self) -> tuple[Task, ...]:
        return tuple(item.task for item in self.items)

    @property
    def first(self) -> Task:
        return self.tasks[0]

    @property
    def minutes(self) -> int:
        return sum(task.minutes for task in self.tasks)

    @property
    def who(self) -> str:
        """Everybody who has a part in it."""
        return plain.listing(list(dict.fromkeys(task.who for task in self.tasks if task.who)))


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Things to do of one urgency."""

    title: str
    lead: str
    bundles: tuple[Bundle, ...]
    open: int
    """How many of them are told in full."""

    @property
    def minutes(self) -> int:
        return sum(bundle.minutes for bundle in self.bundles)

    @property
    def total(self) -> str:
        """`45 min`, `3 hours`; empty where nothing takes time."""
        return roughly(self.minutes)

    @property
    def anchor(self) -> str:
        return self.title.lower().replace(" ", "-")

    @property
    def count(self) -> int:
        return sum(len(bundle.tasks) for bundle in self.bundles)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """Everything to be done, and how long it takes."""

    groups: tuple[Group, ...]
    total: str
    """`45 min`, `13 hours`; empty where nothing takes time."""
    letter: str
    """How many are for the web person, as a sentence begins: `Ten of these are`; empty where none is."""
    lead: str
    """What the page opens with: the time it takes, or that nothing is to be done."""
    letters: tuple[Handover, ...] = ()
    """To forward, beside the one to the web person."""
    decided: tuple[Decided, ...] = ()
    """What the consultant has ruled on, and nothing above counts."""


_TITLES = (
    ("Now", "A customer is sent to nothing, a stranger, wrong facts, or a page long left behind."),
    ("Soon", "A customer may hesitate, or wonder whether you are still in business."),
    ("When you have time", "Small things that look unfinished. Nobody is misled."),
    ("Your decision", "Only you can answer these."),
    ("Please have a look", "We couldn't see these ourselves. A phone and a minute each will do."),
)
_OF_ONE = {
    "Your decision": "Only you can answer this.",
    "Please have a look": "We couldn't see this ourselves. A phone and a minute will do.",
}
"""What is said instead where a group holds one thing."""
_LONGEST_RECEIVER = 60


def page(book: Book, *, in_letter: int) -> ToDo:
    """What the page says; `in_letter` counts the points of the letter to the web person."""
    problems = words.by_urgency(book.findings)
    decisions = [f for f in book.findings if f.outcome is Outcome.DECISION]
    unseen = [f for f in book.findings if f.outcome is Outcome.UNSEEN and f.action]
    by_level = [[f for f in problems if f.level is level and f.action] for level in Level]
    letters = handover.letters(book)
    groups, left = [], _OPEN
    for (title, lead), found in zip(_TITLES, [*by_level, decisions, unseen], strict=True):
        if found:
            bundles = tuple(_bundles([_item(book, finding, letters) for finding in found]))
            said = _OF_ONE.get(title, lead) if len(found) == 1 else lead
            groups.append(Group(title=title, lead=said, bundles=bundles, open=left))
            left = max(0, left - len(bundles))
    total = roughly(sum(group.minutes for group in groups))
    return ToDo(
        groups=tuple(groups),
        total=total,
        lead=_lead(book, groups, total),
        letter=_named(in_letter),
        letters=letters,
        decided=decided(book.ruled),
    )


def _lead(book: Book, groups: Sequence[Group], total: str) -> str:
    """Of one thing neither an order nor a sum is told; one tap is promised only where there is one."""
    if not groups and not words.counted(book.dossier):
        return "Tell us where customers can find you, and the next report looks there."
    if not groups:
        return "Nothing we could see needs your time today."
    items = [item for group in groups for bundle in group.bundles for item in bundle.items]
    is_one = len(items) == 1
    sentences = [] if is_one else ["Start at the top and stop where you like."]
    if total:
        sentences.insert(0, f"{'This' if is_one else 'All of this'} takes about {total}.")
    if any(item.replies.done or item.replies.looks for item in items):
        name = plain.shortened(receiver(book.dossier.client)[0], _LONGEST_RECEIVER)
        sentences.append(f"Once {'it' if is_one else 'something'} is done, one tap tells {name}.")
    return " ".join(sentences)


def _item(book: Book, finding: Finding, letters: Sequence[Handover]) -> Item:
    return Item(
        task=pages.task(book, finding),
        question=finding.title if finding.outcome is Outcome.DECISION else "",
        serves=plain.listing(_goals(book.dossier, finding)),
        replies=replies(book, finding),
        letter=next((one.anchor for one in letters if finding.check in one.checks and finding.place in one.places), ""),
    )


def _goals(dossier: Dossier, finding: Finding) -> Sequence[str]:
    """What the place of a finding serves, in the business's own words."""
    place = _spot.place_of(dossier, finding)
    return dossier.client.goals_of(place.listing) if place else ()


def _bundles(items: Sequence[Item]) -> Iterator[Bundle]:
    """In the order of the first of each kind."""
    kinds: dict[str, list[Item]] = {}
    for item in items:
        kinds.setdefault(item.task.finding.check, []).append(item)
    alone = {check for check, kind in kinds.items() if len(kind) < _ALIKE or not kind[0].task.playbook}
    for item in items:
        check = item.task.finding.check
        if check in alone:
            yield _bundle([item])
        elif check in kinds:
            yield _bundle(kinds.pop(check))


def _bundle(items: Sequence[Item]) -> Bundle:
    first, actions = items[0].task, {item.task.finding.action for item in items}
    title = f"{first.playbook.title}, {plain.number(len(items))} times" if first.playbook else ""
    return Bundle(
        title=title if len(items) > 1 else "",
        items=tuple(items),
        action=first.finding.action if len(items) > 1 and len(actions) == 1 else "",
    )


def roughly(minutes: int) -> str:
    """To the minute while that means anything, then to five of them, then in hours."""
    if minutes <= _HOUR:
        return plain.minutes(minutes) if minutes else ""
    if minutes <= 2 * _HOUR:
        return plain.minutes(5 * round(minutes / 5))
    return plain.plural(round(minutes / _HOUR), "hour")


def _named(count: int) -> str:
    if count == 0:
        return ""
    return "One of these is" if count == 1 else f"{plain.capital(plain.number(count))} of these are"
