"""A place we could not see: nothing is said against it."""

from __future__ import annotations

import pytest

from audit.checks import unseen_profile
from audit.dossier import Place
from audit.finding import Finding, Outcome
from audit.verdict import Verdict
from dossiers import dossier, place
from plainly import is_plain


def found(*places: Place) -> list[Finding]:
    return list(unseen_profile.check(dossier(*places)))


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.UNSEEN])
def test_a_place_that_was_seen_is_none_of_its_business(verdict: Verdict) -> None:
    assert found(place(verdict)) == []


@pytest.mark.parametrize("regions", [(), ("header", "nav", "footer")])
def test_it_is_no_problem_and_has_no_level_however_prominent_the_link(regions: tuple[str, ...]) -> None:
    (one,) = found(place(Verdict.UNSEEN, regions=regions, name="Google Business Profile"))
    assert (one.outcome, one.level) == (Outcome.UNSEEN, None)
    assert "Nothing is wrong on your side" in one.sees
    assert one.action.startswith("Open ")
    assert one.id == "F-unseen_profile-7b8606a1"
    assert is_plain(one)


def test_a_place_that_was_never_looked_at_is_unseen_too() -> None:
    (one,) = found(place(Verdict.UNSEEN, look=None))
    assert one.outcome is Outcome.UNSEEN
