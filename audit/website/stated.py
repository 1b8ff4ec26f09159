"""Name, phone, address and hours as a page states them, to search engines and to visitors."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator

from audit import openinghours
from audit.evidence import Fact, FactKind
from audit.platforms import _page
from audit.platforms._page import Anchor, Document, Element
from audit.website import _business
from audit.website.noticed import StatedBy, StatedFact

MOST = 60
"""Facts of one page."""
_MOST_BLOCKS = 400
_BLOCKS = "h1,h2,h3,h4,h5,tr,p,li,dt,dd,address,div:not(:has(div,p,table,ul,ol,dl,h1,h2,h3,h4,h5,address))"
"""What holds a line of words and no other such block, but for a table's row."""

_NUMBER = r"\+?\(?\d[\d\s().\-/\u2010-\u2015]{5,22}\d"
_DIALLED = re.compile(rf"(?<![\w+]){_NUMBER}(?![\w@])")
_BEFORE = re.compile(r"[+(\d][\d\s().\-/]*$")
"""What belongs to a number whose last digits follow."""
_CALLED = re.compile(
    r"\b(?:tel(?:ephone|efon|efono|\u00e9fono|e?foon)?|phone|call(?: us)?(?: on| at)?|ring(?: us)?(?: on)?|mobile|mob|cell"
    rf"|fon|handy|mobil|t\u00e9l(?:\u00e9phone)?|telefono)\b\s?[.:]{{0,2}}\s?(?P<number>{_NUMBER})(?![\w@])",
    re.IGNORECASE,
)
_NO_PHONE = re.compile(
    r"(?:fax|vat|ust|steuer|company|registered|registration|reg|hr[ab]|iban|bic|account|kto|(?<!\w)f|blz|abn|acn|ein|siret|siren|rcs"
    r"|kvk|btw|p\.?iva|charity|licen[cs]e|no|nr|id|#)\b[^\d+]{0,25}$",
    re.IGNORECASE,
)
"""What stands before a number that nobody can ring."""

_CAPITAL = r"[A-Z\u00c0-\u00de][\w'\u2019.\-]{0,39}"
_STREETS = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rf"\b\d{{1,5}}[a-zA-Z]?(?:\s?[-\u2013/]\s?\d{{1,5}}[a-zA-Z]?)?,?\s+(?:{_CAPITAL}\s+){{1,4}}"
            r"(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Dr|Close|Court|Ct|Place|Pl|Square|Sq|Way|Terrace|Crescent|Gardens|Grove"
            r"|Hill|Row|Walk|Boulevard|Blvd|Highway|Hwy|Parade|Mews|Quay|Wharf|Yard)\b\.?"
        ),
        (
            rf"\b(?:{_CAPITAL} ){{0,3}}(?:{_CAPITAL})?(?:[sS]tra\u00dfe|[sS]trasse|[sS]tr\.|[wW]eg|[pP]latz|[aA]llee|[gG]asse|[rR]ing"
            r"|[dD]amm|[uU]fer|[mM]arkt|straat|laan|plein)\s+\d{1,4}\s?[a-z]?\b"
        ),
        r"\b\d{1,4}(?:\s?(?:bis|ter))?,?\s+(?:rue|avenue|boulevard|place|chemin|all\u00e9e|quai|impasse)\s+[\w'\u2019 \-]{3,40}",
        r"\b(?:Calle|Avenida|Via|Viale|Piazza|Corso)\s+[\w' .]{3,40}?,?\s+\d{1,4}\b",
    )
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FOUNDED = re.compile(r"\u00a9|\(c\)|copyright|\b(?:since|seit|depuis|est|established|founded)\b", re.IGNORECASE)
_WHERE_TO_FIND = re.compile(
    r"(?:/[a-z]{2}(?:-[a-z]{2})?)?(?:/(?:contact|kontakt|about)[^/]*)?/(?:contact|kontakt|contatt|impress|imprint|find|visit"
    r"|hours|opening|oeffnung|\u00f6ffnung|horaire|orari|anfahrt|besuch)[^/]*/?",
    re.IGNORECASE,
)
"""At the root, in a language's folder or one below such a page: deeper ones tell of branches and of other things."""
_OTHER_HOURS = re.compile(
    r"kitchen|b\u00fcro|office|werkstatt|workshop|lager|warehouse|showroom|reception|rezeption|annahme|ausgabe|pick.?up|abhol|terrasse"
    r"|biergarten|appointment|termin|januar|februar|m\u00e4rz|april|juni|juli|august|(?:sept|octo|okto|nov|de[cz])em?ber|march|january"
    r"|february|june|july|verano|invierno|estate|inverno|\u00e9t\u00e9|hiver|zomer|keuken|cuisine|cocina|cucina|k\u00fcche|deliver|liefer|phone|telefon|call|holiday|ferien|feiertag|christmas|weihnacht|easter|summer|winter|sommer"
    r"|season|saison|happy|class|course|event|service|mass|gottesdienst|collection|takeaway|breakfast|lunch|dinner|brunch|online|support",
    re.IGNORECASE,
)
"""Headings and other lines above hours that are not the shop's own, or not all year's."""
_OWN_HOURS = re.compile(
    r"\bopen|hours|\u00f6ffnung|ge\u00f6ffnet|horaires|horario|orari|ouvert|abierto|aperto|gesch\u00e4ftszeit",
    re.IGNORECASE,
)
_SHOWN_HOUR = r"(?:[01]?\d|2[0-4])(?:\s?[:.h]\s?[0-5]\d)?\s?(?:uhr|hrs|h|[ap]\.?m\.?)?"
_SOME_HOURS = re.compile(
    rf"(?<![\w.:/]){_SHOWN_HOUR}\s?(?:[-\u2010-\u2015]|to|till|until|bis|\u00e0|a|al|tot)\s?{_SHOWN_HOUR}(?![\w:/])",
    re.IGNORECASE,
)
_OF_ONE_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th|\.)?\s(?:de\s|of\s)?(?!uhr|hrs|bis|und|and|et\b)[^\W\d_]{3,}\b|[^\W\d_]{3,}\s\d{1,2}(?:st|nd|rd|th)?,|\d{1,2}\.\s?\d{1,2}\.(?!\d)",
    re.IGNORECASE,
)
"""A date: what is on then is an event."""
_LONGEST_LINE = 120
_FEWEST_DAYS = 3
"""Days of a week from which on hours are the shop's, though no word says so."""


