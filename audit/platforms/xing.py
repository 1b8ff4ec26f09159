"""XING: company pages and members, shown to visitors as far as each of them allows."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping

from audit import address as addresses
from audit.address import Address, Identity, Kind
from audit.evidence import Kit, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _page, _walled, _walls
from audit.platforms._page import Document

NAME = "XING"
HOSTS = ("xing.com",)
EXAMPLES: Mapping[str, str] = {
    "https://www.xing.com/pages/MapleBakeryGmbH?sc_o=x": "pages/maplebakerygmbh",
    "xing.com/companies/maplebakerygmbh%26cokg": "companies/maplebakerygmbh&cokg",
    "https://www.xing.com/profile/Ada_Maple2/cv": "profile/ada_maple2",
    "https://www.xing.com/pages/maplebakerygmbh/about_us": "pages/maplebakerygmbh",
}
RHYTHM = None
PACE = 5.0
KEYS = ()

_MAIN = frozenset(("xing.com", "www.xing.com", "m.xing.com", "touch.xing.com"))
_NAME = re.compile(r"[\w.&'+-]{1,120}")
_COMPANIES = frozenset(("pages", "companies", "company"))
_NOBODY = frozenset(("industries", "me", "new", "search"))
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.HOME: "home start",
        Kind.SHARE: "spi social_plugins",
        Kind.LOGIN: "login signup settings preferences messages notifications network admin",
        Kind.POST: "posts news",
    }.items()
    for word in words.split()
}


def identify(address: Address) -> Identity:
    if address.host == "login.xing.com":
        return _other(Kind.LOGIN)
    if address.host not in _MAIN:
        return _other(Kind.WEBSITE)
    match address.segments:
        case ():
            return _other(Kind.HOME)
        case ("app", "user") if address.value("op").startswith("share"):
            return _other(Kind.SHARE)
        case ("profile" | "pages" | "companies" | "company" as kind, name, *_) if (
            _NAME.fullmatch(name) and name.lower() not in _NOBODY
        ):
            return _named(kind, name)
        case _:
            return _other(_RESERVED.get(address.first, Kind.WEBSITE))


def _named(kind: str, name: str) -> Identity:
    found = _profile(kind, name)
    return Identity(kind=Kind.PROFILE, platform="xing", handle=found.handle, address=found.address)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="xing")


def _profile(kind: str, name: str) -> Profile:
    """The address keeps the capitals of a member's name as they are written."""
    address = f"https://www.xing.com/{kind}/{urllib.parse.quote(name)}"
    return Profile(platform="xing", handle=f"{kind}/{name.lower()}", address=address)


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """No sign here ever speaks against a place, so no living one is needed beside it: it stands for itself."""
    return profile, _profile(profile.handle.partition("/")[0], token)


def page(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """The page as visitors are sent it. Members may close theirs to visitors or switch it off for months."""
    (found,) = yield (_walled.page(profile.address),)
    host = urllib.parse.urlsplit(found.address).hostname or ""
    if host == "login.xing.com" or (_LOGIN in found.body and not _walls.wall(found, "page")):
        return Reading(signals=(_walls.signal(found, "page", Sign.LOGIN_WALL, "login_page"),))
    if _walls.wall(found, "page") or host not in _MAIN:
        return Reading(signals=(_walls.unfamiliar(found, "page"),))
    document = _page.document(found)
    if found.status == 404 and _NOT_FOUND in document.title:
        return Reading(signals=(_walls.signal(found, "page", Sign.WITHHELD, "not_found_page", document.title),))
    if found.status == 200 and (own := _own_handle(document)) and own == _handle_at(found.address):
        return _read(found, document, profile, own)
    return Reading(signals=(_walls.unfamiliar(found, "page"),))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from page(profile, kit))


RUNGS = {"page": page}

_LOGIN = b"/assets/login-frontend/login-frontend"
_NOT_FOUND = "404 Not Found | XING"
"""Both as the public lists of maigret and WhatsMyName had them in August 2026."""


def _handle_at(text: str) -> str:
    found = addresses.parse(text)
    identity = identify(found) if found else None
    return identity.handle if identity and identity.kind is Kind.PROFILE else ""


def _own_handle(document: Document) -> str:
    """The handle the page names as its own; a frame that is the same for all pages names none."""
    own = (document.meta("og:url"), *(link.address for link in document.links("canonical")))
    return next(filter(None, map(_handle_at, own)), "")


def _read(found: Reply, document: Document, profile: Profile, own: str) -> Reading:
    """Company pages of the older forms lead to the form of today; members lead nowhere else."""
    title = _page.excerpt(document.meta("og:title") or document.title)
    if own != profile.handle:
        kinds = {own.partition("/")[0], profile.handle.partition("/")[0]}
        if not kinds <= _COMPANIES:
            return Reading(signals=(_walls.signal(found, "page", Sign.UNFAMILIAR, "leads_elsewhere", own),))
        moved = _walls.signal(found, "page", Sign.MOVED, "redirect", own, to=found.address)
        return Reading(signals=(moved,), name=title, handle=own)
    return Reading(
        signals=(_walls.signal(found, "page", Sign.SHOWN, "page", title),),
        name=title,
        bio=_page.excerpt(document.meta("og:description") or document.meta("description")),
        handle=own,
        unseen_parts=("posts and their dates",),
    )
