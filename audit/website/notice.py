"""What one page holds beside links to profiles: ways to get in touch, remains of other services, filler, old years."""

from __future__ import annotations

from collections.abc import Iterable

from audit.address import Identity
from audit.platforms._page import Anchor, Document
from audit.website.noticed import Noticed


def noticed(page: Document, judged: Iterable[tuple[Anchor, Identity]], address: str) -> tuple[Noticed, ...]:  # noqa: ARG001
    """The things of one page, each with the region it stands in; `address` is where the page was in the end."""
    return ()
