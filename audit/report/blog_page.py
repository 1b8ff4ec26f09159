"""What a reader meets on the business's blog, item by item."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from audit import address as addresses
from audit.finding import Finding, Level, Outcome
from audit.report import blogcheck
from audit.report.blogcheck import Group, Item, Tick
from audit.report.pages import Book
from audit.report.plain import number
from audit.report.words import SHAPES

_OPENS = 1
_MOST_PAGES = 3
_MOST_LINKS = 3
_TONES = {Level.FIX_NOW: "now", Level.FIX_SOON: "soon", Level.TIDY_UP: "later"}
_WORDS = {Tick.OK: "Fine", Tick.NOT: "Not yet", Tick.UNSEEN: "Couldn't see", Tick.NOT_APPLICABLE: "Not needed"}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How a point stands: a colour, a shape and a word, as a chip shows them."""

    tone: str
    icon: str
    """Empty where the point does not apply: a dash stands there."""
    word: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One line of the page."""

    title: str
    mark: Mark
    words: str
    where: str
    """The posts it was seen on, at most three by name; empty where that says nothing."""
    tasks: tuple[tuple[str, str], ...]
    """What to do about it: title of the finding, and its anchor on the page of things to do."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    """The blog check."""

    name: str
    """What is looked at: "Your blog", "The blog on your website"."""
    summary: str
    lead: str
    """Why most of it may be open; empty where posts were read."""
    groups: tuple[tuple[str, tuple[Point, ...]], ...]


def page(book: Book) -> Blog | None:
    """What the page about the blog says; None where there is no blog, or none that opens and nothing else to tell."""
    items = blogcheck.items(book.dossier)
    if items is None or (_is_closed(items) and not any(item.tick is Tick.OK for item in items)):
        return None
    return Blog(
        name="Your blog" if items[0].place else "The blog on your website",
        summary=_summary(items),
        lead=blogcheck.NO_POSTS if any(item.words == blogcheck.NO_POSTS for item in items) else "",
        groups=tuple(
            (group.value, tuple(_point(book, item) for item in items if item.group is group)) for group in Group
        ),
    )


def _is_closed(items: Sequence[Item]) -> bool:
    """Whether visitors do not get in: the finding about the link tells them all there is."""
    return any(item.id == _OPENS and item.tick is Tick.NOT for item in items)


def _summary(items: Sequence[Item]) -> str:
    """What was seen, and what was not; no score."""
    ticks = [item.tick for item in items]
    fine, unseen, aside = (ticks.count(tick) for tick in (Tick.OK, Tick.UNSEEN, Tick.NOT_APPLICABLE))
    judged = len(items) - unseen - aside
    if not judged:
        return "We could see none of its points."
    many = f"{number(fine) if fine else 'None'} of the {number(judged)} points we could see {'are' if fine > 1 else 'is'} fine."
    parts = [many if judged > 1 else f"The one point we could see is {'fine' if fine else 'not fine yet'}."]
    parts += [f"We couldn't see {number(unseen)} more."] * bool(unseen)
    parts += [f"{number(aside)} {'does' if aside == 1 else 'do'} not apply here."] * bool(aside)
    return " ".join(parts)


def _point(book: Book, item: Item) -> Point:
    told = tuple(_told(book, item)) if item.tick is Tick.NOT else ()
    return Point(
        title=item.title,
        mark=_mark(item, told),
        words="" if item.tick is Tick.UNSEEN and item.words == blogcheck.NO_POSTS else item.words,
        where=_where(item.pages) if item.tick is Tick.NOT else "",
        tasks=tuple((finding.title, finding.id.lower()) for finding in told),
    )


def _mark(item: Item, told: Sequence[Finding]) -> Mark:
    levels = [finding.level for finding in told if finding.level]
    tone = {
        Tick.OK: "good",
        Tick.NOT: next((_TONES[level] for level in Level if level in levels), "later"),
        Tick.UNSEEN: "unseen",
        Tick.NOT_APPLICABLE: "unseen",
    }[item.tick]
    return Mark(tone=tone, icon="" if item.tick is Tick.NOT_APPLICABLE else SHAPES[tone], word=_WORDS[item.tick])


def _where(pages: Sequence[str]) -> str:
    more = len(pages) - _MOST_PAGES
    return ", ".join(pages[:_MOST_PAGES]) + (f" and {more} more" if more > 0 else "")


def _told(book: Book, item: Item) -> Iterator[Finding]:
    """The findings that tell the same: of the addresses it is about, where it names any."""
    same = [
        finding
        for finding in book.findings
        if finding.outcome is Outcome.PROBLEM and finding.check in item.checks and finding.place in ("", item.place)
    ]
    names = [name for value in item.values for name in (value, _host(value)) if name]
    exact = [one for one in same if any(name in (one.subject, *one.subject.split()) for name in names)]
    yield from exact[:_MOST_LINKS] if item.values else same[:1]


def _host(value: str) -> str:
    found = addresses.parse(value) if "://" in value else None
    return found.host.removeprefix("www.") if found else ""
