"""What the consultant decided: off every list and count, told with its reason, and never hidden."""

from __future__ import annotations

import dataclasses
import datetime as dt

import markdown  # type: ignore[import-untyped]  # it ships no types
import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

import bakery
from audit.finding import Finding, Outcome, Ruling, Stance
from audit.report import decided, letter, pages, playbook, render, todo_page
from audit.report.playbook import Playbook
from audit.report.sources import Sources, bundled
from plainly import LONGEST_SENTENCE, sentences

ALL = tuple(bakery.findings())
DEAD = ALL[0]
LAST = bakery.DAY + dt.timedelta(days=90)


def ruled(finding: Finding, stance: Stance = Stance.ACCEPTED, by: str = "", reason: str = "They know.") -> Finding:
    ruling = Ruling(finding=finding.id, stance=stance, reason=reason, on=bakery.DAY, until=LAST, by=by)
    return dataclasses.replace(finding, ruling=ruling)


def written(*findings: Finding) -> dict[str, LexborHTMLParser]:
    """Every page's own part, as the site shows it."""
    files = render.render(bakery.dossier(), findings, Sources())
    settings = yaml.safe_load(files["mkdocs.yml"])["markdown_extensions"]
    writer = markdown.Markdown(extensions=list(settings), extension_configs=settings)
    bodies = {name: str(body).split("---\n", 2)[2] for name, body in files.items() if name.endswith(".md")}
    return {name: LexborHTMLParser(writer.reset().convert(body)) for name, body in bodies.items()}


def folded(page: LexborHTMLParser) -> dict[str, str]:
    """What stands in a fold about decisions, by anchor."""
    folds = [fold for fold in page.css("details") if "Already decided" in fold.text()]
    return {item.attributes.get("id") or "": item.text() for fold in folds for item in fold.css("li")}


def test_where_nothing_is_decided_no_page_speaks_of_it() -> None:
    assert not any(folded(page) for page in written(*ALL).values())


def test_what_is_decided_stands_folded_at_the_end_of_the_list_and_nowhere_above() -> None:
    page = written(ruled(DEAD, by="Ana"), *ALL[1:])["content/actions.md"]
    told = folded(page)
    assert list(told) == [DEAD.id.lower()]
    assert "They know." in told[DEAD.id.lower()]
    assert "Accepted on 22 November 2026. We ask again after 20 February 2027." in told[DEAD.id.lower()]
    assert len(page.css(f'[id="{DEAD.id.lower()}"]')) == 1
    assert page.html
    assert page.html.index("Already decided") > page.html.rindex("</ol>")


def test_an_old_link_to_the_place_s_page_still_lands() -> None:
    pages_ = written(ruled(DEAD), *ALL[1:])
    (page,) = (page for name, page in pages_.items() if name.startswith("content/places/x-"))
    assert list(folded(page)) == [DEAD.id.lower()]
    assert DEAD.title not in [heading.text() for heading in page.css("h2")]


def test_it_is_neither_among_the_first_things_to_do_nor_counted() -> None:
    before, after = (pages.start(pages.book(bakery.dossier(), all_, {})) for all_ in (ALL, (ruled(DEAD), *ALL[1:])))
    assert DEAD.id in {task.finding.id for task in before.first}
    assert DEAD.id not in {task.finding.id for task in after.first}
    assert len(after.first) + after.more == len(before.first) + before.more - 1


def test_everything_decided_leaves_nothing_to_do() -> None:
    rest = tuple(ruled(finding) if finding.outcome is not Outcome.FINE else finding for finding in ALL)
    book = pages.book(bakery.dossier(), rest, {})
    shown = todo_page.page(book, in_letter=0)
    assert (shown.groups, shown.total) == ((), "")
    assert len(shown.decided) == sum(finding.outcome is not Outcome.FINE for finding in ALL)
    assert not pages.start(book).first


def test_a_look_that_was_ruled_out_is_not_asked_for_on_the_first_page() -> None:
    unseen = [finding for finding in ALL if finding.check == "unseen_profile"]
    named = {finding.place for finding in unseen}
    assert named
    others = [finding for finding in ALL if finding not in (*unseen, DEAD)]
    asked = pages.start(pages.book(bakery.dossier(), (*map(ruled, [DEAD, *unseen]), *others), {})).wanted
    assert not [question for question, _ in asked if "open" in question and "LinkedIn" in question]


def test_the_letter_leaves_it_out() -> None:
    leftover = next(finding for finding in ALL if finding.check == "misdirected_link")
    books = playbook_of(leftover)
    assert letter.letter(pages.book(bakery.dossier(), (leftover,), books))
    assert letter.letter(pages.book(bakery.dossier(), (ruled(leftover),), books)) is None


def playbook_of(finding: Finding) -> dict[str, Playbook]:
    page = bundled("content") / "playbook" / f"{finding.check}.md"
    return {finding.check: playbook.parse(finding.check, page.read_text("utf-8"))}


@pytest.mark.parametrize("stance", Stance)
def test_every_stance_is_told_in_words_of_its_own_and_short_sentences(stance: Stance) -> None:
    (one,) = decided.decided([ruled(DEAD, stance, by="Ana")])
    others = {decided.decided([ruled(DEAD, other, by="Ana")])[0].words for other in Stance if other is not stance}
    assert one.words not in others
    assert "by Ana" in one.words
    assert max(len(sentence.split()) for sentence in sentences(one.words)) <= LONGEST_SENTENCE
    assert "by" not in decided.decided([ruled(DEAD, stance)])[0].words.split(" on ")[0]


def test_hostile_reasons_arrive_as_words() -> None:
    payload = '</li></details><script>alert(1)</script>{{ 7*7 }}\n\n# H1 "onclick=x'
    friendly, hostile = (
        written(dataclasses.replace(ruled(DEAD, by=text, reason=text), title=text), *ALL[1:])["content/actions.md"]
        for text in ("words", payload)
    )
    tags = [[node.tag for node in page.css("*")] for page in (friendly, hostile)]
    assert tags[0] == tags[1]
    assert "<script>alert(1)</script>{{ 7*7 }}" in folded(hostile)[DEAD.id.lower()]
