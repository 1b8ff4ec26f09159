"""What earlier looks add to a page: a place that hides is not forgotten, and our own mistakes are counted."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

import bakery
from audit.activity import Activity
from audit.dossier import GoneOnce, Place
from audit.evidence import Look, Saw, Sign
from audit.looks import Seen
from audit.report import remembered, render
from audit.report.sources import Sources
from audit.verdict import Verdict
from dossiers import ago, dossier, evidence, newest, place, sighting, signal

DAY = dt.date(2026, 11, 8)


def kept(where: str = "this computer", *, dated: bool = True) -> Seen:
    """A good reading of two weeks ago."""
    seen = evidence(signal(Sign.SHOWN), at=ago(14), newest=newest(19) if dated else None)
    return Seen(look=Look(evidence=seen), read_from=where)


def hidden(good: Seen | None, verdict: Verdict = Verdict.UNSEEN) -> Place:
    return place(verdict, good=good)


def test_a_place_that_was_never_seen_is_said_nothing_of() -> None:
    assert remembered.last_seen(hidden(None)) == ""


def test_a_place_that_shows_itself_today_needs_no_older_look() -> None:
    assert remembered.last_seen(place(Verdict.LIVE, Activity.FRESH, days=2, good=kept())) == ""


def test_a_place_that_a_person_has_seen_needs_no_older_look() -> None:
    seen = hidden(kept())
    judgement = dataclasses.replace(seen.judgement, sighting=sighting(Saw.UNAVAILABLE))
    assert remembered.last_seen(dataclasses.replace(seen, judgement=judgement)) == ""


@pytest.mark.parametrize(
    ("where", "said"),
    [("this computer", "8 November 2026, from this computer"), ("through a proxy", "8 November 2026, through a proxy")],
)
def test_a_place_that_hides_says_when_and_from_where_it_was_last_seen(where: str, said: str) -> None:
    assert remembered.last_seen(hidden(kept(where))) == (
        f"We last saw it open on {said}. The newest post then was from 3 November 2026 (5 days before)."
    )
    assert remembered.last_seen(hidden(kept(where, dated=False))) == f"We last saw it open on {said}."


def test_a_date_lent_by_a_better_look_says_so() -> None:
    good = kept()
    lent = place(Verdict.LIVE, Activity.FRESH, good=good, newest=good.look.evidence.reading.newest)
    assert remembered.last_seen(lent) == (
        "Today's look showed no date. This one was read on 8 November 2026, from this computer."
    )


def test_before_a_place_was_ever_called_gone_nothing_is_counted() -> None:
    assert remembered.reversals(dossier()) is None


@pytest.mark.parametrize(
    ("again", "said"),
    [
        ((None,), "So far we have called 1 place of yours gone. It was not seen open since."),
        ((DAY,), "So far we have called 1 place of yours gone. It was seen open later."),
        ((None, None), "So far we have called 2 places of yours gone. None was seen open since."),
        ((DAY, None), "So far we have called 2 places of yours gone. 1 was seen open later."),
        ((DAY, DAY), "So far we have called 2 places of yours gone. 2 were seen open later."),
    ],
)
def test_how_often_we_were_wrong_is_counted_and_named(again: tuple[dt.date | None, ...], said: str) -> None:
    once = tuple(GoneOnce(name="Bluesky", on=dt.date(2026, 11, 1), seen_again=day) for day in again)
    made = remembered.reversals(dataclasses.replace(dossier(), gone_once=once))
    assert made
    assert made.summary == said
    assert made.rows == (("Bluesky", "1 November 2026", "8 November 2026"),) * sum(day is not None for day in again)


def test_how_we_checked_tells_of_our_reversals() -> None:
    once = (GoneOnce(name="Bluesky", on=dt.date(2026, 11, 1), seen_again=DAY),)
    made = dataclasses.replace(bakery.dossier(), gone_once=once)
    page = str(render.render(made, tuple(bakery.findings()), Sources())["content/method.md"])
    assert "## How often we were wrong" in page
    assert "8 November 2026" in page[page.index("How often we were wrong") :]
