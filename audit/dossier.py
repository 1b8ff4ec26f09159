"""All that is known of one client on one date: pure, so yesterday's evidence is judged by today's rules."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from audit import address as addresses, places, profiles
from audit.activity import Activity, activity, rhythm
from audit.address import Kind
from audit.client import Client, Decision, Listing
from audit.evidence import Look, Newest, Saw, Sighting, Sign
from audit.finding import Note
from audit.followed import Followed, Purpose
from audit.looks import Looks, Seen
from audit.platforms import PLATFORMS, Rhythm, closed
from audit.snapshot import Snapshot
from audit.verdict import Judgement, Verdict, judge
from audit.website import FoundLink, Site, Source, promise
from audit.website.noticed import Noticed, Trait

_PAGES = ("Profile", "page", "blog")


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
    good: Seen | None = None
    """The last good reading, this one included: a weaker one does not replace a better one of the last 90 days."""
    shown: tuple[Seen, ...] = ()
    """All looks that showed this very account living, this one included; oldest first."""
    activity: Activity = Activity.UNKNOWN
    newest: Newest | None = None
    """The newest post known, from the deciding look or a person's sighting."""
    seen_on: dt.date | None = None
    """The day the age is counted to."""
    bounds: Rhythm | None = None

    @property
    def title(self) -> str:
        """The name without the handle that tells two of a kind apart: "Facebook", "Blog"."""
        return self.name.removesuffix(f" ({self.apart})")

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
class GoneOnce:
    """A place that was called gone in some run."""

    name: str
    on: dt.date
    seen_again: dt.date | None
    """When it was seen living after that: our reversal."""


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
    left_out: int = 0
    """Kept files of earlier audits that could not be trusted."""
    sightings: tuple[Sighting, ...] = ()
    gone_once: tuple[GoneOnce, ...] = ()
    notes: tuple[Note, ...] = ()
    """What the consultant found themselves."""

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


def assemble(
    client: Client,
    snapshots: Sequence[Snapshot],
    sightings: tuple[Sighting, ...],
    today: dt.date,
    notes: tuple[Note, ...] = (),
    *,
    looks: Looks | None = None,
) -> Dossier:
    """Judge the newest snapshot (they come oldest first, at least one) in the light of those before it.

    For an audit of the past, `looks` are those of all runs until today: they know under which keys today's addresses
    are kept, and who else was seen living.
    """
    newest = snapshots[-1]
    looks = looks or Looks(snapshots, sightings)
    recorded = {**_recorded(looks.snapshots[-1]), **_recorded(newest)}
    listings = _listings(client, recorded)
    found = _found(newest, client, recorded)
    known = _Known(looks, len(snapshots), sightings, today)
    looked = {evidence.key for evidence in newest.evidence}
    judged = [
        _place(key, listings.get(key), found.get(key, ()), known, client)
        for key in dict.fromkeys([*listings, *found])
        if key in listings or key in looked
    ]
    told = tuple(_told_apart(judged))
    return Dossier(
        client=client,
        date=today,
        places=told,
        gone_once=tuple(_gone_once(told, known)) if known.is_latest else (),
        leftovers=tuple(_leftovers(newest.site)),
        site=newest.site,
        snapshot=newest,
        sightings=sightings,
        notes=notes,
    )


@dataclasses.dataclass(frozen=True, slots=True)
class _Known:
    """What was known after so many runs, and what people had seen."""

    looks: Looks
    runs: int
    sightings: tuple[Sighting, ...]
    today: dt.date

    @property
    def is_latest(self) -> bool:
        """Whether this is about today and not about an audit of the past."""
        return self.runs == len(self.looks.snapshots)

    def of(self, key: str) -> tuple[Sighting, ...]:
        return tuple(sighting for sighting in self.sightings if sighting.key == key)

    def judged(self, key: str, looks: Sequence[Seen]) -> Judgement:
        """The last of these looks, in the light of those before it."""
        *earlier, current = (seen.look for seen in looks)
        return judge(current, tuple(earlier), self.of(key), self.today, alone=self.looks.alone)

    def then(self, day: dt.date) -> _Known:
        """What people had seen by that day."""
        seen = tuple(sighting for sighting in self.sightings if sighting.on.date() <= day)
        return dataclasses.replace(self, sightings=seen, today=day)


