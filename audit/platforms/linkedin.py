"""LinkedIn: guest pages of companies and members, behind a wall that answers living and missing alike."""

from __future__ import annotations

import datetime as dt
import re
import urllib.parse
from collections.abc import Iterator, Mapping
from typing import Any

from audit.address import Address, Identity, Kind, parse
from audit.evidence import Kit, Post, Precision, Profile, Reading, Reply, Sign, Signal, Visit
from audit.platforms import _dates, _page, _walled, _walls
from audit.platforms._page import Document
from audit.platforms._platform import Rhythm

NAME = "LinkedIn"
HOSTS = ("linkedin.com", "lnkd.in")
EXAMPLES: Mapping[str, str] = {
    "https://www.linkedin.com/company/Maple-Bakery/?trk=public": "company/maple-bakery",
    "de.linkedin.com/company/maple-bakery/posts": "company/maple-bakery",
    "https://www.linkedin.com/in/ada-maple-123?originalSubdomain=uk": "in/ada-maple-123",
    "https://www.linkedin.com/school/maple-school/": "school/maple-school",
    "https://www.linkedin.com/showcase/maple-bread/about/": "showcase/maple-bread",
    "https://www.linkedin.com/companies/1234567": "company/1234567",
}
RHYTHM = Rhythm(fresh=45, quiet=120, dormant=365)
PACE = 5.0
KEYS = ()

_MAIN = re.compile(r"(?:(?:www|m|touch|[a-z]{2})\.)?linkedin\.com")
_SLUG = re.compile(r"[\w.&'+\u2019-]{1,120}")
_NUMBERED = re.compile(r"company/[0-9]{1,15}")
_ORGANISATIONS = frozenset({"company", "school", "showcase"})
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.HOME: "feed home",
        Kind.SHARE: "sharearticle sharing cws share",
        Kind.LOGIN: "login uas checkpoint authwall signup reg messaging notifications mynetwork settings psettings",
        Kind.POST: "posts pulse",
    }.items()
    for word in words.split()
}


def identify(address: Address) -> Identity:
    if address.host.removeprefix("www.") == "lnkd.in":
        kind = Kind.SHORT if address.segments else Kind.HOME
        return Identity(kind=kind, platform="linkedin", address=str(address))
    if not _MAIN.fullmatch(address.host):
        return _other(Kind.WEBSITE)
    path = tuple(part.lower() for part in address.segments)
    while path[:1] in (("mwlite",), ("organization-guest",)):
        path = path[1:]
    return _place(path)


def _place(path: tuple[str, ...]) -> Identity:  # one case a line
    match path:
        case ():
            return _other(Kind.HOME)
        case ("in" | "company" | "school" | "showcase", "unavailable" | "me" | "setup", *_):
            return _other(Kind.LOGIN)
        case ("company" | "school" | "showcase" as kind, slug, "admin", *_):
            return _account(Kind.LOGIN, f"{kind}/{slug}")
        case ("in" | "company" | "school" | "showcase" as kind, slug, *_) if _SLUG.fullmatch(slug):
            return _account(Kind.PROFILE, f"{kind}/{slug}")
        case ("companies", slug, *_) if _SLUG.fullmatch(slug):
            return _account(Kind.PROFILE, f"company/{slug}")
        case ("pub", name, *rest) if name != "dir" and len(rest) == 3 and all(map(_SLUG.fullmatch, (name, *rest))):
            return _account(Kind.PROFILE, "/".join(path))
        case ("feed", "update", *_):
            return _other(Kind.POST)
        case (word, *_):
            return _other(_RESERVED.get(word, Kind.WEBSITE))
        case _:
            return _other(Kind.WEBSITE)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="linkedin")


def _account(kind: Kind, handle: str) -> Identity:
    return Identity(kind=kind, platform="linkedin", handle=handle, address=_address(handle))


def _address(handle: str) -> str:
    return f"https://www.linkedin.com/{urllib.parse.quote(handle)}"


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """Members and organisations are walled apart, so each is set beside its own kind."""
    living, kind = ("in/williamhgates", "in") if _is_member(profile) else ("company/linkedin", "company")
    return _profile(living), _profile(f"{kind}/{token}")


def _profile(handle: str) -> Profile:
    return Profile(platform="linkedin", handle=handle, address=_address(handle))


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """An organisation's guest page."""
    (reply,) = yield (_walled.page(profile.address),)
    return _read(reply, "page", profile, kit)


def member(profile: Profile, kit: Kit) -> Visit[Reading]:
    """A member's guest page: whether there is one is the member's own setting."""
    (reply,) = yield (_walled.page(profile.address),)
    return _read(reply, "member", profile, kit)


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from (member if _is_member(profile) else page)(profile, kit))


RUNGS = {"page": page, "member": member}

_OWNERS = frozenset({"Organization", "Corporation", "LocalBusiness", "EducationalOrganization", "Person"})
_POSTINGS = frozenset({"DiscussionForumPosting", "Article", "SocialMediaPosting"})
_NOT_FOUND = re.compile(r"\b(?:page|profile) not found\b", re.IGNORECASE)
_ACTIVITY = re.compile(r"/posts/([^/_?]{1,120})_[^/?]{0,300}?activity-([0-9]{19})\b")


def _is_member(profile: Profile) -> bool:
    return profile.handle.startswith(("in/", "pub/"))


