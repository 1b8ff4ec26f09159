"""How long a place has been silent, against its own rhythm; counted to the day it was read, never to today."""

from __future__ import annotations

import datetime as dt
import enum
from typing import TYPE_CHECKING, assert_never

from audit.evidence import Newest, Precision
from audit.platforms import Rhythm

if TYPE_CHECKING:
    from audit.client import Season, Thresholds


class Activity(enum.StrEnum):
    """What the age of the newest post says of a place."""

    FRESH = "fresh"
    QUIET = "quiet"
    DORMANT = "dormant"
    ABANDONED = "abandoned"
    EMPTY = "empty"
    UNKNOWN = "unknown"


_LONGEST = 730


def rhythm(default: Rhythm | None, override: Thresholds | None, cadence_days: int | None) -> Rhythm | None:
    """The bounds for one place: its own cadence wins, then the client's thresholds, then the platform's.

    A cadence of n days allows 2n as fresh, 6n as quiet, and 24n (at most two years, at least 6n) as dormant.
    """
    if cadence_days:
        quiet = 6 * cadence_days
        return Rhythm(fresh=2 * cadence_days, quiet=quiet, dormant=max(quiet, min(24 * cadence_days, _LONGEST)))
    if default is None or override is None:
        return default
    return Rhythm(
        fresh=override.fresh or default.fresh,
        quiet=override.quiet or default.quiet,
        dormant=override.dormant or default.dormant,
    )


def days_silent(newest: dt.date, seen: dt.date, season: Season | None = None) -> int:
    """Days from the newest post to the day of the look; days out of season do not count."""
    days = max((seen - newest).days, 0)
    if season is None:
        return days
    return sum(season.contains(newest + dt.timedelta(days=n)) for n in range(1, days + 1))


def activity(newest: Newest | None, seen: dt.date, bounds: Rhythm | None, season: Season | None = None) -> Activity:
    """Fresh to abandoned; unknown without a date, without bounds, or where newer posts may be out of sight."""
    if newest is None or bounds is None:
        return Activity.UNKNOWN
    days = days_silent(newest.at.date(), seen, season) - _slack(newest.precision)
    if days <= bounds.fresh:
        return Activity.FRESH
    if newest.lower_bound:
        return Activity.UNKNOWN
    if days <= bounds.quiet:
        return Activity.QUIET
    return Activity.DORMANT if days <= bounds.dormant else Activity.ABANDONED


def _slack(precision: Precision) -> int:
    """Days by which a date this coarse may be too early."""
    match precision:
        case Precision.SECOND | Precision.DERIVED | Precision.DAY:
            return 0
        case Precision.ROUGH:
            return 14
        case _:
            assert_never(precision)
