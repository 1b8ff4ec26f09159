"""What may be called what: everything that must be left alone first, then what *gone* and *live* have to earn."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools

import pytest

from audit.evidence import Look, Saw, Sighting, Sign
from audit.verdict import APART, Verdict, judge
from dossiers import (
    COLOURS,
    NEGATIVE,
    NEITHER,
    NOON,
    POSITIVE,
    RED,
    TODAY,
    Colour,
    ago,
    beside,
    control,
    evidence,
    look,
    sighting,
    signal,
)

AT_MOST_SUSPECT = (Sign.ABSENT, Sign.NO_SUCH_NAME)


def verdict(now: Look, *earlier: Look, people: tuple[Sighting, ...] = (), today: dt.date = TODAY) -> Verdict:
    return judge(now, earlier, people, today).verdict


# What one look must leave alone


@pytest.mark.parametrize("sign", NEITHER)
@pytest.mark.parametrize("colour", COLOURS)
def test_a_wall_a_failure_or_an_unfamiliar_answer_is_unseen_and_says_why(sign: Sign, colour: Colour) -> None:
    judged = judge(look(sign, colour=colour), (), (), TODAY)
    assert judged.verdict is Verdict.UNSEEN
    assert judged.signal
    assert judged.signal.sign is sign


@pytest.mark.parametrize("sign", NEGATIVE)
@pytest.mark.parametrize("colour", RED)
def test_a_negative_answer_beside_missing_or_red_controls_is_unseen(sign: Sign, colour: Colour) -> None:
    assert verdict(look(sign, colour=colour)) is Verdict.UNSEEN


@pytest.mark.parametrize("sign", NEGATIVE)
@pytest.mark.parametrize("elsewhere", [{"host": "other.example"}, {"rung": "page"}, {"platform": "mastodon"}])
def test_controls_of_another_network_host_or_source_never_count(sign: Sign, elsewhere: dict[str, str]) -> None:
    seen = look(sign)
    moved = tuple(dataclasses.replace(c, **elsewhere) for c in seen.controls)  # type: ignore[arg-type]
    assert verdict(dataclasses.replace(seen, controls=moved)) is Verdict.UNSEEN


@pytest.mark.parametrize("sign", POSITIVE)
@pytest.mark.parametrize("elsewhere", [{"host": "other.example"}, {"rung": "page"}, {"platform": "mastodon"}])
def test_a_living_sign_needs_a_control_of_its_own_source_too(sign: Sign, elsewhere: dict[str, str]) -> None:
    seen = look(sign)
    moved = tuple(dataclasses.replace(c, **elsewhere) for c in seen.controls)  # type: ignore[arg-type]
    assert verdict(dataclasses.replace(seen, controls=moved)) is Verdict.UNSEEN


@pytest.mark.parametrize("sign", POSITIVE)
def test_nothing_is_live_without_an_absent_control_or_where_that_one_is_shown(sign: Sign) -> None:
    assert verdict(look(sign, colour="none")) is Verdict.UNSEEN
    assert verdict(look(sign, colour="absent shown")) is Verdict.UNSEEN
    seen = look(sign)
    witnesses = tuple(dataclasses.replace(c, absent=()) for c in seen.controls)
    assert verdict(dataclasses.replace(seen, controls=witnesses)) is Verdict.UNSEEN


def test_an_absence_counts_only_with_the_very_mark_that_the_impossible_profile_got() -> None:
    seen = look(Sign.ABSENT)
    other = (signal(Sign.ABSENT, mark="another_marker"),)
    controls = tuple(dataclasses.replace(c, absent=other) for c in seen.controls)
    assert verdict(dataclasses.replace(seen, controls=controls)) is Verdict.UNSEEN


def test_an_end_that_is_told_of_every_account_alike_is_unseen() -> None:
    seen = look(Sign.ENDED)
    controls = tuple(dataclasses.replace(c, absent=(signal(Sign.ENDED),)) for c in seen.controls)
    assert verdict(dataclasses.replace(seen, controls=controls)) is Verdict.UNSEEN


@pytest.mark.parametrize("sign", NEGATIVE)
def test_controls_count_only_on_their_side_of_the_look(sign: Sign) -> None:
    before, after = beside(sign, NOON)
    late, early = dataclasses.replace(before, at=after.at), dataclasses.replace(after, at=before.at)
    seen = evidence(signal(sign))
    assert verdict(Look(evidence=seen, controls=(late, after))) is Verdict.UNSEEN
    assert verdict(Look(evidence=seen, controls=(before, early))) is Verdict.UNSEEN


@pytest.mark.parametrize("sign", NEGATIVE)
def test_one_living_profile_that_got_the_same_answer_turns_everything_red(sign: Sign) -> None:
    seen = look(sign)
    witness = control("before", ago(3), living=(signal(sign),), absent=())
    assert verdict(dataclasses.replace(seen, controls=(*seen.controls, witness))) is Verdict.UNSEEN


@pytest.mark.parametrize("negative", NEGATIVE)
@pytest.mark.parametrize("positive", POSITIVE)
def test_a_living_sign_beats_every_negative_one_of_the_same_look(negative: Sign, positive: Sign) -> None:
    feed = signal(positive, rung="feed")
    fine = control("before", ago(0.01), living=(), absent=(signal(Sign.ABSENT, rung="feed"),), rung="feed")
    seen = Look(evidence=evidence(signal(negative), feed), controls=(*beside(negative, NOON), fine))
    assert verdict(seen) in (Verdict.LIVE, Verdict.PRIVATE, Verdict.MOVED)


@pytest.mark.parametrize("negative", NEGATIVE)
def test_a_living_sign_that_was_not_tested_is_too_little_for_live_and_enough_against_gone(negative: Sign) -> None:
    seen = Look(evidence=evidence(signal(negative), signal(Sign.SHOWN, rung="feed")), controls=beside(negative, NOON))
    assert verdict(seen) is Verdict.UNSEEN


def test_a_source_that_shows_the_impossible_profile_too_does_not_hide_an_absence() -> None:
    feed = signal(Sign.SHOWN, rung="feed")
    blind = control("before", ago(0.01), living=(), absent=(feed,), rung="feed")
    seen = Look(evidence=evidence(signal(Sign.ABSENT), feed), controls=(*beside(Sign.ABSENT, NOON), blind))
    assert verdict(seen) is Verdict.SUSPECT


# What many looks must leave alone


def test_what_hidden_accounts_are_told_too_is_never_gone_however_often_it_is_seen() -> None:
    weeks = [look(Sign.WITHHELD, ago(7 * n)) for n in range(20, 0, -1)]
    assert verdict(look(Sign.WITHHELD), *weeks) is Verdict.NOT_PUBLIC
    people = (sighting(Saw.UNAVAILABLE, ago(3)),)
    assert verdict(look(Sign.WITHHELD), *weeks, people=people) is Verdict.NOT_PUBLIC


def test_a_withheld_answer_does_not_confirm_an_absence_nor_an_absence_a_withheld_one() -> None:
    assert verdict(look(Sign.WITHHELD), look(Sign.ABSENT, ago(7))) is Verdict.NOT_PUBLIC
    assert verdict(look(Sign.ABSENT), look(Sign.WITHHELD, ago(7))) is Verdict.SUSPECT


def test_an_unseen_look_says_nothing_about_looks_before_it() -> None:
    gone = (look(Sign.ABSENT, ago(14)), look(Sign.ABSENT, ago(7)))
    assert verdict(look(Sign.LOGIN_WALL), *gone) is Verdict.UNSEEN
    assert verdict(look(Sign.ABSENT, colour="only before"), *gone) is Verdict.UNSEEN


def test_two_looks_on_one_day_are_one_look() -> None:
    assert verdict(look(Sign.ABSENT), look(Sign.ABSENT, NOON - APART + dt.timedelta(seconds=1))) is Verdict.SUSPECT


def test_several_tries_in_one_run_are_one_look() -> None:
    tries = evidence(signal(Sign.ABSENT), signal(Sign.ABSENT), signal(Sign.ABSENT, mark="again"))
    assert verdict(Look(evidence=tries, controls=beside(Sign.ABSENT, NOON))) is Verdict.SUSPECT


def test_a_clock_set_back_confirms_nothing() -> None:
    assert verdict(look(Sign.ABSENT), look(Sign.ABSENT, NOON + dt.timedelta(days=30))) is Verdict.SUSPECT
    living_after_all = (look(Sign.ABSENT, ago(5)), look(Sign.SHOWN, ago(9)))
    assert verdict(look(Sign.ABSENT), *living_after_all) is Verdict.SUSPECT


@pytest.mark.parametrize("sign", POSITIVE)
def test_one_living_look_ends_suspect_and_gone_at_once(sign: Sign) -> None:
    before = (look(Sign.ABSENT, ago(21)), look(Sign.ENDED, ago(14)), look(Sign.ABSENT, ago(13)))
    assert verdict(look(sign), *before) in (Verdict.LIVE, Verdict.PRIVATE, Verdict.MOVED)
    assert verdict(look(Sign.ABSENT), *before, look(sign, ago(7))) is Verdict.SUSPECT


def test_a_living_look_between_makes_the_count_begin_again() -> None:
    past = (look(Sign.ABSENT, ago(21)), look(Sign.SHOWN, ago(14)), look(Sign.ABSENT, ago(0.5)))
    judged = judge(look(Sign.ABSENT), past, (), TODAY)
    assert judged.verdict is Verdict.SUSPECT
    assert judged.again_after == ago(0.5) + APART


# What people's words must leave alone


@pytest.mark.parametrize("hours", [-3, 3], ids=["earlier that day", "later that day"])
def test_seen_at_work_on_the_day_of_an_absent_look_is_live(hours: int) -> None:
    people = (sighting(Saw.WORKS, NOON + dt.timedelta(hours=hours)),)
    assert verdict(look(Sign.ABSENT), look(Sign.ABSENT, ago(7)), people=people) is Verdict.LIVE


@pytest.mark.parametrize("sign", [Sign.ENDED, *AT_MOST_SUSPECT])
def test_seen_at_work_after_an_absence_is_live(sign: Sign) -> None:
    people = (sighting(Saw.WORKS, ago(1)),)
    assert verdict(look(sign, ago(2)), look(sign, ago(9)), people=people) is Verdict.LIVE


@pytest.mark.parametrize("days", [8.9, 9, 9.1, 4, 2.1])
def test_seen_at_work_since_the_first_absence_leaves_the_second_alone(days: float) -> None:
    people = (sighting(Saw.WORKS, ago(days)),)
    assert verdict(look(Sign.ABSENT, ago(2)), look(Sign.ABSENT, ago(9)), people=people) is not Verdict.GONE


def test_a_word_that_it_works_never_expires_as_something_living_between() -> None:
    people = (sighting(Saw.WORKS, ago(100), days=90),)
    assert verdict(look(Sign.ABSENT), look(Sign.ABSENT, ago(120)), people=people) is Verdict.SUSPECT


@pytest.mark.parametrize("living", POSITIVE)
@pytest.mark.parametrize("now", [Sign.ABSENT, Sign.NO_SUCH_NAME, Sign.LOGIN_WALL, Sign.WITHHELD])
def test_not_available_said_before_a_living_look_confirms_nothing_after_it(living: Sign, now: Sign) -> None:
    people = (sighting(Saw.UNAVAILABLE, ago(20)),)
    expected = {Sign.LOGIN_WALL: Verdict.UNSEEN, Sign.WITHHELD: Verdict.NOT_PUBLIC}.get(now, Verdict.SUSPECT)
    assert verdict(look(now), look(living, ago(10)), people=people) is expected


def test_not_available_said_on_the_day_of_a_living_look_confirms_nothing() -> None:
    people = (sighting(Saw.UNAVAILABLE, dt.datetime(2026, 11, 12, tzinfo=dt.UTC)),)
    assert verdict(look(Sign.ABSENT), look(Sign.SHOWN, ago(10)), people=people) is Verdict.SUSPECT


def test_not_available_does_not_confirm_an_absence_that_somebody_contradicted_in_between() -> None:
    people = (sighting(Saw.WORKS, ago(5)), sighting(Saw.UNAVAILABLE, ago(3)))
    assert verdict(look(Sign.ABSENT, ago(7)), people=people) is Verdict.SUSPECT


def test_not_available_alone_is_suspect_however_often_it_is_said() -> None:
    people = tuple(sighting(Saw.UNAVAILABLE, ago(n)) for n in (60, 30, 5))
    assert verdict(look(Sign.LOGIN_WALL), people=people) is Verdict.SUSPECT


@pytest.mark.parametrize(
    ("sign", "stays"), [(Sign.SHOWN, Verdict.LIVE), (Sign.PRIVATE, Verdict.PRIVATE), (Sign.MOVED, Verdict.MOVED)]
)
def test_not_available_never_ends_a_living_look(sign: Sign, stays: Verdict) -> None:
    people = (sighting(Saw.UNAVAILABLE, NOON + dt.timedelta(hours=1)),)
    assert verdict(look(sign), people=people) is stays


@pytest.mark.parametrize("saw", Saw)
def test_a_sighting_expires(saw: Saw) -> None:
    seen = sighting(saw, ago(91))
    assert verdict(look(Sign.LOGIN_WALL), people=(seen,)) is Verdict.UNSEEN
    assert verdict(look(Sign.LOGIN_WALL), people=(seen,), today=seen.until) is not Verdict.UNSEEN


@pytest.mark.parametrize("saw", Saw)
def test_a_sighting_of_tomorrow_does_not_count_yet(saw: Saw) -> None:
    assert verdict(look(Sign.LOGIN_WALL), people=(sighting(saw, ago(-1)),)) is Verdict.UNSEEN


def test_the_latest_word_counts_and_of_one_moment_the_kindest() -> None:
    changed = (sighting(Saw.UNAVAILABLE, ago(5)), sighting(Saw.WORKS, ago(1)))
    at_once = (sighting(Saw.SOMEBODY_ELSES), sighting(Saw.UNAVAILABLE), sighting(Saw.WORKS))
    for people in (*itertools.permutations(changed), *itertools.permutations(at_once)):
        assert verdict(look(Sign.LOGIN_WALL), people=people) is Verdict.LIVE


# Whose account it is


def test_an_account_without_an_id_or_with_the_saved_one_is_not_taken_over() -> None:
    assert verdict(look(Sign.SHOWN, platform_id="b"), look(Sign.SHOWN, ago(7))) is Verdict.LIVE
    assert verdict(look(Sign.SHOWN), look(Sign.SHOWN, ago(7), platform_id="a")) is Verdict.LIVE
    assert verdict(look(Sign.SHOWN, platform_id="a"), look(Sign.SHOWN, ago(7), platform_id="a")) is Verdict.LIVE


def test_an_id_that_was_read_without_a_control_accuses_nobody() -> None:
    untested = look(Sign.SHOWN, ago(7), colour="none", platform_id="a")
    assert verdict(look(Sign.SHOWN, platform_id="b"), untested) is Verdict.LIVE
    assert verdict(look(Sign.SHOWN, colour="none", platform_id="b"), look(Sign.SHOWN, ago(7), platform_id="a")) is (
        Verdict.UNSEEN
    )


def test_another_id_than_the_saved_one_is_taken_over_and_stays_so() -> None:
    own, theirs = look(Sign.SHOWN, ago(14), platform_id="a"), look(Sign.SHOWN, ago(7), platform_id="b")
    assert verdict(theirs, own) is Verdict.TAKEN_OVER
    assert verdict(look(Sign.SHOWN, platform_id="b"), own, theirs) is Verdict.TAKEN_OVER
    assert verdict(look(Sign.SHOWN, platform_id="a"), own, theirs) is Verdict.LIVE


def test_a_person_who_sees_it_at_work_accepts_the_new_id_for_good() -> None:
    own, new = look(Sign.SHOWN, ago(140), platform_id="a"), look(Sign.SHOWN, ago(130), platform_id="b")
    people = (sighting(Saw.WORKS, ago(129)),)
    assert verdict(look(Sign.SHOWN, platform_id="b"), own, new, people=people) is Verdict.LIVE
    assert verdict(look(Sign.SHOWN, platform_id="c"), own, new, people=people) is Verdict.TAKEN_OVER
    that_day = (sighting(Saw.WORKS, ago(129.9)),)
    assert that_day[0].on.date() == new.evidence.at.date()
    assert verdict(look(Sign.SHOWN, platform_id="b"), own, new, people=that_day) is Verdict.LIVE
    early = (sighting(Saw.WORKS, ago(135)),)
    assert verdict(look(Sign.SHOWN, platform_id="b"), own, new, people=early) is Verdict.TAKEN_OVER


def test_a_persons_word_is_enough_for_taken_over() -> None:
    judged = judge(look(Sign.SHOWN), (), (sighting(Saw.SOMEBODY_ELSES, ago(1)),), TODAY)
    assert judged.verdict is Verdict.TAKEN_OVER
    assert judged.sighting


# What is earned


@pytest.mark.parametrize(
    ("sign", "earned"),
    [
        (Sign.SHOWN, Verdict.LIVE),
        (Sign.PRIVATE, Verdict.PRIVATE),
        (Sign.MOVED, Verdict.MOVED),
        (Sign.ABSENT, Verdict.SUSPECT),
        (Sign.NO_SUCH_NAME, Verdict.SUSPECT),
        (Sign.WITHHELD, Verdict.NOT_PUBLIC),
        (Sign.ENDED, Verdict.GONE),
    ],
)
def test_one_look_between_green_controls_earns_this(sign: Sign, earned: Verdict) -> None:
    judged = judge(look(sign), (), (), TODAY)
    assert judged.verdict is earned
    assert judged.signal
    assert judged.signal.sign is sign


@pytest.mark.parametrize("stronger", [Sign.MOVED, Sign.PRIVATE])
def test_a_page_that_is_shown_and_says_more_is_taken_at_its_word(stronger: Sign) -> None:
    both = evidence(signal(Sign.SHOWN), signal(stronger))
    assert verdict(Look(evidence=both, controls=beside(Sign.SHOWN, NOON))).value == stronger.value


def test_a_closed_network_needs_no_request_and_no_control() -> None:
    assert verdict(look(Sign.NETWORK_CLOSED, colour="none")) is Verdict.NETWORK_CLOSED


def test_live_needs_no_living_control() -> None:
    seen = look(Sign.SHOWN)
    controls = tuple(dataclasses.replace(c, living=()) for c in seen.controls)
    assert verdict(dataclasses.replace(seen, controls=controls)) is Verdict.LIVE


def test_an_absent_control_of_another_answer_leaves_a_stated_end_standing() -> None:
    seen = look(Sign.ENDED)
    controls = tuple(dataclasses.replace(c, absent=(signal(Sign.UNFAMILIAR),)) for c in seen.controls)
    assert verdict(dataclasses.replace(seen, controls=controls)) is Verdict.GONE


@pytest.mark.parametrize("between", [Sign.LOGIN_WALL, Sign.UNFAMILIAR, Sign.RATE_LIMITED])
@pytest.mark.parametrize("sign", AT_MOST_SUSPECT)
def test_an_absence_seen_again_a_day_later_is_gone_whatever_was_unseen_between(sign: Sign, between: Sign) -> None:
    assert verdict(look(sign), look(sign, NOON - APART)) is Verdict.GONE
    assert verdict(look(sign), look(sign, ago(60)), look(between, ago(30))) is Verdict.GONE


def test_a_first_absence_says_from_when_a_second_counts() -> None:
    judged = judge(look(Sign.ABSENT), (look(Sign.ABSENT, ago(0.5)),), (), TODAY)
    assert judged.again_after == ago(0.5) + APART


@pytest.mark.parametrize("days", [30, 1, -0.1], ids=["before it", "the day before", "after it"])
@pytest.mark.parametrize("sign", AT_MOST_SUSPECT)
def test_an_absence_and_a_persons_word_confirm_each_other(sign: Sign, days: float) -> None:
    judged = judge(look(sign), (), (sighting(Saw.UNAVAILABLE, ago(days)),), TODAY)
    assert judged.verdict is Verdict.GONE
    assert judged.sighting


@pytest.mark.parametrize("sign", [Sign.LOGIN_WALL, Sign.WITHHELD])
def test_a_person_sees_what_the_program_cannot(sign: Sign) -> None:
    judged = judge(look(sign), (), (sighting(Saw.WORKS, ago(40)),), TODAY)
    assert judged.verdict is Verdict.LIVE
    assert judged.sighting


@pytest.mark.parametrize("sign", AT_MOST_SUSPECT)
def test_seen_at_work_on_an_earlier_day_does_not_outlive_absences_since(sign: Sign) -> None:
    people = (sighting(Saw.WORKS, ago(10)),)
    assert verdict(look(sign), people=people) is Verdict.SUSPECT
    assert verdict(look(sign), look(sign, ago(5)), people=people) is Verdict.GONE


def test_the_last_living_look_is_remembered() -> None:
    old, new = look(Sign.SHOWN, ago(60)), look(Sign.SHOWN, ago(30))
    assert judge(look(Sign.LOGIN_WALL), (old, new), (), TODAY).last_live == new
    assert judge(look(Sign.LOGIN_WALL), (), (), TODAY).last_live is None


def test_every_verdict_is_reached() -> None:
    reached = {
        *(verdict(look(sign)) for sign in Sign),
        verdict(look(Sign.SHOWN, platform_id="b"), look(Sign.SHOWN, ago(7), platform_id="a")),
    }
    assert reached == set(Verdict)


def test_the_order_in_which_people_told_of_their_looks_changes_nothing() -> None:
    people = (sighting(Saw.WORKS, ago(9)), sighting(Saw.UNAVAILABLE, ago(2)), sighting(Saw.SOMEBODY_ELSES, ago(30)))
    for order in itertools.permutations(people):
        assert verdict(look(Sign.ABSENT), look(Sign.ABSENT, ago(5)), people=order) is Verdict.GONE
