"""What a build server is told: nothing where walls moved, and nothing that outside words could turn into an order."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from audit.activity import Activity
from audit.cli import buildlog
from audit.run import Audit
from audit.verdict import Verdict
from audited import audited, listed

LIVE, DORMANT = Activity.FRESH, Activity.DORMANT
SUSPECT, GONE, UNSEEN = Verdict.SUSPECT, Verdict.GONE, Verdict.UNSEEN
HOSTILE = (
    "a\n::error::b",
    "a\r\n::set-output name=x::y",
    "%0A::error::b",
    "$(id) `id` ${{ secrets.X }}",
    "<script>alert(1)</script>",
    "[a](javascript:alert(1)) ![b](https://x.example/b.png)",
    "@everyone #1 org/repo#2",
    "##[error]b",
    "a\u2028::error::b",
    "| a | b |\n|---|---|",
    "\u202eoops",
)


def _renamed(audit: Audit, words: str) -> Audit:
    """The same audit, every title and action of it in these words."""
    named = {f.id: dataclasses.replace(f, title=words, action=words) for f in audit.findings}
    changes = tuple(
        dataclasses.replace(
            change,
            now=change.now and named.get(change.now.id, change.now),
            before=change.before and dataclasses.replace(change.before, title=words),
        )
        for change in audit.changes
    )
    return dataclasses.replace(
        audit, findings=tuple(named.values()), news=dataclasses.replace(audit.news, changes=changes)
    )


@pytest.mark.parametrize(
    "weeks", [[[GONE]], [[LIVE], [UNSEEN]], [[LIVE], [SUSPECT]], [[GONE], [GONE]], [[UNSEEN], [GONE]], [[GONE], [LIVE]]]
)
def test_no_annotation_where_nothing_got_worse_for_sure(weeks: list[list[Activity | Verdict]]) -> None:
    assert list(buildlog.alarms([audited(*(listed(*week) for week in weeks))])) == []


@pytest.mark.parametrize("words", HOSTILE)
def test_an_annotation_is_one_order_of_ours_whatever_the_names_say(words: str) -> None:
    audit = _renamed(audited(listed(LIVE), listed(GONE), name=words), words)
    (line,) = buildlog.alarms([audit])
    _is_one_order(line)


@given(words=st.text(max_size=60))
def test_no_words_at_all_end_an_annotation_early(words: str) -> None:
    (line,) = buildlog.alarms([_renamed(audited(listed(LIVE), listed(GONE), name=words), words)])
    _is_one_order(line)


def _is_one_order(line: str) -> None:
    assert line.isprintable()
    found = re.fullmatch(r"::warning title=([^:,]*)::(.*)", line)
    assert found
    assert not re.search(r"%(?!25|3A|2C)", line), "nothing that the runner would turn back into a line's end"


@pytest.mark.parametrize("words", HOSTILE)
def test_outside_words_are_no_markdown_and_no_mention_in_the_summary(words: str) -> None:
    text = buildlog.summary(_renamed(audited(listed(LIVE, GONE), listed(GONE, UNSEEN), name=words), words))
    ours = text.replace("<!-- -->", "")
    assert not re.search(r"[<>`|$@{}\[\]\\!]", ours)
    assert all(re.fullmatch(r"(## |- |\*\*[A-Za-z ]+\*\*$|[A-Z]).*|", line) for line in ours.split("\n"))
    assert not re.search(r"&#(64|35);(?!<!-- -->)", text)


def test_a_place_that_is_gone_since_last_week_is_one_annotation() -> None:
    (line,) = buildlog.alarms([audited(listed(LIVE), listed(GONE), name="Maple")])
    assert line.startswith("::warning title=Maple%3A new::")


def test_what_came_back_says_so() -> None:
    (line,) = buildlog.alarms([audited(listed(GONE), listed(LIVE), listed(GONE))])
    assert "%3A back again::" in line


def test_of_many_the_last_annotation_says_how_many_more_there_are() -> None:
    lines = list(buildlog.alarms([audited(listed(*[LIVE] * 12), listed(*[GONE] * 12))]))
    assert len(lines) == 10
    assert lines[-1].endswith("::3 more in the summary and the report")


def test_the_summary_says_what_changed_and_what_wants_eyes() -> None:
    text = buildlog.summary(audited(listed(GONE, LIVE), listed(LIVE, UNSEEN), name="Maple"))
    assert text.startswith("## Maple, ")
    assert "**What changed**\n\n- Fixed&#58; " in text
    assert "**Open these yourself**\n\n- Place 1" in text


def test_off_github_nothing_is_printed_or_written(capsys: pytest.CaptureFixture[str]) -> None:
    buildlog.tell([audited(listed(LIVE), listed(GONE))], {})
    assert capsys.readouterr().out == ""


def test_the_summary_is_added_to_what_other_steps_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "summary.md"
    path.write_text("# Before\n", encoding="utf-8")
    environ = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(path)}
    buildlog.tell([audited(listed(LIVE), listed(GONE), name="Maple")], environ)
    assert path.read_text(encoding="utf-8").startswith("# Before\n## Maple, ")
    assert capsys.readouterr().out.startswith("::warning ")


def test_where_stdout_holds_data_annotations_keep_off_it(capsys: pytest.CaptureFixture[str]) -> None:
    buildlog.tell([audited(listed(LIVE), listed(GONE))], {"GITHUB_ACTIONS": "true"}, err=True)
    said = capsys.readouterr()
    assert (said.out, said.err.startswith("::warning ")) == ("", True)


def test_a_summary_that_cannot_be_written_is_said_and_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    buildlog.tell([audited(listed(LIVE))], {"GITHUB_STEP_SUMMARY": str(tmp_path)})
    assert "could not be written" in capsys.readouterr().err


def test_what_was_met_once_is_called_neither_new_nor_worse_in_the_summary() -> None:
    text = buildlog.summary(audited(listed(LIVE), listed(SUSPECT), name="Maple"))
    assert "- Not sure yet&#58; " in text
    assert "- New" not in text
