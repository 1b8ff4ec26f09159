"""GitLab: a public, keyless interface that tells of persons and of open groups."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping
from typing import Any

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Newest, Precision, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _dates, _page, _walls
from audit.platforms._platform import Rhythm

NAME = "GitLab"
HOSTS = ("gitlab.com",)
EXAMPLES: Mapping[str, str] = {
    "https://gitlab.com/MapleBakery": "maplebakery",
    "https://gitlab.com/users/maplebakery/activity": "maplebakery",
    "gitlab.com/groups/maplebakery/-/activity": "maplebakery",
    "https://gitlab.com/maplebakery/website/-/issues": "maplebakery",
}
RHYTHM = Rhythm(fresh=90, quiet=270, dormant=545)
PACE = 1.0
KEYS = ()

_MAIN = re.compile(r"(?:www\.)?gitlab\.com")
_HANDLE = re.compile(r"(?!-)[a-z0-9_.-]{1,255}(?<!\.git)(?<!\.atom)")
_API = "https://gitlab.com/api/v4/"
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.LOGIN: "admin dashboard import invites login oauth profile projects s sign_in sign_up unsubscribes user_settings",
        Kind.WEBSITE: """- .well-known 404.html 500.html abuse_reports api assets autocomplete company explore favicon.ico
            features files health_check help jwt notification_settings public pricing robots.txt search sent_notifications
            sitemap sitemap.xml snippets topics uploads users v2""",
    }.items()
    for word in words.split()
}


def identify(address: Address) -> Identity:
    """Below a name stand its projects and subgroups, which the address does not tell apart."""
    if not _MAIN.fullmatch(address.host):
        return _other(Kind.WEBSITE)
    match tuple(part.lower() for part in address.segments):
        case ():
            return _other(Kind.HOME)
        case ("users", "sign_in" | "sign_up" | "password" | "auth" | "confirmation", *_):
            return _other(Kind.LOGIN)
        case ("users", name, *_) if _HANDLE.fullmatch(name):
            return _account(Kind.PROFILE, name)
        case ("groups", "new", *_):
            return _other(Kind.LOGIN)
        case ("groups", name) | ("groups", name, "-", *_) if _HANDLE.fullmatch(name):
            return _account(Kind.PROFILE, name)
        case (word, *_) if word in _RESERVED or word == "groups" or not _HANDLE.fullmatch(word):
            return _other(_RESERVED.get(word, Kind.WEBSITE))
        case (name, *rest):
            return _account(Kind.POST if rest and rest[0] != "-" else Kind.PROFILE, name)
        case _:
            return _other(Kind.WEBSITE)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="gitlab")


def _account(kind: Kind, handle: str) -> Identity:
    return Identity(kind=kind, platform="gitlab", handle=handle, address=_profile(handle).address)


def _profile(handle: str) -> Profile:
    return Profile(platform="gitlab", handle=handle, address=f"https://gitlab.com/{handle}")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:  # noqa: ARG001  # one host serves all
    """GitLab's own group."""
    return _profile("gitlab-org"), _profile(token.lower())


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """A person of that name, then a group: documented at docs.gitlab.com/api/users and docs.gitlab.com/api/groups.

    Private groups are answered for like missing ones.
    """
    (persons,) = yield (Ask(address=f"{_API}users?{urllib.parse.urlencode({'username': profile.handle})}"),)
    found = _page.data(persons) if persons.status == 200 and not _walls.wall(persons, "api") else None
    if not isinstance(found, list):
        return Reading(signals=(_walls.unfamiliar(persons, "api"),))
    if user := next((one for one in map(_page.mapping_of, found) if _is_named(one, "username", profile)), None):
        return (yield from _person(persons, user, profile, kit))
    if found:
        return Reading(signals=(_walls.unfamiliar(persons, "api"),))
    (group,) = yield (Ask(address=f"{_API}groups/{urllib.parse.quote(profile.handle, safe='')}?with_projects=false"),)
    record = _page.mapping(group)
    if group.status == 200 and _is_named(record, "full_path", profile):
        return _group(group, record)
    if group.status == 404 and record.get("message") == _NO_GROUP and not _walls.wall(group, "api"):
        return Reading(signals=(_walls.signal(group, "api", Sign.WITHHELD, "no_person_no_group", _NO_GROUP),))
    return Reading(signals=(_walls.unfamiliar(group, "api"),))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from api(profile, kit))


RUNGS = {"api": api}

_NO_GROUP = "404 Group Not Found"
_BLOCKED = frozenset(("banned", "blocked", "ldap_blocked"))


def _is_named(record: Mapping[str, Any], key: str, profile: Profile) -> bool:
    return bool(record.get("id")) and str(record.get(key, "")).lower() == profile.handle


def _person(found: Reply, user: Mapping[str, Any], profile: Profile, kit: Kit) -> Visit[Reading]:
    """An account that rests (`deactivated`) wakes when its owner signs in; a blocked one's projects stay where they are.

    A person's number is not kept: GitLab lets persons become groups of the same name, which are numbered apart.
    """
    state = str(user.get("state", ""))
    if state in _BLOCKED:
        return Reading(signals=(_walls.signal(found, "api", Sign.UNFAMILIAR, "blocked", f"state: {state}"),))
    (events,) = yield (Ask(address=f"https://gitlab.com/{profile.handle}.atom"),)
    return Reading(
        signals=(_walls.signal(found, "api", Sign.SHOWN, "user_record", f"@{user['username']}"),),
        newest=_newest(events, kit),
        name=_page.excerpt(str(user.get("name") or "")),
        handle=str(user["username"]),
        unseen_parts=("what is not public",),
    )


def _newest(events: Reply, kit: Kit) -> Newest | None:
    """Who keeps a profile private shows no activity, and private work shows nowhere."""
    feed = _page.feed(events) if events.status == 200 else None
    dates = (date for entry in (feed.entries if feed else ()) for date in entry.dates[:1])
    usable = _dates.usable([_dates.moment(date) for date in dates], kit.today)
    if not usable:
        return None
    return Newest(at=usable[0], source="the feed of public activity", precision=Precision.SECOND, lower_bound=True)


def _group(found: Reply, record: Mapping[str, Any]) -> Reading:
    bio = _page.words(str(record.get("description") or ""))
    return Reading(
        signals=(_walls.signal(found, "api", Sign.SHOWN, "group_record", str(record["full_path"])),),
        name=_page.excerpt(str(record.get("name") or "")),
        bio=_page.excerpt(bio),
        links=_page.addresses_in(bio),
        platform_id=str(record["id"]),
        handle=str(record["full_path"]),
        unseen_parts=("when anybody last worked there",),
    )
