"""Feeds that the website announces and that are not there."""

from __future__ import annotations

import dataclasses

import pytest

from audit.checks import broken_feed
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.website.noticed import Noticed, Trait
from dossiers import dossier, site
from plainly import is_plain

FEED = "https://maple.example/blog/feed/"
COMMENTS = "https://maple.example/comments/feed/"


def announced(address: str = FEED, on_pages: int = 14) -> Noticed:
    return Noticed(trait=Trait.FEED, value=address, pages=("/blog/",), on_pages=on_pages)


def met(end: End, address: str = FEED, purpose: Purpose = Purpose.FEED) -> Followed:
    return Followed(purpose=purpose, address=address, end=end)


def found(*followed: Followed, things: tuple[Noticed, ...] = (announced(),)) -> list[Finding]:
    bare = dossier(home=dataclasses.replace(site(), noticed=things))
    snapshot = dataclasses.replace(bare.snapshot, followed=followed)
    return list(broken_feed.check(dataclasses.replace(bare, snapshot=snapshot)))


# What must be left alone


@pytest.mark.parametrize("end", [end for end in End if end not in (End.MISSING, End.OPENS)])
def test_a_feed_that_could_not_be_seen_is_not_called_missing(end: End) -> None:
    assert found(met(end)) == []


def test_a_feed_that_no_page_announces_is_nobodys_loss() -> None:
    assert found(met(End.MISSING), things=()) == []
    assert found(met(End.MISSING, purpose=Purpose.OUTSIDE)) == []


def test_without_a_feed_nothing_is_said() -> None:
    assert found() == []
    assert list(broken_feed.check(dataclasses.replace(dossier(), site=None))) == []


def test_a_feed_that_is_there_is_good_news() -> None:
    (good,) = found(met(End.OPENS))
    assert good.outcome is Outcome.FINE
    assert is_plain(good)


# What is found


@pytest.mark.parametrize("address", [FEED, "https://maple.example/" + "a" * 900, "https://maple.example/?feed=rss2"])
def test_a_missing_feed_is_to_be_tidied_up(address: str) -> None:
    (one,) = found(
        met(End.MISSING, address), met(End.OPENS, COMMENTS), things=(announced(address), announced(COMMENTS))
    )
    assert (one.outcome, one.level, one.confidence) == (Outcome.PROBLEM, Level.TIDY_UP, Confidence.IS)
    assert (one.subject, one.where) == (address, ("14 pages",))
    assert len(one.title) < 120
    assert is_plain(one)


def test_a_missing_feed_is_called_by_its_address() -> None:
    (one,) = found(met(End.MISSING))
    assert one.title == "The feed your website announces is missing: /blog/feed/"


def test_each_feed_is_a_finding_of_its_own() -> None:
    both = found(met(End.MISSING), met(End.MISSING, COMMENTS), things=(announced(), announced(COMMENTS)))
    assert len({one.id for one in both}) == 2
