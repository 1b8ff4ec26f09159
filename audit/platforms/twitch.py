"""Twitch: the Helix interface with a key; without one a living channel's page, which bears its name."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping
from typing import Any

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Post, Precision, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _dates, _page, _walled, _walls
from audit.platforms._platform import Rhythm

NAME = "Twitch"
HOSTS = ("twitch.tv",)
EXAMPLES: Mapping[str, str] = {
    "https://www.twitch.tv/MapleBakery": "maplebakery",
    "m.twitch.tv/maple_bakery/schedule": "maple_bakery",
    "https://player.twitch.tv/?channel=maplebakery&parent=maple.example": "maplebakery",
}
RHYTHM = Rhythm(fresh=30, quiet=90, dormant=365)
PACE = 2.0
KEYS = ("TWITCH_CLIENT_ID", "TWITCH_CLIENT_SECRET")

_MAIN = re.compile(r"(?:(?:www|m|go)\.)?twitch\.tv")
_HANDLE = re.compile(r"[a-z0-9_]{3,25}")
_OTHERS = {
    "clips.twitch.tv": Kind.POST,
    "player.twitch.tv": Kind.POST,
    "dashboard.twitch.tv": Kind.LOGIN,
    "id.twitch.tv": Kind.LOGIN,
    "passport.twitch.tv": Kind.LOGIN,
}
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.LOGIN: """activate broadcast checkout dashboard drops following friends inventory login logout manager messages moderator
            notifications payments prime settings signup subscriptions u unsubscribe user wallet""",
        Kind.POST: "collections",
        Kind.WEBSITE: """about ads affiliate annual-recap bits browse charity clip community creatorcamp directory
            downloads embed emotes esports events extensions giftcard gifts help home hypetrain jobs legal p
            partner partners popout privacy products redeem referrals search security store subs team teams
            terms-of-service tos turbo videos year""",
    }.items()
    for word in words.split()
}


def identify(address: Address) -> Identity:  # one case a line
    if not _MAIN.fullmatch(address.host):
        return _beside(address)
    match tuple(part.lower() for part in address.segments):
        case ():
            return _other(Kind.HOME)
        case ("videos", number, *_) if number.isdigit():
            return _other(Kind.POST)
        case (word, *_) if word in _RESERVED:
            return _other(_RESERVED[word])
        case (name, *_) if not _HANDLE.fullmatch(name):
            return _other(Kind.WEBSITE)
        case (name, "v" | "video" | "clip", _, *_):
            return _account(Kind.POST, name)
        case (name, *_):
            return _account(Kind.PROFILE, name)
        case _:
            return _other(Kind.WEBSITE)


def _beside(address: Address) -> Identity:
    """On the hosts of clips, players and owners; a player may name its channel."""
    name = address.value("channel").lower() if address.host == "player.twitch.tv" else ""
    return _account(Kind.PROFILE, name) if _HANDLE.fullmatch(name) else _other(_OTHERS.get(address.host, Kind.WEBSITE))


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="twitch")


def _account(kind: Kind, handle: str) -> Identity:
    return Identity(kind=kind, platform="twitch", handle=handle, address=_address(handle))


def _address(handle: str) -> str:
    return f"https://www.twitch.tv/{handle}"


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:  # noqa: ARG001  # one host serves all
    return _profile("twitch"), _profile(token.lower())


def _profile(handle: str) -> Profile:
    return Profile(platform="twitch", handle=handle, address=_address(handle))


_ANYBODYS = "Twitch is the world"
"""Begins the description on pages of no channel in particular, as Sherlock's and maigret's lists have it."""


def page(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """The channel's page as its server writes it. A channel's name is its login in other capitals, or in other letters."""
    (found,) = yield (_walled.page(profile.address),)
    document = _page.document(found) if found.status == 200 and not _walls.wall(found, "page") else None
    title = document.meta("og:title") or document.title if document else ""
    name, bio = title.removesuffix(" - Twitch").strip(), document.meta("og:description") if document else ""
    is_channel = document is not None and name.lower() == profile.handle and bio and not bio.startswith(_ANYBODYS)
    if not is_channel:
        return Reading(signals=(_walls.unfamiliar(found, "page"),))
    return Reading(
        signals=(_walls.signal(found, "page", Sign.SHOWN, "channel_page", title),),
        name=_page.excerpt(name),
        bio=_page.excerpt(bio),
        links=_page.addresses_in(bio),
        handle=name,
        unseen_parts=("when the channel was last live", "recordings, which Twitch deletes after a while"),
    )


_API = "api.twitch.tv"
_NUMBER = re.compile(r"[0-9]{1,20}")


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """Helix (dev.twitch.tv/docs/api/reference): the user, then recordings. Suspended channels are left out like missing ones."""
    if not kit.keys.issuperset(KEYS):
        return _walled.key_missing("api", _API, " and ".join(KEYS))
    (found,) = yield (_asked("users", login=profile.handle),)
    if user := _user(found, "login", profile.handle):
        return (yield from _with_recordings(found, user, kit))
    if found.status != 200 or _page.mapping(found).get("data") != [] or _walls.wall(found, "api"):
        return Reading(signals=(_walls.unfamiliar(found, "api"),))
    hidden = _walls.signal(found, "api", Sign.WITHHELD, "no_such_login", "an empty list")
    if not _NUMBER.fullmatch(kit.last_id):
        return Reading(signals=(hidden,))
    (now,) = yield (_asked("users", id=kit.last_id),)
    login = str((_user(now, "id", kit.last_id) or {}).get("login", "")).lower()
    if not _HANDLE.fullmatch(login):
        return Reading(signals=(hidden,))
    if login == profile.handle:
        return Reading(signals=(_walls.signal(now, "api", Sign.UNFAMILIAR, "id_still_has_it", login),))
    moved = _walls.signal(now, "api", Sign.MOVED, "id_has_new_name", login, to=_address(login))
    return Reading(signals=(moved,), platform_id=kit.last_id, handle=login)


def _asked(resource: str, **query: str) -> Ask:
    return Ask(address=f"https://{_API}/helix/{resource}?{urllib.parse.urlencode(query)}", key=KEYS[1])


def _user(reply: Reply, part: str, wanted: str) -> Mapping[str, Any] | None:
    """The user's record, if it is the one that was asked for."""
    users = _page.sequence(_page.mapping(reply).get("data")) if reply.status == 200 else ()
    for user in map(_page.mapping_of, users):
        if _NUMBER.fullmatch(str(user.get("id"))) and str(user.get(part, "")).lower() == wanted:
            return user
    return None


