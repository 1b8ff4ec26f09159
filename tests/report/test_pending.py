"""What is left of a decision: never more than we saw, and what only a person sees is theirs to check."""

from __future__ import annotations

import dataclasses

import pytest

import bakery
from audit.activity import Activity
from audit.client import Decision, Listing
from audit.dossier import Place
from audit.evidence import Reading, Sign
from audit.report.choosing import choosing
from audit.report.pending import pending
from audit.report.presence import NO, UNSEEN, YES
from audit.verdict import Verdict
from audit.website import FoundLink, Site, SiteState

OPEN = Site(address=bakery.CLIENT.website, state=SiteState.OPEN)
LINK = dataclasses.replace(bakery.LEFTOVER, region="footer", pages=("/",))
MADE = [decision for decision in Decision if decision is not Decision.UNDECIDED]


def place(
    decision: Decision,
    verdict: Verdict = Verdict.LIVE,
    activity: Activity = Activity.ABANDONED,
    *,
    platform: str = "facebook",
    handle: str = "maplebakery",
    read: Reading | None = None,
    owner: str = "ana",
    links: tuple[FoundLink, ...] = (),
) -> Place:
    return bakery.place(
        platform.capitalize(),
        verdict,
        activity,
        platform=platform,
        handle=handle,
        listed=Listing(url=platform, line=4, decision=decision, owner=owner),
        read=read or bakery.reading(Sign.SHOWN, 900),
        links=links,
    )


def left(one: Place, *others: Place) -> dict[str, str]:
    dossier = dataclasses.replace(bakery.dossier((one, *others)), site=OPEN)
    return {cell.words: cell.mark for cell in pending(one, dossier)[1]}


def reason(one: Place, *others: Place) -> str:
    return pending(one, bakery.dossier((one, *others)))[0]


@pytest.mark.parametrize("decision", MADE)
@pytest.mark.parametrize("verdict", [Verdict.GONE, Verdict.NETWORK_CLOSED])
def test_of_what_is_over_nothing_is_left(decision: Decision, verdict: Verdict) -> None:
    one = place(decision, verdict, links=(LINK,))
    assert choosing(one, bakery.dossier((one,))) is None


@pytest.mark.parametrize("activity", [Activity.FRESH, Activity.UNKNOWN])
def test_a_place_that_is_kept_and_in_use_is_done(activity: Activity) -> None:
    assert left(place(Decision.KEEP, activity=activity)) == {}


@pytest.mark.parametrize("decision", MADE)
def test_of_a_place_we_could_not_see_nothing_is_called_undone(decision: Decision) -> None:
    one = place(decision, Verdict.UNSEEN, Activity.UNKNOWN, read=bakery.reading(Sign.LOGIN_WALL))
    assert NO not in left(one).values()


def test_a_decided_place_gets_no_other_suggestion() -> None:
    for decision in MADE:
        one = place(decision)
        shown = choosing(one, bakery.dossier((one,)))
        assert shown is None or (shown.choices == () and shown.decided is decision)


def test_a_kept_place_that_is_silent_asks_who_is_in_charge() -> None:
    assert left(place(Decision.KEEP)) == {"Somebody is in charge": YES}
    assert left(place(Decision.KEEP, owner="")) == {"Nobody is in charge yet": NO}


def test_a_parked_place_that_points_elsewhere_has_only_its_last_post_to_be_looked_at() -> None:
    read = dataclasses.replace(bakery.reading(Sign.SHOWN, 900), links=("https://maplebakery.example/",))
    assert left(place(Decision.PARK, read=read)) == {
        "It says where to find you": YES,
        "Please check: is a last post pinned that says the same?": UNSEEN,
    }


def test_a_pointer_that_the_source_may_hide_is_not_called_missing() -> None:
    assert left(place(Decision.PARK))["Please check: does it say where to find you?"] == UNSEEN


def test_a_pointer_is_missing_where_the_source_tells_all() -> None:
    whole = dataclasses.replace(bakery.signal(Sign.SHOWN), rung="api")
    one = place(Decision.PARK, platform="bluesky", read=Reading(signals=(whole,)))
    assert left(one)["It does not say where to find you"] == NO


def test_a_place_to_be_closed_names_the_link_that_still_leads_there() -> None:
    met = left(place(Decision.CLOSE, links=(LINK,)))
    assert [mark for words, mark in met.items() if words.startswith("Your website still leads there")] == [NO]
    assert left(place(Decision.CLOSE))["Nothing we saw on your website leads there"] == YES


def test_what_may_be_somebody_elses_is_not_called_ours_to_close() -> None:
    one = place(Decision.CLOSE, Verdict.TAKEN_OVER, Activity.UNKNOWN, links=(LINK,))
    assert "still open" not in reason(one)
    assert [words.partition(":")[0] for words in left(one)] == ["Your website still leads there"]


@pytest.mark.parametrize(
    "site", [None, *(dataclasses.replace(OPEN, state=state) for state in SiteState if state is not SiteState.OPEN)]
)
def test_where_the_website_was_not_read_nothing_is_said_of_its_links(site: Site | None) -> None:
    one = place(Decision.CLOSE)
    cells = pending(one, dataclasses.replace(bakery.dossier((one,)), site=site))[1]
    assert not any("website" in cell.words for cell in cells)


def test_a_place_to_be_merged_names_the_one_it_goes_to() -> None:
    one, other = place(Decision.MERGE), place(Decision.KEEP, handle="mapleandsons")
    assert reason(one, other) == "It is to become one with mapleandsons."
    assert len(left(one, other)) == 3


def test_a_place_is_merged_with_none_that_is_gone() -> None:
    one, gone = place(Decision.MERGE), place(Decision.KEEP, Verdict.GONE, handle="mapleandsons")
    assert reason(one, gone) == "It is to become one with the other."
    assert reason(one, gone, place(Decision.KEEP, handle="maple")) == "It is to become one with maple."


def test_a_network_that_merges_nothing_says_so() -> None:
    one = place(Decision.MERGE, platform="x")
    assert "no way to merge" in reason(one)
    assert "Please check: does it say where to find you?" in left(one)


def test_a_claim_takes_its_time() -> None:
    assert "days or weeks" in reason(place(Decision.CLAIM))
