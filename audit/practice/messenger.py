"""Messenger: every address leads to Facebook's messages, which ask for a login, whoever it names.

`m.me/{anybody}` to messenger.com, whose website closed in April 2026, and on to the login page · `limitedbakery` 429.
"""

from __future__ import annotations

import urllib.parse

from audit.practice._answer import Answer, Asked, redirect, text
from audit.practice._case import Case, is_gone, lives

HOSTS = ("m.me", "messenger.com")


def answer(asked: Asked) -> Answer:
    """The name that was asked for is only passed on."""
    name = asked.segments[-1] if asked.segments else ""
    if name.lower() == "limitedbakery":
        return text("", 429, "text/plain")
    if asked.host.removeprefix("www.") == "m.me":
        return redirect(f"https://www.messenger.com/t/{urllib.parse.quote(name)}")
    onward = urllib.parse.quote(f"https://www.facebook.com/messages/t/{name}", safe="")
    return redirect(f"https://www.facebook.com/login/?next={onward}")


_LOGIN = "302 to Facebook's login"
CASES: tuple[Case, ...] = (
    lives("https://m.me/freshbakery", "open", "m.me", _LOGIN, decidable=False),
    lives("https://www.messenger.com/t/freshbakery", "open", "messenger.com", _LOGIN, decidable=False),
    lives("https://m.me/limitedbakery", "open", "m.me", "429", decidable=False),
    is_gone("https://m.me/nobodyhasthis", "never existed", "m.me", _LOGIN, decidable=False),
)
