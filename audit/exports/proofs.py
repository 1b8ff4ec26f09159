"""The tab that answers "how do you know?": every answer a place stands on, and how the audit was made."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator

from audit.dossier import Dossier, Place
from audit.exports.table import ADDRESS, Column, Table, table
from audit.report import plain, proof, words
from audit.report.pages import Book

_ALL = "The audit"


@dataclasses.dataclass(frozen=True, slots=True)
class _Line:
    """One thing that was asked, answered or concluded."""

    about: str
    kind: str
    what: str
    result: str
    quote: str = ""
    day: dt.date | None = None


_EVIDENCE: tuple[Column[_Line], ...] = (
    Column("Place", 28, lambda line: line.about),
    Column("Kind", 16, lambda line: line.kind),
    Column("What", 44, lambda line: line.what, most=ADDRESS),
    Column("Result", 50, lambda line: line.result),
    Column("In its own words", 40, lambda line: line.quote),
    Column("Looked on", 12, lambda line: line.day),
)


def evidence(book: Book) -> Table:
    """The audit as a whole, then place by place."""
    lines = [*_audit(book)]
    for place in (*book.dossier.listed, *book.dossier.leads):
        lines += _place(book.dossier, place)
    return table("Evidence", _EVIDENCE, lines)


def _audit(book: Book) -> Iterator[_Line]:
    made = proof.method(book.dossier, book.findings)
    day = book.dossier.snapshot.taken.date()
    yield _Line(_ALL, "When and where", "", made.looked, day=day)
    asked, seen = plain.plural(made.requests, "request"), f"{made.seen} of {made.of} places seen"
    yield _Line(_ALL, "How much", "", f"{asked}, {seen}", day=day)
    yield _Line(_ALL, "Made with", "Program", made.program, day=day)
    yield _Line(_ALL, "Kept as", "Snapshot", made.snapshot, day=day)
    if made.keys:
        yield _Line(_ALL, "Made with", "Keys", made.keys, day=day)
    if made.website:
        yield _Line("The website", "Read", book.dossier.client.website, made.website, day=day)
    if made.left_out:
        yield _Line(_ALL, "Left out", "", plain.capital(made.left_out), day=day)


def _place(dossier: Dossier, place: Place) -> Iterator[_Line]:
    shown = proof.proof(dossier, place)
    name, day = place.name, place.look.evidence.at.date() if place.look else None
    seen = place.judgement.sighting
    why = shown.person or shown.basis
    yield _Line(name, "Conclusion", words.state(place).word, why, day=seen.on.date() if seen else day)
    for source, shows, quote in shown.read:
        yield _Line(name, "Read", source, shows, quote, day)
    if shown.dated:
        yield _Line(name, "Date", "", shown.dated, day=place.seen_on)
    if shown.hidden:
        yield _Line(name, "Not shown", "", plain.capital(shown.hidden), day=day)
    for address, ended in shown.asked:
        yield _Line(name, "Asked", address, ended, day=day)
    for source, when, living, absent in shown.controls:
        result = f"A page known to live: {_lower(living)}. A made-up page: {_lower(absent)}."
        yield _Line(name, "Control", f"{source}, {when}", result, day=day)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
