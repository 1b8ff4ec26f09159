"""The page "Print": all a client wants on paper, once, in plain words, with nothing to tap and nothing folded."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from collections.abc import Iterator
from pathlib import Path

import markdown  # type: ignore[import-untyped]  # it ships no types
import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

import bakery
from audit.changes import Change, ChangeKind
from audit.client import Report
from audit.dossier import Dossier
from audit.finding import Finding, Level, Outcome, Ruling, Stance
from audit.news import NONE, News
from audit.report import render
from audit.report.sources import Sources
from audit.verdict import Verdict
from plainly import LONGEST_SENTENCE, sentences

HOSTED = "https://reports.example/maple-7f3a/"


def files(
    dossier: Dossier, findings: tuple[Finding, ...], news: News = NONE, source: Sources | None = None
) -> dict[str, str]:
    made = render.render(dossier, findings, source or Sources(), news)
    return {name: body for name, body in made.items() if isinstance(body, str)}


def written(
    dossier: Dossier | None = None,
    findings: tuple[Finding, ...] | None = None,
    news: News = NONE,
    source: Sources | None = None,
) -> LexborHTMLParser:
    """The page as the site's own Markdown settings make it."""
    found = tuple(bakery.findings()) if findings is None else findings
    made = files(dossier or bakery.dossier(), found, news, source)
    settings = yaml.safe_load(made["mkdocs.yml"])["markdown_extensions"]
    writer = markdown.Markdown(extensions=list(settings), extension_configs=settings)
    return LexborHTMLParser(writer.convert(made["content/print.md"].split("---\n", 2)[2]))


def hosted(url: str) -> Dossier:
    return bakery.dossier(client=dataclasses.replace(bakery.CLIENT, report=Report(url=url)))


def texts(page: LexborHTMLParser, css: str) -> list[str]:
    return [" ".join((node.text() or "").split()) for node in page.css(css)]


def alike(count: int) -> Iterator[Finding]:
    for number in range(count):
        title, action = f"Title {number}", "Put your own address there"
        found = bakery.problem("misdirected_link", "", Level.FIX_NOW, title, action, sees="A customer gets nowhere.")
        yield dataclasses.replace(found, subject=str(number))


# Left alone


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "ftp://reports.example/", "https://me:secret@reports.example/", "no address"]
)
def test_without_an_address_to_open_there_is_no_code(url: str) -> None:
    page = written(hosted(url))
    assert page.css("[role=img]") == []
    assert page.css(".pr-hosted") == []


def test_an_address_too_long_for_a_phone_to_read_is_written_out_alone() -> None:
    page = written(hosted(f"{HOSTED}{'a' * 400}"))
    assert page.css("[role=img]") == []
    assert "a" * 400 in texts(page, ".pr-hosted")[0]


def test_nothing_is_to_be_tapped_or_unfolded_or_run() -> None:
    page = written(hosted(HOSTED))
    assert page.css("a, details, button, script, style, [style], [onclick]") == []


def test_links_in_steps_become_words_and_addresses_elsewhere_are_written_out(tmp_path: Path) -> None:
    steps = tmp_path / "content" / "playbook" / "old_year.md"
    steps.parent.mkdir(parents=True)
    links = "[this page](../networks/x.md) or [that one](https://help.example/how)"
    steps.write_text(f"---\ntitle: Old\nminutes: 5\n---\n## How to fix it\n1. Read {links}.\n", encoding="utf-8")
    found = bakery.problem("old_year", "", Level.TIDY_UP, "A title", "Do it", sees="A customer sees it.")
    page = written(findings=(found,), source=Sources(tmp_path))
    assert texts(page, ".pr-sheet li") == ["Read this page or that one (https://help.example/how)."]
    assert page.css("a[href^='.']") == []


def test_it_is_not_found_twice_by_the_sites_search() -> None:
    front = yaml.safe_load(files(bakery.dossier(), ())["content/print.md"].split("---\n")[1])
    assert front["search"] == {"exclude": True}


def test_where_nothing_is_to_be_done_it_says_so() -> None:
    alive = tuple(place for place in bakery.places() if place.verdict is Verdict.LIVE)
    page = written(bakery.dossier(alive), findings=())
    assert "Nothing to do" in texts(page, "h2")
    assert "To do" not in texts(page, "h2")
    assert "Please look yourself" not in texts(page, "h2")


def test_where_a_person_has_to_look_first_it_asks_and_praises_nothing() -> None:
    told = bakery.problem(
        "absent_website", "", Level.FIX_NOW, "We could not read it", "Open your website", sees="Nothing."
    )
    page = written(findings=(dataclasses.replace(told, outcome=Outcome.UNSEEN, level=None),))
    assert "Nothing to do" not in texts(page, "h2")
    assert texts(page, ".pr-form .pr-written") == [bakery.CLIENT.website]
    assert texts(page, ".pr-form .pr-boxes") == []


@pytest.mark.parametrize(
    ("seen", "unseen", "said"),
    [(0, 2, "none of 2 places"), (4, 0, "all 4 places"), (1, 0, "your one place"), (3, 1, "3 of 4 places")],
)
def test_how_much_was_seen_is_said_as_one_says_it(seen: int, unseen: int, said: str) -> None:
    places = list(bakery.places())
    hidden = [place for place in places if place.verdict is Verdict.UNSEEN][:unseen]
    shown = [place for place in places if place.verdict is not Verdict.UNSEEN and place.listing][:seen]
    page = written(bakery.dossier((*shown, *hidden), leftovers=()), ())
    assert f"We saw {said}, and what" in " ".join(texts(page, "p"))


