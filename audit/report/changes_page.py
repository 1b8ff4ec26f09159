"""The page "What changed", and the line about it on the first page."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from audit import dossier
from audit.changes import Change, ChangeKind
from audit.finding import Finding, Outcome
from audit.news import News, Working
from audit.report import pages, plain
from audit.report.models import Task
from audit.report.pages import Book


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One change."""

    title: str
    page: str
    """Where more is said, from the site's root with its anchor; empty where nothing is."""
    task: Task | None
    """Of a problem that stands: how urgent it is."""
    note: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Changes of one kind."""

    title: str
    lead: str
    lines: tuple[Line, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What became of everything since the audit before."""

    since: str
    summary: str
    blocks: tuple[Block, ...]
    trend: tuple[tuple[str, str], ...]
    """Day, and how many places worked of those we saw."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What the first page says of it: what came back above all else, then one calm line."""

    back: tuple[Line, ...]
    summary: str


_BLOCKS = {
    ChangeKind.REGRESSED: ("Back again", "These were put right once, and stand there again."),
    ChangeKind.NEW: ("New", "When we looked before, all was well here."),
    ChangeKind.WORSE: ("Worse than before", "These were on your list already, and have slid further."),
    ChangeKind.FIXED: ("Put right", "We looked again, and these are done."),
    ChangeKind.BETTER: ("Better than before", "Not done yet, and on a good way."),
    ChangeKind.STILL_OPEN: ("Still to do", "Nothing has changed here."),
    ChangeKind.SEEN_AGAIN: ("In sight again", "We couldn't be sure of these last time. All is well."),
    ChangeKind.NEWLY_CHECKED: ("Looked at for the first time", "We can't say since when these stand as they do."),
    ChangeKind.UNSEEN_NOW: ("Out of sight this time", "That says nothing against them. What we knew of them stays."),
    ChangeKind.NO_LONGER_LISTED: ("No longer on the list", "We didn't look at these any more."),
}
_COUNTED = {
    ChangeKind.REGRESSED: "back again",
    ChangeKind.NEW: "new",
    ChangeKind.WORSE: "worse",
    ChangeKind.FIXED: "put right",
    ChangeKind.BETTER: "better",
}


def page(book: Book, news: News) -> Changes | None:
    """What the page says; None at a first audit."""
    if news.since is None:
        return None
    blocks = (_block(book, news, kind) for kind in _BLOCKS)
    return Changes(
        since=plain.date(news.since),
        summary=summary(news),
        blocks=tuple(block for block in blocks if block.lines),
        trend=tuple((plain.date(then.day), _of(then)) for then in news.trend if then.of),
    )


def since(book: Book, news: News) -> Since | None:
    """What the first page says; None at a first audit."""
    if news.since is None:
        return None
    back = (_line(book, change) for change in told(news) if change.kind is ChangeKind.REGRESSED)
    return Since(back=tuple(back), summary=summary(news))


def told(news: News) -> tuple[Change, ...]:
    """The changes a client is told of; what the consultant has ruled on is told of elsewhere."""
    return tuple(change for change in news.changes if not (change.now and change.now.ruling))


def summary(news: News) -> str:
    """`Since 9 November 2026: one thing new, two put right.`; one calm sentence where nothing moved."""
    if news.since is None:
        return ""
    kinds = [change.kind for change in told(news)]
    counts = [(kinds.count(kind), words) for kind, words in _COUNTED.items() if kind in kinds]
    if not counts:
        return f"Nothing that we could see has changed since {plain.date(news.since)}."
    parts = [f"{plain.number(count)} {text}" for count, text in counts]
    return f"Since {plain.date(news.since)}: {plain.listing(parts)}."


def _block(book: Book, news: News, kind: ChangeKind) -> Block:
    title, lead = _BLOCKS[kind]
    lines = tuple(_line(book, change) for change in told(news) if change.kind is kind)
    return Block(title=title, lead=lead, lines=lines)


def _line(book: Book, change: Change) -> Line:
    now = change.now
    stands = now if now and now.outcome is Outcome.PROBLEM else None
    return Line(
        title=_title(book, change),
        page=_page(book, change),
        task=pages.task(book, stands) if stands else None,
        note=" ".join(_notes(change, stands)),
    )


def _title(book: Book, change: Change) -> str:
    if change.now:
        return change.now.title
    if change.before:
        return change.before.title
    platform, _, handle = change.place.partition(":")
    named = {place.key: place.name for place in book.dossier.places}
    return named.get(change.place) or dossier.place_name(platform, f"https://{handle}", handle, None)


def _page(book: Book, change: Change) -> str:
    if change.now and change.now.outcome is Outcome.PROBLEM:
        return f"{pages.task(book, change.now).page}.html#{change.now.id.lower()}"
    return f"places/{book.slugs[change.place]}.html" if change.place in book.slugs else ""


def _notes(change: Change, stands: Finding | None) -> Iterator[str]:
    """What stood there before, and since when."""
    was, day = change.before, plain.date(change.since) if change.since else ""
    match change.kind:
        case ChangeKind.FIXED | ChangeKind.SEEN_AGAIN if was and change.now:
            yield f"Before: {was.title}."
        case ChangeKind.WORSE | ChangeKind.BETTER if was and stands and was.title != stands.title:
            yield f"Before: {was.title}."
        case ChangeKind.UNSEEN_NOW if was and was.outcome is Outcome.PROBLEM and change.now:
            yield f"Last time: {was.title}."
        case ChangeKind.STILL_OPEN if day:
            yield f"On your list since {day}."
        case ChangeKind.REGRESSED if day:
            yield f"Seen again since {day}."
        case _:
            return


def _of(then: Working) -> str:
    return f"{then.working} of {plain.plural(then.of, 'place')} we could see"
