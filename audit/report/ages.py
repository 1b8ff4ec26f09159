"""How long each place has been silent, side by side; a place without a date is named beside them, never drawn."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from audit.activity import Activity
from audit.dossier import Place
from audit.evidence import A_REVIEW, Newest, Precision
from audit.platforms import PLATFORMS
from audit.report import pictures, plain, words
from audit.verdict import Verdict

_FEWEST = 2


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """How old the newest post of one place is."""

    title: str
    handle: str
    """What tells the place from another of the same title; may be empty."""
    page: str
    tone: str
    words: str
    """`8 days ago`, `8 days ago or newer`."""
    days: int
    bar: str
    """The drawing."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """The newest post of every place, the youngest first, and the places without one."""

    bars: tuple[Age, ...]
    undated: tuple[str, ...]
    """What to say of the others: `No date seen: X and LinkedIn`."""
    scale: tuple[str, ...] = pictures.SCALE


def ages(places: Sequence[Place], slugs: Mapping[str, str]) -> Ages | None:
    """None where fewer than two have a date: then there is nothing to compare."""
    bars = [bar for place in places if (bar := _age(place, f"places/{slugs[place.key]}"))]
    if len(bars) < _FEWEST:
        return None
    dated = {bar.page for bar in bars}
    others = [place for place in places if f"places/{slugs[place.key]}" not in dated]
    return Ages(
        bars=tuple(sorted(bars, key=lambda bar: (bar.days, bar.title, bar.handle))), undated=tuple(_undated(others))
    )


def _age(place: Place, page: str) -> Age | None:
    newest = place.newest
    if place.verdict is not Verdict.LIVE or newest is None or place.seen_on is None or newest.source == A_REVIEW:
        return None
    days = pictures.days_between(newest.at.date(), place.seen_on)
    state = words.state(place)
    return Age(
        title=place.title,
        handle=place.apart,
        page=page,
        tone=state.tone,
        words=since(newest, plain.age(newest.at.date(), place.seen_on)),
        days=days,
        bar=pictures.age_bar(days, is_least=newest.lower_bound),
    )


def since(newest: Newest, age: str) -> str:
    """`8 days ago`, `about 3 weeks ago`, `8 days ago or newer`: newer posts may be out of sight."""
    about = "about " if newest.precision is Precision.ROUGH else ""
    return f"{about}{age}{' or newer' if newest.lower_bound and age != 'today' else ''}"


def _undated(places: Sequence[Place]) -> Iterator[str]:
    """In groups by why there is no date: none of them counts as silent."""
    living = [place for place in places if place.verdict is Verdict.LIVE]
    groups = (
        ("Nothing posted yet", [p for p in living if p.activity is Activity.EMPTY]),
        ("Nobody posts there", [p for p in living if not _is_for_posts(p)]),
        ("Open, but no date seen", [p for p in living if _is_for_posts(p) and p.activity is not Activity.EMPTY]),
        ("We couldn't see", [p for p in places if p.verdict is Verdict.UNSEEN]),
        ("No posts for us to see", [p for p in places if p.verdict not in (Verdict.LIVE, Verdict.UNSEEN)]),
    )
    yield from (f"{title}: {plain.listing([p.name for p in group])}" for title, group in groups if group)


def _is_for_posts(place: Place) -> bool:
    """Listings are dated by what customers write."""
    module = PLATFORMS.get(place.platform)
    return module is None or module.RHYTHM is not None
