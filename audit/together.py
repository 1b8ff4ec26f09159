"""Many clients looked at together: one pace, one set of controls, and no client's failure is another's."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import functools
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import audit
from audit import gather, journal, store
from audit.client import Client
from audit.controls import Controls, answered
from audit.errors import CouldNotRun
from audit.evidence import Control, Exchange, Failure, Kit, Profile, Reading
from audit.net.keys import PLACES
from audit.net.web import SYSTEM, Clock, Keys, Settings, Web, open_web
from audit.platforms import PLATFORMS
from audit.snapshot import Snapshot
from audit.store import Files
from audit.website.kept import Kept

if TYPE_CHECKING:
    from audit.net.wire import Transport

_INTERFACE = 1.0


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What lies outside the program: the clock, the wire, chance and the environment."""

    clock: Clock = SYSTEM
    transport: Transport | None = None
    """None for the real network; the practice web otherwise."""
    seed: str
    """Hex digits; names the run and the profiles that cannot exist."""
    keys: Keys
    read_from: str = "this computer"
    proxy: str = ""


def _raised(_path: Path, trouble: Exception) -> None:
    raise trouble


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Whom to tell what, while it happens."""

    progress: Callable[[Client, Profile, Reading], None]
    stumbled: Callable[[Profile, BaseException], None]
    taken_up: Callable[[Client, int], None] = lambda _client, _looks: None
    """How many finished looks of a run that was stopped are not repeated."""
    failed: Callable[[Path, Exception], None] = _raised
    """Of a client that cannot be audited to its end: an AuditError, or a bug of ours. The others go on if it returns."""


@contextlib.contextmanager
def alone(path: Path, failed: Callable[[Path, Exception], None]) -> Iterator[None]:
    """What goes wrong in this block is one client's: `failed` is told of it."""
    try:
        yield
    except Exception as trouble:  # noqa: BLE001  # a bug of ours that one client meets costs the others nothing either
        failed(path, trouble)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One client's part of a run."""

    client: Client
    files: Files
    keeps: bool = True
    before: tuple[Snapshot, ...] = ()
    set_aside: tuple[str, ...] = ()
    """Names of history files that were left out, each with the reason."""
    pages: Mapping[str, Kept] = dataclasses.field(default_factory=dict)
    finished: journal.Finished = journal.NOTHING

    def note(self, line: journal.Line) -> None:
        if self.keeps:
            store.note(self.files, journal.line(line))


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What was gathered for one client, and the controls that it stands between."""

    part: Part
    gathered: gather.Gathered
    controls: Controls


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Looked:
    """The same, to be kept. Without a text of its own: asyncio would spell out years of history that nobody reads."""

    part: Part
    snapshot: Snapshot
    pages: Mapping[str, Kept]


async def look(work: Sequence[Part], world: World, told: Told, only: frozenset[str]) -> list[Looked]:
    """Look at every client's places; clients that differ in what is asked for them have their turn after one another."""
    groups: dict[tuple[str, bool], list[Part]] = {}
    for part in work:
        groups.setdefault((part.client.language, part.client.respect_robots == "strict"), []).append(part)
    seen: list[_Seen] = []
    mute: dict[Path, CouldNotRun] = {}
    pace, requests = None, 0
    for (language, strict), group in groups.items():
        settings = Settings(language=language, proxy=world.proxy, paces=paces(), strict_robots=strict, keys=world.keys)
        async with open_web(settings, clock=world.clock, transport=world.transport, pace=pace) as web:
            try:
                seen += await _together(group, web, language, world, told, only)
            except CouldNotRun as nobody:
                mute |= {part.client.path: nobody for part in group}
            pace, requests = web.pace, requests + web.requests
    if len(mute) == len(work):
        raise next(iter(mute.values()))
    for path, trouble in mute.items():
        told.failed(path, trouble)
    as_given = [part.client.path for part in work]
    seen.sort(key=lambda one: as_given.index(one.part.client.path))
    return [Looked(part=one.part, snapshot=_snapshot(one, world, requests), pages=one.gathered.kept) for one in seen]


async def _together(
    work: Sequence[Part], web: Web, language: str, world: World, told: Told, only: frozenset[str]
) -> list[_Seen]:
    """Look at the places of several clients at once: pace, controls, connections and equal replies are shared."""
    exchanges: list[Exchange] = []
    kit = Kit(today=world.clock.now().date(), language=language, keys=world.keys.names)
    controls = Controls(
        send=web.again,
        clock=world.clock,
        kit=kit,
        token=token(world.seed),
        another=lambda host: next((front for front in answered(exchanges) if front.split("/")[2] != host), ""),
        note=functools.partial(_note, work),
        taken=list(dict.fromkeys(control for part in work for control in part.finished.controls)),
    )

    async def one(part: Part) -> list[_Seen]:
        mine: list[_Seen] = []
        looking = gather.Looking(
            send=web.send,
            again=web.again,
            clock=world.clock,
            controls=controls,
            kit=kit,
            progress=functools.partial(told.progress, part.client),
            stumbled=told.stumbled,
            exchanges=exchanges,
            kept=part.pages,
            finished=part.finished,
            note=part.note,
        )
        with alone(part.client.path, told.failed):
            gathered = await gather.gather(part.client, part.before, looking, only)
            mine.append(_Seen(part=part, gathered=gathered, controls=controls))
        return mine

    seen = await asyncio.gather(*map(one, work))
    await controls.close()
    if any(made.failure is not Failure.UNSAFE_ADDRESS for made in exchanges) and not answered(exchanges):
        raise CouldNotRun("no website or network answered; check the internet connection and run again")
    return [each for mine in seen for each in mine]


def _note(work: Sequence[Part], control: Control) -> None:
    """A control is every client's whose places it stands beside."""
    for part in work:
        part.note(journal.Line(control=control))


def _snapshot(looked: _Seen, world: World, requests: int) -> Snapshot:
    part, seen, controls = looked.part, looked.gathered, looked.controls
    platforms = {evidence.profile.platform for evidence in seen.evidence}
    taken = world.clock.now()
    return Snapshot(
        id=gather.snapshot_id(taken, world.seed),
        client=part.client.slug,
        previous=part.before[-1].id if part.before else "",
        taken=taken,
        program=audit.__version__,
        read_from=world.read_from,
        language=controls.kit.language,
        keys=tuple(sorted(world.keys.names)),
        evidence=seen.evidence,
        controls=tuple(control for control in controls.taken if control.platform in platforms),
        site=seen.site,
        followed=seen.followed,
        requests=requests,
    )


def paces() -> Mapping[str, float]:
    """Seconds between two requests to each network's hosts; interfaces that a key opens allow more than the rest."""
    pages = {host: platform.PACE for platform in PLATFORMS.values() for host in platform.HOSTS}
    return pages | {place.host: _INTERFACE for place in PLACES.values() if place.kind != "address"}


def token(seed: str) -> str:
    """24 letters no account has: a name made from the run's seed."""
    digest = hashlib.sha256(f"absent {seed}".encode()).digest()
    return "".join(chr(ord("a") + byte % 26) for byte in digest[:24])
