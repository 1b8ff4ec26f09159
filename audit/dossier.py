"""All that is known of one client on one date: pure, so yesterday's evidence is judged by today's rules."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator, Sequence

from audit import address as addresses, places, profiles
from audit.activity import Activity, activity, rhythm
from audit.address import Kind
from audit.client import Client, Decision, Listing
from audit.evidence import Control, Look, Newest, Saw, Sighting, Sign
from audit.followed import Followed, Purpose
from audit.platforms import PLATFORMS, Rhythm, closed
from audit.snapshot import Snapshot
from audit.verdict import NEGATIVE, Judgement, Verdict, is_living, judge
from audit.website import FoundLink, Site, Source, promise
from audit.website.noticed import Noticed, Trait

_PAGES = ("Profile", "page", "blog")
_WITNESS = dt.timedelta(days=30)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place the business is listed as having, or its website links to."""

    key: str
    name: str
    """What to call it on a page: "Instagram", "Google+", "Facebook (maplecakes)"."""
    label: str = ""
    """The name without what tells two of a kind apart; empty when that is the same."""
    apart: str = ""
    """The handle, where another place has the same label."""
    platform: str
    handle: str
    address: str
    """Where a customer is sent: the address as listed, made complete."""
    listing: Listing | None
    """None for a lead: linked from the website, not in client.yml."""
    links: tuple[FoundLink, ...] = ()
    """Where the website links to it."""
    look: Look | None
    """None when it was added since the last run."""
    judgement: Judgement
    activity: Activity = Activity.UNKNOWN
    newest: Newest | None = None
    """The newest post known, from the deciding look or a person's sighting."""
    seen_on: dt.date | None = None
    """The day the age is counted to."""
    bounds: Rhythm | None = None

    @property
    def page(self) -> str:
        """What a customer opens: "Facebook page", "Google Business Profile", "blog"."""
        label = self.label or self.name
        return f"{label if label.endswith(_PAGES) else f'{label} page'} {self.apart}".rstrip()

    @property
    def link(self) -> str:
        """What a customer taps: "Facebook link", "Facebook link to maplecakes"."""
        return f"{self.label or self.name} link" + (f" to {self.apart}" if self.apart else "")

    @property
    def verdict(self) -> Verdict:
        return self.judgement.verdict

    @property
    def decision(self) -> Decision:
        return self.listing.decision if self.listing else Decision.UNDECIDED


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One client, one date."""

    client: Client
    date: dt.date
    places: tuple[Place, ...]
    leftovers: tuple[FoundLink, ...] = ()
    """Links on the website that pretend to be profiles and lead to none."""
    site: Site | None = None
    snapshot: Snapshot
    sightings: tuple[Sighting, ...] = ()

    def followed(self, *purposes: Purpose) -> tuple[Followed, ...]:
        """What was met at the other addresses customers are sent to, for these purposes."""
        return tuple(found for found in self.snapshot.followed if found.purpose in purposes)

    def noticed(self, *traits: Trait) -> tuple[Noticed, ...]:
        """What else the website's pages hold, of these kinds."""
        return tuple(thing for thing in self.site.noticed if thing.trait in traits) if self.site else ()

    @property
    def listed(self) -> tuple[Place, ...]:
        """The places the report is about: those in client.yml, or all we found where it lists none."""
        return tuple(place for place in self.places if place.listing or not self.client.listed)

    @property
    def leads(self) -> tuple[Place, ...]:
        """Linked from the website and missing in client.yml."""
        return tuple(place for place in self.places if place not in self.listed)


def assemble(client: Client, snapshots: Sequence[Snapshot], sightings: tuple[Sighting, ...], today: dt.date) -> Dossier:
    """Judge the newest snapshot (they come oldest first, at least one) in the light of those before it."""
    newest = snapshots[-1]
    listings = _listings(client, newest)
    found = _found(newest, client)
    history = _History(tuple(snapshots), sightings, today)
    looked = {evidence.key for evidence in newest.evidence}
    judged = [
        _place(key, listings.get(key), found.get(key, ()), history, client)
        for key in dict.fromkeys([*listings, *found])
        if key in listings or key in looked
    ]
    return Dossier(
        client=client,
        date=today,
        places=tuple(_told_apart(judged)),
        leftovers=tuple(_leftovers(newest.site)),
        site=newest.site,
        snapshot=newest,
        sightings=sightings,
    )


