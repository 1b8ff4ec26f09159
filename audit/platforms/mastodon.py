"""Mastodon and its kin: many hosts, one open interface, and WebFinger where a host speaks another one."""

from __future__ import annotations

import dataclasses
import re
import urllib.parse
from collections.abc import Iterator, Mapping
from typing import Any

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Newest, Post, Precision, Profile, Reading, Reply, Sign, Signal, Visit
from audit.platforms import _dates, _page, _walls
from audit.platforms._platform import Rhythm

NAME = "Mastodon"
HOSTS = ()
EXAMPLES: Mapping[str, str] = {
    "https://social.example/@MapleBakery": "maplebakery@social.example",
    "https://social.example/users/maplebakery": "maplebakery@social.example",
    "https://social.example/web/@maplebakery": "maplebakery@social.example",
    "https://social.example/@maplebakery@bread.example": "maplebakery@bread.example",
    "https://social.example/@maplebakery/110000000000000001": "maplebakery@social.example",
}
RHYTHM = Rhythm(fresh=14, quiet=45, dormant=180)
PACE = 1.0
KEYS = ()

_USER = re.compile(r"[a-z0-9_][a-z0-9_.-]{0,63}")
_HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}")
_FRONTS = ("web", "deck")
_FEEDS = re.compile(r"\.(?:rss|atom|json)$")
"""Endings of an account's machine-readable forms: `/@name.rss` is the account's feed, no other account."""
_FEED = "http://schemas.google.com/g/2010#updates-from"
_UNSEEN = ("replies to others", "posts for followers only")


def identify(address: Address) -> Identity:
    """A profile or post by the shape of its path; any other address is a plain website."""
    match address.segments:
        case (front, user, *rest) if front in _FRONTS and user.startswith("@"):
            return _identity(user[1:], address.host, rest)
        case (user, *rest) if user.startswith("@"):
            return _identity(user[1:], address.host, rest)
        case ("users", user, *rest) if not user.isdigit() and rest[:1] in ([], ["statuses"]):
            return _identity(user, address.host, rest)
        case _:
            return Identity(kind=Kind.WEBSITE)


def _identity(user: str, host: str, rest: list[str]) -> Identity:
    name, _, elsewhere = _FEEDS.sub("", user.lower()).partition("@")
    home = elsewhere or host
    if not _USER.fullmatch(name) or not _HOST.fullmatch(home):
        return Identity(kind=Kind.WEBSITE)
    is_post = bool(rest) and rest[-1].isdigit()
    return Identity(
        kind=Kind.POST if is_post else Kind.PROFILE,
        platform="mastodon",
        handle=f"{name}@{home}",
        address=f"https://{home}/@{name}",
    )


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """Each host is its own network, and which accounts it has is not known beforehand.

    The living one is therefore the host itself, written `@host`: the `api` rung shows it when the host describes
    itself at /api/v2/instance, the other rungs when it serves NodeInfo. The absent one is a random name on that host.
    """
    _, host = _parts(profile)
    return (
        Profile(platform="mastodon", handle=f"@{host}", address=f"https://{host}/"),
        Profile(platform="mastodon", handle=f"{token}@{host}", address=f"https://{host}/@{token}"),
    )


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The interface first; what it denies or keeps to itself is asked again of WebFinger, which every kin has."""
    told = yield from api(profile, kit)
    if told.signals[0].sign not in {Sign.ABSENT, Sign.REFUSED, Sign.UNFAMILIAR}:
        return told
    known = yield from webfinger(profile, kit)
    if known.signals[0].sign is not Sign.SHOWN:
        return dataclasses.replace(told, signals=(*known.signals, *told.signals))
    doubted = (_doubted(signal) if signal.sign is Sign.ABSENT else signal for signal in told.signals)
    return dataclasses.replace(known, signals=(*known.signals, *doubted))


def _doubted(signal: Signal) -> Signal:
    return dataclasses.replace(signal, sign=Sign.UNFAMILIAR, mark="webfinger_disagrees")


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The account as its own server describes it. Documented at docs.joinmastodon.org/methods/accounts."""
    user, host = _parts(profile)
    if not user:
        return (yield from _itself(host, "api", "/api/v2/instance", ("domain", "uri")))
    (found,) = yield (_ask(host, "/api/v1/accounts/lookup", acct=user),)
    record = _page.mapping(found)
    if nameless := _walls.nameless(found, "api"):
        return Reading(signals=(nameless,))
    if found.status == 404 and record.get("error") == "Record not found":
        return Reading(signals=(_walls.signal(found, "api", Sign.ABSENT, "record_not_found", "Record not found"),))
    if found.status != 200 or str(record.get("username", "")).lower() != user or not record.get("id"):
        return Reading(signals=(_walls.unfamiliar(found, "api"),))
    if stated := _stated(found, record):
        return Reading(signals=(stated,), platform_id=_id(record), handle=f"{user}@{host}")
    (posts,) = yield (
        _ask(
            host,
            f"/api/v1/accounts/{urllib.parse.quote(str(record['id']), safe='')}/statuses",
            exclude_reblogs="true",
            exclude_replies="true",
            limit="10",
        ),
    )
    return _reading(found, record, tuple(_posts(posts, kit)), kit)


