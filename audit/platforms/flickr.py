"""Flickr: the interface with a key, or the photostream's page with its owner as data; the public feed for the dates."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator, Mapping
from typing import Any

from audit import address as addresses
from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Post, Precision, Profile, Reading, Reply, Sign, Signal, Visit
from audit.platforms import _dates, _page, _walled, _walls
from audit.platforms._platform import Rhythm

NAME = "Flickr"
HOSTS = ("flickr.com", "flic.kr")
EXAMPLES: Mapping[str, str] = {
    "https://www.flickr.com/photos/MapleBakery/": "maplebakery",
    "flickr.com/people/maplebakery": "maplebakery",
    "http://m.flickr.com/photos/maple_bakery/page2": "maple_bakery",
    "https://secure.flickr.com/photos/50000001@N00/albums": "50000001@N00",
}
RHYTHM = Rhythm(fresh=90, quiet=180, dormant=365)
PACE = 2.0
KEYS = ("FLICKR_API_KEY",)

_MAIN = re.compile(r"(?:(?:www|m|secure)\.)?flickr\.com")
_ALIAS = re.compile(r"[a-z0-9_-]{1,60}")
_NSID = re.compile(r"[0-9]{1,12}@n[0-9]{2}", re.IGNORECASE)
"""The id that Flickr gives an account for good; it stands in addresses until the account picks a name."""
_NUMBER = re.compile(r"[0-9]{3,20}")
_FEED = "https://api.flickr.com/services/feeds/photos_public.gne?"
_NOBODY = frozenset("albums everyone galleries photos search sets tags".split())  # noqa: SIM905  # as below
_OWN = frozenset("friends me organize upload".split())  # noqa: SIM905  # easier to read than a list of quotes
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.SHARE: "share share.gne sharing",
        Kind.LOGIN: "account cameraroll login messages signin signup upload",
    }.items()
    for word in words.split()
}


def identify(address: Address) -> Identity:  # one case a line
    if address.under("flic.kr"):
        return _short(address)
    if not _MAIN.fullmatch(address.host):
        return _other(Kind.LOGIN if address.under("identity.flickr.com") else Kind.WEBSITE)
    match tuple(part.lower() for part in address.segments):
        case ():
            return _other(Kind.HOME)
        case ("photos" | "people", name, *_) if name in _OWN:
            return _other(Kind.LOGIN)
        case ("photos", name, "albums" | "sets" | "galleries", number, *_) if _NUMBER.fullmatch(number):
            return _account(Kind.POST, name)
        case ("photos", name, number, *_) if _NUMBER.fullmatch(number):
            return _account(Kind.POST, name)
        case ("photos" | "people", name, *_):
            return _account(Kind.PROFILE, name)
        case _:
            return _other(_RESERVED.get(address.first, Kind.WEBSITE))


def _short(address: Address) -> Identity:
    match address.segments:
        case ():
            return _other(Kind.HOME)
        case ("ps", _, *_):
            return Identity(kind=Kind.SHORT, platform="flickr", address=str(address))
        case ("p" | "s", _, *_):
            return _other(Kind.POST)
        case _:
            return _other(Kind.WEBSITE)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="flickr")


def _account(kind: Kind, name: str) -> Identity:
    handle = name.upper() if _NSID.fullmatch(name) else name
    if name in _NOBODY or not (_ALIAS.fullmatch(name) or _NSID.fullmatch(name)):
        return _other(Kind.WEBSITE)
    return Identity(kind=kind, platform="flickr", handle=handle, address=_address(handle))


def _address(handle: str) -> str:
    return f"https://www.flickr.com/photos/{handle}/"


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """Flickr's own account, and a name in the same form as the one in question; no id ends in N99."""
    if _NSID.fullmatch(profile.handle):
        return _profile("66956608@N06"), _profile(f"{sum(map(ord, token)) + 10**8}@N99")
    return _profile("flickr"), _profile(token.lower())


def _profile(handle: str) -> Profile:
    return Profile(platform="flickr", handle=handle, address=_address(handle))


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The photostream as visitors get it, then the feed of its owner's uploads (flickr.com/services/feeds)."""
    (found,) = yield (_walled.page(profile.address),)
    if found.status == 200 and (owner := _owner(found, profile)):
        if owner.get("isDeleted") is True:
            return Reading(signals=(_walls.signal(found, "page", Sign.ENDED, "is_deleted", "isDeleted: true"),))
        (uploads,) = yield (Ask(address=_FEED + urllib.parse.urlencode({"id": owner["id"], "lang": "en-us"})),)
        return _reading(found, owner, _posts(uploads, owner, kit))
    if _says_inactive(found):
        return Reading(signals=(_walls.signal(found, "page", Sign.ENDED, "no_longer_active", _INACTIVE),))
    if not _says_not_found(found):
        return Reading(signals=(_walls.unfamiliar(found, "page"),))
    if kit.last_id and kit.last_id != profile.handle:
        return (yield from _renamed(found, profile, kit.last_id))
    return _missing(found)


