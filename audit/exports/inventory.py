"""The tabs about places: everything the business has, and what carries its name and is not its own."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping

from audit import places, profiles
from audit.dossier import Dossier, Place
from audit.evidence import Precision
from audit.exports import choice
from audit.exports.table import ADDRESS, Cell, Column, Table, table, yours
from audit.finding import Outcome
from audit.report import pages, plain, words
from audit.report.models import PlacePage
from audit.report.pages import Book
from audit.verdict import Verdict

_RECENT = dt.timedelta(days=90)
_OTHERS = ("stranger_profile", "taken_over_profile")
"""Checks that say a place is somebody else's."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Row:
    """One place as the report shows it."""

    dossier: Dossier
    place: Place
    page: PlacePage

    @property
    def owner(self) -> str:
        return self._person(self.place.listing.owner if self.place.listing else "")

    @property
    def backup(self) -> str:
        return self._person(self.place.listing.backup if self.place.listing else "")

    def _person(self, id_: str) -> str:
        return choice.named(self.dossier.client, [id_]) if id_ else ""

    @property
    def goals(self) -> str:
        return ", ".join(self.place.listing.serves) if self.place.listing else ""

    @property
    def is_dated(self) -> bool:
        return self.place.verdict is Verdict.LIVE and bool(self.place.newest and self.place.seen_on)

    @property
    def newest(self) -> dt.date | None:
        return self.place.newest.at.date() if self.place.newest and self.is_dated else None

    @property
    def age(self) -> int | None:
        """Days, to the day it was seen: not looking makes no place older, nor does a date that is only a bound."""
        seen, newest = self.place.seen_on, self.place.newest
        if seen is None or newest is None or not self.is_dated or newest.lower_bound:
            return None
        return max(0, (seen - newest.at.date()).days)

    @property
    def dated(self) -> str:
        newest = self.place.newest
        if newest is None or not self.is_dated:
            return ""
        thing = words.dated_thing(newest)
        about = "about this day" if newest.precision is Precision.ROUGH else ""
        more = f"there may be newer {thing}s" if newest.lower_bound else ""
        return plain.capital("; ".join(filter(None, ["a review" if thing == "review" else "", about, more])))

    @property
    def recent(self) -> Cell:
        """Posts of the 90 days before the look: a number where all of them were shown, else at least so many."""
        look, newest = self.place.look, self.place.newest
        posts = look.evidence.reading.posts if look and self.is_dated else ()
        if look is None or newest is None or not posts:
            return None
        begin = look.evidence.at - _RECENT
        count = sum(post.at >= begin for post in posts)
        is_all = not newest.lower_bound and any(post.at < begin for post in posts)
        return count if is_all else f"{count} or more" if count else None

    @property
    def stands(self) -> str:
        return ", ".join(dict.fromkeys(link.spot for link in self.place.links if link.is_seen))

    @property
    def followers(self) -> int | None:
        return self.place.look.evidence.reading.followers if self.place.look and self.page.name else None

    @property
    def looked(self) -> dt.date | None:
        sighting, look = self.place.judgement.sighting, self.place.look
        if sighting:
            return sighting.on.date()
        return look.evidence.at.date() if look else None


_INVENTORY: tuple[Column[_Row], ...] = (
    Column("Place", 34, lambda row: row.place.name),
    Column("Network", 18, lambda row: words.network_name(row.place.platform) or row.place.name),
    Column("Handle", 24, lambda row: row.place.handle),
    Column("Address", 44, lambda row: row.place.address, most=ADDRESS, is_link=True),
    Column("Listed", 18, lambda row: "yes" if row.place.listing else "found on the website"),
    Column("State", 14, lambda row: row.page.card.state.word),
    Column("What a customer meets", 50, lambda row: row.page.card.state.sentence),
    Column("Most recent post seen", 12, lambda row: row.newest),
    Column("Age in days", 9, lambda row: row.age),
    Column("About that date", 24, lambda row: row.dated),
    Column("Posts in 90 days", 10, lambda row: row.recent),
    Column("Keep or close", 11, lambda row: row.page.card.decision),
    Column("Owner", 16, lambda row: row.owner, is_private=True),
    Column("Backup", 16, lambda row: row.backup, is_private=True),
    Column("Purpose", 30, lambda row: row.place.listing.purpose if row.place.listing else ""),
    Column("Goals it serves", 18, lambda row: row.goals),
    Column("Name shown", 26, lambda row: row.page.name),
    Column("Bio", 44, lambda row: row.page.bio),
    Column("Links in the profile", 40, lambda row: ", ".join(row.page.links), most=ADDRESS),
    Column("Followers", 10, lambda row: row.followers),
    Column("Linked from the website", 32, lambda row: row.stands),
    Column("Looked at", 12, lambda row: row.looked),
    Column("Notes", 40, lambda row: row.place.listing.note if row.place.listing else "", is_private=True),
)
_YOURS = (
    yours("Verified"),
    yours("Pinned post", 24),
    yours("Top content", 24),
    yours("Branding check"),
    yours("Password centralised"),
    yours("Date created"),
    yours("Branding last updated"),
)


def inventory(book: Book) -> Table:
    """Every place, those on the client's list first."""
    every = (*book.dossier.listed, *book.dossier.leads)
    return table(
        "Inventory", _INVENTORY, (_Row(book.dossier, place, pages.place(book, place)) for place in every), _YOURS
    )


@dataclasses.dataclass(frozen=True, slots=True)
class _Other:
    """One address that carries the business's name and belongs to others, for sure or perhaps."""

    address: str
    why: str
    place: Place | None = None
    platform: str = ""
    handle: str = ""
    finding: str = ""

    @property
    def network(self) -> str:
        return words.network_name(self.place.platform if self.place else self.platform)


_NOT_OURS: tuple[Column[_Other], ...] = (
    Column("Network", 18, lambda row: row.network),
    Column("Handle", 24, lambda row: row.place.handle if row.place else row.handle),
    Column("Address", 44, lambda row: row.place.address if row.place else row.address, most=ADDRESS),
    Column("How we know", 50, lambda row: row.why),
    Column("State", 14, lambda row: words.state(row.place).word if row.place else ""),
    Column("Finding", 34, lambda row: row.finding),
)


def not_ours(book: Book) -> Table:
    """What client.yml calls not ours, then what was found to be somebody else's, or may be."""
    return table("Not ours", _NOT_OURS, _others(book), (yours("Whose it is", 24), yours("Shut down", 12)))


def _others(book: Book) -> Iterator[_Other]:
    known = {place.key: place for place in book.dossier.places}
    told = set[str]()
    for typed in book.dossier.client.not_ours:
        other = _as_typed(typed, known)
        told.add(other.place.key if other.place else "")
        yield other
    for finding in (*book.findings, *book.ruled):
        is_said = finding.outcome in (Outcome.PROBLEM, Outcome.DECISION)
        place = known.get(finding.place)
        if finding.check in _OTHERS and is_said and place and place.key not in told:
            yield _Other(place.address, finding.title, place, finding=finding.id)


def _as_typed(typed: str, known: Mapping[str, Place]) -> _Other:
    identity = profiles.identify(typed, listed=True)
    found = places.profile(identity, listed=True)
    return _Other(
        address=identity.address or typed,
        why="You told us that it belongs to others.",
        place=known.get(found.key) if found else None,
        platform=identity.platform,
        handle=identity.handle,
    )
