"""The note that goes with a report: five lines at most, in the report's own words."""

from __future__ import annotations

import dataclasses
import datetime as dt

import bakery
from audit.client import Brand, Client, Person, Report
from audit.report import cover, pages, render
from audit.report.sources import Sources
from audit.verdict import Verdict

OWNER = Person(id="ana", name="Ana", role="owner")
BOOKS = render.playbooks(Sources())


def note(client: Client = bakery.CLIENT, **said: object) -> tuple[str, ...]:
    shown = dataclasses.replace(client, **said)  # type: ignore[arg-type]  # each test spells the fields it means
    return cover.note(pages.book(bakery.dossier(client=shown), tuple(bakery.findings()), BOOKS))


def people(*several: Person) -> dict[str, Person]:
    return {who.id: who for who in several}


def test_a_helper_and_an_owner_who_left_are_not_greeted() -> None:
    left = dataclasses.replace(OWNER, left=dt.date(2026, 1, 1))
    assert note(people=people(left, Person(id="ben", name="Ben", role="Saturday help")))[0] == "Hello,"


def test_the_owners_are_greeted_by_name() -> None:
    assert note(people=people(OWNER, Person(id="jo", name="Jo", role="Co-owner")))[0] == "Hello Ana and Jo,"


def test_it_says_in_five_lines_what_was_found_what_comes_first_how_long_it_takes_and_by_whom() -> None:
    told = note(people=people(OWNER), brand=Brand(name="Bright Local"), report=Report(url="https://reports.example/m/"))
    assert len(told) == 5
    assert told[1].startswith(
        f"We checked how {bakery.CLIENT.name} looks online, on 22 November 2026. Of the 6 online pages we could see, 2 work"
    )
    assert told[2].startswith("First: ")
    assert told[3].startswith("Everything we suggest takes about ")
    assert told[3].endswith("The whole report is here: https://reports.example/m/")
    assert told[4] == "Bright Local"


def test_without_a_brand_and_an_address_the_report_comes_along_and_nobody_signs() -> None:
    told = note(brand=Brand())
    assert told[-1].endswith("The whole report comes with this mail.")


def test_where_nothing_is_to_be_done_nothing_is_asked_for() -> None:
    good = bakery.place("Facebook", Verdict.LIVE, platform="facebook", listed=bakery.listing("x"))
    told = cover.note(pages.book(bakery.dossier((good,)), (), BOOKS))
    assert told[2:4] == ("Nothing we could see needs putting right today.", "The whole report comes with this mail.")
