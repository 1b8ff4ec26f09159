"""The kinds of pages a report is made of, and one built page of each: what tests of pages go through."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from selectolax.lexbor import LexborHTMLParser

DASHBOARD, SNAPSHOT, PLAN, EVIDENCE = "the dashboard", "a snapshot", "Goals and plan", "Evidence"
BESIDE = (DASHBOARD, SNAPSHOT, PLAN, EVIDENCE)
"""Pages that are in no standard report."""
MISSING = "404"
"""A host shows it for an address that leads nowhere; nobody opens it from disk."""
_PLACE = r"places/(?!index\.)[^/]+\.html"


@dataclasses.dataclass(frozen=True, slots=True)
class Kind:
    """Which pages are of it: the address within the report, and for places the word their state is told in."""

    path: str
    states: frozenset[str] = frozenset()


KINDS: Final[Mapping[str, Kind]] = {
    "Start": Kind(r"index\.html"),
    "To do": Kind(r"actions\.html"),
    "What changed": Kind(r"changes\.html"),
    "Where people find you": Kind(r"places/index\.html"),
    "a place that is open": Kind(_PLACE, frozenset({"Open", "Quiet"})),
    "a place that is gone": Kind(
        _PLACE,
        frozenset({"Gone", "Looks gone", "Network closed", "Someone else's", "May not be yours", "Marked closed"}),
    ),
    "a place that could not be seen": Kind(_PLACE, frozenset({"Couldn't see"})),
    "a place that is parked": Kind(_PLACE, frozenset({"Parked", "Closed"})),
    "a place left behind": Kind(_PLACE, frozenset({"Left behind", "Asleep", "Empty"})),
    "a place that needs a hand": Kind(_PLACE, frozenset({"Not public", "Private", "Moved"})),
    "Your website's links": Kind(r"website\.html"),
    "Facts check": Kind(r"facts\.html"),
    "Blog check": Kind(r"blog\.html"),
    "How we checked": Kind(r"method\.html"),
    "How to read": Kind(r"reading\.html"),
    "Glossary": Kind(r"glossary\.html"),
    "Print": Kind(r"print\.html"),
    "a playbook": Kind(r"playbook/[^/]+\.html"),
    "a network": Kind(r"networks/[^/]+\.html"),
    MISSING: Kind(r"404\.html"),
}


def of(site: Path, page: Path) -> list[str]:
    """The kinds that a page belongs to: one, where the list above is whole."""
    path = page.relative_to(site).as_posix()
    named = [name for name, kind in KINDS.items() if re.fullmatch(kind.path, path)]
    if len(named) < 2:
        return named
    word = _state(page)
    return [name for name in named if word in KINDS[name].states]


def examples(site: Path) -> dict[str, Path]:
    """The longest page of each kind that the report has."""
    pages = sorted(site.rglob("*.html"), key=lambda path: (path.stat().st_size, path))
    return {name: page for page in pages for name in of(site, page)}


def _state(page: Path) -> str:
    """The word in the first chip of the page: how the place stands."""
    chip = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first("article .pr-chip")
    return chip.text(strip=True) if chip else ""
