"""What an address is, in a line or as JSON."""

from __future__ import annotations

from audit import places
from audit.address import Identity, Kind
from audit.platforms import PLATFORMS, closed


def as_json(text: str, identity: Identity) -> dict[str, str]:
    """`input`, `kind`, `platform`, `handle`, `canonical`; empty where an address has none."""
    return {
        "input": text,
        "kind": identity.kind.value,
        "platform": identity.platform,
        "handle": identity.handle,
        "canonical": identity.address,
    }


def line(text: str, identity: Identity) -> str:
    """One line for a consultant."""
    network = PLATFORMS[identity.platform].NAME if identity.platform in PLATFORMS else ""
    match identity.kind:
        case Kind.PROFILE:
            return f"{text}: {network} profile {identity.handle} ({identity.address})"
        case Kind.CLOSED_NETWORK:
            ended = closed.network_of(text)
            return f"{text}: {ended.name} closed in {ended.ended[:4]}" if ended else f"{text}: a network that has closed"
        case Kind.SHORT:
            return f"{text}: a short link of {network or 'a network'}; a run follows it to the profile"
        case Kind.WEBSITE if not identity.platform:
            return f"{text}: a web page"
        case _:
            return f"{text}: {places.hint(identity)}"
