"""Who lives on the practice web under the same name on every network."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from audit.practice._answer import digits

OFFICIAL = frozenset(
    [
        "bsky.app",
        "facebook",
        "meta",
        "instagram",
        "x",
        "xdevelopers",
        "twitter",
        "linkedin",
        "tiktok",
        "youtube",
        "youtubecreators",
        "google",
        "microsoft",
        "mastodon",
        "gargron",
        "bluesky",
        "creators",
        "nasa",
        "natgeo",
        "wikipedia",
        "bbc",
        "bbcnews",
        "starbucks",
        "cocacola",
    ]
)
"""The networks' own accounts and a few that everybody knows: the living half of any control pair."""

ARTICLES = (
    "Sourdough day",
    "Pumpkin loaves are back",
    "Meet our new oven",
    "Christmas orders are open",
    "Rye on Friday",
)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One living account: its posts are told by their ages in days, newest first."""

    handle: str
    name: str
    ages: tuple[float, ...] = ()
    bio: str = ""
    followers: int = 412

    @property
    def number(self) -> str:
        """A made-up numeric id, 15 digits."""
        return "1" + digits(self.handle, 14)

    def titles(self) -> tuple[str, ...]:
        """The words of each post, in the order of `ages`."""
        return tuple(ARTICLES[index % len(ARTICLES)] for index in range(len(self.ages)))


def account(handle: str, *ages: float, name: str = "", bio: str = "", followers: int = 412) -> Account:
    """An account whose name is made from its handle unless told."""
    return Account(handle=handle, name=name or f"The {handle} account", ages=ages, bio=bio, followers=followers)


_PLUMBER = "Plumbers in Birmingham since 1998. https://ironbridge-plumbing.example"
COMMON: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("freshbakery", 2, 9, 16, 30, name="Fresh Bakery"),
        account("quietbakery", 40, 55, 90, name="Quiet Bakery"),
        account("dormantbakery", 150, 170, 200, name="Dormant Bakery"),
        account("abandonedbakery", 1300, 1330, 1400, name="Abandoned Bakery"),
        account("emptybakery", name="Empty Bakery"),
        account("ironbridgeplumbing", 3, 10, 24, name="Ironbridge Plumbing & Heating", bio=_PLUMBER),
        account("ironbridgeplumb", 6, 20, name="Ironbridge Plumbing", bio=_PLUMBER),
        account("ironbridgeplumbingsolihull", 1500, 1530, name="Ironbridge Plumbing Solihull", followers=19),
        account("ironbridgebrewery", 1, 8, name="Ironbridge Brewery", bio="Beer from the Severn"),
        account("pipeworkstudio", 5, 25, name="Pipework Studio", bio="Websites for the trades"),
        account("wixwave", 4, 11, name="Wixwave Bathrooms", bio="Basins and tiles in Harborne"),
        account("dave-banks-plumber", 30, name="Dave Banks", bio="Plumber"),
        account("sue-fletcher-heating", 21, name="Sue Fletcher", bio="Heating engineer"),
    )
}


def living(handle: str, own: Mapping[str, Account]) -> Account | None:
    """Who lives under that name: a network's own cast comes before the common one."""
    if handle in own or handle in COMMON:
        return own.get(handle) or COMMON[handle]
    return account(handle, 1, 2, 4, name=handle, followers=90_000_000) if handle in OFFICIAL else None
