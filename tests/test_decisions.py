"""What people saw, ruled and noted, kept in a file that people edit: nothing they typed is lost, and every mistake has its line."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from collections.abc import Iterable
from pathlib import Path

import pytest

from audit.decisions import KEPT, LONGEST, Decisions, load, newest_seen, with_added
from audit.errors import BadInput
from audit.evidence import Saw, Sighting
from audit.finding import Level, Note, Ruling, Stance
from dossiers import NOON, TODAY, ago, sighting

WORKS = sighting(Saw.WORKS, ago(3), key="facebook:maple")
GONE = sighting(Saw.UNAVAILABLE, ago(1), key="x:maple")


def added(text: str, seen: Iterable[Sighting] = (), rulings: Iterable[Ruling] = (), notes: Iterable[Note] = ()) -> str:
    return with_added(text, Decisions(sightings=tuple(seen), rulings=tuple(rulings), notes=tuple(notes)))


def read(folder: Path, text: str | bytes) -> tuple[Sighting, ...]:
    path = folder / "maple.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(path).sightings


def mistakes(folder: Path, text: str) -> list[str]:
    with pytest.raises(BadInput) as told:
        read(folder, text)
    return str(told.value).splitlines()


# What is left alone


def test_without_a_file_nobody_has_seen_anything(tmp_path: Path) -> None:
    assert load(tmp_path / "maple.yml") == Decisions()


@pytest.mark.parametrize(
    "text", ["", "\n", "# nothing yet\n", "sightings:\n", "sightings: []\n", "decisions:\n  - a: b\n"]
)
def test_a_file_without_sightings_holds_none(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == ()


HAND = """\
# My notes, do not lose them.
decisions:
  - F-dead_link-12345678: later   # until spring

sightings:  # what we saw
{indent}# Ana looked on her phone
{indent}- place: "instagram:maple"
{indent}  saw: works   # it does
{indent}  on: 2026-11-01

