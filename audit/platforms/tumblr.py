"""Tumblr: a blog's own feed shows it and dates it; a blog kept to members looks like one that is not there."""

from __future__ import annotations

import dataclasses
import re
import urllib.parse
from collections.abc import Mapping
from typing import Any

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Newest, Precision, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _blog_dates, _dates, _page, _walled, _walls
from audit.platforms._platform import Rhythm

NAME = "Tumblr"
HOSTS = ("tumblr.com",)
EXAMPLES: Mapping[str, str] = {
    "https://MapleBakery.tumblr.com/": "maplebakery",
    "https://www.tumblr.com/maplebakery": "maplebakery",
    "https://www.tumblr.com/blog/view/maplebakery": "maplebakery",
    "http://maple-bakery.tumblr.com/archive": "maple-bakery",
}
RHYTHM = Rhythm(fresh=30, quiet=90, dormant=365)
PACE = 2.0
KEYS = ("TUMBLR_API_KEY",)

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?")
_NUMBER = re.compile(r"[0-9]{6,20}")
_OFFICES = frozenset(
    """about ads api apps assets at blog cdn embed emails get-tumblr help legal live m mail mx px safe secure srvcs
    static support va vtt web""".split()  # noqa: SIM905  # a list of words is easier to read than one of quotes
)
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.SHARE: "share widgets",
        Kind.LOGIN: """account activity checkout communities customize dashboard domains drafts followers following
            forgot_password inbox join likes login login_required logout mega-editor messaging neue_web new onboarding
            queue register reset_password settings signup""",
        Kind.WEBSITE: """about abuse ads api app apps blaze blog brandguide business buttons community contact
            consent_tool_login credits customize_api developers docs download explore gifts goodies help imprint
            impressum jobs legal live logo make-stuff mobile oauth pages partners policy popular press privacy
            recommended reblog report safe-mode search security shop spotlight staffpicks supporter svc tag tagged
            terms terms_of_service themes theme tips today tos trending tumblrmart user video wallet
            xkit zero""",
    }.items()
    for word in words.split()
}


def identify(address: Address) -> Identity:
    host = address.host.removeprefix("www.")
    name, _, domain = host.partition(".")
    segments = tuple(part.lower() for part in address.segments)
    if host == "tumblr.com":
        return _on_main(segments)
    if domain != "tumblr.com" or name in _OFFICES or not _NAME.fullmatch(name):
        return _other(Kind.WEBSITE)
    return _blog(Kind.POST if segments[:1] in (("post",), ("image",)) else Kind.PROFILE, name)


def _on_main(segments: tuple[str, ...]) -> Identity:
    match segments:
        case ():
            return _other(Kind.HOME)
        case ("blog", "view", name, *rest) | ("blog", name, *rest) if name != "view" and _NAME.fullmatch(name):
            return _blog(_kind(rest), name)
        case (word, *_) if word in _RESERVED:
            return _other(_RESERVED[word])
        case (name, *rest) if _NAME.fullmatch(name):
            return _blog(_kind(rest), name)
        case _:
            return _other(Kind.WEBSITE)


def _kind(rest: list[str]) -> Kind:
    return Kind.POST if rest and _NUMBER.fullmatch(rest[0]) else Kind.PROFILE


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="tumblr")


def _blog(kind: Kind, name: str) -> Identity:
    return Identity(kind=kind, platform="tumblr", handle=name, address=_profile(name).address)


def _profile(name: str) -> Profile:
    return Profile(platform="tumblr", handle=name, address=f"https://www.tumblr.com/{name}")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:  # noqa: ARG001  # one answer for every blog
    """Tumblr's own blog about itself."""
    return _profile("staff"), _profile(token.lower())


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    """Feed, the blog's old interface, the keyed one, then the page.

    A blog that is shown and listed no posts has them counted.
    """
    reading = yield from _walled.with_key(profile, kit, KEYS, feed, api, info, page, keyed=info)
    if reading.signals[0].sign is Sign.SHOWN and not reading.posts:
        counted = yield from api(profile, kit)
        reading = dataclasses.replace(
            counted, signals=(*reading.signals, *counted.signals), name=reading.name or counted.name
        )
    return reading


