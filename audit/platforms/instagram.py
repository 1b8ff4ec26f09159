"""Instagram: a profile page that strangers see now and then, and a login wall the rest of the time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from audit.address import Address, Identity, Kind, parse
from audit.evidence import Kit, Post, Precision, Profile, Reading, Reply, Sign, Signal, Visit
from audit.platforms import _dates, _graph, _page, _walled, _walls
from audit.platforms._page import Document
from audit.platforms._platform import Rhythm

NAME = "Instagram"
HOSTS = ("instagram.com", "instagr.am", "ig.me")
EXAMPLES: Mapping[str, str] = {
    "https://www.instagram.com/MapleBakery/?igsh=abc": "maplebakery",
    "instagram.com/maple.bakery": "maple.bakery",
    "https://m.instagram.com/maple_bakery/reels/?hl=en": "maple_bakery",
    "http://instagr.am/maplebakery": "maplebakery",
}
RHYTHM = Rhythm(fresh=30, quiet=90, dormant=365)
PACE = 3.0
KEYS = (_graph.TOKEN, "META_IG_USER_ID")

_MAIN = re.compile(r"(?:(?:www|m)\.)?(?:instagram\.com|instagr\.am)")
_HANDLE = re.compile(r"(?!\.)(?!.*\.\.)[a-z0-9._]{1,30}(?<!\.)")
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.LOGIN: "accounts direct challenge oauth session settings emails",
        Kind.SHARE: "share sharer",
        Kind.POST: "p reel tv s",
        Kind.WEBSITE: "explore about legal developer web reels stories api blog press privacy terms directory "
        "create your_activity popular",
    }.items()
    for word in words.split()
}
_POSTS = frozenset({"p", "reel", "tv"})
_PINS = 3
"""An account may pin three posts above its newest: so few prove no silence unless they are all there are."""


def identify(address: Address) -> Identity:  # noqa: C901  # one case a line
    path = tuple(part.removeprefix("@") for part in address.segments)
    if address.host.removeprefix("www.") == "ig.me":
        return _account(Kind.CONTACT, path[1]) if len(path) > 1 else _other(Kind.WEBSITE)
    if not _MAIN.fullmatch(address.host):
        return _other(Kind.WEBSITE)
    match tuple(part.lower() for part in path):
        case ():
            return _other(Kind.HOME)
        case ("_u" | "_n", name, *_):
            return _account(Kind.PROFILE, name)
        case ("stories", name, _, *_) if name != "highlights":
            return _account(Kind.POST, name)
        case ("stories", _, *_):
            return _other(Kind.POST)
        case ("reels", code, *_) if code != "audio":
            return _other(Kind.POST)
        case ("share", _, *_):
            return _other(Kind.INDIRECT)
        case (word, *_) if word in _RESERVED:
            return _other(_RESERVED[word])
        case (name, kind, _, *_) if kind in _POSTS:
            return _account(Kind.POST, name)
        case (name, *_):
            return _account(Kind.PROFILE, name)
        case _:
            return _other(Kind.WEBSITE)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="instagram")


def _account(kind: Kind, name: str) -> Identity:
    handle = name.lower()
    if not _HANDLE.fullmatch(handle):
        return _other(kind if kind is Kind.POST else Kind.WEBSITE)
    return Identity(kind=kind, platform="instagram", handle=handle, address=_address(handle))


def _address(handle: str) -> str:
    return f"https://www.instagram.com/{handle}/"


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:  # noqa: ARG001  # one host serves all
    return _profile("instagram"), _profile(token)


def _profile(handle: str) -> Profile:
    return Profile(platform="instagram", handle=handle, address=_address(handle))


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """Business discovery: what any professional account may ask about another one.

    Documented at developers.facebook.com, Instagram Platform, IG User, business_discovery. Personal accounts get the
    same "Cannot find User" as missing ones, so an error never speaks against a profile.
    """
    missing = next((key for key in KEYS if key not in kit.keys), "")
    if missing:
        return _walled.key_missing("api", _graph.HOST, missing)
    media = "media.limit(10){timestamp,permalink,caption}"
    fields = f"id,username,name,biography,website,followers_count,media_count,{media}"
    query = f"business_discovery.username({profile.handle}){{{fields}}}"
    (found,) = yield (_graph.ask("{META_IG_USER_ID}", fields=query),)
    user = _page.mapping(found).get("business_discovery")
    if found.status != 200 or not isinstance(user, dict) or not _is(user, profile):
        return Reading(signals=(_graph.unanswered(found, "api"),))
    return _from_graph(found, user, kit)


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The public page as a stranger gets it: the account's record with the codes of its newest posts."""
    (reply,) = yield (_walled.page(profile.address),)
    if walled := _walled_off(reply):
        return Reading(signals=(walled,))
    document = _page.document(reply)
    if reply.status == 200:
        for user in _page.find(list(document.json_scripts()), "xig_user_by_username"):
            if isinstance(user, dict) and user.get("pk") and _is(user, profile):
                return _from_record(reply, user, kit)
        if _is_described(document, profile):
            return _from_tags(reply, document)
    return Reading(signals=(_absent(reply, document, profile) or _walls.unfamiliar(reply, "page"),))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from _walled.climb(profile, kit, *((api, page) if kit.keys.issuperset(KEYS) else (page,))))


RUNGS = {"api": api, "page": page}

_HOME_ROUTE = re.compile(rb'"routePath"\s*:\s*"\\*/"')
_NO_ROUTE = re.compile(rb'"routePath"\s*:\s*null')
_COUNTS = re.compile(r"([0-9][0-9,]{0,15}) Followers, [0-9][0-9,.]{0,15}[KMkm]? Following, ([0-9][0-9,]{0,15}) Posts")


