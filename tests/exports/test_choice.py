"""Whose finding it is, and which findings somebody asked for."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

import bakery
from audit.client import Person
from audit.exports.choice import Status, charged, chosen, named, owners
from audit.finding import Finding, Ruling, Stance
from audit.report import pages, render
from audit.report.pages import Book
from audit.report.sources import Sources

PLAYBOOKS = render.playbooks(Sources())
PEOPLE = {
    "ana": Person(id="ana", name="Ana", role="Owner"),
    "tom": Person(id="tom", name="Tom", role="Web designer"),
    "old": Person(id="old", name="Old", role="web person", left=dt.date(2025, 1, 1)),
    "ben": Person(id="ben", role="Saturday help"),
}


def book(people: dict[str, Person] = PEOPLE, *findings: Finding, owner: str = "") -> Book:
    """The bakery; its Instagram page is run by `owner`."""
    client = dataclasses.replace(bakery.CLIENT, people=people)
    places = [
        dataclasses.replace(place, listing=bakery.listing(place.address, owner=owner))
        if place.platform == "instagram"
        else place
        for place in bakery.places()
    ]
    return pages.book(bakery.dossier(tuple(places), client), findings or tuple(bakery.findings()), PLAYBOOKS)


def of(check: str, place: str = "") -> Finding:
    return next(f for f in bakery.findings() if f.check == check and (not place or f.place == place))


def test_nobody_is_in_charge_where_client_yml_names_nobody() -> None:
    nobody = book({})
    assert [charged(nobody, finding) for finding in nobody.findings if finding.place != "facebook:maplebakery"] == [
        ("ana",) if finding.place == "bluesky:maplebakery" else () for finding in nobody.findings
    ]


def test_nobody_who_left_is_in_charge() -> None:
    assert charged(book({"old": PEOPLE["old"]}), of("misdirected_link")) == ()
    asleep = of("silent_profile", "instagram:maplebakery")
    assert charged(book({"old": PEOPLE["old"]}, owner="old"), asleep) == ()
    assert charged(book({"old": PEOPLE["old"], "ana": PEOPLE["ana"]}, owner="old"), asleep) == ("ana",)


@pytest.mark.parametrize(
    ("finding", "owner", "expected"),
    [
        (of("misdirected_link"), "ben", ("tom",)),
        (of("silent_profile", "instagram:maplebakery"), "ben", ("ben",)),
        (of("silent_profile", "instagram:maplebakery"), "", ("ana",)),
        (of("ownerless_profile"), "ben", ("ana",)),
    ],
    ids=["the web person's", "the place's", "the owner's where the place has none", "no single place's"],
)
def test_a_finding_is_whose_role_is_to_act_or_whose_place_it_is(
    finding: Finding, owner: str, expected: tuple[str, ...]
) -> None:
    assert charged(book(owner=owner), finding) == expected


def test_what_is_the_web_persons_falls_to_the_place_where_there_is_no_web_person() -> None:
    dead = Finding(**{**dataclasses.asdict(of("dead_link", "x:maplebakery")), "place": "instagram:maplebakery"})
    assert charged(book({"ana": PEOPLE["ana"]}, owner="ben"), dead) == ("ben",)


def test_what_is_decided_is_not_open_and_both_are_all() -> None:
    word = Ruling(
        finding="", stance=Stance.ACCEPTED, reason="Asked for.", on=bakery.DAY, until=bakery.DAY + dt.timedelta(90)
    )
    first, *others = bakery.findings()
    ruled = book(PEOPLE, dataclasses.replace(first, ruling=word), *others)
    assert first.id not in {finding.id for finding in chosen(ruled, Status.OPEN).findings}
    assert [finding.id for finding in chosen(ruled, Status.DECIDED).findings] == [first.id]
    assert {finding.id for finding in chosen(ruled, Status.ALL).findings} == {
        finding.id for finding in bakery.findings()
    }


def test_an_owner_is_shown_what_is_theirs_and_nothing_else() -> None:
    mine = chosen(book(owner="ben"), Status.OPEN, "ben")
    assert [finding.place for finding in mine.findings] == ["instagram:maplebakery"]
    assert chosen(book(), Status.OPEN, "nobody").findings == ()


def test_everybody_who_is_named_can_be_asked_for() -> None:
    client = dataclasses.replace(
        bakery.CLIENT, people=PEOPLE, listings=(bakery.listing("https://a.example", owner="zoe"),)
    )
    assert owners(client) == ("ana", "ben", "old", "tom", "zoe")


def test_a_person_without_a_name_is_called_by_their_id() -> None:
    client = dataclasses.replace(bakery.CLIENT, people=PEOPLE)
    assert named(client, ["ana", "ben", "zoe"]) == "Ana, ben, zoe"
