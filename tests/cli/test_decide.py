"""`audit decide`: a script says what is to become of findings; nothing is written on a mistake."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click
import filelock
import pytest

from audit import decisions, run as audits, store
from audit.cli import decide, deciding, keeping, told
from audit.decisions import Decisions
from audit.errors import BadInput, CouldNotRun
from audit.finding import Finding, Outcome, Ruling, Stance
from audit.practice import NOW
from commanding import audit as command
from practising import BAKERY, look_once, look_twice

TODAY = NOW.date()
WHY = "They know, and wait for the new sign."


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> audits.Audit:
    """Only to be read."""
    return look_twice(tmp_path_factory.mktemp("bakery"), BAKERY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    look_once(tmp_path, BAKERY)
    return tmp_path


def ruled(audit: audits.Audit, *ids: str, stance: Stance = Stance.ACCEPTED, reason: str = WHY) -> tuple[Ruling, ...]:
    return deciding.rulings(audit, ids, stance, reason=reason, until=deciding.end(audit.dossier.date))


def first(audit: audits.Audit) -> Finding:
    return deciding.open_findings(audit)[0]


# What is refused


@pytest.mark.parametrize("typed", ["F-dead_link-00000000", "F-nothing", "", "-", "x" * 300])
def test_an_id_no_finding_has_is_refused(bakery: audits.Audit, typed: str) -> None:
    with pytest.raises(BadInput, match=r"is no finding of this audit; audit decide .* lists them"):
        ruled(bakery, typed)


def test_the_beginning_of_several_ids_is_refused_with_what_it_could_be(bakery: audits.Audit) -> None:
    with pytest.raises(BadInput, match=r"F- fits \d+ findings: F-.* write more") as told_of:
        ruled(bakery, "F-")
    assert first(bakery).id in str(told_of.value)


def test_good_news_leaves_nothing_to_decide(bakery: audits.Audit) -> None:
    fine = next(finding for finding in bakery.findings if finding.outcome is Outcome.FINE)
    with pytest.raises(BadInput, match="nothing to decide"):
        ruled(bakery, fine.id)


def test_without_a_reason_nothing_is_decided(bakery: audits.Audit) -> None:
    with pytest.raises(BadInput, match="--reason"):
        ruled(bakery, first(bakery).id, reason="")


@pytest.mark.parametrize("count", [0, 2])
def test_exactly_one_thing_is_decided(count: int) -> None:
    wanted = {stance: number < count for number, stance in enumerate(Stance)}
    with pytest.raises(BadInput, match="one of --accept, --ignore, --false-alarm, --done"):
        deciding.only(wanted)


@pytest.mark.parametrize(
    ("until", "days", "words"),
    [
        (TODAY - dt.timedelta(days=1), None, "over already"),
        (TODAY + dt.timedelta(days=367), None, "more than a year"),
        (TODAY, 3, "one of them"),
    ],
)
def test_an_end_that_is_none_is_refused(until: dt.date, days: int | None, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        deciding.end(TODAY, until, days)


# What is taken


def test_it_counts_ninety_days_unless_said() -> None:
    assert deciding.end(TODAY) == TODAY + decisions.KEPT
    assert deciding.end(TODAY, days=7) == TODAY + dt.timedelta(days=7)
    assert deciding.end(TODAY, TODAY + decisions.LONGEST) == TODAY + decisions.LONGEST


def test_an_id_may_be_cut_short_and_is_read_as_it_stands_in_addresses(bakery: audits.Audit) -> None:
    for finding in deciding.open_findings(bakery):
        assert [made.finding for made in ruled(bakery, finding.id.lower())] == [finding.id]
        assert [made.finding for made in ruled(bakery, f" {finding.id[:-2]} ")] == [finding.id]


def test_a_finding_named_twice_is_ruled_on_once(bakery: audits.Audit) -> None:
    id_ = first(bakery).id
    assert len(ruled(bakery, id_, id_.lower())) == 1


def test_what_is_decided_leaves_first_actions_and_gates_and_stays_in_the_export(tmp_path: Path) -> None:
    before = look_twice(tmp_path, BAKERY)
    assert told.counted(before.findings, "tidy-up", before)
    ids = tuple(finding.id for finding in deciding.open_findings(before) if finding.outcome is Outcome.PROBLEM)
    after = keeping.kept(before, Decisions(rulings=ruled(before, *ids)))
    assert not told.counted(after.findings, "tidy-up", after)
    assert {finding.outcome for finding in deciding.open_findings(after)} <= {Outcome.DECISION, Outcome.UNSEEN}
    assert [finding.id for finding in after.findings] == [finding.id for finding in before.findings]
    assert {finding.id for finding in after.findings if finding.ruling} == set(ids)


def test_its_day_over_a_finding_is_open_again(tmp_path: Path) -> None:
    before = look_once(tmp_path, BAKERY)
    keeping.keep(before.files, Decisions(rulings=ruled(before, first(before).id)))
    later = before.dossier.date + decisions.KEPT
    for day, is_open in ((later, False), (later + dt.timedelta(days=1), True)):
        audit = audits.judge(before.client, before.files, store.history(before.files), day)
        assert (first(before).id in {finding.id for finding in deciding.open_findings(audit)}) is is_open


def test_a_file_nothing_can_be_added_to_is_left_alone(tmp_path: Path) -> None:
    before = look_once(tmp_path, BAKERY)
    path = before.files.decisions
    path.parent.mkdir()
    for typed in ('{"rulings": [], "notes": []}\n', "rulings:\n  [\n  ]\n", "remarks: 'mine\nrulings:\n'\n"):
        path.write_text(typed, encoding="utf-8")
        with pytest.raises(BadInput):
            keeping.keep(before.files, Decisions(rulings=ruled(before, first(before).id)))
        assert path.read_text(encoding="utf-8") == typed


@pytest.mark.parametrize("reason", ["x" * 2000, "\u200b"])
def test_a_reason_that_could_not_be_read_again_is_not_written(tmp_path: Path, reason: str) -> None:
    before = look_once(tmp_path, BAKERY)
    with pytest.raises(BadInput, match="nothing was written"):
        keeping.keep(before.files, Decisions(rulings=ruled(before, first(before).id, reason=reason)))
    assert not before.files.decisions.exists()


# The command


def test_a_script_decides_and_the_next_export_carries_it(folder: Path) -> None:
    listed = command("decide", "client.yml", folder=folder)
    assert listed.returncode == 0
    id_ = listed.stdout.split()[0]
    said = command(
        "decide",
        "client.yml",
        id_[:-1],
        "--no-build",
        "--accept",
        "--reason",
        WHY,
        "--days",
        "30",
        "--by",
        "Ana",
        folder=folder,
    )
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.startswith(f"{id_}: ")
    assert "Accepted by Ana on" in said.stdout
    built = json.loads(command("build", "client.yml", "--json", folder=folder).stdout)
    findings = [*built["findings"], *(finding for place in built["places"] for finding in place["findings"])]
    (ruling,) = (finding["ruling"] for finding in findings if finding["ruling"])
    assert (ruling["stance"], ruling["reason"], ruling["by"]) == ("accepted", WHY, "Ana")
    assert id_ not in command("decide", "client.yml", folder=folder).stdout
    (page,) = (folder / "reports").glob("*/content/actions.md")
    assert f'id="{id_.lower()}"' in page.read_text(encoding="utf-8").split("Already decided")[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("F-nothing", "--accept", "--reason", "x"), "no finding of this audit"),
        (("F-", "--reason", "x"), "one of --accept"),
        (("F-", "--accept", "--done", "--reason", "x"), "one of --accept"),
        (("F-", "--accept"), "--reason"),
        (("--accept", "--reason", "x"), "name the findings"),
        (("F-", "--accept", "--reason", "x", "--days", "366"), "not in the range"),
        (("F-", "--accept", "--reason", "x", "--until", "tomorrow"), "not a day"),
        (("F-", "--accept", "--reason", "x", "--until", "2020-01-01"), "over already"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(folder: Path, arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises((BadInput, click.UsageError), match=words):
        decide.command.main([str(folder / "client.yml"), *arguments], standalone_mode=False)
    assert not (folder / "decisions").exists()


def test_a_mistake_ends_with_2(folder: Path) -> None:
    said = command("decide", "client.yml", "F-nothing", "--accept", "--reason", "x", folder=folder)
    assert said.returncode == 2
    assert "no finding of this audit" in said.stderr
    assert "Traceback" not in said.stderr


def test_while_another_run_holds_the_lock_nothing_is_decided(folder: Path) -> None:
    slug = next((folder / "history").iterdir()).name
    with (
        filelock.FileLock(folder / ".cache" / f"{slug}.lock"),
        pytest.raises(CouldNotRun, match="another audit"),
    ):
        decide.command.main([str(folder / "client.yml"), "F-", "--done", "--reason", "x"], standalone_mode=False)


def test_a_ruling_on_no_finding_is_told_calmly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    audit = look_once(tmp_path, BAKERY)
    day = audit.dossier.date
    keeping.keep(
        audit.files, Decisions(rulings=(Ruling(finding="F-x-1", stance=Stance.IGNORED, reason="x", on=day, until=day),))
    )
    told.summary(audits.judge(audit.client, audit.files, store.history(audit.files), day))
    name = audit.files.decisions.name
    assert f"{name} rules on F-x-1, which is no finding today. It is kept" in capsys.readouterr().out


def test_a_false_alarm_about_a_place_leads_to_saying_that_it_works(
    bakery: audits.Audit, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = next(f for f in deciding.open_findings(bakery) if f.check == "dead_link")
    for stance, is_told in ((Stance.ACCEPTED, False), (Stance.FALSE_ALARM, True)):
        deciding.say(bakery, ruled(bakery, gone.id, stance=stance))
        assert ("saw: works" in capsys.readouterr().out) is is_told


def test_a_mistake_in_the_decisions_file_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    audit = look_once(tmp_path, BAKERY)
    path = audit.files.decisions
    path.parent.mkdir()
    path.write_text("rulings: later\n", encoding="utf-8")
    with pytest.raises(BadInput, match="a list belongs here"):
        look_once(tmp_path, BAKERY, at=NOW + dt.timedelta(days=7))
    assert len(store.history(audit.files)) == 1


def test_every_stance_has_a_flag() -> None:
    assert set(deciding.FLAGS) == set(Stance)