def stated(page: Document) -> tuple[StatedFact, ...]:
    """The facts of one page, in its structured data and in its words; pages are left empty."""
    structured = tuple(_business.facts(page))
    found = [StatedFact(fact=fact, by=StatedBy.STRUCTURED) for fact in structured]
    found += [*_linked(page), *_worded(page, structured), *_repeated(page, structured)]
    return tuple(dict.fromkeys(found))[:MOST]


def is_where_to_find(page: str) -> bool:
    """Whether a page, named by its path or its address, is one that tells customers how to reach the business."""
    try:
        path = urllib.parse.urlsplit(page).path
    except ValueError:
        return False
    return bool(_WHERE_TO_FIND.fullmatch(urllib.parse.unquote(path)))


def _linked(page: Document) -> Iterator[StatedFact]:
    """What tel: and mailto: links say, and the number a visitor reads on one where it is not the one it dials."""
    for anchor in page.anchors():
        scheme, _, rest = anchor.raw.partition(":")
        if scheme.lower() == "tel":
            yield from (_text(FactKind.PHONE, number, anchor.region) for number in _numbers(anchor, rest))
        elif scheme.lower() == "mailto":
            address = urllib.parse.unquote(rest.partition("?")[0]).strip()
            if re.fullmatch(r"[^@\s,;]{1,64}@[^@\s,;]{1,190}", address):
                yield _text(FactKind.EMAIL, address, anchor.region)


def _numbers(anchor: Anchor, dialled: str) -> Iterator[str]:
    number = urllib.parse.unquote(dialled).partition(";")[0].strip()
    if len(_digits(number)) >= 6:
        yield number
    read = _DIALLED.search(anchor.text)
    if read and _digits(read[0])[-6:] != _digits(number)[-6:]:
        yield read[0]


