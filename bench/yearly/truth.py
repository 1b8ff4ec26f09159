"""What truly happens in the simulated year: clients, their places, and the spells in which one of them is not well.

Public sources give hardly any rates for small businesses. Those of here are assumptions, meant to be higher than life: one
place in four meets something lasting within the year, and so do two websites in three.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from collections.abc import Iterator

from audit.practice import NOW
from yearly.networks import NETWORKS, Network

WEEK = dt.timedelta(days=7)
POSTED = 2
"""Days before a run at which those who post have posted last."""
PLACE_FIRST, PLACE_LAST = 4, 4
"""Whole weeks at the beginning and the end of the year in which nothing begins: to see it before, and twice after."""
SITE_KINDS = ("page", "outside", "feed", "lapsed", "certificate", "for sale", "year", "blog silent")
EXPLAINS = {
    "deleted": ("dead_link", "hidden_profile"),
    "suspended": ("dead_link", "hidden_profile"),
    "renamed": ("moved_profile",),
    "taken": ("taken_over_profile",),
    "silent": ("silent_profile",),
    "page": ("broken_page",),
    "outside": ("broken_outside_link",),
    "feed": ("broken_feed",),
    "lapsed": ("absent_website", "dead_link"),
    "for sale": ("absent_website",),
    "certificate": ("insecure_page",),
    "year": ("old_year",),
    "blog silent": ("neglected_blog", "silent_profile"),
}
"""What a truth is told as. Everything else that is told in its time is a false alarm."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """Something true for some weeks: from the first one until, not including, the last one."""

    kind: str
    first: int
    end: int

    def covers(self, week: int) -> bool:
        return self.first <= week < self.end


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of a client, and all that truly happened to it."""

    network: Network
    own: str
    key: str
    address: str
    every: int = 1
    """Weeks between two posts."""
    spells: tuple[Spell, ...] = ()

    def posted(self, week: int) -> int:
        """The week of the newest post."""
        spell = self.spell(week)
        return ((spell.first if spell and spell.kind == "silent" else week) // self.every) * self.every

    def spell(self, week: int) -> Spell | None:
        return next((spell for spell in self.spells if spell.covers(week)), None)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Business:
    """A client of the year: a website with a news page, and places on some networks."""

    own: str
    """Stands in every name and address of its own, and in no other."""
    places: tuple[Place, ...]
    spells: tuple[Spell, ...] = ()
    """The website's."""
    lists_news: bool = False

    @property
    def host(self) -> str:
        return f"{self.own}.example"

    @property
    def supplier(self) -> str:
        """A host that its website links to."""
        return f"{self.own}-mill.example"

    def has(self, kind: str, week: int) -> Spell | None:
        return next((spell for spell in self.spells if spell.kind == kind and spell.covers(week)), None)

    def client_file(self) -> str:
        news = [f"https://{self.host}/news"] if self.lists_news else []
        listed = "".join(f"  - '{address}'\n" for address in (*(place.address for place in self.places), *news))
        return f"name: {self.own.title()}\nslug: {self.own}\nwebsite: https://{self.host}\nprofiles:\n{listed}"


def day(week: int, weeks: int) -> dt.datetime:
    """When the run of a week begins: the year ends on the practice web's own day."""
    return NOW - (weeks - 1 - week) * WEEK


def businesses(count: int, weeks: int, seed: str) -> tuple[Business, ...]:
    return tuple(_business(number, weeks, random.Random(f"{seed} {number}")) for number in range(count))


def _business(number: int, weeks: int, dice: random.Random) -> Business:
    words = ("elm", "oak", "ash", "birch", "cedar", "maple", "alder", "hazel", "rowan", "beech")
    own = f"{words[number % len(words)]}{number:02d}crust"
    names = dice.sample(sorted(NETWORKS), dice.randint(5, 9))
    places = tuple(_place(NETWORKS[name], own, weeks, dice) for name in names)
    return Business(own=own, places=places, spells=tuple(_site_spells(weeks, dice)), lists_news=dice.random() < 0.4)


def _place(network: Network, own: str, weeks: int, dice: random.Random) -> Place:
    return Place(
        network=network,
        own=own,
        key=network.key.format(own),
        address=network.address.format(own),
        every=dice.choice([weeks for weeks in (1, 1, 2, 4, 8) if weeks == 1 or _fits(weeks, network)]),
        spells=tuple(_place_spells(network, weeks, dice)),
    )


def _fits(weeks: int, network: Network) -> bool:
    """Whether posting so seldom is still nothing to speak of."""
    return network.rhythm is None or weeks * WEEK.days + POSTED <= network.rhythm.fresh


def _place_spells(network: Network, weeks: int, dice: random.Random) -> Iterator[Spell]:
    """One story for a place in three; half of those who went or fell silent come back, and half of these go again."""
    if dice.random() > 1 / 3:
        return
    kinds = ["deleted", "deleted"]
    kinds += ["suspended"] if network.suspended else []
    kinds += ["renamed"] if network.renamed[0] else []
    kinds += ["taken"] if network.has_ids and not network.renamed[0] else []
    kinds += ["silent", "silent"] if network.is_dated else []
    kind = dice.choice(kinds)
    first = dice.randint(PLACE_FIRST, max(PLACE_FIRST, weeks - PLACE_LAST - 1))
    if kind in ("renamed", "taken") or dice.random() > 1 / 2:
        yield Spell(kind=kind, first=first, end=weeks)
        return
    end = min(weeks, first + dice.randint(1, 10) * (3 if kind == "silent" else 1))
    yield Spell(kind=kind, first=first, end=end)
    again = end + dice.randint(3, 8)
    if dice.random() < 1 / 2 and again < weeks - PLACE_LAST:
        yield Spell(kind=kind, first=again, end=weeks)


def _site_spells(weeks: int, dice: random.Random) -> Iterator[Spell]:
    """Up to three troubles of the website, one after the other; the footer's year stands still beside them."""
    if dice.random() < 1 / 4:
        yield Spell(kind="year", first=0, end=weeks)
    free = PLACE_FIRST
    for kind in dice.sample(SITE_KINDS[:6], 3):
        first = free + dice.randint(0, weeks // 4)
        if first >= weeks - PLACE_LAST:
            return
        end = min(weeks, first + dice.randint(1, 9))
        yield Spell(kind=kind, first=first, end=end)
        free = end + dice.randint(2, 6)