def _with_recordings(found: Reply, user: Mapping[str, Any], kit: Kit) -> Visit[Reading]:
    """Recordings are deleted after a while, and many channels keep none: a date is a lower bound."""
    number, bio = str(user["id"]), str(user.get("description") or "")
    (videos, followers) = yield (
        _asked("videos", user_id=number, sort="time", first="5"),
        _asked("channels/followers", broadcaster_id=number),
    )
    listed = _page.sequence(_page.mapping(videos).get("data")) if videos.status == 200 else ()
    posts = _walled.newest_first(
        Post(at=at, text=_page.excerpt(str(video.get("title") or "")), address=str(video.get("url") or "")[:2_048])
        for video in map(_page.mapping_of, listed)
        for at in _dates.usable([_dates.moment(str(video.get("created_at") or ""))], kit.today)
    )
    return Reading(
        signals=(_walls.signal(found, "api", Sign.SHOWN, "user", f"{user['login']} ({number})"),),
        newest=_walled.newest(posts, "the newest recording", Precision.SECOND, lower_bound=True),
        posts=posts,
        name=_page.excerpt(str(user.get("display_name") or user["login"])),
        bio=_page.excerpt(bio),
        links=_page.addresses_in(bio),
        followers=_page.count(_page.mapping(followers).get("total")) if followers.status == 200 else None,
        platform_id=number,
        handle=str(user["login"]),
        unseen_parts=("when the channel was last live", "recordings, which Twitch deletes after a while"),
    )


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from _walled.with_key(profile, kit, KEYS, api, page, keyed=api))


RUNGS = {"api": api, "page": page}
