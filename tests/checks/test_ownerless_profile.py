"""Who looks after what: one question for all places together."""

from __future__ import annotations

import pytest

from audit.checks import ownerless_profile
from audit.dossier import Place
from audit.finding import Finding, Outcome
from audit.verdict import Verdict
from dossiers import dossier, place
from plainly import is_plain


def found(*places: Place) -> list[Finding]:
    return list(ownerless_profile.check(dossier(*places)))


def test_without_places_there_is_no_question() -> None:
    assert found() == []


@pytest.mark.parametrize("verdict", [Verdict.GONE, Verdict.NETWORK_CLOSED])
def test_nobody_has_to_look_after_what_is_over(verdict: Verdict) -> None:
    assert found(place(verdict)) == []


def test_nobody_is_asked_about_a_lead() -> None:
    assert found(place(Verdict.LIVE, listing=None)) == []


def test_where_the_client_file_lists_no_place_nobody_is_said_to_look_after_those_found() -> None:
    (one,) = ownerless_profile.check(dossier(place(Verdict.LIVE, listing=None), listed=False))
    assert (one.outcome, one.where) == (Outcome.DECISION, ("Bluesky",))


def test_places_with_a_name_beside_each_are_good_news() -> None:
    (good,) = found(place(Verdict.LIVE, owner="ana"), place(Verdict.UNSEEN, owner="ben"), place(Verdict.GONE))
    assert good.outcome is Outcome.FINE
    assert is_plain(good)


def test_all_the_others_are_one_question_that_names_them() -> None:
    (one,) = found(
        place(Verdict.LIVE, name="X"), place(Verdict.LIVE, owner="ana"), place(Verdict.UNSEEN, name="Facebook")
    )
    assert (one.outcome, one.level, one.place) == (Outcome.DECISION, None, "")
    assert one.where == ("X", "Facebook")
    assert is_plain(one)


def test_the_question_keeps_its_id_whichever_places_it_is_about() -> None:
    (few,), (many,) = found(place(Verdict.LIVE)), found(place(Verdict.LIVE), place(Verdict.PRIVATE, name="X"))
    assert few.id == many.id
