"""WhatsApp: numbers, of which nothing is public, and channels and groups, whose pages may tell a name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Profile, Reading, Reply, Sign, Signal, Visit
from audit.platforms import _page, _walls

NAME = "WhatsApp"
HOSTS = ("wa.me", "whatsapp.com")
EXAMPLES: Mapping[str, str] = {
    "https://wa.me/15145550100?text=Hello": "15145550100",
    "https://api.whatsapp.com/send?phone=%2B1%20514%20555%200100": "15145550100",
    "https://wa.me/message/ABCDEF1234": "message/ABCDEF1234",
    "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv": "group/AbCdEfGhIjKlMnOpQrStUv",
    "https://www.whatsapp.com/channel/0029VaAbCdEfGhIjKlMnOpQ": "channel/0029VaAbCdEfGhIjKlMnOpQ",
}
RHYTHM = None
PACE = 2.0
KEYS = ()

_SHORT = re.compile(r"(?:www\.)?wa\.me")
_MAIN = re.compile(r"(?:www\.)?whatsapp\.com")
_CHAT = re.compile(r"(?:api|web)\.whatsapp\.com")
_GROUP = "chat.whatsapp.com"
_CALL = "call.whatsapp.com"
_NUMBER = re.compile(r"[0-9]{5,15}")
_SPACING = str.maketrans("", "", "+ -.()")
_CODE = re.compile(r"[A-Za-z0-9_-]{6,64}")
_PLACES = {"group": "https://chat.whatsapp.com/", "channel": "https://www.whatsapp.com/channel/"}
"""Where the kinds of places with a page stand; all others stand below wa.me."""


def identify(address: Address) -> Identity:
    """A number or a business's short link is a way to get in touch; on its own address list it is a place."""
    if address.host == _GROUP:
        return _group(address)
    if _SHORT.fullmatch(address.host):
        return _chat(address)
    if _CHAT.fullmatch(address.host):
        return _chat(address) if address.segments or address.host.startswith("api.") else _other(Kind.LOGIN)
    return _on_site(address) if _MAIN.fullmatch(address.host) else _other(_off_site(address))


def _off_site(address: Address) -> Kind:
    return Kind.CONTACT if address.host == _CALL and address.segments else Kind.WEBSITE


def _other(kind: Kind, address: str = "") -> Identity:
    return Identity(kind=kind, platform="whatsapp", address=address)


def _group(address: Address) -> Identity:
    code = address.last if address.segments[:-1] in ((), ("invite",)) else ""
    if not address.segments:
        return _other(Kind.HOME)
    return _named(Kind.PROFILE, f"group/{code}") if _CODE.fullmatch(code) else _other(Kind.WEBSITE)


def _on_site(address: Address) -> Identity:
    match address.segments:
        case ():
            return _other(Kind.HOME)
        case ("channel", code, *post) if _CODE.fullmatch(code):
            return _named(Kind.POST if post else Kind.PROFILE, f"channel/{code}")
        case ("send" | "catalog" | "message", *_):
            return _chat(address)
        case _:
            return _other(Kind.WEBSITE)


def _chat(address: Address) -> Identity:
    """By number or short link; a text without a receiver is a share button."""
    phone = address.value("phone")
    if address.value("text") and not phone and address.first in ("", "send"):
        return _other(Kind.SHARE)
    match (address.first, *address.segments[1:]):
        case ("",):
            return _other(Kind.HOME) if not phone else _number(phone, address)
        case ("send", *_):
            return _number(phone, address)
        case ("message" | "qr" as kind, code, *_) if _CODE.fullmatch(code):
            return _named(Kind.CONTACT, f"{kind}/{code}")
        case ("c" | "catalog", number, *_) | ("p", _, number, *_):
            return _number(number, address)
        case (number, *_):
            return _number(number, address)
        case _:
            return _other(Kind.WEBSITE)


def _number(written: str, address: Address) -> Identity:
    number = written.translate(_SPACING)
    if not _NUMBER.fullmatch(number):
        return _other(Kind.CONTACT, address.written)
    return _named(Kind.CONTACT, number)


def _named(kind: Kind, handle: str) -> Identity:
    return Identity(kind=kind, platform="whatsapp", handle=handle, address=_profile(handle).address)


def _profile(handle: str) -> Profile:
    kind, _, code = handle.partition("/")
    at = f"{_PLACES[kind]}{code}" if kind in _PLACES else f"https://wa.me/{handle}"
    return Profile(platform="whatsapp", handle=handle, address=at)


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """No sign here ever speaks against a place, so no living one is needed beside it: it stands for itself."""
    kind, slash, _ = profile.handle.partition("/")
    return profile, _profile(f"{kind}/{token}" if slash else token)


_NAMELESS = frozenset(
    ("whatsapp group invite", "whatsapp channel invite", "whatsapp channel", "whatsapp", "whatsapp.com")
)
"""Titles of pages that name no group and no channel: the invitation was withdrawn, or WhatsApp keeps it to itself."""
_OF_A_CHANNEL = re.compile(r"\s*[|·•]\s*WhatsApp Channel\s*$")


def page(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """The page of a channel or a group; that of a number is the same for every number, so it is not asked for."""
    if profile.handle.partition("/")[0] not in _PLACES:
        yield from ()
        words = "whether a number is on WhatsApp is not public"
        told = Signal(sign=Sign.UNFAMILIAR, rung="page", host="wa.me", mark="number_not_public", quote=words)
        return Reading(signals=(told,))
    (found,) = yield (Ask(address=profile.address),)
    return _read(found, profile)


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from page(profile, kit))


RUNGS = {"page": page}


def _read(found: Reply, profile: Profile) -> Reading:
    reason = _walls.wall(found, "page")
    if reason or found.status != 200:
        return Reading(signals=(reason or _walls.unfamiliar(found, "page"),))
    document = _page.document(found)
    name = _OF_A_CHANNEL.sub("", _page.excerpt(document.meta("og:title")))
    code = profile.handle.partition("/")[2]
    if not name or name.lower() in _NAMELESS or not (found.address.endswith(code) or code in _page.source(found)):
        return Reading(signals=(_walls.signal(found, "page", Sign.UNFAMILIAR, "no_name_shown", document.title),))
    return Reading(
        signals=(_walls.signal(found, "page", Sign.SHOWN, "named_page", name),),
        name=name,
        bio=_page.excerpt(document.meta("og:description")),
        unseen_parts=("what is written there",),
    )
