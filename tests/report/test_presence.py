"""Yes, no, or not seen: what a source may have kept from us is never called missing."""

from __future__ import annotations

import dataclasses

import pytest

from audit.activity import Activity
from audit.client import Decision
from audit.dossier import Place
from audit.evidence import Fact, FactKind
from audit.finding import Finding, Level, Outcome
from audit.report import presence
from audit.report.presence import NO, UNSEEN, YES, Cell, Filled, Grid
from audit.verdict import Verdict
from dossiers import dossier, listing, place

HOME = "https://maple.example/"


def read(found: Place, **told: object) -> Place:
    """The same place, with this read of it."""
    assert found.look
    reading = dataclasses.replace(found.look.evidence.reading, **told)  # type: ignore[arg-type]  # each test spells the fields it means
    evidence = dataclasses.replace(found.look.evidence, reading=reading)
    return dataclasses.replace(found, look=dataclasses.replace(found.look, evidence=evidence))


def live(name: str = "Bluesky", **changed: object) -> Place:
    return place(Verdict.LIVE, Activity.FRESH, name=name, days=3, key=f"bluesky:{name}", **changed)  # type: ignore[arg-type]  # as above


def laid(*places: Place, findings: tuple[Finding, ...] = ()) -> Grid | None:
    return presence.grid(dossier(*places), places, {one.key: one.name.lower() for one in places}, findings)


def cell(found: Place, head: str, *, findings: tuple[Finding, ...] = ()) -> Cell:
    """What the grid says of a place, beside one where every question has an answer."""
    whole = read(live("Whole", owner="ana"), links=(HOME,), name="Maple Street Bakery")
    grid = laid(found, whole, findings=findings)
    assert grid
    return grid.rows[0].cells[grid.heads.index(head)]


def filled(found: Place) -> Filled:
    made = presence.filled(found, dossier(found))
    assert made
    return made


# Left alone


def test_one_place_is_no_grid() -> None:
    assert laid(live()) is None


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict not in (Verdict.LIVE, Verdict.PRIVATE)])
def test_of_a_place_that_does_not_open_nothing_is_called_filled_or_missing(verdict: Verdict) -> None:
    assert presence.filled(place(verdict), dossier()) is None


def test_a_place_we_could_not_see_has_no_no() -> None:
    grid = laid(place(Verdict.UNSEEN, owner="ana"), live("Whole", owner="ana"))
    assert grid
    assert NO not in {one.mark for one in grid.rows[0].cells}


@pytest.mark.parametrize("verdict", [Verdict.SUSPECT, Verdict.NOT_PUBLIC])
def test_a_place_that_only_looks_gone_or_may_be_hidden_is_not_marked_as_closed(verdict: Verdict) -> None:
    assert cell(place(verdict), "Opens").mark == UNSEEN


@pytest.mark.parametrize("platform", ["instagram", "facebook", "tiktok", "youtube", "linkedin"])
def test_where_a_source_keeps_parts_from_strangers_nothing_is_missing(platform: str) -> None:
    bare = read(live(platform=platform), name="Maple Street Bakery")
    assert {tick.mark for tick in filled(bare).ticks} == {YES}
    assert filled(bare).unseen == "a few words about you, a link to your website, a picture"
    assert cell(bare, "Leads to your website").mark == UNSEEN


def test_a_link_that_may_lead_home_by_a_detour_is_not_sure() -> None:
    detour = read(live(), links=("https://linktr.ee/maple",))
    assert cell(detour, "Leads to your website") == Cell(UNSEEN, "Not sure")


def test_what_a_source_does_not_state_at_all_is_not_looked_for() -> None:
    assert "phone" not in filled(read(live(), name="Maple")).unseen


def test_where_nobody_is_named_anywhere_the_grid_does_not_ask() -> None:
    grid = laid(live("One"), live("Two"))
    assert grid
    assert "In charge" not in grid.heads


@pytest.mark.parametrize("verdict", [Verdict.GONE, Verdict.NETWORK_CLOSED])
def test_nobody_has_to_be_in_charge_of_what_is_over(verdict: Verdict) -> None:
    assert cell(place(verdict), "In charge").mark == presence.NOTHING


def test_nobody_in_charge_is_named() -> None:
    assert cell(live(), "In charge") == Cell(NO, "Nobody yet")
    assert cell(live(owner="ana"), "In charge") == Cell(YES, "Named")


def test_a_parked_place_is_not_blamed_for_its_silence() -> None:
    parked = live(listing=listing("bluesky", decision=Decision.PARK))
    parked = dataclasses.replace(parked, activity=Activity.ABANDONED)
    assert cell(read(parked, links=(HOME,)), "Newest post") == Cell(YES, "Parked")


# Told


def test_a_source_that_tells_all_shows_what_is_missing() -> None:
    assert filled(read(live(), name="Maple Street Bakery")).ticks == (
        Cell(YES, "A name"),
        Cell(NO, "No words about you"),
        Cell(NO, "No link to your website"),
    )
    assert cell(live(), "Leads to your website") == Cell(NO, "No link seen")


@pytest.mark.parametrize(
    "told", [{"links": (HOME,)}, {"bio": "Bread. maple.example"}, {"links": ("https://www.maple.example/order",)}]
)
def test_a_place_leads_home_by_its_links_and_by_its_words(told: dict[str, object]) -> None:
    assert cell(read(live(), **told), "Leads to your website") == Cell(YES, "Yes")


def test_what_a_check_found_is_what_the_grid_says() -> None:
    away = read(live(), links=("https://cakes.example/",))
    finding = Finding(
        check="one_way_link",
        outcome=Outcome.PROBLEM,
        level=Level.TIDY_UP,
        place=away.key,
        title="Your Bluesky page may send customers to another website",
        sees="So it is.",
        action="Write your website's address there",
    )
    assert cell(away, "Leads to your website", findings=(finding,)).mark == NO


def test_facts_that_a_source_states_are_ticked_and_the_others_left_to_the_eye() -> None:
    stated = read(live(), name="Maple", facts=(Fact(kind=FactKind.PHONE, value="(217) 555-0142"),))
    assert Cell(YES, "A phone number") in filled(stated).ticks
    assert "an address" in filled(stated).unseen


def test_an_old_post_is_a_no_and_a_young_one_a_yes() -> None:
    old = place(Verdict.LIVE, Activity.ABANDONED, days=900, key="bluesky:old")
    assert cell(old, "Newest post") == Cell(NO, "2 years 5 months ago")
    assert cell(live(), "Newest post") == Cell(YES, "3 days ago")


@pytest.mark.parametrize("verdict", Verdict)
def test_every_answer_is_said_in_words(verdict: Verdict) -> None:
    grid = laid(place(verdict), live("Whole", owner="ana"))
    assert grid
    assert all(one.words for row in grid.rows for one in row.cells)
    assert all(len(row.cells) == len(grid.heads) for row in grid.rows)


def test_an_unlooked_place_is_not_seen() -> None:
    new = place(Verdict.UNSEEN, look=None)
    assert cell(new, "Opens") == Cell(UNSEEN, "Not seen")
