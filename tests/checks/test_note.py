"""The consultant's own findings: shown as they were typed while they count, asked about afterwards."""

from __future__ import annotations

import dataclasses
import datetime as dt

from audit.checks import findings, note
from audit.dossier import Dossier
from audit.finding import Finding, Level, Note, Outcome
from audit.verdict import Verdict
from dossiers import TODAY, dossier, place
from plainly import is_plain

COMPLAINT = Note(
    title="A complaint without an answer",
    sees="The first thing on the page is a complaint from May.",
    action="Answer it, kindly and in public",
    level=Level.FIX_SOON,
    on=TODAY,
    until=TODAY + dt.timedelta(days=90),
    place="bluesky:maple",
)


def noted(*notes: Note, day: dt.date = TODAY) -> Dossier:
    return dataclasses.replace(dossier(place(Verdict.LIVE)), notes=notes, date=day)


def found(*notes: Note, day: dt.date = TODAY) -> tuple[Finding, ...]:
    return tuple(note.check(noted(*notes, day=day)))


def test_without_a_note_nothing_is_said() -> None:
    assert found() == ()


def test_a_note_says_nothing_before_its_day() -> None:
    assert found(COMPLAINT, day=TODAY - dt.timedelta(days=1)) == ()


def test_a_note_is_a_finding_in_the_consultant_s_own_words() -> None:
    (one,) = found(COMPLAINT)
    assert (one.outcome, one.level, one.place) == (Outcome.PROBLEM, Level.FIX_SOON, "bluesky:maple")
    assert (one.title, one.sees, one.action) == (COMPLAINT.title, COMPLAINT.sees, COMPLAINT.action)
    assert is_plain(one)


def test_minutes_and_who_are_the_consultant_s_where_they_are_said() -> None:
    (silent,) = found(COMPLAINT)
    assert (silent.minutes, silent.who) == (None, "")
    (said,) = found(dataclasses.replace(COMPLAINT, minutes=25, who="web person"))
    assert (said.minutes, said.who) == (25, "web person")
    assert said.id == silent.id


def test_its_id_stays_when_what_is_seen_or_its_level_is_typed_anew() -> None:
    (one,) = found(COMPLAINT)
    (other,) = found(dataclasses.replace(COMPLAINT, sees="It is still there.", level=Level.FIX_NOW))
    assert one.id == other.id


def test_two_notes_are_two_findings() -> None:
    other = dataclasses.replace(COMPLAINT, title="A picture of the old shop")
    assert len({one.id for one in found(COMPLAINT, other)}) == 2


def test_a_place_nobody_knows_is_no_place_and_the_note_is_kept() -> None:
    (one,) = found(dataclasses.replace(COMPLAINT, place="x:elsewhere"))
    assert (one.place, one.title) == ("", COMPLAINT.title)


def test_full_stops_stand_where_the_report_wants_them() -> None:
    typed = dataclasses.replace(COMPLAINT, title="A complaint.", sees="It is from May", action="Answer it.")
    (one,) = found(typed)
    assert (one.title, one.sees, one.action) == ("A complaint", "It is from May.", "Answer it")


def test_it_counts_to_the_end_of_its_last_day_and_is_then_asked_about() -> None:
    (still,) = found(COMPLAINT, day=COMPLAINT.until)
    (over,) = found(COMPLAINT, day=COMPLAINT.until + dt.timedelta(days=1))
    assert (still.outcome, over.outcome) == (Outcome.PROBLEM, Outcome.UNSEEN)
    assert still.id == over.id
    assert is_plain(over)


def test_it_stands_among_the_others_by_its_urgency() -> None:
    made = dataclasses.replace(noted(COMPLAINT), places=(place(Verdict.GONE, key="bluesky:other"), place(Verdict.LIVE)))
    problems = [one.check for one in findings(made) if one.outcome is Outcome.PROBLEM]
    assert problems.index("dead_link") < problems.index("note")
