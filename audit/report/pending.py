"""What is left to do of a decision on a place: done, not done, or for a person to see."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import assert_never

from audit import homeward
from audit.activity import Activity
from audit.client import Decision
from audit.dossier import Dossier, Place
from audit.report import plain
from audit.report.presence import NO, UNSEEN, YES, Cell
from audit.verdict import Verdict
from audit.website import SiteState

MERGES = ("facebook",)
"""Networks that let their owner merge two pages, <https://help.yext.com/hc/en-us/articles/1260807627169>."""
THERE = (Verdict.LIVE, Verdict.PRIVATE)
OVER = (Verdict.GONE, Verdict.NETWORK_CLOSED)
_HIDDEN = (Verdict.UNSEEN, Verdict.SUSPECT, Verdict.NOT_PUBLIC)


class Charge(enum.Enum):
    """Whether somebody looks after a place, as far as the client file says."""

    NAMED = "Somebody is in charge"
    LEFT = "Who was in charge has left"
    NOBODY = "Nobody is in charge yet"


def charge(place: Place, dossier: Dossier) -> Charge:
    """LEFT where all who are named have left the business by the day of the report."""
    listing, client = place.listing, dossier.client
    if client.in_charge(listing, dossier.date):
        return Charge.NAMED
    return Charge.LEFT if listing and (listing.owner or listing.backup) else Charge.NOBODY


def pending(place: Place, dossier: Dossier) -> tuple[str, tuple[Cell, ...]]:
    """What was decided and how it stands; both empty where nothing is left that the page does not say anyway."""
    if place.verdict in OVER:
        return "", ()
    match place.decision:
        case Decision.UNDECIDED:
            return "", ()
        case Decision.KEEP:
            reason = "Then somebody has to post there again."
            is_silent = place.verdict is Verdict.LIVE and place.activity not in (Activity.FRESH, Activity.UNKNOWN)
            return (reason, (_in_charge(place, dossier),)) if is_silent else ("", ())
        case Decision.PARK:
            return "", tuple(_parked(place, dossier))
        case Decision.CLOSE:
            return _closed(place, dossier)
        case Decision.MERGE:
            return _merged(place, dossier)
        case Decision.CLAIM:
            reason = "The network may take days or weeks to answer."
            return reason, (_in_charge(place, dossier),)
        case _:
            assert_never(place.decision)


def _parked(place: Place, dossier: Dossier) -> Iterator[Cell]:
    if place.verdict in (*THERE, *_HIDDEN):
        yield _points(place, dossier)
        if place.platform != "blog":
            yield Cell(UNSEEN, "Please check: is a last post pinned that says the same?")


def _points(place: Place, dossier: Dossier) -> Cell:
    """Whether it tells visitors where to go, as far as we could see."""
    reading = place.look.evidence.reading if place.look and place.verdict in THERE else None
    if reading and (reading.links or homeward.leads_home(place, dossier)):
        return Cell(YES, "It says where to find you")
    signal = place.judgement.signal
    if reading and signal and homeward.TOLD_WHOLE.get(place.platform) == signal.rung:
        return Cell(NO, "It does not say where to find you")
    return Cell(UNSEEN, "Please check: does it say where to find you?")


def _closed(place: Place, dossier: Dossier) -> tuple[str, tuple[Cell, ...]]:
    if place.verdict in _HIDDEN:
        reason = "We could not see whether it is closed."
        return reason, (Cell(UNSEEN, "Please check: is it closed?"), *_link(place, dossier))
    if place.verdict is Verdict.TAKEN_OVER:
        return "It may be somebody else's. Then only the links to it have to go.", tuple(_link(place, dossier))
    saved = Cell(UNSEEN, "Please check: are the posts and pictures you want saved?")
    return "It is still open.", (*_link(place, dossier), saved)


def _merged(place: Place, dossier: Dossier) -> tuple[str, tuple[Cell, ...]]:
    others = [other for other in dossier.listed if other.platform == place.platform and other.key != place.key]
    kept = [other.handle for other in others if other.verdict not in OVER]
    other = kept[0] if len(kept) == 1 else "the other"
    if place.platform not in MERGES:
        reason = f"We know of no way to merge two pages here: let this one point to {other}."
        return reason, (_points(place, dossier), *_link(place, dossier))
    access = Cell(UNSEEN, "Please check: has one person full control of both?")
    saved = Cell(UNSEEN, "Please check: are its posts and pictures saved? They do not move.")
    return f"It is to become one with {other}.", (access, saved, *_link(place, dossier))


def _link(place: Place, dossier: Dossier) -> Iterator[Cell]:
    """Whether the website still leads there; nothing where it was not read."""
    if place.links:
        spots = list(dict.fromkeys(link.spot for link in place.links))[:2]
        yield Cell(NO, f"Your website still leads there: {plain.listing(spots)}")
    elif dossier.site and dossier.site.state is SiteState.OPEN:
        yield Cell(YES, "Nothing we saw on your website leads there")


def _in_charge(place: Place, dossier: Dossier) -> Cell:
    said = charge(place, dossier)
    return Cell(YES if said is Charge.NAMED else NO, said.value)