_API = "api.flickr.com"
_CODES = {1: (Sign.ABSENT, "user_not_found"), 5: (Sign.ENDED, "user_deleted")}
"""Of flickr.urls.lookupUser and flickr.people.getInfo: no account has this address or id; the account was deleted."""
_BAD_KEYS = (98, 99, 100)
_OUT_OF_SERVICE = 105


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The account behind a name or id, then the feed of its uploads (flickr.com/services/api)."""
    if KEYS[0] not in kit.keys:
        return _walled.key_missing("api", _API, KEYS[0])
    number = profile.handle
    if not _NSID.fullmatch(number):
        (found,) = yield (_asked("flickr.urls.lookupUser", url=profile.address),)
        number = str(_page.mapping_of(_page.mapping(found).get("user")).get("id", "")).upper()
        if found.status != 200 or not _NSID.fullmatch(number):
            return (yield from _nobody(_failed(found), profile, kit))
    (found,) = yield (_asked("flickr.people.getInfo", user_id=number),)
    person = _person(found)
    if person.get("nsid") != number:
        return Reading(signals=(_failed(found),))
    (uploads,) = yield (Ask(address=_FEED + urllib.parse.urlencode({"id": number, "lang": "en-us"})),)
    return _told(found, person, _posts(uploads, {"id": number, "pathAlias": person["alias"]}, kit))


def _asked(method: str, **query: str) -> Ask:
    told = {"method": method, **query, "format": "json", "nojsoncallback": "1"}
    return Ask(address=f"https://{_API}/services/rest/?{urllib.parse.urlencode(told)}", key=KEYS[0])


def _failed(reply: Reply) -> Signal:
    told = _page.mapping(reply)
    code, words = told.get("code"), str(told.get("message") or "")
    if told.get("stat") != "fail" or reply.status != 200:
        return _walls.unfamiliar(reply, "api")
    if code in _BAD_KEYS:
        return _walls.key_refused(reply, "api", words)
    if code == _OUT_OF_SERVICE:
        return _walls.signal(reply, "api", Sign.SERVER_ERROR, "out_of_service", words)
    if code not in _CODES:
        return _walls.signal(reply, "api", Sign.UNFAMILIAR, "other_failure", words)
    sign, mark = _CODES[code]
    return _walls.signal(reply, "api", sign, mark, words)


def _nobody(failed: Signal, profile: Profile, kit: Kit) -> Visit[Reading]:
    """A name that is nobody's, of an account whose id is known: the id tells what it is called today."""
    if failed.sign is not Sign.ABSENT or not _NSID.fullmatch(kit.last_id):
        return Reading(signals=(failed,))
    (now,) = yield (_asked("flickr.people.getInfo", user_id=kit.last_id),)
    person = _person(now)
    alias = person.get("alias", "")
    if person.get("nsid") != kit.last_id:
        return Reading(signals=(failed,))
    if alias == profile.handle:
        return Reading(signals=(_walls.signal(now, "api", Sign.UNFAMILIAR, "id_still_has_it", alias),))
    to = alias or kit.last_id
    moved = _walls.signal(now, "api", Sign.MOVED, "id_has_new_name", to, to=_address(to))
    return Reading(signals=(moved,), platform_id=kit.last_id, handle=to)


def _person(reply: Reply) -> Mapping[str, str]:
    """Texts stand in `_content` of their own; a name in addresses is missing until the account picks one."""
    person = _page.mapping_of(_page.mapping(reply).get("person")) if reply.status == 200 else {}
    number, alias = str(person.get("nsid") or "").upper(), str(person.get("path_alias") or "").lower()
    if not _NSID.fullmatch(number):
        return {}
    names = ("username", "realname", "description")
    texts = {name: str(_page.mapping_of(person.get(name)).get("_content") or "") for name in names}
    photos = _page.mapping_of(_page.mapping_of(person.get("photos")).get("count")).get("_content")
    return {"nsid": number, "alias": alias if _ALIAS.fullmatch(alias) else "", "photos": str(photos), **texts}


def _told(found: Reply, person: Mapping[str, str], posts: tuple[Post, ...]) -> Reading:
    handle = person["alias"] or person["nsid"]
    bio = _page.words(person["description"])
    return Reading(
        signals=(_walls.signal(found, "api", Sign.SHOWN, "person", f"{handle} ({person['nsid']})"),),
        newest=_walled.newest(posts, "the feed of public uploads", Precision.SECOND),
        posts=posts,
        name=_page.excerpt(person["realname"] or person["username"]),
        bio=_page.excerpt(bio),
        links=_page.addresses_in(bio),
        post_count=int(person["photos"]) if re.fullmatch(r"[0-9]{1,9}", person["photos"]) else None,
        platform_id=person["nsid"],
        handle=handle,
        unseen_parts=("photos that are not public", "photos not marked as safe for everybody"),
    )


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from _walled.with_key(profile, kit, KEYS, api, page, keyed=api))


