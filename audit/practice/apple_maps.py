"""Apple Maps: one and the same program for every address, whether the place is there, has closed, or never was.

Places by `place-id` or by `auid`; `/p/FreshPlc` on `maps.apple` leads to the place of `freshbakery`. The owner's own page asks for
a login.
"""

from __future__ import annotations

from audit.practice._answer import Answer, Asked, page, redirect
from audit.practice._case import Case, is_gone, lives

HOSTS = ("maps.apple.com", "maps.apple", "businessconnect.apple.com", "business.apple.com")
WWW = "https://maps.apple.com"
SHELL = page("Apple Maps", '<div id="shell-wrapper"></div><script src="/static/maps-app-web-client/main.js"></script>')
_LIVING, _CLOSED, _NOBODY = "I1A2B3C4D5E6F7A8", "I2B3C4D5E6F7A8B9", "IFFFFFFFFFFFFFFF"


def answer(asked: Asked) -> Answer:
    """Only the short address and the owner's page are anything else."""
    if asked.host.startswith("business"):
        return page("Sign In - Apple Business", '<form action="/login"></form>')
    if asked.host.endswith("maps.apple"):
        known = asked.segments == ("p", "FreshPlc")
        return redirect(f"{WWW}/place?place-id={_LIVING}" if known else f"{WWW}/", 302)
    return SHELL


_PLACE = f"{WWW}/place?place-id={{}}&address=12+Maple+St"
_SHELL = "200, the same for every address"
CASES: tuple[Case, ...] = (
    lives(_PLACE.format(_LIVING), "open", "page", _SHELL, decidable=False),
    lives(f"{WWW}/?auid=1234567890123456789", "open", "older address", _SHELL, decidable=False),
    lives("https://maps.apple/p/FreshPlc", "open", "short address", "302 to the page", decidable=False),
    lives(_PLACE.format(_CLOSED), "closed for good, listing stays", "page", _SHELL, decidable=False),
    is_gone(_PLACE.format(_NOBODY), "never existed", "page", _SHELL, decidable=False),
    is_gone(f"{WWW}/?auid=9999999999999999999", "never existed", "older address", _SHELL, decidable=False),
)
