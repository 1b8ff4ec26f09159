"""Substack: publications by their list of posts and their feed, writers by their public profile."""

from __future__ import annotations

import dataclasses
import re
import urllib.parse
from collections.abc import Mapping

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Post, Precision, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _blog_dates, _dates, _page, _walled, _walls
from audit.platforms._platform import Rhythm

NAME = "Substack"
HOSTS = ("substack.com",)
EXAMPLES: Mapping[str, str] = {
    "https://MapleBakery.substack.com/": "maplebakery",
    "https://maplebakery.substack.com/archive?sort=new": "maplebakery",
    "https://open.substack.com/pub/maplebakery?r=1abc": "maplebakery",
    "https://substack.com/@MapleBakery": "@maplebakery",
}
RHYTHM = Rhythm(fresh=45, quiet=120, dormant=365)
PACE = 2.0
KEYS = ()

_PUBLICATION = re.compile(r"[a-z0-9][a-z0-9-]{1,62}")
_WRITER = re.compile(r"@[a-z0-9][a-z0-9_-]{1,60}")
_NUMBERED = re.compile(r"[0-9]{1,15}(?:-.{0,200})?")
_POSTS = frozenset(("p", "cp", "i"))
_OFFICES = frozenset(
    """about api app assets cdn developers download email help images iframe mail mg mg1 mg2 mg-d0 open post reader
    static status substackcdn support www""".split()  # noqa: SIM905  # as a list of words
)
_DOORS = frozenset(
    """account activity chat getting-started home inbox library login notes publish settings sign-in sign-up signup
    subscribe subscriptions""".split()  # noqa: SIM905  # as a list of words
)


def identify(address: Address) -> Identity:
    """Publications by their name, writers by their `@`; what a writer's number stands for is told by the address it leads to."""
    segments = tuple(part.lower() for part in address.segments)
    name, _, domain = address.host.partition(".")
    if address.host in ("substack.com", "www.substack.com"):
        return _on_main(segments, address)
    if address.host == "open.substack.com" and segments[:1] == ("pub",) and len(segments) > 1:
        name, segments = segments[1], segments[2:]
    elif name in _OFFICES:
        return _other(Kind.WEBSITE)
    if domain != "substack.com" or not _PUBLICATION.fullmatch(name):
        return _other(Kind.WEBSITE)
    return _account(name, is_post=segments[:1] in {(word,) for word in _POSTS})


def _on_main(segments: tuple[str, ...], address: Address) -> Identity:
    match segments:
        case ():
            return _other(Kind.HOME)
        case (writer, *rest) if _WRITER.fullmatch(writer):
            return _account(writer, is_post=bool(rest) and (rest[0] in ("note", "p") or rest[0].startswith("p-")))
        case ("profile", number) if _NUMBERED.fullmatch(number):
            return Identity(kind=Kind.SHORT, platform="substack", address=address.written)
        case ("p" | "note", _, *_) | ("home", "post", *_):
            return _other(Kind.POST)
        case _:
            return _other(Kind.LOGIN if segments[0] in _DOORS else Kind.WEBSITE)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="substack")


def _account(handle: str, *, is_post: bool) -> Identity:
    found = _profile(handle)
    kind = Kind.POST if is_post else Kind.PROFILE
    return Identity(kind=kind, platform="substack", handle=found.handle, address=found.address)


def _profile(handle: str) -> Profile:
    address = f"https://substack.com/{handle}" if handle.startswith("@") else f"https://{handle}.substack.com/"
    return Profile(platform="substack", handle=handle, address=address)


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """Substack's own publication about itself, or its own profile; a name nobody has, of the same form."""
    at = "@" if profile.handle.startswith("@") else ""
    return _profile(f"{at}substack" if at else "on"), _profile(f"{at}{token.lower()}")


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    if profile.handle.startswith("@"):
        return (yield from api(profile, kit))
    return (yield from _walled.climb(profile, kit, api, feed, page))


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """What the publication's own pages are made from, and what writers' are.

    A publication in private mode shows no posts to strangers (support.substack.com, article 360044389731), so an
    empty list is none of a publication that never posted.
    """
    if profile.handle.startswith("@"):
        return (yield from _writer(profile))
    (found,) = yield (Ask(address=f"https://{profile.handle}.substack.com/api/v1/posts?limit=5&offset=0"),)
    listed = _page.data(found)
    if found.status != 200 or not isinstance(listed, list) or _walls.wall(found, "api"):
        return Reading(signals=(_walls.unfamiliar(found, "api"),))
    items = [item for item in listed[:20] if isinstance(item, dict)]
    if not _is_of(found, profile.handle, *(str(item.get("canonical_url", "")) for item in items)):
        return Reading(signals=(_walls.signal(found, "api", Sign.UNFAMILIAR, "another_publication"),))
    posts = _walled.newest_first(
        Post(
            at=at,
            text=_page.excerpt(_page.words(str(item.get("title") or ""))),
            address=str(item.get("canonical_url") or "")[:2048],
        )
        for item in items
        for at in _dates.usable([_dates.moment(str(item.get("post_date") or ""))], kit.today)
    )
    return Reading(
        signals=(_walls.signal(found, "api", Sign.SHOWN, "posts", f"{len(items)} posts"),),
        newest=_walled.newest(posts, "the publication's own list of posts", Precision.SECOND),
        posts=posts,
        handle=profile.handle,
        unseen_parts=_UNSEEN,
    )


