"""A profile closed to the public: said of what is shown as private, and of nothing else."""

from __future__ import annotations

import pytest

from audit.checks import private_profile
from audit.dossier import Place
from audit.finding import Finding, Level, Outcome
from audit.verdict import Verdict
from dossiers import dossier, place
from plainly import is_plain


def found(*places: Place) -> list[Finding]:
    return list(private_profile.check(dossier(*places)))


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.PRIVATE])
def test_of_any_other_place_nothing_is_said(verdict: Verdict) -> None:
    assert found(place(verdict)) == []


def test_it_is_to_be_fixed_soon_and_told_plainly() -> None:
    (one,) = found(place(Verdict.PRIVATE, name="Google Business Profile", regions=("nav",)))
    assert (one.outcome, one.level) == (Outcome.PROBLEM, Level.FIX_SOON)
    assert one.id == "F-private_profile-7b8606a1"
    assert one.where == ("the menu of your home page",)
    assert is_plain(one)
