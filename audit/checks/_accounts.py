"""What tells one account from another, and the business's own page from all else a link may lead to."""

from __future__ import annotations

import functools
import re

from audit import places, profiles
from audit.checks import _names
from audit.checks._check import PROMINENT
from audit.checks._names import Bears
from audit.client import Client
from audit.dossier import Dossier, Place
from audit.evidence import Reading
from audit.website import FoundLink, Source, promise

_FACEBOOK_NUMBERED = re.compile(r"/profile\.php\b|/people/", re.IGNORECASE)
_OLD_FORMS = ("c/", "user/", "i/")


def account(place: Place) -> tuple[str, str]:
    """The network's own id of the account: two addresses may lead to one; else the place itself."""
    known = _reading(place)
    return place.platform, (known.platform_id if known else "") or spelled(place.key)


def spelled(key: str) -> str:
    """One spelling of a place's key: Facebook overlooks dots, all networks capitals."""
    platform, _, handle = key.partition(":")
    return f"{platform}:{handle.replace('.', '') if platform == 'facebook' else handle}".lower()


@functools.lru_cache(maxsize=1024)
def key_of(written: str) -> str:
    """The key, in that spelling, of the place an address stands for; empty when it stands for none."""
    place = places.profile(profiles.identify(written, listed=True), listed=True)
    return spelled(place.key) if place else ""


def are_same(one: Place, other: Place) -> bool:
    """Whether two places are surely one account."""
    return account(one) == account(other) or spelled(one.key) == spelled(other.key)


def are_two(one: Place, other: Place) -> bool:
    """Whether they surely are not: names of different forms may be one's, unless the network tells them apart."""
    here, there = _reading(one), _reading(other)
    if are_same(one, other):
        return False
    if here and there and here.platform_id and there.platform_id:
        return True
    is_named = _names_itself(here, other) or _names_itself(there, one)
    return not is_named and _is_common(one) and _is_common(other)


def tapped(place: Place) -> tuple[FoundLink, ...]:
    """The links that customers can tap: what machines read is no door."""
    return tuple(link for link in place.links if link.source is Source.ANCHOR)


def claims(link: FoundLink) -> bool:
    """Whether a link is given out as the business's own page: by its words, or as an icon on every visitor's way."""
    return promise.promises(link.text) or (link.region in PROMINENT and promise.is_bare(link.text))


def is_not_ours(place: Place, client: Client) -> bool:
    """Whether the client file says that it belongs to others."""
    return spelled(place.key) in {key_of(written) for written in client.not_ours}


def is_former(place: Place, client: Client) -> bool:
    """Whether the client file says that the business gave this name up."""
    return spelled(place.key) in {key_of(written) for written in client.former_handles}


def is_personal(place: Place, dossier: Dossier) -> bool:
    """Whether it is somebody's own account: by the form of its address, on Facebook by the name shown too.

    Facebook gives numbered addresses to people and to businesses without a name of their own alike.
    """
    match place.platform:
        case "linkedin":
            return place.handle.startswith(_names.PERSONS)
        case "facebook":
            shown = _names.shown_name(place)
            is_numbered = any(_FACEBOOK_NUMBERED.search(link.address) for link in place.links)
            return is_numbered and bool(shown) and _names.bears_name(shown, dossier) is Bears.NO
        case _:
            return False


def names_account(link: FoundLink, place: Place) -> bool:
    """Whether a link's words are of the account's own name."""
    there = _names.compact(f"{place.handle} {_names.shown_name(place)}")
    return any(len(word) >= 4 and word in there for word in promise.words(link.text))


def _reading(place: Place) -> Reading | None:
    return place.look.evidence.reading if place.look else None


def _names_itself(reading: Reading | None, other: Place) -> bool:
    return reading is not None and other.handle.lower() in (reading.handle.lower(), reading.platform_id.lower())


def _is_common(place: Place) -> bool:
    """Whether a handle is the account's name of today, not an id or a form of long ago."""
    tail = place.handle.rpartition("/")[2]
    is_old = place.handle.startswith(_OLD_FORMS) or (place.platform == "youtube" and not place.handle.startswith("@"))
    return not (is_old or _names.OPAQUE.match(place.handle) or _names.OPAQUE.match(tail))
