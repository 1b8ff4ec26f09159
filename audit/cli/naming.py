"""What an address is, in a line or as JSON."""

from __future__ import annotations

from audit import places
from audit.address import Identity, Kind
from audit.dossier import Dossier, Place
from audit.platforms import PLATFORMS, closed
from audit.report import words


def as_json(text: str, identity: Identity, dossier: Dossier | None = None) -> dict[str, str]:
    """`input`, `kind`, `platform`, `handle`, `canonical`; after a look also `verdict` and `activity`."""
    named = {
        "input": text,
        "kind": identity.kind.value,
        "platform": identity.platform,
        "handle": identity.handle,
        "canonical": identity.address,
    }
    place = _place(text, dossier) if dossier else None
    return {**named, "verdict": place.verdict.value, "activity": place.activity.value} if place else named


def judged(text: str, dossier: Dossier) -> str:
    """What one look showed of this address, and what it stands on; empty where it is no place."""
    place = _place(text, dossier)
    if place is None:
        return ""
    signal = place.judgement.signal
    stands_on = f" ({signal.rung}: {signal.quote or signal.mark})" if signal else ""
    return f"{words.state(place).sentence}{stands_on}"


def _place(text: str, dossier: Dossier) -> Place | None:
    return next((place for place in dossier.places if place.listing and place.listing.url == text), None)


def line(text: str, identity: Identity) -> str:
    """One line for a consultant."""
    network = PLATFORMS[identity.platform].NAME if identity.platform in PLATFORMS else ""
    match identity.kind:
        case Kind.PROFILE:
            return f"{text}: {network} profile {identity.handle} ({identity.address})"
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
