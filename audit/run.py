"""The whole flow on one screen: load, look, save, judge, check, write, build."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import datetime as dt
import functools
import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import audit
from audit import checks, client as clients, decisions, gather, store
from audit.client import Client, Listing
from audit.controls import Controls, answered
from audit.dossier import Dossier, assemble
from audit.errors import BadInput, CouldNotRun
from audit.evidence import Exchange, Kit, Profile, Reading
from audit.finding import Finding
from audit.net.keys import PLACES
from audit.net.web import SYSTEM, Clock, Keys, Settings, open_web
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


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Whom to tell what, while it happens."""

    progress: Callable[[Client, Profile, Reading], None]
    stumbled: Callable[[Profile, BaseException], None]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """One client's result."""

    client: Client
    files: Files
    dossier: Dossier
    findings: tuple[Finding, ...]
    report: Path | None = None
    set_aside: tuple[str, ...] = ()
    """Names of history files that are no snapshots: the audit went on without them."""


def run(
    paths: Sequence[Path],
    world: World,
    told: Told,
    *,
    out: Path | None = None,
    as_of: dt.date | None = None,
    only: frozenset[str] = frozenset(),
    build: bool = True,
) -> tuple[Audit, ...]:
    """Audit clients: look at every place, keep the evidence, write the reports.

    Raises:
        BadInput: a client file needs correcting; nothing was asked or written.
        CouldNotRun: no host answered, the disk is full, another run holds the lock; nothing was saved.
        SiteNotBuilt: the evidence is saved, the previous report still stands.
    """
    loaded = [clients.load(path) for path in paths]
    folders = [_files(client, out / client.slug if out and len(loaded) > 1 else out) for client in loaded]
    _apart(loaded, folders)
    today = _day(as_of) or world.clock.now().date()
    with contextlib.ExitStack() as locks:
        for files in folders:
            locks.enter_context(store.locked(files))
        before = [store.history(files) for files in folders]
        kept = [store.kept_pages(files) for files in folders]
        looked = asyncio.run(_look(loaded, before, kept, world, told, only))
        if not only:
            for files, (_, pages) in zip(folders, looked, strict=True):
                store.keep_pages(files, pages)
        return tuple(
            _finish(client, files, (*earlier, snapshot), today, save=not only, build=build and not only)
            for client, files, earlier, (snapshot, _) in zip(loaded, folders, before, looked, strict=True)
        )


def check(addresses: Sequence[str], world: World, told: Told) -> Dossier:
    """Look at single addresses and judge them by this look alone; nothing is kept."""
    listings = tuple(Listing(url=address, line=0) for address in addresses)
    client = Client(name="", website="", slug="", path=Path(), text_sha="", listings=listings, listed=True)
    ((snapshot, _),) = asyncio.run(_look([client], [()], [{}], world, told, frozenset()))
    return assemble(client, [snapshot], (), world.clock.now().date())


def build(path: Path, *, out: Path | None = None, as_of: dt.date | None = None, today: dt.date) -> Audit:
    """Judge the kept evidence again by today's rules and rebuild the report, offline."""
    client = clients.load(path)
    files = _files(client, out)
    with store.locked(files):
        return publish(judge(client, files, store.history(files), _day(as_of) or today))


def judge(client: Client, files: Files, snapshots: Sequence[Snapshot], today: dt.date) -> Audit:
    """Evidence to findings: pure but for the consultant's decisions file."""
    if not snapshots:
        raise BadInput(f"there is no audit of {client.name} yet; start with: audit run {client.path.name}")
    dossier = assemble(client, snapshots, decisions.sightings(files.decisions), today)
    return Audit(
        client=client,
        files=files,
        dossier=dossier,
        findings=checks.findings(dossier),
        set_aside=store.unreadable(files),
    )


def publish(judged: Audit) -> Audit:
    """Findings to a site that can be hosted."""
    from audit.report import render, site, sources

    pages = render.render(judged.dossier, judged.findings, sources.Sources(judged.files.root))
    return dataclasses.replace(judged, report=store.publish(judged.files, pages, site.build))


def _day(as_of: dt.date | None) -> dt.date | None:
    if as_of and not 1990 <= as_of.year <= 2100:
        raise BadInput(f"--as-of {as_of}: nothing can be judged as on that day (write one like 2026-11-22)")
    return as_of


def _apart(loaded: Sequence[Client], folders: Sequence[Files]) -> None:
    """Clients of one run that would write into each other's files are the user's mistake."""
    first: dict[Path, Client] = {}
    for client, files in zip(loaded, folders, strict=True):
        if first.setdefault(files.history.resolve(), client) is not client:
            raise BadInput(f"two client files are called {client.slug}; give one of them another slug: in its file")


def _files(client: Client, out: Path | None) -> Files:
    if out and not out.resolve().name:
        raise BadInput(f"--out {out}: a report replaces its folder whole; name a folder of its own")
    return Files(root=client.path.parent, slug=client.slug, out=out and out.resolve())


def _finish(
    client: Client, files: Files, snapshots: Sequence[Snapshot], today: dt.date, *, save: bool, build: bool
) -> Audit:
    if save:
        store.save_snapshot(files, snapshots[-1])
    judged = judge(client, files, snapshots, today)
    return publish(judged) if build else judged


async def _look(
    loaded: Sequence[Client],
    before: Sequence[Sequence[Snapshot]],
    kept: Sequence[Mapping[str, Kept]],
    world: World,
    told: Told,
    only: frozenset[str],
) -> list[tuple[Snapshot, Mapping[str, Kept]]]:
    """Look at every client's places together: the pace, the controls and the connections are shared."""
    first = loaded[0]
    settings = Settings(
        language=first.language,
        proxy=world.proxy,
        paces=paces(),
        strict_robots=any(client.respect_robots == "strict" for client in loaded),
        keys=world.keys,
    )
    exchanges: list[Exchange] = []
    async with open_web(settings, clock=world.clock, transport=world.transport) as web:
        kit = Kit(today=world.clock.now().date(), language=first.language, keys=world.keys.names)
        controls = Controls(
            send=web.again,
            clock=world.clock,
            kit=kit,
            token=token(world.seed),
            another=lambda host: next((front for front in answered(exchanges) if front.split("/")[2] != host), ""),
        )
        gathered = await asyncio.gather(
            *(
                gather.gather(
                    client,
                    earlier,
                    gather.Looking(
                        send=web.send,
                        again=web.again,
                        clock=world.clock,
                        controls=controls,
                        kit=kit,
                        progress=functools.partial(told.progress, client),
                        stumbled=told.stumbled,
                        exchanges=exchanges,
                        kept=pages,
                    ),
                    only,
                )
                for client, earlier, pages in zip(loaded, before, kept, strict=True)
            )
        )
        await controls.close()
        if exchanges and not answered(exchanges):
            raise CouldNotRun("no website or network answered; check the internet connection and run again")
        return [
            (_snapshot(seen, earlier, controls, world, web.requests), seen.kept)
            for seen, earlier in zip(gathered, before, strict=True)
        ]


def _snapshot(
    seen: gather.Gathered, earlier: Sequence[Snapshot], controls: Controls, world: World, requests: int
) -> Snapshot:
    platforms = {evidence.profile.platform for evidence in seen.evidence}
    taken = world.clock.now()
    return Snapshot(
        id=gather.snapshot_id(taken, world.seed),
        previous=earlier[-1].id if earlier else "",
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
