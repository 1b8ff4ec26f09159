"""The one message: nothing where walls moved, and words from outside that no service takes for more than words."""

from __future__ import annotations

import dataclasses
import functools
import re
import unicodedata

import pytest
from hypothesis import given, strategies as st

from audit import announcement
from audit.activity import Activity
from audit.announcement import Message, Told
from audit.client import Edition
from audit.finding import Ruling, Stance
from audit.run import Audit
from audit.verdict import Verdict
from audited import audited, listed

LIVE, DORMANT = Activity.FRESH, Activity.DORMANT
SUSPECT, GONE, UNSEEN = Verdict.SUSPECT, Verdict.GONE, Verdict.UNSEEN
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
"""What nobody sees, and what ends a line."""
HOSTILE = (
    "@everyone @here <!channel> <@U123> @[x](y)",
    "a\r\nBcc: all@example.org\n\nb",
    "[a](javascript:alert(1)) ![b](https://x.example/b.png)",
    "<https://x.example|your bank> <b>now</b> <script>alert(1)</script>",
    "*a* _b_ ~c~ `d` ||e|| #1 org/repo#2 \\n",
    "\u202eoops\u2066 \x1b[31m\x07 \u200b\u2028z",
    "{{ 7*7 }} ${HOME} {% raw %}",
    "https:a:////x.example ://x.example é://x.example https:/\u200b/x.example hthttps://tps://x.example",
)


def told(words: str, *, name: str = "Maple") -> Told:
    """What got worse, said in these words."""
    audit = _gone()
    client = dataclasses.replace(audit.client, name=name)
    named = tuple(dataclasses.replace(f, title=words, action=words) for f in audit.findings)
    by_id = {finding.id: finding for finding in named}
    changes = tuple(dataclasses.replace(c, now=c.now and by_id[c.now.id]) for c in audit.changes)
    news = dataclasses.replace(audit.news, changes=changes)
    found = announcement.of(dataclasses.replace(audit, client=client, findings=named, news=news))
    assert found
    return found


@functools.cache
def _gone() -> Audit:
    return audited(listed(LIVE), listed(GONE))


def message(*parts: Told | None) -> Message:
    made = announcement.message([part for part in parts if part])
    assert made
    return made


def is_inert(made: Message) -> bool:
    """True where nothing in it can be a mark, a mention, a link, a line of its own or a header; says what can."""
    lines = [made.subject, *made.body.split("\n")]
    assert {unicodedata.category(letter) for line in lines for letter in line}.isdisjoint(_UNSEEN)
    assert not re.search(r"[@#<>*_~`|\[\]{}\\]|://", made.subject + made.body)
    ours = r"(This got worse|[^-].*, 22 November 2026$|- |And |Do this first: |More about it|$).*"
    assert [line for line in made.body.split("\n") if not re.fullmatch(ours, line)] == []
    return True


@pytest.mark.parametrize(
    "weeks",
    [[[GONE]], [[LIVE], [UNSEEN]], [[LIVE], [SUSPECT]], [[GONE], [GONE]], [[UNSEEN], [GONE]], [[GONE], [LIVE]]],
)
def test_nothing_is_said_where_nothing_got_worse_for_sure(weeks: list[list[Activity | Verdict]]) -> None:
    assert announcement.of(audited(*(listed(*week) for week in weeks))) is None


def test_nothing_is_said_of_what_somebody_ruled_on() -> None:
    audit = audited(listed(LIVE), listed(GONE))
    day = audit.dossier.date
    ruling = Ruling(finding="x", stance=Stance.IGNORED, reason="x", on=day, until=day)
    ruled = [dataclasses.replace(finding, ruling=ruling) for finding in audit.findings]
    assert announcement.of(audited(listed(LIVE), listed(GONE), ruled=ruled)) is None


def test_of_nobody_there_is_no_message() -> None:
    assert announcement.message([]) is None


@pytest.mark.parametrize("words", HOSTILE)
def test_words_from_outside_are_words_and_nothing_else(words: str) -> None:
    assert is_inert(message(told(words, name=words)))


@given(words=st.text(max_size=80))
def test_no_words_at_all_are_more_than_words(words: str) -> None:
    assert is_inert(message(told(words, name=f"a{words}")))


def test_what_is_written_in_letters_stays_as_it_is() -> None:
    made = message(told("Bäckerei Müller & Söhne (seit 1950), 北京面包店, שלום", name="Café Zoë & Co."))
    assert made.subject == "Presence check: Café Zoë & Co. needs you"
    assert "- New: Bäckerei Müller & Söhne (seit 1950), 北京面包店, שלום\n" in made.body


def test_long_names_are_cut() -> None:
    made = message(told("b" * 10_000, name="a" * 10_000))
    assert len(made.subject) < 100
    assert len(made.body) < 700


def test_one_client_is_named_in_the_subject_and_several_are_counted() -> None:
    gone, again = audited(listed(LIVE), listed(GONE)), audited(listed(GONE), listed(LIVE), listed(GONE), name="Oak")
    assert message(announcement.of(gone)).subject == "Presence check: Maple needs you"
    made = message(announcement.of(gone), announcement.of(again))
    assert made.subject == "Presence check: 2 clients need you"
    assert made.body == (
        "This got worse, and it is sure:\n\n"
        f"Maple, 22 November 2026\n- New: {_title(gone)}\nDo this first: {_action(gone)}\n\n"
        f"Oak, 22 November 2026\n- Back again: {_title(again)}\nDo this first: {_action(again)}\n\n"
        "More about it stands in the report, under What changed."
    )


def test_a_page_that_no_report_of_them_has_is_not_pointed_at() -> None:
    gone = audited(listed(LIVE), listed(GONE))
    report = dataclasses.replace(gone.client.report, edition=Edition.SNAPSHOT)
    first_look = announcement.of(dataclasses.replace(gone, client=dataclasses.replace(gone.client, report=report)))
    assert "What changed" not in message(first_look).body
    assert "What changed" in message(first_look, announcement.of(gone)).body


def test_many_lines_and_many_clients_are_counted_instead_of_told() -> None:
    bad = announcement.of(audited(listed(*[LIVE] * 9), listed(*[GONE] * 9)))
    body = message(*[bad] * 30).body
    assert "- and 4 more\n" in body
    assert "And 10 more clients.\n" in body
    assert body.count("Maple, ") == 20


def _title(audit: Audit) -> str:
    return next(f.title for f in audit.findings if f.check == "dead_link")


def _action(audit: Audit) -> str:
    return next(f.action for f in audit.findings if f.check == "dead_link")
