"""What a client reads: ages, states, the opening sentence and the first three things to do."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

import pytest

import bakery
from audit.activity import Activity
from audit.client import Decision
from audit.dossier import Place
from audit.evidence import A_REVIEW, Newest, Precision, Reading, Sign, Signal
from audit.finding import Confidence, Finding, Level
from audit.report import opening, plain, proof, words
from audit.verdict import Verdict
from audit.website import SiteState

SEEN = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (dt.date(2026, 11, 23), "today"),
        (dt.date(2026, 11, 22), "today"),
        (dt.date(2026, 11, 21), "yesterday"),
        (dt.date(2026, 11, 9), "13 days ago"),
        (dt.date(2026, 11, 8), "2 weeks ago"),
        (dt.date(2026, 9, 23), "8 weeks ago"),
        (dt.date(2026, 9, 22), "2 months ago"),
        (dt.date(2025, 11, 23), "11 months ago"),
        (dt.date(2025, 11, 22), "1 year ago"),
        (dt.date(2024, 3, 14), "2 years 8 months ago"),
        (dt.date(2025, 10, 22), "1 year 1 month ago"),
    ],
)
def test_an_age_is_counted_to_the_day_it_was_seen(then: dt.date, said: str) -> None:
    assert plain.age(then, SEEN) == said


@pytest.mark.parametrize(("count", "said"), [(0, "0 min"), (25, "25 min"), (60, "1 h"), (85, "1 h 25 min")])
def test_minutes_are_said_in_hours_from_sixty_on(count: int, said: str) -> None:
    assert plain.minutes(count) == said


def test_days_are_written_the_same_on_every_system() -> None:
    assert plain.date(dt.date(2024, 3, 14)) == "14 March 2024"
    assert plain.long_date(dt.date(2026, 11, 21)) == "Saturday 21 November 2026"


def test_lists_read_like_sentences() -> None:
    assert [plain.listing(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


DEAD = re.compile(r"\b(is gone|no longer exists?|dead|deleted|Gone)\b")


@pytest.mark.parametrize("verdict", [v for v in Verdict if v not in (Verdict.GONE, Verdict.NETWORK_CLOSED)])
@pytest.mark.parametrize("activity", Activity)
def test_only_what_is_gone_is_called_gone(verdict: Verdict, activity: Activity) -> None:
    state = words.state(bakery.place("X", verdict, activity, read=bakery.reading(Sign.SHOWN, 900)))
    assert not DEAD.search(f"{state.word}. {state.sentence}")


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("decision", Decision)
def test_every_state_has_a_word_a_shape_and_sentences_a_person_reads_in_one_breath(
    verdict: Verdict, decision: Decision
) -> None:
    state = words.state(bakery.place("X", verdict, listed=bakery.listing("x", decision)))
    assert state.word
    assert state.icon
    assert all(len(sentence.split()) <= 18 for sentence in re.split(r"[.:;] ", state.sentence))


@pytest.mark.parametrize(
    ("activity", "word"),
    [
        (Activity.UNKNOWN, "Open"),
        (Activity.FRESH, "Open"),
        (Activity.QUIET, "Quiet"),
        (Activity.DORMANT, "Asleep"),
        (Activity.ABANDONED, "Left behind"),
        (Activity.EMPTY, "Empty"),
    ],
)
def test_a_living_place_is_named_after_its_newest_post(activity: Activity, word: str) -> None:
    assert words.state(bakery.place("X", Verdict.LIVE, activity)).word == word


def test_a_parked_place_is_good_only_when_it_points_somewhere() -> None:
    listed = bakery.listing("x", Decision.PARK)
    silent = bakery.place("X", Verdict.LIVE, Activity.ABANDONED, listed=listed)
    pointing = dataclasses.replace(bakery.reading(Sign.SHOWN), links=("https://maplebakery.example",))
    assert words.state(silent).word == "Left behind"
    assert (
        words.state(bakery.place("X", Verdict.LIVE, Activity.ABANDONED, listed=listed, read=pointing)).word == "Parked"
    )


def test_a_place_closed_on_purpose_is_good_only_when_nothing_leads_there() -> None:
    listed = bakery.listing("x", Decision.CLOSE)
    assert words.state(bakery.place("X", Verdict.GONE, listed=listed)).tone == "good"
    assert words.state(bakery.place("X", Verdict.GONE, listed=listed, links=(bakery.LEFTOVER,))).tone == "now"


def listed(name: str, verdict: Verdict, activity: Activity = Activity.FRESH, read: Reading | None = None) -> Place:
    return bakery.place(name, verdict, activity, platform=name.lower(), read=read, listed=bakery.listing(name))


WALLED = bakery.reading(Sign.LOGIN_WALL)


@pytest.mark.parametrize(
    ("places", "sentence"),
    [
        ((listed("A", Verdict.LIVE),), "Your one online page works for a new customer."),
        (
            (listed("A", Verdict.LIVE), listed("B", Verdict.LIVE, Activity.QUIET)),
            "Both online pages work for a new customer.",
        ),
        (tuple(listed(name, Verdict.LIVE) for name in "ABC"), "All 3 online pages work for a new customer."),
        (
            (
                *(listed(name, Verdict.LIVE) for name in "AB"),
                *(listed(name, Verdict.UNSEEN, read=WALLED) for name in "CDE"),
            ),
            (
                "Both online pages we could see work for a new customer. "
                "C, D and E show pages only to signed-in visitors; nothing is wrong on your side."
            ),
        ),
        (
            (
                *(listed(name, Verdict.LIVE) for name in "ABCD"),
                listed("E", Verdict.GONE),
                listed("F", Verdict.LIVE, Activity.DORMANT),
            ),
            (
                "Of your 6 online pages, 4 work for a new customer. 1 no longer exists and 1 has been silent for a while."
            ),
        ),
        (
            (
                listed("A", Verdict.GONE),
                *(listed(n, Verdict.UNSEEN, read=bakery.reading(Sign.SERVER_ERROR)) for n in "BC"),
            ),
            ("The one online page we could see no longer exists. We couldn't see B and C today. They may be fine."),
        ),
        (
            (
                listed("A", Verdict.LIVE),
                *(listed(n, Verdict.UNSEEN, read=bakery.reading(Sign.SERVER_ERROR)) for n in "BCDE"),
            ),
            "The one online page we could see works for a new customer. We couldn't see 4 more pages today. They may be fine.",
        ),
        (
            (listed("A", Verdict.SUSPECT), listed("B", Verdict.SUSPECT)),
            "Of your 2 online pages, none works for a new customer. 2 look gone.",
        ),
        (
            (
                listed("A", Verdict.UNSEEN, read=WALLED),
                listed("B", Verdict.UNSEEN, read=bakery.reading(Sign.SERVER_ERROR)),
            ),
            (
                "We haven't been able to look at either of your two online pages yet. "
                "A shows pages only to signed-in visitors; nothing is wrong on your side. "
                "We couldn't see B today. It may be fine."
            ),
        ),
    ],
)
def test_the_opening_sentence_counts_only_what_was_seen(places: tuple[Place, ...], sentence: str) -> None:
    assert opening.of(bakery.dossier(places)).whole == sentence


def test_without_a_list_the_report_speaks_for_what_the_website_links_to() -> None:
    leads = (bakery.place("Mastodon", Verdict.LIVE, Activity.FRESH),)
    assert opening.of(bakery.dossier(leads)).whole == "Your one online page works for a new customer."


def test_a_lead_is_not_counted_beside_a_list() -> None:
    both = (listed("A", Verdict.LIVE), bakery.place("Mastodon", Verdict.GONE))
    assert opening.of(bakery.dossier(both)).whole == "Your one online page works for a new customer."


@pytest.mark.parametrize(
    ("seen", "unseen", "ready"), [(0, 0, True), (1, 1, True), (1, 2, False), (0, 1, False), (3, 2, True)]
)
def test_a_report_is_ready_when_half_of_its_places_were_seen(seen: int, unseen: int, ready: bool) -> None:  # noqa: FBT001  # a table's column
    places = [listed(f"S{n}", Verdict.LIVE) for n in range(seen)] + [
        listed(f"U{n}", Verdict.UNSEEN) for n in range(unseen)
    ]
    assert words.is_ready(bakery.dossier(tuple(places))) is ready


def finding(n: int, level: Level, confidence: Confidence = Confidence.IS, check: str = "silent_profile") -> Finding:
    return bakery.problem(check, f"p:{n}", level, f"t{n}", f"a{n}", confidence, sees="s")


def test_at_most_three_things_come_first_the_most_harmful_and_surest_before_others() -> None:
    found = (
        finding(1, Level.TIDY_UP),
        finding(2, Level.FIX_SOON, Confidence.LOOKS),
        finding(3, Level.FIX_SOON),
        finding(4, Level.FIX_NOW),
    )
    assert [f.action for f in words.first_actions(found)] == ["a4", "a3", "a2"]


def test_a_place_that_looks_gone_is_always_among_the_first() -> None:
    sure = tuple(finding(n, Level.FIX_NOW) for n in range(4))
    suspect = finding(9, Level.FIX_NOW, Confidence.LOOKS, "dead_link")
    assert [f.action for f in words.first_actions((*sure, suspect))] == ["a0", "a1", "a9"]


def test_nothing_to_do_is_no_action() -> None:
    assert words.first_actions(()) == ()


def test_what_the_website_itself_holds_is_counted_beside_the_listed_places() -> None:
    here = bakery.dossier((listed("A", Verdict.LIVE),))
    of_a_place = dataclasses.replace(finding(1, Level.FIX_NOW), place=here.places[0].key)
    later = finding(2, Level.FIX_SOON)
    assert opening.website_sentence(here, (of_a_place, later)) == ""
    one, two = finding(3, Level.FIX_NOW), finding(4, Level.FIX_NOW)
    assert opening.website_sentence(here, (one, later)) == "Your website also has 1 thing to fix now."
    assert opening.website_sentence(here, (one, two)) == "Your website also has 2 things to fix now."


def test_the_date_of_a_listing_is_that_of_a_review_and_never_called_a_post() -> None:
    post = Newest(at=bakery.ago(9), source="the page's own list of posts", precision=Precision.DAY)
    review = dataclasses.replace(post, source=A_REVIEW, lower_bound=True)
    assert [words.dated_thing(each) for each in (post, review)] == ["post", "review"]
    assert proof.dated(review) == (
        "The newest review is dated by the listing. It gives the day, not the hour. "
        "There may be newer reviews that it doesn't show."
    )


def test_a_place_that_nothing_was_asked_about_is_not_said_to_have_answered() -> None:
    asked, unasked = (
        Signal(sign=Sign.UNFAMILIAR, rung="link", host="", mark=mark) for mark in ("no_record", "shape_of_the_link")
    )
    assert "nothing was asked" in words.of_signal(unasked)
    assert "nothing was asked" not in words.of_signal(asked)
    assert "answer" not in words.of_signal(unasked)


def test_what_looks_gone_says_how_often_we_looked_and_from_when_another_look_counts() -> None:
    again = dt.datetime(2026, 11, 22, 11, 39, 1, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    suspect = bakery.place("X", Verdict.SUSPECT, again_after=again)
    waiting = "That was look 1 of 2. It takes another after 22 November 2026 at 10:40 UTC before we call it gone."
    assert words.state(suspect).sentence.endswith(waiting)
    assert words.second_look(bakery.place("X", Verdict.GONE, again_after=again)) is None
    assert "1 of 2" not in words.state(bakery.place("X", Verdict.SUSPECT)).sentence


def test_a_website_is_said_to_link_to_none_only_where_it_was_read() -> None:
    made = bakery.dossier((), leftovers=())
    assert opening.of(made).whole == "No places are listed yet, and we couldn't read your website today."
    assert made.site is not None
    read = dataclasses.replace(made, site=dataclasses.replace(made.site, state=SiteState.OPEN))
    assert opening.of(read).whole == "No places are listed yet, and the website links to none."
