"""Forums: threads and members' pages of Discourse, phpBB and vBulletin, on anybody's host."""

from __future__ import annotations

import dataclasses
import re
import urllib.parse
from collections.abc import Mapping

from audit import address as addresses
from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Newest, Precision, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _blog_dates, _dates, _page, _walls, blog
from audit.platforms._page import Document
from audit.platforms._platform import Rhythm

NAME = "Forum"
HOSTS = ()
EXAMPLES: Mapping[str, str] = {
    "https://forum.example.net/t/best-sourdough/123": "forum.example.net/t/123",
    "https://forum.example.net/t/best-sourdough/123/45?u=anna": "forum.example.net/t/123",
    "https://community.example.net/u/MapleBakery/summary": "community.example.net/u/maplebakery",
    "https://www.example.net/phpBB3/viewtopic.php?f=2&t=123&start=20": "example.net/phpBB3/viewtopic.php?t=123",
    "http://example.net/forum/memberlist.php?mode=viewprofile&u=7": "example.net/forum/memberlist.php?u=7",
    "https://example.net/showthread.php?t=123&page=2": "example.net/showthread.php?t=123",
    "https://example.net/vb/member.php?u=7": "example.net/vb/member.php?u=7",
}
RHYTHM = Rhythm(fresh=90, quiet=365, dormant=730)
PACE = 2.0
KEYS = ()

_FORUMS = frozenset("board boards community discourse discuss discussion forum forums meta talk".split())  # noqa: SIM905  # as a list of words
"""What a host or a folder of Discourse is called; elsewhere `/u/name` may be anybody's page."""
_NUMBER = re.compile(r"[0-9]{1,10}")
_NUMBERED = re.compile(r"([0-9]{1,10})(?:-.{0,300})?")
_SLUG = re.compile(r"(?!.*\.)(?=.*[^0-9]).{1,300}")
_MEMBER = re.compile(r"[\w.-]{1,60}")
_LONGEST_FOLDER = 4


def identify(address: Address) -> Identity:
    """A thread or member by the unmistakable forms of their addresses; any other address is a plain website."""
    *folder, last = address.segments or ("",)
    if len(folder) <= _LONGEST_FOLDER and (script := _script(address, last.lower())):
        return _found(address, "/".join(folder), *script)
    return _discourse(address) or Identity(kind=Kind.WEBSITE)


def _script(address: Address, name: str) -> tuple[str, str] | None:
    """The handle's end and the address's end, where phpBB or vBulletin keeps threads and members."""
    match name:
        case "viewtopic.php" if _NUMBER.fullmatch(number := address.value("t")):
            return f"viewtopic.php?t={number}", f"viewtopic.php?t={number}"
        case "memberlist.php" if address.value("mode") == "viewprofile" and _NUMBER.fullmatch(
            number := address.value("u")
        ):
            return f"memberlist.php?u={number}", f"memberlist.php?mode=viewprofile&u={number}"
        case "showthread.php" if number := _first_number(address, "t"):
            return f"showthread.php?t={number}", f"showthread.php?t={number}"
        case "member.php" if number := _first_number(address, "u"):
            return f"member.php?u={number}", f"member.php?u={number}"
        case _:
            return None


def _first_number(address: Address, name: str) -> str:
    """The number in `?t=123`, or, as vBulletin writes it since its fourth version, in `?123-words-of-the-title`."""
    if _NUMBER.fullmatch(address.value(name)):
        return address.value(name)
    found = _NUMBERED.fullmatch(address.query[0][0]) if address.query and not address.query[0][1] else None
    return found[1] if found else ""


def _discourse(address: Address) -> Identity | None:
    segments = address.segments
    has_folder = bool(segments) and segments[0].lower() in _FORUMS
    folder, rest = (segments[0], segments[1:]) if has_folder else ("", segments)
    is_forum = has_folder or not _FORUMS.isdisjoint(address.host.split(".")[:-1])
    match rest:
        case ("t", slug, number, *more) if _SLUG.fullmatch(slug) and _NUMBER.fullmatch(number):
            is_post_number = not more or _NUMBER.fullmatch(more[0])
            return _found(address, folder, f"t/{number}", f"t/{slug}/{number}") if is_post_number else None
        case ("t", number, *_) if is_forum and _NUMBER.fullmatch(number):
            return _found(address, folder, f"t/{number}", f"t/{number}")
        case ("u" | "users" as written, name, *_) if is_forum and _MEMBER.fullmatch(name):
            return _found(address, folder, f"u/{name.lower()}", f"{written}/{name}")
        case _:
            return None


