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
from audit import checks, client as clients, decisions, gather, journal, past, rulings, store
from audit.changes import Change
from audit.client import Client, Listing
from audit.controls import Controls, answered
from audit.dossier import Dossier, assemble
from audit.errors import BadInput, CouldNotRun
from audit.evidence import Control, Exchange, Failure, Kit, Profile, Reading
from audit.finding import Finding, Ruling
from audit.looks import Looks
from audit.net.keys import PLACES
from audit.net.web import SYSTEM, Clock, Keys, Settings, open_web
from audit.news import NONE, News
from audit.platforms import PLATFORMS
from audit.snapshot import Snapshot
from audit.state import State
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
    taken_up: Callable[[Client, int], None] = lambda _client, _looks: None
    """How many finished looks of a run that was stopped are not repeated."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """One client's part of a run."""

    client: Client
    files: Files | None = None
    """None where nothing is kept."""
    before: tuple[Snapshot, ...] = ()
    pages: Mapping[str, Kept] = dataclasses.field(default_factory=dict)
    finished: journal.Finished = journal.NOTHING

    def note(self, line: journal.Line) -> None:
        if self.files:
            store.note(self.files, journal.line(line))


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """One client's result."""

    client: Client
    files: Files
    dossier: Dossier
    findings: tuple[Finding, ...]
    news: News = NONE
    """What changed since the audits before, and how the places stood then."""
    report: Path | None = None
    set_aside: tuple[str, ...] = ()
    """Names of history files that were left out, each with the reason: the audit went on without them."""
    of_none: tuple[Ruling, ...] = ()
    """The consultant's rulings that speak of no finding of this audit."""

    @property
    def changes(self) -> tuple[Change, ...]:
        return self.news.changes


def run(
    paths: Sequence[Path],
    world: World,
    told: Told,
    *,
    out: Path | None = None,
    as_of: dt.date | None = None,
    only: frozenset[str] = frozenset(),
    build: bool = True,
    resume: bool = False,
) -> tuple[Audit, ...]:
    """Audit clients: look at every place, keep the evidence, write the reports.

    With `resume` the looks that a stopped run finished within 24 hours are not repeated.

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
            decisions.load(files.decisions)
        work = [
            _Work(
                client=client,
                files=None if only else files,
                before=store.history(files),
                pages=store.kept_pages(files),
                finished=journal.NOTHING if only else _taken_up(client, files, world, told, resume=resume),
            )
            for client, files in zip(loaded, folders, strict=True)
        ]
        looked = asyncio.run(_look(work, world, told, only))
        seen = [_kept(part, snapshot, pages) for part, (snapshot, pages) in zip(work, looked, strict=True)]
        judged = (judge(*each, today) for each in zip(loaded, folders, seen, strict=True))
        if only:
            return tuple(dataclasses.replace(each, news=NONE) for each in judged)
        return tuple(publish(each) if build else each for each in judged)


def check(addresses: Sequence[str], world: World, told: Told) -> Dossier:
    """Look at single addresses and judge them by this look alone; nothing is kept."""
    listings = tuple(Listing(url=address, line=0) for address in addresses)
    client = Client(name="", website="", slug="", path=Path(), text_sha="", listings=listings, listed=True)
    ((snapshot, _),) = asyncio.run(_look([_Work(client=client)], world, told, frozenset()))
    return assemble(client, [snapshot], (), world.clock.now().date())


def build(path: Path, *, out: Path | None = None, as_of: dt.date | None = None, today: dt.date) -> Audit:
    """Judge the kept evidence again by today's rules and rebuild the report, offline."""
    client = clients.load(path)
    files = _files(client, out)
    with store.locked(files):
        return publish(judge(client, files, store.history(files), _day(as_of) or today))


def changed(path: Path, *, since: dt.date | None, today: dt.date) -> Audit:
    """The kept evidence judged again, offline, and compared with what stood on that day: None for the audit before.

    Raises:
        BadInput: there is no audit as old as that, or none to compare.
    """
    client = clients.load(path)
    files = _files(client, None)
    return judge(client, files, store.history(files), today, since=since)