# The end.
remarks: "sightings: not here"
"""


@pytest.mark.parametrize("indent", ["", "  ", "    "])
def test_everything_a_person_typed_stays_where_it_stood(tmp_path: Path, indent: str) -> None:
    before = HAND.format(indent=indent)
    after = added(before, (WORKS, GONE))
    new = [line for line in after.splitlines() if line not in before.splitlines()]
    assert [line for line in after.splitlines() if line not in new] == before.splitlines()
    assert [seen.key for seen in read(tmp_path, after)] == ["instagram:maple", "facebook:maple", "x:maple"]


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize(
    "start", ["sightings:", "sightings: []", "sightings: ~", "'sightings':", "sightings :  # ours"]
)
def test_every_way_to_write_an_empty_list_can_be_added_to(tmp_path: Path, start: str, bom: str) -> None:
    assert read(tmp_path, added(f"{bom}{start}\nremarks: x\n", (WORKS,))) == (WORKS,)


def test_a_list_in_brackets_is_not_overwritten() -> None:
    with pytest.raises(BadInput, match=r"line 2 .* lines of its own"):
        added('# mine\nsightings: [{place: "x:maple", saw: works, on: 2026-11-01}]\n', (WORKS,))


# What is read and written


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    seen = (
        WORKS,
        GONE,
        Sighting(
            key='blog:maple.example/a"b\\c#d: e',
            saw=Saw.SOMEBODY_ELSES,
            on=NOON,
            until=NOON.date(),
            newest=newest_seen(ago(20).replace(hour=0), rough=True),
            by="Zoë: the “web person”",
        ),
    )
    once = added("", seen[:2])
    assert read(tmp_path, added(once, seen[2:])) == seen


@pytest.mark.parametrize("order", list(itertools.permutations((WORKS, GONE))))
def test_the_oldest_comes_first_however_the_file_is_ordered(tmp_path: Path, order: tuple[Sighting, ...]) -> None:
    assert read(tmp_path, added("", order)) == (WORKS, GONE)


@pytest.mark.parametrize(
    "on", ["2026-11-01", '"2026-11-01T00:00:00Z"', "2026-11-01T02:00:00+02:00", "2026-10-31T12:00:00-12:00"]
)
def test_a_look_counts_from_its_moment_and_for_ninety_days(tmp_path: Path, on: str) -> None:
    (seen,) = read(tmp_path, f"sightings:\n  - place: x:maple\n    saw: works\n    on: {on}\n")
    assert seen.on == dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    assert seen.on.utcoffset() == dt.timedelta(0)
    assert seen.until == dt.date(2026, 11, 1) + KEPT


def test_a_line_break_in_a_name_breaks_no_line(tmp_path: Path) -> None:
    (seen,) = read(tmp_path, added("", (sighting(Saw.WORKS, key="x:a\n- place: b\x85\u2028c"),)))
    assert seen.key == "x:a- place: bc"


# What is wrong


@pytest.mark.parametrize(
    ("entry", "line", "words"),
    [
        ("place: x:maple\n    saw: maybe\n    on: 2026-11-01", 3, "works, unavailable or somebody_elses"),
        ("place: x:maple\n    saw: works\n    on: yesterday", 4, "2026-11-22"),
        ("place: x:maple\n    saw: works\n    on: 2026-02-30", 4, "2026-02-30"),
        ("saw: works\n    on: 2026-11-01", 2, "place"),
        ("place: x:maple\n    saw: works", 2, "on"),
        ("just words", 2, "place"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_remedy(tmp_path: Path, entry: str, line: int, words: str) -> None:
    (told,) = mistakes(tmp_path, f"sightings:\n  - {entry}\n")
    assert told.startswith(f"maple.yml:{line}:")
    assert words in told


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    wrong = "  - place: x:maple\n    saw: maybe\n    on: 2026-11-01\n"
    assert len(mistakes(tmp_path, f"sightings:\n{wrong}{wrong}")) == 2


@pytest.mark.parametrize("text", ["sightings: yes\n", "- a\n", "just words\n", "sightings:\n  a: b\n"])
def test_what_is_no_list_of_sightings_is_said_to_be_none(tmp_path: Path, text: str) -> None:
    assert len(mistakes(tmp_path, text)) == 1


@pytest.mark.parametrize("on", ["9999-12-31", "0001-01-01T00:00:00+14:00", "1066-10-14"])
def test_a_year_nobody_looked_in_is_a_mistake_with_its_line(tmp_path: Path, on: str) -> None:
    path = tmp_path / "maple.yml"
    path.write_text(f'sightings:\n  - place: "x:maple"\n    saw: works\n    on: "{on}"\n', "utf-8")
    with pytest.raises(BadInput, match=r"maple\.yml:4:9: .*not a year"):
        load(path)


# Rulings and notes

ACCEPTED = Ruling(
    finding="F-dead_link-1a2b3c4d", stance=Stance.ACCEPTED, reason="It rests till May.", on=TODAY, until=TODAY + KEPT
)
FALSE = Ruling(
    finding="F-old_year-00000000",
    stance=Stance.FALSE_ALARM,
    reason='It says "since 1987": # no copyright\\',
    on=TODAY - KEPT,
    until=TODAY,
    by="Zoë",
    evidence="live, shown profile, tidy_up",
)
NOTED = Note(
    title="A complaint without an answer",
    sees="The first thing is a complaint: it's from May.",
    action="Answer it",
    level=Level.FIX_SOON,
    on=TODAY,
    until=TODAY + KEPT,
    place="facebook:maple",
    minutes=25,
    who="web person",
    by="Ana",
)
BARE = dataclasses.replace(NOTED, title="No more is said", place="", minutes=None, who="", by="")


def whole(folder: Path, text: str) -> Decisions:
    read(folder, text)
    return load(folder / "maple.yml")


RULING = "  - finding: F-dead_link-1a2b3c4d\n    ruling: {}\n    reason: {}\n    on: {}\n    until: {}\n"


def test_all_three_lists_are_written_and_read_again(tmp_path: Path) -> None:
    text = added("", [WORKS], [ACCEPTED, FALSE], [BARE, NOTED])
    assert whole(tmp_path, text) == Decisions(sightings=(WORKS,), rulings=(FALSE, ACCEPTED), notes=(BARE, NOTED))


def test_each_list_can_be_begun_and_added_to_by_itself(tmp_path: Path) -> None:
    text = added(added(added("", notes=[NOTED]), rulings=[FALSE]), rulings=[ACCEPTED])
    assert text.startswith("# What people saw")
    assert whole(tmp_path, text) == Decisions(rulings=(FALSE, ACCEPTED), notes=(NOTED,))


@pytest.mark.parametrize("indent", ["", "  ", "    "])
def test_what_was_typed_around_the_lists_stays_when_all_are_added_to(tmp_path: Path, indent: str) -> None:
    typed = (
        HAND.format(indent=indent)
        + f"""
