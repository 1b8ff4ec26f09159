"""Quora: profiles and Spaces behind a challenge that most programs are shown instead."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping

from audit.address import Address, Identity, Kind
from audit.evidence import Kit, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _own_page, _page, _walled, _walls

NAME = "Quora"
HOSTS = ("quora.com", "qr.ae")
EXAMPLES: Mapping[str, str] = {
    "https://www.quora.com/profile/Maple-Baker-1": "profile/maple-baker-1",
    "de.quora.com/profile/Maple-Baker-1/answers": "profile/maple-baker-1",
    "https://maplebread.quora.com/": "q/maplebread",
    "https://www.quora.com/q/MapleBread": "q/maplebread",
}
RHYTHM = None
PACE = 2.0
KEYS = ()

_MAIN = re.compile(r"(?:(?:www|m|[a-z]{2})\.)?quora\.com")
_ENGLISH = "www.quora.com"
_LANGUAGE = re.compile(r"[a-z]{2}\.quora\.com")
_SPACE = re.compile(r"([a-z0-9][a-z0-9-]{2,62})\.quora\.com")
_OFFICES = frozenset(("about", "ads", "blog", "business", "careers", "engineering", "help", "insights", "partners"))
_WORD = re.compile(r"\w[\w.-]{0,99}")
_DOORS = frozenset(("answer", "following", "login", "messages", "notifications", "settings", "signup", "spaces"))


def identify(address: Address) -> Identity:
    if address.host.removeprefix("www.") == "qr.ae":
        kind = Kind.SHORT if address.segments else Kind.HOME
        return Identity(kind=kind, platform="quora", address=str(address) if address.segments else "")
    space = _SPACE.fullmatch(address.host)
    if space and not _MAIN.fullmatch(address.host) and space[1] not in _OFFICES:
        return _account(Kind.POST if address.segments else Kind.PROFILE, f"q/{space[1]}", f"https://{space[0]}/")
    return _on_site(address) if _MAIN.fullmatch(address.host) else _other(Kind.WEBSITE)


def _site(host: str) -> str:
    """Each language has a Quora of its own, and who writes on one need not be on another."""
    return host if _LANGUAGE.fullmatch(host) else _ENGLISH


def _on_site(address: Address) -> Identity:
    match (address.first, *address.segments[1:]):
        case ("",):
            return _other(Kind.HOME)
        case ("profile", name, *rest) if _WORD.fullmatch(name):
            kind = Kind.POST if rest[:1] and rest[0].lower() == "answer" else Kind.PROFILE
            return _account(
                kind, f"profile/{name}", f"https://{_site(address.host)}/profile/{urllib.parse.quote(name)}"
            )
        case ("q", name, *rest) if _WORD.fullmatch(name):
            return _account(Kind.POST if rest else Kind.PROFILE, f"q/{name}", f"https://{name.lower()}.quora.com/")
        case ("share", *_):
            return _other(Kind.SHARE)
        case _:
            return _other(Kind.LOGIN if address.first in _DOORS else Kind.WEBSITE)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="quora")


def _account(kind: Kind, handle: str, address: str) -> Identity:
    return Identity(kind=kind, platform="quora", handle=handle.lower(), address=address)


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """A founder's profile; of a Space no sign ever speaks against it, so it stands for itself."""
    if profile.handle.startswith("q/"):
        return profile, Profile(platform="quora", handle=f"q/{token}", address=f"https://{token}.quora.com/")
    host = urllib.parse.urlsplit(profile.address).hostname or _ENGLISH
    return _profile("Adam-DAngelo", host), _profile(token, host)


def _profile(name: str, host: str) -> Profile:
    address = f"https://{host}/profile/{name}"
    return Profile(platform="quora", handle=f"profile/{name.lower()}", address=address)


_NOT_FOUND = re.compile(r'"rootProps"\s*:\s*\{\s*"code"\s*:\s*404\b')
"""What the data of Quora's page for missing profiles says; one that its owner switched off may get it as well."""


def page(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """The profile as a guest is sent it; what is missing on the Quora of one other language proves nothing."""
    (found,) = yield (_walled.page(profile.address),)
    if _says_not_found(found) and profile.address.startswith(f"https://{_ENGLISH}/profile/"):
        return Reading(signals=(_walls.signal(found, "page", Sign.WITHHELD, "code_404", '"code": 404'),))
    return _own_page.read(found, profile, HOSTS, identify)


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from page(profile, kit))


RUNGS = {"page": page}


def _says_not_found(found: Reply) -> bool:
    is_open = found.status == 404 and not _walls.wall(found, "page")
    return is_open and bool(_NOT_FOUND.search(_page.source(found)))
