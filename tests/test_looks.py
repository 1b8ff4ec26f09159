"""What earlier looks are still good for: which reading of a place is kept, and when it is replaced."""

from __future__ import annotations

import pytest

from audit.activity import Activity
from audit.dossier import Dossier, assemble
from audit.evidence import Newest, Saw, Sign
from audit.snapshot import Snapshot
from audit.verdict import Verdict
from dossiers import ago, beside, client, evidence, listing, newest, sighting, signal, snapshot

HOME, SERVER = "this computer", "a build server"
URL = "https://bsky.app/profile/maple.example"
KEY = "bluesky:maple"


def run(sign: Sign, days: float, *, where: str = HOME, dated: Newest | None = None, platform_id: str = "") -> Snapshot:
    """One run so many days ago: what it met at the one place."""
    at = ago(days)
    seen = evidence(signal(sign), at=at, listed=(URL,), newest=dated, platform_id=platform_id)
    return snapshot(seen, stamp=f"{at:%Y%m%dT%H%M%SZ}-aaaa", taken=at, read_from=where, controls=beside(sign, at))


def judged(*runs: Snapshot, words: tuple[tuple[Saw, float], ...] = ()) -> Dossier:
    seen = tuple(sighting(saw, ago(days), key=KEY) for saw, days in words)
    return assemble(client(listing(URL)), runs, seen, ago(0).date())


def test_a_place_that_was_never_seen_living_has_no_good_reading() -> None:
    (place,) = judged(run(Sign.LOGIN_WALL, 7), run(Sign.LOGIN_WALL, 0)).places
    assert place.good is None


def test_a_place_that_hides_keeps_its_last_good_reading_with_its_day_and_where_it_was_read_from() -> None:
    (place,) = judged(run(Sign.SHOWN, 7), run(Sign.LOGIN_WALL, 0, where=SERVER)).places
    assert place.verdict is Verdict.UNSEEN
    assert place.good
    assert (place.good.day, place.good.read_from) == (ago(7).date(), HOME)


@pytest.mark.parametrize(
    ("days", "kept"),
    [(89, True), (91, False)],
)
def test_a_weaker_look_replaces_no_better_one_younger_than_90_days(days: float, kept: bool) -> None:  # noqa: FBT001  # a table's column
    better = run(Sign.SHOWN, days, dated=newest(days + 3))
    (place,) = judged(better, run(Sign.SHOWN, 0, where=SERVER)).places
    assert place.good
    assert (place.good.read_from == HOME) is kept
    assert (place.newest is not None) is kept


def test_a_build_servers_look_is_the_weaker_one_however_much_it_read() -> None:
    home, server = run(Sign.SHOWN, 7, dated=newest(9)), run(Sign.SHOWN, 3, where=SERVER, dated=newest(4))
    (place,) = judged(home, server, run(Sign.LOGIN_WALL, 0)).places
    assert place.good
    assert place.good.read_from == HOME


def test_an_age_is_counted_to_the_day_of_the_better_look() -> None:
    (place,) = judged(run(Sign.SHOWN, 60, dated=newest(63)), run(Sign.SHOWN, 0, where=SERVER)).places
    assert place.seen_on == ago(60).date()
    assert place.activity is Activity.FRESH


def test_a_newer_look_that_is_as_good_replaces_the_one_before() -> None:
    (place,) = judged(run(Sign.SHOWN, 7, dated=newest(9)), run(Sign.SHOWN, 0, dated=newest(1))).places
    assert place.good
    assert place.good.day == ago(0).date()


def test_another_account_lends_no_date() -> None:
    (place,) = judged(
        run(Sign.SHOWN, 7, dated=newest(9), platform_id="1"), run(Sign.SHOWN, 0, where=SERVER, platform_id="2")
    ).places
    assert place.verdict is Verdict.TAKEN_OVER
    assert place.newest is None


# Called gone, and seen open later


def test_nothing_that_only_looked_gone_counts_as_called_gone() -> None:
    assert judged(run(Sign.ABSENT, 7), run(Sign.SHOWN, 0)).gone_once == ()


def test_what_was_called_gone_and_not_seen_since_is_no_reversal() -> None:
    (gone,) = judged(run(Sign.ABSENT, 14), run(Sign.ABSENT, 7), run(Sign.LOGIN_WALL, 0)).gone_once
    assert (gone.on, gone.seen_again) == (ago(7).date(), None)


def test_a_place_called_gone_that_is_seen_living_later_is_our_reversal() -> None:
    (gone,) = judged(run(Sign.ABSENT, 21), run(Sign.ABSENT, 14), run(Sign.SHOWN, 7), run(Sign.SHOWN, 0)).gone_once
    assert (gone.on, gone.seen_again) == (ago(14).date(), ago(7).date())


def test_a_persons_word_is_a_reversal_too() -> None:
    (gone,) = judged(run(Sign.ABSENT, 21), run(Sign.ABSENT, 14), words=((Saw.WORKS, 7),)).gone_once
    assert gone.seen_again == ago(7).date()


def test_somebody_else_under_the_old_name_is_no_reversal() -> None:
    once = judged(
        run(Sign.SHOWN, 28, platform_id="1"),
        run(Sign.ABSENT, 21, platform_id="1"),
        run(Sign.ABSENT, 14, platform_id="1"),
        run(Sign.SHOWN, 0, platform_id="2"),
    ).gone_once
    assert [gone.seen_again for gone in once] == [None]
