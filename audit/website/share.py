"""How networks are told to show a link to a page."""

from __future__ import annotations

from audit.platforms._page import Document
from audit.website.noticed import Noticed, Preview


def noticed(page: Document, address: str) -> tuple[Noticed, ...]:  # noqa: ARG001
    """What one page says, or fails to say, for shared links."""
    return ()


def preview(page: Document, address: str) -> Preview | None:  # noqa: ARG001
    """The card of a shared link to this page."""
    return None