@dataclasses.dataclass(frozen=True, slots=True)
class _History:
    """What was seen so far: the snapshots oldest first, and what people saw."""

    snapshots: tuple[Snapshot, ...]
    sightings: tuple[Sighting, ...]
    today: dt.date

    def looks(self, key: str) -> tuple[Look, ...]:
        return tuple(self._witnessed(look) for snapshot in self.snapshots if (look := snapshot.look(key)))

    def of(self, key: str) -> tuple[Sighting, ...]:
        return tuple(sighting for sighting in self.sightings if sighting.key == key)

    def _witnessed(self, look: Look) -> Look:
        """A place that was seen living within 30 days is one more control for its network.

        One famous account may be shown while small ones are not: if another place of ours gets the very answer that
        is to prove an absence, the answer proves nothing yet.
        """
        negative = {(s.sign, s.mark) for s in look.evidence.reading.signals if s.sign in NEGATIVE}
        others = self._living_near(look) if negative else frozenset[str]()
        witnesses = tuple(
            Control(
                platform=evidence.profile.platform,
                host=signal.host,
                rung=signal.rung,
                when="before",
                at=evidence.at,
                living=(signal,),
                absent=(),
            )
            for snapshot in self.snapshots
            for evidence in snapshot.evidence
            if evidence.key in others and _near(evidence.at, look.evidence.at)
            for signal in evidence.reading.signals
            if (signal.sign, signal.mark) in negative
        )
        return dataclasses.replace(look, controls=look.controls + witnesses)

    def _living_near(self, look: Look) -> frozenset[str]:
        """Other places of this network that a person or this program saw living within 30 days."""
        seen, platform = look.evidence, look.evidence.profile.platform
        by_people = {s.key for s in self.sightings if s.saw is Saw.WORKS and _near(s.on, seen.at)}
        by_us = {
            evidence.key
            for snapshot in self.snapshots
            for evidence in snapshot.evidence
            if evidence.profile.platform == platform
            and _near(evidence.at, seen.at)
            and is_living(Look(evidence=evidence, controls=snapshot.controls))
        }
        return frozenset(by_people | by_us) - {seen.key}


def _near(one: dt.datetime, other: dt.datetime) -> bool:
    return abs(one - other) <= _WITNESS


def _listings(client: Client, snapshot: Snapshot) -> dict[str, Listing]:
    """The listed places by key: as recorded, or as named today for those added since the last run."""
    recorded = {address: evidence.key for evidence in snapshot.evidence for address in evidence.listed}
    listings: dict[str, Listing] = {}
    for listing in client.listings:
        place = places.profile(profiles.identify(listing.url, listed=True), listed=True)
        key = recorded.get(listing.url) or (place.key if place else "")
        if key:
            listings.setdefault(key, listing)
    return listings


def _found(snapshot: Snapshot, client: Client) -> dict[str, tuple[FoundLink, ...]]:
    """The website's links to places, by the place's key; where reviews are written is no place of its own."""
    reviews = {addresses.parse(listing.review_link) for listing in client.listings if listing.review_link}
    recorded = {address: evidence.key for evidence in snapshot.evidence for address in evidence.listed}
    found: dict[str, tuple[FoundLink, ...]] = {}
    for link in snapshot.site.links if snapshot.site else ():
        place = places.profile(link.identity, listed=False)
        if place and addresses.parse(link.address) not in reviews:
            key = recorded.get(link.address, place.key)
            found[key] = (*found.get(key, ()), link)
    return found


def _leftovers(site: Site | None) -> Iterator[FoundLink]:
    """Only links a customer can tap: what machines read is no door."""
    pretending = (Kind.HOME, Kind.PLACEHOLDER, Kind.INDIRECT, Kind.LOGIN, Kind.SHARE, Kind.NOT_AN_ADDRESS)
    links = site.links if site else ()
    tapped = (link for link in links if link.source is Source.ANCHOR and link.identity.kind in pretending)
    yield from (link for link in tapped if not _is_mention(link))


