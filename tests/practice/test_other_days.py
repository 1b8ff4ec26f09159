"""The practice web on another day: dates move along, and nothing else does."""

from __future__ import annotations

import datetime as dt

import pytest

from audit.practice import NOW, Answer, answer, on

FEED = "https://public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed?actor=freshbakery.bsky.social"
YEAR = dt.timedelta(days=364)


def _feed() -> str:
    played = answer("GET", FEED, {})
    assert isinstance(played, Answer)
    return played.body.decode()


def test_what_was_posted_two_days_ago_was_posted_two_days_before_any_day() -> None:
    with on(NOW - YEAR):
        before = _feed()
    assert f"{NOW - YEAR - dt.timedelta(days=2):%Y-%m-%d}" in before
    assert f"{NOW - dt.timedelta(days=2):%Y-%m-%d}" not in before


def test_its_own_day_returns_afterwards_even_after_an_error() -> None:
    today = _feed()
    with pytest.raises(RuntimeError), on(NOW - YEAR):
        _raise()
    assert _feed() == today


def _raise() -> None:
    raise RuntimeError
