"""Bluesky: an open network with a public, keyless interface that answers for every account."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator, Mapping
from typing import Any

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Newest, Post, Precision, Profile, Reading, Reply, Sign, Signal, Visit
from audit.platforms import _dates, _page, _walls
from audit.platforms._platform import Rhythm

NAME = "Bluesky"
HOSTS = ("bsky.app", "staging.bsky.app", "main.bsky.dev", "fxbsky.app", "bskx.app", "bsyy.app", "vxbsky.app")
EXAMPLES: Mapping[str, str] = {
    "https://bsky.app/profile/maplebakery.bsky.social": "maplebakery.bsky.social",
    "bsky.app/profile/MapleBakery.example/post/3kaaaaaaaaa2a": "maplebakery.example",
    "https://bsky.app/profile/did:plc:aaaaaaaaaaaaaaaaaaaaaaaa": "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa",
}
RHYTHM = Rhythm(fresh=14, quiet=45, dormant=180)
PACE = 1.0
KEYS = ()

_API = "https://public.api.bsky.app/xrpc/"
_INVALID = "handle.invalid"
"""Stands where an account's own domain no longer names it: the account lives, its id alone leads there."""
_ENDED = {"AccountTakedown": "suspended", "AccountDeactivated": "deactivated"}
_KEPT_NO_MORE = ("deleted", "takendown", "suspended", "deactivated")
"""What an account's own server says of one that was ended (docs.bsky.app, `com.atproto.sync.getRepoStatus`)."""
_PLC = re.compile(r"did:plc:[a-z2-7]{24}")


def identify(address: Address) -> Identity:  # one case a line
    match address.segments:
        case ():
            return Identity(kind=Kind.HOME, platform="bluesky")
        case ("profile", handle):
            return _identity(Kind.PROFILE, handle)
        case ("profile", handle, "post", *_):
            return _identity(Kind.POST, handle)
        case ("profile", handle, *_):
            return _identity(Kind.PROFILE, handle)
        case ("intent", *_):
            return Identity(kind=Kind.SHARE, platform="bluesky")
        case ("settings" | "notifications" | "messages", *_):
            return Identity(kind=Kind.LOGIN, platform="bluesky")
        case _:
            return Identity(kind=Kind.WEBSITE, platform="bluesky")


def _identity(kind: Kind, handle: str) -> Identity:
    handle = handle.lower().removeprefix("@")
    return Identity(kind=kind, platform="bluesky", handle=handle, address=f"https://bsky.app/profile/{handle}")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:  # noqa: ARG001  # one host serves all
    return _profile("bsky.app"), _profile(f"{token}.bsky.social")


