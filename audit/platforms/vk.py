"""VK: an interface for those with a key, pages that many visitors abroad are not shown, and a record about persons."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping
from typing import Any

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Post, Precision, Profile, Reading, Reply, Sign, Signal, Visit
from audit.platforms import _dates, _own_page, _page, _walled, _walls
from audit.platforms._platform import Rhythm

NAME = "VK"
HOSTS = ("vk.com", "vk.ru", "vkontakte.ru", "vk.me")
EXAMPLES: Mapping[str, str] = {
    "https://vk.com/MapleBakery": "maplebakery",
    "m.vk.com/club10000001": "club10000001",
    "https://vk.ru/public10000001?z=x": "public10000001",
    "http://vkontakte.ru/id10000001": "id10000001",
}
RHYTHM = Rhythm(fresh=30, quiet=90, dormant=365)
PACE = 3.0
KEYS = ("VK_SERVICE_TOKEN",)

_MAIN = re.compile(r"(?:(?:www|m|new)\.)?(?:vk\.com|vk\.ru|vkontakte\.ru)")
_CHAT = re.compile(r"(?:www\.)?vk\.me")
_HANDLE = re.compile(r"[a-z][a-z0-9_.]{1,31}")
_PERSON = re.compile(r"id[0-9]{1,12}")
_POST = re.compile(
    r"(?:wall|photo|album|albums|video|videos|clip|clips|topic|doc|audio|audios|market|product|story|poll|note)-?[0-9].*"
)
_APP = re.compile(r"app[0-9].*")
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.SHARE: "share.php share",
        Kind.LOGIN: """bookmarks docs edit fave feed friends groups im join login login.php mail notifications restore
            settings registration""",
        Kind.WEBSITE: """about about.php ads apps app audio badbrowser.php blog bugs business cc challenge.html clips
            company contact data_protection dev discover docs.php editor event faq foaf.php games help jobs legal live
            market menu music news page photo photos places press privacy products public safety search stickers support
            terms video videos verify widget_auth.php widget_comments.php widget_community.php widget_like.php wall
            world""",
    }.items()
    for word in words.split()
}


def identify(address: Address) -> Identity:
    name = address.first
    if _CHAT.fullmatch(address.host):
        return (
            _account(Kind.CONTACT, name) if _HANDLE.fullmatch(name) else _other(Kind.HOME if not name else Kind.WEBSITE)
        )
    if not _MAIN.fullmatch(address.host):
        return _other(Kind.WEBSITE)
    if not name:
        return _other(Kind.HOME)
    if _POST.fullmatch(name) or name.startswith("@"):
        return _other(Kind.POST)
    if name in _RESERVED or _APP.fullmatch(name) or len(address.segments) > 1 or not _HANDLE.fullmatch(name):
        return _other(_RESERVED.get(name, Kind.WEBSITE))
    return _account(Kind.POST if _POST.fullmatch(address.value("w")) else Kind.PROFILE, name)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="vk")


def _account(kind: Kind, handle: str) -> Identity:
    return Identity(kind=kind, platform="vk", handle=handle, address=_profile(handle).address)


def _profile(handle: str) -> Profile:
    return Profile(platform="vk", handle=handle, address=f"https://vk.com/{handle}")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """The founder's page for persons, VK's own community for others; numbers have ten digits at most."""
    if not _PERSON.fullmatch(profile.handle):
        return _profile("club22822305"), _profile(token)
    return _profile("id1"), _profile("id9" + "".join(str(ord(letter) % 10) for letter in token[:11]))


_API = "api.vk.com"
_NUMBERED = re.compile(r"(id|club|public|event)([0-9]{1,12})")
_BAD_KEY = 5
_TOO_MANY = (6, 9, 29)
_CAPTCHA = 14
_METHODS = {"user": ("users.get", "user_ids"), "group": ("groups.getById", "group_id")}


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The account behind a name or a number, then its wall (dev.vk.com/method)."""
    if KEYS[0] not in kit.keys:
        return _walled.key_missing("api", _API, KEYS[0])
    if numbered := _NUMBERED.fullmatch(profile.handle):
        kind, number = "user" if numbered[1] == "id" else "group", numbered[2]
    else:
        (named,) = yield (_asked("utils.resolveScreenName", screen_name=profile.handle),)
        told = _page.mapping_of(_page.mapping(named).get("response"))
        kind, number = str(told.get("type")), str(told.get("object_id"))
        if kind not in _METHODS or not number.isdigit():
            # What VK says of names that nobody has may be said of hidden ones too.
            unknown = _walls.signal(named, "api", Sign.UNFAMILIAR, "no_such_name")
            return Reading(signals=(_failed(named) or unknown,))
    method, by = _METHODS[kind]
    (found,) = yield (_asked(method, **{by: number}, fields=_FIELDS),)
    account = _account_of(found, kind)
    if found.status != 200 or str(account.get("id")) != number:
        unknown = _walls.signal(found, "api", Sign.UNFAMILIAR, "no_such_account")
        return Reading(signals=(_failed(found) or unknown,))
    if state := str(account.get("deactivated") or ""):
        return Reading(signals=(_walls.signal(found, "api", Sign.ENDED, "deactivated", f"deactivated: {state}"),))
    (wall,) = yield (
        _asked("wall.get", owner_id=f"{'-' if kind == 'group' else ''}{number}", filter="owner", count="10"),
    )
    return _told(found, account, wall, kit, kind)