def _recorded(snapshot: Snapshot) -> dict[str, str]:
    """The key each address is kept under."""
    return {address: evidence.key for evidence in snapshot.evidence for address in evidence.listed}


def _listings(client: Client, recorded: Mapping[str, str]) -> dict[str, Listing]:
    """The listed places by key: as recorded, or as named today for those added since the last run."""
    listings: dict[str, Listing] = {}
    for listing in client.listings:
        place = places.profile(profiles.identify(listing.url, listed=True), listed=True)
        key = recorded.get(listing.url) or (place.key if place else "")
        if key:
            listings.setdefault(key, listing)
    return listings


def _found(snapshot: Snapshot, client: Client, recorded: Mapping[str, str]) -> dict[str, tuple[FoundLink, ...]]:
    """The website's links to places, by the place's key; where reviews are written is no place of its own."""
    reviews = {addresses.parse(listing.review_link) for listing in client.listings if listing.review_link}
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


def _place(key: str, listing: Listing | None, links: tuple[FoundLink, ...], known: _Known, client: Client) -> Place:
    if known.looks.snapshots[known.runs - 1].look(key) is None:
        return _unlooked(key, listing, links)
    looks = known.looks.at(key, known.runs)
    current = looks[-1].look
    judgement = known.judged(key, looks)
    good = known.looks.best(key, known.runs, known.today)
    profile = current.evidence.profile
    module = PLATFORMS.get(profile.platform)
    newest, seen_on = _newest(judgement, current, good)
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
        good=good,
        shown=tuple(seen for seen in looks if _is_alive(seen, looks[-1], known)),
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


def _newest(judgement: Judgement, current: Look, good: Seen | None) -> tuple[Newest | None, dt.date | None]:
    """The newest post we know of and the day it was known: a person's when their word decided, else the look's.

    Where the look saw no date, a better one of the last 90 days lends its own, of the day it was made.
    """
    person = judgement.sighting
    if person and person.newest:
        return person.newest, person.on.date()
    look = judgement.last_live or current
    if judgement.verdict is Verdict.LIVE and look is current and look.evidence.reading.newest is None:
        look = good.look if good and _is_of_one_account(good.look, current) else look
    return look.evidence.reading.newest, look.evidence.at.date()


def _is_of_one_account(one: Look, other: Look) -> bool:
    ids = {look.evidence.reading.platform_id for look in (one, other)} - {""}
    return len(ids) < 2


def _gone_once(places: Sequence[Place], known: _Known) -> Iterator[GoneOnce]:
    """Places that were called gone in some run, and whether one was seen living later: then we had been wrong."""
    for place in places:
        looks = known.looks.at(place.key, known.runs)
        first = next((n for n, seen in enumerate(looks) if _is_called_gone(place.key, looks[: n + 1], known)), None)
        if first is not None:
            gone, later = looks[first], looks[first + 1 :]
            living = [seen.day for seen in later if _is_alive(seen, gone, known)]
            living += [s.on.date() for s in known.of(place.key) if s.saw is Saw.WORKS and s.on.date() > gone.day]
            yield GoneOnce(name=place.name, on=gone.day, seen_again=min(living, default=None))


def _is_called_gone(key: str, looks: Sequence[Seen], known: _Known) -> bool:
    if known.looks.alone(looks[-1].look).verdict not in (Verdict.SUSPECT, Verdict.GONE):
        return False
    return known.then(looks[-1].day).judged(key, looks).verdict is Verdict.GONE


def _is_alive(seen: Seen, gone: Seen, known: _Known) -> bool:
    return known.looks.alone(seen.look).verdict is Verdict.LIVE and _is_of_one_account(seen.look, gone.look)


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
