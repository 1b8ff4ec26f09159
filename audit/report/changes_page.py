"""The page "What changed", and the line about it on the first page."""

from __future__ import annotations

import collections
import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from audit import dossier
from audit.changes import Change, ChangeKind
from audit.finding import Finding, Outcome
from audit.news import News, Working
from audit.report import pages, pictures, plain
from audit.report.models import Task
from audit.report.pages import Book
from audit.state import STANDING


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
    since: str
    """Since when most of its lines stand: told in the lead, and on no line but those that differ."""
    lines: tuple[Line, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What became of everything since the audit before."""

    since: str
    summary: str
    blocks: tuple[Block, ...]
    trend: tuple[tuple[str, str], ...]
    """Day, and how many places worked of those we saw."""
    chart: str = ""
    """The same drawn; empty where there is too little to draw."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What the first page says of it: what came back above all else, then one calm line."""

    back: tuple[Line, ...]
    summary: str


_UNSURE = "unsure"
"""What looks so once, where it takes two looks: it is neither new nor worse yet."""
_ALARMING = (ChangeKind.REGRESSED, ChangeKind.NEW, ChangeKind.WORSE)
_BLOCKS: Mapping[str, tuple[str, str]] = {
    ChangeKind.REGRESSED: ("Back again", "These were put right once, and stand there again."),
    ChangeKind.NEW: ("New", "When we looked before, all was well here."),
    ChangeKind.WORSE: ("Worse than before", "These were on your list already, and have slid further."),
    _UNSURE: ("Not sure yet", "We met these once. We look again before we say that they are so."),
    ChangeKind.FIXED: ("Put right", "We looked again, and these are done."),
    ChangeKind.BETTER: ("Better than before", "Not done yet, and on a good way."),
    ChangeKind.STILL_OPEN: ("Still to do", "Nothing has changed here."),
    ChangeKind.SEEN_AGAIN: ("In sight again", "We couldn't be sure of these last time. All is well."),
    ChangeKind.NEWLY_CHECKED: ("Looked at for the first time", "We can't say since when these stand as they do."),
    ChangeKind.UNSEEN_NOW: ("Out of sight this time", "That says nothing against them. What we knew of them stays."),
    ChangeKind.NO_LONGER_LISTED: ("No longer on the list", "We didn't look at these any more."),
}
_COUNTED: Mapping[str, tuple[str, str]] = {
    ChangeKind.FIXED: ("thing put right", "things put right"),
    ChangeKind.BETTER: ("better", "better"),
    ChangeKind.REGRESSED: ("back again", "back again"),
    ChangeKind.NEW: ("new thing to do", "new things to do"),
    ChangeKind.WORSE: ("worse", "worse"),
    _UNSURE: ("not sure yet", "not sure yet"),
}
"""What is said of one and of several; what got better comes first."""
_GOOD = (ChangeKind.FIXED, ChangeKind.BETTER)
_MOST_AT_ONCE = 3


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
        chart=pictures.trend(news.trend),
    )


def since(book: Book, news: News) -> Since | None:
    """What the first page says; None at a first audit."""
    if news.since is None:
        return None
    back = (_line(book, change) for change in told(news) if _told_as(change) == ChangeKind.REGRESSED)
    return Since(back=tuple(back), summary=summary(news))


def told(news: News) -> tuple[Change, ...]:
    """The changes a client is told of; what the consultant has ruled on is told of elsewhere."""
    return tuple(change for change in news.changes if not (change.now and change.now.ruling))


def summary(news: News) -> str:
    """`Since 9 November 2026: 2 things put right and 1 new thing to do.`; one calm sentence where nothing moved."""
    if news.since is None:
        return ""
    kinds = [_told_as(change) for change in told(news)]
    counts = {kind: kinds.count(kind) for kind in _COUNTED if kind in kinds}
    if not counts:
        return f"Nothing that we could see has changed since {plain.date(news.since)}."
    parts = {kind: f"{count} {_COUNTED[kind][count > 1]}" for kind, count in counts.items()}
    better, others = ([text for kind, text in parts.items() if (kind in _GOOD) is good] for good in (True, False))
    sentences = [better, others] if better and len(better) + len(others) > _MOST_AT_ONCE else [better + others]
    return f"Since {plain.date(news.since)}: {'. Also '.join(map(plain.listing, sentences))}."