def _found(address: Address, folder: str, handle: str, path: str) -> Identity:
    place = address.host + (f":{address.port}" if address.port else "") + (f"/{folder}" if folder else "")
    return Identity(
        kind=Kind.PROFILE,
        platform="forum",
        handle=f"{place.removeprefix('www.')}/{handle}",
        address=f"{address.scheme}://{urllib.parse.quote(place, safe='/:[]@')}/{urllib.parse.quote(path, safe='/?=&')}",
    )


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """The forum's front page, and a thread or member that cannot be: a number nobody reaches, a name nobody has."""
    place, mark, _ = profile.address.rpartition("=")
    if mark:
        return _profile(place.rpartition("/")[0] + "/"), _profile(f"{place}={_NO_NUMBER}")
    front, kind, _ = re.split(r"/(t|u|users)(?=/)", profile.address, maxsplit=1)
    impossible = f"t/{token}/{_NO_NUMBER}" if kind == "t" else f"{kind}/{token.lower()}"
    return _profile(f"{front}/"), _profile(f"{front}/{impossible}")


_NO_NUMBER = "2000000011"


def _profile(address: str) -> Profile:
    written = addresses.parse(address)
    named = identify(written) if written else Identity(kind=Kind.WEBSITE)
    bare = address.partition("://")[2].removeprefix("www.").rstrip("/")
    return Profile(platform="forum", handle=named.handle or bare, address=address)


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The page and the dates on it; a thread's own feed knows the newest answers, a page perhaps only the oldest.

    A page that no forum's software made is read as any web page is.
    """
    (found,) = yield (Ask(address=profile.address),)
    if (reading := _opened(found, profile, kit)) is None:
        return (yield from blog.visit(profile, kit))
    if reading.signals[0].sign is not Sign.SHOWN:
        return reading
    for address in _feeds(found, profile):
        (reply,) = yield (Ask(address=address),)
        told = _blog_dates.of_feed(reply, kit)
        reading = dataclasses.replace(reading, signals=(*reading.signals, *told.signals))
        if told.newest:
            newest = dataclasses.replace(told.newest, source="the thread's feed")
            return dataclasses.replace(reading, newest=newest, posts=told.posts)
    return reading


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The listed page alone."""
    (found,) = yield (Ask(address=profile.address),)
    return _opened(found, profile, kit) or (yield from blog.page(profile, kit))


