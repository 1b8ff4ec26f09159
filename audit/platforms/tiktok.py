"""TikTok: an embeddable page that shows public accounts, and a profile page that mostly shows nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Post, Precision, Profile, Reading, Reply, Sign, Signal, Visit
from audit.platforms import _dates, _page, _walled, _walls
from audit.platforms._platform import Rhythm

NAME = "TikTok"
HOSTS = ("tiktok.com",)
EXAMPLES: Mapping[str, str] = {
    "https://www.tiktok.com/@MapleBakery?lang=en&_t=8abc": "maplebakery",
    "tiktok.com/@maple.bakery": "maple.bakery",
    "https://m.tiktok.com/@maple_bakery/live": "maple_bakery",
    "https://www.tiktok.com/embed/@maplebakery": "maplebakery",
}
RHYTHM = Rhythm(fresh=30, quiet=90, dormant=365)
PACE = 2.0
KEYS = ()

_MAIN = re.compile(r"(?:(?:www|m)\.)?tiktok\.com")
_HANDLE = re.compile(r"[A-Za-z0-9_.-]{1,40}(?<!\.)")
_LONG_ID = re.compile(r"MS4wLjABAAAA[A-Za-z0-9_-]{10,120}")
_NUMBER = re.compile(r"[0-9]{15,20}")
_PINS = 3
"""An account may pin three videos above its newest: so few prove no silence unless they are all there are."""
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.HOME: "foryou en",
        Kind.SHARE: "share",
        Kind.LOGIN: "login signup upload setting settings messages tiktokstudio creator-center following friends",
        Kind.POST: "v",
    }.items()
    for word in words.split()
}


def identify(address: Address) -> Identity:  # one case a line
    if address.host in ("vm.tiktok.com", "vt.tiktok.com"):
        return _short(address)
    if not _MAIN.fullmatch(address.host):
        return _other(Kind.WEBSITE)
    match address.segments:
        case ():
            return _other(Kind.HOME)
        case ("t", _, *_):
            return _short(address)
        case (name, "video" | "photo", _, *_) if name.startswith("@"):
            return _account(Kind.POST, name)
        case (name, *_) if name.startswith("@"):
            return _account(Kind.PROFILE, name)
        case ("embed", name, *_) if name.startswith("@"):
            return _account(Kind.PROFILE, name)
        case ("embed", *_):
            return _other(Kind.POST)
        case ("share", "user", _, *_) | ("h5", "share", "usr", _, *_):
            return _other(Kind.INDIRECT)
        case _:
            return _other(_RESERVED.get(address.first, Kind.WEBSITE))


def _short(address: Address) -> Identity:
    kind = Kind.SHORT if address.segments else Kind.HOME
    return Identity(kind=kind, platform="tiktok", address=str(address))


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="tiktok")


def _account(kind: Kind, name: str) -> Identity:
    name = name.removeprefix("@")
    handle = name if _LONG_ID.fullmatch(name) else name.lower()
    if not _LONG_ID.fullmatch(name) and not _HANDLE.fullmatch(handle):
        return _other(kind if kind is Kind.POST else Kind.WEBSITE)
    return Identity(kind=kind, platform="tiktok", handle=handle, address=_address(handle))


def _address(handle: str) -> str:
    return f"https://www.tiktok.com/@{handle}"


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:  # noqa: ARG001  # one host serves all
    return _profile("tiktok"), _profile(token)


def _profile(handle: str) -> Profile:
    return Profile(platform="tiktok", handle=handle, address=_address(handle))


def embed(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The page made for embedding in other sites: the account with the ids of its newest videos."""
    (reply,) = yield (Ask(address=f"https://www.tiktok.com/embed/@{profile.handle}"),)
    if reply.status == 200:
        shown = _embedded(reply, profile.handle)
        user = shown.get("userInfo")
        if isinstance(user, dict) and _is(user, profile):
            return _from_embed(reply, user, shown, kit)
    if reply.status == 400 and reply.address == reply.ask.address and not _walls.wall(reply, "embed"):
        return Reading(signals=(_walls.signal(reply, "embed", Sign.WITHHELD, "no_public_account"),))
    return Reading(signals=(_walls.unfamiliar(reply, "embed"),))