def _writer(profile: Profile) -> Visit[Reading]:
    """The public profile of a writer; Substack says `profile not found` of names that nobody has."""
    name = profile.handle.removeprefix("@")
    (found,) = yield (Ask(address=f"https://substack.com/api/v1/user/{name}/public_profile"),)
    told = _page.mapping(found)
    if wall := _walls.wall(found, "api"):
        return Reading(signals=(wall,))
    if found.status == 404 and str(told.get("error", "")).lower() == _NO_WRITER:
        return Reading(signals=(_walls.signal(found, "api", Sign.ABSENT, "profile_not_found", _NO_WRITER),))
    if found.status != 200 or str(told.get("handle", "")).lower() != name or not told.get("id"):
        return Reading(signals=(_walls.unfamiliar(found, "api"),))
    bio = _page.words(str(told.get("bio") or ""))
    return Reading(
        signals=(_walls.signal(found, "api", Sign.SHOWN, "public_profile", profile.handle),),
        name=_page.excerpt(str(told.get("name") or "")),
        bio=_page.excerpt(bio),
        links=_page.addresses_in(bio),
        platform_id=str(told["id"])[:100],
        handle=profile.handle,
        unseen_parts=("the dates of posts and notes",),
    )


def feed(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The publication's feed; it names the publication by its address, or by a header on a domain of its own."""
    (found,) = yield (Ask(address=f"https://{profile.handle}.substack.com/feed"),)
    read = _blog_dates.of_feed(found, kit)
    if read.signals[0].sign is not Sign.SHOWN:
        return read
    news = _page.feed(found)
    if news is None or not _is_of(found, profile.handle, news.address):
        return Reading(signals=(_walls.signal(found, "feed", Sign.UNFAMILIAR, "another_feed"),))
    shown = tuple(signal for signal in read.signals if signal.sign is not Sign.EMPTY)
    return dataclasses.replace(read, signals=shown, name=_page.excerpt(news.title), unseen_parts=_UNSEEN)


def page(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """The publication's front page. What Substack serves for deleted publications is not written down anywhere."""
    (found,) = yield (_walled.page(profile.address),)
    if wall := _walls.wall(found, "page"):
        return Reading(signals=(wall,))
    if found.status == 404 and _host(found.address).endswith("substack.com"):
        return Reading(signals=(_walls.signal(found, "page", Sign.WITHHELD, "page_404"),))
    document = _page.document(found) if found.status == 200 else None
    named = (link.address for link in document.links("canonical")) if document else ()
    if document is None or not _is_of(found, profile.handle, document.meta("og:url"), *named):
        return Reading(signals=(_walls.unfamiliar(found, "page"),))
    shown = _walls.signal(found, "page", Sign.SHOWN, "front_page", document.title)
    name = _page.excerpt(document.meta("og:site_name") or document.meta("og:title"))
    return Reading(signals=(shown,), name=name, handle=profile.handle, unseen_parts=("the dates of posts", *_UNSEEN))


RUNGS = {"api": api, "feed": feed, "page": page}

_NO_WRITER = "profile not found"
_UNSEEN = ("notes", "posts that were only sent by mail")


def _is_of(found: Reply, name: str, *named: str) -> bool:
    """Whether an answer is of this publication: by Substack's header `x-sub`, else by an address it gives for itself."""
    if header := found.header("x-sub"):
        return header.lower() == name
    return any(_host(address) == f"{name}.substack.com" for address in named)


def _host(address: str) -> str:
    try:
        return (urllib.parse.urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""
