"""X: its pages are the same empty shell for every account, so only its paid interface can tell."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping
from typing import Any

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Newest, Post, Precision, Profile, Reading, Reply, Sign, Signal, Visit
from audit.platforms import _dates, _page, _walled, _walls
from audit.platforms._platform import Rhythm

NAME = "X"
HOSTS = ("x.com", "twitter.com")
EXAMPLES: Mapping[str, str] = {
    "https://x.com/MapleBakery": "maplebakery",
    "twitter.com/#!/maplebakery": "maplebakery",
    "https://mobile.twitter.com/@maplebakery/with_replies?lang=en": "maplebakery",
    "https://twitter.com/intent/user?screen_name=maplebakery": "maplebakery",
    "https://x.com/i/user/2244994945": "i/user/2244994945",
}
RHYTHM = Rhythm(fresh=14, quiet=45, dormant=180)
PACE = 1.0
KEYS = ("X_BEARER_TOKEN",)

_API = "https://api.x.com/2/users/"
_FIELDS = {
    "user.fields": "created_at,protected,public_metrics,verified,withheld,url,description",
    "expansions": "most_recent_post_id",
    "tweet.fields": "created_at,referenced_tweets",
}
_MAIN = re.compile(r"(?:(?:www|mobile|m|[a-z]{2})\.)?(?:x|twitter)\.com")
_HANDLE = re.compile(r"[a-z0-9_]{1,15}")
_NUMBER = re.compile(r"[0-9]{1,20}")
_BY_ID = "i/user/"
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.HOME: "home index.html",
        Kind.SHARE: "share intent compose",
        Kind.LOGIN: "login logout signup account settings messages notifications",
        Kind.WEBSITE: "search hashtag explore tos privacy about widgets goodies jobs download i oauth rules en",
    }.items()
    for word in words.split()
}


def identify(address: Address) -> Identity:  # noqa: C901, PLR0912  # one case a line
    if not _MAIN.fullmatch(address.host):
        return _other(Kind.WEBSITE)
    match _path(address):
        case ():
            return _other(Kind.HOME)
        case ("home",) if address.value("status"):
            return _other(Kind.SHARE)
        case ("intent", "user" | "follow", *_):
            return _intent(address)
        case ("i", "user", number, *_) if _NUMBER.fullmatch(number):
            return _account(Kind.PROFILE, _BY_ID + number)
        case ("i", "web", "status", _, *_) | ("i", "status", _, *_):
            return _other(Kind.POST)
        case ("i", "flow", *_):
            return _other(Kind.LOGIN)
        case (word, *_) if word in _RESERVED:
            return _other(_RESERVED[word])
        case (name, *_) if not _HANDLE.fullmatch(name):
            return _other(Kind.WEBSITE)
        case (name, "status" | "statuses" | "article", _, *_):
            return _account(Kind.POST, name)
        case (_, "lists" | "moments" | "timelines", *_):
            return _other(Kind.WEBSITE)
        case (name, *_):
            return _account(Kind.PROFILE, name)
        case _:
            return _other(Kind.WEBSITE)


def _path(address: Address) -> tuple[str, ...]:
    """Path parts in lower case; until 2012 they stood in the fragment."""
    hashed = address.fragment.partition("?")[0]
    written = hashed[2:].split("/") if hashed.startswith("!/") else address.segments
    return tuple(part.lower().removeprefix("@") for part in written if part)


def _intent(address: Address) -> Identity:
    name, number = address.value("screen_name").lower().removeprefix("@"), address.value("user_id")
    if _HANDLE.fullmatch(name):
        return _account(Kind.PROFILE, name)
    if _NUMBER.fullmatch(number):
        return _account(Kind.PROFILE, _BY_ID + number)
    return _other(Kind.SHARE)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="x")


def _account(kind: Kind, handle: str) -> Identity:
    return Identity(kind=kind, platform="x", handle=handle, address=f"https://x.com/{handle}")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:  # noqa: ARG001  # one host serves all
    """Handles have at most 15 characters: a longer one is refused as malformed, which proves nothing."""
    living, absent = "x", token[:15]
    return (
        Profile(platform="x", handle=living, address=f"https://x.com/{living}"),
        Profile(platform="x", handle=absent, address=f"https://x.com/{absent}"),
    )


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """User lookup of the X API v2, one read an account. Documented at docs.x.com/x-api/users."""
    if KEYS[0] not in kit.keys:
        return _walled.key_missing("api", "api.x.com", KEYS[0])
    (found,) = yield (_ask(profile.handle),)
    record = _page.mapping(found)
    if user := _user(found, record, profile.handle):
        return _reading(found, record, user, kit)
    stated = _stated(found, record, profile.handle)
    if stated and stated.sign is Sign.ABSENT and kit.last_id:
        return (yield from _renamed(stated, profile, kit))
    return Reading(signals=(stated or _limited(found, record) or _walls.unfamiliar(found, "api"),))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    """No page is asked for: x.com answers live, missing, suspended and protected accounts alike."""
    return (yield from api(profile, kit))


RUNGS = {"api": api}


def _ask(handle: str) -> Ask:
    number = handle.removeprefix(_BY_ID)
    path = f"by/username/{handle}" if number == handle else number
    return Ask(address=f"{_API}{path}?{urllib.parse.urlencode(_FIELDS)}", key=KEYS[0])


def _user(reply: Reply, record: Mapping[str, Any], handle: str) -> Mapping[str, Any] | None:
    """The account's record, if it is the one that was asked for."""
    user = record.get("data")
    if reply.status != 200 or not isinstance(user, dict) or not user.get("id"):
        return None
    return user if handle in (str(user.get("username", "")).lower(), f"{_BY_ID}{user['id']}") else None


