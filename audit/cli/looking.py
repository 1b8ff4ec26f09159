"""The guided look: unseen places open in the consultant's browser, a key answers for each."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import sys
import webbrowser
from collections.abc import Callable, Iterator

import click

from audit import decisions, run as audits, store
from audit.cli import bug_log, keeping, terminal, told, world
from audit.decisions import Decisions
from audit.dossier import Place
from audit.evidence import Newest, Profile, Saw, Sighting
from audit.run import Audit

Show = Callable[[str], object]
"""Opens an address for a person to see."""

_ANSWERS = {"w": Saw.WORKS, "n": Saw.UNAVAILABLE, "s": Saw.SOMEBODY_ELSES}
_UNITS = {"d": 1, "w": 7, "m": 30, "y": 365}
_AGO = re.compile(r"(\d{1,4})\s*(d|w|m|y)[a-z]*(?:\s+ago)?")


def stumbled(profile: Profile, bug: BaseException) -> None:
    """Our reader failed on one place: the run goes on, the log waits."""
    terminal.say(f"{profile.handle}: {bug_log.written(bug)}", err=True)


def offered(audit: Audit) -> Audit:
    """Ask, on a terminal only, whether to look at what the program could not see; the audit with what was seen."""
    waiting = told.unseen(audit)
    if not waiting or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return audit
    number = "1 place needs" if len(waiting) == 1 else f"{len(waiting)} places need"
    minutes = "about a minute" if len(waiting) <= 4 else f"about {len(waiting) // 4 + 1} minutes"
    try:
        wanted = click.confirm(f"{number} your eyes, {minutes}. Look now?", default=True, err=True)
    except click.Abort:
        wanted = False
    if not wanted:
        return audit
    with store.locked(audit.files):
        return looked(audit, waiting)


def looked(
    audit: Audit, waiting: tuple[Place, ...], *, show: Show = webbrowser.open, now: dt.datetime | None = None
) -> Audit:
    """Open each place, keep what was seen, and judge and build again."""
    again = seen(audit, waiting, show=show, now=now)
    return audit if again is audit else audits.publish(again)


def seen(
    audit: Audit,
    waiting: tuple[Place, ...],
    *,
    show: Show = webbrowser.open,
    now: dt.datetime | None = None,
    by: str = "",
) -> Audit:
    """Open each place, keep what was seen, and judge again; the same audit where nothing was seen."""
    now = (now or world.now()).replace(microsecond=0)
    click.echo("Each opens in your browser. If one does not, open the address yourself.", err=True)
    found = tuple(dataclasses.replace(sighting, by=by) for sighting in _seen(waiting, show, now))
    return keeping.kept(audit, Decisions(sightings=found))


def _seen(waiting: tuple[Place, ...], show: Show, now: dt.datetime) -> Iterator[Sighting]:
    try:
        for place in waiting:
            if sighting := _look(place, show, now):
                yield sighting
    except click.Abort:
        click.echo("\nStopped. What you answered is kept.", err=True)


def _look(place: Place, show: Show, now: dt.datetime) -> Sighting | None:
    terminal.say(f"\n{place.name}: {place.address}", err=True)
    if place.address.startswith(("https://", "http://")):
        show(place.address)  # kept evidence may come from anywhere; a browser also opens files and programs
    question = "  w: it works  n: says not available  s: somebody else's  Enter: skip"
    while (
        answer := click.prompt(question, default="", show_default=False, err=True).strip().lower()[:1]
    ) not in _ANSWERS:
        if not answer:
            return None
        click.echo("  Please answer w, n or s, or press Enter to skip.", err=True)
    saw = _ANSWERS[answer]
    newest = _newest(now) if saw is Saw.WORKS else None
    return Sighting(key=place.key, saw=saw, on=now, until=(now + decisions.KEPT).date(), newest=newest)


def _newest(now: dt.datetime) -> Newest | None:
    while True:
        typed = click.prompt("  newest post (3 weeks, 2026-10-30, or Enter)", default="", show_default=False, err=True)
        if not typed.strip():
            return None
        newest = when(typed, now)
        if newest:
            return newest
        click.echo('  Write it like "3 weeks", "2 months" or 2026-10-30.', err=True)


def when(typed: str, now: dt.datetime) -> Newest | None:
    """A date as a person reads it off a page: "3 weeks", "yesterday", "2026-10-30"; None when it is none."""
    typed = typed.strip().lower()
    if typed in ("today", "yesterday"):
        return decisions.newest_seen(now - dt.timedelta(days=typed == "yesterday"), rough=False)
    if ago := _AGO.fullmatch(typed):
        days = int(ago[1]) * _UNITS[ago[2]]
        return decisions.newest_seen(now - dt.timedelta(days=days), rough=ago[2] != "d") if days < 12_000 else None
    try:
        day = dt.datetime.fromisoformat(typed).replace(tzinfo=dt.UTC)
    except ValueError:
        return None
    return decisions.newest_seen(day, rough=False) if day <= now else None
