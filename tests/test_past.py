"""The audits before, judged again: which, by what was known when, and how many places worked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from audit import past
from audit.activity import Activity
from audit.changes import ChangeKind, State, compare
from audit.client import Client, Decision
from audit.errors import BadInput
from audit.evidence import Saw, Sighting, Sign
from audit.looks import Looks
from audit.snapshot import Snapshot
from audit.verdict import Verdict
from dossiers import NOON, ago, beside, client, evidence, listing, sighting, signal, snapshot
from states import Seen, stands, state

OLD, NEW = "https://bsky.app/profile/old.example", "https://bsky.app/profile/maple.example"


def run(
    days: float, sign: Sign = Sign.SHOWN, *, listed: str = NEW, handle: str = "maple.example", key: str = ""
) -> Snapshot:
    at = ago(days)
    seen = evidence(signal(sign, to=NEW), at=at, listed=(listed,), handle=handle, key=key, address=listed)
    return snapshot(seen, stamp=f"{at:%Y%m%dT%H%M%SZ}-aaaa", taken=at, controls=beside(sign, at))


def states(runs: Sequence[Snapshot], *words: Sighting, of: Client | None = None) -> tuple[State, ...]:
    looks = Looks(runs, words)
    return past.states(of or client(listing(NEW)), looks, past.Word(sightings=words), len(runs) - 1)


def test_a_word_said_after_the_next_audit_is_not_known_to_the_one_before() -> None:
    runs = [run(14, Sign.LOGIN_WALL), run(7, Sign.LOGIN_WALL), run(0, Sign.LOGIN_WALL)]
    seen = sighting(Saw.WORKS, ago(6), key="bluesky:maple.example")
    verdicts = [judged.dossier.places[0].verdict for judged in states(runs, seen)]
    assert verdicts == [Verdict.UNSEEN, Verdict.LIVE]


def test_an_address_that_was_corrected_is_the_same_place_before() -> None:
    runs = [run(7, Sign.MOVED, listed=OLD, handle="old.example"), run(0, key="bluesky:old.example")]
    (before,) = states(runs)
    assert [place.verdict for place in before.dossier.places] == [Verdict.MOVED]


def test_the_newest_audits_are_judged_one_by_one_and_of_older_ones_the_last_of_each_month() -> None:
    runs = [run(7 * weeks) for weeks in reversed(range(60))]
    days = [judged.day for judged in states(runs)]
    assert days[-12:] == [(NOON - dt.timedelta(days=7 * weeks)).date() for weeks in reversed(range(1, 13))]
    older = [(day.year, day.month) for day in days[:-12]]
    assert len(older) == len(set(older)) <= 12


@pytest.mark.parametrize(("days", "runs"), [(0, 2), (6, 2), (7, 2), (8, 1), (14, 1)])
def test_an_earlier_day_means_the_newest_audit_by_then(days: int, runs: int) -> None:
    assert past.runs_until([run(14), run(7), run(0)], ago(days).date()) == runs


def test_a_day_before_the_first_audit_is_a_mistake_that_names_the_first() -> None:
    with pytest.raises(BadInput, match="the first one is of 2026-11-15"):
        past.runs_until([run(7), run(0)], ago(30).date())


def test_what_is_seen_again_after_a_long_time_is_compared_with_when_it_was_seen() -> None:
    hidden = [run(7 * weeks, Sign.LOGIN_WALL) for weeks in reversed(range(1, 5))]
    before = states([run(35), *hidden, run(0)])
    now = state(stands(Activity.DORMANT, key="bluesky:maple.example"))
    assert [c.kind for c in compare(before, now) if c.now] == [ChangeKind.NEWLY_CHECKED]  # then it had no date


def test_places_we_could_not_see_or_are_not_sure_of_count_neither_way() -> None:
    seen: tuple[Seen, ...] = (
        Activity.FRESH,
        Activity.DORMANT,
        Verdict.UNSEEN,
        Verdict.SUSPECT,
        Verdict.GONE,
        Activity.QUIET,
    )
    working = past.working(state(*(stands(each, key=f"bluesky:{n}") for n, each in enumerate(seen))))
    assert (working.working, working.of) == (2, 4)


def test_what_was_closed_on_purpose_does_not_count() -> None:
    closed = stands(Verdict.GONE, decision=Decision.CLOSE)
    assert past.working(state(closed)).of == 0


def test_the_trend_has_the_last_audit_of_each_month_and_ends_today() -> None:
    story = [state(stands(Activity.FRESH), weeks=weeks) for weeks in (12, 8, 7, 6, 1)]
    days = [then.day for then in past.trend(story, state(stands(Verdict.GONE)))]
    assert days == [story[0].day, story[1].day, story[3].day, NOON.date()]


# Baselines, and an end before today


def of(*runs: Snapshot) -> tuple[State, ...]:
    """The past of the last of these, since the first, which was frozen."""
    frozen, *kept = runs
    return past.before(client(listing(NEW)), Looks(kept, ()), past.Word(), frozen)


def test_a_baseline_is_a_copy_and_confirms_no_absence() -> None:
    (before,) = of(run(7, Sign.ABSENT), run(0, Sign.ABSENT))
    assert before.dossier.places[0].verdict is Verdict.SUSPECT
    assert before.day == ago(7).date()


def test_a_baseline_that_history_holds_is_that_audit_and_no_second_look_at_it() -> None:
    runs = [run(14), run(7, Sign.ABSENT), run(0, Sign.ABSENT)]
    before = of(runs[1], *runs)
    assert [judged.dossier.places[0].verdict for judged in before] == [Verdict.LIVE, Verdict.SUSPECT]


def test_of_a_baseline_alone_what_people_said_before_the_next_audit_is_known() -> None:
    words = (sighting(Saw.WORKS, ago(20), key="bluesky:maple.example"), sighting(Saw.WORKS, ago(3)))
    looks = Looks([run(7), run(0)], words)
    (before,) = past.before(client(listing(NEW)), looks, past.Word(sightings=words), run(21, Sign.LOGIN_WALL))
    assert before.dossier.places[0].verdict is Verdict.LIVE
    assert before.dossier.date == ago(20).date()


@pytest.mark.parametrize("days", [0, -1])
def test_a_baseline_that_no_audit_came_after_is_a_mistake(days: int) -> None:
    with pytest.raises(BadInput, match=f"no audit after this baseline, which is of {ago(days):%Y-%m-%d}"):
        of(run(days), run(7), run(0))


def test_a_name_no_baseline_has_is_a_mistake_that_names_those_there_are() -> None:
    with pytest.raises(
        BadInput, match='"spring" is neither a baseline nor a day; the baselines are first, summer, and'
    ):
        past.named({"first": run(0), "summer": run(7)}, "spring")
    with pytest.raises(BadInput, match="no baseline is kept"):
        past.named({}, "spring")
    assert past.named({"first": run(0)}, "First") == run(0)


def test_without_an_end_every_audit_is_told_of() -> None:
    runs = (run(7), run(0))
    assert past.ended(runs, past.LAST) == runs


@pytest.mark.parametrize(("days", "runs"), [(0, 3), (1, 2), (7, 2), (8, 1)])
def test_an_end_leaves_out_what_was_seen_after_it(days: int, runs: int) -> None:
    story = (run(14), run(7), run(0))
    assert past.ended(story, past.Span(until=ago(days).date())) == story[:runs]


def test_an_end_before_the_first_audit_is_a_mistake_that_names_the_first() -> None:
    with pytest.raises(BadInput, match="the first one is of 2026-11-15"):
        past.ended([run(7), run(0)], past.Span(until=ago(30).date()))


@pytest.mark.parametrize(("since", "until"), [(7, 7), (7, 6), (6, 1), (0, 7)])
def test_between_two_days_without_an_audit_there_is_nothing_to_tell(since: int, until: int) -> None:
    with pytest.raises(BadInput, match=r"no audit after .*; the newest by then is of 2026-11-1"):
        past.ended([run(14), run(7), run(0)], past.Span(since=ago(since).date(), until=ago(until).date()))