RUNGS = {"api": api, "page": page}


_INACTIVE = "This member is no longer active on Flickr."


def _says_inactive(reply: Reply) -> bool:
    """What Flickr says in the place of an account that was deleted."""
    return reply.status in (404, 410) and not _walls.wall(reply, "page") and _INACTIVE.encode() in reply.body


def _says_not_found(reply: Reply) -> bool:
    """Flickr's own page for addresses where nothing is; one whose photos are all private opens, and shows none."""
    return reply.status == 404 and not _walls.wall(reply, "page") and b"flickr" in reply.body.lower()


def _missing(found: Reply) -> Reading:
    return Reading(signals=(_walls.signal(found, "page", Sign.ABSENT, "page_not_found"),))


def _renamed(found: Reply, profile: Profile, known: str) -> Visit[Reading]:
    """A name that leads nowhere, of an account whose id is known: the id's page names what it is called today."""
    (now,) = yield (_walled.page(_address(known)),)
    owner = _owner(now, _profile(known)) if now.status == 200 else None
    if owner is None:
        return _missing(found)
    handle = _said(owner, "pathAlias")
    if not handle:
        return Reading(signals=(_walls.unfamiliar(now, "page"),))
    if handle.lower() == profile.handle:
        return Reading(signals=(_walls.signal(now, "page", Sign.UNFAMILIAR, "id_still_has_it", handle),))
    moved = _walls.signal(now, "page", Sign.MOVED, "id_has_new_name", handle, to=_address(handle.lower()))
    return Reading(signals=(moved,), platform_id=known, handle=handle)


def _models(reply: Reply) -> Mapping[str, Any]:
    exported = _page.mapping_of(_page.embedded(_page.source(reply), "modelExport:"))
    return _page.mapping_of(exported.get("main"))


def _inner(value: object) -> Mapping[str, Any]:
    """A model stands as it is, or in `data` beside its type; one that stands elsewhere is written as a text."""
    model = _page.mapping_of(value)
    return _page.mapping_of(model["data"]) if "data" in model else model


def _each(models: Mapping[str, Any], kind: str) -> Iterator[Mapping[str, Any]]:
    return map(_inner, _page.sequence(models.get(kind)))


def _owner(reply: Reply, profile: Profile) -> Mapping[str, Any] | None:
    """The account whose photos the page shows, with its counts, if it is the one that was asked for."""
    models = _models(reply)
    streams = [_inner(stream.get("owner")) for stream in _each(models, "photostream-models")]
    owners = [owner for owner in streams if owner] or (list(_each(models, "person-models")) if streams else [])
    for owner in owners:
        number = _said(owner, "id").upper()
        if _NSID.fullmatch(number) and profile.handle in (number, _said(owner, "pathAlias").lower()):
            return {**_counts(models), **owner, "id": number}
    return None


def _counts(models: Mapping[str, Any]) -> Mapping[str, Any]:
    counted = {"photoCount": "person-profile-models", "followerCount": "person-contacts-count-models"}
    return {name: next(_each(models, kind), {}).get(name) for name, kind in counted.items()}


def _said(model: Mapping[str, Any], name: str) -> str:
    """Texts of a model are percent-encoded."""
    value = model.get(name)
    return urllib.parse.unquote(value).strip() if isinstance(value, str) else ""


def _posts(uploads: Reply, owner: Mapping[str, Any], kit: Kit) -> tuple[Post, ...]:
    """By the date of upload; the date a picture was taken may be decades earlier.

    The same address tells of everybody's uploads when it is asked for nobody's: a picture's own address names its owner.
    """
    names = {str(owner["id"]), _said(owner, "pathAlias").lower()}
    feed = _page.feed(uploads) if uploads.status == 200 else None
    return _walled.newest_first(
        Post(at=at, text=_page.excerpt(entry.title), address=entry.address)
        for entry in (feed.entries if feed else ())
        if (at_home := addresses.parse(entry.address)) and identify(at_home).handle in names
        for at in _dates.usable([_dates.moment(date) for date in entry.dates[:1]], kit.today)
    )


def _reading(found: Reply, owner: Mapping[str, Any], posts: tuple[Post, ...]) -> Reading:
    handle = _said(owner, "pathAlias") or str(owner["id"])
    return Reading(
        signals=(_walls.signal(found, "page", Sign.SHOWN, "owner_of_the_photos", f"{handle} ({owner['id']})"),),
        newest=_walled.newest(posts, "the feed of public uploads", Precision.SECOND),
        posts=posts,
        name=_page.excerpt(_said(owner, "realname") or _said(owner, "username")),
        followers=_page.count(owner.get("followerCount")),
        post_count=_page.count(owner.get("photoCount")),
        platform_id=str(owner["id"]),
        handle=handle,
        unseen_parts=("photos that are not public", "photos not marked as safe for everybody"),
    )
