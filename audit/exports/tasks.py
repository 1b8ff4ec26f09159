"""The tabs about what was found: everything to be done, as the page "To do" lists it, and every finding."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator

from audit.dossier import Dossier
from audit.exports import choice
from audit.exports.table import Column, Table, table
from audit.finding import Confidence, Finding, Outcome, Stance
from audit.news import News
from audit.report import pages, todo_page, words
from audit.report.models import Task
from audit.report.pages import Book

_STANCES = {
    Stance.OPEN: "Open",
    Stance.ACCEPTED: "Accepted",
    Stance.IGNORED: "Left aside",
    Stance.FALSE_ALARM: "False alarm",
    Stance.DONE: "Reported as done",
}
_OUTCOMES = {
    Outcome.PROBLEM: "Problem",
    Outcome.DECISION: "Your decision",
    Outcome.UNSEEN: "We couldn't see",
    Outcome.FINE: "Good",
}

_SURE = {Confidence.IS: "it is", Confidence.LOOKS: "it looks", Confidence.MAY: "it may be"}


@dataclasses.dataclass(frozen=True, slots=True)
class Item:
    """One task, with all that a list says of it."""

    task: Task
    group: str
    """The heading it stands under: "Now"."""
    people: str
    """Who is in charge, by name."""
    due: dt.date | None
    since: dt.date | None = None

    @property
    def finding(self) -> Finding:
        return self.task.finding

    @property
    def what(self) -> str:
        return self.finding.action or self.finding.title

    @property
    def where(self) -> str:
        """Where it stands, else the place it is about."""
        return ", ".join(self.finding.where) or self.task.place

    @property
    def level(self) -> str:
        return self.task.level or _OUTCOMES[self.finding.outcome]

    @property
    def status(self) -> str:
        if self.finding.ruling:
            return _STANCES[self.finding.ruling.stance]
        return "" if self.finding.outcome is Outcome.FINE else "Open"


def items(book: Book) -> Iterator[Item]:
    """What the page "To do" lists, in its order."""
    for group in todo_page.page(book, in_letter=0).groups:
        for bundle in group.bundles:
            yield from (_item(book, task, group.title) for task in bundle.tasks)


_ACTIONS: tuple[Column[Item], ...] = (
    Column("Level", 16, lambda item: item.level),
    Column("What to do", 56, lambda item: item.what),
    Column("What it is about", 46, lambda item: item.finding.title),
    Column("Where", 34, lambda item: item.where),
    Column("Minutes", 9, lambda item: item.task.minutes or None),
    Column("Who", 22, lambda item: item.task.who),
    Column("In charge", 18, lambda item: item.people, is_private=True),
    Column("Due", 12, lambda item: item.due),
    Column("Status", 16, lambda item: item.status),
    Column("Finding", 34, lambda item: item.finding.id),
)


def actions(book: Book) -> Table:
    """Everything to be done in this book, the most urgent first."""
    return table("Actions", _ACTIONS, items(book))


_FINDINGS: tuple[Column[Item], ...] = (
    Column("Level", 16, lambda item: item.level),
    Column("What it is", 46, lambda item: item.finding.title),
    Column("How sure", 10, lambda item: _SURE[item.finding.confidence] if item.task.level else ""),
    Column("Status", 16, lambda item: item.status),
    Column("What a customer sees", 60, lambda item: item.finding.sees),
    Column("What to do", 50, lambda item: item.finding.action),
    Column("Place", 26, lambda item: item.task.place),
    Column("Where", 34, lambda item: ", ".join(item.finding.where)),
    Column("Since", 12, lambda item: item.since),
    Column("Minutes", 9, lambda item: item.task.minutes or None),
    Column("Who", 22, lambda item: item.task.who),
    Column("Decided by", 18, lambda item: item.finding.ruling.by if item.finding.ruling else "", is_private=True),
    Column("Decided on", 12, lambda item: item.finding.ruling.on if item.finding.ruling else None),
    Column("Asked again after", 12, lambda item: item.finding.ruling.until if item.finding.ruling else None),
    Column("Reason", 40, lambda item: item.finding.ruling.reason if item.finding.ruling else "", is_private=True),
    Column("Finding", 34, lambda item: item.finding.id),
)


def findings(book: Book, news: News) -> Table:
    """Every finding: problems by urgency, decisions, what we could not see, and what is good."""
    every = (*book.findings, *book.ruled)
    problems = words.by_urgency(every)
    others = [f for outcome in _OUTCOMES for f in every if f.outcome is outcome and f not in problems]
    since = dict(_since(book, news))
    told = (_item(book, pages.task(book, f), since=since.get(f.id)) for f in (*problems, *others))
    return table("Findings", _FINDINGS, told)


def _since(book: Book, news: News) -> Iterator[tuple[str, dt.date]]:
    """When each problem that stands was first seen: at the latest in this audit."""
    for finding in (*book.findings, *book.ruled):
        if finding.outcome is Outcome.PROBLEM:
            yield finding.id, book.dossier.snapshot.taken.date()
    for change in news.changes:
        if change.now and change.since and change.now.outcome is Outcome.PROBLEM:
            yield change.now.id, change.since


def _item(book: Book, task: Task, group: str = "", since: dt.date | None = None) -> Item:
    return Item(
        task=task,
        group=group,
        people=choice.named(book.dossier.client, choice.charged(book, task.finding)),
        due=due(book.dossier, task.finding),
        since=since,
    )


def due(dossier: Dossier, finding: Finding) -> dt.date | None:
    """The day by which a person has to say something of it again; None where no day is set."""
    if finding.ruling:
        return finding.ruling.until
    if finding.check != "note" or finding.outcome is not Outcome.PROBLEM:
        return None
    return next((note.until for note in dossier.notes if note.title == finding.subject), None)
