"""YouTube: the Data API with a key, the channel's page without one, and the channel's feed for exact dates."""

from __future__ import annotations

import dataclasses
import re
import urllib.parse
from collections.abc import Mapping
from typing import Any

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Newest, Post, Precision, Profile, Reading, Reply, Sign, Signal, Visit
from audit.platforms import _dates, _page, _walls, _youtube_page as _channel
from audit.platforms._platform import Rhythm

NAME = "YouTube"
HOSTS = ("youtube.com", "youtu.be", "youtubekids.com", "youtube-nocookie.com")
EXAMPLES: Mapping[str, str] = {
    "https://www.youtube.com/@MapleBakery": "@maplebakery",
    "https://m.youtube.com/@maplebakery/videos": "@maplebakery",
    "https://www.youtube.com/channel/UCaaaaaaaaaaaaaaaaaaaaaa/about": "UCaaaaaaaaaaaaaaaaaaaaaa",
    "https://www.youtube.com/c/MapleBakery?sub_confirmation=1": "c/MapleBakery",
    "http://youtube.com/user/maplebakery": "user/maplebakery",
    "https://www.youtube.com/maplebakery": "maplebakery",
}
RHYTHM = Rhythm(fresh=90, quiet=270, dormant=545)
PACE = 3.0
KEYS = ("YOUTUBE_API_KEY",)

_SITE = "https://www.youtube.com/"
_API = "https://www.googleapis.com/youtube/v3/"
_ID = re.compile(r"UC[A-Za-z0-9_-]{22}")
_RESERVED = """
    about account ads attribution_link browse c channel clip community creators e embed explore feed feeds gaming
    get_video_info hashtag howyoutubeworks iframe_api index kids live logout movies music oembed oops playlist post
    premium redirect reporthistory results s search select_site shared shorts signin source storefront subscribe_embed
    t terms trending tv upload user v w watch watch_popup yt"""
_NOT_CHANNELS = frozenset(_RESERVED.split())
_VIDEOS = ("watch", "shorts", "embed", "live", "v", "e", "clip", "playlist", "post", "attribution_link")
_OWNERS = ("account", "signin", "logout", "upload", "channel_switcher", "dashboard")
_UNSEEN = ("community posts", "videos for members or by link only")


def identify(address: Address) -> Identity:  # one case a line
    if address.under("youtu.be"):
        return Identity(kind=Kind.POST if address.segments else Kind.HOME, platform="youtube")
    if address.under("studio.youtube.com", "accounts.youtube.com") or address.first in _OWNERS:
        return Identity(kind=Kind.LOGIN, platform="youtube")
    if address.first in _VIDEOS:
        return Identity(kind=Kind.POST, platform="youtube")
    match address.segments:
        case ():
            return Identity(kind=Kind.HOME, platform="youtube")
        case (handle, *_) if handle.startswith("@") and len(handle) > 1:
            return _identity(handle.lower())
        case (kind, channel, *_) if kind.lower() == "channel" and _ID.fullmatch(channel):
            return _identity(channel)
        case (("c" | "user" | "C" | "User") as kind, name, *_):
            return _identity(f"{kind.lower()}/{name}")
        case (name, *rest) if name != "@" and name.lower() not in _NOT_CHANNELS and len(rest) < 2:
            return _identity(name)
        case _:
            return Identity(kind=Kind.WEBSITE, platform="youtube")


def _identity(handle: str) -> Identity:
    return Identity(kind=Kind.PROFILE, platform="youtube", handle=handle, address=_address(handle))


def _address(handle: str) -> str:
    path = f"channel/{handle}" if _ID.fullmatch(handle) else handle
    return _SITE + urllib.parse.quote(path, safe="/@")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """YouTube's own channel, and a name in the same form as the one in question."""
    handle = profile.handle
    if _ID.fullmatch(handle):
        return _profile("UCBR8-60-B28hp2BmDPdntcQ"), _profile(f"UC{token[:22]}")
    form = "@" if handle.startswith("@") else handle.rpartition("/")[0]
    return _profile("@youtube"), _profile(form + token if form in ("@", "") else f"{form}/{token}")


