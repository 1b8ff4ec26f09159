"""VK: pages that many visitors from abroad are not shown, and a record about persons by their number."""

from __future__ import annotations

import re
from collections.abc import Mapping

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Profile, Reading, Sign, Visit
from audit.platforms import _own_page, _page, _walled, _walls

NAME = "VK"
HOSTS = ("vk.com", "vk.ru", "vkontakte.ru", "vk.me")
EXAMPLES: Mapping[str, str] = {
    "https://vk.com/MapleBakery": "maplebakery",
    "m.vk.com/club10000001": "club10000001",
    "https://vk.ru/public10000001?z=x": "public10000001",
    "http://vkontakte.ru/id10000001": "id10000001",
}
RHYTHM = None
PACE = 3.0
KEYS = ()

_MAIN = re.compile(r"(?:(?:www|m|new)\.)?(?:vk\.com|vk\.ru|vkontakte\.ru)")
_CHAT = re.compile(r"(?:www\.)?vk\.me")
_HANDLE = re.compile(r"[a-z][a-z0-9_.]{1,31}")
_PERSON = re.compile(r"id[0-9]{1,12}")
_POST = re.compile(
    r"(?:wall|photo|album|albums|video|videos|clip|clips|topic|doc|audio|audios|market|product|story|poll|note)-?[0-9].*"
)
_APP = re.compile(r"app[0-9].*")
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.SHARE: "share.php share",
        Kind.LOGIN: """bookmarks docs edit fave feed friends groups im join login login.php mail notifications restore
            settings registration""",
        Kind.WEBSITE: """about about.php ads apps app audio badbrowser.php blog bugs business cc challenge.html clips
            company contact data_protection dev discover docs.php editor event faq foaf.php games help jobs legal live
            market menu music news page photo photos places press privacy products public safety search stickers support
            terms video videos verify widget_auth.php widget_comments.php widget_community.php widget_like.php wall
            world""",
    }.items()
    for word in words.split()
}


def identify(address: Address) -> Identity:
    name = address.first
    if _CHAT.fullmatch(address.host):
        return (
            _account(Kind.CONTACT, name) if _HANDLE.fullmatch(name) else _other(Kind.HOME if not name else Kind.WEBSITE)
        )
    if not _MAIN.fullmatch(address.host):
        return _other(Kind.WEBSITE)
    if not name:
        return _other(Kind.HOME)
    if _POST.fullmatch(name) or name.startswith("@"):
        return _other(Kind.POST)
    if name in _RESERVED or _APP.fullmatch(name) or len(address.segments) > 1 or not _HANDLE.fullmatch(name):
        return _other(_RESERVED.get(name, Kind.WEBSITE))
    return _account(Kind.POST if _POST.fullmatch(address.value("w")) else Kind.PROFILE, name)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="vk")


def _account(kind: Kind, handle: str) -> Identity:
    return Identity(kind=kind, platform="vk", handle=handle, address=_profile(handle).address)


def _profile(handle: str) -> Profile:
    return Profile(platform="vk", handle=handle, address=f"https://vk.com/{handle}")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """No sign here ever speaks against a profile, so it stands for itself; numbers have ten digits at most."""
    number = "".join(str(ord(letter) % 10) for letter in token[:11])
    return profile, _profile(f"id9{number}" if _PERSON.fullmatch(profile.handle) else token)


def page(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """The page as a guest is sent it; which words VK keeps for missing pages alone is not documented."""
    (found,) = yield (_walled.page(profile.address),)
    return _own_page.read(found, profile, HOSTS, identify)


_STATE = re.compile(r"<ya:profileState>\s*([a-z_]{1,30})\s*</ya:profileState>")


def foaf(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """What is left of VK's public records: whether a person's account is active, by number."""
    (found,) = yield (Ask(address=f"https://vk.com/foaf.php?id={profile.handle.removeprefix('id')}"),)
    state = _STATE.search(_page.source(found)) if found.status == 200 and not _walls.wall(found, "foaf") else None
    if state and state[1] == "active":
        return Reading(signals=(_walls.signal(found, "foaf", Sign.SHOWN, "active_person", state[0]),))
    return Reading(signals=(_walls.unfamiliar(found, "foaf"),))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    rungs = (page, foaf) if _PERSON.fullmatch(profile.handle) else (page,)
    return (yield from _walled.climb(profile, kit, *rungs))


RUNGS = {"page": page, "foaf": foaf}
