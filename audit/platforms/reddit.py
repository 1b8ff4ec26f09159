"""Reddit: user accounts and communities, told by its interface with a key; strangers are only given feeds, and few of those."""

from __future__ import annotations

import dataclasses
import re
import urllib.parse
from collections.abc import Mapping
from typing import Any

from audit.address import Address, Identity, Kind, parse
from audit.evidence import Ask, Kit, Newest, Post, Precision, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _dates, _page, _walled, _walls
from audit.platforms._page import Feed
from audit.platforms._platform import Rhythm

NAME = "Reddit"
HOSTS = ("reddit.com", "redd.it")
EXAMPLES: Mapping[str, str] = {
    "https://www.reddit.com/user/MapleBakery/": "u/maplebakery",
    "old.reddit.com/u/maple-bakery/submitted": "u/maple-bakery",
    "https://www.reddit.com/r/MapleStreet/new/": "r/maplestreet",
    "https://www.reddit.com/r/u_MapleBakery": "u/maplebakery",
    "https://np.reddit.com/r/Breadit/comments/1aaaaaa/new_rye/": "r/breadit",
}
RHYTHM = Rhythm(fresh=60, quiet=180, dormant=545)
PACE = 15.0
KEYS = ("REDDIT_CLIENT_ID", "REDDIT_CLIENT_SECRET")

_MAIN = re.compile(r"(?:(?:www|old|new|np|m|i|amp|sh|[a-z]{2})\.)?reddit\.com")
_USER = re.compile(r"[a-z0-9_-]{3,20}")
_COMMUNITY = re.compile(r"[a-z0-9][a-z0-9_]{1,20}")
_TABS = frozenset(
    ("overview", "submitted", "posts", "comments", "about", "gilded", "saved", "upvoted", "downvoted", "hidden")
)
_NO_COMMUNITIES = frozenset(("all", "popular", "mod", "random", "randnsfw", "friends", "home"))
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.HOME: "best hot new rising top",
        Kind.SHARE: "submit",
        Kind.LOGIN: "login register account settings prefs message chat notifications password",
        Kind.POST: "comments gallery poll video media",
    }.items()
    for word in words.split()
}


def identify(address: Address) -> Identity:
    if address.under("redd.it"):
        return _other(Kind.POST if address.segments else Kind.HOME)
    if not _MAIN.fullmatch(address.host):
        return _other(Kind.WEBSITE)
    path = tuple(part.lower().removesuffix(".rss").removesuffix(".json") for part in address.segments)
    match tuple(part for part in path if part):
        case ():
            return _other(Kind.HOME)
        case ("r", name, *rest) if name.startswith("u_"):
            return _user(name.removeprefix("u_"), *rest)
        case ("r", name, *rest) if name not in _NO_COMMUNITIES and "+" not in name:
            return _community(name, *rest)
        case ("u" | "user", name, *rest) if name != "me":
            return _user(name, *rest)
        case ("u" | "user", *_):
            return _other(Kind.LOGIN)
        case (word, *_):
            return _other(_RESERVED.get(word, Kind.WEBSITE))
        case _:
            return _other(Kind.WEBSITE)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="reddit")


def _user(name: str, *rest: str) -> Identity:
    match rest:
        case _ if not _USER.fullmatch(name):
            return _other(Kind.WEBSITE)
        case ("comments" | "s", _, *_):
            return _account(Kind.POST, f"u/{name}")
        case () | (_,) if not rest or rest[0] in _TABS:
            return _account(Kind.PROFILE, f"u/{name}")
        case _:
            return _other(Kind.WEBSITE)


def _community(name: str, *rest: str) -> Identity:
    match rest:
        case _ if not _COMMUNITY.fullmatch(name):
            return _other(Kind.WEBSITE)
        case ("submit", *_):
            return _other(Kind.SHARE)
        case ("comments" | "duplicates" | "s", _, *_):
            return _account(Kind.POST, f"r/{name}")
        case ("wiki" | "w" | "search", *_):
            return _other(Kind.WEBSITE)
        case _:
            return _account(Kind.PROFILE, f"r/{name}")


