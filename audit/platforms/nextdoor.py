"""Nextdoor: business pages that some visitors are shown; everything among neighbours is for members."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping

from audit.address import Address, Identity, Kind
from audit.evidence import Kit, Profile, Reading, Visit
from audit.platforms import _own_page, _walled

NAME = "Nextdoor"
_COUNTRIES = "com ca co.uk com.au de dk es fr it nl se"
HOSTS = tuple(f"nextdoor.{country}" for country in _COUNTRIES.split())
EXAMPLES: Mapping[str, str] = {
    "https://nextdoor.com/pages/Maple-Bakery-Springfield-IL/": "nextdoor.com/maple-bakery-springfield-il",
    "www.nextdoor.co.uk/pages/maple-bakery-leeds/?init_source=copy_link": "nextdoor.co.uk/maple-bakery-leeds",
    "https://nextdoor.com/agency-detail/il/springfield/city-hall/": "nextdoor.com/il/springfield/city-hall",
}
RHYTHM = None
PACE = 2.0
KEYS = ()

_WORD = re.compile(r"\w[\w-]{0,149}")
_DOORS = frozenset(
    """create-business events find-neighbors for_sale_and_free g groups inbox invitation join login messages
    neighborhood_feed news_feed notifications profile register settings signup""".split()  # noqa: SIM905  # a list of words is easier to read than one of quotes
)


def identify(address: Address) -> Identity:
    """Each country's site has pages of its own, so the site is part of the handle."""
    site = address.host.removeprefix("www.").removeprefix("m.")
    if site not in HOSTS:
        return _other(Kind.WEBSITE)
    match (address.first, *address.segments[1:]):
        case ("",):
            return _other(Kind.HOME)
        case ("pages", "create" | "claim", *_):
            return _other(Kind.LOGIN)
        case ("pages", slug, *_) if _WORD.fullmatch(slug):
            return _page_of(site, "pages", slug)
        case ("agency-detail", state, town, agency, *_) if all(map(_WORD.fullmatch, (state, town, agency))):
            return _page_of(site, "agency-detail", f"{state}/{town}/{agency}")
        case ("p" | "news" | "event", _, *_):
            return _other(Kind.POST)
        case ("share" | "sharekit", *_):
            return _other(Kind.SHARE)
        case _:
            return _other(Kind.LOGIN if address.first in _DOORS else Kind.WEBSITE)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="nextdoor")


def _page_of(site: str, kind: str, slug: str) -> Identity:
    slug = slug.lower()
    return Identity(
        kind=Kind.PROFILE,
        platform="nextdoor",
        handle=f"{site}/{slug}",
        address=f"https://{site}/{kind}/{urllib.parse.quote(slug)}/",
    )


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """No sign here ever speaks against a page, so no living one is needed beside it: it stands for itself."""
    site = profile.handle.partition("/")[0]
    absent = Profile(platform="nextdoor", handle=f"{site}/{token}", address=f"https://{site}/pages/{token}/")
    return profile, absent


def page(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """The business page as a guest is sent it; what guests are told of missing pages is not documented."""
    (found,) = yield (_walled.page(profile.address),)
    return _own_page.read(found, profile, HOSTS, identify)


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from page(profile, kit))


RUNGS = {"page": page}