def judge(
    client: Client, files: Files, snapshots: Sequence[Snapshot], today: dt.date, *, since: dt.date | None = None
) -> Audit:
    """Evidence to findings: pure but for the consultant's decisions file; `since` as `changed` takes it."""
    if not snapshots:
        raise BadInput(f"there is no audit of {client.name} yet; start with: audit run {client.path.name}")
    kept = decisions.load(files.decisions)
    looks = Looks(snapshots, kept.sightings)
    set_aside = store.unreadable(files)
    dossier = assemble(client, snapshots, kept.sightings, today, kept.notes, looks=looks)
    dossier = dataclasses.replace(dossier, left_out=len(set_aside))
    found = rulings.ruled(checks.findings(dossier), kept.rulings, dossier)
    runs = past.runs_until(snapshots, since)
    before = past.states(client, looks, past.Word(sightings=kept.sightings, notes=kept.notes), runs)
    return Audit(
        client=client,
        files=files,
        dossier=dossier,
        findings=found,
        news=past.news(before, State(dossier=dossier, findings=found)),
        of_none=rulings.of_none(found, kept.rulings, today),
        set_aside=set_aside,
    )


def publish(judged: Audit) -> Audit:
    """Findings to a site that can be hosted."""
    from audit.report import render, site, sources

    pages = render.render(judged.dossier, judged.findings, sources.Sources(judged.files.root), judged.news)
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


def _taken_up(client: Client, files: Files, world: World, told: Told, *, resume: bool) -> journal.Finished:
    """Go on with the journal of a run that was stopped, or begin one."""
    head = journal.Head(
        began=world.clock.now(),
        client=client.slug,
        program=audit.__version__,
        read_from=world.read_from,
        language=client.language,
        keys=tuple(sorted(world.keys.names)),
        website=client.website,
        crawl=(str(client.crawl_pages), client.respect_robots.value),
    )
    finished = journal.finished(store.journal(files), head) if resume else journal.NOTHING
    if resume:
        told.taken_up(client, len(finished))
    if not finished:
        store.begin_journal(files, journal.head(head))
    return finished


def _kept(part: _Work, snapshot: Snapshot, pages: Mapping[str, Kept]) -> tuple[Snapshot, ...]:
    """Keep one client's evidence; its snapshots, this one last. Of all clients it is kept before any page is made."""
    if part.files:
        store.keep_pages(part.files, pages)
        snapshot = store.keep(part.files, part.before, snapshot)
        store.end_journal(part.files)
    return (*part.before, snapshot)


async def _look(
    work: Sequence[_Work], world: World, told: Told, only: frozenset[str]
) -> list[tuple[Snapshot, Mapping[str, Kept]]]:
    """Look at every client's places together: the pace, the controls and the connections are shared."""
    first = work[0].client
    settings = Settings(
        language=first.language,
        proxy=world.proxy,
        paces=paces(),
        strict_robots=any(part.client.respect_robots == "strict" for part in work),
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
            note=functools.partial(_note, work),
            taken=list(dict.fromkeys(control for part in work for control in part.finished.controls)),
        )
        gathered = await asyncio.gather(
            *(
                gather.gather(
                    part.client,
                    part.before,
                    gather.Looking(
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
                    ),
                    only,
                )
                for part in work
            )
        )
        await controls.close()
        if any(made.failure is not Failure.UNSAFE_ADDRESS for made in exchanges) and not answered(exchanges):
            raise CouldNotRun("no website or network answered; check the internet connection and run again")
        return [
            (_snapshot(part, seen, controls, world, web.requests), seen.kept)
            for part, seen in zip(work, gathered, strict=True)
        ]


def _note(work: Sequence[_Work], control: Control) -> None:
    """A control is every client's whose places it stands beside."""
    for part in work:
        part.note(journal.Line(control=control))


def _snapshot(part: _Work, seen: gather.Gathered, controls: Controls, world: World, requests: int) -> Snapshot:
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
