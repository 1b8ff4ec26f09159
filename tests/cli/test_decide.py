"""`audit decide`: a script says what is to become of findings; nothing is written on a mistake."""

from __future__ import annotations

import datetime as dt
import difflib
import json
from collections.abc import Mapping
from pathlib import Path

import click
import filelock
import pytest

from audit import decisions, run as audits, store
from audit.cli import decide, deciding, keeping, told
from audit.decisions import Decisions
from audit.errors import BadInput, CouldNotRun
from audit.finding import Confidence, Finding, Outcome, Ruling, Stance
from audit.practice import NOW, Answer, Fault, answer
from commanding import audit as command, called
from practising import BAKERY, WEEK, Play, look_once, look_twice, world

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


@pytest.mark.slow
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
        (("F-", "--open"), "nothing is decided on F-"),
        (("--open",), "name the findings whose decision is taken back; nothing is decided"),
        (("F-", "--open", "--days", "3"), "leave out --until and --days"),
        (("F-", "--open", "--done"), "one of --accept"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(folder: Path, arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises((BadInput, click.UsageError), match=words):
        decide.command.main([str(folder / "client.yml"), *arguments], standalone_mode=False)
    assert not (folder / "decisions").exists()


def test_what_was_decided_is_taken_back_and_everything_typed_stays(folder: Path) -> None:
    decisions_of = folder / "decisions" / f"{next((folder / 'history').iterdir()).name}.yml"
    here = world()
    id_ = called(here, "decide", folder / "client.yml").out.split()[0]
    made = called(here, "decide", folder / "client.yml", id_, "--no-build", "--accept", "--reason", WHY)
    assert made.code == 0
    typed = f"# Ana's.\n{decisions_of.read_text('utf-8')}  # not the last word\n\nremarks: none\n"
    decisions_of.write_text(typed, encoding="utf-8")
    said = called(here, "decide", folder / "client.yml", id_[:-1], "--no-build", "--open", "--by", "Ana")
    assert (said.code, said.err) == (0, "")
    assert "Taken back by Ana on" in said.out
    kept = decisions_of.read_text("utf-8").splitlines()
    assert not [line for line in difflib.ndiff(typed.splitlines(), kept) if line.startswith("-")]
    assert id_ in called(here, "decide", folder / "client.yml").out
    again = called(here, "decide", folder / "client.yml", id_, "--no-build", "--open")
    assert (again.code, again.err) == (2, f"nothing is decided on {id_}, so there is nothing to take back\n")


def test_a_decision_on_what_is_no_finding_today_can_be_taken_back_too(tmp_path: Path) -> None:
    audit = look_once(tmp_path, BAKERY)
    stray = Ruling(finding="F-x-1", stance=Stance.IGNORED, reason="x", on=TODAY, until=TODAY)
    keeping.keep(audit.files, Decisions(rulings=(stray,)))
    said = called(world(), "decide", tmp_path / "client.yml", "f-x", "--no-build", "--open")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("F-x-1: Taken back on")
    assert audits.judge(audit.client, audit.files, store.history(audit.files), TODAY).of_none == ()


def test_where_nothing_can_be_added_it_is_said_what_to_delete_and_the_file_stays(folder: Path) -> None:
    slug = next((folder / "history").iterdir()).name
    id_ = called(world(), "decide", folder / "client.yml").out.split()[0]
    path = folder / "decisions" / f"{slug}.yml"
    path.parent.mkdir()
    typed = f'rulings: [{{finding: "{id_}", ruling: ignored, reason: "x", on: "{TODAY}"}}]  # mine\n'
    path.write_text(typed, encoding="utf-8")
    said = called(world(), "decide", folder / "client.yml", id_, "--open")
    assert said.code == 2
    assert f"delete the entry of {id_} in {path} yourself" in said.err
    assert path.read_text(encoding="utf-8") == typed


# A suspicion, and a place that hides


def missing(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
    """The practice web without the bakery's account."""
    return answer(method, asked.replace("freshbakery.bsky.social", "nobodyhasthis.bsky.social"), headers, body)


def hiding(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
    """The practice web on a day on which Bluesky answers nobody."""
    return Fault.RESET if "bsky" in asked else answer(method, asked, headers, body)


ONE = (
    "name: Maple\nwebsite: https://maplebakery.example\nprofiles: [https://bsky.app/profile/freshbakery.bsky.social]\n"
)


def looked(folder: Path, play: Play, weeks: int) -> Finding | None:
    """The next week's audit: what it says of the link."""
    audit = look_once(folder, ONE, play, at=NOW + weeks * WEEK)
    links = (f for f in audit.findings if f.check == "dead_link" and f.place.startswith("bluesky:"))
    return next(links, None)


def decided(folder: Path, finding: Finding, weeks: int) -> None:
    here = world(at=NOW + weeks * WEEK)
    said = called(here, "decide", folder / "client.yml", finding.id, "--no-build", "--accept", "--reason", WHY)
    assert (said.code, said.err) == (0, "")


def test_who_accepted_that_a_link_looks_dead_is_asked_again_once_it_is(tmp_path: Path) -> None:
    suspect = looked(tmp_path, missing, 0)
    assert suspect
    assert suspect.confidence is Confidence.LOOKS
    decided(tmp_path, suspect, 0)
    hidden = looked(tmp_path, hiding, 1)
    assert hidden is None or hidden.ruling
    gone = looked(tmp_path, missing, 2)
    assert gone
    assert (gone.id, gone.confidence, gone.ruling) == (suspect.id, Confidence.IS, None)
    decided(tmp_path, gone, 2)
    still = looked(tmp_path, missing, 3)
    assert still
    assert still.ruling


def test_what_is_decided_on_a_dead_link_outlasts_a_week_in_which_it_hides(tmp_path: Path) -> None:
    looked(tmp_path, missing, 0)
    gone = looked(tmp_path, missing, 1)
    assert gone
    assert gone.confidence is Confidence.IS
    decided(tmp_path, gone, 1)
    assert looked(tmp_path, hiding, 2) is None
    again = looked(tmp_path, missing, 3)
    assert again
    assert again.ruling
    assert again.ruling.reason == WHY


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
