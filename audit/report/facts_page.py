"""Name, phone, address and hours as the website and the places state them, side by side."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from audit import openinghours
from audit.dossier import Dossier
from audit.facts import Agreement, Origin, Statement, Topic, agreement
from audit.report import plain
from audit.report.pages import Book
from audit.report.words import State
from audit.verdict import Verdict


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one source says of one fact."""

    source: str
    state: State
    values: tuple[str, ...]
    """In readable form, at most seven lines."""
    page: str
    """The place's page from the site's root, without its ending; empty for the website and the client's own word."""
    anchor: str
    """The finding's on the page of things to do; empty where there is none."""
    action: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Topical:
    """One fact with all who state it."""

    title: str
    rows: tuple[Row, ...]
    silent: str
    """The names of those that do not show it; may be empty."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FactsPage:
    """All facts that anybody states."""

    lead: str
    topics: tuple[Topical, ...]
    unseen: str
    """The names of the places we could not look at; may be empty."""


_TITLES = {
    Topic.PHONE: "Phone number",
    Topic.ADDRESS: "Address",
    Topic.HOURS: "Opening hours",
    Topic.EMAIL: "E-mail address",
    Topic.NAME: "Name",
}
_STATES = {
    Agreement.SAME: State("Same", "good", ""),
    Agreement.DIFFERS: State("Differs", "soon", ""),
    Agreement.UNCLEAR: State("Not compared", "unseen", ""),
}


def page(book: Book) -> FactsPage | None:
    """What the page about the facts says; None where nobody states more than a name."""
    statements = agreement.compared(book.dossier)
    topics = [topic for topic in _TITLES if any(one.topic is topic for one in statements)]
    if topics in ([], [Topic.NAME]):
        return None
    return FactsPage(
        lead=_lead(statements),
        topics=tuple(_topical(book, topic, [one for one in statements if one.topic is topic]) for topic in topics),
        unseen=_unseen(book.dossier),
    )


def _lead(statements: Sequence[Statement]) -> str:
    differing = [one for one in statements if one.agreement is Agreement.DIFFERS]
    same = sum(one.agreement is Agreement.SAME for one in statements)
    if differing:
        topics = plain.listing(
            [_TITLES[topic].lower() for topic in _TITLES if any(one.topic is topic for one in differing)]
        )
        return f"Customers meet two versions of your {topics}. Below is who says what."
    if same:
        return "Wherever we could compare what is said about you, it is the same."
    return "This is what we read about you. There was nothing to compare it with."


def _topical(book: Book, topic: Topic, statements: Sequence[Statement]) -> Topical:
    is_12h = openinghours.is_12h(book.dossier.client.facts.country)
    silent = [_source(one) for one in statements if one.agreement is Agreement.SILENT and one.origin is Origin.PLACE]
    return Topical(
        title=_TITLES[topic],
        rows=tuple(_row(book, one, is_12h=is_12h) for one in statements if one.values),
        silent=plain.listing(silent),
    )


def _row(book: Book, statement: Statement, *, is_12h: bool) -> Row:
    findings = (f for f in book.findings if f.check == "wrong_facts" and f.subject == statement.subject)
    key = statement.place.key if statement.place else ""
    finding = next((f for f in findings if f.place == key and statement.difference), None)
    return Row(
        source=_source(statement),
        state=_state(statement),
        values=_values(statement, is_12h=is_12h),
        page=f"places/{book.slugs[key]}" if key else "",
        anchor=finding.id.lower() if finding else "",
        action=finding.action if finding else "",
    )


def _values(statement: Statement, *, is_12h: bool) -> tuple[str, ...]:
    """In readable form; of several, the one that differs says so."""
    is_hours = statement.topic is Topic.HOURS
    values = openinghours.spelled(statement.values, is_12h=is_12h) if is_hours else statement.values
    if statement.difference is None or len(values) == 1:
        return values
    wrong = statement.difference.wrong.value
    spelled = openinghours.spelled((wrong,), is_12h=is_12h) if is_hours else (wrong,)
    return tuple(f"{value} (differs)" if value.startswith(spelled) else value for value in values)


def _source(statement: Statement) -> str:
    if statement.place:
        return statement.place.name
    return {
        Origin.FILE: "What you told us",
        Origin.TEXT: "Your website",
        Origin.STRUCTURED: "Told to search engines",
    }[statement.origin]


def _state(statement: Statement) -> State:
    if statement.agreement is Agreement.GIVEN:
        return State("Your word" if statement.origin is Origin.FILE else "As shown", "good", "")
    is_certain = bool(statement.difference and statement.difference.is_certain)
    return State("Differs", "now", "") if is_certain else _STATES[statement.agreement]


def _unseen(dossier: Dossier) -> str:
    return plain.listing([place.name for place in dossier.listed if place.verdict is Verdict.UNSEEN])
