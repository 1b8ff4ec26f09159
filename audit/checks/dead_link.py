"""A link that goes nowhere: the profile behind it is gone, or looks gone."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from audit.checks._check import Needs, is_closed_on_purpose, standing
from audit.dossier import Dossier, Place
from audit.finding import Confidence, Finding, Level, Outcome
from audit.verdict import Verdict

TITLE = "A link that goes nowhere"
TITLE_WHEN_FINE = "The link opens"
NEEDS = Needs.LOOK

_AGAIN = "We have seen this once and look again before we call it gone."


def check(dossier: Dossier) -> Iterator[Finding]:
    for place in dossier.places:
        match place.verdict:
            case Verdict.GONE if is_closed_on_purpose(place):
                yield _closed(place)
            case Verdict.SUSPECT if is_closed_on_purpose(place):
                pass
            case Verdict.GONE:
                yield _as_met(_gone(place), place, "Nothing is there any more.")
            case Verdict.SUSPECT if place.judgement.sighting:
                yield _seen_gone(place)
            case Verdict.SUSPECT:
                yield _as_met(_suspect(place), place, f"There may be nothing any more. {_AGAIN}")
            case Verdict.LIVE:
                yield _opens(place)
            case _:
                pass


def _gone(place: Place) -> Finding:
    return Finding(
        check="dead_link",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_NOW,
        place=place.key,
        title=f"Your {place.link} goes nowhere",
        put_right=f"Your {place.link} no longer leads customers to nothing",
        sees=f"A customer who taps your {place.link} is told that there is nothing there.",
        action=f"Remove the {place.link}, or point it to a place you still use",
        where=standing(place),
    )


def _seen_gone(place: Place) -> Finding:
    return dataclasses.replace(
        _gone(place),
        confidence=Confidence.LOOKS,
        title=f"Your {place.page} looks gone",
        sees=f"Somebody who opened your {place.link} was told that it is not available.",
    )


def _suspect(place: Place) -> Finding:
    return dataclasses.replace(
        _seen_gone(place),
        sees=f"A customer who taps your {place.link} may be told that there is nothing there. {_AGAIN}",
        action=f"Open your {place.link} yourself; if it does not work, remove or repoint it",
        who="owner",
    )


def _as_met(finding: Finding, place: Place, what: str) -> Finding:
    """What only programs read, no customer taps: and where the client file does not list it, it can wait."""
    if not place.links or any(link.is_seen for link in place.links):
        return finding
    return dataclasses.replace(
        finding,
        level=finding.level if place.listing else Level.FIX_SOON,
        sees=f"Your website tells search engines and networks of your {place.page}. {what}",
        where=tuple(f"{spot}, where only programs read it" for spot in finding.where),
    )


def _opens(place: Place) -> Finding:
    return Finding(
        check="dead_link",
        outcome=Outcome.FINE,
        place=place.key,
        title=f"Your {place.page} opens",
        sees=f"A customer who taps your {place.link} arrives at your page.",
    )


def _closed(place: Place) -> Finding:
    return Finding(
        check="dead_link",
        outcome=Outcome.FINE,
        place=place.key,
        title=f"Your {place.page} is closed, as you wanted",
        sees="Nothing that we saw on your website leads there any more.",
    )
