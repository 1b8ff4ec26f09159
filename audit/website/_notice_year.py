"""The year of a page's copyright line, where the line says it for certain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.platforms import _page
from audit.platforms._page import Document
from audit.website.noticed import Noticed, Trait

# the parser looks no deeper than the children of a bare `:is(…)`; of `*:is(…)` it sees all descendants
_FOOT = "*:is(footer, [role='contentinfo' i], #footer, .footer, .site-footer, #colophon, .site-info, .copyright, #copyright)"
_LINES = ":is(p, small, span, div, li, td, address, h5, h6)"
_BLOCKS = ":has(p, div, ul, table, section, li, address)"
_LINE_CSS = f"{_FOOT} {_LINES}:not({_BLOCKS}), {_FOOT}:not({_BLOCKS})"
_MOST_LINES = 150
_ASIDE = "main"
"""Region of what belongs to an article: there, the line is that of a picture or a quotation."""
_TAIL = 300
"""Characters at the end of a page without a footer, among which its copyright line stands."""
_DRAWN = (
    "*:is(span, time, b, strong, em, small, i, a):is([id*='year' i], [class*='year' i], [id*='jahr' i], [data-year])"
)
"""An element that a script fills with the year of the day."""
_YEAR = r"(?<![\d./+-])(?P<year>(?:19|20)\d\d)(?!\d|\.\d|/\d\d?/)"
_SIGN = r"(?:©|\(c\)|\bcopyright\b|\bcopyrighted\b)"
_RANGE = r"(?P<more>(?:\s*(?:[-/,&\u2010-\u2015]|to|bis|until|und|and)\s*(?:(?:19|20)\d\d|\d\d)(?!\d))*)"
_NAME = r"(?P<name>(?:[^\d©.!?|]|\b(?:ltd|inc|co|corp|llc|dr|st)\.){1,60}?)"
_RIGHTS = r"(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados)"
_END = rf"(?=\s*(?:$|[.|·•;)\u2013-]|{_RIGHTS}))"
_SHAPES = (
    re.compile(rf"{_SIGN}(?:\s*{_SIGN}|\s*by)*[\s:,.]*{_YEAR}{_RANGE}", re.IGNORECASE),
    re.compile(rf"{_YEAR}{_RANGE}(?=\s*{_SIGN})", re.IGNORECASE),
    re.compile(rf"{_SIGN}{_NAME}(?:[\s,]|[\s,.]{{1,3}}{_RIGHTS}[\s,.]{{1,3}}){_YEAR}{_RANGE}{_END}", re.IGNORECASE),
)
"""`© 2019 Maple`, `2019 © Maple`, `© Maple 2019`: the last only where the line ends, for postcodes look like years."""
_OTHER_YEAR = re.compile(
    r"\b(?:since|seit|est|estd|established|founded|gegründet|depuis|fond[ée]+e?|desde|fundad[ao]|dal|sinds|opgericht|from"
    r"|anno|sedan|siden|nsw|(?:web)?design|theme|template|icons?"
    r"|of the year|award|awards|winner|prize|preis|act|law|directive|gesetz"
    r"|photos?|photograph\w*|pictures?|images?|fotos?|bild\w*|map|karte)\b\W*(?:(?:by|data|courtesy)\W*)?$",
    re.IGNORECASE,
)
"""What stands before the year of a founding, a prize, a law, somebody's picture or design, and before a postcode of Sydney."""
_THEIRS = re.compile(
    r"\W*(?:by\s)?(?:the\s)?(?:trip ?advisor|google|openstreetmap|osm|mapbox|getty|shutterstock|istock|fotolia|adobe|pixabay)\b",
    re.IGNORECASE,
)
"""Whose maps, pictures and badges are shown on the pages of others."""
_STILL = re.compile(
    r"\s*(?:[-/~\u2010-\u2015\u2192]|to|bis|à)\s*(?:present|présent|today|now|date|current|heute|aujourd|hoy|actualidad|oggi"
    r"|heden|nu\b|dato|hoje|idag|$)",
    re.IGNORECASE,
)
"""A range without an end goes on to this day."""
_OPEN = re.compile(r"\s*[-/\u2010-\u2015]")
_GAP = f"{_FOOT} :is(span, time, b, strong, em):empty:not([class*='icon' i], [class*='fa-' i], [aria-hidden])"
"""What a script of another file may fill: where an open range stands beside it, with the year of the day."""
_OLDEST = 1990
_WRITES_YEARS = re.compile(r"get(?:UTC)?(?:Full)?Year\b|year\W{1,3}numeric")
_ANY_YEAR = re.compile(r"(?<![\d./+-])20\d\d(?!\d)")


def year(page: Document) -> Iterator[Noticed]:
    """The newest year of the copyright lines at the page's foot; nothing where a script may write it."""
    elements = [element for element in page.elements(_LINE_CSS, _MOST_LINES) if element.region != _ASIDE]
    lines: list[tuple[str, str]] = [(element.text, element.region) for element in elements]
    is_tail = not any(_mentions(text) for text, _ in lines) and not page.has(f"figure, blockquote, {_FOOT}")
    if is_tail:
        lines = [(page.text(1_000_000)[-_TAIL:], "")]
    has_gap = page.has(_GAP)
    found = [(stated, text, region) for text, region in lines for stated in _years(text, has_gap=has_gap)]
    if found and not _is_drawn(page):
        newest, text, region = max(found, key=lambda one: one[0])
        line = _from_its_sign(text) if is_tail else text
        yield Noticed(trait=Trait.YEAR, value=str(newest), text=_page.excerpt(line), region=region)


def _from_its_sign(tail: str) -> str:
    """The end of a page without what stands before its copyright line."""
    return tail[min((found.start() for shape in _SHAPES for found in shape.finditer(tail)), default=0) :]


def _is_drawn(page: Document) -> bool:
    return page.has(_DRAWN) or any(map(_WRITES_YEARS.search, page.script_texts()))


def _mentions(text: str) -> bool:
    return re.search(_SIGN, text, re.IGNORECASE) is not None


def _years(text: str, *, has_gap: bool) -> Iterator[int]:
    """The last year of each copyright line in a text, or a later one that the text names besides."""
    latest = max((int(found[0]) for found in _ANY_YEAR.finditer(text)), default=0)
    for shape in _SHAPES:
        for found in shape.finditer(text):
            before = text[max(0, found.start() - 30) : found.start()]
            between = text[found.start() : found.start("year")]
            is_other = _OTHER_YEAR.search(before) or _OTHER_YEAR.search(between) or _THEIRS.match(text, found.end())
            is_open = _STILL.match(text, found.end()) or (has_gap and _OPEN.match(text, found.end()))
            last = _last(int(found["year"]), found["more"])
            if not is_other and not is_open and last >= _OLDEST:
                yield max(last, latest)


def _last(first: int, more: str) -> int:
    """The last year of a range; `2015-19` ends in 2019."""
    ends = re.findall(r"\d{4}|\d\d", more)
    return max([first, *(int(end) if len(end) == 4 else first // 100 * 100 + int(end) for end in ends)])
