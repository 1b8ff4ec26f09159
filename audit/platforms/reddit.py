"""Reddit: user accounts and communities, of which strangers' programs are only given feeds, and few of those."""

from __future__ import annotations

import re
from collections.abc import Mapping

from audit.address import Address, Identity, Kind, parse
from audit.evidence import Ask, Kit, Post, Precision, Profile, Reading, Sign, Visit
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
KEYS = ()

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
    source = "the account's feed of posts and comments" if is_user else "the newest post in the community, by anybody"
    return Reading(
        signals=(_walls.signal(found, "feed", Sign.SHOWN, "feed_entries", listed.title),),
        newest=_walled.newest(posts, source, Precision.SECOND),
        posts=posts,
        handle=profile.handle,
        unseen_parts=("posts the account hides", "followers") if is_user else ("comments", "members"),
    )


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from feed(profile, kit))


RUNGS = {"feed": feed}


def _is(listed: Feed, profile: Profile) -> bool:
    """Whether a feed says it is of this account: by the page it names, or for a user by its title."""
    named = parse(listed.address)
    if named and named.under(*HOSTS) and identify(named).handle == profile.handle:
        return True
    return listed.title.lower() == f"overview for {profile.handle.removeprefix('u/')}"
