"""Snapchat: one page for every account, with posts only where its owner keeps a public profile."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Newest, Precision, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _dates, _page, _walls
from audit.platforms._platform import Rhythm

NAME = "Snapchat"
HOSTS = ("snapchat.com",)
EXAMPLES: Mapping[str, str] = {
    "https://www.snapchat.com/add/MapleBakery?share_id=AbC&locale=en-GB": "maplebakery",
    "snapchat.com/@maple-bakery": "maple-bakery",
    "https://story.snapchat.com/@maple.bakery": "maple.bakery",
    "https://www.snapchat.com/@maplebakery/spotlight/W7_abc": "maplebakery",
}
RHYTHM = Rhythm(fresh=30, quiet=90, dormant=365)
PACE = 2.0
KEYS = ()

_MAIN = re.compile(r"(?:(?:www|story|m)\.)?snapchat\.com")
_NAME = re.compile(r"[a-z][a-z0-9._-]{1,13}[a-z0-9]", re.IGNORECASE)
_PERSONAL = frozenset(("accounts.snapchat.com", "web.snapchat.com", "my.snapchat.com"))
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.SHARE: "scan share",
        Kind.LOGIN: "login accounts web",
        Kind.POST: "p s spotlight story",
        Kind.INDIRECT: "t",
    }.items()
    for word in words.split()
}


def identify(address: Address) -> Identity:
    if address.host in _PERSONAL:
        return _other(Kind.LOGIN)
    if address.host == "t.snapchat.com":
        return _other(Kind.INDIRECT if address.segments else Kind.HOME)
    if not _MAIN.fullmatch(address.host):
        return _other(Kind.WEBSITE)
    match address.segments:
        case ():
            return _other(Kind.HOME)
        case (name, _, _, *_) if name.startswith("@"):
            return _account(Kind.POST, name)
        case (name, *_) if name.startswith("@"):
            return _account(Kind.PROFILE, name)
        case ("add", name, *_):
            return _account(Kind.PROFILE, name)
        case _:
            return _other(_RESERVED.get(address.first, Kind.WEBSITE) if len(address.segments) > 1 else _alone(address))


def _alone(address: Address) -> Kind:
    """Forms that carry what they share in their query, and doors."""
    kind = _RESERVED.get(address.first, Kind.WEBSITE)
    return kind if kind in (Kind.SHARE, Kind.LOGIN) else Kind.WEBSITE


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="snapchat")


def _account(kind: Kind, name: str) -> Identity:
    name = name.removeprefix("@").lower()
    if not _NAME.fullmatch(name):
        return _other(Kind.WEBSITE)
    found = _profile(name)
    return Identity(kind=kind, platform="snapchat", handle=found.handle, address=found.address)


def _profile(handle: str) -> Profile:
    return Profile(platform="snapchat", handle=handle, address=f"https://www.snapchat.com/@{handle}")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:  # noqa: ARG001  # one host serves all
    return _profile("teamsnapchat"), _profile(token[:15])


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The account's page, which carries its data, as the public code of gallery-dl and socid-extractor reads it.

    Nothing public says that accounts which are switched off, and may come back within thirty days, are told apart
    from those that never were: not found proves no absence.
    """
    (found,) = yield (Ask(address=profile.address),)
    if walled := _walls.wall(found, "page"):
        return Reading(signals=(walled,))
    props = _props(found)
    told = _page.mapping_of(props.get("userProfile"))
    account = _page.mapping_of(told.get(str(told.get("$case", ""))))
    if found.status == 200 and str(account.get("username", "")).lower() == profile.handle:
        return _read(found, props, account, kit)
    is_missing = (found.status == 404 and _OWN in found.body.lower()) or (
        found.status == 200 and props.get("error") == _MISSING
    )
    if is_missing and _is_here(found):
        return Reading(signals=(_walls.signal(found, "page", Sign.WITHHELD, "not_found"),))
    return Reading(signals=(_walls.unfamiliar(found, "page"),))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from page(profile, kit))


RUNGS = {"page": page}

_MISSING = "NOT_FOUND"
_OWN = b"snapchat"
"""Stands in every page of its own, and not in what a machine on the way says with the same status."""
_POSTED = ("story", "curatedHighlights", "spotlightHighlights")


def _is_here(found: Reply) -> bool:
    return found.address == found.ask.address


def _props(found: Reply) -> Mapping[str, Any]:
    whole = _page.mapping_of(_page.document(found).script("__NEXT_DATA__"))
    return _page.mapping_of(_page.mapping_of(whole.get("props")).get("pageProps"))


def _read(found: Reply, props: Mapping[str, Any], account: Mapping[str, Any], kit: Kit) -> Reading:
    """A plain account shows no posts to anybody; a public profile shows those it chose to keep."""
    name = str(account["username"])
    subscribers = str(account.get("subscriberCount") or "")
    website = str(account.get("websiteUrl") or "").strip()[:2_048]
    return Reading(
        signals=(_walls.signal(found, "page", Sign.SHOWN, "account", f"@{name}"),),
        newest=_newest(props, kit),
        name=_page.excerpt(str(account.get("title") or account.get("displayName") or name)),
        bio=_page.excerpt(str(account.get("bio") or "")),
        links=(website,) if website else (),
        followers=int(subscribers) if re.fullmatch(r"[0-9]{1,12}", subscribers) else None,
        handle=name.lower(),
        unseen_parts=("stories for friends", "messages"),
    )


def _newest(props: Mapping[str, Any], kit: Kit) -> Newest | None:
    """When the profile was last changed is no date of a post and is left alone."""
    stamps = (stamp for part in _POSTED for stamp in _page.find(props.get(part), "timestampInSec"))
    dates = _dates.usable([_dates.from_seconds(_page.mapping_of(stamp).get("value")) for stamp in stamps], kit.today)
    source = "the newest story on the public profile"
    return Newest(at=dates[0], source=source, precision=Precision.SECOND, lower_bound=True) if dates else None
