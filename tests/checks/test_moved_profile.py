"""A profile that has a new address: only where the network itself names it."""

from __future__ import annotations

import pytest

from audit.checks import moved_profile
from audit.dossier import Place
from audit.finding import Finding, Level, Outcome
from audit.verdict import Judgement, Verdict
from dossiers import dossier, place
from plainly import is_plain


def found(*places: Place) -> list[Finding]:
    return list(moved_profile.check(dossier(*places)))


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.MOVED])
def test_of_a_place_that_did_not_move_nothing_is_said(verdict: Verdict) -> None:
    assert found(place(verdict)) == []


def test_without_a_new_address_there_is_nothing_to_write() -> None:
    assert found(place(Verdict.MOVED, judgement=Judgement(verdict=Verdict.MOVED))) == []


def test_it_names_the_new_address() -> None:
    (one,) = found(place(Verdict.MOVED, name="Google Business Profile"))
    assert (one.outcome, one.level) == (Outcome.PROBLEM, Level.FIX_SOON)
    assert "https://bsky.app/profile/new.example" in one.sees
    assert one.action.endswith("https://bsky.app/profile/new.example")
    assert one.id == "F-moved_profile-7b8606a1"
    assert is_plain(one)
