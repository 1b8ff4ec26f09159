"""Widgets of services that ended, as data, and what a page still holds of them."""

from __future__ import annotations

import dataclasses
import functools
import importlib.resources
import itertools
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from audit import address as addresses
from audit.platforms._page import Document, Element
from audit.website.noticed import Noticed, Trait

__all__ = ["Widget", "named", "remains", "table"]

_SOURCES = ":is(script[src], iframe[src], iframe[data-src], img[src*='skype.com/']):not(noscript *)"
_MOST = 500
"""Scripts and frames of one page."""
_LONGEST_SCRIPT = 100_000
_COMMENT = re.compile(r"(?<![:'\"\\])//")
_MOST_MENTIONS = 20
_LONGEST_LINE = 2_000
_DATA = ("{", "[")
"""How a script begins that holds data (structured data, a page's state): words in it are not run."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Widget:
    """One widget whose service ended; `widgets.toml` explains the fields."""

    id: str
    name: str
    service: str
    ended: str
    """ISO date, year and month, or year."""
    leaves: Literal["hole", "nothing"]
    certain: bool
    source: str
    checked: str
    """ISO date on which the row was last compared with its source."""
    places: tuple[str, ...] = ()
    """Where its scripts and frames come from: host and first path parts, without www."""
    holes: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    inline: tuple[re.Pattern[str], ...] = ()
    unless: str = ""

    def owns(self, place: str) -> bool:
        """Whether a script or frame at this host and path is the widget's."""
        return any(place == own or place.startswith(f"{own}/") for own in self.places)


def named(widget_id: str) -> Widget | None:
    """The widget of that id."""
    return next((widget for widget in table() if widget.id == widget_id), None)


def remains(page: Document) -> Iterator[Noticed]:
    """What the page still holds of ended widgets: each once, where a visitor would look for it."""
    sources = [(found, _place(page, found)) for found in page.elements(_SOURCES, _MOST)]
    scripts = [text for text in _scripts(page) if text]
    for widget in table():
        if widget.unless and page.has(widget.unless):
            continue
        found = next(_elements(page, widget), None) or next(
            (element for element, place in sources if place and widget.owns(place)), None
        )
        if found or any(_runs(pattern, text) for pattern in widget.inline for text in scripts):
            region = found.region if found and found.tag != "script" else ""
            yield Noticed(trait=Trait.WIDGET, value=widget.id, text=_words(found), region=region)


def _elements(page: Document, widget: Widget) -> Iterator[Element]:
    for css in widget.marks:
        yield from page.elements(css, 1)
    for css in widget.holes:
        yield from (element for element in page.elements(css, 20) if not element.text)


def _words(found: Element | None) -> str:
    return found.text if found and found.tag not in ("script", "iframe") else ""


def _place(page: Document, found: Element) -> str:
    """Host and path of what an element loads, as the table writes them."""
    written = addresses.parse(page.absolute(found.get("src") or found.get("data-src")))
    return "/".join((written.host.removeprefix("www."), *written.segments)) if written else ""


def _runs(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a script holds it outside its comments."""
    for found in itertools.islice(pattern.finditer(text), _MOST_MENTIONS):
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()][-_LONGEST_LINE:]
        in_block = text.rfind("/*", 0, found.start()) > text.rfind("*/", 0, found.start())
        if not in_block and not _COMMENT.search(line):
            return True
    return False


def _scripts(page: Document) -> Iterator[str]:
    for text in page.script_texts():
        if not text[:200].lstrip().startswith(_DATA):
            yield text[:_LONGEST_SCRIPT]


@functools.cache
def table() -> tuple[Widget, ...]:
    """Every row of the table, in its order."""
    text = importlib.resources.files("audit.website").joinpath("widgets.toml").read_text("utf-8")
    return tuple(_widget(row) for row in tomllib.loads(text)["widget"])


def _widget(row: Mapping[str, Any]) -> Widget:
    return Widget(
        id=row["id"],
        name=row["name"],
        service=row["service"],
        ended=row["ended"],
        leaves=row["leaves"],
        certain=row.get("certain", True),
        source=row["source"],
        checked=row["checked"],
        places=tuple(row.get("from", ())),
        holes=tuple(row.get("holes", ())),
        marks=tuple(row.get("marks", ())),
        unless=row.get("unless", ""),
        inline=tuple(re.compile(pattern) for pattern in row.get("inline", ())),
    )
