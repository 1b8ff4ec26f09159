"""The calendar as a calendar program reads it: days that are set, and nothing that rings or invites."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

import pytest
from hypothesis import example, given, strategies

import bakery
from audit.dossier import Dossier
from audit.exports import ics
from audit.exports.choice import Status
from audit.exports.ics import Day
from audit.finding import Finding, Level, Note, Outcome, Ruling, Stance
from audit.report import pages, render
from audit.report.pages import Book
from audit.report.sources import Sources

PLAYBOOKS = render.playbooks(Sources())
UNTIL = bakery.DAY + dt.timedelta(days=30)


def ruled(finding: Finding, stance: Stance = Stance.ACCEPTED) -> Finding:
    word = Ruling(finding=finding.id, stance=stance, reason="Wakes in May; then, again", on=bakery.DAY, until=UNTIL)
    return dataclasses.replace(finding, ruling=word)


def book(*findings: Finding, dossier: Dossier | None = None) -> Book:
    return pages.book(dossier or bakery.dossier(), findings or tuple(bakery.findings()), PLAYBOOKS)


def unfolded(text: str) -> list[str]:
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def made(*entries: Day) -> list[str]:
    return unfolded(ics.text(entries, bakery.dossier()))


def value(lines: list[str], name: str) -> str:
    (found,) = (line.removeprefix(f"{name}:") for line in lines if line.startswith(f"{name}:"))
    return re.sub(r"\\(.)", lambda mark: "\n" if mark[1] == "n" else mark[1], found)


def test_without_days_it_is_an_empty_calendar() -> None:
    assert "BEGIN:VEVENT" not in made()
    assert (made()[0], made()[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")


def test_open_findings_without_a_day_are_in_no_calendar() -> None:
    names = [day.name for day in ics.days(book())]
    assert names == ["next audit", "look facebook:maplebakery"]


def test_nothing_rings_and_nobody_is_invited() -> None:
    text = "\n".join(made(*ics.days(book(ruled(next(bakery.findings()))))))
    assert not re.search(r"VALARM|ATTENDEE|ORGANIZER|TRIGGER", text)


def test_the_next_audit_is_the_consultants_own() -> None:
    assert [day.name for day in ics.days(book(), is_ours=False)] == ["look facebook:maplebakery"]


def test_where_no_reason_may_be_told_none_is() -> None:
    finding = ruled(next(bakery.findings()))
    assert finding.ruling
    bare = dataclasses.replace(finding, ruling=dataclasses.replace(finding.ruling, reason=""))
    (day,) = ics.days(book(bare), Status.DECIDED)
    assert day.words == ("Accepted on 22 November 2026. We ask again after 22 December 2026.", finding.id)


def test_a_decision_is_asked_again_on_its_last_day() -> None:
    finding = next(bakery.findings())
    (day,) = ics.days(book(ruled(finding)), Status.DECIDED)
    assert (day.on, day.title) == (UNTIL, f"Decide again: {finding.title}")
    (done,) = ics.days(book(ruled(finding, Stance.DONE)), Status.DECIDED)
    assert done.title == f"See whether this is done: {finding.title}"


def test_a_persons_look_is_repeated_on_the_day_it_ends() -> None:
    day = next(day for day in ics.days(book()) if day.name.startswith("look"))
    assert day.on == bakery.SIGHTING.until
    assert day.title == "Open Facebook and see whether it works"


@pytest.mark.parametrize(("typed", "days"), [({}, 7), ({"check": "monthly"}, 30), ({"check": "10d"}, 10)])
def test_the_next_audit_is_due_when_client_yml_says(typed: dict[str, str], days: int) -> None:
    client = dataclasses.replace(bakery.CLIENT, later={"schedule": typed})
    due = next(day for day in ics.days(book(dossier=bakery.dossier(client=client))) if day.name == "next audit")
    assert due.on == bakery.DAY + dt.timedelta(days=days)


def test_a_note_stands_on_its_last_day() -> None:
    note = Note(title="A", sees="B", action="C", level=Level.TIDY_UP, on=bakery.DAY, until=UNTIL)
    finding = Finding(
        check="note", outcome=Outcome.PROBLEM, level=Level.TIDY_UP, subject="A", title="A", sees="B", action="C"
    )
    dossier = dataclasses.replace(bakery.dossier(), notes=(note,))
    assert (UNTIL, "C") in [(day.on, day.title) for day in ics.days(book(finding, dossier=dossier))]


def test_of_one_person_only_what_they_are_in_charge_of() -> None:
    first = ruled(next(bakery.findings()))
    assert [day.name for day in ics.days(book(first), owner="ana")] == ["look facebook:maplebakery"]
    assert ics.days(book(first), owner="ben") == ()


def test_a_day_is_a_whole_day() -> None:
    lines = made(Day(on=dt.date(2026, 12, 31), name="a", title="b"))
    assert "DTSTART;VALUE=DATE:20261231" in lines
    assert "DTEND;VALUE=DATE:20270101" in lines


def test_an_entry_keeps_its_name_when_its_day_or_words_change() -> None:
    one, other = (made(Day(on=on, name="a", title=str(on))) for on in (bakery.DAY, UNTIL))
    assert value(one, "UID") == value(other, "UID")
    assert value(one, "UID") != value(made(Day(on=UNTIL, name="b", title="")), "UID")


def test_what_is_exported_later_is_the_newer_revision() -> None:
    entry = Day(on=UNTIL, name="a", title="b")
    later = dataclasses.replace(bakery.dossier(), date=bakery.DAY + dt.timedelta(days=7))
    first, second = (unfolded(ics.text([entry], one)) for one in (bakery.dossier(), later))
    assert int(value(second, "SEQUENCE")) - int(value(first, "SEQUENCE")) == 7
    assert value(first, "UID") == value(second, "UID")


def test_words_from_outside_mean_nothing_to_a_calendar() -> None:
    evil = "a\r\nEND:VEVENT\r\nBEGIN:VALARM;b,c\\nd:e\u202e"
    lines = made(Day(on=UNTIL, name=evil, title=evil, words=(evil, "second")))
    assert lines.count("END:VEVENT") == 1
    assert r"SUMMARY:a END:VEVENT BEGIN:VALARM\;b\,c\\nd:e" in "\n".join(lines)
    assert value(lines, "SUMMARY").startswith("a END:VEVENT BEGIN:VALARM;b,c\\nd:e (")
    assert value(lines, "DESCRIPTION") == "a END:VEVENT BEGIN:VALARM;b,c\\nd:e\nsecond"


@example("ä" * 300)
@example("x" * 300)
@given(strategies.text(max_size=300))
def test_no_line_is_longer_than_75_octets_and_no_letter_is_torn(title: str) -> None:
    text = ics.text([Day(on=UNTIL, name="a", title=title)], bakery.dossier())
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert value(unfolded(text), "SUMMARY").endswith("(Maple Street Bakery)")


def test_the_same_audit_makes_the_same_calendar() -> None:
    assert made(*ics.days(book())) == made(*ics.days(book()))
