"""The whole flow on one screen: load, look, save, judge, check, write, build."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import audit
from audit import checks, client as clients, decisions, journal, past, rulings, store
from audit.changes import Change
from audit.client import Client, Listing
from audit.dossier import Dossier, assemble
from audit.errors import BadInput
from audit.finding import Finding, Ruling
from audit.looks import Looks
from audit.news import NONE, News
from audit.snapshot import Snapshot
from audit.state import State
from audit.store import Files
from audit.together import Looked, Part, Told, World, alone, look, paces, token

__all__ = ["Audit", "Told", "World", "alone", "build", "changed", "check", "judge", "paces", "publish", "run", "token"]


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
    """Audit clients: look at every place, keep the evidence of all, write the reports. Those that came to their end.

    A client that fails keeps no other from its turn where `told.failed` returns. With `resume` the looks that a stopped
    run finished within 24 hours are not repeated.

    Raises:
        BadInput: a client file or a page of the consultant's own needs correcting, or two have one slug; nothing was asked or written.
        CouldNotRun: no host answered, the disk is full, another run holds the lock; nothing was saved.
        SiteNotBuilt: the evidence is saved, the previous report still stands.
    """
    loaded = list(_loaded(paths, told, builds=build))
    folders = [_files(client, out / client.slug if out and len(paths) > 1 else out) for client in loaded]
    _apart(loaded, folders)
    today = _day(as_of) or world.clock.now().date()
    with contextlib.ExitStack() as locks:
        work = [
            part
            for client, files in zip(loaded, folders, strict=True)
            for part in _begun(client, files, world, told, locks, keeps=not only, resume=resume)
        ]
        looked = asyncio.run(look(work, world, told, only)) if work else []
        kept = list(_kept(looked, told))
        judged = list(_judged(kept, told, today))
        if only:
            return tuple(dataclasses.replace(each, news=NONE) for each in judged)
        return tuple(_published(judged, told) if build else judged)


def own_pages(client: Client) -> None:
    """Read the consultant's own templates and pages beside a client file, before anything is asked.

    Raises:
        BadInput: with a line for each mistake in them.
    """
    from audit.report import own_files, sources

    own_files.check(sources.Sources(client.path.parent))


def check(addresses: Sequence[str], world: World, told: Told) -> Dossier:
    """Look at single addresses and judge them by this look alone; nothing is kept."""
    listings = tuple(Listing(url=address, line=0) for address in addresses)
    client = Client(name="", website="", slug="", path=Path(), text_sha="", listings=listings, listed=True)
    work = Part(client=client, files=_files(client, None), keeps=False)
    (looked,) = asyncio.run(look([work], world, told, frozenset()))
    return assemble(client, [looked.snapshot], (), world.clock.now().date())


def build(path: Path, *, out: Path | None = None, as_of: dt.date | None = None, today: dt.date) -> Audit:
    """Judge the kept evidence again by today's rules and rebuild the report, offline."""
    client = clients.load(path)
    files = _files(client, out)
    with store.locked(files):
        return publish(judge(client, files, store.history(files), _day(as_of) or today))


def changed(path: Path, *, since: dt.date | str | None, until: dt.date | None = None, today: dt.date) -> Audit:
    """The kept evidence judged again, offline: what changed from one audit to another, both as they stood then.

    `since` is a day, the name of a baseline, or None for the audit before; `until` a day, or None for the newest audit.

    Raises:
        BadInput: there is no audit as old as that, no baseline of that name, or none to compare.
    """
    client = clients.load(path)
    files = _files(client, None)
    begins = past.named(store.baselines(files), since) if isinstance(since, str) else since
    return judge(client, files, store.history(files), today, span=past.Span(since=begins, until=until))


def judge(
    client: Client,
    files: Files,
    snapshots: Sequence[Snapshot],
    today: dt.date,
    *,
    span: past.Span = past.LAST,
    set_aside: tuple[str, ...] | None = None,
) -> Audit:
    """Evidence to findings: pure but for the consultant's decisions file; `span` says from which audit to which.

    `set_aside` are the names of history files that were left out, where they are known already.
    """
    if not snapshots:
        raise BadInput(f"there is no audit of {client.name} yet; start with: audit run {client.path.name}")
    snapshots, today = past.ended(snapshots, span), min(today, span.until or today)
    kept = decisions.load(files.decisions).by(span.until)
    looks = Looks(snapshots, kept.sightings)
    set_aside = store.unreadable(files) if set_aside is None else set_aside
    dossier = assemble(client, snapshots, kept.sightings, today, kept.notes, looks=looks)
    dossier = dataclasses.replace(dossier, left_out=len(set_aside))
    found = rulings.ruled(checks.findings(dossier), kept.rulings, dossier)
    before = past.before(client, looks, past.Word(sightings=kept.sightings, notes=kept.notes), span.since)
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
    """Findings to a site that can be hosted; where the very same stands already, nothing is touched."""
    from audit.report import own_files, site, sources

    with own_files.blamed(sources.Sources(judged.files.root)):
        return dataclasses.replace(judged, report=store.publish(judged.files, _pages(judged), site.build))


