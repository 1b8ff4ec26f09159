"""A run that met nothing new keeps its times alone, and counts for all that a whole one counts for."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from audit import heartbeat
from audit.dossier import assemble
from audit.evidence import Newest, Post, Precision, Sign
from audit.followed import End
from audit.snapshot import Snapshot
from audit.store import Files, history, keep, save_snapshot, unreadable
from audit.verdict import Verdict
from dossiers import NOON, beside, evidence, newest, signal, site
from keeping import DAY, MAPLE, kept, run, texts, with_evidence, with_reading


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(root=tmp_path, slug="maple")


def is_whole(files: Files, snapshot: Snapshot) -> bool:
    return "evidence" in json.loads((files.history / f"{snapshot.id}.json").read_bytes())


# Kept whole


CHANGED: dict[str, Callable[[Snapshot], Snapshot]] = {
    "another sign": lambda s: with_reading(s, signals=(signal(Sign.EMPTY),)),
    "another mark": lambda s: with_reading(s, signals=(signal(Sign.SHOWN, mark="other"),)),
    "another source": lambda s: with_reading(s, signals=(signal(Sign.SHOWN, rung="page"),)),
    "where it moved to": lambda s: with_reading(s, signals=(signal(Sign.SHOWN, to="https://new.example"),)),
    "a newer post": lambda s: with_reading(s, newest=newest(2)),
    "no post any more": lambda s: with_reading(s, newest=None),
    "what a post says": lambda s: with_reading(s, posts=(Post(at=NOON, text="Cake", address="https://bsky.app/1"),)),
    "a name": lambda s: with_reading(s, name="Somebody else"),
    "a text about itself": lambda s: with_reading(s, bio="Casino"),
    "a link": lambda s: with_reading(s, links=("https://casino.example",)),
    "the account behind it": lambda s: with_reading(s, platform_id="did:plc:b"),
    "how it was answered": lambda s: with_evidence(
        s, exchanges=(dataclasses.replace(s.evidence[0].exchanges[0], status=301),)
    ),
    "an address that leads there": lambda s: with_evidence(s, listed=("https://maple.example/bsky",)),
    "the version that read it": lambda s: with_evidence(s, reader="9"),
    "the program": lambda s: dataclasses.replace(s, program="9"),
    "where it was read from": lambda s: dataclasses.replace(s, read_from="a build server"),
    "a key": lambda s: dataclasses.replace(s, keys=("YOUTUBE_API_KEY",)),
    "the language": lambda s: dataclasses.replace(s, language="de"),
    "no control any more": lambda s: dataclasses.replace(s, controls=()),
    "what a control met": lambda s: dataclasses.replace(s, controls=beside(Sign.SHOWN, NOON, "absent walled")),
    "a place more": lambda s: dataclasses.replace(
        s, evidence=(*s.evidence, evidence(signal(Sign.SHOWN), handle="cakes"))
    ),
    "no place any more": lambda s: dataclasses.replace(s, evidence=()),
    "the website": lambda s: dataclasses.replace(s, site=site(sign=Sign.UNREACHABLE)),
    "another address": lambda s: dataclasses.replace(
        s, followed=(dataclasses.replace(s.followed[0], end=End.MISSING),)
    ),
}


@pytest.mark.parametrize("change", CHANGED.values(), ids=CHANGED)
def test_what_changed_is_kept_whole(files: Files, change: Callable[[Snapshot], Snapshot]) -> None:
    now = change(run(NOON + DAY))
    *_, last = kept(files, run(), now)
    assert is_whole(files, last)
    assert last.evidence == now.evidence


def test_the_first_run_of_a_month_is_kept_whole_though_nothing_changed(files: Files) -> None:
    runs = kept(files, *(run(NOON + dt.timedelta(days=days)) for days in (0, 7, 14, 21)))
    assert [(each.taken.month, is_whole(files, each)) for each in runs] == [
        (11, True),
        (11, False),
        (12, True),
        (12, False),
    ]


def test_what_changed_back_is_kept_whole_again(files: Files) -> None:
    moved = with_reading(run(NOON + DAY), name="Somebody else")
    runs = kept(files, run(), moved, run(NOON + 2 * DAY), run(NOON + 3 * DAY))
    assert [is_whole(files, each) for each in runs] == [True, True, True, False]
    assert runs[-1].same_as == runs[-2].id


def test_a_run_after_a_history_that_was_lost_is_kept_whole(files: Files) -> None:
    (first,) = kept(files, run())
    (files.history / f"{first.id}.json").write_text("<<<<<<< HEAD")
    (last,) = kept(files, run(NOON + DAY))
    assert is_whole(files, last)


# Kept as times


SAME: dict[str, Callable[[Snapshot], Snapshot]] = {
    "nothing": lambda s: s,
    "how many requests": lambda s: dataclasses.replace(s, requests=99),
    "sizes and seconds": lambda s: with_evidence(
        s, exchanges=(dataclasses.replace(s.evidence[0].exchanges[0], size=9, seconds=3.0),)
    ),
    "followers": lambda s: with_reading(s, followers=13),
    "the words quoted": lambda s: with_reading(
        s, signals=(dataclasses.replace(s.evidence[0].reading.signals[0], quote="Maple · 13 followers"),)
    ),
    "the control of a source nothing was read from": lambda s: dataclasses.replace(
        s, controls=(*s.controls, dataclasses.replace(s.controls[0], host="other.example"))
    ),
    "the order of the controls": lambda s: dataclasses.replace(s, controls=tuple(reversed(s.controls))),
}


@pytest.mark.parametrize("change", SAME.values(), ids=SAME)
def test_what_is_the_same_is_kept_as_times_alone(files: Files, change: Callable[[Snapshot], Snapshot]) -> None:
    now = change(run(NOON + DAY))
    first, last = kept(files, run(), now)
    assert not is_whole(files, last)
    assert (last.id, last.taken, last.requests, last.same_as) == (now.id, now.taken, now.requests, first.id)
    assert (files.history / f"{last.id}.json").stat().st_size < 1_000


def test_of_three_weeks_ago_the_hour_it_was_read_at_is_nothing_new(files: Files) -> None:
    told = [Newest(at=NOON.replace(hour=hour), source="words", precision=Precision.ROUGH) for hour in (9, 17)]
    runs = kept(files, *(with_reading(run(NOON + n * DAY), newest=said) for n, said in enumerate(told)))
    assert [is_whole(files, each) for each in runs] == [True, False]


def test_times_alone_are_read_as_the_look_they_were(files: Files) -> None:
    now = run(NOON + DAY, Sign.ABSENT)
    kept(files, run(sign=Sign.ABSENT), now)
    last = history(files)[-1]
    assert [each.at for each in last.evidence] == [each.at for each in now.evidence]
    assert last.controls == now.controls
    assert last.look("bluesky:maple") == now.look("bluesky:maple")


def test_a_run_returns_what_will_be_read_back(files: Files) -> None:
    (first,) = kept(files, run())
    now = with_reading(run(NOON + DAY, previous=first.id), followers=99)
    assert keep(files, (first,), now) == history(files)[-1]


# What they count for


@pytest.mark.parametrize(
    ("hours", "verdict"), [(1, Verdict.SUSPECT), (23, Verdict.SUSPECT), (24, Verdict.GONE), (168, Verdict.GONE)]
)
def test_the_same_absence_a_day_later_confirms_gone_though_nothing_else_is_kept(
    files: Files, hours: int, verdict: Verdict
) -> None:
    runs = kept(files, run(sign=Sign.ABSENT), run(NOON + dt.timedelta(hours=hours), Sign.ABSENT))
    assert not is_whole(files, runs[-1])
    (place,) = assemble(MAPLE, runs, (), NOON.date() + 7 * DAY).listed
    assert place.verdict is verdict


def test_an_absence_between_controls_that_did_not_stand_around_it_confirms_nothing(files: Files) -> None:
    late = dataclasses.replace(
        run(NOON + 2 * DAY, Sign.ABSENT), controls=beside(Sign.ABSENT, NOON + 2 * DAY + dt.timedelta(minutes=6))
    )
    runs = kept(files, run(sign=Sign.ABSENT), late)
    assert not is_whole(files, runs[-1])
    (place,) = assemble(MAPLE, runs, (), NOON.date() + 7 * DAY).listed
    assert place.verdict is Verdict.UNSEEN


def test_a_place_seen_living_again_was_last_seen_on_that_day(files: Files) -> None:
    runs = kept(files, run(), run(NOON + 2 * DAY))
    (place,) = assemble(MAPLE, runs, (), NOON.date() + 7 * DAY).listed
    assert (place.verdict, place.seen_on) == (Verdict.LIVE, NOON.date() + 2 * DAY)


def test_an_absence_whose_first_look_is_lost_is_suspect_again(files: Files) -> None:
    """Whoever loses the snapshot loses what repeats it: never is gone left standing on nothing."""
    first, second = kept(files, run(sign=Sign.ABSENT), run(NOON + 2 * DAY, Sign.ABSENT))
    (files.history / f"{first.id}.json").unlink()
    assert history(files) == ()
    assert unreadable(files) == (f"{second.id}.json (the run it repeats is missing)",)


def test_times_that_do_not_fit_the_run_they_repeat_are_set_aside(files: Files) -> None:
    first, second = kept(files, run(), run(NOON + DAY))
    path = files.history / f"{second.id}.json"
    told = json.loads(path.read_bytes())
    for broken in (
        told | {"places": {}},
        told | {"controls": told["controls"][1:]},
        told | {"places": {"bluesky:maple": "0001-01-01T00:00:00+14:00"}},
        told | {"taken": "2026-11-22T10:00:00"},
        told | {"client": "other"},
        told | {"same_as": second.id},
        told | {"places": ["bluesky:maple"]},
    ):
        path.write_text(json.dumps(broken))
        assert history(files) == (first,)
        assert [name.split(" (")[0] for name in unreadable(files)] == [path.name]


def test_a_laptop_and_a_build_server_that_wrote_at_once_are_both_read(files: Files) -> None:
    """Each knew the first run alone: their files have names of their own, and a plain merge holds both."""
    (first,) = kept(files, run())
    laptop, server = run(NOON + DAY, previous=first.id), run(NOON + 2 * DAY, previous=first.id)
    keep(files, (first,), laptop)
    keep(files, (first,), server)
    assert [each.id for each in history(files)] == [first.id, laptop.id, server.id]


# What posts say


def test_what_posts_say_is_kept_of_the_newest_run_alone(files: Files) -> None:
    runs = kept(files, run(), run(NOON + DAY), with_reading(run(NOON + 2 * DAY), name="Maple Bakery"))
    assert [texts(each) for each in runs] == [[""], [""], ["Bread"]]
    assert runs[0].evidence[0].reading.posts[0].address == "https://bsky.app/1"


def test_a_run_that_repeats_another_lets_go_of_no_text(files: Files) -> None:
    assert [texts(each) for each in kept(files, run(), run(NOON + DAY))] == [["Bread"], ["Bread"]]


def test_letting_texts_go_leaves_the_rest_of_older_runs_as_it_was(files: Files) -> None:
    old = with_reading(run(), posts=())
    save_snapshot(files, old)
    before = (files.history / f"{old.id}.json").read_bytes()
    kept(files, with_reading(run(NOON + DAY), name="Maple Bakery"))
    assert (files.history / f"{old.id}.json").read_bytes() == before


def test_a_year_of_quiet_weeks_is_twelve_snapshots_and_small_change(files: Files) -> None:
    runs = kept(files, *(run(NOON + dt.timedelta(weeks=week)) for week in range(52)))
    assert len(runs) == 52
    assert sum(is_whole(files, each) for each in runs) == 12 + 1
    assert all(heartbeat.again(each, heartbeat.beat(each, each)) for each in runs)
