"""What an address is, in a line or as JSON."""

from __future__ import annotations

import dataclasses

from audit import places
from audit.address import Identity, Kind
from audit.cli import explaining
from audit.dossier import Dossier, Place
from audit.platforms import PLATFORMS, closed
from audit.report import words


def as_json(
    text: str, identity: Identity, dossier: Dossier | None = None, *, explain: bool = False
) -> dict[str, object]:
    """`input`, `kind`, `platform`, `handle`, `canonical`; after a look also `verdict`, `activity`, and `explained`."""
    named: dict[str, object] = {
        "input": text,
        "kind": identity.kind.value,
        "platform": identity.platform,
        "handle": identity.handle,
        "canonical": identity.address,
    }
    place = place_of(text, dossier) if dossier else None
    if dossier is None or place is None:
        return named
    judged = {**named, "verdict": place.verdict.value, "activity": place.activity.value}
    return {**judged, "explained": explaining.as_json(dossier, place)} if explain else judged


def judged(place: Place) -> str:
    """What one look showed, in a sentence or two; it promises no second look, because nothing of this one is kept."""
    once = dataclasses.replace(place.judgement, again_after=None)
    return words.state(dataclasses.replace(place, judgement=once)).sentence


def place_of(text: str, dossier: Dossier) -> Place | None:
    """The place that a typed address stands for; None where it is none."""
    return next((place for place in dossier.places if place.listing and place.listing.url == text), None)


def line(text: str, identity: Identity) -> str:
    """One line for a consultant."""
    network = PLATFORMS[identity.platform].NAME if identity.platform in PLATFORMS else ""
    match identity.kind:
        case Kind.PROFILE | Kind.CONTACT if identity.handle:
            noun = network if network.endswith("page") else f"{network} profile"
            return f"{text}: {noun} {identity.handle} ({identity.address})"
        case Kind.CLOSED_NETWORK:
            ended = closed.network_of(text)
            return (
                f"{text}: {ended.name} closed in {ended.ended[:4]}" if ended else f"{text}: a network that has closed"
            )
        case Kind.SHORT:
            return f"{text}: a short link of {network or 'a network'}; a run follows it to the profile"
        case Kind.WEBSITE if not identity.platform:
            return f"{text}: a web page"
        case _:
            return f"{text}: {places.hint(identity)}"
