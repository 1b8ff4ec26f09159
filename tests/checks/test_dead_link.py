"""A link that goes nowhere: said only of what is gone, and *looks* of what may be."""

from __future__ import annotations

import dataclasses

import pytest

from audit.checks import dead_link
from audit.client import Decision
from audit.dossier import Place
from audit.evidence import Saw
from audit.finding import Confidence, Finding, Level, Outcome
from audit.verdict import Verdict
from audit.website import Source
from dossiers import NOON, dossier, place, sighting
from plainly import is_plain

SAID = (Verdict.GONE, Verdict.SUSPECT, Verdict.LIVE)


def found(*places: Place) -> list[Finding]:
    return list(dead_link.check(dossier(*places)))


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict not in SAID])
def test_what_is_neither_gone_nor_live_is_left_to_other_checks(verdict: Verdict) -> None:
    assert found(place(verdict)) == []


def test_a_live_place_is_good_news() -> None:
    (opens,) = found(place(Verdict.LIVE))
    assert opens.outcome is Outcome.FINE


def test_a_place_that_was_to_be_closed_and_is_gone_is_good_news() -> None:
    (closed,) = found(place(Verdict.GONE, decision=Decision.CLOSE))
    assert (closed.outcome, closed.level) == (Outcome.FINE, None)


def test_a_place_that_was_to_be_closed_and_looks_gone_is_nobodys_task() -> None:
    assert found(place(Verdict.SUSPECT, decision=Decision.CLOSE)) == []


@pytest.mark.parametrize("verdict", [Verdict.GONE, Verdict.SUSPECT])
def test_a_link_to_it_on_the_home_page_is_a_task_all_the_same(verdict: Verdict) -> None:
    (left,) = found(place(verdict, decision=Decision.CLOSE, regions=("footer",)))
    assert left.outcome is Outcome.PROBLEM
    assert left.where == ("the footer of your home page",)


def test_a_place_seen_gone_once_looks_gone_and_the_first_step_is_to_open_it() -> None:
    (suspect,) = found(place(Verdict.SUSPECT))
    assert (suspect.level, suspect.confidence) == (Level.FIX_NOW, Confidence.LOOKS)
    assert " looks " in suspect.title
    assert suspect.action.startswith("Open ")


@pytest.mark.parametrize("decision", [decision for decision in Decision if decision is not Decision.CLOSE])
def test_a_gone_place_is_to_be_fixed_now(decision: Decision) -> None:
    (gone,) = found(place(Verdict.GONE, decision=decision))
    assert (gone.outcome, gone.level, gone.confidence) == (Outcome.PROBLEM, Level.FIX_NOW, Confidence.IS)


@pytest.mark.parametrize("verdict", SAID)
def test_it_keeps_its_id_and_speaks_plainly_whatever_becomes_of_the_place(verdict: Verdict) -> None:
    (one,) = found(place(verdict, name="Google Business Profile", regions=("header", "footer")))
    assert one.id == "F-dead_link-7b8606a1"
    assert is_plain(one)


def test_what_a_person_saw_gone_is_not_sent_to_be_opened_again() -> None:
    seen = place(Verdict.SUSPECT)
    judgement = dataclasses.replace(seen.judgement, sighting=sighting(Saw.UNAVAILABLE, NOON))
    (finding,) = found(dataclasses.replace(seen, judgement=judgement))
    assert finding.confidence is Confidence.LOOKS
    assert finding.action.startswith("Remove")


@pytest.mark.parametrize("verdict", [Verdict.GONE, Verdict.SUSPECT])
def test_a_lead_that_only_programs_read_is_no_link_that_a_customer_taps(verdict: Verdict) -> None:
    bare = place(verdict, regions=("",), listing=None)
    told = tuple(dataclasses.replace(one, source=Source.SAME_AS) for one in bare.links)
    (gone,) = found(dataclasses.replace(bare, links=told))
    assert gone.level is Level.FIX_SOON
    assert "taps" not in gone.sees
    assert gone.where == ("your home page, where only programs read it",)
    assert is_plain(gone)
