"""Letters for getting a place back: nobody is accused, nobody is named who need not be, and no way is made up."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from audit.client import Client, Decision, Edition, Person, Report
from audit.dossier import Dossier, Place
from audit.finding import Confidence, Finding, Level, Outcome
from audit.report import handover, pages, playbook
from audit.report.handover import Handover
from audit.report.playbook import Playbook
from audit.report.sources import bundled
from audit.verdict import Verdict
from dossiers import dossier, place
from plainly import LONGEST_SENTENCE, sentences

TODAY = dossier().date
BEN = Person(id="ben", name="Ben Muster", role="Saturday help", email="ben@home.example", left=dt.date(2025, 8, 31))


def playbooks() -> dict[str, Playbook]:
    folder = bundled("content") / "playbook"
    ids = ("taken_over_profile", "ownerless_profile", "stranger_profile")
    return {id_: playbook.parse(id_, (folder / f"{id_}.md").read_text("utf-8")) for id_ in ids}


def held(owner: str = "ben", verdict: Verdict = Verdict.LIVE, **changed: Any) -> Place:  # noqa: ANN401  # each test spells the fields it means
    return place(verdict, owner=owner, **changed)


def known(*places: Place, edition: Edition = Edition.STANDARD, **people: Person) -> Dossier:
    bare = dossier(*places)
    client: Client = dataclasses.replace(bare.client, people=people, report=Report(edition=edition))
    return dataclasses.replace(bare, client=client)


def letters(known: Dossier, *findings: Finding) -> tuple[Handover, ...]:
    return handover.letters(pages.book(known, findings, playbooks()))


def strange(check: str = "taken_over_profile", confidence: Confidence = Confidence.IS) -> Finding:
    return Finding(
        check=check,
        outcome=Outcome.PROBLEM,
        level=Level.FIX_NOW,
        confidence=confidence,
        place="bluesky:maple",
        title="Your Bluesky link leads to somebody else",
        sees="A customer meets somebody else.",
        action="Remove the link",
    )


# What needs no letter


@pytest.mark.parametrize("left", [None, TODAY + dt.timedelta(days=1)])
def test_nobody_is_written_to_who_is_still_there(left: dt.date | None) -> None:
    assert letters(known(held(), ben=dataclasses.replace(BEN, left=left))) == ()


@pytest.mark.parametrize("verdict", [Verdict.GONE, Verdict.NETWORK_CLOSED])
def test_no_way_into_a_place_that_is_no_more_is_asked_for(verdict: Verdict) -> None:
    assert letters(known(held(verdict=verdict, decision=Decision.CLAIM), ben=BEN)) == ()


def test_a_place_of_somebody_else_is_not_asked_of_them() -> None:
    assert letters(known(held(owner="ana"), ben=BEN, ana=Person(id="ana", name="Ana"))) == ()


@pytest.mark.parametrize("confidence", [Confidence.LOOKS, Confidence.MAY])
@pytest.mark.parametrize("check", ["taken_over_profile", "stranger_profile"])
def test_what_only_looks_strange_is_reported_to_no_network(check: str, confidence: Confidence) -> None:
    assert letters(known(place(Verdict.LIVE)), strange(check, confidence)) == ()


# To whoever looked after it


def test_a_former_helper_is_asked_for_all_their_places_at_once() -> None:
    second = held(key="x:maple", platform="x", handle="maple", address="https://x.com/maple")
    (letter,) = letters(known(held(), second, ben=BEN))
    assert letter.places == ("bluesky:maple", "x:maple")
    assert "https://x.com/maple" in letter.message.text
    assert "Please send no password by mail or chat." in letter.message.lines


def test_people_are_named_in_the_full_edition_alone_and_their_address_never() -> None:
    (hidden,) = letters(known(held(), ben=BEN))
    (named,) = letters(known(held(), edition=Edition.FULL, ben=BEN))
    assert "Ben" not in f"{hidden}"
    assert "ben" not in hidden.anchor
    assert named.title.startswith("To Ben Muster, who looked after ")
    assert named.message.lines[0] == "Hello Ben Muster,"
    assert "home.example" not in f"{hidden}{named}"


# To the network


@pytest.mark.parametrize("check", ["taken_over_profile", "stranger_profile"])
def test_an_account_in_other_hands_is_reported_with_its_address_and_without_accusing_anybody(check: str) -> None:
    (letter,) = letters(known(place(Verdict.TAKEN_OVER)), strange(check))
    assert letter.lead == "Send it only if the account pretends to be you. A shared name alone is nobody's fault."
    assert place(Verdict.TAKEN_OVER).address in letter.message.lines
    assert "Does it pretend to be us? Then please stop it." in letter.message.lines
    assert check in letter.checks


def test_a_place_to_be_claimed_gets_a_letter_and_a_reported_one_not_a_second() -> None:
    claimed = held(owner="", decision=Decision.CLAIM)
    (letter,) = letters(known(claimed))
    assert "Please tell us how we can take charge of it." in letter.message.lines
    (other,) = letters(known(claimed), strange())
    assert "take charge" not in other.message.text


def test_steps_are_named_only_where_there_are_some_for_that_network() -> None:
    facebook = held(owner="", decision=Decision.CLAIM, key="facebook:m", platform="facebook", handle="m")
    bluesky = held(owner="", decision=Decision.CLAIM)
    assert [letter.playbook for letter in letters(known(facebook, bluesky))] == ["ownerless_profile", ""]


def test_only_places_that_are_surely_ours_vouch_for_us() -> None:
    ours = held(owner="", key="x:maple", platform="x", handle="maple", address="https://x.com/maple")
    doubted = held(
        owner="", decision=Decision.CLAIM, key="x:two", platform="x", handle="two", address="https://x.com/two"
    )
    written = letters(known(place(Verdict.TAKEN_OVER), ours, doubted), strange())[0].message.text
    assert "Our own places: https://x.com/maple\n" in written
    assert "https://x.com/two" not in written


def test_every_letter_has_an_anchor_of_its_own() -> None:
    places = [held(decision=Decision.CLAIM), held(decision=Decision.CLAIM, key="x:m", platform="x", handle="m")]
    written = letters(known(*places, ben=BEN))
    assert len({letter.anchor for letter in written}) == len(written) == 3


def test_letters_are_plain() -> None:
    claimed = held(decision=Decision.CLAIM)
    reported = held(owner="ana", key="x:m", platform="x", handle="m", address="https://x.com/m")
    written = letters(known(claimed, reported, ben=BEN), dataclasses.replace(strange(), place="x:m"))
    assert len(written) == 3
    for letter in written:
        for line in (letter.title, letter.lead, *letter.message.lines):
            assert [one for one in sentences(line) if len(one.split()) > LONGEST_SENTENCE] == []