def _stated(reply: Reply, record: Mapping[str, Any], handle: str) -> Signal | None:
    """What the interface says in so many words of this very account."""
    if reply.status not in (200, 404):
        return None
    for error in _page.sequence(record.get("errors")):
        if not isinstance(error, dict) or str(error.get("value", "")).lower() != handle.removeprefix(_BY_ID):
            continue
        detail = str(error.get("detail", ""))
        if detail.startswith("User has been suspended"):
            return _walls.signal(reply, "api", Sign.ENDED, "suspended", detail)
        if detail.startswith("Could not find user with"):
            return _walls.signal(reply, "api", Sign.ABSENT, "user_not_found", detail)
    return None


def _limited(reply: Reply, record: Mapping[str, Any]) -> Signal | None:
    words = f"{record.get('title', '')}: {record.get('detail', '')}"
    if reply.status in (402, 429) or (reply.status >= 400 and "credits" in words.lower()):
        return _walls.signal(reply, "api", Sign.RATE_LIMITED, "limit_or_credits", words)
    return None


def _renamed(stated: Signal, profile: Profile, kit: Kit) -> Visit[Reading]:
    """A handle that is free again may belong to an account that goes by another name now."""
    (now,) = yield (_ask(_BY_ID + kit.last_id),)
    user = _user(now, _page.mapping(now), _BY_ID + kit.last_id)
    if not user:
        return Reading(signals=(stated,))
    handle = str(user.get("username", "")).lower()
    if handle == profile.handle:
        return Reading(signals=(_walls.signal(now, "api", Sign.UNFAMILIAR, "id_still_has_it", f"@{handle}"),))
    moved = _walls.signal(now, "api", Sign.MOVED, "id_has_new_handle", f"@{handle}", to=f"https://x.com/{handle}")
    return Reading(signals=(moved,), platform_id=kit.last_id, handle=handle)


def _reading(found: Reply, record: Mapping[str, Any], user: Mapping[str, Any], kit: Kit) -> Reading:
    metrics = user.get("public_metrics")
    counts = metrics if isinstance(metrics, dict) else {}
    handle, bio = str(user.get("username", "")), str(user.get("description", ""))
    signals = [_walls.signal(found, "api", Sign.SHOWN, "user_record", f"@{handle} ({user['id']})")]
    if user.get("protected") is True:
        signals.append(_walls.signal(found, "api", Sign.PRIVATE, "protected", "protected: true"))
    elif counts.get("tweet_count") == 0:
        signals.append(_walls.signal(found, "api", Sign.EMPTY, "no_posts", "tweet_count: 0"))
    newest = _newest(record, user, kit)
    return Reading(
        signals=tuple(signals),
        newest=newest,
        posts=(Post(at=newest.at),) if newest else (),
        name=str(user.get("name", "")),
        bio=bio,
        links=tuple(filter(None, (str(user.get("url") or ""), *_page.addresses_in(bio)))),
        followers=_page.count(counts.get("followers_count")),
        post_count=_page.count(counts.get("tweet_count")),
        platform_id=str(user["id"]),
        handle=handle,
        unseen_parts=("posts before the newest one", "pinned posts"),
    )


def _newest(record: Mapping[str, Any], user: Mapping[str, Any], kit: Kit) -> Newest | None:
    """The newest post by its id. When it repeats somebody else's, the newest of its own is not known."""
    post_id = str(user.get("most_recent_post_id") or user.get("most_recent_tweet_id") or "")
    if not _NUMBER.fullmatch(post_id) or _is_repost(record, post_id):
        return None
    for at in _dates.usable([_dates.from_x_id(int(post_id))], kit.today):
        return Newest(at=at, source="the id of the newest post", precision=Precision.DERIVED)
    return None


def _is_repost(record: Mapping[str, Any], post_id: str) -> bool:
    posts = [post for post in _page.find(record.get("includes"), "tweets") if isinstance(post, list)]
    mine = [post for several in posts for post in several if isinstance(post, dict) and post.get("id") == post_id]
    return any(kind == "retweeted" for post in mine for kind in _page.find(post.get("referenced_tweets"), "type"))
