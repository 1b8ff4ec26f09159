"""Digg: closed in part, begun again, and stopped again; no answer of its website proves anything about a member."""

from __future__ import annotations

import re
from collections.abc import Mapping

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Profile, Reading, Sign, Visit
from audit.platforms import _walls

NAME = "Digg"
HOSTS = ("digg.com",)
EXAMPLES: Mapping[str, str] = {
    "https://digg.com/users/MapleBakery": "maplebakery",
    "http://www.digg.com/users/maplebakery/history": "maplebakery",
    "https://digg.com/@MapleBakery": "maplebakery",
    "https://digg.com/u/maplebakery": "maplebakery",
}
RHYTHM = None
PACE = 2.0
KEYS = ()

_MAIN = re.compile(r"(?:(?:www|m)\.)?digg\.com")
_HANDLE = re.compile(r"[a-z0-9_.-]{1,64}")
_DOORS = frozenset(("login", "register", "settings", "signin", "signup"))


def identify(address: Address) -> Identity:
    if not _MAIN.fullmatch(address.host):
        return _other(Kind.WEBSITE)
    match tuple(part.lower() for part in address.segments):
        case ():
            return _other(Kind.HOME)
        case ("submit" | "share", *_):
            return _other(Kind.SHARE)
        case (word, *_) if word in _DOORS:
            return _other(Kind.LOGIN)
        case ("users" | "u", name, *_) if _HANDLE.fullmatch(name):
            return _member(name)
        case (name, *_) if name.startswith("@") and _HANDLE.fullmatch(name[1:]):
            return _member(name[1:])
        case _:
            return _other(Kind.WEBSITE)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="digg")


def _member(handle: str) -> Identity:
    found = _profile(handle)
    return Identity(kind=Kind.PROFILE, platform="digg", handle=handle, address=found.address)


def _profile(handle: str) -> Profile:
    return Profile(platform="digg", handle=handle, address=f"https://digg.com/@{handle}")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """No sign here ever speaks for or against a member: the place stands for itself."""
    return profile, _profile(token)


def page(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """One look, which tells at most why nothing was seen: the site ended its test of 2026 on 13 March of that year."""
    (found,) = yield (Ask(address=profile.address),)
    reason = _walls.wall(found, "page")
    return Reading(
        signals=(
            reason
            or _walls.signal(found, "page", Sign.UNFAMILIAR, "being_rebuilt", "Digg has been rebuilding since 2026"),
        )
    )


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from page(profile, kit))


RUNGS = {"page": page}