def _profile(handle: str) -> Profile:
    return Profile(platform="youtube", handle=handle, address=_address(handle))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The key's answer if it shows the channel; else its page, and its feed for the dates."""
    tried: tuple[Signal, ...] = ()
    if KEYS[0] in kit.keys and _query(profile.handle):
        told = yield from api(profile, kit)
        if told.signals[0].sign is Sign.SHOWN:
            return told
        tried = told.signals
    seen = yield from page(profile, kit)
    known = seen.platform_id or (profile.handle if _ID.fullmatch(profile.handle) else "")
    if known and not any(s.sign in (Sign.ABSENT, Sign.ENDED, Sign.WITHHELD, Sign.MOVED) for s in seen.signals):
        dated = yield from feed(_profile(known), kit)
        shown = [s for s in dated.signals if s.sign is not Sign.SHOWN or known == profile.handle]
        seen = dataclasses.replace(
            seen,
            signals=(*seen.signals, *shown),
            newest=dated.newest or seen.newest,
            posts=dated.posts,
            name=seen.name or dated.name,
        )
    elif kit.last_id and kit.last_id != profile.handle:
        seen = yield from _renamed(profile, seen, kit)
    return dataclasses.replace(seen, signals=(*seen.signals, *tried))


def _renamed(profile: Profile, seen: Reading, kit: Kit) -> Visit[Reading]:
    """A handle that leads nowhere, of a channel whose id is known: the id's page names its handle of today."""
    if not any(signal.sign is Sign.ABSENT for signal in seen.signals):
        return seen
    now = yield from page(_profile(kit.last_id), kit)
    if now.platform_id != kit.last_id:
        return dataclasses.replace(seen, signals=(*seen.signals, *now.signals))
    if not now.handle or now.handle == profile.handle:
        doubted = (dataclasses.replace(s, sign=Sign.UNFAMILIAR, mark="id_still_has_it") for s in seen.signals)
        return dataclasses.replace(seen, signals=tuple(doubted))
    shown = now.signals[0]
    moved = dataclasses.replace(shown, sign=Sign.MOVED, mark="id_has_new_handle", to=_address(now.handle))
    return dataclasses.replace(now, signals=(moved,))


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The channel's page as anybody opens it; asked in English, for its notices are told by their words."""
    (found,) = yield (
        # The cookie is YouTube's own for "reject all" on its consent page.
        Ask(address=_address(profile.handle), headers=(("accept-language", "en"), ("cookie", "SOCS=CAI"))),
    )
    return _channel.read(found, profile.handle, kit.today)


