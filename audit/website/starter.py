"""Starter content of website builders, as data, and where a page still shows it."""

from __future__ import annotations

import dataclasses
import functools
import importlib.resources
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from audit import address as addresses
from audit.address import Identity
from audit.platforms import _page
from audit.platforms._page import Anchor, Document, Element
from audit.website.noticed import Noticed, Trait

__all__ = ["Starter", "left", "named", "table"]

_HEADINGS = "h1, h2, .entry-title, .page-title"
_SHORT = "p, h1, h2, h3, h4, h5, h6, a, span, small, strong, em, li, td, div:not(:has(div, p))"
"""Elements that may hold a tagline and nothing else."""
_CONTENT = "p, h2, h3, h4, h5, li, td, dd, label, figcaption, blockquote, img, div:not(:has(div, p, li, section, main))"
_OUTSIDE_CONTENT = ("header", "nav", "footer")
_MOST_LOOKED_AT = 2_000
_FEW_WORDS = 40
"""Words beside its heading that a page may hold and still be empty."""
_FEW_PICTURES = 3
_TITLE_PARTS = re.compile(r"\s+[-|:·•\u2013\u2014»/]+\s+|\s*\|\s*")
_UNSEEN = ("[hidden]", "[style*='display:none' i]", "[style*='display: none' i]")
_QUOTES = ("q", "code", "pre", "textarea")
_DATED = re.compile(
    r"\b\d{1,2}(?:[:.h]\d\d\b|\s?(?:am|pm|uhr)\b|\.\s?\d{1,2}\.|/\d{1,2}\b|(?:st|nd|rd|th|\.)?\s(?:de\s|of\s)?"
    r"(?:jan|feb|f\u00e9v|m[a\u00e4]r|ap[rv]|abr|ma[iy]|mag|giu|lug|ju[nil]|ao\u00fb|ago|aug|sep|set|o[ckt]t|nov|d[e\u00e9]?[cz]|dic|ene|gen))"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s\d{1,2}\b",
    re.IGNORECASE,
)
"""A day or an hour: what is to come is an event, and it is told when."""
_CURLY = (("\u2018", "'"), ("\u2019", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\u2010", "-"), ("\u2011", "-"))
_LONGEST_TITLE = 40
_OPENING = "\"'(\u201e\u00ab\u2039"
_CLOSING = "\"')\u00bb\u203a"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Starter:
    """One kind of starter content; `starter.toml` explains the fields. All words are as `_plain` writes them."""

    id: str
    name: str
    certain: bool
    sentences: tuple[str, ...] = ()
    exactly: frozenset[str] = frozenset()
    posts: frozenset[tuple[str, str]] = frozenset()
    notices: frozenset[str] = frozenset()
    quotable: bool = False
    """Whether people quote the words when they write about them."""


def named(starter_id: str) -> Starter | None:
    """The starter content of that id."""
    return next((one for one in table() if one.id == starter_id), None)


def left(page: Document, judged: Iterable[tuple[Anchor, Identity]], address: str) -> Iterator[Noticed]:
    """The starter content that a page shows, each kind once."""
    text = page.text(1_000_000)
    seen = _Seen(
        page=page,
        text=text,
        plain=_plain(text),
        headings=page.elements(_HEADINGS, 20),
        links=tuple(anchor for anchor, _ in judged if _is_called_like_an_example(anchor)),
        slug=_slug(address),
    )
    for kind in table():
        found = _sentence(kind, seen) or _exact(kind, seen) or _post(kind, seen) or _notice(kind, seen)
        if found:
            yield found


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """One page, looked at once for all kinds."""

    page: Document
    text: str
    plain: str
    """The text as `_plain` writes it."""
    headings: tuple[Element, ...]
    links: tuple[Anchor, ...]
    """Those that are called like an example page."""
    slug: str
    """The last part of the page's address."""


def _is_called_like_an_example(anchor: Anchor) -> bool:
    return 0 < len(anchor.text) <= _LONGEST_TITLE and _plain(anchor.text) in _titles()


def _sentence(kind: Starter, seen: _Seen) -> Noticed | None:
    for sentence in kind.sentences:
        if sentence not in seen.plain or _is_set_apart(sentence, kind, seen):
            continue
        for found in re.finditer(re.escape(sentence), seen.plain):
            if not (kind.quotable and _is_quoted(seen.plain, *found.span())):
                text = seen.text if len(seen.text) == len(seen.plain) else seen.plain
                return _noticed(kind, text[found.start() : found.start() + 250])
    return None


def _is_set_apart(sentence: str, kind: Starter, seen: _Seen) -> bool:
    """Whether it stands once, where no visitor sees it or as a sample that is shown on purpose."""
    if seen.plain.count(sentence) > 1:
        return False
    boxes = (*_UNSEEN, *(_QUOTES if kind.quotable else ()))
    css = ", ".join(f"{box}, {box} :not(:has(p, div, li))" for box in boxes)
    return any(sentence in _plain(one.text) for one in seen.page.elements(css, _MOST_LOOKED_AT))


def _is_quoted(plain: str, start: int, end: int) -> bool:
    """Whether the words stand in quotes by themselves; filler goes on."""
    return any(mark in plain[max(0, start - 2) : start] for mark in _OPENING) and any(
        mark in plain[end : end + 4] for mark in _CLOSING
    )


def _exact(kind: Starter, seen: _Seen) -> Noticed | None:
    if not kind.exactly:
        return None
    for part in (*_TITLE_PARTS.split(seen.page.title), seen.page.meta("description")):
        if _plain(part) in kind.exactly:
            return _noticed(kind, part)
    if any(words in seen.plain for words in kind.exactly):
        for element in seen.page.elements(_SHORT, _MOST_LOOKED_AT):
            if _plain(element.text) in kind.exactly:
                return _noticed(kind, element.text, element.region)
    return None


def _post(kind: Starter, seen: _Seen) -> Noticed | None:
    """An example page: by its heading and address, or by a link to it."""
    for heading in seen.headings:
        if (_plain(heading.text), seen.slug) in kind.posts:
            return _noticed(kind, heading.text, heading.region)
    for link in seen.links:
        if (_plain(link.text), _slug(link.address)) in kind.posts:
            return _noticed(kind, link.text, link.region)
    return None


def _notice(kind: Starter, seen: _Seen) -> Noticed | None:
    for one in seen.headings if kind.notices else ():
        is_notice = _plain(one.text) in kind.notices and one.region not in _OUTSIDE_CONTENT
        if is_notice and _is_empty_but_for(one, seen.page):
            return _noticed(kind, one.text, one.region)
    return None


def _is_empty_but_for(notice: Element, page: Document) -> bool:
    """Whether the page holds next to nothing beside the notice, menus and footers not counted."""
    if page.has("main iframe, article iframe, main time, article time"):
        return False
    content = [one for one in page.elements(_CONTENT, 400) if one.region not in _OUTSIDE_CONTENT]
    pictures = sum(one.tag == "img" for one in content)
    words = sum(len(one.text.split()) for one in content if one.text != notice.text)
    if any(_DATED.search(one.text) for one in content):
        return False
    return words <= _FEW_WORDS and pictures <= _FEW_PICTURES


def _noticed(kind: Starter, text: str, region: str = "") -> Noticed:
    return Noticed(trait=Trait.STARTER, value=kind.id, text=_page.excerpt(text), region=region)


def _slug(address: str) -> str:
    found = addresses.parse(address)
    return found.last.lower() if found else ""


def _plain(text: str) -> str:
    for curly, straight in _CURLY:
        text = text.replace(curly, straight)
    return " ".join(text.lower().split())


@functools.cache
def _titles() -> frozenset[str]:
    return frozenset(title for kind in table() for title, _ in kind.posts)


@functools.cache
def table() -> tuple[Starter, ...]:
    """Every kind, in the order of the table."""
    text = importlib.resources.files("audit.website").joinpath("starter.toml").read_text("utf-8")
    return tuple(_starter(row) for row in tomllib.loads(text)["starter"])


def _starter(row: Mapping[str, Any]) -> Starter:
    return Starter(
        id=row["id"],
        name=row["name"],
        certain=row.get("certain", True),
        sentences=tuple(_plain(one) for one in row.get("sentences", ())),
        exactly=frozenset(_plain(one) for one in row.get("exactly", ())),
        posts=frozenset((_plain(title), slug) for title, slug in row.get("posts", ())),
        notices=frozenset(_plain(one) for one in row.get("notices", ())),
        quotable=row.get("quotable", False),
    )
