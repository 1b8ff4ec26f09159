"""Threads: a profile page that strangers see now and then, and a login page that missing accounts get as well."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator, Mapping
from typing import Any

from audit.address import Address, Identity, Kind, parse
from audit.evidence import Ask, Kit, Post, Precision, Profile, Reading, Reply, Sign, Signal, Visit
from audit.platforms import _dates, _graph, _page, _walled, _walls
from audit.platforms._page import Document
from audit.platforms._platform import Rhythm

NAME = "Threads"
HOSTS = ("threads.com", "threads.net")
EXAMPLES: Mapping[str, str] = {
    "https://www.threads.com/@MapleBakery?hl=en": "maplebakery",
    "threads.net/@maple.bakery": "maple.bakery",
    "https://www.threads.com/@maple_bakery/replies": "maple_bakery",
    "https://www.threads.net/@maplebakery/post/C1aaaaaaaaa": "maplebakery",
}
RHYTHM = Rhythm(fresh=30, quiet=90, dormant=365)
PACE = 3.0
KEYS = ("THREADS_ACCESS_TOKEN",)

_MAIN = re.compile(r"(?:(?:www|m)\.)?threads\.(?:com|net)")
_HANDLE = re.compile(r"(?!\.)(?!.*\.\.)[a-z0-9._]{1,30}(?<!\.)")
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.HOME: "for_you",
        Kind.LOGIN: "login logout signup settings accounts activity liked saved following insights",
        Kind.SHARE: "intent share",
        Kind.POST: "t",
    }.items()
    for word in words.split()
}
_PINS = 3
"""Posts may be pinned above newer ones: so few prove no silence."""


def identify(address: Address) -> Identity:
    if not _MAIN.fullmatch(address.host):
        return _other(Kind.WEBSITE)
    match address.segments:
        case ():
            return _other(Kind.HOME)
        case (name, post, _, *_) if name.startswith("@") and post.lower() == "post":
            return _account(Kind.POST, name)
        case (name, *_) if name.startswith("@"):
            return _account(Kind.PROFILE, name)
        case _:
            return _other(_RESERVED.get(address.first, Kind.WEBSITE))


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="threads")


def _account(kind: Kind, name: str) -> Identity:
    handle = name.removeprefix("@").lower()
    if not _HANDLE.fullmatch(handle):
        return _other(kind if kind is Kind.POST else Kind.WEBSITE)
    return Identity(kind=kind, platform="threads", handle=handle, address=_address(handle))


def _address(handle: str) -> str:
    return f"https://www.threads.com/@{handle}"


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:  # noqa: ARG001  # one host serves all
    return _profile("threads"), _profile(token)


def _profile(handle: str) -> Profile:
    return Profile(platform="threads", handle=handle, address=_address(handle))


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The public page. Nothing it answers speaks against an account: missing ones and strangers get one login page."""
    (reply,) = yield (_walled.page(profile.address),)
    if walled := _walled_off(reply):
        return Reading(signals=(walled,))
    document = _page.document(reply)
    scripts = list(document.json_scripts())
    if reply.status == 200 and (_record(scripts, profile) or _is_described(document, profile)):
        return _reading(reply, document, scripts, profile, kit)
    if document.title.lower().endswith("log in"):
        return Reading(signals=(_walls.signal(reply, "page", Sign.LOGIN_WALL, "login_page", document.title),))
    return Reading(signals=(_walls.unfamiliar(reply, "page"),))


_API = "graph.threads.com"
_FIELDS = "username,name,biography,is_verified,follower_count"


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """Profile Discovery of the Threads API (developers.facebook.com, Threads Profiles), for accounts of 100 followers or more.

    Smaller accounts are not found by it, so an error says nothing of the account. It tells no id.
    """
    if KEYS[0] not in kit.keys:
        return _walled.key_missing("api", _API, KEYS[0])
    (found,) = yield (_ask("profile_lookup", username=profile.handle, fields=_FIELDS),)
    user = _page.mapping(found)
    if found.status != 200 or str(user.get("username", "")).lower() != profile.handle:
        return Reading(signals=(_graph.unanswered(found, "api"),))
    (listed,) = yield (_ask("profile_posts", username=profile.handle, fields="id,text,timestamp,permalink,username"),)
    several = _page.sequence(_page.mapping(listed).get("data")) if listed.status == 200 else ()
    mine = [one for one in map(_page.mapping_of, several) if str(one.get("username", "")).lower() == profile.handle]
    posts = _walled.newest_first(
        Post(at=at, text=_page.excerpt(str(one.get("text") or "")), address=str(one.get("permalink") or "")[:2_048])
        for one in mine
        for at in _dates.usable([_dates.moment(str(one.get("timestamp") or ""))], kit.today)
    )
    bio = str(user.get("biography") or "")
    return Reading(
        signals=(_walls.signal(found, "api", Sign.SHOWN, "profile_lookup", f"@{user['username']}"),),
        newest=_walled.newest(posts, "the account's own posts", Precision.SECOND),
        posts=posts,
        name=_page.excerpt(str(user.get("name") or "")),
        bio=_page.excerpt(bio),
        links=_page.addresses_in(bio),
        followers=_page.count(user.get("follower_count")),
        handle=str(user["username"]),
        unseen_parts=("replies",) if posts else ("posts and their dates", "replies"),
    )


