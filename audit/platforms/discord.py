"""Discord: an invitation to a server, a group or a person, told by a public interface; what is behind it is for members."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping
from typing import Any

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _page, _walls

NAME = "Discord"
HOSTS = ("discord.com", "discord.gg", "discordapp.com")
EXAMPLES: Mapping[str, str] = {
    "https://discord.gg/MapleBread": "MapleBread",
    "discord.com/invite/AbC123x?event=100": "AbC123x",
    "https://discordapp.com/invite/maple-bread": "maple-bread",
    "https://ptb.discord.com/invite/maplebread": "maplebread",
}
RHYTHM = None
PACE = 2.0
KEYS = ()

_MAIN = re.compile(r"(?:(?:www|ptb|canary)\.)?discord(?:app)?\.com")
_SHORT = re.compile(r"(?:www\.)?discord\.gg")
_CODE = re.compile(r"[A-Za-z0-9-]{2,64}")
_DOORS = frozenset(("account", "activities", "app", "channels", "login", "register", "reset", "settings", "verify"))


def identify(address: Address) -> Identity:
    """Codes keep their capitals: two that differ in them are two invitations."""
    is_short = bool(_SHORT.fullmatch(address.host))
    if not is_short and not _MAIN.fullmatch(address.host):
        return _other(Kind.WEBSITE)
    match address.segments:
        case ():
            return _other(Kind.HOME)
        case ("invite", code, *_) if _CODE.fullmatch(code):
            return _invitation(code)
        case (code, *_) if is_short and code != "invite" and _CODE.fullmatch(code):
            return _invitation(code)
        case _:
            return _other(Kind.LOGIN if not is_short and address.first in _DOORS else Kind.WEBSITE)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="discord")


def _invitation(code: str) -> Identity:
    found = _profile(code)
    return Identity(kind=Kind.PROFILE, platform="discord", handle=found.handle, address=found.address)


def _profile(code: str) -> Profile:
    return Profile(platform="discord", handle=code, address=f"https://discord.gg/{code}")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:  # noqa: ARG001  # one host serves all
    """Discord's own server for developers, to which its documentation invites."""
    return _profile("discord-developers"), _profile(token)


_UNKNOWN_INVITE = 10_006


def api(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """What an invitation leads to: documented at docs.discord.com, Get Invite and the list of error codes.

    An invitation that expired, was withdrawn or never was is an unknown one; its server may well live.
    """
    address = f"https://discord.com/api/v10/invites/{urllib.parse.quote(profile.handle)}?with_counts=true"
    (found,) = yield (Ask(address=address),)
    invite = _page.mapping(found)
    if found.status == 200 and str(invite.get("code", "")).lower() == profile.handle.lower():
        return _read(found, invite)
    if found.status == 404 and invite.get("code") == _UNKNOWN_INVITE and not _walls.wall(found, "api"):
        words = str(invite.get("message", ""))
        return Reading(signals=(_walls.signal(found, "api", Sign.ABSENT, "unknown_invite", words),))
    return Reading(signals=(_walls.unfamiliar(found, "api"),))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from api(profile, kit))


RUNGS = {"api": api}


_LEADS_TO = {"0": "guild", "1": "channel", "2": "inviter"}
"""Types of invitations (docs.discord.com, Invite Types), and the part that says where each leads: a server, a group, a person."""


def _read(found: Reply, invite: Mapping[str, Any]) -> Reading:
    """An invitation that leads to another server than before was taken over: codes are given out again."""
    part = _LEADS_TO.get(str(invite.get("type", 0)), "")
    host = _page.mapping_of(invite.get(part))
    if not str(host.get("id")).isdigit():
        return Reading(signals=(_walls.signal(found, "api", Sign.UNFAMILIAR, "leads_nowhere"),))
    name = _page.excerpt(str(host.get("global_name") or host.get("username") or host.get("name") or ""))
    ends = str(invite.get("expires_at") or "")[:10]
    quote = f"{name}, open until {ends}" if ends else name
    return Reading(
        signals=(_walls.signal(found, "api", Sign.SHOWN, "invite", quote),),
        name=name,
        bio=_page.excerpt(str(host.get("description") or "")),
        followers=_page.count(invite.get("approximate_member_count")),
        platform_id=str(host["id"]),
        handle=str(invite["code"]),
        unseen_parts=(f"what is inside the {'server' if part == 'guild' else 'conversation'}",),
    )