def feed(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The fifteen newest uploads by channel id. It fails for living channels at times: its silence says nothing."""
    if not _ID.fullmatch(profile.handle):
        return Reading(signals=())
    (found,) = yield (Ask(address=f"{_SITE}feeds/videos.xml?channel_id={profile.handle}"),)
    entries = _page.feed(found) if found.status == 200 else None
    if entries is None or profile.handle[2:].encode() not in found.body:
        return Reading(signals=(_walls.wall(found, "feed") or _silent(found),))
    posts = tuple(
        Post(at=at, text=_page.excerpt(entry.title), address=entry.address)
        for entry in entries.entries
        for at in _dates.usable([_dates.moment(entry.dates[0]) if entry.dates else None], kit.today)
    )
    if not posts:
        return Reading(signals=(_walls.signal(found, "feed", Sign.UNFAMILIAR, "feed_empty", "a feed without videos"),))
    shown = _walls.signal(found, "feed", Sign.SHOWN, "feed_entries", entries.title)
    return Reading(
        signals=(shown,),
        newest=_newest(posts, "the channel's feed"),
        posts=tuple(sorted(posts, key=lambda post: post.at, reverse=True))[:20],
        name=entries.title,
        platform_id=profile.handle,
        unseen_parts=_UNSEEN,
    )


def _silent(reply: Reply) -> Signal:
    return _walls.signal(reply, "feed", Sign.UNFAMILIAR, "feed_missing")


def _newest(posts: tuple[Post, ...], source: str) -> Newest | None:
    at = max((post.at for post in posts), default=None)
    return Newest(at=at, source=source, precision=Precision.SECOND) if at else None


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The Data API: channels.list and the uploads. An empty list is no proof, it is given for closed ones too."""
    (found,) = yield (_asked("channels", part="snippet,statistics,contentDetails", **_query(profile.handle)),)
    items = _page.sequence(_page.mapping(found).get("items"))
    channel = items[0] if items and isinstance(items[0], dict) else {}
    if found.status != 200 or not _ID.fullmatch(str(channel.get("id", ""))):
        return Reading(signals=(_unanswered(found),))
    snippet, statistics = _part(channel, "snippet"), _part(channel, "statistics")
    uploads = str(_part(_part(channel, "contentDetails"), "relatedPlaylists").get("uploads", ""))
    posts: tuple[Post, ...] = ()
    if uploads:
        (listed,) = yield (_asked("playlistItems", part="snippet,contentDetails", playlistId=uploads, maxResults="10"),)
        posts = tuple(
            post for item in _page.sequence(_page.mapping(listed).get("items")) for post in _upload(item, kit)
        )
    videos = _number(statistics.get("videoCount"))
    signals = [_walls.signal(found, "api", Sign.SHOWN, "channel_item", str(snippet.get("title", "")))]
    if videos == 0 and not posts:
        signals.append(_walls.signal(found, "api", Sign.EMPTY, "no_videos", "0 videos"))
    return Reading(
        signals=tuple(signals),
        newest=_newest(posts, "the channel's own list of uploads"),
        posts=posts,
        name=str(snippet.get("title", "")),
        bio=str(snippet.get("description", "")),
        links=_page.addresses_in(str(snippet.get("description", ""))),
        followers=None if statistics.get("hiddenSubscriberCount") else _number(statistics.get("subscriberCount")),
        post_count=videos,
        platform_id=str(channel["id"]),
        handle=str(snippet.get("customUrl", "")).lower() or profile.handle,
        unseen_parts=_UNSEEN,
    )


RUNGS = {"api": api, "page": page, "feed": feed}


def _query(handle: str) -> dict[str, str]:
    if handle.startswith("@"):
        return {"forHandle": handle}
    if _ID.fullmatch(handle):
        return {"id": handle}
    return {"forUsername": handle.removeprefix("user/")} if handle.startswith("user/") else {}


def _asked(resource: str, **query: str) -> Ask:
    return Ask(address=f"{_API}{resource}?{urllib.parse.urlencode(query)}", key=KEYS[0])


def _unanswered(reply: Reply) -> Signal:
    error = _part(_page.mapping(reply), "error")
    reasons = [str(_page.mapping_of(one).get("reason", "")) for one in _page.sequence(error.get("errors"))]
    if reply.status == 403 and any(reason in ("quotaExceeded", "rateLimitExceeded") for reason in reasons):
        return _walls.signal(reply, "api", Sign.RATE_LIMITED, "quota", reasons[0])
    if reply.status == 400 and any(reason in ("keyInvalid", "badRequest") for reason in reasons):
        return _walls.signal(reply, "api", Sign.REFUSED, "key_refused", str(error.get("message", "")))
    return _walls.unfamiliar(reply, "api")


def _upload(item: object, kit: Kit) -> tuple[Post, ...]:
    details, snippet = _part(item, "contentDetails"), _part(item, "snippet")
    at = _dates.usable([_dates.moment(str(details.get("videoPublishedAt", "")))], kit.today)
    address = f"{_SITE}watch?v={urllib.parse.quote(str(details.get('videoId', ''))[:20])}"
    return tuple(Post(at=date, text=_page.excerpt(str(snippet.get("title", ""))), address=address) for date in at)


def _part(value: object, name: str) -> Mapping[str, Any]:
    return _page.mapping_of(_page.mapping_of(value).get(name))


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 16 else None
