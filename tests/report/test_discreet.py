"""What a hosted report tells of people: in the full edition who did what, in the others that somebody did."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator

import pytest

import bakery
from audit.client import Client, Edition, Person, Report
from audit.dossier import Place
from audit.finding import Finding, Level, Note, Ruling, Stance
from audit.report import letter, pages, render
from audit.report.discreet import discreet
from audit.report.sources import Sources

PEOPLE = {
    "anna": Person(id="anna", name="Annalena", role="owner", email="post@annalena.example"),
    "tom": Person(id="tom", name="Tomasz", role="web person"),
    "ben": Person(id="ben", name="Benedikt", left=dt.date(2025, 1, 1)),
}
BOOKS = render.playbooks(Sources())
NAMES = ("Annalena", "Tomasz", "Benedikt", "Carolina", "Dorothea")


def client(edition: Edition) -> Client:
    return dataclasses.replace(bakery.CLIENT, people=PEOPLE, report=Report(edition=edition))


def findings() -> Iterator[Finding]:
    first, second, *others = bakery.findings()
    until = bakery.DAY + dt.timedelta(days=30)
    word = Ruling(finding="", stance=Stance.DONE, reason="Seen.", on=bakery.DAY, until=until, by="Carolina")
    yield dataclasses.replace(first, ruling=word)
    yield dataclasses.replace(second, who="Dorothea")
    yield from others


def places() -> Iterator[Place]:
    """Each looked at by Carolina where a person looked; one run by whoever owns the business, the others by who left."""
    for number, place in enumerate(bakery.places()):
        seen = place.judgement.sighting
        judgement = dataclasses.replace(place.judgement, sighting=seen and dataclasses.replace(seen, by="Carolina"))
        listed = bakery.listing(place.address, owner="ben" if number else "anna")
        yield dataclasses.replace(place, judgement=judgement, listing=listed)


def report(edition: Edition) -> str:
    made = render.render(bakery.dossier(tuple(places()), client(edition)), tuple(findings()), Sources())
    return "\n".join(body for body in made.values() if isinstance(body, str))


def test_in_the_full_edition_people_are_named() -> None:
    told = report(Edition.FULL)
    assert [name for name in NAMES if name not in told] == ["Tomasz"], "and no letter is for him"


@pytest.mark.parametrize("edition", [Edition.SNAPSHOT, Edition.STANDARD])
def test_in_the_others_nobody_is(edition: Edition) -> None:
    told = report(edition)
    assert [name for name in NAMES if name in told] == []


def test_a_letter_greets_whoever_it_is_for_in_the_full_edition_alone() -> None:
    dossier, found = bakery.dossier(client=client(Edition.FULL)), tuple(bakery.findings())
    named, unnamed = (
        letter.letter(pages.book(dossier, found, BOOKS)),
        letter.letter(pages.book(*discreet(dossier, found), BOOKS)),
    )
    assert named
    assert unnamed
    assert (named.message.lines[0], unnamed.message.lines[0]) == ("Hello Tomasz,", "Hello,")


@pytest.mark.parametrize("edition", list(Edition))
def test_mail_addresses_of_people_stand_in_none(edition: Edition) -> None:
    assert "post&#64;" not in report(edition)


def test_what_was_seen_decided_and_run_stays() -> None:
    full = bakery.dossier(client=client(Edition.STANDARD))
    bare, told = discreet(full, findings())
    assert [place.verdict for place in bare.places] == [place.verdict for place in full.places]
    assert [place.listing for place in bare.places] == [place.listing for place in full.places]
    assert [(f.id, f.ruling and f.ruling.reason) for f in told] == [
        (f.id, f.ruling and f.ruling.reason) for f in findings()
    ]
    assert [(who.id, who.role, who.left) for who in bare.client.people.values()] == [
        (who.id, who.role, who.left) for who in PEOPLE.values()
    ]


def test_whoever_looked_or_noted_something_is_told_nowhere() -> None:
    word = Note(
        title="A",
        sees="B",
        action="C",
        level=Level.TIDY_UP,
        on=bakery.DAY,
        until=bakery.DAY,
        who="Dorothea",
        by="Carolina",
    )
    dossier = dataclasses.replace(bakery.dossier(), notes=(word,), sightings=(bakery.SIGHTING,))
    bare, _ = discreet(dossier, ())
    assert [(note.title, note.who, note.by) for note in bare.notes] == [("A", "", "")]
    assert [(seen.key, seen.by) for seen in bare.sightings] == [(bakery.SIGHTING.key, "")]


@pytest.mark.parametrize("who", ["", "owner", "web person", "editor", "consultant"])
def test_a_role_is_no_name(who: str) -> None:
    finding = dataclasses.replace(next(bakery.findings()), who=who)
    assert discreet(bakery.dossier(), [finding])[1] == (finding,)


def test_a_report_without_names_is_the_same_twice() -> None:
    once = discreet(bakery.dossier(), findings())
    assert discreet(*once) == once
