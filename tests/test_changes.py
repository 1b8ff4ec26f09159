"""What changed since last time: first what must be left alone, then what a client is told."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Sequence

import pytest
from hypothesis import given, strategies as st

from audit.activity import Activity
from audit.changes import NEWS, ChangeKind as Kind, State, compare
from audit.dossier import Place
from audit.evidence import Sign
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.verdict import Verdict
from audit.website import FoundBy, PageSeen, Site
from dossiers import listing, signal, site
from states import Seen, kinds, stands, state, weekly

LIVE, QUIET, DORMANT, LEFT, EMPTY = (
    Activity.FRESH,
    Activity.QUIET,
    Activity.DORMANT,
    Activity.ABANDONED,
    Activity.EMPTY,
)
SUSPECT, GONE, UNSEEN = Verdict.SUSPECT, Verdict.GONE, Verdict.UNSEEN
UNDATED = Activity.UNKNOWN

_ONE_OF_EACH: tuple[Seen, ...] = (GONE, DORMANT, LIVE, UNSEEN)

# What must be left alone


def test_a_first_audit_has_no_changes() -> None:
    assert compare((), state(stands(GONE))) == ()


@pytest.mark.parametrize(
    "story",
    [
        (LIVE, UNSEEN),
        (UNSEEN, LIVE),
        (LIVE, UNSEEN, LIVE),
        (GONE, UNSEEN),
        (GONE, UNSEEN, GONE),
        (GONE, UNSEEN, UNSEEN, GONE),
        (DORMANT, UNSEEN, DORMANT),
        (DORMANT, UNDATED),
        (DORMANT, UNDATED, DORMANT),
        (LIVE, UNDATED, LIVE),
        (UNSEEN, GONE),
        (UNSEEN, DORMANT),
        (UNDATED, DORMANT),
        (UNSEEN, UNSEEN, UNSEEN),
    ],
)
def test_where_only_walls_moved_there_is_no_news(story: Sequence[Seen]) -> None:
    assert [kind for kind in kinds(*story) if kind in NEWS] == []


@pytest.mark.parametrize("story", [(LIVE, SUSPECT, LIVE), (GONE, SUSPECT), (SUSPECT, LIVE), (SUSPECT, UNSEEN, LIVE)])
def test_a_look_that_was_never_confirmed_leaves_nothing_that_was_fixed(story: Sequence[Seen]) -> None:
    assert Kind.FIXED not in kinds(*story)
    assert Kind.REGRESSED not in kinds(*story)


def test_what_looked_gone_at_the_first_audit_and_is_gone_at_the_second_is_no_news_of_this_week() -> None:
    assert kinds(SUSPECT, GONE) == [Kind.STILL_OPEN]


def test_the_order_of_findings_changes_nothing() -> None:
    places = [stands(seen, key=f"bluesky:{n}") for n, seen in enumerate(_ONE_OF_EACH)]
    past, now = state(*places[:2], weeks=1), state(*places)
    shuffled = dataclasses.replace(now, findings=tuple(random.Random(7).sample(now.findings, len(now.findings))))
    assert set(compare([past], now)) == set(compare([past], shuffled))


def test_later_dates_of_the_same_evidence_change_nothing() -> None:
    (change,) = weekly([stands(DORMANT)], [stands(DORMANT)], [stands(DORMANT)])
    assert change.kind is Kind.STILL_OPEN


def test_what_only_a_new_reader_reads_is_no_news() -> None:
    before, now = state(weeks=1, home=_pages("/"), program="0.1.0"), state(home=_pages("/"), program="0.2.0")
    now = dataclasses.replace(now, findings=(_fault(),))
    before = dataclasses.replace(before, findings=())
    assert [change.kind for change in compare([before], now)] == [Kind.NEWLY_CHECKED]


def test_a_fault_on_a_page_that_was_not_read_before_is_no_news() -> None:
    before = dataclasses.replace(state(weeks=1, home=_pages("/")), findings=())
    now = dataclasses.replace(state(home=_pages("/", "/menu")), findings=(_fault(),))
    assert [change.kind for change in compare([before], now)] == [Kind.NEWLY_CHECKED]


def test_a_fault_on_a_page_that_was_not_read_again_is_not_called_fixed() -> None:
    before = dataclasses.replace(state(weeks=1, home=_pages("/", "/menu")), findings=(_fault(),))
    now = dataclasses.replace(state(home=_pages("/")), findings=())
    assert [change.kind for change in compare([before], now)] == [Kind.UNSEEN_NOW]


def test_an_address_that_did_not_answer_again_is_not_called_fixed() -> None:
    missing = _fault("broken_outside_link", "https://other.example/")
    before, now = _followed(End.MISSING, weeks=1), _followed(End.UNSEEN)
    before, now = (dataclasses.replace(s, findings=f) for s, f in ((before, (missing,)), (now, ())))
    assert [change.kind for change in compare([before], now)] == [Kind.UNSEEN_NOW]


def test_a_website_that_is_down_neither_mends_nor_breaks_anything() -> None:
    before = dataclasses.replace(state(weeks=1, home=_pages("/", "/menu")), findings=(_fault(),))
    down = dataclasses.replace(state(home=Site(address="https://maple.example")), findings=())
    assert [change.kind for change in compare([before], down)] == [Kind.UNSEEN_NOW]
    assert compare([before, dataclasses.replace(down)], down) == ()
    assert [change.kind for change in compare([before, down], _with(_fault()))] == [Kind.STILL_OPEN]


def test_a_place_that_was_added_to_the_list_brings_nothing_new() -> None:
    changes = weekly([stands(LIVE)], [stands(LIVE), stands(GONE, key="bluesky:other")])
    assert [(change.kind, change.place) for change in changes] == [(Kind.NEWLY_CHECKED, "bluesky:other")]


def test_a_place_that_was_taken_off_the_list_is_not_called_fixed() -> None:
    changes = weekly([stands(LIVE), stands(GONE, key="bluesky:other")], [stands(LIVE)])
    assert [(change.kind, change.place) for change in changes] == [(Kind.NO_LONGER_LISTED, "bluesky:other")]


def test_what_went_out_of_sight_is_told_once() -> None:
    assert kinds(GONE, UNSEEN) == [Kind.UNSEEN_NOW]
    assert kinds(GONE, UNSEEN, UNSEEN) == []


def test_what_was_fixed_is_told_once() -> None:
    assert kinds(GONE, LIVE, LIVE) == []


def test_a_fault_of_a_place_is_not_called_worse_because_the_place_woke_up_or_because_we_see_more() -> None:
    mild, urgent = (_of_place("unlinked_profile", level) for level in (Level.TIDY_UP, Level.FIX_SOON))
    unsure = dataclasses.replace(mild, confidence=Confidence.MAY)
    assert _between(DORMANT, mild, LIVE, urgent) == [Kind.STILL_OPEN]
    assert _between(LIVE, unsure, LIVE, urgent) == [Kind.STILL_OPEN]
    assert _between(LIVE, mild, LIVE, urgent) == [Kind.WORSE]


def test_what_its_check_could_not_see_is_not_called_fixed() -> None:
    unseen = dataclasses.replace(_fault(), outcome=Outcome.UNSEEN, level=None)
    assert [change.kind for change in compare([_with(_fault(), weeks=1)], _with(unseen))] == [Kind.UNSEEN_NOW]


def test_what_the_consultant_noted_is_neither_new_nor_fixed() -> None:
    note = _fault("note", "Unanswered complaint")
    assert [change.kind for change in compare([_with(weeks=1)], _with(note))] == [Kind.NEWLY_CHECKED]
    assert [change.kind for change in compare([_with(note, weeks=1)], _with())] == [Kind.UNSEEN_NOW]


def test_a_place_read_from_another_source_mends_nothing() -> None:
    before = _standing(LIVE, _of_place("wrong_facts", Level.FIX_SOON), weeks=1)
    other = stands(LIVE)
    judgement = dataclasses.replace(other.judgement, signal=signal(Sign.SHOWN, rung="feed"))
    elsewhere = dataclasses.replace(state(dataclasses.replace(other, judgement=judgement)), findings=())
    assert [change.kind for change in compare([before], elsewhere)] == [Kind.UNSEEN_NOW]
    assert [change.kind for change in compare([before], _standing(LIVE))] == [Kind.FIXED]


def test_a_missing_link_is_fixed_only_where_a_link_is_seen() -> None:
    before = _standing(LIVE, _of_place("unlinked_profile", Level.FIX_SOON), weeks=1)
    linked = dataclasses.replace(state(stands(LIVE, regions=("footer",))), findings=())
    assert [change.kind for change in compare([before], _standing(LIVE))] == [Kind.UNSEEN_NOW]
    assert [change.kind for change in compare([before], linked)] == [Kind.FIXED]


def test_a_missing_page_that_was_not_asked_for_again_is_not_called_fixed() -> None:
    before = _with(_fault("broken_page", "/old"), weeks=1)
    left = dataclasses.replace(_with(), dossier=state(home=_pages("/", left=3)).dossier)
    assert [change.kind for change in compare([before], left)] == [Kind.UNSEEN_NOW]
    assert [change.kind for change in compare([before], _with())] == [Kind.FIXED]


def test_where_no_address_was_asked_for_nothing_is_called_fixed() -> None:
    before = dataclasses.replace(
        _followed(End.MISSING, weeks=1), findings=(_fault("broken_outside_link", "https://other.example/"),)
    )
    asked_for_nothing = dataclasses.replace(state(home=_pages("/")), findings=())
    assert [change.kind for change in compare([before], asked_for_nothing)] == [Kind.UNSEEN_NOW]


def test_a_fault_that_stands_on_no_page_by_name_is_not_fixed_by_a_website_that_is_down() -> None:
    before = _with(_fault("poor_preview"), weeks=1)
    down = dataclasses.replace(state(home=site(sign=Sign.SERVER_ERROR)), findings=())
    assert [change.kind for change in compare([before], down)] == [Kind.UNSEEN_NOW]


# What is told


@pytest.mark.parametrize(
    ("story", "kind"),
    [
        ((LIVE, QUIET), Kind.NEW),
        ((LIVE, UNSEEN, QUIET), Kind.NEW),
        ((QUIET, DORMANT), Kind.WORSE),
        ((DORMANT, LEFT), Kind.WORSE),
        ((DORMANT, UNSEEN, LEFT), Kind.WORSE),
        ((DORMANT, GONE), Kind.WORSE),
        ((LEFT, Verdict.TAKEN_OVER), Kind.WORSE),
        ((GONE, DORMANT), Kind.BETTER),
        ((LEFT, QUIET), Kind.BETTER),
        ((DORMANT, LIVE), Kind.FIXED),
        ((GONE, LIVE), Kind.FIXED),
        ((GONE, UNDATED), Kind.FIXED),
        ((GONE, UNSEEN, LIVE), Kind.FIXED),
        ((DORMANT, UNDATED, LIVE), Kind.FIXED),
        ((DORMANT, SUSPECT, LIVE), Kind.FIXED),
        ((Verdict.PRIVATE, LIVE), Kind.FIXED),
        ((LIVE, SUSPECT), Kind.NEW),
        ((LIVE, SUSPECT, SUSPECT), Kind.STILL_OPEN),
        ((LIVE, SUSPECT, GONE), Kind.NEW),
        ((LIVE, SUSPECT, UNSEEN, GONE), Kind.NEW),
        ((LIVE, SUSPECT, GONE, GONE), Kind.STILL_OPEN),
        ((DORMANT, SUSPECT, DORMANT), Kind.STILL_OPEN),
        ((DORMANT, SUSPECT, GONE), Kind.WORSE),
        ((GONE, LIVE, SUSPECT, GONE), Kind.REGRESSED),
        ((DORMANT, LIVE, QUIET), Kind.REGRESSED),
        ((DORMANT, LIVE, UNSEEN, QUIET), Kind.REGRESSED),
        ((DORMANT, LIVE, DORMANT, DORMANT), Kind.STILL_OPEN),
        ((SUSPECT, LIVE), Kind.SEEN_AGAIN),
        ((LIVE, UNSEEN), Kind.UNSEEN_NOW),
        ((LIVE, UNSEEN, LIVE), Kind.SEEN_AGAIN),
        ((UNSEEN, LIVE), Kind.NEWLY_CHECKED),
        ((UNSEEN, GONE), Kind.NEWLY_CHECKED),
    ],
)
def test_how_a_place_stood_week_by_week_says_what_has_become_of_it(story: Sequence[Seen], kind: Kind) -> None:
    assert kinds(*story) == [kind]


def test_a_place_that_slides_from_one_check_to_another_is_one_change() -> None:
    (change,) = (c for c in weekly([stands(DORMANT)], [stands(GONE)]) if c.place == "bluesky:maple")
    assert change.now
    assert change.before
    assert (change.before.check, change.now.check) == ("silent_profile", "dead_link")


def test_a_problem_bears_the_day_it_was_first_seen() -> None:
    seen: tuple[Seen, ...] = (LIVE, SUSPECT, UNSEEN, GONE)
    story = [state(stands(each), weeks=3 - n) for n, each in enumerate(seen)]
    (change,) = compare(story[:3], story[3])
    assert change.since == story[1].day


def test_a_dead_link_that_was_taken_off_the_website_is_fixed() -> None:
    lead = dataclasses.replace(stands(GONE, regions=("footer",)), listing=None)
    (change,) = compare([state(lead, weeks=1, home=_pages("/"))], state(home=_pages("/")))
    assert change.kind is Kind.FIXED


@pytest.mark.parametrize(
    ("story", "good"),
    [
        ((DORMANT, LIVE), "Your Bluesky page is kept up"),
        ((GONE, LIVE), "Your Bluesky page opens"),
        ((SUSPECT, LIVE), "Your Bluesky page opens"),
        ((LIVE, DORMANT), ""),
        ((LIVE, UNSEEN), ""),
    ],
)
def test_what_was_put_right_is_told_as_it_is_now(story: Sequence[Seen], good: str) -> None:
    (change,) = (c for c in weekly(*([stands(each)] for each in story)) if c.subject == "place bluesky:maple")
    assert change.good_title == good


def test_of_a_place_that_is_named_no_more_the_good_words_are_those_of_its_problem() -> None:
    lead = dataclasses.replace(stands(GONE, regions=("footer",)), listing=None)
    (change,) = compare([state(lead, weeks=1, home=_pages("/"))], state(home=_pages("/")))
    assert change.good_title == "Your Bluesky link no longer leads customers to nothing"


def test_a_fault_that_is_gone_from_a_page_that_was_read_again_is_fixed_and_regresses_when_it_returns() -> None:
    fixed = _with()
    assert [change.kind for change in compare([_with(_fault(), weeks=1)], fixed)] == [Kind.FIXED]
    again = compare([_with(_fault(), weeks=2), _with(weeks=1)], _with(_fault()))
    assert [change.kind for change in again] == [Kind.REGRESSED]


def test_a_page_that_opens_again_is_fixed() -> None:
    missing = _fault("broken_page", "/menu")
    now = dataclasses.replace(state(home=_pages("/", "/menu")), findings=())
    assert [change.kind for change in compare([_with(missing, weeks=1)], now)] == [Kind.FIXED]


def test_what_regressed_comes_first() -> None:
    story = [
        [stands(LIVE, key="bluesky:a"), stands(DORMANT, key="bluesky:b")],
        [stands(LIVE, key="bluesky:a"), stands(LIVE, key="bluesky:b")],
        [stands(DORMANT, key="bluesky:a"), stands(DORMANT, key="bluesky:b")],
    ]
    assert [change.kind for change in weekly(*story)] == [Kind.REGRESSED, Kind.NEW]


# Whatever the story

_SEEN = st.sampled_from([*Verdict, *Activity])
_WEEK = st.fixed_dictionaries({}, optional={f"bluesky:{name}": _SEEN for name in "abc"})


def _places(week: dict[str, Seen]) -> list[Place]:
    return [
        stands(seen, key=key, listing=listing(f"https://bsky.app/profile/{key[-1]}.example"))
        for key, seen in week.items()
    ]


@given(st.lists(_WEEK, min_size=1, max_size=5))
def test_every_problem_of_today_is_told_exactly_once(story: list[dict[str, Seen]]) -> None:
    *past, now = (state(*_places(week), weeks=len(story) - n) for n, week in enumerate(story))
    changes = compare(past, now)
    problems = [f for f in now.findings if f.outcome is Outcome.PROBLEM]
    told = [c.now for c in changes if c.now and c.now.outcome is Outcome.PROBLEM]
    assert sorted(f.id for f in told) == sorted(f.id for f in problems if past)
    assert len({c.subject for c in changes}) == len(changes)


@given(_WEEK)
def test_an_audit_compared_with_itself_has_nothing_but_what_is_still_open(week: dict[str, Seen]) -> None:
    same = state(*_places(week))
    assert {change.kind for change in compare([same], same)} <= {Kind.STILL_OPEN}


@given(st.lists(_WEEK, min_size=1, max_size=4), _WEEK)
def test_hiding_every_place_is_never_news(story: list[dict[str, Seen]], week: dict[str, Seen]) -> None:
    past = [state(*_places(seen), weeks=len(story) - n) for n, seen in enumerate(story)]
    hidden = state(*_places(dict.fromkeys(week, UNSEEN)))
    assert [c for c in compare(past, hidden) if c.kind in NEWS] == []


# By hand


def _fault(check: str = "old_year", about: str = "") -> Finding:
    return Finding(
        check=check,
        outcome=Outcome.PROBLEM,
        level=Level.TIDY_UP,
        subject=about,
        title="An old year",
        sees="It says 2019.",
        action="Change it",
        where=("the footer of your page /menu",) if check == "old_year" else ("your home page",),
    )


def _of_place(check: str, level: Level) -> Finding:
    return dataclasses.replace(_fault(check), place="bluesky:maple", level=level, where=())


def _standing(seen: Seen, *findings: Finding, weeks: float = 0) -> State:
    return dataclasses.replace(state(stands(seen), weeks=weeks), findings=findings)


def _between(stood: Seen, before: Finding, seen: Seen, now: Finding) -> list[Kind]:
    return [change.kind for change in compare([_standing(stood, before, weeks=1)], _standing(seen, now))]


def _pages(*paths: str, left: int = 0) -> Site:
    shown = signal(Sign.SHOWN)
    pages = tuple(
        PageSeen(
            address=f"https://maple.example{path}",
            status=200,
            signals=(shown,),
            found_by=FoundBy.LINK if n else FoundBy.HOME,
        )
        for n, path in enumerate(paths)
    )
    return dataclasses.replace(site(), pages=pages, not_visited=left)


def _with(*findings: Finding, weeks: float = 0) -> State:
    return dataclasses.replace(state(weeks=weeks, home=_pages("/", "/menu")), findings=findings)


def _followed(end: End, weeks: float = 0) -> State:
    met = Followed(purpose=Purpose.OUTSIDE, address="https://other.example/", end=end)
    return state(weeks=weeks, home=_pages("/"), followed=(met,))
