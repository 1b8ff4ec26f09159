"""Which edition holds which pages: the whole difference between three reports made from the same data."""

from __future__ import annotations

from collections.abc import Mapping

from audit.client import Client, Edition

_ALL = (Edition.SNAPSHOT, Edition.STANDARD, Edition.FULL)
_WHOLE = (Edition.STANDARD, Edition.FULL)
_FULL = (Edition.FULL,)

PAGES: Mapping[str, tuple[Edition, ...]] = {
    "index.md": _ALL,
    "method.md": _ALL,
    "actions.md": _WHOLE,
    "changes.md": _WHOLE,
    "places/": _WHOLE,
    "pictures/": _WHOLE,
    "playbook/": _WHOLE,
    "website.md": _WHOLE,
    "facts.md": _WHOLE,
    "blog.md": _WHOLE,
    "reading.md": _WHOLE,
    "glossary.md": _WHOLE,
    "print.md": _WHOLE,
    "downloads/": _WHOLE,
    "plan.md": _FULL,
    "evidence.md": _FULL,
}
"""Every page, or folder of pages, and the editions it is in, as far as there is something to say on it.

Pages of the folder `networks` come with whatever links to them.
"""
START: Mapping[Edition, str] = {
    Edition.SNAPSHOT: "snapshot.md",
    Edition.STANDARD: "start.md",
    Edition.FULL: "start.md",
}
"""The template of the first page: a snapshot's says what customers meet, the others' say what to do about it."""


def holds(client: Client, page: str) -> bool:
    """Whether this client's report has that page."""
    folder, within, _ = page.partition("/")
    return client.report.edition in PAGES[folder + within]
