"""What the workflow does with the one issue of each client; most often nothing."""

from __future__ import annotations

from pathlib import Path

from audit.automation.workflow import Publish, written
from workflows import OTHER, SUBJECT, audits, on_linux, scratch, wish


def told(
    folder: Path, *, open_issue: str = "", mark: str = "", text: str = "", news: str = "", unseen: str = ""
) -> list[str]:
    """What GitHub's own command was asked to do, where an audit had these words for the issue."""
    runner = scratch(folder)
    (folder / "open").write_text(open_issue, encoding="utf-8")
    (folder / "mark").write_text(mark, encoding="utf-8")
    words = "".join(
        f'printf "%s" "{said}" > "$PRESENCE_ISSUES/maple.{name}"\n'
        for name, said in (("md", text), ("news.md", news), ("unseen.txt", unseen))
        if said
    )
    audits(runner, SUBJECT, words=words)
    assert runner.run(written(wish())) == 0, runner.log
    asked = (folder / "told").read_text(encoding="utf-8").splitlines()
    return [line.split("|")[1] for line in asked if line.split("|")[1] not in ("list", "view")]


MARK = "<!-- presence-report 1 -->"


@on_linux
def test_no_issue_is_opened_where_nothing_got_worse(tmp_path: Path) -> None:
    assert told(tmp_path, text=f"{MARK}\n- old") == []


@on_linux
def test_an_issue_that_says_it_all_already_is_left_alone(tmp_path: Path) -> None:
    assert told(tmp_path, open_issue="7", mark=MARK, text=f"{MARK}\n- known") == []


@on_linux
def test_what_got_worse_opens_one_issue(tmp_path: Path) -> None:
    assert told(tmp_path, text=f"{MARK}\n- gone", news="- gone") == ["create"]


@on_linux
def test_where_one_is_open_it_is_brought_up_to_date_and_the_news_is_said_once(tmp_path: Path) -> None:
    assert told(tmp_path, open_issue="7", mark="<!-- presence-report 0 -->", text=MARK, news="- gone") == [
        "edit",
        "comment",
    ]


@on_linux
def test_where_only_some_of_it_was_fixed_nobody_is_called(tmp_path: Path) -> None:
    assert told(tmp_path, open_issue="7", mark="<!-- presence-report 0 -->", text=MARK) == ["edit"]


@on_linux
def test_while_what_it_is_about_hides_nothing_is_taken_back(tmp_path: Path) -> None:
    for name, text in (("closed", ""), ("edited", "<!-- presence-report 2 -->")):
        (tmp_path / name).mkdir()
        about = f"{MARK}\n<!-- about aaaa bbbb -->\nwords"
        assert told(tmp_path / name, open_issue="7", mark=about, text=text, unseen="bbbb\n") == []


@on_linux
def test_what_else_hides_keeps_no_issue_open(tmp_path: Path) -> None:
    about = f"{MARK}\n<!-- about aaaa bbbb -->\nwords of cccc"
    assert told(tmp_path, open_issue="7", mark=about, unseen="cccc\n") == ["close"]


@on_linux
def test_when_nothing_is_left_the_issue_is_closed_and_never_one_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    assert told(tmp_path / "one", open_issue="7") == ["close"]
    assert told(tmp_path / "two") == []


@on_linux
def test_the_issue_of_a_client_that_was_not_looked_at_is_left_alone(tmp_path: Path) -> None:
    runner = scratch(tmp_path, SUBJECT, OTHER, code=3, failing=[SUBJECT])
    (tmp_path / "open").write_text("7", encoding="utf-8")
    assert runner.run(written(wish(Publish.NONE, SUBJECT, OTHER))) == 1
    asked = [line.split("|") for line in (tmp_path / "told").read_text(encoding="utf-8").splitlines()]
    assert [line[1] for line in asked] == ["list", "view", "close"]
    assert not any("Presence check: maple" in word for line in asked for word in line)
    assert "maple: not looked at this time, so its issue is left as it is." in runner.log