def feed(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The feed that the thread's page declares."""
    (found,) = yield (Ask(address=profile.address),)
    for address in _feeds(found, profile):
        (reply,) = yield (Ask(address=address),)
        return _blog_dates.of_feed(reply, kit)
    return Reading(signals=(_walls.signal(found, "feed", Sign.UNFAMILIAR, "no_feed"),))


RUNGS = {"page": page, "feed": feed}

_SOFTWARE = (
    ("discourse", 'meta[name="generator"][content^="Discourse"]'),
    ("phpbb", 'body#phpbb, a[href*="www.phpbb.com"]'),
    ("vbulletin", 'meta[name="generator"][content^="vBulletin"], a[href*="www.vbulletin.com"]'),
)
_NOBODY = "this user has not registered and therefore does not have a profile to view"
"""vBulletin's words for a member it does not have, in a page that opens; a living member's page is titled as a profile."""
_FOR_MEMBERS = (
    "you are not authorised to read this forum",
    "not authorised to view",
    "requires you to be registered and logged in",
    "you are not logged in or you do not have permission",
)
_NOT_THERE = (
    "no thread specified",
    "invalid thread specified",
    "no user specified",
    "invalid user specified",
    "the requested topic does not exist",
    "the requested user does not exist",
)
_FEW_WORDS = 3_000
"""A page of mere notices has no more; a thread may speak of such notices."""


def _opened(found: Reply, profile: Profile, kit: Kit) -> Reading | None:  # one kind of answer a line
    """What a forum's page says; None when no forum's software is seen in a page that opens."""
    if walled := _walls.nameless(found, "page") or _walls.wall(found, "page"):
        return Reading(signals=(walled,))
    document = _page.document(found)
    software = next((name for name, css in _SOFTWARE if document.has(css)), "")
    words = document.text().lower()
    notice = words if len(words) < _FEW_WORDS else ""
    if found.status == 410 and software == "discourse":
        return Reading(signals=(_walls.signal(found, "page", Sign.ENDED, "topic_deleted", "status 410"),))
    if found.status in (404, 410):
        # Discourse says so of private topics too, phpBB of those that wait for approval.
        return Reading(signals=(_walls.signal(found, "page", Sign.WITHHELD, "page_not_found"),))
    if found.status != 200 or not software:
        return None
    is_asked = _profile(found.address).handle == profile.handle
    if software == "vbulletin" and is_asked and _NOBODY in notice and "profile" not in document.title.lower():
        return Reading(signals=(_walls.signal(found, "page", Sign.ABSENT, "not_registered", _NOBODY),))
    if said := next((said for said in _FOR_MEMBERS if said in notice), ""):
        # phpBB asks for a login only at what is there.
        sign = Sign.PRIVATE if software == "phpbb" else Sign.LOGIN_WALL
        return Reading(signals=(_walls.signal(found, "page", sign, "for_members", said),))
    if said := next((said for said in _NOT_THERE if said in notice), ""):
        return Reading(signals=(_walls.signal(found, "page", Sign.UNFAMILIAR, "says_not_there", said),))
    if not _names_itself(found, document, profile) or not (document.title and words):
        return Reading(signals=(_walls.unfamiliar(found, "page"),))
    return _read(found, document, software, kit)


def _names_itself(found: Reply, document: Document, profile: Profile) -> bool:
    """By the address it gives as its own, or by the one it was found at."""
    own = [link.address for link in document.links("canonical")]
    return profile.handle in (_profile(address).handle for address in (*own, document.meta("og:url"), found.address))


def _read(found: Reply, document: Document, software: str, kit: Kit) -> Reading:
    return Reading(
        signals=(_walls.signal(found, "page", Sign.SHOWN, f"{software}_page", document.title),),
        newest=_newest(document, kit),
        name=_page.excerpt(document.meta("og:title") or document.title),
        bio=_page.excerpt(document.meta("og:description") or document.meta("description")),
        unseen_parts=("answers on later pages", "parts of the forum for members only"),
    )


_DATED = ("datePublished", "dateCreated")


def _newest(document: Document, kit: Kit) -> Newest | None:
    """Dates that stand on the page: of its posts in structured data, else any; later pages may have newer ones."""
    told = tuple(str(date) for node in document.json_ld() for key in _DATED for date in _page.find(node, key))
    for texts, source, precision in (
        (told[:500], "the dates of posts on the page", Precision.SECOND),
        (document.times(), "a date on the page", Precision.ROUGH),
    ):
        for at in _dates.usable([_dates.moment(text) for text in texts], kit.today):
            return Newest(at=at, source=source, precision=precision, lower_bound=True)
    return None


_THREAD = re.compile(r"(?:/t/|\?t=)([0-9]+)$")


def _feeds(found: Reply, profile: Profile) -> list[str]:
    """The feed of this very thread, if the page declares one."""
    number = _THREAD.search(profile.handle)
    if number is None or found.status != 200:
        return []
    named = re.compile(rf"(?<![0-9]){number[1]}(?![0-9])")
    links = _page.document(found).links("alternate")
    host = urllib.parse.urlsplit(found.address).hostname
    own = (link.address for link in links if link.type.endswith(("rss+xml", "atom+xml")))
    return [one for one in own if named.search(one) and urllib.parse.urlsplit(one).hostname == host][:1]