_FIELDS = "screen_name,description,site,status,followers_count,members_count,is_closed"


def _asked(method: str, **query: str) -> Ask:
    written = urllib.parse.urlencode({**query, "v": "5.199", "lang": "en"})
    return Ask(address=f"https://{_API}/method/{method}?{written}", key=KEYS[0])


def _failed(reply: Reply) -> Signal | None:
    """Why a question was not answered: errors arrive with status 200."""
    error = _page.mapping_of(_page.mapping(reply).get("error"))
    code, words = error.get("error_code"), str(error.get("error_msg") or "")
    if wall := _walls.wall(reply, "api"):
        return wall
    if code == _BAD_KEY:
        return _walls.key_refused(reply, "api", words)
    if code in _TOO_MANY:
        return _walls.signal(reply, "api", Sign.RATE_LIMITED, "too_many", words)
    if code == _CAPTCHA:
        return _walls.signal(reply, "api", Sign.CHALLENGE, "captcha", words)
    return _walls.signal(reply, "api", Sign.UNFAMILIAR, "other_failure", words) if error else None


def _account_of(reply: Reply, kind: str) -> Mapping[str, Any]:
    told = _page.mapping(reply).get("response")
    listed = _page.mapping_of(told).get("groups") if kind == "group" and isinstance(told, dict) else told
    return next((_page.mapping_of(each) for each in _page.sequence(listed)), {})


def _told(found: Reply, account: Mapping[str, Any], wall: Reply, kit: Kit, kind: str) -> Reading:
    number, name = str(account["id"]), str(account.get("name") or "")
    name = name or f"{account.get('first_name') or ''} {account.get('last_name') or ''}".strip()
    listed = _page.mapping_of(_page.mapping(wall).get("response")) if wall.status == 200 else {}
    posts = _posts(listed, kit)
    sign, mark = (Sign.PRIVATE, "closed") if account.get("is_closed") else (Sign.SHOWN, "account")
    signals = [_walls.signal(found, "api", sign, mark, name)]
    if sign is Sign.SHOWN and listed.get("count") == 0 and not posts:
        signals.append(_walls.signal(wall, "api", Sign.EMPTY, "no_posts", "count: 0"))
    bio = str(account.get("description") or account.get("status") or "")
    return Reading(
        signals=tuple(signals),
        newest=_walled.newest(posts, "the account's own wall", Precision.SECOND),
        posts=posts,
        name=_page.excerpt(name),
        bio=_page.excerpt(bio),
        links=_page.addresses_in(f"{account.get('site') or ''} {bio}"),
        followers=_page.count(account.get("members_count", account.get("followers_count"))),
        platform_id=f"{'club' if kind == 'group' else 'id'}{number}",
        handle=str(account.get("screen_name") or "").lower(),
        unseen_parts=("what is only shown to members",),
    )


def _posts(listed: Mapping[str, Any], kit: Kit) -> tuple[Post, ...]:
    return _walled.newest_first(
        Post(at=at, text=_page.excerpt(str(post.get("text") or "")))
        for post in map(_page.mapping_of, _page.sequence(listed.get("items")))
        for at in _dates.usable([_dates.from_seconds(post.get("date"))], kit.today)
    )


def page(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """The page as a guest is sent it; which words VK keeps for missing pages alone is not documented."""
    (found,) = yield (_walled.page(profile.address),)
    return _own_page.read(found, profile, HOSTS, identify)


_STATE = re.compile(r"<ya:profileState>\s*([a-z_]{1,30})\s*</ya:profileState>")


def foaf(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """What is left of VK's public records: whether a person's account is active, by number."""
    (found,) = yield (Ask(address=f"https://vk.com/foaf.php?id={profile.handle.removeprefix('id')}"),)
    state = _STATE.search(_page.source(found)) if found.status == 200 and not _walls.wall(found, "foaf") else None
    if state and state[1] == "active":
        return Reading(signals=(_walls.signal(found, "foaf", Sign.SHOWN, "active_person", state[0]),))
    return Reading(signals=(_walls.unfamiliar(found, "foaf"),))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    rungs = (api, page, foaf) if _PERSON.fullmatch(profile.handle) else (api, page)
    return (yield from _walled.with_key(profile, kit, KEYS, *rungs, keyed=api))


RUNGS = {"api": api, "page": page, "foaf": foaf}
