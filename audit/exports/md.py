"""The to-do list as Markdown, to be pasted into a ticket; words from outside are words there and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from audit.exports import tasks
from audit.exports.tasks import Item
from audit.report import plain, todo_page
from audit.report.inert import ticket
from audit.report.pages import Book


def text(book: Book) -> str:
    """A heading a group, a line a task that can be ticked off."""
    return "\n".join([*_lines(book), ""])


def _lines(book: Book) -> Iterator[str]:
    dossier, listed = book.dossier, list(tasks.items(book))
    total = "" if any(item.finding.ruling for item in listed) else todo_page.page(book, in_letter=0).total
    yield f"# To do: {ticket(dossier.client.name, 120)}"
    yield ""
    yield f"Checked {plain.long_date(dossier.date)}." + (f" About {total} in all." if total else "")
    if not listed:
        yield ""
        yield "Nothing here needs anybody's time today."
    for group in dict.fromkeys(item.group for item in listed):
        yield ""
        yield f"## {group}"
        yield ""
        yield from (_line(item) for item in listed if item.group == group)


def _line(item: Item) -> str:
    effort = " · ".join(
        filter(None, [plain.minutes(item.task.minutes) if item.task.minutes else "", ticket(item.task.who)])
    )
    said = [f"- [ ] **{ticket(item.what)}**" + (f" ({effort})" if effort else "")]
    if item.finding.title != item.what:
        said.append(_sentence(item.finding.title))
    if item.where:
        said.append(f"Where: {_sentence(item.where)}")
    if item.finding.ruling:
        until = plain.date(item.finding.ruling.until)
        said.append(f"{item.status}, until {until}: {_sentence(item.finding.ruling.reason)}")
    return " ".join((*said, f"`{item.finding.id}`"))


def _sentence(text: str) -> str:
    return ticket(text if text.endswith((".", "?", "!", "…")) else f"{text}.")
