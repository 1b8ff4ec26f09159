"""Alarms wait for a second look: first what one bad hour must never do, then what two looks tell."""

from __future__ import annotations

import dataclasses

import pytest

from audit import alarms
from audit.activity import Activity
from audit.changes import Change, ChangeKind as Kind, compare
from audit.evidence import Failure, Sign
from audit.finding import Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.state import State
from audit.verdict import Verdict
from audit.website import Site, SiteState
from audit.website.noticed import Noticed, Trait
from dossiers import signal, site
from states import Seen, kinds, stands, state, weekly

OPEN, ELSEWHERE = site(), "https://other.example/"
HIDDEN, LIVE = Verdict.NOT_PUBLIC, Activity.FRESH


def down(sign: Sign = Sign.UNREACHABLE) -> Site:
    """The website does not answer."""
    silent = signal(sign, mark=Failure.TOO_SLOW.value)
    return dataclasses.replace(site(), state=SiteState.DOWN, signals=(silent,), pages=())


def alarmed(*story: State) -> list[Kind]:
    """The kinds of the alarms that the last of these audits gives."""
    *past, now = story
    return [change.kind for change in alarms.of(compare(past, now), now.findings, now.dossier)]


def problem(check: str, place: str = "", subject: str = "") -> Finding:
    return Finding(
        check=check,
        outcome=Outcome.PROBLEM,
        level=Level.FIX_SOON,
        place=place,
        subject=subject,
        title="Something is wrong",
        sees="It does not work.",
        action="Put it right",
    )


def week(home: Site, *ago: float) -> list[State]:
    return [state(weeks=weeks, home=home) for weeks in ago]


# What must be left alone


@pytest.mark.parametrize("silence", [down(), down(Sign.NO_SUCH_NAME)])
def test_a_website_that_did_not_answer_once_is_no_alarm(silence: Site) -> None:
    assert alarmed(*week(OPEN, 2, 1), *week(silence, 0)) == []
    assert alarmed(*week(OPEN, 3), *week(silence, 2), *week(OPEN, 1), *week(silence, 0)) == []


def test_a_website_that_refused_us_between_two_silences_was_there() -> None:
    refused = dataclasses.replace(OPEN, state=SiteState.BLOCKED, signals=(signal(Sign.CHALLENGE),))
    assert alarmed(*week(OPEN, 3), *week(down(), 2), *week(refused, 1), *week(down(), 0)) == []


def test_a_website_that_was_silent_and_says_today_that_it_is_shut_is_the_same_trouble() -> None:
    shut = dataclasses.replace(OPEN, state=SiteState.MAINTENANCE, pages=())
    for silence in (down(), down(Sign.NO_SUCH_NAME)):
        assert alarmed(*week(OPEN, 4), *week(silence, 3, 2, 1), *week(shut, 0)) == []


def test_several_tries_within_a_day_are_one_look_at_a_website_too() -> None:
    assert alarmed(*week(OPEN, 1), *week(down(), 1 / 14, 0)) == []


def test_a_page_that_was_not_available_once_is_no_alarm() -> None:
    stories: list[list[Seen]] = [[LIVE, HIDDEN], [LIVE, HIDDEN, LIVE, HIDDEN], [LIVE, HIDDEN, Verdict.UNSEEN]]
    for story in stories:
        audits = [state(stands(seen), weeks=len(story) - n) for n, seen in enumerate(story)]
        assert alarmed(*audits) == []


@pytest.mark.parametrize("check", ["broken_page", "broken_outside_link", "broken_feed", "expired_domain"])
def test_an_address_that_led_nowhere_once_is_no_alarm(check: str) -> None:
    assert alarmed(_followed(End.OPENS, 1), _followed(End.MISSING, 0, check)) == []


def test_what_was_said_of_a_profile_is_not_fixed_by_its_being_gone_and_not_back_when_it_returns() -> None:
    said = problem("one_way_link", place="bluesky:maple")
    story: list[Seen] = [LIVE, Verdict.GONE, LIVE]
    before, gone, now = (state(stands(seen), weeks=2 - n) for n, seen in enumerate(story))
    before, now = (dataclasses.replace(then, findings=(said,)) for then in (before, now))
    assert Kind.FIXED not in [change.kind for change in compare([before], gone)]
    assert [change.kind for change in compare([before, gone], now) if change.now is said] == [Kind.STILL_OPEN]