_IN_SMALL_PRINT = re.compile(
    r"privacy|cookie|legal|imprint|impressum|terms|\bagb\b|datenschutz|confidential|mentions|privacidad|aviso|informativa"
    r"|policy|polic[iy]|politi[cqk]|gdpr|dsgvo|rgpd|disclaimer",
    re.IGNORECASE,
)


def _is_mention(link: FoundLink) -> bool:
    """Whether a text speaks of a network itself, as every notice on privacy does, and promises no profile."""
    if link.identity.kind not in (Kind.HOME, Kind.LOGIN) or link.region in ("header", "nav", "footer"):
        return False
    if promise.promises(link.text):
        return False
    if not promise.is_bare(link.text):
        return not promise.speaks_for_us(link.text)
    return bool(link.pages) and all(map(_IN_SMALL_PRINT.search, link.pages))


def _place(key: str, listing: Listing | None, links: tuple[FoundLink, ...], history: _History, client: Client) -> Place:
    looks = history.looks(key)
    current = looks[-1] if looks and looks[-1].evidence in history.snapshots[-1].evidence else None
    if current is None:
        return _unlooked(key, listing, links)
    judgement = judge(current, looks[:-1], history.of(key), history.today)
    profile = current.evidence.profile
    module = PLATFORMS.get(profile.platform)
    newest, seen_on = _newest(judgement, current)
    bounds = rhythm(
        module.RHYTHM if module else None,
        client.thresholds.get(profile.platform),
        listing.cadence_days if listing else None,
    )
    empty = any(signal.sign is Sign.EMPTY for signal in current.evidence.reading.signals)
    lively = judgement.verdict is Verdict.LIVE
    return Place(
        key=key,
        name=place_name(profile.platform, profile.address, profile.handle, listing),
        platform=profile.platform,
        handle=profile.handle,
        address=profile.address,
        listing=listing,
        links=links,
        look=current,
        judgement=judgement,
        activity=Activity.EMPTY
        if lively and empty
        else (activity(newest, seen_on, bounds, client.season) if lively and seen_on else Activity.UNKNOWN),
        newest=newest,
        seen_on=seen_on,
        bounds=bounds,
    )


def _told_apart(judged: Sequence[Place]) -> Iterator[Place]:
    """Two places of one name get their handles beside it."""
    names = [place.name for place in judged]
    for place in judged:
        double = names.count(place.name) > 1 and not (place.listing and place.listing.name)
        label = place.name.lower() if place.name in _BLOGS.values() else place.name
        handle = place.handle.removeprefix("short:").removeprefix("name:")
        if double:
            yield dataclasses.replace(place, name=f"{place.name} ({handle})", label=label, apart=handle)
        else:
            yield dataclasses.replace(place, label=label)


def _unlooked(key: str, listing: Listing | None, links: tuple[FoundLink, ...]) -> Place:
    platform, _, handle = key.partition(":")
    address = links[0].identity.address if links else f"https://{handle}"
    identity = profiles.identify(listing.url, listed=True) if listing else None
    return Place(
        key=key,
        name=place_name(platform, address, handle, listing),
        platform=platform,
        handle=handle,
        address=identity.address if identity else address,
        listing=listing,
        links=links,
        look=None,
        judgement=Judgement(verdict=Verdict.UNSEEN),
    )


def _newest(judgement: Judgement, current: Look) -> tuple[Newest | None, dt.date | None]:
    """The newest post we know of and the day it was known: a person's when their word decided, else the look's."""
    person = judgement.sighting
    if person and person.newest:
        return person.newest, person.on.date()
    look = judgement.last_live or current
    return look.evidence.reading.newest, look.evidence.at.date()


_BLOGS = {"blog": "Blog", "news": "News page"}


def place_name(platform: str, address: str, handle: str, listing: Listing | None) -> str:
    """What a client calls the place."""
    if listing and listing.name:
        return listing.name
    if platform == places.CLOSED:
        return closed.name_of(address)
    if platform == "blog" or platform not in PLATFORMS:
        return next((name for word, name in _BLOGS.items() if word in handle.lower()), handle)
    return PLATFORMS[platform].NAME