def page(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # this page holds no dates
    """The profile page. Often a shell that is the same for living and missing accounts, which tells nothing."""
    (reply,) = yield (_walled.page(profile.address),)
    if _INDIA in reply.body:
        return Reading(signals=(_walls.signal(reply, "page", Sign.REFUSED, "blocked_in_india", _INDIA.decode()),))
    detail = _detail(reply) if reply.status == 200 else {}
    user, stats = _account_of(detail)
    if detail.get("statusCode") == 0 and _is(user, profile):
        return _from_page(reply, user, stats)
    return Reading(signals=(_stated(reply, detail, user, stats, profile) or _walls.unfamiliar(reply, "page"),))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    """An account listed by its long id has no embeddable page."""
    rungs = (page,) if _LONG_ID.fullmatch(profile.handle) else (embed, page)
    return (yield from _walled.climb(profile, kit, *rungs))


RUNGS = {"embed": embed, "page": page}

_INDIA = b"Govt. of India decided to block 59 apps"
_NO_SUCH_USER = 10_221
_PRIVATE_USER = 10_222


def _is(user: Mapping[str, Any], profile: Profile) -> bool:
    return profile.handle in (str(user.get("uniqueId", "")).lower(), user.get("secUid"))


def _embedded(reply: Reply, handle: str) -> Mapping[str, Any]:
    state = _page.document(reply).script("__FRONTITY_CONNECT_STATE__")
    for routes in _page.find(state, "data"):
        for route, shown in routes.items() if isinstance(routes, dict) else ():
            if route.lower().rstrip("/") == f"/embed/@{handle}" and isinstance(shown, dict):
                return shown
    return {}


def _from_embed(reply: Reply, user: Mapping[str, Any], shown: Mapping[str, Any], kit: Kit) -> Reading:
    listed = (str(video.get("id", "")) for video in _page.sequence(shown.get("videoList")) if isinstance(video, dict))
    posts = _walled.newest_first(
        Post(at=at, address=f"{_address(str(user['uniqueId']))}/video/{number}")
        for number in dict.fromkeys(filter(_NUMBER.fullmatch, listed))
        for at in _dates.usable([_dates.from_tiktok_id(int(number))], kit.today)
    )
    newest = _walled.newest(posts, "the id of the newest video", Precision.DERIVED, lower_bound=len(posts) <= _PINS)
    signal = _walls.signal(reply, "embed", Sign.SHOWN, "embedded_account", f"@{user['uniqueId']}")
    return _reading((signal, *_private(reply, "embed", user)), user, user, newest=newest, posts=posts)


def _private(reply: Reply, rung: str, user: Mapping[str, Any]) -> tuple[Signal, ...]:
    if user.get("privateAccount") is not True:
        return ()
    return (_walls.signal(reply, rung, Sign.PRIVATE, "private_account", "privateAccount: true"),)


def _detail(reply: Reply) -> Mapping[str, Any]:
    data = _page.document(reply).script("__UNIVERSAL_DATA_FOR_REHYDRATION__")
    detail = next(_page.find(data, "webapp.user-detail"), None)
    return detail if isinstance(detail, dict) else {}


def _account_of(detail: Mapping[str, Any]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    info = detail.get("userInfo")
    parts = (info.get("user"), info.get("stats")) if isinstance(info, dict) else (None, None)
    user, stats = (part if isinstance(part, dict) else {} for part in parts)
    return user, stats


def _stated(
    reply: Reply, detail: Mapping[str, Any], user: Mapping[str, Any], stats: Mapping[str, Any], profile: Profile
) -> Signal | None:
    """What the page's own status says; only "not found", and "private" of this very account, are words about it."""
    if _walls.wall(reply, "page") or reply.address != reply.ask.address:
        return None
    status, words = detail.get("statusCode"), f"{detail.get('statusCode')} {detail.get('statusMsg', '')}"
    if status == _NO_SUCH_USER:
        return _walls.signal(reply, "page", Sign.ABSENT, "status_10221", words)
    hidden = user.get("privateAccount") is True and not stats.get("videoCount")
    if status == _PRIVATE_USER and hidden and _is(user, profile):
        return _walls.signal(reply, "page", Sign.PRIVATE, "status_10222", f"{words} privateAccount: true")
    return None


def _from_page(reply: Reply, user: Mapping[str, Any], stats: Mapping[str, Any]) -> Reading:
    signals = [_walls.signal(reply, "page", Sign.SHOWN, "account_record", f"@{user['uniqueId']}")]
    signals.extend(_private(reply, "page", user))
    if stats.get("videoCount") == 0 and len(signals) == 1:
        signals.append(_walls.signal(reply, "page", Sign.EMPTY, "no_videos", "videoCount: 0"))
    return _reading(tuple(signals), user, stats, unseen=("videos and their dates",))


def _reading(
    signals: tuple[Signal, ...],
    user: Mapping[str, Any],
    counts: Mapping[str, Any],
    unseen: tuple[str, ...] = (),
    **found: Any,  # noqa: ANN401  # newest and posts, where the source has them
) -> Reading:
    bio = str(user.get("signature") or "")
    return Reading(
        signals=signals,
        name=str(user.get("nickname") or ""),
        bio=_page.excerpt(bio),
        links=_page.addresses_in(bio),
        followers=_count(counts.get("followerCount")),
        post_count=_page.count(counts.get("videoCount")),
        platform_id=str(user.get("id") or ""),
        handle=str(user.get("uniqueId") or ""),
        unseen_parts=(*unseen, "stories", "live broadcasts"),
        **found,
    )


def _count(value: object) -> int | None:
    """Counts above 2³¹ arrive as negative 32-bit numbers."""
    return _page.count(value + 2**32 if isinstance(value, int) and value < 0 else value)