def test_what_is_only_said_of_profiles_that_are_awake_is_not_fixed_by_their_falling_asleep() -> None:
    said = problem("one_way_link", place="bluesky:maple")
    before = dataclasses.replace(state(stands(LIVE), weeks=1), findings=(said,))
    asleep = state(stands(Activity.DORMANT))
    assert Kind.FIXED not in [change.kind for change in compare([before], asleep)]


@pytest.mark.parametrize(
    "stand_in", [SiteState.FOR_SALE, SiteState.MAINTENANCE, SiteState.COMING_SOON, SiteState.PARKED]
)
def test_a_page_that_stands_in_the_website_s_place_mends_nothing_on_it(stand_in: SiteState) -> None:
    said = problem("old_year")
    before = dataclasses.replace(state(weeks=1, home=OPEN), findings=(said,))
    standing_in = dataclasses.replace(state(home=dataclasses.replace(OPEN, state=stand_in)), findings=())
    assert [change.kind for change in compare([before], standing_in)] == [Kind.UNSEEN_NOW]


def test_an_icon_that_could_not_be_asked_for_was_not_added() -> None:
    before, walled, now = (_icon(end, weeks) for end, weeks in ((End.MISSING, 2), (End.UNSEEN, 1), (End.MISSING, 0)))
    assert [c.kind for c in compare([before], walled) if _is_of_icon(c)] == [Kind.UNSEEN_NOW]
    assert [c.kind for c in compare([before, walled], now) if _is_of_icon(c)] == [Kind.STILL_OPEN]


# What two looks tell


@pytest.mark.parametrize("silence", [down(), down(Sign.NO_SUCH_NAME)])
def test_a_website_that_did_not_answer_twice_is_one_alarm(silence: Site) -> None:
    assert alarmed(*week(OPEN, 2), *week(silence, 1, 0)) == [Kind.NEW]
    assert alarmed(*week(OPEN, 3), *week(silence, 2, 1, 0)) == []


def test_a_website_that_is_for_sale_is_an_alarm_at_once() -> None:
    assert alarmed(*week(OPEN, 1), *week(dataclasses.replace(OPEN, state=SiteState.FOR_SALE), 0)) == [Kind.NEW]


def test_a_page_that_was_not_available_twice_is_one_alarm_whatever_hid_between() -> None:
    stories: list[list[Seen]] = [[LIVE, HIDDEN, HIDDEN], [LIVE, HIDDEN, Verdict.UNSEEN, HIDDEN]]
    for story in stories:
        audits = [state(stands(seen), weeks=len(story) - n) for n, seen in enumerate(story)]
        assert alarmed(*audits) == [Kind.NEW]
        assert alarmed(*audits, state(stands(HIDDEN))) == []


def test_an_address_that_led_nowhere_twice_is_one_alarm() -> None:
    story = [_followed(End.OPENS, 3), *(_followed(End.MISSING, weeks, "broken_outside_link") for weeks in (2, 1, 0))]
    assert alarmed(*story[:3]) == [Kind.NEW]
    assert alarmed(*story) == []


def test_what_led_nowhere_once_and_was_put_right_is_still_told_as_fixed() -> None:
    story = [_followed(End.MISSING, 1, "broken_outside_link"), _followed(End.OPENS, 0)]
    assert [change.kind for change in compare(story[:1], story[1])] == [Kind.FIXED]


def test_a_place_that_posts_again_and_falls_silent_again_is_told_again() -> None:
    assert kinds(LIVE, Activity.DORMANT, LIVE, Activity.DORMANT) == [Kind.REGRESSED]
    assert all(change.is_sure for change in weekly([stands(LIVE)], [stands(Activity.DORMANT)]))


def _followed(end: End, weeks: float, check: str = "") -> State:
    met = Followed(purpose=Purpose.OUTSIDE, address=ELSEWHERE, end=end)
    found = (problem(check, subject=ELSEWHERE),) if check else ()
    return dataclasses.replace(state(weeks=weeks, home=OPEN, followed=(met,)), findings=found)


def _icon(end: End, weeks: float) -> State:
    home = dataclasses.replace(OPEN, noticed=(Noticed(trait=Trait.NO_ICON, value="", pages=("/",), on_pages=1),))
    met = Followed(purpose=Purpose.ICON, address="https://maple.example/favicon.ico", end=end)
    return state(weeks=weeks, home=home, followed=(met,))


def _is_of_icon(change: Change) -> bool:
    found = change.now or change.before
    return bool(found and found.check == "poor_preview" and found.subject == Trait.NO_ICON.value)
