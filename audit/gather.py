"""Looking: every listed place and the website first, then what the website links to, then where else people are sent.

The only part of a run that waits for the network. It never raises for what the world does: a place that cannot
be read is evidence too.
"""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import audit
from audit import places, profiles
from audit.address import Kind
from audit.client import Client
from audit.controls import Controls
from audit.evidence import Ask, Evidence, Exchange, Kit, Profile, Reading, Reply, Sign, Signal
from audit.followed import Followed
from audit.journal import NOTHING, Finished, Line
from audit.net import Send, drive
from audit.net.clock import Clock
from audit.platforms import PLATFORMS, _walls
from audit.snapshot import Snapshot
from audit.website import Site, crawl, follow
from audit.website.kept import Kept, answered, conditional, worth_keeping

MOST_LEADS = 40
"""Places that only the website names: so many are looked at, the most visible first."""

Stumbled = Callable[[Profile, BaseException], None]
"""Told of a reader that raised: a bug of ours, which makes one place unseen and never ends the run."""
Progress = Callable[[Profile, Reading], None]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    """What looking needs: the wire, the clock, and whom to tell."""

    send: Send
    again: Send
    clock: Clock
    controls: Controls
    kit: Kit
    progress: Progress
    stumbled: Stumbled
    exchanges: list[Exchange]
    kept: Mapping[str, Kept]
    """Pages of the website as they were sent to the run before, by address."""
    finished: Finished = NOTHING
    """What a run that was stopped has looked at already."""
    note: Callable[[Line], object]
    """Told of each look as it ends."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What one client's looks brought, in the order of the client file."""

    evidence: tuple[Evidence, ...]
    site: Site
    followed: tuple[Followed, ...] = ()
    kept: Mapping[str, Kept]
    """Pages of the website to keep for the next run."""


async def gather(
    client: Client, before: Sequence[Snapshot], looking: Looking, only: frozenset[str] = frozenset()
) -> Gathered:
    """Three waves of looks at one client's places; `only` names platforms to keep to."""
    listed = {listing.url: profiles.identify(listing.url, listed=True) for listing in client.listings}
    fresh: dict[str, Kept] = {}
    site, first = await asyncio.gather(
        _website(client, looking, fresh, home_only=bool(only)),
        _places(
            {url: places.profile(identity, listed=True) for url, identity in listed.items()}, before, looking, only
        ),
    )
    linked = {link.address: places.profile(link.identity, listed=False) for link in site.links}
    seen = {evidence.profile.key for evidence in first}
    new = ((address, place) for address, place in linked.items() if place and place.key not in seen)
    leads = dict(itertools.islice(new, MOST_LEADS))
    second = await _places(leads, before, looking, only)
    seen_all = _merged(_keyed([*first, *second], before), linked)
    followed = () if only else await _followed(client, site, seen_all, looking)
    return Gathered(evidence=seen_all, site=site, followed=followed, kept=fresh)


async def _website(client: Client, looking: Looking, fresh: dict[str, Kept], *, home_only: bool) -> Site:
    if not client.website:
        return Site(address="")
    if looking.finished.site and not home_only:
        fresh.update(looking.kept)
        return looking.finished.site
    bounds = crawl.Bounds(pages=1) if home_only else crawl.Bounds(pages=client.crawl_pages)
    try:
        site, exchanges = await drive(crawl.visit(client.website, looking.kit, bounds), _remembering(looking, fresh))
    except Exception as bug:  # noqa: BLE001  # our reader stumbled: one page is unseen, the run goes on
        looking.stumbled(Profile(platform="website", handle=client.website, address=client.website), bug)
        stumbled = Signal(sign=Sign.UNREADABLE, rung="page", host="", mark=type(bug).__name__)
        return Site(address=client.website, signals=(stumbled,))
    looking.exchanges.extend(exchanges)
    looking.note(Line(site=site))
    return site


def _remembering(looking: Looking, fresh: dict[str, Kept]) -> Send:
    """A sender that asks for kept pages only if they changed, and notes what to keep this time."""

    async def send(ask: Ask) -> Reply:
        reply = answered(ask, await looking.send(conditional(ask, looking.kept)), looking.kept)
        reply = reply or await looking.send(ask)
        if page := worth_keeping(reply):
            fresh[ask.address] = page
        return reply

    return send


async def _followed(client: Client, site: Site, seen: Sequence[Evidence], looking: Looking) -> tuple[Followed, ...]:
    """The third wave: where else customers are sent, but for what a run that was stopped saw to open."""
    try:
        wanted = follow.wishes(client, site, seen)
        left = follow.left(wanted, looking.finished.followed)
        met, exchanges = await drive(follow.visit(left, looking.kit), _noting(looking, left))
    except Exception as bug:  # noqa: BLE001  # our reader stumbled: nothing was followed, the run goes on
        looking.stumbled(Profile(platform="website", handle=client.website, address=client.website), bug)
        return ()
    looking.exchanges.extend(exchanges)
    known = {(one.purpose, one.address): one for one in (*looking.finished.followed, *met)}
    return tuple(known[wish.purpose, wish.address] for wish in wanted)


def _noting(looking: Looking, wanted: Sequence[follow.Wish]) -> Send:
    """A sender that tells of each address as it is seen to open."""

    async def send(ask: Ask) -> Reply:
        reply = await looking.send(ask)
        for met in follow.opened(wanted, ask, reply, looking.kit):
            looking.note(Line(followed=met))
        return reply

    return send