rulings:   # what Ana said
{indent}- finding: F-dead_link-1a2b3c4d   # the old one
{indent}  ruling: ignored
{indent}  reason: It's a joke
{indent}  on: 2026-11-01

# And the very end.
"""
    )
    after = added(typed, [WORKS], [ACCEPTED], [NOTED])
    new = [line for line in after.splitlines() if line not in typed.splitlines()]
    assert [line for line in after.splitlines() if line not in new] == typed.splitlines()
    kept = whole(tmp_path, after)
    assert [ruling.reason for ruling in kept.rulings] == ["It's a joke", "It rests till May."]
    assert (len(kept.sightings), kept.notes) == (2, (NOTED,))


@pytest.mark.parametrize("name", ["rulings", "notes"])
def test_no_list_in_brackets_is_overwritten(name: str) -> None:
    rulings = [ACCEPTED] if name == "rulings" else []
    notes = [NOTED] if name == "notes" else []
    with pytest.raises(BadInput, match=r"line 1 .* lines of its own"):
        added(f"{name}: [{{a: b}}]\n", [], rulings, notes)


def test_a_ruling_on_a_finding_nobody_knows_is_kept(tmp_path: Path) -> None:
    (ruling,) = whole(
        tmp_path, f"rulings:\n{RULING.format('ignored', 'why', '2026-11-01', '2026-12-01')}".replace("F-dead", "dead")
    ).rulings
    assert ruling.finding == "dead_link-1a2b3c4d"


def test_a_ruling_without_an_end_counts_ninety_days(tmp_path: Path) -> None:
    (ruling,) = whole(tmp_path, f"rulings:\n{RULING.format('done', 'why', '2026-11-01', '')}").rulings
    assert ruling.until == dt.date(2026, 11, 1) + KEPT


@pytest.mark.parametrize(
    ("ruling", "line", "words"),
    [
        (("maybe", "why", "2026-11-01", ""), 3, "accepted, ignored, false_alarm, done or open"),
        (("acepted", "why", "2026-11-01", ""), 3, 'did you mean "accepted"'),
        (("done", "", "2026-11-01", ""), 4, '"reason" is empty'),
        (("done", '""', "2026-11-01", ""), 4, "write a few words"),
        (("done", "x" * 1001, "2026-11-01", ""), 4, "at most 1,000"),
        (("done", "why", "", ""), 5, '"on" is empty'),
        (("done", "why", "last week", ""), 5, "write it as 2026-11-22"),
        (("done", "why", "2026-11-01", "2026-10-31"), 2, "before it begins"),
        (("done", "why", "2026-11-01", "2027-11-03"), 2, "more than a year"),
    ],
)
def test_a_mistake_in_a_ruling_has_its_line_and_its_remedy(
    tmp_path: Path, ruling: tuple[str, ...], line: int, words: str
) -> None:
    (told,) = mistakes(tmp_path, f"rulings:\n{RULING.format(*ruling)}")
    assert told.startswith(f"maple.yml:{line}:")
    assert words in told


def test_the_longest_a_ruling_may_count_is_a_year(tmp_path: Path) -> None:
    last = dt.date(2026, 11, 1) + LONGEST
    (ruling,) = whole(tmp_path, f"rulings:\n{RULING.format('done', 'why', '2026-11-01', last)}").rulings
    assert ruling.until == last


def test_a_note_without_its_words_or_with_another_s_settings_is_a_mistake(tmp_path: Path) -> None:
    told = mistakes(tmp_path, "notes:\n  - title: A\n    sees: B\n    levle: fix_soon\n    on: 2026-11-01\n")
    assert [line.split(":")[1] for line in told] == ["2", "2", "4"]
    assert 'did you mean "level"' in told[2]


@pytest.mark.parametrize("typed", ["soon", "0", "-5", "1.5", "6001", "10 min", "٣", "99999999999999999999"])
def test_minutes_that_are_no_number_have_their_line_and_their_remedy(tmp_path: Path, typed: str) -> None:
    (told,) = mistakes(tmp_path, added("", notes=[NOTED]).replace("minutes: 25", f"minutes: {typed}"))
    assert told.startswith("maple.yml:8:")
    assert "write a whole number from 1 to 6,000, as in 15" in told


def test_who_may_be_named_in_a_line_and_no_more(tmp_path: Path) -> None:
    (told,) = mistakes(tmp_path, added("", notes=[NOTED]).replace('"web person"', "x" * 201))
    assert told.startswith("maple.yml:9:")
    assert "at most 200" in told


def test_two_notes_of_one_title_on_one_place_are_one_too_many(tmp_path: Path) -> None:
    text = added("", notes=[NOTED, NOTED])
    (told,) = mistakes(tmp_path, text)
    assert "stands on line 5 already" in told
    elsewhere = dataclasses.replace(NOTED, place="x:maple")
    assert whole(tmp_path, added("", notes=[NOTED, elsewhere])).notes == (NOTED, elsewhere)


def test_what_takes_back_is_added_behind_what_it_takes_back_and_has_no_end(tmp_path: Path) -> None:
    """However the file was edited: comments and order stay, and the entry itself is not touched."""
    typed = (
        HAND.format(indent="  ") + f"rulings:  # ours\n{RULING.format('done', 'why   # Ana', '2026-11-01', '')}# end\n"
    )
    back = dataclasses.replace(ACCEPTED, stance=Stance.OPEN, reason="Taken back.")
    after = added(typed, rulings=[back])
    new = [line for line in after.splitlines() if line not in typed.splitlines()]
    assert [line for line in after.splitlines() if line not in new] == typed.splitlines()
    assert "until" not in "\n".join(new)
    assert whole(tmp_path, after).rulings[-1] == back


def test_what_had_been_said_by_a_day_leaves_out_what_was_said_later() -> None:
    seen = sighting(Saw.WORKS, ago(0), key="x:maple")
    said = Decisions(sightings=(WORKS, seen), rulings=(FALSE, ACCEPTED), notes=(NOTED,))
    assert said.by(None) == said.by(TODAY) == said
    assert said.by((NOON - dt.timedelta(days=1)).date()) == Decisions(sightings=(WORKS,), rulings=(FALSE,))


def test_a_misspelt_list_is_named(tmp_path: Path) -> None:
    (told,) = mistakes(tmp_path, "rulngs:\n  - finding: F-x-1\n")
    assert told.startswith("maple.yml:1:1:")
    assert 'did you mean "rulings"' in told


def test_a_file_two_people_changed_at_once_is_named_with_its_line(tmp_path: Path) -> None:
    told = mistakes(tmp_path, "rulings:\n<<<<<<< HEAD\n  - finding: a\n=======\n  - finding: b\n>>>>>>> theirs\n")
    assert told[0].startswith("maple.yml:2:")