# What it says


def test_the_code_is_one_drawing_with_a_name_and_without_words_and_always_the_same() -> None:
    first, again = (written(hosted(HOSTED)).css_first(".pr-code") for _ in range(2))
    assert first
    assert again
    assert first.html == again.html
    assert first.attributes["role"] == "img"
    assert first.attributes["aria-label"] == f"A code that opens {HOSTED}"
    assert not (first.text() or "").strip()
    assert HOSTED in texts(written(hosted(HOSTED)), ".pr-written")


def test_everything_to_do_stands_there_once_numbered_with_minutes_and_who() -> None:
    page = written()
    todo = [f for f in bakery.findings() if f.action and f.outcome is not Outcome.UNSEEN and not f.ruling]
    heads = texts(page, ".pr-sheet h4")
    assert [head.split(".")[0] for head in heads] == [str(number + 1) for number in range(len(todo))]
    assert sorted(head.split(". ", 1)[1] for head in heads) == sorted(
        finding.title if finding.outcome is Outcome.DECISION else finding.action for finding in todo
    )
    assert all(" · " in effort for effort in texts(page, ".pr-sheet .pr-effort"))


def test_what_is_alike_is_one_thing_and_names_every_spot() -> None:
    page = written(findings=tuple(alike(4)))
    (head,) = texts(page, ".pr-sheet h4")
    assert head.endswith("4 times")
    assert [title for title in texts(page, ".pr-sheet strong") if title.startswith("Title")] == [
        f"Title {number}" for number in range(4)
    ]
    assert texts(page, ".pr-sheet .pr-effort") == ["20 min · your web person"]


def test_steps_are_told_where_they_are_first_needed_and_named_by_number_after_that() -> None:
    sheets = written().css(".pr-sheet")
    told = [" ".join((sheet.text() or "").split()) for sheet in sheets]
    first, *others = [text for text in told if "Post one honest update on" in text]
    assert "Does this place bring you something" in first
    assert others
    number = first.split(".")[0]
    for other in others:
        assert "Does this place bring you something" not in other
        assert f"The steps are those under {number}" in other


def test_every_place_has_its_state_its_sentence_and_its_address() -> None:
    page = written()
    cards = texts(page, ".pr-place")
    for place in bakery.dossier().listed:
        assert any(place.name in card and place.address in card for card in cards), place.name
    assert all(node.css_first(".pr-chip svg") for node in page.css(".pr-place") if node.css_first(".pr-chip"))


def test_places_nobody_could_see_come_last_with_boxes_to_tick_and_are_no_thing_to_do() -> None:
    page = written()
    unseen = [f for f in bakery.findings() if f.outcome is Outcome.UNSEEN and f.action]
    assert unseen
    assert texts(page, "h2")[-1] == "Please look yourself"
    assert [boxes for boxes in texts(page, ".pr-boxes") if "It works" in boxes]
    assert not {f.action for f in unseen} & {head.split(". ", 1)[-1] for head in texts(page, ".pr-sheet h4")}


def test_what_changed_is_told_without_what_stands_under_to_do() -> None:
    found = next(f for f in bakery.findings() if f.outcome is Outcome.PROBLEM and f.place)
    kinds = (ChangeKind.FIXED, ChangeKind.STILL_OPEN)
    changes = tuple(
        Change(kind=kind, subject=f"{kind} {found.place}", place=found.place, now=found, since=dt.date(2026, 11, 15))
        for kind in kinds
    )
    heads = texts(written(news=News(since=dt.date(2026, 11, 15), changes=changes)), "h3")
    assert "Put right" in heads
    assert "Still to do" not in heads


def test_what_was_decided_stands_open_with_its_reason() -> None:
    found = next(f for f in bakery.findings() if f.outcome is Outcome.PROBLEM)
    ruling = Ruling(
        finding=found.id, stance=Stance.ACCEPTED, reason="The shop moves in May", on=bakery.DAY, until=bakery.DAY,
        by="Carol",
    )  # fmt: skip
    page = written(findings=(dataclasses.replace(found, ruling=ruling),))
    assert "Why: The shop moves in May" in texts(page, ".pr-alike p")


def test_how_we_checked_takes_three_sentences() -> None:
    page = written()
    head = next(node for node in page.css("h2") if node.text() == "How we checked")
    said = head.next
    while said and said.tag != "p":
        said = said.next
    assert said
    assert len(sentences(said.text().strip())) == 3


def test_its_own_sentences_can_be_read_in_one_breath() -> None:
    words = (bakery.problem("note", "", Level.TIDY_UP, "A title", "Do it", sees="So it is."),)
    looks = tuple(finding for finding in bakery.findings() if finding.outcome is Outcome.UNSEEN)
    page = written(hosted(HOSTED), (*words, *looks))
    own = [said for said in texts(page, "p:not(.pr-verdict)") for said in sentences(said)]
    assert [one for one in own if len(one.split()) > LONGEST_SENTENCE] == []


def test_headings_step_down_one_at_a_time() -> None:
    levels = [int((node.tag or "h0")[1]) for node in written(hosted(HOSTED)).css("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
