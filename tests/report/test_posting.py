"""Months with posts, months without and months not read: what we did not read is never called silence."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given, strategies as st

from audit.dossier import Place, assemble
from audit.evidence import A_REVIEW, Newest, Post, Precision, Reading, Sign
from audit.looks import Seen
from audit.report.posting import MONTHS, Posting, posting
from audit.snapshot import Snapshot
from audit.verdict import Verdict
from dossiers import NOON, TODAY, ago, beside, client, evidence, listing, newest, place, signal, snapshot
from plainly import LONGEST_SENTENCE, sentences


def posted(*days: float, platform: str = "bluesky", lower_bound: bool = False, total: int | None = None) -> Place:
    """A living place whose list shows posts of so many days ago, newest first."""
    shown = Reading(
        signals=(),
        newest=newest(days[0], lower_bound=lower_bound) if days else None,
        posts=tuple(Post(at=ago(day), address=f"https://bsky.app/{day}") for day in days),
        post_count=total,
    )
    return read(shown, platform=platform)


def read(reading: Reading, *, platform: str = "bluesky", at: dt.datetime = NOON) -> Place:
    found = place(Verdict.LIVE, newest=reading.newest, platform=platform)
    assert found.look
    evidence = dataclasses.replace(found.look.evidence, reading=reading, at=at)
    return dataclasses.replace(found, look=dataclasses.replace(found.look, evidence=evidence), seen_on=at.date())


def told(found: Place, today: dt.date = TODAY) -> Posting:
    made = posting(found, today)
    assert made
    return made


def months(found: Place) -> str:
    """One letter a month, oldest first: `3` posts, `.` silence, `?` not read."""
    return "".join(str(m.posts) if m.posts else "." if m.is_silent else "?" for m in told(found).months)


# Left alone


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.LIVE])
def test_a_place_that_is_not_open_has_no_months(verdict: Verdict) -> None:
    assert posting(dataclasses.replace(posted(3, 40, 80, 120), judgement=place(verdict).judgement), TODAY) is None


def test_a_place_without_a_date_has_no_months() -> None:
    assert posting(place(Verdict.LIVE), TODAY) is None


def test_what_customers_wrote_is_no_post() -> None:
    reviewed = Newest(at=ago(3), source=A_REVIEW, precision=Precision.DAY)
    assert posting(read(Reading(signals=(), newest=reviewed)), TODAY) is None


def test_one_date_that_may_not_be_the_newest_is_no_picture() -> None:
    assert posting(posted(8, lower_bound=True), TODAY) is None


def test_months_before_the_oldest_post_that_we_read_are_not_read() -> None:
    assert months(posted(3, 40, 80, 130)) == "?" * 19 + "1.111"


def test_a_month_of_which_only_the_end_was_read_has_so_many_posts_or_more() -> None:
    assert told(posted(3, 40, 80, 130)).rows[-2:] == (
        ("July 2026", "1 post or more"),
        ("December 2024 to June 2026", "Not read"),
    )


def test_where_newer_posts_may_be_out_of_sight_no_month_is_silent() -> None:
    assert months(posted(33, 100, 250, lower_bound=True)) == "?" * 15 + "1????1?1?"


def test_without_a_list_only_the_time_since_the_newest_post_is_known() -> None:
    assert months(read(Reading(signals=(), newest=newest(150)))) == "?" * 18 + "1....."


def test_the_last_three_of_a_list_may_be_pinned_and_prove_no_silence_where_a_network_pins() -> None:
    assert "." not in months(posted(3, 30, 60, 400, 500, 600, platform="instagram"))
    assert "." in months(posted(3, 30, 60, 400, 500, 600, platform="bluesky"))


def test_after_our_last_look_nothing_is_silent() -> None:
    old = read(Reading(signals=(), newest=Newest(at=ago(200), source="a list", precision=Precision.DAY)), at=ago(100))
    assert months(old)[-3:] == "???"


def test_a_rough_date_proves_no_silence_for_two_weeks() -> None:
    late_in_august = newest(84, Precision.ROUGH)
    assert months(read(Reading(signals=(), newest=late_in_august))).endswith("?1?..")


def test_a_season_is_no_pause() -> None:
    made = posting(posted(3, 30, 300), TODAY, is_seasonal=True)
    assert made
    assert "pause" not in made.caption


# Told


def test_two_months_of_one_post_each_are_not_told_as_one_post_in_two_months() -> None:
    assert told(posted(3, 33, 70)).rows[:2] == (("November 2026", "1 post"), ("October 2026", "1 post"))


def test_all_posts_there_ever_were_leave_no_month_unread() -> None:
    assert months(posted(3, 300, platform="instagram", total=2)) == "." * 13 + "1" + "." * 9 + "1"


def test_earlier_looks_add_the_months_they_saw() -> None:
    now = posted(3, 30, 70)
    assert now.look
    earlier = Reading(signals=(), newest=newest(200), posts=tuple(Post(at=ago(d)) for d in (200, 230, 300)))
    then = dataclasses.replace(now.look.evidence, reading=earlier, at=ago(190))
    grown = dataclasses.replace(
        now, shown=(Seen(look=dataclasses.replace(now.look, evidence=then), read_from="this computer"),)
    )
    assert months(now) == "?" * 21 + "111"
    assert months(grown) == "?" * 13 + "1..11" + "???" + "111"


def test_the_looks_of_earlier_runs_are_found_in_the_history() -> None:
    def run(days: int, *posts: int, id_: str) -> Snapshot:
        at = ago(days)
        seen = evidence(
            signal(Sign.SHOWN),
            at=at,
            newest=newest(posts[0]),
            posts=tuple(Post(at=ago(post)) for post in posts),
            platform_id=id_,
        )
        controls = beside(Sign.SHOWN, at)
        return snapshot(seen, stamp=f"{at:%Y%m%dT%H%M%SZ}-aaaa", taken=at, controls=controls)

    of = client(listing("https://bsky.app/profile/maple.example"))
    runs = [run(190, 200, 230, id_="did:maple"), run(0, 3, 30, id_="did:maple")]
    (ours,) = assemble(of, runs, (), TODAY).places
    assert months(ours) == "?" * 16 + "11" + "????" + "11"
    (strangers,) = assemble(of, [*runs[:1], run(0, 3, 30, id_="did:other")], (), TODAY).places
    assert posting(strangers, TODAY) is None


def test_one_post_that_two_looks_saw_counts_once() -> None:
    now = posted(3, 30, 70)
    assert now.look
    again = dataclasses.replace(now, shown=(Seen(look=now.look, read_from="this computer"),) * 2)
    assert months(again) == months(now)


def test_the_caption_says_the_last_post_and_the_longest_pause_before_it() -> None:
    assert told(posted(50, 60, 250, 260)).caption == (
        "Last post 7 weeks ago. The longest pause before that was 6 months, until September 2026."
    )


def test_a_post_in_every_month_is_said() -> None:
    assert told(posted(*range(2, 760, 20))).caption == "Last post 2 days ago. We saw a post in every month."


def test_the_label_counts_what_the_months_hold() -> None:
    assert told(posted(3, 40, 80, 130)).label == (
        "Posts by month, December 2024 to November 2026: 4 months with posts, 1 month without a post "
        "and 19 months that we have not read. Last post 3 days ago."
    )


ages = st.lists(st.integers(0, 3000), min_size=1, max_size=20).map(sorted)


@given(
    days=ages,
    platform=st.sampled_from(["bluesky", "instagram", "x"]),
    lower=st.booleans(),
    total=st.none() | st.integers(0, 30),
    looked=st.integers(0, 400),
)
def test_whatever_was_read_each_post_stands_in_its_month_and_silence_only_where_none_does(
    days: list[int],
    platform: str,
    lower: bool,  # noqa: FBT001  # hypothesis names it
    total: int | None,
    looked: int,
) -> None:
    made = posting(posted(*days, platform=platform, lower_bound=lower, total=total), TODAY + dt.timedelta(days=looked))
    if made is None:
        return
    assert len(made.months) == MONTHS
    seen = {(ago(day).year, ago(day).month) for day in days}
    for month in made.months:
        assert bool(month.posts) == ((month.first.year, month.first.month) in seen)
        assert not (month.is_silent and (lower or month.first > TODAY))
    assert sum("No post" in what for _, what in made.rows) <= MONTHS
    for one in sentences(made.caption):
        assert len(one.split()) <= LONGEST_SENTENCE
