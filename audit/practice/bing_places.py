"""Bing Places: maps that are drawn in the visitor's browser, one and the same page for every listing.

Listings by `ypid` or `lid`. The owner's page on `bingplaces.com` asks for a login.
"""

from __future__ import annotations

from audit.practice._answer import Answer, Asked, page
from audit.practice._case import Case, is_gone, lives

HOSTS = ("bing.com", "bingplaces.com")
WWW = "https://www.bing.com"
SHELL = page("Bing Maps", '<div id="root"></div><script src="/rp/maps.js"></script>')


def answer(asked: Asked) -> Answer:
    """The owner's page is the only other one."""
    if asked.host.endswith("bingplaces.com"):
        return page("Bing Places for Business", '<form action="/login"></form>')
    return SHELL


_MAP, _LOCAL = f"{WWW}/maps?ypid=YN{{}}", f"{WWW}/local?lid=YN{{}}"
_SHELL = "200, the same for every address"
CASES: tuple[Case, ...] = (
    lives(_MAP.format("873x1234567890"), "open", "map", _SHELL, decidable=False),
    lives(_LOCAL.format("873x1234567890"), "open", "older address", _SHELL, decidable=False),
    lives(_MAP.format("873x2345678901"), "closed for good, listing stays", "map", _SHELL, decidable=False),
    is_gone(_MAP.format("873x9999999999"), "never existed", "map", _SHELL, decidable=False),
    is_gone(_LOCAL.format("873x9999999999"), "never existed", "older address", _SHELL, decidable=False),
)
