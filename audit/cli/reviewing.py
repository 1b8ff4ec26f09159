"""The walk over what was found: one key a finding, a reason, and what the consultant saw beyond it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import click

from audit import decisions, rulings
from audit.cli import deciding, terminal
from audit.decisions import Decisions
from audit.evidence import Saw, Sighting
from audit.finding import Finding, Level, Note, Ruling, Stance
from audit.report import plain
from audit.run import Audit
from audit.yml.shapes import Wrong

STANCES = {"a": Stance.ACCEPTED, "i": Stance.IGNORED, "f": Stance.FALSE_ALARM, "d": Stance.DONE}
"""The keys of the walk."""
_LEVELS = {"n": Level.FIX_NOW, "s": Level.FIX_SOON, "t": Level.TIDY_UP}
_QUESTION = "  a: accept  i: ignore  f: false alarm  d: done  Enter: skip  q: stop"
_WHO = "  who does it? (owner, web person, editor, consultant or a name; or Enter)"
_LONGEST = 200
"""Characters of one answer."""


def asked(audit: Audit, *, now: dt.datetime, by: str = "") -> Decisions:
    """What the consultant rules on the open findings and adds of their own; who stops keeps what was answered."""
    said = list[Sighting | Ruling | Note]()
    try:
        for word in _walk(audit, now, by):
            said.append(word)
        for note in _own(audit, by):
            said.append(note)
    except click.Abort:
        click.echo("\nStopped. What you answered is kept.", err=True)
    return Decisions(
        sightings=tuple(word for word in said if isinstance(word, Sighting)),
        rulings=tuple(word for word in said if isinstance(word, Ruling)),
        notes=tuple(word for word in said if isinstance(word, Note)),
    )


def _walk(audit: Audit, now: dt.datetime, by: str) -> Iterator[Sighting | Ruling]:
    waiting = deciding.open_findings(audit)
    until = deciding.end(audit.dossier.date)
    if waiting:
        words = f"\n{plain.plural(len(waiting), 'finding')} open. What you decide counts until {plain.date(until)}."
        click.echo(words, err=True)
    for number, finding in enumerate(waiting, 1):
        _show(finding, f"{number}/{len(waiting)}")
        match _key():
            case "q":
                return
            case "":
                continue
            case "f" if place := _seen_at_work(audit, finding):
                yield Sighting(key=place, saw=Saw.WORKS, on=now, until=(now + decisions.KEPT).date(), by=by)
            case key:
                why = _needed("  why (the report shows it)")
                yield rulings.ruling(finding, audit.dossier, stance=STANCES[key], reason=why, until=until, by=by)


def _show(finding: Finding, count: str) -> None:
    terminal.say(f"\n{count}  {deciding.level(finding)}: {finding.title}", err=True)
    terminal.say(f"  {finding.sees}", err=True)
    if finding.where:
        terminal.say(f"  Where: {', '.join(finding.where[:3])}", err=True)


def _key() -> str:
    """One of the stances' keys, `q`, or nothing."""
    while (key := _said(_QUESTION).lower()[:1]) not in ("", "q", *STANCES):
        click.echo("  Please answer a, i, f or d, press Enter to skip, or q to stop.", err=True)
    return key


def _seen_at_work(audit: Audit, finding: Finding) -> str:
    """The key of a place wrongly called gone that the consultant saw at work: that look says more than a ruling."""
    place = deciding.called_gone(audit, finding)
    if place is None:
        return ""
    terminal.say(f"  {place.address}", err=True)
    return place.key if _said("  did you open it yourself, and it works? (y, or Enter)").lower()[:1] == "y" else ""


def _own(audit: Audit, by: str) -> Iterator[Note]:
    today = audit.dossier.date
    taken = {(note.place, note.title) for note in audit.dossier.notes}
    click.echo("\nDid you see anything else? It becomes a finding of this report.", err=True)
    while title := _said("  title, in one line (or Enter)"):
        sees = _needed("  what does a customer meet there?")
        action = _needed("  what is to be done?")
        minutes, who = _minutes(), _said(_WHO)
        while (key := _said("  n: fix now  s: fix soon  t: tidy up").lower()[:1]) not in _LEVELS:
            click.echo("  Please answer n, s or t.", err=True)
        place, until = _place(audit), today + decisions.KEPT
        if (place, title) in taken:
            click.echo("  A note of this title stands there already; give this one another.", err=True)
            continue
        taken.add((place, title))
        yield Note(
            title=title,
            sees=sees,
            action=action,
            level=_LEVELS[key],
            on=today,
            until=until,
            place=place,
            minutes=minutes,
            who=who,
            by=by,
        )


def _minutes() -> int | None:
    """How long it takes; None where it is not said."""
    while typed := _said("  how many minutes does it take? (or Enter)"):
        try:
            return decisions.minutes(typed)
        except Wrong:
            click.echo(f"  Please give a whole number up to {decisions.MOST_MINUTES}, or press Enter.", err=True)
    return None


def _place(audit: Audit) -> str:
    """The key of a place chosen by its number or name; empty for none."""
    places = audit.dossier.places
    for number, place in enumerate(places, 1):
        terminal.say(f"    {number} {place.name}", err=True)
    names = {name: place.key for place in places for name in (place.name.lower(), place.key)}
    names |= {str(number): place.key for number, place in enumerate(places, 1)}
    while (typed := _said("  at which place? (number, or Enter for none)").lower()) and typed not in names:
        click.echo("  Please give one of these numbers, or press Enter.", err=True)
    return names.get(typed, "")


def _needed(question: str) -> str:
    while not (typed := _said(question)):
        click.echo("  A few words are needed here.", err=True)
    return typed


def _said(question: str) -> str:
    """One answer as a file can keep it: visible characters, not too many of them."""
    while True:
        typed = click.prompt(question, default="", show_default=False, err=True)
        plain_text = "".join(letter for letter in typed if letter.isprintable()).strip()
        if len(plain_text) <= _LONGEST:
            return plain_text
        click.echo(f"  That is too long; {_LONGEST} characters at most.", err=True)
