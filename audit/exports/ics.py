"""Days that are set, as a calendar file (RFC 5545): all-day entries without alarms, known again by their own names."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence

from audit import portfolio
from audit.dossier import Dossier
from audit.evidence import Sighting
from audit.exports import tasks
from audit.exports.choice import Status, charged
from audit.finding import Outcome, Ruling, Stance
from audit.report import decided, inert, proof
from audit.report.pages import Book

_OCTETS = 75
"""The longest line, without its break."""
_FIRST = dt.date(2000, 1, 1)
"""A revision is the number of days since: calendars take the newer one of two with the same name (RFC 5545, 3.8.7.4)."""
_OUR_NAME = "-//presence-report//audit export//EN"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One entry of the calendar."""

    on: dt.date
    name: str
    """The same from export to export, so that a calendar replaces what it has."""
    title: str
    words: tuple[str, ...] = ()
    """What stands in it, line by line."""


def days(book: Book, status: Status = Status.ALL, owner: str = "", *, is_ours: bool = True) -> tuple[Day, ...]:
    """What is to be done on a day, in order of days: decisions that end, looks that grow old, notes, the next audit.

    The next audit stands in the consultant's own calendar alone.
    """
    found = [*_open(book, owner)] if status is not Status.DECIDED else []
    if status is not Status.DECIDED and is_ours and not owner:
        found.append(_next_audit(book.dossier))
    if status is not Status.OPEN:
        found += [*_decided(book, owner)]
    return tuple(sorted(found, key=lambda day: (day.on, day.name)))


def text(entries: Sequence[Day], dossier: Dossier) -> str:
    """The calendar file's text; its lines end with CRLF."""
    return "".join(f"{_folded(line)}\r\n" for line in _lines(entries, dossier))


def _decided(book: Book, owner: str) -> Iterator[Day]:
    for finding in book.ruled:
        if finding.ruling and (not owner or owner in charged(book, finding)):
            yield Day(
                on=finding.ruling.until,
                name=f"decision {finding.id}",
                title=f"{_ASKED[finding.ruling.stance is Stance.DONE]}: {finding.title}",
                words=tuple(filter(None, (decided.said(finding.ruling), _why(finding.ruling), finding.id))),
            )


def _why(ruling: Ruling) -> str:
    return f"Why: {ruling.reason}" if ruling.reason else ""


_ASKED = {True: "See whether this is done", False: "Decide again"}


def _open(book: Book, owner: str) -> Iterator[Day]:
    dossier = book.dossier
    for finding in book.findings:
        until = tasks.due(dossier, finding)
        if until and finding.outcome is Outcome.PROBLEM and (not owner or owner in charged(book, finding)):
            words = (finding.title, finding.sees, finding.id)
            yield Day(on=until, name=f"note {finding.id}", title=finding.action or finding.title, words=words)
    for place in dossier.places:
        seen = place.judgement.sighting
        if seen and (not owner or (place.listing and place.listing.owner == owner)):
            yield _look(place.name, place.address, seen)


def _next_audit(dossier: Dossier) -> Day:
    due = dossier.snapshot.taken.date() + dt.timedelta(days=portfolio.rhythm(dossier.client))
    return Day(on=due, name="next audit", title="Look at all places again", words=("audit run",))


def _look(name: str, address: str, seen: Sighting) -> Day:
    return Day(
        on=seen.until,
        name=f"look {seen.key}",
        title=f"Open {name} and see whether it works",
        words=(f"{proof.sighting(seen)} That counts until today.", address),
    )


def _lines(entries: Sequence[Day], dossier: Dossier) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:{_OUR_NAME}"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{_escaped(f'Online presence: {dossier.client.name}')}"
    for entry in entries:
        yield "BEGIN:VEVENT"
        yield f"UID:{_uid(entry, dossier)}"
        yield f"DTSTAMP:{dossier.date:%Y%m%d}T120000Z"
        yield f"SEQUENCE:{(dossier.date - _FIRST).days}"
        yield f"DTSTART;VALUE=DATE:{entry.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.on + dt.timedelta(days=1):%Y%m%d}"
        yield f"SUMMARY:{_escaped(f'{entry.title} ({dossier.client.name})')}"
        if entry.words:
            yield "DESCRIPTION:" + "\\n".join(map(_escaped, entry.words))
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _uid(entry: Day, dossier: Dossier) -> str:
    digest = hashlib.sha256(f"{dossier.client.slug}\n{entry.name}".encode(errors="replace")).hexdigest()[:32]
    return f"{digest}@presence-report.invalid"


def _escaped(text: str) -> str:
    """A line of visible characters in which nothing has a meaning to calendars (RFC 5545, 3.3.11)."""
    seen = inert.clean(text)
    return seen.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """At most 75 octets a line; one that goes on begins with a blank (RFC 5545, 3.1). No character is torn apart."""
    parts, room = [""], _OCTETS
    for letter in line:
        size = len(letter.encode())
        if size > room:
            parts.append(" ")
            room = _OCTETS - 1
        parts[-1] += letter
        room -= size
    return "\r\n".join(parts)
