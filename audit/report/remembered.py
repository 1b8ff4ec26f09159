"""What earlier looks add to today's: the last good reading of a place, and how often we were wrong."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from audit.dossier import Dossier, Place
from audit.looks import Seen
from audit.report import plain
from audit.verdict import Verdict

_OUT_OF_SIGHT = (Verdict.UNSEEN, Verdict.NOT_PUBLIC, Verdict.SUSPECT, Verdict.GONE)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Reversals:
    """How often a place that we had called gone was seen open later."""

    summary: str
    rows: tuple[tuple[str, str, str], ...]
    """Place, when we called it gone, when it was seen open."""


def last_seen(place: Place) -> str:
    """When and from where a place was last seen that hides today, or that shows no date today; else empty."""
    good = place.good
    if good is None or place.look is None or good.look is place.look:
        return ""
    where = good.read_from if good.read_from.startswith("through ") else f"from {good.read_from}"
    when = f"{plain.date(good.day)}, {where}"
    if place.verdict in _OUT_OF_SIGHT and not place.judgement.sighting:
        return f"We last saw it open on {when}. {_newest(good)}".rstrip()
    if place.verdict is Verdict.LIVE and place.newest and place.newest is good.look.evidence.reading.newest:
        return f"Today's look showed no date. This one was read on {when}."
    return ""


def _newest(good: Seen) -> str:
    newest = good.look.evidence.reading.newest
    return (
        f"The newest post then was from {plain.date(newest.at.date())} ({_before(newest.at.date(), good.day)})."
        if newest
        else ""
    )


def _before(then: dt.date, day: dt.date) -> str:
    """How long before the day of that look: `3 weeks before`."""
    return {"today": "that day", "yesterday": "the day before"}.get(old := plain.age(then, day)) or old.replace(
        "ago", "before"
    )


def reversals(dossier: Dossier) -> Reversals | None:
    """For "How we checked"; None while no place was ever called gone."""
    once = dossier.gone_once
    wrong = [(gone.name, plain.date(gone.on), plain.date(gone.seen_again)) for gone in once if gone.seen_again]
    return Reversals(summary=_counted(len(once), wrong), rows=tuple(wrong)) if once else None


def _counted(called: int, wrong: Sequence[object]) -> str:
    places = plain.plural(called, "place")
    match called, len(wrong):
        case _, 0:
            later = "It was not seen open since." if called == 1 else "None was seen open since."
        case 1, _:
            later = "It was seen open later."
        case _, count:
            later = f"{plain.number(count)} {'was' if count == 1 else 'were'} seen open later."
    return f"So far we have called {places} of yours gone. {later}"