def _account(kind: Kind, handle: str) -> Identity:
    return Identity(kind=kind, platform="reddit", handle=handle, address=_address(handle))


def _address(handle: str) -> str:
    form, _, name = handle.partition("/")
    return f"https://www.reddit.com/{'user' if form == 'u' else 'r'}/{name}/"


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """Reddit's own account or community, and a name nobody has, in the same form."""
    form = profile.handle[:2]
    return _profile(f"{form}reddit"), _profile(f"{form}{token[:20]}")


def _profile(handle: str) -> Profile:
    return Profile(platform="reddit", handle=handle, address=_address(handle))


def feed(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The newest posts. An empty or missing feed says nothing: users may hide their posts, and communities are private."""
    is_user = profile.handle.startswith("u/")
    (found,) = yield (Ask(address=profile.address + (".rss" if is_user else "new/.rss")),)
    listed = _page.feed(found) if found.status == 200 else None
    if listed is None or not _is(listed, profile):
        return Reading(signals=(_walls.unfamiliar(found, "feed"),))
    posts = _walled.newest_first(
        Post(at=at, text=_page.excerpt(entry.title), address=entry.address)
        for entry in listed.entries
        for at in _dates.usable([_dates.moment(entry.dates[0]) if entry.dates else None], kit.today)
    )
    if not posts:
        return Reading(signals=(_walls.signal(found, "feed", Sign.UNFAMILIAR, "feed_empty", "a feed without posts"),))
    return Reading(
        signals=(_walls.signal(found, "feed", Sign.SHOWN, "feed_entries", listed.title),),
        newest=_newest(posts, profile),
        posts=posts,
        handle=profile.handle,
        unseen_parts=("posts the account hides", "followers") if is_user else ("comments", "members"),
    )


_API = "oauth.reddit.com"
_SEARCH = f"https://{_API}/subreddits/search?"
"""Where Reddit leads from a community that does not exist, which PRAW's documentation tells it by."""
_KINDS = {"u": ("t2", "name", "user_record"), "r": ("t5", "display_name", "community_record")}


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The record and the newest posts (reddit.com/dev/api: user/about, r/about), asked as an application.

    A user who is hidden from everybody else is "Not Found" like one who never was; a community that is closed to
    strangers, or was banned, says so.
    """
    if not kit.keys.issuperset(KEYS):
        return _walled.key_missing("api", _API, " and ".join(KEYS))
    is_user, name = profile.handle.startswith("u/"), profile.handle[2:]
    path = f"user/{name}" if is_user else f"r/{name}"
    (found,) = yield (_ask(f"{path}/about"),)
    told = _page.mapping(found)
    record = _page.mapping_of(told.get("data"))
    kind, called, mark = _KINDS[profile.handle[0]]
    if found.status != 200 or told.get("kind") != kind or str(record.get(called, "")).lower() != name:
        return _untold(found, told, is_user=is_user)
    if record.get("is_suspended") is True:
        return Reading(signals=(_walls.signal(found, "api", Sign.ENDED, "is_suspended", "is_suspended: true"),))
    shown = _walls.signal(found, "api", Sign.SHOWN, mark, f"{path} ({record.get('id')})")
    newest = f"{path}/overview" if is_user else f"{path}/new"
    (listed,) = yield (_ask(newest, sort="new", limit="10"),)
    return _told(dataclasses.replace(_from_posts(listed, profile, kit), signals=(shown,)), record, profile)


def _ask(path: str, **query: str) -> Ask:
    return Ask(address=f"https://{_API}/{path}?{urllib.parse.urlencode({**query, 'raw_json': '1'})}", key=KEYS[1])


def _untold(found: Reply, told: Mapping[str, Any], *, is_user: bool) -> Reading:
    reason = str(told.get("reason") or "")
    match found.status, reason:
        case 200, _ if not is_user and len(found.hops) > 1 and found.address.startswith(_SEARCH):
            return Reading(signals=(_walls.signal(found, "api", Sign.ABSENT, "led_to_search", "led to the search"),))
        case 403, ("private" | "quarantined" | "gated") if not is_user:
            return Reading(signals=(_walls.signal(found, "api", Sign.PRIVATE, "closed_to_strangers", reason),))
        case 404, "banned" if not is_user:
            return Reading(signals=(_walls.signal(found, "api", Sign.ENDED, "community_banned", reason),))
        case 404, "" if not _walls.wall(found, "api") and told.get("message") == "Not Found":
            sign = Sign.WITHHELD if is_user else Sign.ABSENT
            return Reading(signals=(_walls.signal(found, "api", sign, "not_found", "Not Found"),))
        case _:
            return Reading(signals=(_walls.unfamiliar(found, "api"),))


def _from_posts(listed: Reply, profile: Profile, kit: Kit) -> Reading:
    told = _page.mapping_of(_page.mapping(listed).get("data")) if listed.status == 200 else {}
    several = [_page.mapping_of(_page.mapping_of(one).get("data")) for one in _page.sequence(told.get("children"))]
    part, name = ("author" if profile.handle.startswith("u/") else "subreddit"), profile.handle[2:]
    posts = _walled.newest_first(
        Post(
            at=at,
            text=_page.excerpt(str(one.get("title") or one.get("link_title") or "")),
            address=f"https://www.reddit.com{str(one.get('permalink') or '')[:500]}",
        )
        for one in several
        if str(one.get(part, "")).lower() == name
        for at in _dates.usable([_dates.from_seconds(one.get("created_utc"))], kit.today)
    )
    return Reading(signals=(), newest=_newest(posts, profile), posts=posts)


def _told(read: Reading, record: Mapping[str, Any], profile: Profile) -> Reading:
    is_user, number = profile.handle.startswith("u/"), str(record.get("id") or "")
    about = _page.mapping_of(record.get("subreddit")) if is_user else record
    bio = str(about.get("public_description") or "")
    return dataclasses.replace(
        read,
        name=_page.excerpt(str(about.get("title") or "")),
        bio=_page.excerpt(bio),
        links=_page.addresses_in(bio),
        followers=None if is_user else _page.count(record.get("subscribers")),
        platform_id=f"{_KINDS[profile.handle[0]][0]}_{number}" if number.isalnum() else "",
        handle=profile.handle,
        unseen_parts=("posts the account hides", "followers") if is_user else ("comments",),
    )


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    """Where the interface shows a profile without a date, its feed may still have one."""
    told = yield from _walled.with_key(profile, kit, KEYS, api, feed, keyed=api)
    if told.newest or told.signals[-1].rung != "api" or told.signals[-1].sign is not Sign.SHOWN:
        return told
    dated = yield from feed(profile, kit)
    return dataclasses.replace(told, signals=(*told.signals, *dated.signals), newest=dated.newest, posts=dated.posts)


RUNGS = {"api": api, "feed": feed}


def _newest(posts: tuple[Post, ...], profile: Profile) -> Newest | None:
    """Users choose which of their posts their profile shows (r/modnews, June 2025): there may be newer ones."""
    is_user = profile.handle.startswith("u/")
    source = "the account's feed of posts and comments" if is_user else "the newest post in the community, by anybody"
    return _walled.newest(posts, source, Precision.SECOND, lower_bound=is_user)


def _is(listed: Feed, profile: Profile) -> bool:
    """Whether a feed says it is of this account: by the page it names, or for a user by its title."""
    named = parse(listed.address)
    if named and named.under(*HOSTS) and identify(named).handle == profile.handle:
        return True
    return listed.title.lower() == f"overview for {profile.handle.removeprefix('u/')}"