def _published(judged: Sequence[Audit], told: Told) -> Iterator[Audit]:
    """Reports one by one, their sites side by side; each takes its place once its site is built.

    An audit whose report could not be written is one without a report: what it found is told all the same.
    """
    from audit.report import builders

    begun: dict[Path, tuple[contextlib.ExitStack, Callable[[], None]]] = {}
    with contextlib.ExitStack() as unfinished, builders.builders(len(judged)) as begin:
        for each in judged:
            with alone(each.client.path, told.failed), contextlib.ExitStack() as own:
                folder = own.enter_context(store.publishing(each.files, _pages(each)))
                built = begin(folder) if folder else _nothing
                begun[each.client.path] = unfinished.enter_context(own.pop_all()), built
        for each in judged:
            yield dataclasses.replace(each, report=_arrived(each, told, *begun.get(each.client.path, ())))


def _arrived(
    judged: Audit, told: Told, own: contextlib.ExitStack | None = None, built: Callable[[], None] | None = None
) -> Path | None:
    """Where the report stands once its site is built; None where it could not be begun or built."""
    from audit.report import own_files, sources

    with alone(judged.client.path, told.failed), own_files.blamed(sources.Sources(judged.files.root)):
        if own and built:
            with own:
                built()
            return judged.files.report
    return None


def _nothing() -> None:
    """The report stands already."""


def _pages(judged: Audit) -> Mapping[str, str | bytes]:
    from audit.exports import carried
    from audit.report import render, sources

    source = sources.Sources(judged.files.root)
    dossier, findings, news = judged.dossier, judged.findings, judged.news
    files = carried.files(dossier, findings, news, render.playbooks(source))
    return render.render(dossier, findings, source, news, files)


def _day(as_of: dt.date | None) -> dt.date | None:
    if as_of and not 1990 <= as_of.year <= 2100:
        raise BadInput(f"--as-of {as_of}: nothing can be judged as on that day (write one like 2026-11-22)")
    return as_of


def _loaded(paths: Iterable[Path], told: Told, *, builds: bool) -> Iterator[Client]:
    for path in paths:
        with alone(path, told.failed):
            client = clients.load(path)
            if builds:
                own_pages(client)
            yield client


def _apart(loaded: Sequence[Client], folders: Sequence[Files]) -> None:
    """Clients of one run that would write into each other's files are the user's mistake."""
    first: dict[Path, Client] = {}
    for client, files in zip(loaded, folders, strict=True):
        other = first.setdefault(files.history.resolve(), client)
        if other is not client:
            both = f"{other.path} and {client.path} are both called {client.slug}"
            raise BadInput(f"two client files share a name: {both}; give one of them another slug: in its file")


def _files(client: Client, out: Path | None) -> Files:
    if out and not out.resolve().name:
        raise BadInput(f"--out {out}: a report replaces its folder whole; name a folder of its own")
    return Files(root=client.path.parent, slug=client.slug, out=out and out.resolve())


def _begun(
    client: Client, files: Files, world: World, told: Told, locks: contextlib.ExitStack, *, keeps: bool, resume: bool
) -> Iterator[Part]:
    """One client's part, if nothing stands in its way; the lock is held until the run ends."""
    with alone(client.path, told.failed):
        locks.enter_context(store.locked(files))
        decisions.load(files.decisions)
        earlier = store.whole_history(files)
        yield Part(
            client=client,
            files=files,
            keeps=keeps,
            before=earlier.snapshots,
            set_aside=earlier.set_aside,
            pages=store.kept_pages(files),
            finished=_taken_up(client, files, world, told, resume=resume) if keeps else journal.NOTHING,
        )


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


def _kept(looked: Iterable[Looked], told: Told) -> Iterator[tuple[Part, tuple[Snapshot, ...]]]:
    """Keep the evidence; each client's snapshots, this one last. Of all clients it is kept before any page is made."""
    for one in looked:
        part, snapshot = one.part, one.snapshot
        with alone(part.client.path, told.failed):
            if part.keeps:
                store.keep_pages(part.files, one.pages)
                snapshot = store.keep(part.files, part.before, snapshot)
                store.end_journal(part.files)
            yield part, (*part.before, snapshot)


def _judged(kept: Iterable[tuple[Part, tuple[Snapshot, ...]]], told: Told, today: dt.date) -> Iterator[Audit]:
    for part, snapshots in kept:
        with alone(part.client.path, told.failed):
            yield judge(part.client, part.files, snapshots, today, set_aside=part.set_aside)
