"""Name, phone, address and hours as a page states them."""

from __future__ import annotations

from audit.platforms._page import Document
from audit.website.noticed import StatedFact


def stated(page: Document) -> tuple[StatedFact, ...]:  # noqa: ARG001
    """The facts of one page, in its structured data and in its words."""
    return ()
