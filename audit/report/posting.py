"""The months in which a place posted, those in which it did not, and those that we have not read: never one for another."""

from __future__ import annotations

import calendar
import dataclasses
import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Sequence

from audit.dossier import Place
from audit.evidence import A_REVIEW, Newest, Precision, Reading
from audit.report import plain
from audit.verdict import Verdict

MONTHS = 24
_FEWEST = 3
"""Months known: of fewer a picture says less than a sentence."""
_PAUSE = dt.timedelta(days=60)
"""Shorter ones are nothing to speak of."""
_ROUGH = dt.timedelta(days=14)
"""By which a rough date may be too early."""
_PINS = 3
"""Posts at the end of a list that may be older ones, pinned above the newest."""
_IN_ORDER = frozenset(
    """apple_podcasts blog bluesky dailymotion flickr mastodon medium peertube pinterest pixelfed soundcloud spotify
    substack telegram tumblr vimeo youtube""".split()  # noqa: SIM905  # a list of words is easier to read than one of quotes
)
"""Networks whose sources list posts by their day and leave pinned ones out."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What is known of one month."""

    first: dt.date
    posts: int
    """Those that we saw; a source shows few, so there may have been more where the month was not read whole."""
    is_read: bool
    """Whether a look would have shown every post of it, or of a month not over yet: every post until that look."""

    @property
    def is_silent(self) -> bool:
        """Whether it is known to have passed without a post."""
        return self.is_read and not self.posts

    @property
    def is_unread(self) -> bool:
        """Whether nothing at all is known of it."""
        return not self.is_read and not self.posts

    @property
    def name(self) -> str:
        return month_name(self.first)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """Two years of one place, oldest month first."""

    months: tuple[Month, ...]
    last: str
    """`Last post 7 weeks ago.`"""
    counted: str
    """The day until which it speaks: `16 November 2026`."""
    pause: str
    """The longest time between two posts, in a sentence; empty where none lasted two months, or none is known."""

    @property
    def caption(self) -> str:
        """What the picture says, in a sentence or two."""
        return " ".join(filter(None, (self.last, self.pause)))

    @property
    def axis(self) -> tuple[str, ...]:
        """`Dec 2024`, `Dec 2025`, `Nov 2026`: its first month, the first of its second year, its last."""
        names = (self.months[at].name.split() for at in (0, MONTHS // 2, -1))
        return tuple(f"{month[:3]} {year}" for month, year in names)

    @property
    def label(self) -> str:
        """The whole picture for those who hear it."""
        counts = (
            (sum(month.posts > 0 for month in self.months), "with posts"),
            (sum(month.is_silent for month in self.months), "without a post"),
            (sum(month.is_unread for month in self.months), "that we have not read"),
        )
        told = plain.listing([f"{plain.plural(count, 'month')} {what}" for count, what in counts if count])
        return f"Posts by month, {self.months[0].name} to {self.months[-1].name}: {told}. {self.caption}"

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """The same as a table: a month or several alike, newest first, and what we saw."""
        groups = [list(alike) for _, alike in itertools.groupby(reversed(self.months), key=_alike)]
        return tuple((_span(group), _told(group[0])) for group in groups)


def month_name(day: dt.date) -> str:
    """`March 2026`."""
    return plain.date(day).partition(" ")[2]


def posting(place: Place, today: dt.date, *, is_seasonal: bool = False) -> Posting | None:
    """The months until today; None where there is no date, where only reviews are dated, or too little was read."""
    newest, seen = place.newest, place.seen_on
    if place.verdict is not Verdict.LIVE or newest is None or seen is None or newest.source == A_REVIEW:
        return None
    looks = [(one.look.evidence.reading, one.day) for one in place.shown]
    if place.look:
        looks.append((place.look.evidence.reading, place.look.evidence.at.date()))
    known = _Known(
        days=_posted(newest, seen, looks),
        read=_merged([*_read(newest, (), None, seen, place.platform), *_all_read(looks, place.platform)]),
    )
    months = tuple(known.month(first, min(_last_day(first), max(seen, first))) for first in _firsts(today))
    if sum(not month.is_unread for month in months) < _FEWEST:
        return None
    pause = "" if is_seasonal else known.longest_pause(since=months[0].first)
    return Posting(months=months, last=_last(newest, seen), counted=plain.date(seen), pause=pause or _steady(months))


@dataclasses.dataclass(frozen=True, slots=True)
class _Span:
    """Days of which every post would have been shown, both ends included."""

    start: dt.date
    end: dt.date

    def covers(self, start: dt.date, end: dt.date) -> bool:
        return self.start <= start and end <= self.end


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    days: tuple[dt.date, ...]
    """Of each post that we saw, oldest first."""
    read: tuple[_Span, ...]

    def month(self, first: dt.date, last: dt.date) -> Month:
        posts = sum((day.year, day.month) == (first.year, first.month) for day in self.days)
        return Month(first=first, posts=posts, is_read=self.is_read(first, last))

    def is_read(self, start: dt.date, end: dt.date) -> bool:
        return any(span.covers(start, end) for span in self.read)

    def longest_pause(self, since: dt.date) -> str:
        """Between two posts with nothing in between; the time since the last one is told by its age."""
        pairs = [(a, b) for a, b in itertools.pairwise(self.days) if b >= since and self.is_read(a, b)]
        start, end = max(pairs, key=lambda pair: pair[1] - pair[0], default=(since, since))
        if end - start < _PAUSE:
            return ""
        return (
            f"The longest pause before that was {plain.age(start, end).removesuffix(' ago')}, until {month_name(end)}."
        )


def _posted(newest: Newest, seen: dt.date, looks: Sequence[tuple[Reading, dt.date]]) -> tuple[dt.date, ...]:
    """The day of each post that any look showed, each once; a newest post without a place in a list counts as one."""
    posts = {post.address or post.at.isoformat(): post.at for reading, _ in looks for post in reading.posts}
    days = [at.date() for at in posts.values()]
    alone = [newest, *(reading.newest for reading, _ in looks if reading.newest and reading.newest.source != A_REVIEW)]
    for one in alone:
        near = _ROUGH if one.precision is Precision.ROUGH else dt.timedelta(days=1)
        if not any(abs(one.at.date() - day) <= near for day in days):
            days.append(one.at.date())
    return tuple(sorted(day for day in days if day <= seen))


def _all_read(looks: Iterable[tuple[Reading, dt.date]], platform: str) -> Iterator[_Span]:
    for reading, day in looks:
        if reading.newest:
            yield from _read(
                reading.newest, [post.at.date() for post in reading.posts], reading.post_count, day, platform
            )


def _read(newest: Newest, posts: Sequence[dt.date], total: int | None, day: dt.date, platform: str) -> Iterator[_Span]:
    """The days that one look speaks for: none where newer posts may be out of sight.

    Without a list it is those since the newest post; with one, those since its last post that cannot be a pinned one.
    """
    if newest.lower_bound or newest.source == A_REVIEW:
        return
    slack = _ROUGH if newest.precision is Precision.ROUGH else dt.timedelta()
    since = newest.at.date() + slack
    in_order = sorted(posts, reverse=True)[: None if platform in _IN_ORDER else -_PINS]
    if posts and total is not None and total <= len(posts):
        since = dt.date.min
    elif in_order:
        since = min(since, in_order[-1])
    if since <= day:
        yield _Span(since, day)


def _merged(spans: Iterable[_Span]) -> tuple[_Span, ...]:
    merged: list[_Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if merged and span.start <= merged[-1].end + dt.timedelta(days=1):
            merged[-1] = _Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _firsts(today: dt.date) -> Iterator[dt.date]:
    for back in reversed(range(MONTHS)):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        yield dt.date(year, month + 1, 1)


def _last_day(first: dt.date) -> dt.date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _last(newest: Newest, seen: dt.date) -> str:
    about = "about " if newest.precision is Precision.ROUGH else ""
    age = plain.age(newest.at.date(), seen)
    return f"The newest post we could see is from {about}{age}." if newest.lower_bound else f"Last post {about}{age}."


def _steady(months: Sequence[Month]) -> str:
    *before, now = months
    is_steady = all(month.posts for month in before) and not now.is_unread
    return "We saw a post in every month." if is_steady else ""


def _alike(month: Month) -> tuple[bool, str]:
    """Months with posts are told one by one, lest two of 3 read as 3 in both together."""
    return month.is_read, month.name if month.posts else ""


def _told(month: Month) -> str:
    if month.is_unread:
        return "Not read"
    if not month.posts:
        return "No post"
    return plain.plural(month.posts, "post") + ("" if month.is_read else " or more")


def _span(newest_first: Sequence[Month]) -> str:
    newest, oldest = newest_first[0].name, newest_first[-1].name
    return newest if newest == oldest else f"{oldest} to {newest}"
