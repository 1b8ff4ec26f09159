"""The list for a ticket, as a ticket shows it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

import markdown  # type: ignore[import-untyped]  # it ships no types
from hypothesis import example, given, strategies
from selectolax.lexbor import LexborHTMLParser

import bakery
from audit.exports import md
from audit.finding import Finding, Level, Ruling, Stance
from audit.report import inert, pages, render
from audit.report.sources import Sources

PLAYBOOKS = render.playbooks(Sources())


def made(*findings: Finding, name: str = "Maple Street Bakery") -> str:
    client = dataclasses.replace(bakery.CLIENT, name=name)
    return md.text(pages.book(bakery.dossier(client=client), findings, PLAYBOOKS))


def shown(text: str) -> LexborHTMLParser:
    return LexborHTMLParser(markdown.markdown(text))


def test_where_nothing_is_to_be_done_it_says_so() -> None:
    assert "Nothing here needs anybody's time today." in made()


def test_each_task_is_a_line_to_tick_off_below_its_urgency() -> None:
    text = made(*bakery.findings())
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [
        "Now",
        "Soon",
        "When you have time",
        "Your decision",
        "Please have a look",
    ]
    assert len(re.findall(r"^- \[ \] \*\*", text, re.MULTILINE)) == 9
    assert "(10 min · your web person)" in text


def test_a_question_is_not_followed_by_a_full_stop() -> None:
    assert "places? " in made(*bakery.findings())


def test_a_ticket_that_shows_no_markdown_is_legible() -> None:
    finding = bakery.problem("dead_link", "x:maplebakery", Level.FIX_NOW, "It's Ana's (1, 2; 3)", "Do it.", sees="S.")
    assert "It's Ana's (1, 2; 3)" in made(finding)


@given(strategies.text(max_size=60).filter(inert.clean))
@example("www.evil.example *a* __b__ ~~c~~ `d` <b>e</b> [f](http://g) ![h](i) &lt; $x$ \\[j]")
def test_a_text_comes_back_as_it_was_and_makes_nothing(text: str) -> None:
    page = shown(f"- [ ] **{inert.ticket(text)}**")
    assert page.text().strip() == f"[ ] {inert.clean(text)}".strip()
    assert not page.css("a, img, code, em, del, h1, script")


def test_words_from_outside_are_words() -> None:
    evil = "[x](javascript:1) <img src=x onerror=a> **b** @everyone #1 `c` ![p](http://e.example/p.png)\n# d http://e.example"
    finding = bakery.problem("dead_link", "x:maplebakery", Level.FIX_NOW, evil, evil, sees=evil)
    page = shown(made(finding, name=evil))
    assert not page.css("a, img, h1 *, h3")
    assert "<img src=x onerror=a>" in page.text()
    assert not re.search(r"@everyone|http:", made(finding, name=evil))


def test_a_decision_stands_with_its_reason_and_end() -> None:
    finding = next(bakery.findings())
    until = bakery.DAY + dt.timedelta(days=30)
    word = Ruling(finding=finding.id, stance=Stance.DONE, reason="Ana did it", on=bakery.DAY, until=until)
    ruled = dataclasses.replace(finding, ruling=word)
    book = dataclasses.replace(pages.book(bakery.dossier(), (), PLAYBOOKS), findings=(ruled,))
    text = shown(md.text(book)).text()
    assert "Reported as done, until 22 December 2026: Ana did it." in text
    assert "in all" not in text
