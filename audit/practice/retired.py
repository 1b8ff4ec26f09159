"""Hosts of networks that have ended, and that still answer: nobody may take that for life.

`*.typepad.com` leads to a seller's page, and `plus.google.com` to a farewell, both with status 200 in the end.
"""

from __future__ import annotations

from audit.practice._answer import Answer, Asked, page, redirect
from audit.practice._case import Case, is_gone

HOSTS = ("typepad.com", "networksolutions.com", "plus.google.com")
_SELLER = "https://www.networksolutions.com/typepad"


def answer(asked: Asked) -> Answer:
    """Whatever is asked."""
    if asked.host.endswith("typepad.com"):
        return redirect(_SELLER, 301)
    if asked.host == "plus.google.com":
        return page("Google+", "<h1>Google+ is no longer available for consumer accounts</h1>")
    return page("Build your website today", "<h1>Your Typepad blog deserves a new home</h1>")


CASES: tuple[Case, ...] = (
    is_gone("https://freshbakery.typepad.com/", "network ended", "page", "301 to a seller's page that opens"),
    is_gone("https://plus.google.com/+FreshBakery", "network ended", "page", "200 with a farewell"),
)