def _repeated(page: Document, structured: tuple[Fact, ...]) -> Iterator[StatedFact]:
    """Numbers and streets that a visitor reads anywhere on the page just as search engines do."""
    words = page.text()
    folded, places = words.casefold(), [at for at, char in enumerate(words) if char in "0123456789"]
    row = "".join(words[at] for at in places)
    for fact in structured:
        if fact.kind is FactKind.PHONE:
            digits = _digits(fact.value)[-7:]
            at = row.find(digits) if len(digits) == 7 else -1
            if at >= 0 and places[at + 6] - places[at] <= 18:
                before = _BEFORE.search(words[max(0, places[at] - 14) : places[at]])
                yield _text(
                    FactKind.PHONE, (before[0] if before else "") + words[places[at] : places[at + 6] + 1], "body"
                )
        elif fact.kind is FactKind.STREET and fact.value.casefold() in folded:
            yield _text(FactKind.STREET, fact.value, "body")


def _worded(page: Document, structured: tuple[Fact, ...]) -> Iterator[StatedFact]:
    address = page.absolute("")
    is_home, is_contact = address.rstrip("/").count("/") == 2, is_where_to_find(address)
    blocks = page.elements(_BLOCKS, _MOST_BLOCKS)
    for block in blocks:
        stands_apart = is_contact or block.region in ("header", "footer") or block.tag == "address"
        yield from _phones(block, stands_apart=stands_apart)
        if stands_apart:
            yield from _streets(block)
    tells_hours = is_home or is_contact or any(fact.kind is FactKind.HOURS for fact in structured)
    told = blocks if tells_hours else tuple(block for block in blocks if block.region == "footer")
    yield from _hours(told, page.lang)


def _phones(block: Element, *, stands_apart: bool) -> Iterator[StatedFact]:
    """Numbers after a word that says what they are; where a page tells how to reach the business, bare ones too."""
    for match in _CALLED.finditer(block.text):
        yield _text(FactKind.PHONE, match["number"], block.region)
    for match in _DIALLED.finditer(block.text) if stands_apart else ():
        is_long_enough = 9 <= len(_digits(match[0])) <= 15 and match[0].startswith(("+", "0", "("))
        if is_long_enough and not _NO_PHONE.search(block.text[: match.start()]):
            yield _text(FactKind.PHONE, match[0], block.region)


def _streets(block: Element) -> Iterator[StatedFact]:
    """Street and house; the year before "Maple Street Bakery" in a copyright line is no house."""
    for pattern in _STREETS:
        for match in pattern.finditer(block.text):
            if _YEAR.search(match[0]) and _FOUNDED.search(block.text):
                continue
            yield _text(FactKind.STREET, match[0].strip(), block.region)


def _hours(blocks: tuple[Element, ...], language: str) -> Iterator[StatedFact]:
    """The opening hours of a page; none where it tells of two kinds, or of times we do not understand."""
    weeks: list[openinghours.Week] = []
    heading, label, term, last, region, is_named = "", "", "", "", "", False
    for block in blocks:
        if block.tag.startswith("h"):
            heading, label, last = block.text, "", ""
            continue
        if block.tag == "dt":
            term, last = block.text, ""
            continue
        if block.text and block.text in last:
            continue  # a part of the line that was read before
        words, term = f"{term} {block.text}".strip() if block.tag == "dd" else block.text, ""
        if _OTHER_HOURS.search(f"{heading} {label}"):
            label = label if openinghours.read(words, language) or _SOME_HOURS.search(words) else words[:_LONGEST_LINE]
        elif week := openinghours.read(words, language):
            weeks.append(week)
            region, last, is_named = region or block.region, words, is_named or bool(_OWN_HOURS.search(heading + label))
        elif last and (week := openinghours.read(f"{last} {words}", language)):
            weeks[-1], last = week, f"{last} {words}"  # "Mon 9-12", and below it "14-18"
        elif _is_more(words):
            return
        else:
            label, last = words[:_LONGEST_LINE], ""
    whole = openinghours.together(weeks) or {}
    for line in openinghours.written(whole) if is_named or len(whole) >= _FEWEST_DAYS else ():
        yield _text(FactKind.HOURS, line, region)


def _is_more(words: str) -> bool:
    """Whether a short line holds hours of another week's day that we do not understand, and of no other thing."""
    is_hours = len(words) <= _LONGEST_LINE and _SOME_HOURS.search(words)
    return bool(is_hours) and not (_OTHER_HOURS.search(words) or _OF_ONE_DAY.search(words))


def _text(kind: FactKind, value: str, region: str) -> StatedFact:
    return StatedFact(fact=Fact(kind=kind, value=_page.excerpt(value)), by=StatedBy.TEXT, region=region)


def _digits(written: str) -> str:
    return re.sub(r"\D", "", written)
