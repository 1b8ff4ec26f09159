"""A short note to go with a report: what a consultant pastes into a mail."""

from __future__ import annotations

from audit.client import Client
from audit.report import editions, opening, pages, plain, todo_page, words
from audit.report.models import Task
from audit.report.pages import Book


def note(book: Book) -> tuple[str, ...]:
    """At most five lines: greeting, what we found, what comes first, how long it takes and where to read on, and by whom.

    With a first look goes what a customer meets first, and nothing of what is to be done.
    """
    client = book.dossier.client
    first, rest = (_first, _rest) if editions.holds(client, "actions.md") else (_met, _look)
    lines = (_greeting(client), _found(book), first(book), rest(book), client.brand.name)
    return tuple(filter(None, lines))


def _greeting(client: Client) -> str:
    owners = [who.name for who in client.people.values() if "owner" in who.role.lower() and who.name and not who.left]
    return f"Hello {plain.listing(owners)}," if owners else "Hello,"


def _found(book: Book) -> str:
    dossier = book.dossier
    return (
        f"We checked how {dossier.client.name} looks online, on {plain.date(dossier.date)}. {opening.of(dossier).seen}"
    )


def _first(book: Book) -> str:
    first = [pages.task(book, finding) for finding in words.first_actions(book.findings)]
    if not first:
        return "Nothing we could see needs putting right today."
    return f"First: {first[0].finding.action.rstrip('.')}.{_effort(first[0])}"


def _effort(task: Task) -> str:
    if task.minutes:
        return f" That takes {task.who or 'about'} {plain.minutes(task.minutes)}."
    return f" That is for {task.who}." if task.who else ""


def _rest(book: Book) -> str:
    total = todo_page.page(book, in_letter=0).total
    address = book.dossier.client.report.url
    takes = f"Everything we suggest takes about {total} in all. " if total else ""
    return takes + (f"The whole report is here: {address}" if address else "The whole report comes with this mail.")


def _met(book: Book) -> str:
    first = words.first_actions(book.findings)
    return f"What a customer meets first: {first[0].title.rstrip('.')}." if first else ""


def _look(book: Book) -> str:
    address = book.dossier.client.report.url
    return f"The first look is here: {address}" if address else "The first look comes with this mail."
