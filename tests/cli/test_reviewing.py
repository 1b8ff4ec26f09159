"""`audit review`: looks first, then one key a finding, then the consultant's own findings; every answer is kept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner

from audit import decisions, run as audits
from audit.cli import deciding, keeping, reviewing, told
from audit.cli.review import reviewed
from audit.decisions import Decisions
from audit.errors import BadInput
from audit.evidence import Saw
from audit.finding import Level, Note, Outcome, Stance
from audit.practice import NOW, answer_walled
from audit.verdict import Verdict
from commanding import audit as command
from practising import BAKERY, WALLED, laid_out, look_once, look_twice

NO_MORE = "q\n\n"


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> audits.Audit:
    """Only to be read."""
    return look_once(tmp_path_factory.mktemp("bakery"), BAKERY)


def asked(audit: audits.Audit, typed: str) -> Decisions:
    with CliRunner().isolation(input=typed):
        return reviewing.asked(audit, now=NOW, by="Ana")


def review(path: Path, typed: str, *, looks_only: bool = False) -> tuple[audits.Audit, list[str]]:
    opened: list[str] = []
    with CliRunner().isolation(input=typed):
        audit = reviewed(path, show=opened.append, now=NOW, by="Ana", looks_only=looks_only)
    return audit, opened


# The walk


def test_whoever_skips_everything_decides_nothing(bakery: audits.Audit) -> None:
    assert asked(bakery, "\n" * (len(deciding.open_findings(bakery)) + 1)) == Decisions()


def test_whoever_stops_at_once_decides_nothing(bakery: audits.Audit) -> None:
    assert asked(bakery, NO_MORE) == Decisions()


@pytest.mark.parametrize(("key", "stance"), [(key, stance) for key, stance in reviewing.STANCES.items()])
def test_one_key_and_a_reason_decide_for_ninety_days(bakery: audits.Audit, key: str, stance: Stance) -> None:
    said = asked(bakery, f"{key}\nThey know.\n{NO_MORE}")
    (ruling,), first = said.rulings, deciding.open_findings(bakery)[0]
    assert (ruling.finding, ruling.stance, ruling.reason, ruling.by) == (first.id, stance, "They know.", "Ana")
    assert ruling.until - ruling.on == decisions.KEPT
    assert bool(ruling.evidence) is (stance is Stance.FALSE_ALARM)
    assert said == Decisions(rulings=(ruling,))


def test_every_stance_has_a_key_of_its_own_but_the_one_for_what_is_not_asked_about() -> None:
    assert set(reviewing.STANCES.values()) == set(Stance) - {Stance.OPEN}


def test_the_findings_come_by_urgency_with_questions_and_looks_behind(bakery: audits.Audit) -> None:
    order = (Outcome.PROBLEM, Outcome.DECISION, Outcome.UNSEEN)
    ranks = [order.index(finding.outcome) for finding in deciding.open_findings(bakery)]
    assert ranks == sorted(ranks)


def test_a_key_that_is_none_and_a_missing_reason_are_asked_again(bakery: audits.Audit) -> None:
    (ruling,) = asked(bakery, f"x\nyes\na\n\n  \nThey know.\n{NO_MORE}").rulings
    assert (ruling.stance, ruling.reason) == (Stance.ACCEPTED, "They know.")


def test_whoever_breaks_off_keeps_what_was_answered(bakery: audits.Audit) -> None:
    made = asked(bakery, "a\nThey know.\n\ni\nA joke.\nd\n").rulings
    assert [ruling.stance for ruling in made] == [Stance.ACCEPTED, Stance.IGNORED]


# The consultant's own findings


def test_what_the_consultant_saw_is_asked_for_line_by_line(bakery: audits.Audit) -> None:
    place = bakery.dossier.places[1]
    notes = asked(bakery, "q\nA complaint\n\nIt is from May\nAnswer it\n\n\nx\ns\n99\n2\n\n").notes
    assert notes == (
        Note(
            title="A complaint",
            sees="It is from May",
            action="Answer it",
            level=Level.FIX_SOON,
            on=bakery.dossier.date,
            until=bakery.dossier.date + decisions.KEPT,
            place=place.key,
            by="Ana",
        ),
    )


def test_a_place_is_not_needed_and_several_notes_can_be_left(bakery: audits.Audit) -> None:
    notes = asked(bakery, "q\nA\nB\nC\n\n\nn\n\nD\nE\nF\n\n\nt\n\n\n").notes
    assert [(note.title, note.place, note.level) for note in notes] == [
        ("A", "", Level.FIX_NOW),
        ("D", "", Level.TIDY_UP),
    ]


def test_minutes_and_who_are_kept_as_typed_and_no_number_is_asked_again(bakery: audits.Audit) -> None:
    (note,) = asked(bakery, "q\nA\nB\nC\nsoon\n0\n-5\n9999\n25\nweb person\nn\n\n\n").notes
    assert (note.minutes, note.who) == (25, "web person")


def test_a_note_broken_off_in_the_middle_is_none(bakery: audits.Audit) -> None:
    assert asked(bakery, "q\nA\nB\n") == Decisions()


def test_a_title_that_stands_there_already_is_refused_and_nothing_else_is_lost(bakery: audits.Audit) -> None:
    one = "A\nB\nC\n\n\nn\n1\n"
    notes = asked(bakery, f"q\n{one}{one}D\nE\nF\n\n\nt\n1\n\n").notes
    assert [note.title for note in notes] == ["A", "D"]


def test_what_a_file_could_not_keep_is_asked_again(bakery: audits.Audit) -> None:
    said = asked(bakery, f"a\n{'x' * 201}\n\u200b\nThey\x07 know.\n{NO_MORE}")
    assert [ruling.reason for ruling in said.rulings] == ["They know."]


# A false alarm about a place


def test_whoever_saw_a_place_at_work_leaves_a_look_and_no_ruling(tmp_path: Path) -> None:
    before = look_twice(tmp_path, BAKERY)
    waiting = deciding.open_findings(before)
    gone = next(finding for finding in waiting if finding.check == "dead_link")
    skips = "\n" * waiting.index(gone)
    said = asked(before, f"{skips}f\ny\n{NO_MORE}")
    assert [(seen.key, seen.saw, seen.by) for seen in said.sightings] == [(gone.place, Saw.WORKS, "Ana")]
    assert said.rulings == ()
    after = keeping.kept(before, said)
    (place,) = (place for place in after.dossier.places if place.key == gone.place)
    assert place.verdict is Verdict.LIVE
    only_said = asked(before, f"{skips}f\n\nIt is a joke.\n{NO_MORE}")
    assert [ruling.stance for ruling in only_said.rulings] == [Stance.FALSE_ALARM]


# The whole review


def test_looks_come_first_then_the_findings_and_the_report_is_built_once_with_all(tmp_path: Path) -> None:
    look_once(tmp_path, WALLED, answer_walled)
    typed = "w\n3 weeks\n\n\n\n" + "a\nThey know.\n" + "q\nA complaint\nIt is from May\nAnswer it\n25\nZoë\ns\n1\n\n"
    after, opened = review(tmp_path / "client.yml", typed)
    assert len(opened) == 4
    kept = decisions.load(after.files.decisions)
    assert [(seen.saw, seen.by) for seen in kept.sightings] == [(Saw.WORKS, "Ana")]
    assert [ruling.stance for ruling in kept.rulings] == [Stance.ACCEPTED]
    assert [note.title for note in kept.notes] == ["A complaint"]
    assert after.report
    page = (after.report / "content" / "actions.md").read_text(encoding="utf-8")
    assert "They know&#46;" in page
    task = page.partition("Answer it")[2].partition("pr-task__what")[0]
    assert "25 min" in task
    assert "Zoë" not in task  # names stand in the full edition alone
    assert "A complaint" in (after.report / "content" / "places" / "facebook-cornerloafbakery.md").read_text("utf-8")


def test_a_file_nothing_can_be_added_to_is_named_before_anything_is_asked(tmp_path: Path) -> None:
    audit = look_once(tmp_path, WALLED, answer_walled)
    audit.files.decisions.parent.mkdir()
    typed = f'rulings: [{{finding: "F-x-1", ruling: done, reason: "x", on: "{NOW:%Y-%m-%d}"}}]\n'
    audit.files.decisions.write_text(typed, encoding="utf-8")
    with pytest.raises(BadInput, match="line 1 of the decisions file"):
        review(tmp_path / "client.yml", "w\n")
    assert audit.files.decisions.read_text(encoding="utf-8") == typed


def test_where_nothing_was_answered_nothing_is_written(tmp_path: Path) -> None:
    look_once(tmp_path, BAKERY)
    path = tmp_path / "client.yml"
    waiting = len(told.unseen(review(path, "")[0]))
    after, _ = review(path, "\n" * waiting + NO_MORE)
    assert after.report is None
    assert not after.files.decisions.exists()


def test_a_place_that_need_not_be_looked_at_is_not_offered_again(tmp_path: Path) -> None:
    audit = look_once(tmp_path, WALLED, answer_walled)
    place = told.unseen(audit)[0]
    unseen = next(f for f in audit.findings if f.place == place.key and f.check == "unseen_profile")
    position = deciding.open_findings(audit).index(unseen)
    after, _ = review(tmp_path / "client.yml", "\n" * 4 + "\n" * position + f"i\nNobody uses it.\n{NO_MORE}")
    assert [seen.key for seen in told.unseen(after)] == [seen.key for seen in told.unseen(audit)[1:]]
    assert after.report
    assert (
        place.name
        not in (after.report / "content" / "index.md").read_text("utf-8").split("What we need")[1].split("##")[0]
    )


def test_of_several_clients_every_look_that_is_due_is_offered_and_nothing_else(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("a", "b")]
    for folder in folders:
        folder.mkdir()
        look_once(folder, WALLED, answer_walled)
    for folder in folders:
        after, opened = review(folder / "client.yml", "n\nn\nn\nn\n", looks_only=True)
        assert len(opened) == 4
        assert len(decisions.load(after.files.decisions).sightings) == 4


def test_a_look_is_due_again_when_its_days_are_over(tmp_path: Path) -> None:
    look_once(tmp_path, WALLED, answer_walled)
    path = tmp_path / "client.yml"
    review(path, "w\n\n" * 4, looks_only=True)
    assert review(path, "", looks_only=True)[1] == []
    with CliRunner().isolation(input="\n" * 4):
        opened: list[str] = []
        reviewed(path, show=opened.append, now=NOW + dt.timedelta(days=91), looks_only=True)
    assert len(opened) == 4


def test_a_client_without_an_audit_keeps_no_other_from_its_turn(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        laid_out(tmp_path / name, BAKERY)
    with pytest.raises(BadInput, match="there is no audit"):
        review(tmp_path / "a" / "client.yml", "")
    said = command("review", "a/client.yml", "b/client.yml", folder=tmp_path)
    assert said.returncode == 2
    assert [line.split(":")[0] for line in said.stderr.splitlines()] == ["a/client.yml", "b/client.yml"]
