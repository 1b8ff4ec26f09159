"""The six tabs of a workbook, in the columns consultants keep by hand."""

from __future__ import annotations

from audit.exports import inventory, measures, proofs, tasks
from audit.exports.table import Table
from audit.news import News
from audit.report.pages import Book


def tabs(book: Book, news: News, listed: Book) -> tuple[Table, ...]:
    """All that is known; the tab Actions holds what is to be done in `listed`, a choice from the book."""
    return (
        inventory.inventory(book),
        inventory.not_ours(book),
        tasks.findings(book, news),
        tasks.actions(listed),
        measures.metrics(book, news),
        proofs.evidence(book),
    )
