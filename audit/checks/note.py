"""What the consultant found themselves: a finding like any other, until its day is over."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks._check import Needs
from audit.dossier import Dossier
from audit.finding import Finding, Note, Outcome

TITLE = "Something your consultant saw"
TITLE_WHEN_FINE = "Your consultant has nothing to add"
NEEDS = Needs.CLIENT


def check(dossier: Dossier) -> Iterator[Finding]:
    places = {place.key for place in dossier.places}
    for note in dossier.notes:
        if note.on <= dossier.date:
            place = note.place if note.place in places else ""
            yield _noted(note, place) if dossier.date <= note.until else _to_be_seen_again(note, place)


def _noted(note: Note, place: str) -> Finding:
    return Finding(
        check="note",
        outcome=Outcome.PROBLEM,
        level=note.level,
        place=place,
        subject=note.title,
        title=note.title.rstrip("."),
        put_right=f"No longer so: {note.title.rstrip('.')}",
        sees=note.sees if note.sees.endswith((".", "!", "?", "…")) else f"{note.sees}.",
        action=note.action.rstrip("."),
        minutes=note.minutes,
        who=note.who,
    )


def _to_be_seen_again(note: Note, place: str) -> Finding:
    """Nobody's word counts for ever: what was seen long ago is asked about, and held against nobody."""
    return Finding(
        check="note",
        outcome=Outcome.UNSEEN,
        place=place,
        subject=note.title,
        title=f"Is this still so: {note.title.rstrip('.')}?",
        sees="Your consultant saw this a while ago, and has not looked again.",
        action="Look again, and tell your consultant what you see",
    )
