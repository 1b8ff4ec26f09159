"""Pixelfed: many hosts of pictures; an account is known by its host's directory, and its feed may be switched off."""

from __future__ import annotations

import re
from collections.abc import Mapping

from audit.address import Address, Identity, Kind
from audit.evidence import Kit, Profile, Reading, Sign, Visit
from audit.platforms import _own_page, _walled, _walls, mastodon
from audit.platforms._platform import Rhythm

NAME = "Pixelfed"
HOSTS = (
    "pixelfed.social",
    "pixelfed.de",
    "pixelfed.art",
    "pixelfed.au",
    "pixey.org",
    "pxlmo.com",
    "metapixl.com",
    "gram.social",
)
"""Some well-known hosts; others are known by a name that says so."""
EXAMPLES: Mapping[str, str] = {
    "https://pixelfed.social/MapleBakery": "maplebakery@pixelfed.social",
    "https://pixelfed.de/@maplebakery": "maplebakery@pixelfed.de",
    "pixey.org/users/maplebakery.atom": "maplebakery@pixey.org",
    "https://pixelfed.maple.example/maplebakery": "maplebakery@pixelfed.maple.example",
    "https://pixelfed.social/@maplebakery@pixelfed.de": "maplebakery@pixelfed.de",
}
RHYTHM = Rhythm(fresh=30, quiet=90, dormant=270)
PACE = 1.0
KEYS = ()

_USER = re.compile(r"[a-z0-9_][a-z0-9_.-]{0,63}")
_HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}")
_DOORS = frozenset(("account", "auth", "i", "login", "logout", "oauth", "password", "register", "settings", "timeline"))
_OFFICES = frozenset(
    """about admin api apple-app-site-association c circle collections css discover discover.json explore favicon.ico
    fonts groups help img js kb loops manifest.json nodeinfo places privacy robots.txt site storage stories storage
    terms vendor""".split()  # noqa: SIM905  # a list of words is easier to read than one of quotes
)


_NAMED = re.compile(r"pixelfed(?:[0-9-].*)?")


def is_of(address: Address) -> bool:
    """Whether a host that nobody knows says by its name that it is Pixelfed's; pixelfed.org is its makers' website."""
    return not address.under("pixelfed.org") and any(map(_NAMED.fullmatch, address.host.split(".")[:-1]))


def identify(address: Address) -> Identity:
    match (address.first, *address.segments[1:]):
        case ("",):
            return _other(Kind.HOME)
        case ("p", name, number, *_) if number.isdigit():
            return _account(Kind.POST, name, address.host)
        case ("users", name, *_):
            return _account(Kind.PROFILE, name.removesuffix(".atom"), address.host)
        case (word, *_) if word in _DOORS:
            return _other(Kind.LOGIN)
        case (word, *_) if word in _OFFICES or word in ("p", "users"):
            return _other(Kind.WEBSITE)
        case _:
            return _account(Kind.PROFILE, address.first, address.host)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="pixelfed")


def _account(kind: Kind, written: str, host: str) -> Identity:
    """`@name@other.host` is another host's account, seen from here."""
    name, _, elsewhere = written.lower().removeprefix("@").partition("@")
    home = elsewhere or host
    if not _USER.fullmatch(name) or not _HOST.fullmatch(home):
        return _other(Kind.WEBSITE)
    found = _profile(name, home)
    return Identity(kind=kind, platform="pixelfed", handle=found.handle, address=found.address)


def _profile(name: str, host: str) -> Profile:
    return Profile(platform="pixelfed", handle=f"{name}@{host}", address=f"https://{host}/{name}")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """Each host is its own network: the living one is the host itself, shown by what it says of its software."""
    host = profile.handle.rpartition("@")[2]
    return Profile(platform="pixelfed", handle=f"@{host}", address=f"https://{host}/"), _profile(token.lower(), host)


def webfinger(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The host's directory and the feed it offers, as everywhere in the fediverse."""
    return (yield from mastodon.webfinger(profile, kit))


def page(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """The account's page: one that its owner switched off is missing like one that never was."""
    (found,) = yield (_walled.page(profile.address),)
    if reason := _walls.nameless(found, "page") or _walls.wall(found, "page"):
        return Reading(signals=(reason,))
    host = profile.handle.rpartition("@")[2]
    if profile.handle.startswith("@") and found.status == 200 and _PIXELFED in found.body.lower():
        return Reading(signals=(_walls.signal(found, "page", Sign.SHOWN, "host_itself", host),))
    if found.status == 404:
        return Reading(signals=(_walls.signal(found, "page", Sign.WITHHELD, "no_such_page"),))
    return _own_page.read(found, profile, (host,), identify)


_PIXELFED = b"pixelfed"


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from _walled.climb(profile, kit, webfinger, page))


RUNGS = {"webfinger": webfinger, "page": page}
