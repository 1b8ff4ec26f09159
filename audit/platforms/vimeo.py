"""Vimeo: the interface with a key, or the profile's page with its data; nothing tells a hidden profile from a missing one."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping
from typing import Any

from audit import address as addresses
from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Post, Precision, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _dates, _page, _walled, _walls
from audit.platforms._platform import Rhythm

NAME = "Vimeo"
HOSTS = ("vimeo.com",)
EXAMPLES: Mapping[str, str] = {
    "https://vimeo.com/MapleBakery": "maplebakery",
    "www.vimeo.com/maplebakery/videos": "maplebakery",
    "http://vimeo.com/user10000001": "user10000001",
}
RHYTHM = Rhythm(fresh=90, quiet=270, dormant=545)
PACE = 3.0
KEYS = ("VIMEO_ACCESS_TOKEN",)

_MAIN = re.compile(r"(?:(?:www|m)\.)?vimeo\.com")
_HANDLE = re.compile(r"[a-z0-9_-]{1,64}")
_NUMBER = re.compile(r"[0-9]{1,15}")
_TABS = frozenset(
    """about albums appearances channels collections contact followers following groups likes page portfolios showcases
    sort videos""".split()  # noqa: SIM905  # a list of words is easier to read than one of quotes
)
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.LOGIN: """account analytics create dashboard forgot_password home inbox join library likes log_in log_out
            login logout manage me messages my notifications purchases record settings signup upload watchlater""",
        Kind.POST: "album clip event hd_videos moogaloop.swf review showcase video videos",
        Kind.WEBSITE: """about academy accessibility ai api apps blog business cameo careers categories channels
            contact cookie_policy customers de developers dmca education enterprise es events everyone everywhere
            explore features for-hire forums fr go groups guidelines help inspiration integrations investors ja
            jobs ko legal live login_error musicstore newsroom nonprofits oauth oauth2 ondemand
            online-video-platform ott partner-program partners plans plus press pricing privacy pro professionals
            pt pt-br resources restricted screen-recorder search security site_map solutions staff-picks
            staffpicks stats stock store streaming subscribe tag tags terms tools trending tv upgrade upgrade-plan
            user users video-editor video-marketing vimeopro watch webinars""",
    }.items()
    for word in words.split()
}


def identify(address: Address) -> Identity:  # one case a line
    segments = tuple(part.lower() for part in address.segments)
    if address.host == "player.vimeo.com" and segments[:1] == ("video",):
        return _other(Kind.POST)
    if not _MAIN.fullmatch(address.host):
        return _other(Kind.WEBSITE)
    match segments:
        case ():
            return _other(Kind.HOME)
        case (number, *_) if _NUMBER.fullmatch(number):
            return _other(Kind.POST)
        case ("channels" | "groups" | "ondemand", _, *_, number) if _NUMBER.fullmatch(number):
            return _other(Kind.POST)
        case (word, *_) if word in _RESERVED:
            return _other(_RESERVED[word])
        case (name, *_) if not _HANDLE.fullmatch(name):
            return _other(Kind.WEBSITE)
        case (name, tab, *_) if tab not in _TABS:
            return _account(Kind.POST, name)
        case (name, *_):
            return _account(Kind.PROFILE, name)
        case _:
            return _other(Kind.WEBSITE)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="vimeo")


def _account(kind: Kind, handle: str) -> Identity:
    return Identity(kind=kind, platform="vimeo", handle=handle, address=_address(handle))


def _address(handle: str) -> str:
    return f"https://vimeo.com/{handle}"


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:  # noqa: ARG001  # one host serves all
    return _profile("staff"), _profile(token.lower())


def _profile(handle: str) -> Profile:
    return Profile(platform="vimeo", handle=handle, address=_address(handle))


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The profile's page; it holds no dates of videos."""
    (found,) = yield (_walled.page(profile.address),)
    if owner := _owner(found, profile):
        return _reading(found, owner)
    if not _says_not_found(found):
        return Reading(signals=(_walls.unfamiliar(found, "page"),))
    if kit.last_id and f"user{kit.last_id}" != profile.handle:
        return (yield from _renamed(found, profile, kit.last_id))
    return _withheld(found)


