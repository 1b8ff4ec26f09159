"""What people saw, kept in a file that people edit: nothing they typed is lost, and every mistake has its line."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest

from audit.decisions import KEPT, newest_seen, sightings, with_sightings
from audit.errors import BadInput
from audit.evidence import Saw, Sighting
from dossiers import NOON, ago, sighting

WORKS = sighting(Saw.WORKS, ago(3), key="facebook:maple")
GONE = sighting(Saw.UNAVAILABLE, ago(1), key="x:maple")


def read(folder: Path, text: str | bytes) -> tuple[Sighting, ...]:
    path = folder / "maple.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return sightings(path)


def mistakes(folder: Path, text: str) -> list[str]:
    with pytest.raises(BadInput) as told:
        read(folder, text)
    return str(told.value).splitlines()


# What is left alone


def test_without_a_file_nobody_has_seen_anything(tmp_path: Path) -> None:
    assert sightings(tmp_path / "maple.yml") == ()


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
notes: "sightings: not here"
"""


@pytest.mark.parametrize("indent", ["", "  ", "    "])
def test_everything_a_person_typed_stays_where_it_stood(tmp_path: Path, indent: str) -> None:
    before = HAND.format(indent=indent)
    after = with_sightings(before, (WORKS, GONE))
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert [line for line in after.splitlines() if line not in added] == before.splitlines()
    assert [seen.key for seen in read(tmp_path, after)] == ["instagram:maple", "facebook:maple", "x:maple"]


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize(
    "start", ["sightings:", "sightings: []", "sightings: ~", "'sightings':", "sightings :  # ours"]
)
def test_every_way_to_write_an_empty_list_can_be_added_to(tmp_path: Path, start: str, bom: str) -> None:
    assert read(tmp_path, with_sightings(f"{bom}{start}\nnotes: x\n", (WORKS,))) == (WORKS,)


def test_a_list_in_brackets_is_not_overwritten() -> None:
    with pytest.raises(BadInput, match=r"line 2 .* lines of its own"):
        with_sightings('# mine\nsightings: [{place: "x:maple", saw: works, on: 2026-11-01}]\n', (WORKS,))


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
    once = with_sightings("", seen[:2])
    assert read(tmp_path, with_sightings(once, seen[2:])) == seen


@pytest.mark.parametrize("order", list(itertools.permutations((WORKS, GONE))))
def test_the_oldest_comes_first_however_the_file_is_ordered(tmp_path: Path, order: tuple[Sighting, ...]) -> None:
    assert read(tmp_path, with_sightings("", order)) == (WORKS, GONE)


@pytest.mark.parametrize(
    "on", ["2026-11-01", '"2026-11-01T00:00:00Z"', "2026-11-01T02:00:00+02:00", "2026-10-31T12:00:00-12:00"]
)
def test_a_look_counts_from_its_moment_and_for_ninety_days(tmp_path: Path, on: str) -> None:
    (seen,) = read(tmp_path, f"sightings:\n  - place: x:maple\n    saw: works\n    on: {on}\n")
    assert seen.on == dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    assert seen.on.utcoffset() == dt.timedelta(0)
    assert seen.until == dt.date(2026, 11, 1) + KEPT


def test_a_line_break_in_a_name_breaks_no_line(tmp_path: Path) -> None:
    (seen,) = read(tmp_path, with_sightings("", (sighting(Saw.WORKS, key="x:a\n- place: b\x85\u2028c"),)))
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
        sightings(path)
