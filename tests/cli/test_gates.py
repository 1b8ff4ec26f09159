"""Which runs end with exit code 1: first what must pass every gate, then what each gate catches."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

import click
import pytest

from audit.activity import Activity
from audit.cli import gates
from audit.cli.gates import Gate, Limit
from audit.finding import Ruling, Stance
from audit.run import Audit
from audit.verdict import Verdict
from audited import audited, listed
from states import Seen

LIVE, QUIET, DORMANT, LEFT = Activity.FRESH, Activity.QUIET, Activity.DORMANT, Activity.ABANDONED
SUSPECT, GONE, UNSEEN = Verdict.SUSPECT, Verdict.GONE, Verdict.UNSEEN
EVERY = tuple(f"{scope}{level}" for scope in ("", "open:", "new:", "worse:") for level in gates.LEVELS)
CONTEXT = click.Context(click.Command("run"))
PARAMETER = click.Option(["--gate"])


def gate(text: str) -> Gate:
    return gates.typed(CONTEXT, PARAMETER, text)


def limit(text: str) -> Limit | None:
    return gates.typed_limit(CONTEXT, PARAMETER, text)


def is_caught(text: str, *weeks: Sequence[Seen]) -> bool:
    return bool(gates.caught(audited(*(listed(*week) for week in weeks)), gate(text)))


@pytest.mark.parametrize("text", EVERY)
@pytest.mark.parametrize("before", [LIVE, UNSEEN, DORMANT])
def test_a_network_that_hides_passes_every_gate(text: str, before: Seen) -> None:
    assert not is_caught(text, [before], [UNSEEN])
    assert not is_caught(text, [before], [before], [UNSEEN])


@pytest.mark.parametrize("text", EVERY)
def test_what_only_looks_gone_passes_every_gate(text: str) -> None:
    assert not is_caught(text, [LIVE], [SUSPECT])


@pytest.mark.parametrize("text", [text for text in EVERY if text.startswith(("new:", "worse:"))])
@pytest.mark.parametrize(
    "weeks", [([GONE],), ([GONE], [GONE]), ([DORMANT], [DORMANT]), ([UNSEEN], [GONE]), ([GONE], [LIVE])]
)
def test_what_is_known_or_could_not_be_known_before_is_neither_new_nor_worse(
    text: str, weeks: Sequence[Sequence[Seen]]
) -> None:
    assert not is_caught(text, *weeks)


@pytest.mark.parametrize("text", EVERY)
@pytest.mark.parametrize("stance", Stance)
def test_what_the_consultant_ruled_on_passes_every_gate(text: str, stance: Stance) -> None:
    open_one = audited(listed(LIVE), listed(GONE))
    today = open_one.dossier.date
    ruled = [
        dataclasses.replace(
            finding,
            ruling=Ruling(finding=finding.id, stance=stance, reason="we know", on=today, until=today + dt.timedelta(9)),
        )
        for finding in open_one.findings
    ]
    assert not gates.caught(audited(listed(LIVE), listed(GONE), ruled=ruled), gate(text))


def test_never_catches_nothing() -> None:
    assert not is_caught("never", [LIVE], [GONE])


def test_only_a_limit_that_is_asked_for_counts_what_hides() -> None:
    hidden = audited(listed(UNSEEN, UNSEEN, LIVE))
    assert gates.shut(hidden, gate("tidy-up"), None) == []


@pytest.mark.parametrize(
    ("text", "hides"), [("0", True), ("1", True), ("2", False), ("66%", True), ("67%", False), ("100%", False)]
)
def test_a_limit_is_a_number_of_places_or_a_share_of_them(text: str, *, hides: bool) -> None:
    assert gates.hides(audited(listed(UNSEEN, UNSEEN, LIVE)), limit(text)) is hides


def test_what_looks_gone_was_seen_after_a_fashion_and_counts_for_no_limit() -> None:
    assert not gates.hides(audited(listed(SUSPECT, LIVE)), limit("0"))


@pytest.mark.parametrize("text", EVERY)
def test_a_place_that_is_gone_this_week_is_caught_at_every_level(text: str) -> None:
    assert is_caught(text, [LIVE], [GONE])


def test_an_open_problem_is_caught_however_old_it_is() -> None:
    assert is_caught("fix-now", [GONE], [GONE])
    assert is_caught("open:fix-now", [GONE], [GONE])


def test_what_was_fixed_once_and_stands_again_counts_as_new() -> None:
    assert is_caught("new:fix-now", [GONE], [LIVE], [GONE])


def test_what_slid_further_is_worse_and_not_new() -> None:
    assert is_caught("worse:tidy-up", [DORMANT], [GONE])
    assert not is_caught("new:tidy-up", [DORMANT], [GONE])


def test_what_slid_up_to_a_level_is_new_at_that_level() -> None:
    assert is_caught("new:fix-now", [QUIET], [GONE])
    assert is_caught("new:fix-now", [QUIET], [SUSPECT], [GONE])
    assert not is_caught("new:fix-now", [QUIET], [GONE], [GONE])


def test_lesser_problems_pass_a_gate_for_greater_ones() -> None:
    (found,) = (f for f in audited(listed(DORMANT)).findings if f.check == "silent_profile")
    assert found.level is not None
    assert found.level.value != "fix_now"
    assert not is_caught("fix-now", [DORMANT])
    assert is_caught("tidy-up", [DORMANT])


def test_a_gate_says_what_it_met() -> None:
    (line,) = gates.shut(audited(listed(LIVE), listed(GONE), name="Maple"), gate("new:fix-now"), None)
    assert line.startswith("Maple: --fail-on new:fix-now met 1 problem: ")
    (line,) = gates.shut(_hidden(), gate("never"), limit("10%"))
    assert line == "Maple: --max-unseen 10%: 1 of 2 places could not be seen"


def test_one_client_of_several_is_enough_for_exit_code_1(capsys: pytest.CaptureFixture[str]) -> None:
    fine, worse = audited(listed(LIVE)), audited(listed(LIVE), listed(GONE), name="::error::x")
    assert gates.ended([fine, fine], gate("fix-now"), None) == 0
    assert gates.ended([fine, worse], gate("fix-now"), None) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert not said.err.startswith("::error::")


def _hidden() -> Audit:
    return audited(listed(UNSEEN, LIVE))


@pytest.mark.parametrize(
    "text", ["always", "fix_now", "new", "new:", ":fix-now", "old:fix-now", "new:never", "new:new:fix-now", ""]
)
def test_what_is_no_gate_is_named_with_the_remedy(text: str) -> None:
    with pytest.raises(click.BadParameter, match="write fix-now, fix-soon, tidy-up or never"):
        gate(text)


@pytest.mark.parametrize("text", ["many", "-1", "1.5", "101%", "%", "1 %", "٣"])
def test_what_is_no_limit_is_named_with_the_remedy(text: str) -> None:
    with pytest.raises(click.BadParameter, match="3, 25%"):
        limit(text)


@pytest.mark.parametrize("text", ["never", "fix-now", "new:fix-soon", "worse:tidy-up"])
def test_a_gate_reads_as_it_was_typed(text: str) -> None:
    assert str(gate(text)) == text
    assert str(gate(text.replace("open:", ""))) == text


def test_a_limit_reads_as_it_was_typed() -> None:
    assert [str(limit(text)) for text in ("3", "25%")] == ["3", "25%"]
    assert limit("") is None