def _profile(handle: str) -> Profile:
    return Profile(platform="bluesky", handle=handle, address=f"https://bsky.app/profile/{handle}")


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The public AppView: profile, then posts. Documented at docs.bsky.app, app.bsky.actor.getProfile."""
    (found,) = yield (_ask("app.bsky.actor.getProfile", actor=profile.handle),)
    record = _page.mapping(found)
    if found.status == 200 and record.get("did") and _is_asked_for(record, profile):
        (feed,) = yield (
            _ask("app.bsky.feed.getAuthorFeed", actor=record["did"], filter="posts_no_replies", limit="10"),
        )
        return _reading(found, record, feed, kit)
    if stated := _ended(found, record):
        return Reading(signals=(stated,))
    if found.status == 400 and record.get("message") == "Profile not found":
        return (yield from _not_found(found, profile, kit))
    return Reading(signals=(_walls.unfamiliar(found, "api"),))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from api(profile, kit))


RUNGS = {"api": api}


def _ask(method: str, **query: str) -> Ask:
    return Ask(address=f"{_API}{method}?{urllib.parse.urlencode(query)}")


def _is_asked_for(record: Mapping[str, Any], profile: Profile) -> bool:
    return profile.handle in (record.get("did"), str(record.get("handle", "")).lower()) or bool(
        record.get("handle") == _INVALID
    )


def _ended(reply: Reply, record: Mapping[str, Any]) -> Signal | None:
    mark = _ENDED.get(str(record.get("error", "")))
    if reply.status != 400 or mark is None:
        return None
    return _walls.signal(reply, "api", Sign.ENDED, mark, str(record.get("message", "")))


def _not_found(found: Reply, profile: Profile, kit: Kit) -> Visit[Reading]:
    """Not found counts only when the handle resolves nowhere either; a saved id may show the new handle."""
    if kit.last_id and kit.last_id != profile.handle:
        (now,) = yield (_ask("app.bsky.actor.getProfile", actor=kit.last_id),)
        record = _page.mapping(now)
        if now.status == 200 and record.get("did") == kit.last_id:
            named = str(record.get("handle", ""))
            if named.lower() == profile.handle:
                return Reading(signals=(_walls.signal(now, "api", Sign.UNFAMILIAR, "id_still_has_it", named),))
            handle = named if named and named != _INVALID else kit.last_id
            moved = _walls.signal(
                now, "api", Sign.MOVED, "id_has_new_handle", handle, to=f"https://bsky.app/profile/{handle}"
            )
            return Reading(signals=(moved,), platform_id=kit.last_id, handle=handle)
    if profile.handle.startswith("did:"):
        return Reading(signals=(_walls.signal(found, "api", Sign.UNFAMILIAR, "id_not_found"),))
    (resolved,) = yield (_ask("com.atproto.identity.resolveHandle", handle=profile.handle),)
    answer = _page.mapping(resolved)
    if resolved.status == 400 and (
        answer.get("error") == "HandleNotFound" or answer.get("message") == "Unable to resolve handle"
    ):
        return Reading(signals=(_walls.signal(found, "api", Sign.ABSENT, "profile_not_found", "Profile not found"),))
    if resolved.status == 200:
        return Reading(signals=((yield from _kept_by_its_server(resolved, str(answer.get("did", "")))),))
    return Reading(signals=(_walls.unfamiliar(resolved, "api"),))


def _kept_by_its_server(resolved: Reply, did: str) -> Visit[Signal]:
    """A handle that leads to an id without a profile: the server that keeps the account says whether it was ended."""
    unsure = _walls.signal(resolved, "api", Sign.UNFAMILIAR, "resolves_but_not_found")
    if not _PLC.fullmatch(did):
        return unsure
    (registered,) = yield (Ask(address=f"https://plc.directory/{did}"),)
    services = map(_page.mapping_of, _page.sequence(_page.mapping(registered).get("service")))
    server = next((str(one.get("serviceEndpoint")) for one in services if one.get("id") == "#atproto_pds"), "")
    if registered.status != 200 or not server.startswith("https://"):
        return unsure
    (kept,) = yield (Ask(address=f"{server.rstrip('/')}/xrpc/com.atproto.sync.getRepoStatus?did={did}"),)
    told = _page.mapping(kept)
    if (
        kept.status == 200
        and told.get("did") == did
        and told.get("active") is False
        and told.get("status") in _KEPT_NO_MORE
    ):
        return _walls.signal(kept, "api", Sign.ENDED, "repo_ended", f"its server says {told['status']}")
    return unsure


def _reading(found: Reply, record: Mapping[str, Any], feed: Reply, kit: Kit) -> Reading:
    handle = str(record.get("handle", ""))
    signals = [_walls.signal(found, "api", Sign.SHOWN, "profile_record", f"@{handle} ({record['did']})")]
    posts = tuple(_posts(feed, kit, words=not _hidden_from_visitors(record)))
    newest = max((post.at for post in posts), default=None)
    count = record.get("postsCount")
    if count == 0 and not posts:
        signals.append(_walls.signal(found, "api", Sign.EMPTY, "no_posts", "0 posts"))
    return Reading(
        signals=tuple(signals),
        newest=Newest(at=newest, source="the account's own list of posts", precision=Precision.SECOND)
        if newest
        else None,
        posts=posts,
        name=str(record.get("displayName", "")),
        bio=str(record.get("description", "")),
        links=tuple(_page.addresses_in(str(record.get("description", "")))),
        followers=_page.count(record.get("followersCount")),
        post_count=_page.count(count),
        platform_id=str(record["did"]),
        handle=handle,
        unseen_parts=("replies to others",),
    )


def _hidden_from_visitors(record: Mapping[str, Any]) -> bool:
    labels = record.get("labels") or []
    return any(isinstance(label, dict) and label.get("val") == "!no-unauthenticated" for label in labels)


def _posts(feed: Reply, kit: Kit, *, words: bool) -> Iterator[Post]:
    """The business's own posts: reposts and pinned ones are left out, and the earlier of two dates counts."""
    for item in _page.sequence(_page.mapping(feed).get("feed")):
        post = item.get("post") if isinstance(item, dict) else None
        if not isinstance(post, dict) or item.get("reason"):
            continue
        record = post.get("record")
        written = record if isinstance(record, dict) else {}
        dates = [_dates.moment(str(text)) for text in (written.get("createdAt"), post.get("indexedAt")) if text]
        for at in _dates.usable([min((date for date in dates if date), default=None)], kit.today):
            yield Post(at=at, text=_page.excerpt(str(written.get("text", ""))) if words else "")