async def _places(
    wanted: Mapping[str, Profile | None], before: Sequence[Snapshot], looking: Looking, only: frozenset[str]
) -> list[Evidence]:
    """Each place once, however many addresses lead to it."""
    addresses: dict[Profile, list[str]] = {}
    for address, profile in wanted.items():
        if profile and (not only or profile.platform in only):
            addresses.setdefault(profile, []).append(address)
    looks = [_place(profile, tuple(listed), before, looking) for profile, listed in addresses.items()]
    return list(await asyncio.gather(*looks))


async def _place(profile: Profile, listed: tuple[str, ...], before: Sequence[Snapshot], looking: Looking) -> Evidence:
    asked, exchanges = profile.key, list[Exchange]()
    if done := looking.finished.looks.get(asked):
        looking.progress(done.profile, done.reading)
        return dataclasses.replace(done, listed=listed)
    if profile.handle.startswith("short:"):
        profile, reading = await _unshortened(profile, looking)
    else:
        reading = None
    kit = dataclasses.replace(looking.kit, last_id=_last_id(profile.key, before))
    began = looking.clock.now()  # a control counts as taken before an answer only if it was before the question
    if reading is None:
        reading = await _read(profile, kit, looking.send, looking, exchanges)
        if await looking.controls.beside(profile, reading.signals):
            began = looking.clock.now()
            reading = await _read(profile, kit, looking.again, looking, exchanges)
            await looking.controls.beside(profile, reading.signals)
    looking.exchanges.extend(exchanges)
    looking.progress(profile, reading)
    seen = Evidence(
        profile=profile,
        key=profile.key,
        listed=listed,
        at=began,
        reading=reading,
        exchanges=tuple(exchanges),
        reader=audit.__version__,
    )
    looking.note(Line(asked=asked, evidence=seen))
    return seen


async def _read(profile: Profile, kit: Kit, send: Send, looking: Looking, exchanges: list[Exchange]) -> Reading:
    if profile.platform == places.CLOSED:
        ended = Signal(sign=Sign.NETWORK_CLOSED, rung="register", host="", mark="closed_network")
        return Reading(signals=(ended,))
    try:
        reading, made = await drive(PLATFORMS[profile.platform].visit(profile, kit), send)
    except Exception as bug:  # noqa: BLE001  # our reader stumbled: one place is unseen, the run goes on
        looking.stumbled(profile, bug)
        return Reading(signals=(Signal(sign=Sign.UNREADABLE, rung="reader", host="", mark=type(bug).__name__),))
    exchanges.extend(made)
    return reading


async def _unshortened(profile: Profile, looking: Looking) -> tuple[Profile, Reading | None]:
    """A network's own short link is followed once to the profile; one that leads to none is unseen, never blamed."""
    reply = await looking.send(Ask(address=profile.address))
    identity = profiles.identify(reply.address, listed=True)
    if identity.kind is Kind.PROFILE and identity.platform == profile.platform:
        return Profile(platform=identity.platform, handle=identity.handle, address=identity.address), None
    return profile, Reading(signals=(_walls.unfamiliar(reply, "short_link"),))


def _last_id(key: str, before: Sequence[Snapshot]) -> str:
    """The network's own id of this place, from the newest look that read one, under whichever key it was recorded."""
    looks = (seen for snapshot in reversed(before) for seen in snapshot.evidence if key in (seen.key, seen.profile.key))
    return next((seen.reading.platform_id for seen in looks if seen.reading.platform_id), "")


def _keyed(looks: Sequence[Evidence], before: Sequence[Snapshot]) -> Iterator[Evidence]:
    """A moved place keeps the key it was first recorded under, unless that one is still looked at beside it."""
    owners = {evidence.profile.key: evidence.profile.key for evidence in looks}
    for evidence in looks:
        known = _known_key(evidence, before)
        is_free = owners.setdefault(known, evidence.profile.key) == evidence.profile.key
        yield dataclasses.replace(evidence, key=known) if is_free else evidence


def _known_key(evidence: Evidence, before: Sequence[Snapshot]) -> str:
    """The key a place was recorded under: by its name, else by the network's own id."""
    now, platform_id = evidence.profile, evidence.reading.platform_id
    earlier = [seen for snapshot in reversed(before) for seen in snapshot.evidence]
    named = (seen.key for seen in earlier if seen.profile.key == now.key)
    same = (
        seen.key
        for seen in earlier
        if platform_id and (seen.profile.platform, seen.reading.platform_id) == (now.platform, platform_id)
    )
    return next(itertools.chain(named, same), now.key)


def _merged(looks: Iterable[Evidence], linked: Mapping[str, Profile | None]) -> tuple[Evidence, ...]:
    """Each place once; addresses on the website that lead to it are recorded with it."""
    merged: dict[str, Evidence] = {}
    for evidence in looks:
        also = tuple(a for a, p in linked.items() if p and p.key == evidence.profile.key)
        known = merged.get(evidence.key, evidence)
        listed = dict.fromkeys((*known.listed, *evidence.listed, *also))
        merged[evidence.key] = dataclasses.replace(known, listed=tuple(listed))
    return tuple(merged.values())


def snapshot_id(taken: dt.datetime, seed: str) -> str:
    """`20261122T104000Z-1a2b`: sorts by time, never collides, and is a file name on every system."""
    return f"{taken.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}-{seed[:4]}"
