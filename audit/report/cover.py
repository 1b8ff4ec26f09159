"""A short note to go with a report: what a consultant pastes into a mail."""

from __future__ import annotations

from audit.client import Client
from audit.report import pages, plain, todo_page, words
from audit.report.models import Task
from audit.report.pages import Book


def note(book: Book) -> tuple[str, ...]:
    """At most five lines: greeting, what we found, what comes first, how long it takes and where to read on, and by whom."""
    client = book.dossier.client
    lines = (_greeting(client), _found(book), _first(book), _rest(book), client.brand.name)
    return tuple(filter(None, lines))


def _greeting(client: Client) -> str:
    owners = [who.name for who in client.people.values() if "owner" in who.role.lower() and who.name and not who.left]
    return f"Hello {plain.listing(owners)}," if owners else "Hello,"


def _found(book: Book) -> str:
    dossier = book.dossier
    seen, _ = words.verdict_parts(dossier)
    return f"We checked how {dossier.client.name} looks online, on {plain.date(dossier.date)}. {seen}"


def _first(book: Book) -> str:
    first = [pages.task(book, finding) for finding in words.first_actions(book.findings)]
    if not first:
        return "Nothing we could see needs putting right today."
    return f"The first thing to do{_effort(first[0])}: {first[0].finding.action.rstrip('.')}."


def _effort(task: Task) -> str:
    effort = ", ".join(filter(None, [plain.minutes(task.minutes) if task.minutes else "", task.who]))
    return f" ({effort})" if effort else ""


def _rest(book: Book) -> str:
    total = todo_page.page(book, in_letter=0).total
    address = book.dossier.client.report.url
    takes = f"Everything we suggest takes about {total} in all. " if total else ""
    return takes + (f"The whole report is here: {address}" if address else "The whole report comes with this mail.")
