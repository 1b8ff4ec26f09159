"""Keep it or let it go: first where nothing is suggested, then what is, and what it rests on."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

import bakery
from audit.activity import Activity
from audit.client import Client, Decision, Listing, Person
from audit.dossier import Place
from audit.evidence import Newest, Precision, Reading, Sign
from audit.finding import Finding, Level, Outcome, Ruling, Stance
from audit.report import playbook
from audit.report.choosing import Choosing, choosing, guides
from audit.verdict import Verdict
from plainly import LONGEST_SENTENCE, sentences

SILENT = (Activity.QUIET, Activity.DORMANT, Activity.ABANDONED, Activity.EMPTY)
LONG_AGO = bakery.reading(Sign.SHOWN, 1000)
PLAYBOOKS = {
    path.stem: playbook.parse(path.stem, path.read_text("utf-8"))
    for path in (Path(__file__).parents[2] / "content/playbook").glob("*.md")
}
OWNED = Listing(url="bluesky", line=4, owner="ana")


def place(
    verdict: Verdict = Verdict.LIVE,
    activity: Activity = Activity.ABANDONED,
    *,
    listed: Listing | None = OWNED,
    platform: str = "bluesky",
    handle: str = "maplebakery",
    read: Reading = LONG_AGO,
) -> Place:
    name = platform.capitalize()
    return bakery.place(name, verdict, activity, listed=listed, platform=platform, handle=handle, read=read)


def chosen(
    one: Place, *others: Place, findings: tuple[Finding, ...] = (), client: Client = bakery.CLIENT
) -> Choosing | None:
    return choosing(one, bakery.dossier((one, *others), client), findings)


def offered(one: Place, *others: Place, client: Client = bakery.CLIENT) -> list[Decision]:
    shown = chosen(one, *others, client=client)
    return [choice.decision for choice in shown.choices] if shown else []


# What is left alone


@pytest.mark.parametrize("verdict", [Verdict.GONE, Verdict.NETWORK_CLOSED, Verdict.MOVED])
def test_of_what_is_over_or_has_moved_nothing_is_left_to_choose(verdict: Verdict) -> None:
    assert chosen(place(verdict, Activity.UNKNOWN)) is None


def test_a_place_in_use_is_no_question() -> None:
    assert chosen(place(activity=Activity.FRESH)) is None


def test_a_place_of_which_newer_posts_may_be_out_of_sight_is_no_question() -> None:
    assert chosen(place(activity=Activity.UNKNOWN)) is None


def test_an_old_date_that_need_not_be_the_last_asks_for_a_look_and_suggests_nothing() -> None:
    for age, shown in ((1000, True), (100, False)):
        newest = Newest(at=bakery.ago(age), source="", precision=Precision.DAY, lower_bound=True)
        found = chosen(place(activity=Activity.UNKNOWN, read=dataclasses.replace(LONG_AGO, newest=newest)))
        assert bool(found) is shown
        assert found is None or found.choices == ()


def test_a_listing_is_never_called_silent() -> None:
    assert chosen(dataclasses.replace(place(platform="google_business"), bounds=None)) is None


@pytest.mark.parametrize("activity", SILENT)
def test_a_place_that_nobody_listed_is_first_asked_whose_it_is(activity: Activity) -> None:
    assert chosen(place(activity=activity, listed=None)) is None


@pytest.mark.parametrize("verdict", [Verdict.UNSEEN, Verdict.SUSPECT, Verdict.NOT_PUBLIC])
def test_of_a_place_we_could_not_see_nothing_is_suggested_until_somebody_looked(verdict: Verdict) -> None:
    shown = chosen(place(verdict, Activity.UNKNOWN))
    assert shown == Choosing(reason="Whether to keep it can wait until somebody has looked.")


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict not in (Verdict.LIVE, Verdict.PRIVATE)])
def test_only_what_was_seen_is_offered_to_be_closed(verdict: Verdict) -> None:
    others = (place(activity=Activity.FRESH, handle="other"), place(platform="x"))
    shown = chosen(place(verdict), *others)
    labels = [choice.label for choice in shown.choices] if shown else []
    assert "Close it" not in labels


def test_a_quiet_place_is_not_offered_to_be_closed() -> None:
    assert offered(place(activity=Activity.QUIET)) == [Decision.KEEP, Decision.PARK]


def test_what_the_consultant_ruled_on_is_not_asked_again() -> None:
    ruling = Ruling(finding="", stance=Stance.ACCEPTED, reason="wanted", on=bakery.DAY, until=bakery.DAY)
    ruled = Finding(
        check="silent_profile",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_SOON,
        place="bluesky:maplebakery",
        title="It looks asleep",
        sees="So it is.",
        ruling=ruling,
    )
    assert chosen(place(), findings=(ruled,)) is None
    assert chosen(place(), findings=(dataclasses.replace(ruled, check="outdated_address"),))


# What is suggested


@pytest.mark.parametrize("activity", [Activity.DORMANT, Activity.ABANDONED])
def test_where_nobody_posts_parking_is_suggested_and_says_for_how_long(activity: Activity) -> None:
    shown = chosen(place(activity=activity))
    assert shown
    assert shown.reason == "Nobody has posted for 2 years 8 months. We would park it, unless somebody will post."
    assert [c.decision for c in shown.choices] == [Decision.PARK, Decision.KEEP, Decision.CLOSE]


def test_a_rough_date_stays_rough() -> None:
    newest = Newest(at=bakery.ago(1000), source="", precision=Precision.ROUGH)
    shown = chosen(place(read=dataclasses.replace(LONG_AGO, newest=newest)))
    assert shown
    assert "for about 2 years 8 months" in shown.reason


def test_an_empty_place_holds_the_name() -> None:
    assert offered(place(activity=Activity.EMPTY))[0] is Decision.PARK


def test_a_place_with_a_purpose_and_somebody_in_charge_is_kept_while_it_only_sleeps() -> None:
    listed = dataclasses.replace(OWNED, purpose="Today's bake")
    assert offered(place(activity=Activity.DORMANT, listed=listed))[0] is Decision.KEEP
    assert offered(place(activity=Activity.ABANDONED, listed=listed))[0] is Decision.PARK
    alone = dataclasses.replace(listed, owner="")
    assert offered(place(activity=Activity.DORMANT, listed=alone))[0] is Decision.PARK


def test_the_goal_that_a_place_serves_is_named() -> None:
    shown = chosen(place(activity=Activity.DORMANT, listed=dataclasses.replace(OWNED, serves=("More orders",))))
    assert shown
    assert shown.reason.startswith('It serves your goal "More orders".')


def test_where_nobody_is_named_access_may_have_to_be_claimed() -> None:
    assert Decision.CLAIM not in offered(place())
    assert Decision.CLAIM in offered(place(listed=dataclasses.replace(OWNED, owner="")))


def test_where_all_who_were_in_charge_have_left_access_comes_first() -> None:
    people = {"ana": Person(id="ana", name="Ana", left=dt.date(2026, 1, 1))}
    client = dataclasses.replace(bakery.CLIENT, people=people)
    assert offered(place(), client=client)[0] is Decision.CLAIM
    backed = dataclasses.replace(OWNED, backup="ben")
    assert offered(place(listed=backed), client=client)[0] is Decision.PARK
    shown = chosen(place(), client=client)
    assert shown
    assert "Ana" not in repr(shown)


def test_a_private_place_is_opened_or_let_go() -> None:
    assert offered(place(Verdict.PRIVATE, Activity.UNKNOWN)) == [Decision.KEEP, Decision.CLOSE]


def test_a_place_that_is_somebody_elses_is_claimed_or_let_go_and_never_called_ours_to_close() -> None:
    shown = chosen(place(Verdict.TAKEN_OVER, Activity.UNKNOWN))
    assert shown
    assert [choice.label for choice in shown.choices] == ["Claim it", "Let it go"]


def test_a_name_that_anybody_may_take_is_closed_with_a_warning() -> None:
    warned = {
        platform: "Anybody may take its name" in choice.fits
        for platform in ("instagram", "x", "bluesky")
        for choice in getattr(chosen(place(platform=platform)), "choices", ())
        if choice.decision is Decision.CLOSE
    }
    assert warned == {"instagram": True, "x": True, "bluesky": False}


def test_a_blog_is_parked_as_an_archive() -> None:
    shown = chosen(place(platform="blog"))
    assert shown
    assert "archive" in shown.choices[0].fits


def test_every_sentence_is_short_and_plain() -> None:
    listings = (OWNED, dataclasses.replace(OWNED, owner="", purpose="Orders"), dataclasses.replace(OWNED, purpose="x"))
    shown = [
        chosen(place(verdict, activity, listed=listed, platform=platform), place(platform=platform, handle="second"))
        for verdict in Verdict
        for activity in Activity
        for listed in listings
        for platform in ("facebook", "x", "blog")
    ]
    texts = {text for one in shown if one for text in (one.reason, *(choice.fits for choice in one.choices))}
    assert len(texts) > 10
    assert [one for text in texts for one in sentences(text) if len(one.split()) > LONGEST_SENTENCE] == []


# Where the steps are


def test_steps_that_the_page_shows_itself_are_not_linked() -> None:
    one = place(platform="youtube")
    shown = chosen(one)
    assert guides(shown, one, PLAYBOOKS, ()) == (
        ("silent_profile.md#youtube", "Keeping, parking and closing on YouTube"),
    )
    assert guides(shown, one, PLAYBOOKS, {"silent_profile"}) == ()
    assert guides(shown, one, {}, ()) == ()
    assert guides(None, one, PLAYBOOKS, ()) == ()


def test_a_network_without_steps_of_its_own_gets_the_general_ones() -> None:
    one = place(platform="pinterest")
    assert guides(chosen(one), one, PLAYBOOKS, ()) == (("silent_profile.md", "Keeping, parking and closing"),)