def _ask(edge: str, **query: str) -> Ask:
    return Ask(address=f"https://{_API}/v1.0/{edge}?{urllib.parse.urlencode(query)}", key=KEYS[0])


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The page first: the interface knows larger accounts only."""
    return (yield from _walled.with_key(profile, kit, KEYS, page, api, keyed=api))


RUNGS = {"page": page, "api": api}

_CALL = "See the latest conversations with"
_CODE = re.compile(r"[A-Za-z0-9_-]{5,40}")
_COUNT = r"([0-9][0-9,]{0,15}(?:\.[0-9])?[KMB]?)"
_COUNTS = re.compile(rf"{_COUNT} Followers • (?:{_COUNT} Threads? • )?")


def _walled_off(reply: Reply) -> Signal | None:
    if wall := _walls.wall(reply, "page"):
        return wall
    landed = parse(reply.address)
    if landed and not landed.segments:
        return _walls.signal(reply, "page", Sign.LOGIN_WALL, "bounced_home", "led to the front page")
    return None


def _is_described(document: Document, profile: Profile) -> bool:
    """The share tags of a profile's page, naming this account."""
    is_profile = document.meta("og:type") == "profile" or "Followers" in document.meta("og:description")
    return is_profile and f"(@{profile.handle})" in document.meta("og:title").lower()


def _users(scripts: list[Any], profile: Profile) -> Iterator[Mapping[str, Any]]:
    """What the page's data says of this account, wherever it does."""
    for user in _page.find(scripts, "user"):
        if isinstance(user, dict) and str(user.get("username", "")).lower() == profile.handle:
            yield user


def _record(scripts: list[Any], profile: Profile) -> Mapping[str, Any]:
    """The account's own record: beside the short ones that stand with posts, it has an id and counts followers."""
    return next((user for user in _users(scripts, profile) if user.get("pk") and "follower_count" in user), {})


def _reading(reply: Reply, document: Document, scripts: list[Any], profile: Profile, kit: Kit) -> Reading:
    user, about = _record(scripts, profile), document.meta("og:description")
    counts = _COUNTS.match(about)
    told, total = (_exact(text) for text in counts.groups()) if counts else (None, None)
    followers = _page.count(user.get("follower_count"))
    posts = _posts(scripts, profile, kit)
    bio = str(user.get("biography") or (about[counts.end() :].partition(_CALL)[0] if counts else ""))
    return Reading(
        signals=tuple(_signals(reply, document, scripts, profile, is_empty=total == 0 and not posts)),
        newest=_walled.newest(
            posts,
            "the newest post on the page",
            Precision.SECOND,
            lower_bound=len(posts) <= _PINS and total != len(posts),
        ),
        posts=posts,
        name=_page.excerpt(str(user.get("full_name") or "") or document.meta("og:title").partition(" (@")[0]),
        bio=_page.excerpt(bio),
        links=_links(user, bio),
        followers=told if followers is None else followers,
        post_count=total,
        platform_id=str(user["pk"]) if str(user.get("pk")).isdigit() else "",
        handle=str(user.get("username") or profile.handle),
        unseen_parts=("replies",) if posts else ("posts and their dates", "replies"),
    )


def _signals(
    reply: Reply, document: Document, scripts: list[Any], profile: Profile, *, is_empty: bool
) -> Iterator[Signal]:
    if user := _record(scripts, profile):
        yield _walls.signal(reply, "page", Sign.SHOWN, "account_record", f"@{user['username']} ({user['pk']})")
    else:
        yield _walls.signal(reply, "page", Sign.SHOWN, "share_tags", document.meta("og:title"))
    if any(user.get("text_post_app_is_private") is True for user in _users(scripts, profile)):
        yield _walls.signal(reply, "page", Sign.PRIVATE, "is_private", "text_post_app_is_private: true")
    elif is_empty:
        yield _walls.signal(reply, "page", Sign.EMPTY, "no_threads", "0 Threads")


def _exact(text: str | None) -> int | None:
    """A count that is written out; a rounded one (`1.2K`) is none."""
    digits = (text or "").replace(",", "")
    return int(digits) if digits.isdigit() else None


def _links(user: Mapping[str, Any], bio: str) -> tuple[str, ...]:
    listed = (_page.mapping_of(link).get("url") for link in _page.sequence(user.get("bio_links")))
    return _page.addresses_in(" ".join([*(str(url)[:2_048] for url in listed if url), bio]))


def _posts(scripts: list[Any], profile: Profile, kit: Kit) -> tuple[Post, ...]:
    """The account's own posts: what it answers to or passes on is another's, and carries another name."""
    found: dict[str, Post] = {}
    for items in _page.find(scripts, "thread_items"):
        for item in _page.sequence(items):
            post = _page.mapping_of(_page.mapping_of(item).get("post"))
            author = str(_page.mapping_of(post.get("user")).get("username", "")).lower()
            code = str(post.get("code") or "")
            if author != profile.handle or not _CODE.fullmatch(code):
                continue
            text = str(_page.mapping_of(post.get("caption")).get("text") or "")
            for at in _dates.usable([_dates.from_seconds(post.get("taken_at"))], kit.today):
                address = f"{_address(profile.handle)}/post/{code}"
                found.setdefault(code, Post(at=at, text=_page.excerpt(text), address=address))
    return _walled.newest_first(found.values())
