"""Messenger: links that begin a chat with a Facebook page; whether one opens is told to members only."""

from __future__ import annotations

import re
from collections.abc import Mapping

from audit.address import Address, Identity, Kind
from audit.evidence import Kit, Profile, Reading, Sign, Signal, Visit

NAME = "Messenger"
HOSTS = ("m.me", "messenger.com")
EXAMPLES: Mapping[str, str] = {
    "https://m.me/MapleBakery": "maplebakery",
    "http://m.me/maple.bakery?ref=website": "maple.bakery",
    "https://www.messenger.com/t/MapleBakery/": "maplebakery",
    "https://m.me/100064000000001": "100064000000001",
}
RHYTHM = None
PACE = 1.0
KEYS = ()

_SHORT = re.compile(r"(?:www\.)?m\.me")
_MAIN = re.compile(r"(?:www\.)?messenger\.com")
_NAME = re.compile(r"[a-z0-9._-]{1,80}")
_GROUPS = frozenset(("ch", "cm", "g", "j"))
"""Begin invitations to groups, which belong to no page."""
_DOORS = frozenset(("e2ee", "login", "login.php", "marketplace", "new", "requests", "settings"))


def identify(address: Address) -> Identity:
    """A way to get in touch with a page; on its own address list it is a place."""
    first, names = address.first, tuple(part.lower() for part in address.segments)
    if _MAIN.fullmatch(address.host):
        match names:
            case ():
                return _other(Kind.HOME)
            case ("t", name, *_) if _NAME.fullmatch(name):
                return _chat(name)
            case _:
                return _other(Kind.LOGIN if first in _DOORS else Kind.WEBSITE)
    if not _SHORT.fullmatch(address.host):
        return _other(Kind.WEBSITE)
    match names:
        case ():
            return _other(Kind.HOME)
        case ("t", name, *_) | (name,) if _NAME.fullmatch(name) and name != "t":
            return _chat(name)
        case _:
            return _other(Kind.CONTACT if first in _GROUPS else Kind.WEBSITE)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="messenger")


def _chat(name: str) -> Identity:
    return Identity(kind=Kind.CONTACT, platform="messenger", handle=name, address=f"https://m.me/{name}")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """No sign here ever speaks for or against a chat: the place stands for itself."""
    return profile, Profile(platform="messenger", handle=token, address=f"https://m.me/{token}")


def page(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """Nothing is asked: every such link leads to a login, and is as good as the Facebook page it is named after."""
    yield from ()
    members = "opens for members only; look at the Facebook page of that name"
    told = Signal(sign=Sign.LOGIN_WALL, rung="page", host="m.me", mark="for_members", quote=members)
    return Reading(signals=(told,), handle=profile.handle)


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from page(profile, kit))


RUNGS = {"page": page}
