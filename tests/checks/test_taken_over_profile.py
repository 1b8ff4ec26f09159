"""A link to somebody else: *is* on a person's word, *looks* on the network's id."""

from __future__ import annotations

import pytest

from audit.checks import taken_over_profile
from audit.dossier import Place
from audit.finding import Confidence, Finding, Level, Outcome
from audit.verdict import Verdict
from dossiers import dossier, place
from plainly import is_plain


def found(*places: Place) -> list[Finding]:
    return list(taken_over_profile.check(dossier(*places)))


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.TAKEN_OVER])
def test_nobody_else_is_suspected(verdict: Verdict) -> None:
    assert found(place(verdict)) == []


@pytest.mark.parametrize(
    ("by_person", "confidence", "verb"),
    [(True, Confidence.IS, "link leads to"), (False, Confidence.LOOKS, "link looks as if")],
)
def test_how_sure_it_is_depends_on_who_says_so(by_person: bool, confidence: Confidence, verb: str) -> None:  # noqa: FBT001  # a case, not a flag
    (one,) = found(place(Verdict.TAKEN_OVER, by_person=by_person, name="Google Business Profile"))
    assert (one.outcome, one.level, one.confidence) == (Outcome.PROBLEM, Level.FIX_NOW, confidence)
    assert verb in one.title
    assert one.id == "F-taken_over_profile-7b8606a1"
    assert is_plain(one)


def test_what_only_looks_so_is_not_told_as_a_fact() -> None:
    (one,) = found(place(Verdict.TAKEN_OVER))
    assert "meets an account that is not yours" not in one.sees
    assert one.action.startswith("Open ")
