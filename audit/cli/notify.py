"""`audit notify`: one message where something got worse for sure, and silence otherwise."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from audit.announcement import Message, Told
    from audit.client import Client
    from audit.net.sending import Recipient
    from audit.run import Audit
    from audit.snapshot import Snapshot
    from audit.store import Files


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Watched:
    """One client, and what each recipient does not know of it yet."""

    files: Files
    newest: str
    """The run that is told of."""
    told: dict[str, str]
    """Up to which run everybody knows it, by name."""
    news: Mapping[str, Told | None]


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="CLIENT.YML|FOLDER…")
@click.option("--dry-run", is_flag=True, help="Show the message and to what it would go; send and remember nothing.")
def command(*, paths: tuple[Path, ...], dry_run: bool) -> int:
    """Send one message where something got worse for sure since the last one. Asks nothing of any network.

    A place that only hides, or that was met missing once, is never told of. Whom to tell stands in PRESENCE_NOTIFY, in
    the environment or in .env beside the client file: one address or more, as apprise writes them.
    """
    from audit.cli import failures, files, terminal, world
    from audit.errors import AuditError
    from audit.net import sending

    clients = files.client_files(paths)
    recipients = sending.recipients(world.to_tell(beside=clients))
    failed, watched = failures.Failures(several=len(clients) > 1), []
    with contextlib.ExitStack() as locks:
        for client in clients:
            try:
                watched.append(_watched(client, recipients, world.now().date(), locks))
            except AuditError as trouble:
                failed.tell(client, trouble)
        letters = _letters(watched, recipients)
        if watched and not any(letters.values()):
            terminal.say(f"Nothing got worse for sure; nobody {'would be' if dry_run else 'was'} told.", err=True)
        code = _shown(letters, recipients) if dry_run else _sent(letters, recipients, watched)
    return code or failed.code()


def _watched(client: Path, recipients: Sequence[Recipient], today: dt.date, locks: contextlib.ExitStack) -> _Watched:
    """The client's news, and its lock: of two calls at once only one tells."""
    from audit import announcement, client as clients, store

    loaded = clients.load(client)
    files = store.Files(root=loaded.path.parent, slug=loaded.slug)
    locks.enter_context(store.locked(files))
    runs = store.history(files)
    remembered = store.notified(files)
    told: dict[str, str] = {}
    news: dict[str, Told | None] = {}
    by_run: dict[str, Told | None] = {runs[-1].id: None} if runs else {}
    for recipient in recipients:
        since = _known(remembered.get(recipient.name, ""), runs)
        known = since.id if since else ""
        if known not in by_run:
            by_run[known] = announcement.of(_judged(loaded, files, runs, today, since))
        told[recipient.name], news[recipient.name] = known, by_run[known]
    return _Watched(files=files, newest=runs[-1].id, told={**remembered, **told}, news=news)


def _judged(client: Client, files: Files, runs: Sequence[Snapshot], today: dt.date, since: Snapshot | None) -> Audit:
    """What changed since this run. Whether it is sure, all the runs since have a say in."""
    from audit import alarms, run as audits
    from audit.past import Span

    newest = audits.judge(client, files, runs, today)
    if since is None or since is runs[-2]:
        return newest
    older = audits.judge(client, files, runs, today, span=Span(since=since))
    changes = alarms.as_sure(older.changes, newest.changes)
    return dataclasses.replace(older, news=dataclasses.replace(older.news, changes=changes))


def _known(run: str, runs: Sequence[Snapshot]) -> Snapshot | None:
    """The run somebody was told of last; who was never told anything is told what the newest brought."""
    return next((one for one in runs if one.id == run), runs[-2] if len(runs) > 1 else None)


def _letters(watched: Sequence[_Watched], recipients: Sequence[Recipient]) -> dict[str, Message | None]:
    """What each recipient is to be told, by name."""
    from audit import announcement

    return {
        one.name: announcement.message([told for each in watched if (told := each.news[one.name])])
        for one in recipients
    }


def _shown(letters: Mapping[str, Message | None], recipients: Sequence[Recipient]) -> int:
    from audit.cli import terminal
    from audit.report import plain

    for letter in dict.fromkeys(filter(None, letters.values())):
        names = [one.name for one in recipients if letters[one.name] == letter]
        terminal.say(f"Would go to {plain.listing(names)}:\n\n{letter.subject}\n\n{letter.body}")
    return 0


def _sent(letters: Mapping[str, Message | None], recipients: Sequence[Recipient], watched: Sequence[_Watched]) -> int:
    """Send what there is, and remember who knows what now; who could not be reached is told again by the next call."""
    from audit.cli import terminal
    from audit.report import plain

    missed: list[str] = []
    _remember(watched, [one.name for one in recipients if letters[one.name] is None])
    for one in recipients:
        letter = letters[one.name]
        if letter and one.is_told(letter.subject, letter.body):
            _remember(watched, [one.name])
        elif letter:
            missed.append(one.name)
    if told := [name for name, letter in letters.items() if letter and name not in missed]:
        terminal.say(f"Told {plain.listing(told)}.")
    if missed:
        who = plain.listing(missed)
        terminal.say(f"The message could not be delivered to {who}; the next call tries again.", err=True)
    return 3 if missed else 0


def _remember(watched: Sequence[_Watched], names: Sequence[str]) -> None:
    """These know of the newest run now; of everybody else, where their next message has to begin."""
    from audit import store

    for client in watched:
        client.told.update(dict.fromkeys(names, client.newest))
        store.keep_notified(client.files, client.told)
