"""Digg, which stopped in March 2026: its front page carries a note; what other addresses show is told nowhere.

`/@{name}`, `/users/{name}` and every other address get the note, so that nothing can be concluded from it of anybody.
"""

from __future__ import annotations

from audit.practice._answer import Answer, Asked, page
from audit.practice._case import Case, is_gone, lives

HOSTS = ("digg.com",)
NOTE = page(
    "Digg", "<h1>A note from the team</h1><p>We are pausing the beta for a hard reset. A small team stays on.</p>"
)


def answer(_: Asked) -> Answer:
    """The note."""
    return NOTE


CASES: tuple[Case, ...] = (
    lives(
        "https://digg.com/@freshbakery", "paused with the network", "page", "the note of March 2026", decidable=False
    ),
    is_gone(
        "https://digg.com/users/freshbakery",
        "address of before 2012",
        "page",
        "the note of March 2026",
        decidable=False,
    ),
)