def _told_as(change: Change) -> str:
    return _UNSURE if change.kind in _ALARMING and not change.is_sure else change.kind


def _block(book: Book, news: News, kind: str) -> Block:
    title, lead = _BLOCKS[kind]
    changes = [change for change in told(news) if _told_as(change) == kind]
    usual = _usual_day(changes) if kind == ChangeKind.STILL_OPEN else None
    others = "" if all(change.since == usual for change in changes) else ", where no other day is given"
    since = f"on your list since {plain.date(usual)}{others}" if usual else ""
    lines = tuple(_line(book, change, usual) for change in changes)
    return Block(title=title, lead=f"{lead} {plain.capital(since)}." if since else lead, since=since, lines=lines)


def _usual_day(changes: Sequence[Change]) -> dt.date | None:
    """Since when more than half of them stand."""
    days = collections.Counter(change.since for change in changes)
    return next((day for day, count in days.items() if 2 * count > len(changes)), None)


def _line(book: Book, change: Change, usual: dt.date | None = None) -> Line:
    now = change.now
    stands = now if now and now.outcome is Outcome.PROBLEM else None
    told_already = usual or book.dossier.snapshot.taken.date()
    day = _short(change.since, book) if change.since and change.since != told_already else ""
    return Line(
        title=_title(book, change),
        page=_page(book, change),
        task=pages.task(book, stands) if stands else None,
        note=" ".join(_notes(change, stands, day)),
    )


def _title(book: Book, change: Change) -> str:
    if change.good_title:
        return change.good_title
    if said := _told_of(change):
        return said.title
    platform, _, handle = change.place.partition(":")
    named = {place.key: place.name for place in book.dossier.places}
    return named.get(change.place) or dossier.place_name(platform, f"https://{handle}", handle, None)


def _told_of(change: Change) -> Finding | None:
    """Of what cannot be seen any more, that place's own words would tell the same of each of its problems."""
    was = change.before
    is_trait = was is not None and was.outcome is Outcome.PROBLEM and was.check not in STANDING
    return was if change.kind is ChangeKind.UNSEEN_NOW and is_trait else change.now or was


def _page(book: Book, change: Change) -> str:
    if change.now and change.now.outcome is Outcome.PROBLEM:
        return f"{pages.task(book, change.now).page}.html#{change.now.id.lower()}"
    return f"places/{book.slugs[change.place]}.html" if change.place in book.slugs else ""


def _notes(change: Change, stands: Finding | None, day: str) -> Iterator[str]:
    """What stood there before, and since when, where that is worth a word."""
    was = change.before
    match change.kind:
        case ChangeKind.FIXED | ChangeKind.SEEN_AGAIN if was and change.now:
            yield f"Before: {was.title}."
        case ChangeKind.WORSE | ChangeKind.BETTER if was and stands and was.title != stands.title:
            yield f"Before: {was.title}."
        case ChangeKind.UNSEEN_NOW if was and was.check in STANDING and was.outcome is Outcome.PROBLEM and change.now:
            yield f"Last time: {was.title}."
        case ChangeKind.STILL_OPEN if day:
            yield f"since {day}"
        case ChangeKind.REGRESSED if day:
            yield f"again since {day}"
        case _:
            return


def _short(day: dt.date, book: Book) -> str:
    """`16 November`, with its year where that is another than the audit's."""
    this_year = f" {book.dossier.snapshot.taken.year}"
    return plain.date(day).removesuffix(this_year)


def _of(then: Working) -> str:
    return f"{then.working} of {plain.plural(then.of, 'place')} we could see"
