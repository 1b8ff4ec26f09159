"""The authored pages: each has its shape, speaks plainly, says where its facts are from, and repeats no other."""

from __future__ import annotations

import collections
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

CONTENT = Path(__file__).parent.parent / "content"
PLAYBOOKS = sorted(CONTENT.glob("playbook/*.md"))
NETWORKS = sorted(CONTENT.glob("networks/*.md"))
PAGES = sorted(CONTENT.rglob("*.md"))

PLAYBOOK_SECTIONS = (
    "What a customer sees",
    "Why it matters",
    "How to fix it",
    "Have at hand",
    "Takes",
    "Who",
    "How you'll know it's done",
    "Sources",
)
NETWORK_SECTIONS = (
    "What we can see",
    "What we cannot see",
    'When we say "gone"',
    "With a key",
    "How to find the right address",
    "Sources",
)
WHO = {"owner", "web person", "editor", "consultant"}
LONGEST_SENTENCE = 18
MOST_STEPS = 6
NOT_ON_CLIENT_PAGES = re.compile(
    r"\b(http|https|seo|nap|og|cta|url|urls|fail(s|ed|ure|ures)?|violat\w*|critical|errors?|dead|[1-5]\d\d (status|code))\b"
    r"|\b(40[0-9]|410|429|451|50[0-4]|999)\b",
    re.IGNORECASE,
)
NOT_PLAIN = re.compile(r"<[a-z/!]|\{[:%{#]|^ *- \[[ x]\]|^ *(!!!|\?\?\?)|--8<--", re.IGNORECASE | re.MULTILINE)
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
SOURCE = re.compile(r"- \[[^\]]+\]\(https://[^)\s]+\), checked (\d{4}-\d{2}-\d{2})")


def _name(page: Path) -> str:
    return page.relative_to(CONTENT).as_posix()


each_page = pytest.mark.parametrize("page", PAGES, ids=_name)
each_playbook = pytest.mark.parametrize("page", PLAYBOOKS, ids=_name)
each_network = pytest.mark.parametrize("page", NETWORKS, ids=_name)


def _front(page: Path) -> Mapping[str, Any]:
    front = yaml.safe_load(page.read_text("utf-8").split("---\n")[1])
    assert isinstance(front, dict)
    return front


def _body(page: Path) -> str:
    return page.read_text("utf-8").split("---\n", 2)[2]


def _sections(page: Path) -> dict[str, str]:
    parts = re.split(r"^## (.+)\n", _body(page), flags=re.MULTILINE)
    assert not parts[0].strip()
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _sources(page: Path) -> list[str]:
    return _sections(page).get("Sources", "").strip().splitlines()


def _paragraphs(page: Path) -> Iterator[str]:
    """Prose without headings, sources, list marks, emphasis and the targets of links."""
    for title, text in _sections(page).items():
        for line in text.splitlines() if title != "Sources" else ():
            if line.strip() and not line.startswith("#"):
                words = re.sub(r"^ *(-|\d+\.) ", "", line).replace("**", "")
                yield LINK.sub(r"\1", words)


def _sentences(paragraph: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[.!?])[\"”)]?\s+", paragraph) if sentence]


def _numbered_lists(page: Path) -> Iterator[list[int]]:
    for block in re.split(r"\n\s*\n|^#.*$", _body(page), flags=re.MULTILINE):
        if numbers := [int(number) for number in re.findall(r"^(\d+)\. ", block, flags=re.MULTILINE)]:
            yield numbers


@each_playbook
def test_a_playbook_says_how_long_it_takes_and_whose_job_it_is(page: Path) -> None:
    front = _front(page)
    assert list(front) == ["title", "minutes", "wait", "who", "checked"]
    assert isinstance(front["title"], str)
    assert isinstance(front["wait"], str)
    assert type(front["minutes"]) is int
    assert front["minutes"] > 0
    assert front["who"] in WHO


@each_playbook
def test_a_playbook_has_its_sections_in_order(page: Path) -> None:
    assert tuple(_sections(page)) == PLAYBOOK_SECTIONS
    assert all(text.strip() for text in _sections(page).values())


@each_playbook
@pytest.mark.parametrize("section", ["What a customer sees", "Why it matters"])
def test_what_and_why_are_told_in_one_or_two_sentences(page: Path, section: str) -> None:
    assert 1 <= len(_sentences(_sections(page)[section].strip())) <= 2


@each_playbook
def test_steps_of_their_own_stand_under_a_known_networks_name(page: Path) -> None:
    known = {_front(network)["title"] for network in NETWORKS}
    headings = re.findall(r"^### (.+)$", _body(page), flags=re.MULTILINE)
    assert headings == re.findall(r"^### (.+)$", _sections(page)["How to fix it"], flags=re.MULTILINE)
    assert len(set(headings)) == len(headings)
    assert set(headings) <= known


@each_network
def test_a_network_page_says_what_is_seen_what_is_not_and_when_it_is_gone(page: Path) -> None:
    assert list(_front(page)) == ["title", "checked"]
    found = tuple(_sections(page))
    assert found in {NETWORK_SECTIONS, tuple(title for title in NETWORK_SECTIONS if title != "With a key")}


@each_page
def test_a_page_is_as_old_as_its_oldest_source(page: Path) -> None:
    checked = _front(page)["checked"]
    assert isinstance(checked, dt.date)
    dates = [found[1] for line in _sources(page) if (found := SOURCE.fullmatch(line))]
    assert len(dates) == len(_sources(page)), "each source is one line: [what it says](https://…), checked YYYY-MM-DD"
    assert min([*map(dt.date.fromisoformat, dates), dt.date.max]) in {checked, dt.date.max}


@pytest.mark.parametrize("page", [*PLAYBOOKS, *NETWORKS], ids=_name)
def test_a_page_about_networks_names_its_sources(page: Path) -> None:
    assert _sources(page)


@each_page
def test_a_list_of_steps_is_short_and_counts_from_one(page: Path) -> None:
    for numbers in _numbered_lists(page):
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) <= MOST_STEPS


@each_page
def test_a_sentence_can_be_read_in_one_breath(page: Path) -> None:
    long = [one for text in _paragraphs(page) for one in _sentences(text) if len(one.split()) > LONGEST_SENTENCE]
    assert long == []


@each_page
def test_a_page_neither_frightens_nor_uses_our_jargon(page: Path) -> None:
    texts = [str(_front(page)["title"]), *_paragraphs(page), *(LINK.sub(r"\1", line) for line in _sources(page))]
    assert [text for text in texts if NOT_ON_CLIENT_PAGES.search(text)] == []


@each_page
def test_a_page_is_plain_markdown(page: Path) -> None:
    assert NOT_PLAIN.findall(_body(page)) == []


@each_page
def test_a_link_between_pages_leads_to_a_page(page: Path) -> None:
    for _, target in LINK.findall(_body(page)):
        assert target.startswith("https://") or (page.parent / target).is_file(), target


def test_no_two_pages_share_a_paragraph() -> None:
    pages = collections.defaultdict(set)
    for page in PAGES:
        for paragraph in _paragraphs(page):
            if len(paragraph) >= 60:
                pages[paragraph.casefold()].add(_name(page))
    assert {text: names for text, names in pages.items() if len(names) > 1} == {}
