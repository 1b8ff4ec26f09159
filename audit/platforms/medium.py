"""Medium: feeds show writers and publications; Medium says of suspended accounts, by status 410, that they are."""

from __future__ import annotations

import dataclasses
import re
import urllib.parse
from collections.abc import Mapping

from audit import address as addresses
from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _blog_dates, _page, _walled, _walls
from audit.platforms._platform import Rhythm

NAME = "Medium"
HOSTS = ("medium.com",)
EXAMPLES: Mapping[str, str] = {
    "https://medium.com/@MapleBakery": "@maplebakery",
    "https://www.medium.com/@maplebakery/about": "@maplebakery",
    "https://medium.com/feed/@maplebakery": "@maplebakery",
    "https://medium.com/maple-notes": "maple-notes",
    "https://maplenotes.medium.com/": "maplenotes.medium.com",
}
RHYTHM = Rhythm(fresh=60, quiet=180, dormant=365)
PACE = 10.0
KEYS = ()

_MAIN = re.compile(r"(?:(?:www|m)\.)?medium\.com")
_USER = re.compile(r"@[a-z0-9_.-]{1,60}")
_PUBLICATION = re.compile(r"[a-z0-9][a-z0-9-]{1,60}")
_STORY = re.compile(r"(?:.{1,300}-)?[0-9a-f]{8,12}")
_OFFICES = frozenset(
    """about api app assets cdn cdn-client cdn-images-1 cdn-images-2 developers email help jobs legal link mail miro
    partnerprogram policy privacy static support www""".split()  # noqa: SIM905  # as a list of words
)
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.LOGIN: """login logout m me new-story plans register signin signup membership membership-checkout
            subscribe notifications""",
        Kind.POST: "p s story",
        Kind.WEBSITE: """_ about account-archived archive browse business callback collections contact creators
            creators-hub design download earn explore explore-topics faq favicon feed feeds gift giftcard help home i
            invite jobs jobs-at-medium lists media mobile-search oauth oembed partner-program policy press privacy pub
            r robots rules search sitemap staff stats story-stats tag tagged tags terms today topic topics trending u
            verify-email writers your-story""",
    }.items()
    for word in words.split()
}


def identify(address: Address) -> Identity:
    """Writers keep their `@`; publications are called by their name, or by the host Medium gave them."""
    segments = tuple(part.lower() for part in address.segments)
    name, _, domain = address.host.partition(".")
    if _MAIN.fullmatch(address.host):
        return _on_main(segments)
    if domain != "medium.com" or name in _OFFICES or not _PUBLICATION.fullmatch(name):
        return _other(Kind.WEBSITE)
    return _account(address.host, list(segments))


def _on_main(segments: tuple[str, ...]) -> Identity:
    match segments:
        case ():
            return _other(Kind.HOME)
        case ("feed", name, *_) if _USER.fullmatch(name) or (_PUBLICATION.fullmatch(name) and name not in _RESERVED):
            return _account(name, [])
        case (name, *rest) if _USER.fullmatch(name):
            return _account(name, rest)
        case (word, *_) if word in _RESERVED:
            return _other(_RESERVED[word])
        case (name, *rest) if _PUBLICATION.fullmatch(name):
            return _account(name, rest)
        case _:
            return _other(Kind.WEBSITE)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="medium")


def _account(handle: str, rest: list[str]) -> Identity:
    found = _profile(handle)
    kind = Kind.POST if len(rest) == 1 and _STORY.fullmatch(rest[0]) else Kind.PROFILE
    return Identity(kind=kind, platform="medium", handle=found.handle, address=found.address)


def _profile(handle: str) -> Profile:
    address = f"https://{handle}/" if handle.endswith(".medium.com") else f"https://medium.com/{handle}"
    return Profile(platform="medium", handle=handle, address=address)


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """Medium's own account or publication, here or on a host of its own; a name nobody has, of the same form."""
    name = token.lower()
    if profile.handle.endswith(".medium.com"):
        return _profile("blog.medium.com"), _profile(f"{name}.medium.com")
    if profile.handle.startswith("@"):
        return _profile("@medium"), _profile(f"@{name}")
    return _profile("blog"), _profile(name)


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from _walled.climb(profile, kit, feed, page))


