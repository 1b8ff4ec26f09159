"""Dates of posts: read safely, computed from ids, and never taken from the future or the web's prehistory."""

from __future__ import annotations

import datetime as dt
import email.utils
from collections.abc import Iterable

_EARLIEST = dt.datetime(1995, 1, 1, tzinfo=dt.UTC)
_AHEAD = dt.timedelta(hours=48)

_X_EPOCH_MS = 1_288_834_974_657
_X_FIRST_SNOWFLAKE = 30_000_000_000
_INSTAGRAM_EPOCH_MS = 1_314_220_021_721
_SHORTCODE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def moment(text: str) -> dt.datetime | None:
    """An ISO 8601 or RFC 822 date as UTC; naive times count as UTC; None when it cannot be read."""
    text = text.strip()[:64]
    for read in (dt.datetime.fromisoformat, email.utils.parsedate_to_datetime):
        try:
            at = read(text)
            return (at if at.tzinfo else at.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
        except (ValueError, TypeError, OverflowError):
            continue
    return None


def from_seconds(value: object) -> dt.datetime | None:
    """Unix seconds (a number, or its digits) as UTC; None when out of range."""
    try:
        return dt.datetime.fromtimestamp(float(value), dt.UTC)  # type: ignore[arg-type]  # that is what may raise
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def usable(dates: Iterable[dt.datetime | None], today: dt.date) -> tuple[dt.datetime, ...]:
    """Those that can be dates of posts, newest first: from 1995 on, at most 48 hours ahead."""
    latest = dt.datetime.combine(today, dt.time.max, dt.UTC) + _AHEAD
    return tuple(sorted((at for at in dates if at and _EARLIEST <= at <= latest), reverse=True))


def from_x_id(post_id: int) -> dt.datetime | None:
    """When an X post was made: ids are snowflakes since November 2010."""
    return from_seconds(((post_id >> 22) + _X_EPOCH_MS) / 1000) if post_id > _X_FIRST_SNOWFLAKE else None


def from_tiktok_id(video_id: int) -> dt.datetime | None:
    """When a TikTok upload began: the upper 32 bits are Unix seconds."""
    return from_seconds(video_id >> 32)


def from_linkedin_id(activity_id: int) -> dt.datetime | None:
    """When a LinkedIn activity was made: id >> 22 is Unix milliseconds."""
    return from_seconds((activity_id >> 22) / 1000)


def from_instagram_code(code: str) -> dt.datetime | None:
    """When an Instagram or Threads post was made, from the short code in its address."""
    number = 0
    for letter in code[:11]:
        place = _SHORTCODE.find(letter)
        if place < 0:
            return None
        number = number * 64 + place
    return from_seconds(((number >> 23) + _INSTAGRAM_EPOCH_MS) / 1000) if len(code) >= 10 else None
