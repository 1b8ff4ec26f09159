"""A page visitors are told is not available: it may be hidden or gone, and is called neither."""

from __future__ import annotations

import pytest

from audit.checks import hidden_profile
from audit.dossier import Place
from audit.finding import Finding, Level, Outcome
from audit.verdict import Verdict
from dossiers import dossier, place
from plainly import is_plain


def found(*places: Place) -> list[Finding]:
    return list(hidden_profile.check(dossier(*places)))


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.NOT_PUBLIC])
def test_of_any_other_place_nothing_is_said(verdict: Verdict) -> None:
    assert found(place(verdict)) == []


def test_it_is_to_be_fixed_soon_and_told_plainly() -> None:
    (one,) = found(place(Verdict.NOT_PUBLIC, name="Google Business Profile", regions=("nav",)))
    assert (one.outcome, one.level) == (Outcome.PROBLEM, Level.FIX_SOON)
    assert one.id == "F-hidden_profile-7b8606a1"
    assert one.where == ("the menu of your home page",)
    assert is_plain(one)


def test_it_says_that_it_may_be_hidden_or_gone_and_decides_neither() -> None:
    (one,) = found(place(Verdict.NOT_PUBLIC))
    assert "may be hidden" in one.sees
    assert "may no longer exist" in one.sees
    assert "gone" not in f"{one.title} {one.sees}"
