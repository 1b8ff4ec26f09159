"""Every page a report is made of, as a screen reader, a search engine and a browser's tab take it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

import kinds
from audit.report import opening, words

pytestmark = pytest.mark.slow

CLIENT = "Maple Street Bakery"
Parsed = Mapping[str, LexborHTMLParser]


@pytest.fixture(scope="module")
def parsed(practice: Path, dashboard: Path) -> Parsed:
    """Every page by its address, the dashboard as well."""
    found = {path.relative_to(practice).as_posix(): path for path in sorted(practice.rglob("*.html"))}
    return {name: LexborHTMLParser(path.read_text("utf-8")) for name, path in {**found, "dashboard": dashboard}.items()}


def test_every_page_is_of_exactly_one_kind(practice: Path) -> None:
    """A page of a new kind is listed in kinds.py first: all tests of pages go by that list."""
    kinds_of = {str(page.relative_to(practice)): kinds.of(practice, page) for page in practice.rglob("*.html")}
    assert {name: several for name, several in kinds_of.items() if len(several) != 1} == {}


def test_the_practice_report_has_a_page_of_every_kind(practice: Path) -> None:
    assert set(kinds.examples(practice)) == set(kinds.KINDS)


def test_every_word_for_a_state_is_of_one_kind_of_place() -> None:
    listed = [state for kind in kinds.KINDS.values() for state in kind.states]
    assert [state for state, times in Counter(listed).items() if times > 1] == []
    assert {word for word, _, _ in words._OTHERWISE.values()} <= set(listed)  # noqa: SLF001  # every verdict has its word there
    assert {word for _, group in opening._MEETS for word in group} <= set(listed)  # noqa: SLF001  # and all that are counted


def test_headings_begin_with_one_and_skip_no_level(parsed: Parsed) -> None:
    for name, page in parsed.items():
        levels = [int((node.tag or "h0")[1]) for node in page.css("h1, h2, h3, h4, h5, h6")]
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        for before, after in itertools.pairwise(levels):
            assert after <= before + 1, (name, levels)


def test_no_heading_is_empty(parsed: Parsed) -> None:
    for name, page in parsed.items():
        for node in page.css("h1, h2, h3, h4, h5, h6"):
            assert node.text(strip=True), name


def test_every_page_names_its_language(parsed: Parsed) -> None:
    for name, page in parsed.items():
        html = page.css_first("html")
        assert html is not None
        assert html.attributes.get("lang") == "en", name


def test_every_title_is_the_pages_own_and_says_whose_report_it_is(parsed: Parsed) -> None:
    titles = {name: (node.text() if (node := page.css_first("title")) else "") for name, page in parsed.items()}
    assert [name for name, title in titles.items() if CLIENT not in title and name != "dashboard"] == []
    assert [title for title, times in Counter(titles.values()).items() if times > 1] == []


def test_every_heading_of_a_table_says_of_what_it_is_one(parsed: Parsed) -> None:
    for name, page in parsed.items():
        for table in page.css("table"):
            scopes = [head.attributes.get("scope") for head in table.css("th")]
            assert scopes, (name, "a table without a heading")
            assert set(scopes) <= {"col", "row", "colgroup", "rowgroup"}, (name, (table.html or "")[:200])


def test_every_drawing_is_named_or_passed_over(parsed: Parsed) -> None:
    for name, page in parsed.items():
        for svg in page.css("article svg, footer svg"):
            said = svg.attributes
            is_named = said.get("role") == "img" and (said.get("aria-label") or said.get("aria-labelledby"))
            assert said.get("aria-hidden") == "true" or is_named, (name, (svg.html or "")[:200])


def test_every_picture_has_a_text_or_says_that_it_needs_none(parsed: Parsed) -> None:
    for name, page in parsed.items():
        for picture in page.css("img"):
            assert "alt" in picture.attributes, (name, picture.html)


def test_every_id_is_there_once(parsed: Parsed) -> None:
    for name, page in parsed.items():
        ids = [node.attributes["id"] for node in page.css("[id]")]
        assert [id_ for id_, times in Counter(ids).items() if times > 1] == [], name


def test_every_link_within_the_report_leads_to_a_page_and_a_spot_that_are_there(practice: Path, parsed: Parsed) -> None:
    for name, page in parsed.items():
        if name in ("dashboard", "404.html"):
            continue
        for link in page.css("a[href]"):
            assert _is_there(practice, parsed, name, link), (name, link.html)


def _is_there(practice: Path, parsed: Parsed, name: str, link: LexborNode) -> bool:
    path, _, spot = (link.attributes["href"] or "").partition("#")
    if ":" in path:
        return True
    file = (practice / name).parent.joinpath(path).resolve() if path else practice / name
    if spot and file.suffix == ".html":
        target = parsed[file.relative_to(practice.resolve() if path else practice).as_posix()]
        return spot.startswith("__") or any(node.attributes["id"] == spot for node in target.css("[id]"))
    return file.is_file()
