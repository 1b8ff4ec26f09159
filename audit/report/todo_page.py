"""The page "To do": everything by urgency, what is alike told once, and how long it takes whom."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from audit.finding import Finding, Level, Outcome
from audit.report import pages, plain, words
from audit.report.decided import Decided, decided
from audit.report.models import Task
from audit.report.pages import Book

_ALIKE = 3
"""So many tasks of one check, under one heading, are told as one."""
_HOUR = 60


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Tasks of one kind; most often a single one."""

    title: str
    """What they have in common; empty for a single one."""
    tasks: tuple[Task, ...]
    action: str
    """What is to be done about each; empty where that differs."""

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
    decided: tuple[Decided, ...] = ()
    """What the consultant has ruled on, and nothing above counts."""


_TITLES = (
    ("Now", "A customer is sent to nothing, to a stranger, to wrong facts, or to a page long left behind."),
    ("Soon", "A customer may wonder whether you are still in business."),
    ("When you have time", "Small things that look unfinished. Nobody is misled."),
    ("Your decision", "Only you can answer these."),
    ("Please have a look", "We couldn't see these places. A phone and a minute each will do."),
)


def page(book: Book, *, in_letter: int) -> ToDo:
    """What the page says; `in_letter` counts the points of the letter to the web person."""
    problems = words.by_urgency(book.findings)
    decisions = [f for f in book.findings if f.outcome is Outcome.DECISION]
    unseen = [f for f in book.findings if f.outcome is Outcome.UNSEEN and f.action]
    by_level = [[f for f in problems if f.level is level and f.action] for level in Level]
    groups = [
        Group(title=title, lead=lead, bundles=tuple(_bundles(book, found)))
        for (title, lead), found in zip(_TITLES, [*by_level, decisions, unseen], strict=True)
        if found
    ]
    total = sum(bundle.minutes for group in groups for bundle in group.bundles)
    return ToDo(groups=tuple(groups), total=_roughly(total), letter=_named(in_letter), decided=decided(book.ruled))


def _bundles(book: Book, findings: Sequence[Finding]) -> Iterator[Bundle]:
    """In the order of the first of each kind."""
    kinds: dict[str, list[Task]] = {}
    for finding in findings:
        kinds.setdefault(finding.check, []).append(pages.task(book, finding))
    alone = {check for check, tasks in kinds.items() if len(tasks) < _ALIKE or not tasks[0].playbook}
    for finding in findings:
        if finding.check in alone:
            yield _bundle([pages.task(book, finding)])
        elif finding.check in kinds:
            yield _bundle(kinds.pop(finding.check))


def _bundle(tasks: Sequence[Task]) -> Bundle:
    playbook, actions = tasks[0].playbook, {task.finding.action for task in tasks}
    title = f"{playbook.title}, {plain.number(len(tasks))} times" if playbook else ""
    return Bundle(
        title=title if len(tasks) > 1 else "",
        tasks=tuple(tasks),
        action=tasks[0].finding.action if len(tasks) > 1 and len(actions) == 1 else "",
    )


def _roughly(minutes: int) -> str:
    """To the minute while that means anything, then in hours."""
    if minutes <= 2 * _HOUR:
        return plain.minutes(minutes) if minutes else ""
    return plain.plural(round(minutes / _HOUR), "hour")


def _named(count: int) -> str:
    if count == 0:
        return ""
    return "One of these is" if count == 1 else f"{plain.capital(plain.number(count))} of these are"
