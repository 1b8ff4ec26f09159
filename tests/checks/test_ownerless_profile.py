"""Who looks after what: one question for all places together."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from audit.checks import ownerless_profile
from audit.client import Person
from audit.dossier import Place
from audit.finding import Finding, Outcome
from audit.verdict import Verdict
from dossiers import TODAY, dossier, listing, place
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


def with_ben(left: dt.date, backup: str = "") -> Finding:
    here = place(Verdict.LIVE, owner="ben")
    here = dataclasses.replace(here, listing=listing(here.address, owner="ben", backup=backup))
    made = dossier(here)
    people = {"ben": Person(id="ben", name="Ben", left=left)}
    (told,) = ownerless_profile.check(dataclasses.replace(made, client=dataclasses.replace(made.client, people=people)))
    return told


def test_who_leaves_tomorrow_still_looks_after_it_today() -> None:
    assert with_ben(TODAY + dt.timedelta(days=1)).outcome is Outcome.FINE


def test_a_place_whose_backup_is_still_there_is_looked_after() -> None:
    assert with_ben(TODAY, backup="ana").outcome is Outcome.FINE


def test_who_has_left_looks_after_nothing() -> None:
    told = with_ben(TODAY)
    assert (told.outcome, told.where) == (Outcome.DECISION, ("Bluesky",))


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