def _handle_at(text: str) -> str:
    address = parse(text)
    identity = identify(address) if address else None
    return identity.handle if identity and identity.kind is Kind.PROFILE else ""


def _same(one: str, other: str) -> bool:
    """Whether two handles are one page: LinkedIn moves schools and showcases out of /company/ under the same slug."""
    kinds = {one.partition("/")[0], other.partition("/")[0]}
    return one == other or (kinds <= _ORGANISATIONS and one.partition("/")[2] == other.partition("/")[2])


def _read(reply: Reply, rung: str, profile: Profile, kit: Kit) -> Reading:
    if wall := _walls.wall(reply, rung):
        return Reading(signals=(wall,))
    landed = parse(reply.address)
    if landed and landed.last.lower() == "unavailable":
        hidden = _walls.signal(reply, rung, Sign.WITHHELD, "unavailable", f"led to {landed.host}/…/unavailable")
        return Reading(signals=(hidden,))
    document = _page.document(reply)
    if reply.status == 200 and (there := _owner(document)):
        return _shown(reply, document, rung, there, profile, kit)
    return Reading(signals=(_missing(reply, document, rung, profile) or _walls.unfamiliar(reply, rung),))


def _missing(reply: Reply, document: Document, rung: str, profile: Profile) -> Signal | None:
    words = _NOT_FOUND.search(f"{document.title} {document.text()}")
    if reply.status != 404 or not words or not _same(_handle_at(reply.address), profile.handle):
        return None
    sign = Sign.WITHHELD if rung == "member" else Sign.ABSENT
    return _walls.signal(reply, rung, sign, "not_found", words[0])


def _owner(document: Document) -> str:
    """Whose page this is, by its structured data, else by the tags and the feed that only shown pages have."""
    for node in document.json_ld():
        if _is_a(node, _OWNERS) and node.get("name") and (there := _handle_at(str(node.get("url", "")))):
            return there
    if document.meta("og:title") and (
        document.meta("og:type") == "profile" or document.has('[data-id="main-feed-card"]')
    ):
        return _handle_at(document.meta("og:url"))
    return ""


def _is_a(node: Mapping[str, Any], kinds: frozenset[str]) -> bool:
    kind = node.get("@type")
    return any(isinstance(name, str) and name in kinds for name in (kind if isinstance(kind, list) else [kind]))


def _shown(reply: Reply, document: Document, rung: str, there: str, profile: Profile, kit: Kit) -> Reading:
    redirected = len(reply.hops) > 1 and _same(_handle_at(reply.address), there)
    renamed = redirected and bool(_NUMBERED.fullmatch(profile.handle) or profile.handle.startswith("pub/"))
    if _same(there, profile.handle) or renamed:
        signal = _walls.signal(reply, rung, Sign.SHOWN, "guest_page", there)
    elif redirected:
        signal = _walls.signal(reply, rung, Sign.MOVED, "redirected_to_page", there, to=_address(there))
    else:
        return Reading(signals=(_walls.signal(reply, rung, Sign.UNFAMILIAR, "names_another", there),))
    dated, derived = _postings(document, there, kit), _activities(document, there, kit)
    by_id = bool(derived) and (not dated or derived[0].at - dated[0].at > dt.timedelta(minutes=1))
    owner = next((node for node in document.json_ld() if _handle_at(str(node.get("url", ""))) == there), {})
    about = str(owner.get("description", ""))
    return Reading(
        signals=(signal,),
        newest=_walled.newest(
            derived if by_id else dated,
            "the id of a post on the guest page" if by_id else "the dates on the guest page",
            Precision.DERIVED if by_id else Precision.SECOND,
            lower_bound=True,  # guests see a selection, and no source says that it begins with the newest
        ),
        posts=dated,
        name=_page.excerpt(str(owner.get("name", "")) or document.meta("og:title").removesuffix(" | LinkedIn")),
        bio=_page.excerpt(about),
        links=tuple(str(link) for link in _page.sequence(owner.get("sameAs"))[:20]),
        handle=there,
        unseen_parts=("posts that only members see",),
    )


def _postings(document: Document, owner: str, kit: Kit) -> tuple[Post, ...]:
    return _walled.newest_first(
        Post(at=at, text=_page.excerpt(str(node.get("text") or "")), address=str(node.get("url", "")))
        for node in document.json_ld()
        if _is_a(node, _POSTINGS) and _is_by(owner, node)
        for at in _dates.usable([_dates.moment(str(node.get("datePublished", "")))], kit.today)
    )


def _is_by(owner: str, node: Mapping[str, Any]) -> bool:
    """Whether a post is the owner's, or does not say: guest pages also show what their owner passed on."""
    authors = {_handle_at(url) for url in _page.find(node.get("author"), "url") if isinstance(url, str)} - {""}
    return not authors or owner in authors


def _activities(document: Document, owner: str, kit: Kit) -> tuple[Post, ...]:
    return _walled.newest_first(_linked(document, owner.partition("/")[2], kit))


def _linked(document: Document, slug: str, kit: Kit) -> Iterator[Post]:
    """Posts of this owner that the page links to; their ids hold the time they were made."""
    for anchor in document.anchors():
        found = _ACTIVITY.search(anchor.address)
        if found and urllib.parse.unquote(found[1]).lower() == slug:
            for at in _dates.usable([_dates.from_linkedin_id(int(found[2]))], kit.today):
                yield Post(at=at, address=anchor.address)