def feed(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The ten newest stories: help.medium.com, article 214874118. Its absence says nothing of the account."""
    (found,) = yield (Ask(address=_feed(profile.handle)),)
    read = _blog_dates.of_feed(found, kit)
    if read.signals[0].sign is not Sign.SHOWN:
        return read
    news = _page.feed(found)
    if news is None or not _is_of(found, news.address, profile.handle):
        return Reading(signals=(_walls.signal(found, "feed", Sign.UNFAMILIAR, "another_feed"),))
    empty = () if news.entries else (_walls.signal(found, "feed", Sign.EMPTY, "no_stories", "0 stories"),)
    return dataclasses.replace(
        read, signals=(*read.signals, *empty), name=_page.excerpt(news.title), unseen_parts=_UNSEEN
    )


def page(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """What the profile's address says of accounts that are no more."""
    (found,) = yield (_walled.page(profile.address),)
    if wall := _walls.wall(found, "page"):
        return Reading(signals=(wall,))
    if found.status == 410 and _is_mediums(found, profile) and (said := _said(found)):
        return Reading(signals=(_walls.signal(found, "page", Sign.ENDED, "status_410", said),))
    if found.status == 404 and _on_medium(found) and _NOTHING in found.body:
        return Reading(signals=(_walls.signal(found, "page", Sign.ABSENT, "out_of_nothing", _NOTHING.decode()),))
    if found.status == 200 and _is_shown(found, profile.handle):
        shown = _walls.signal(found, "page", Sign.SHOWN, "profile_page", profile.handle)
        return Reading(signals=(shown,), handle=profile.handle, unseen_parts=("the dates of stories", *_UNSEEN))
    return Reading(signals=(_walls.unfamiliar(found, "page"),))


RUNGS = {"feed": feed, "page": page}

_NOTHING = b"Out of nothing, something"
_ENDED = ("account is under investigation", "in violation of the medium rules", "deactivated or deleted their account")
"""Medium's words beside status 410; the status alone may have other reasons."""
_UNSEEN = ("unlisted stories", "comments")


def _feed(handle: str) -> str:
    return f"https://{handle}/feed" if handle.endswith(".medium.com") else f"https://medium.com/feed/{handle}"


def _called(handle: str) -> frozenset[str]:
    """A writer's name and the host Medium may have given it stand for each other."""
    bare = handle.removeprefix("@").removesuffix(".medium.com")
    return frozenset((handle,)) if bare == handle else frozenset((f"@{bare}", f"{bare}.medium.com"))


def _is_of(found: Reply, address: str, handle: str) -> bool:
    """The feed belongs to this account, or Medium itself passed the reader on to a publication's own domain."""
    owner = addresses.parse(address)
    if owner is not None and owner.under(*HOSTS):
        return identify(owner).handle in _called(handle)
    return len(found.hops) > 1 and b"<generator>Medium</generator>" in found.body


def _said(found: Reply) -> str:
    words = _page.document(found).text().lower()
    return next((said for said in _ENDED if said in words), "")


def _on_medium(found: Reply) -> bool:
    last = addresses.parse(found.address)
    return last is not None and last.under(*HOSTS)


def _is_mediums(found: Reply, profile: Profile) -> bool:
    """Whether this 410 is Medium's word on the account.

    Hosts of publications answer so too when Medium stops serving them, while the publication lives on medium.com.
    """
    host = urllib.parse.urlsplit(found.address).hostname or ""
    return bool(_MAIN.fullmatch(host)) or (profile.handle.startswith("@") and _on_medium(found))


def _is_shown(found: Reply, handle: str) -> bool:
    """The page names this very account as its own address."""
    document = _page.document(found)
    written = (document.meta("og:url"), *(link.address for link in document.links("canonical")))
    named = [identify(own) for text in written if (own := addresses.parse(text)) and own.under(*HOSTS)]
    return any(one.kind is Kind.PROFILE and one.handle in _called(handle) for one in named)