def webfinger(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The account's entry in the host's directory (RFC 7033), then its posts as its kin publishes them."""
    user, host = _parts(profile)
    if not user:
        return (yield from _itself(host, "webfinger", "/.well-known/nodeinfo", ("links",)))
    (found,) = yield (_ask(host, "/.well-known/webfinger", resource=f"acct:{user}@{host}"),)
    record = _page.mapping(found)
    if found.status == 200 and _names(record, user):
        shown = _walls.signal(found, "webfinger", Sign.SHOWN, "webfinger_subject", str(record["subject"]))
        newest, posts = yield from _kin_posts(user, host, record, kit)
        return Reading(
            signals=(shown,), newest=newest, posts=posts, handle=profile.handle, unseen_parts=(*_UNSEEN, "followers")
        )
    if found.status == 410 and _walls.wall(found, "webfinger") is None:
        return Reading(signals=(_walls.signal(found, "webfinger", Sign.ENDED, "webfinger_410", "status 410, gone"),))
    if found.status == 404 and _walls.wall(found, "webfinger") is None:
        # Hosts whose names differ from their addresses answer so for living accounts too.
        return Reading(signals=(_walls.signal(found, "webfinger", Sign.UNFAMILIAR, "webfinger_404"),))
    return Reading(signals=(_walls.nameless(found, "webfinger") or _walls.unfamiliar(found, "webfinger"),))


RUNGS = {"api": api, "webfinger": webfinger}


def _parts(profile: Profile) -> tuple[str, str]:
    user, _, host = profile.handle.rpartition("@")
    return user, host


def _ask(host: str, path: str, **query: str) -> Ask:
    return Ask(address=f"https://{host}{path}" + (f"?{urllib.parse.urlencode(query)}" if query else ""))


def _itself(host: str, rung: str, path: str, marks: tuple[str, ...]) -> Visit[Reading]:
    """Whether this host answers this source as its software does: the living control."""
    (found,) = yield (_ask(host, path),)
    if found.status == 200 and any(_page.mapping(found).get(mark) for mark in marks):
        return Reading(signals=(_walls.signal(found, rung, Sign.SHOWN, "host_itself", host),))
    return Reading(signals=(_walls.nameless(found, rung) or _walls.unfamiliar(found, rung),))


def _names(record: Mapping[str, Any], user: str) -> bool:
    subject = str(record.get("subject", "")).lower()
    return subject.startswith(f"acct:{user}@") and bool(record.get("links"))


def _stated(reply: Reply, record: Mapping[str, Any]) -> Signal | None:
    """A move or a suspension that the server itself announces."""
    moved = record.get("moved")
    if isinstance(moved, dict) and str(moved.get("url", "")).startswith("https://"):
        return _walls.signal(reply, "api", Sign.MOVED, "moved", str(moved.get("acct", "")), to=str(moved["url"])[:2048])
    if record.get("suspended") is True:
        return _walls.signal(reply, "api", Sign.ENDED, "suspended", "suspended: true")
    return None


def _id(record: Mapping[str, Any]) -> str:
    """The actor's address: it stays when names change, and is the same on every server.

    Servers before Mastodon 4.2 and several kin do not give it. The page's address is another kind of id, and is not kept:
    an update of the server would look like a new owner.
    """
    return str(record.get("uri") or "")[:500]


def _reading(found: Reply, record: Mapping[str, Any], posts: tuple[Post, ...], kit: Kit) -> Reading:
    signals = [_walls.signal(found, "api", Sign.SHOWN, "account_record", f"@{record.get('acct', '')}")]
    if record.get("statuses_count") == 0 and record.get("last_status_at") is None and not posts:
        signals.append(_walls.signal(found, "api", Sign.EMPTY, "no_statuses", "0 posts"))
    fields = [str(field.get("value", "")) for field in _page.sequence(record.get("fields")) if isinstance(field, dict)]
    note = str(record.get("note", ""))
    return Reading(
        signals=tuple(signals),
        newest=_newest(posts, record, kit),
        posts=posts,
        name=str(record.get("display_name", "")),
        bio=_page.words(note),
        links=_page.addresses_in(" ".join([*fields, note])),
        followers=_page.count(record.get("followers_count")),
        post_count=_page.count(record.get("statuses_count")),
        platform_id=_id(record),
        handle=f"{str(record['username']).lower()}@{urllib.parse.urlsplit(found.ask.address).hostname}",
        unseen_parts=_UNSEEN,
    )


def _newest(posts: tuple[Post, ...], record: Mapping[str, Any], kit: Kit) -> Newest | None:
    """The newest post; without one, the day the server counts as the last, which may be that of a boost."""
    if posts:
        at = max(post.at for post in posts)
        return Newest(at=at, source="the account's own list of posts", precision=Precision.SECOND)
    for at in _dates.usable([_dates.moment(str(record.get("last_status_at") or ""))], kit.today):
        return Newest(at=at, source="the day of the last post, as its server counts it", precision=Precision.DAY)
    return None


def _posts(reply: Reply, kit: Kit) -> Iterator[Post]:
    for item in _page.sequence(_page.data(reply)) if reply.status == 200 else ():
        if isinstance(item, dict) and not item.get("reblog"):
            for at in _dates.usable([_dates.moment(str(item.get("created_at", "")))], kit.today):
                text = _page.excerpt(_page.words(str(item.get("content", ""))))
                yield Post(at=at, text=text, address=str(item.get("url") or "")[:2048])


def _kin_posts(
    user: str, host: str, record: Mapping[str, Any], kit: Kit
) -> Visit[tuple[Newest | None, tuple[Post, ...]]]:
    """Posts without Mastodon's interface: PeerTube's list of videos, or the feed that most kin publish."""
    links = [link for link in _page.sequence(record.get("links")) if isinstance(link, dict)]
    actor = next((str(link.get("href", "")) for link in links if link.get("rel") == "self"), "")
    path = urllib.parse.urlsplit(actor[:2048]).path if actor.startswith(f"https://{host}/") else ""
    if path.startswith(("/accounts/", "/video-channels/")):
        (videos,) = yield (_ask(host, f"/api/v1{path}/videos", sort="-publishedAt", count="10"),)
        listed = [item for item in _page.sequence(_page.mapping(videos).get("data")) if isinstance(item, dict)]
        found = [
            (str(item.get("publishedAt", "")), str(item.get("name", "")), str(item.get("url", ""))) for item in listed
        ]
    else:
        offered = next((str(link.get("href", "")) for link in links if link.get("rel") == _FEED), "")
        own = offered if offered.startswith(f"https://{host}/") else f"https://{host}/@{user}.rss"
        (reply,) = yield (Ask(address=own[:2048]),)
        feed = _page.feed(reply) if reply.status == 200 else None
        found = [
            (entry.dates[0], entry.title, entry.address) for entry in (feed.entries if feed else ()) if entry.dates
        ]
    posts = tuple(
        Post(at=at, text=_page.excerpt(text), address=address)
        for date, text, address in found[:20]
        for at in _dates.usable([_dates.moment(date)], kit.today)
    )
    newest = max((post.at for post in posts), default=None)
    if newest is None:
        return None, ()
    return Newest(at=newest, source="the account's own feed", precision=Precision.SECOND), posts