def _is(user: Mapping[str, Any], profile: Profile) -> bool:
    return str(user.get("username", "")).lower() == profile.handle


def _walled_off(reply: Reply) -> Signal | None:
    if wall := _walls.wall(reply, "page"):
        return wall
    landed = parse(reply.address)
    if landed and not landed.segments:
        return _walls.signal(reply, "page", Sign.LOGIN_WALL, "bounced_home", "led to the front page")
    if _HOME_ROUTE.search(reply.body):
        return _walls.signal(reply, "page", Sign.LOGIN_WALL, "home_route", '"routePath":"/"')
    return None


def _is_described(document: Document, profile: Profile) -> bool:
    """The share tags of a profile page: older than its data, and naming the account just as well."""
    about = document.meta("og:description").lower()
    return "followers" in about and f"(@{profile.handle})" in about + document.meta("og:title").lower()


def _absent(reply: Reply, document: Document, profile: Profile) -> Signal | None:
    """The answers for accounts that are missing, deleted or banned; only where the profile itself was asked for."""
    if document.title.lower().startswith("login"):
        return _walls.signal(reply, "page", Sign.LOGIN_WALL, "login_page", document.title)
    landed = parse(reply.address)
    if not (landed and identify(landed).handle == profile.handle):
        return None
    if reply.status == 404:
        return _walls.signal(reply, "page", Sign.ABSENT, "status_404")
    if reply.status == 200 and _NO_ROUTE.search(reply.body):
        return _walls.signal(reply, "page", Sign.ABSENT, "no_route", '"routePath":null')
    words = document.text().replace("\u2019", "'")
    if reply.status == 200 and (gone := "Sorry, this page isn't available.") in words:
        return _walls.signal(reply, "page", Sign.ABSENT, "not_available", gone)
    return None


def _from_record(reply: Reply, user: Mapping[str, Any], kit: Kit) -> Reading:
    signals = [_walls.signal(reply, "page", Sign.SHOWN, "account_record", f"@{user['username']} ({user['pk']})")]
    total = _page.count(user.get("all_media_count"))
    posts = _posts(user, kit)
    if user.get("is_private") is True:
        signals.append(_walls.signal(reply, "page", Sign.PRIVATE, "is_private", "is_private: true"))
    elif total == 0 and not posts:
        signals.append(_walls.signal(reply, "page", Sign.EMPTY, "no_posts", "all_media_count: 0"))
    bio = str(user.get("biography") or "")
    return Reading(
        signals=tuple(signals),
        newest=_walled.newest(
            posts,
            "the code of the newest post",
            Precision.DERIVED,
            lower_bound=len(posts) <= _PINS and total != len(posts),
        ),
        posts=posts,
        name=str(user.get("full_name") or ""),
        bio=_page.excerpt(bio),
        links=_page.addresses_in(bio),
        followers=_page.count(user.get("follower_count")),
        post_count=total,
        platform_id=str(user["pk"]),
        handle=str(user["username"]),
        unseen_parts=("stories",),
    )


def _posts(user: Mapping[str, Any], kit: Kit) -> tuple[Post, ...]:
    timeline = user.get("polaris_ordered_timeline_connection")
    edges = _page.sequence(timeline.get("edges")) if isinstance(timeline, dict) else ()
    nodes = [edge.get("node") for edge in edges if isinstance(edge, dict)]
    codes = dict.fromkeys(str(node.get("code") or "") for node in nodes if isinstance(node, dict))
    return _walled.newest_first(
        Post(at=at, address=f"https://www.instagram.com/p/{code}/")
        for code in codes
        for at in _dates.usable([_dates.from_instagram_code(code)], kit.today)
    )


def _from_tags(reply: Reply, document: Document) -> Reading:
    about = document.meta("og:description")
    counts = _COUNTS.match(about)
    followers, total = (int(text.replace(",", "")) for text in counts.groups()) if counts else (None, None)
    return Reading(
        signals=(_walls.signal(reply, "page", Sign.SHOWN, "share_tags", about),),
        name=_page.excerpt(document.meta("og:title").partition(" (@")[0]),
        followers=followers,
        post_count=total,
        unseen_parts=("posts and their dates", "stories"),
    )


def _from_graph(found: Reply, user: Mapping[str, Any], kit: Kit) -> Reading:
    """The id of the Graph API is another kind than the page's, and is not kept."""
    signals = [_walls.signal(found, "api", Sign.SHOWN, "business_account", f"@{user['username']}")]
    if user.get("media_count") == 0:
        signals.append(_walls.signal(found, "api", Sign.EMPTY, "no_media", "media_count: 0"))
    media = user.get("media")
    posts = _walled.newest_first(
        Post(at=at, text=_page.excerpt(str(item.get("caption") or "")), address=str(item.get("permalink", "")))
        for item in _page.sequence(media.get("data") if isinstance(media, dict) else None)
        if isinstance(item, dict)
        for at in _dates.usable([_dates.moment(str(item.get("timestamp", "")))], kit.today)
    )
    return Reading(
        signals=tuple(signals),
        newest=_walled.newest(posts, "the account's own list of posts", Precision.SECOND),
        posts=posts,
        name=str(user.get("name") or ""),
        bio=_page.excerpt(str(user.get("biography") or "")),
        links=_page.addresses_in(f"{user.get('website') or ''} {user.get('biography') or ''}"),
        followers=_page.count(user.get("followers_count")),
        post_count=_page.count(user.get("media_count")),
        handle=str(user["username"]),
        unseen_parts=("stories",),
    )