def feed(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The 20 newest posts."""
    (found,) = yield (Ask(address=f"https://{profile.handle}.tumblr.com/rss"),)
    if found.status == 404 and not _walls.wall(found, "feed"):
        return Reading(signals=(_walls.signal(found, "feed", Sign.WITHHELD, "feed_404"),))
    read = _blog_dates.of_feed(found, kit)
    if read.signals[0].sign is not Sign.SHOWN:
        return read
    if not _is_of(found, profile.handle):
        return Reading(signals=(_walls.signal(found, "feed", Sign.UNFAMILIAR, "another_feed"),))
    news = _page.feed(found)
    return dataclasses.replace(read, name=_page.excerpt(news.title) if news else "", unseen_parts=_UNSEEN)


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The interface of before 2012, which needs no key: github.com/tumblr/docs still describes it."""
    (found,) = yield (Ask(address=f"https://{profile.handle}.tumblr.com/api/read/json?num=1&debug=1"),)
    told = _page.mapping(found)
    blog = _page.mapping_of(told.get("tumblelog"))
    if found.status == 404 and not _walls.wall(found, "api"):
        return Reading(signals=(_walls.signal(found, "api", Sign.WITHHELD, "api_404"),))
    if found.status != 200 or str(blog.get("name", "")).lower() != profile.handle:
        return Reading(signals=(_walls.unfamiliar(found, "api"),))
    return _counted(found, told, blog, kit)


def page(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """The blog as tumblr.com itself shows it; it is shown when the page holds the data of this very blog."""
    (found,) = yield (_walled.page(profile.address),)
    if found.status == 404 and not _walls.wall(found, "page"):
        return Reading(signals=(_walls.signal(found, "page", Sign.WITHHELD, "page_404"),))
    source = _page.source(found) if found.status == 200 else ""
    if _SHOWN not in source or f'"name":"{profile.handle}"' not in source.lower() or _walls.wall(found, "page"):
        return Reading(signals=(_walls.unfamiliar(found, "page"),))
    shown = _walls.signal(found, "page", Sign.SHOWN, "user_info", profile.handle)
    return Reading(signals=(shown,), handle=profile.handle, unseen_parts=("the dates of posts", *_UNSEEN))


_API = "api.tumblr.com"
_MEMBERS_ONLY = "only viewable within the tumblr dashboard"
_NO_PERMISSION = "do not have permission to view this blog"


def info(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The blog's record for those with a key (github.com/tumblr/docs), which tells hidden blogs from missing ones.

    Its words for blogs kept to members and for private ones are those that gallery-dl goes by.
    """
    if KEYS[0] not in kit.keys:
        return _walled.key_missing("info", _API, KEYS[0])
    (found,) = yield (Ask(address=f"https://{_API}/v2/blog/{profile.handle}.tumblr.com/info", key=KEYS[0]),)
    told = _page.mapping(found)
    blog = _page.mapping_of(_page.mapping_of(told.get("response")).get("blog"))
    if found.status == 200 and str(blog.get("name", "")).lower() == profile.handle:
        return _recorded(found, blog, kit)
    if found.status not in (403, 404) or found.header("cf-mitigated"):
        return Reading(signals=(_walls.unfamiliar(found, "info"),))
    error = next((_page.mapping_of(each) for each in _page.sequence(told.get("errors"))), {})
    detail = str(error.get("detail") or "")
    if any(words in detail.lower() for words in (_MEMBERS_ONLY, _NO_PERMISSION)):
        return Reading(signals=(_walls.signal(found, "info", Sign.PRIVATE, "not_for_guests", detail),))
    if found.status == 404 and error.get("title") == "Not Found" and error.get("code") == 0 and not detail:
        return Reading(signals=(_walls.signal(found, "info", Sign.ABSENT, "no_such_blog", "Not Found"),))
    return Reading(signals=(_walls.unfamiliar(found, "info"),))


def _recorded(found: Reply, blog: Mapping[str, Any], kit: Kit) -> Reading:
    count = _page.count(blog.get("posts"))
    dates = _dates.usable([_dates.from_seconds(blog.get("updated"))], kit.today) if count else ()
    shown = _walls.signal(found, "info", Sign.SHOWN, "blog_record", str(blog["name"]))
    empty = (_walls.signal(found, "info", Sign.EMPTY, "no_posts", "0 posts"),) if count == 0 else ()
    source = "the blog's own record"
    return Reading(
        signals=(shown, *empty),
        newest=Newest(at=dates[0], source=source, precision=Precision.SECOND) if dates else None,
        name=_page.excerpt(str(blog.get("title") or "")),
        bio=_page.excerpt(_page.words(str(blog.get("description") or ""))),
        post_count=count,
        handle=str(blog["name"]).lower(),
        unseen_parts=_UNSEEN,
    )


RUNGS = {"feed": feed, "api": api, "info": info, "page": page}

_SHOWN = '"queryKey":["user-info"'
_UNSEEN = ("posts kept to members of Tumblr",)
_MAKER = re.compile(rb"<generator>Tumblr \([0-9.]{1,8}; @([A-Za-z0-9-]{1,32})\)</generator>")


def _is_of(found: Reply, name: str) -> bool:
    """Feeds name their blog as their maker; without that, the address they belong to has to be the blog's own."""
    if maker := _MAKER.search(found.body):
        return maker[1].decode().lower() == name
    news = _page.feed(found)
    return news is not None and urllib.parse.urlsplit(news.address).hostname == f"{name}.tumblr.com"


def _counted(found: Reply, told: Mapping[str, Any], blog: Mapping[str, Any], kit: Kit) -> Reading:
    total = told.get("posts-total")
    count = int(total) if isinstance(total, str) and total.isascii() and total.isdigit() else _page.count(total)
    listed = [post for post in _page.sequence(told.get("posts")) if isinstance(post, dict)]
    dates = _dates.usable([_dates.from_seconds(post.get("unix-timestamp")) for post in listed], kit.today)
    shown = _walls.signal(found, "api", Sign.SHOWN, "tumblelog", str(blog["name"]))
    empty = (_walls.signal(found, "api", Sign.EMPTY, "no_posts", "0 posts"),) if count == 0 and not listed else ()
    source = "the blog's own list of posts"
    newest = Newest(at=dates[0], source=source, precision=Precision.SECOND) if dates else None
    return Reading(
        signals=(shown, *empty),
        newest=newest,
        name=_page.excerpt(str(blog.get("title") or "")),
        bio=_page.excerpt(_page.words(str(blog.get("description") or ""))),
        post_count=count,
        handle=str(blog["name"]).lower(),
        unseen_parts=_UNSEEN,
    )
