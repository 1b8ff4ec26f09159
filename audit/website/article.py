"""What an article of a blog holds: its day, author, comments and first picture."""

from __future__ import annotations

from audit.platforms._page import Document
from audit.website.noticed import Noticed


def noticed(page: Document, address: str) -> tuple[Noticed, ...]:  # noqa: ARG001
    """The traits of one article; none for any other page."""
    return ()