_API = "api.vimeo.com"
_ACCEPT = (("accept", "application/vnd.vimeo.*+json;version=3.4"),)
_FIELDS = "uri,name,link,bio,websites.link,metadata.connections.videos.total,metadata.connections.followers.total"
_URI = re.compile(r"/users/([0-9]{1,15})")


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The user and the newest videos (developer.vimeo.com/api/reference/users); hidden users are "not found" there too."""
    if KEYS[0] not in kit.keys:
        return _walled.key_missing("api", _API, KEYS[0])
    (found,) = yield (_asked(profile.handle, "", fields=_FIELDS),)
    user, number, handle = _user(found)
    if number and profile.handle in (handle.lower(), f"user{number}"):
        (listed,) = yield (
            _asked(profile.handle, "/videos", sort="date", per_page="5", fields="name,created_time,release_time,link"),
        )
        return _told(found, user, listed, kit)
    if found.status != 404 or _walls.wall(found, "api") or "error" not in _page.mapping(found):
        return Reading(signals=(_walls.unfamiliar(found, "api"),))
    hidden = _walls.signal(found, "api", Sign.WITHHELD, "user_not_found", str(_page.mapping(found)["error"]))
    if not _NUMBER.fullmatch(kit.last_id) or f"user{kit.last_id}" == profile.handle:
        return Reading(signals=(hidden,))
    (now,) = yield (_asked(f"user{kit.last_id}", "", fields=_FIELDS),)
    _, number, handle = _user(now)
    if number != kit.last_id or not _HANDLE.fullmatch(handle.lower()):
        return Reading(signals=(hidden,))
    if handle.lower() == profile.handle:
        return Reading(signals=(_walls.signal(now, "api", Sign.UNFAMILIAR, "id_still_has_it", handle),))
    moved = _walls.signal(now, "api", Sign.MOVED, "id_has_new_name", handle, to=_address(handle.lower()))
    return Reading(signals=(moved,), platform_id=number, handle=handle)


def _asked(handle: str, below: str, **query: str) -> Ask:
    """An account without a name of its own is asked for by its number."""
    number = handle.removeprefix("user")
    name = number if _NUMBER.fullmatch(number) else handle
    query_text = urllib.parse.urlencode(query, safe=",.")
    return Ask(address=f"https://{_API}/users/{name}{below}?{query_text}", headers=_ACCEPT, key=KEYS[0])


def _user(reply: Reply) -> tuple[Mapping[str, Any], str, str]:
    """The record, its number and its name in addresses; both empty where the answer is none."""
    user = _page.mapping(reply) if reply.status == 200 else {}
    number, link = _URI.fullmatch(str(user.get("uri", ""))), addresses.parse(str(user.get("link") or ""))
    handle = link.last if link and link.under(*HOSTS) else ""
    return (user, number[1], handle) if number else ({}, "", "")


def _told(found: Reply, user: Mapping[str, Any], listed: Reply, kit: Kit) -> Reading:
    _, number, handle = _user(found)
    counts = _page.mapping_of(_page.mapping_of(user.get("metadata")).get("connections"))
    bio = _page.words(str(user.get("bio") or ""))
    sites = (str(_page.mapping_of(site).get("link") or "") for site in _page.sequence(user.get("websites")))
    several = _page.sequence(_page.mapping(listed).get("data")) if listed.status == 200 else ()
    posts = _walled.newest_first(
        Post(at=at, text=_page.excerpt(str(video.get("name") or "")), address=str(video.get("link") or "")[:2_048])
        for video in map(_page.mapping_of, several)
        for at in _dates.usable([_dates.moment(str(video.get("created_time") or ""))], kit.today)
    )
    return Reading(
        signals=(_walls.signal(found, "api", Sign.SHOWN, "user", f"{handle} ({number})"),),
        newest=_walled.newest(posts, "the newest public video", Precision.SECOND),
        posts=posts,
        name=_page.excerpt(str(user.get("name") or "")),
        bio=_page.excerpt(bio),
        links=tuple(dict.fromkeys((*filter(_is_outside, sites), *_page.addresses_in(bio)))),
        followers=_page.count(_page.mapping_of(counts.get("followers")).get("total")),
        post_count=_page.count(_page.mapping_of(counts.get("videos")).get("total")),
        platform_id=number,
        handle=handle,
        unseen_parts=("videos that are not public",),
    )


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from _walled.with_key(profile, kit, KEYS, api, page, keyed=api))


RUNGS = {"api": api, "page": page}

_NOT_FOUND = b"VimeUhOh"
"""Begins the title of Vimeo's page for what is not there. A profile in private mode is hidden altogether
(help.vimeo.com, article 12426205757201), and nothing says that it gets another page."""


def _says_not_found(reply: Reply) -> bool:
    return reply.status == 404 and not _walls.wall(reply, "page") and _NOT_FOUND in reply.body


def _withheld(found: Reply) -> Reading:
    return Reading(signals=(_walls.signal(found, "page", Sign.WITHHELD, "vimeuhoh", _NOT_FOUND.decode()),))


def _renamed(found: Reply, profile: Profile, known: str) -> Visit[Reading]:
    """A name that leads nowhere, of an account whose id is known: its address by id leads to its name of today."""
    by_id = _profile(f"user{known}")
    (now,) = yield (_walled.page(by_id.address),)
    owner = _owner(now, by_id) or {}
    handle = str(owner.get("alternateName") or "")
    if str(owner.get("identifier")) != known or not _HANDLE.fullmatch(handle.lower()):
        return _withheld(found)
    if handle.lower() == profile.handle:
        return Reading(signals=(_walls.signal(now, "page", Sign.UNFAMILIAR, "id_still_has_it", handle),))
    moved = _walls.signal(now, "page", Sign.MOVED, "id_has_new_name", handle, to=_address(handle.lower()))
    return Reading(signals=(moved,), platform_id=known, handle=handle)


def _owner(reply: Reply, profile: Profile) -> Mapping[str, Any] | None:
    """Whose profile the page is, if it is the one that was asked for."""
    nodes = _page.document(reply).json_ld() if reply.status == 200 else ()
    for node in nodes:
        owner = _page.mapping_of(node.get("mainEntity"))
        number = str(owner.get("identifier", ""))
        names = (str(owner.get("alternateName", "")).lower(), f"user{number}")
        if node.get("@type") == "ProfilePage" and _NUMBER.fullmatch(number) and profile.handle in names:
            return owner
    return None


def _reading(found: Reply, owner: Mapping[str, Any]) -> Reading:
    handle, number = str(owner.get("alternateName") or ""), str(owner["identifier"])
    bio = _page.words(str(owner.get("description") or ""))
    written = (link for link in _page.sequence(owner.get("sameAs")) if isinstance(link, str))
    return Reading(
        signals=(_walls.signal(found, "page", Sign.SHOWN, "profile_page", f"{handle} ({number})"),),
        name=_page.excerpt(str(owner.get("name") or "")),
        bio=_page.excerpt(bio),
        links=tuple(dict.fromkeys((*filter(_is_outside, written), *_page.addresses_in(bio)))),
        followers=_counted(owner.get("interactionStatistic"), "FollowAction"),
        post_count=_counted(owner.get("agentInteractionStatistic"), "WriteAction"),
        platform_id=number,
        handle=handle,
        unseen_parts=("the dates of videos", "videos that are not public"),
    )


def _is_outside(link: str) -> bool:
    found = addresses.parse(link)
    return found is not None and not found.under(*HOSTS)


def _counted(statistics: object, action: str) -> int | None:
    several = (statistics,) if isinstance(statistics, dict) else _page.sequence(statistics)
    for one in map(_page.mapping_of, several):
        if str(one.get("interactionType", "")).endswith(action):
            return _page.count(one.get("userInteractionCount"))
    return None
