"""Networks that have ended, as data: no request is ever made for an address on one of them."""

from __future__ import annotations

import dataclasses
import functools
import importlib.resources
import tomllib

from audit import address
from audit.address import Address


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ClosedNetwork:
    """One network that has ended; `closed_networks.toml` explains the fields and how `at` is matched."""

    name: str
    at: tuple[str, ...]
    ended: str
    """ISO date, year and month, or year: as exactly as the source says."""
    what_now: str
    """One sentence for the owner."""
    source: str
    checked: str
    """ISO date on which the row was last compared with its source."""
    successor: str = ""
    """What took its place, where something did."""
    schemes: tuple[str, ...] = ()
    remnants: bool = False
    """Whether an old page may still open there: what a customer meets is then nobody's to keep, and not nothing."""
    resold: bool = False
    """Whether the domain may belong to somebody else by now."""


@functools.cache
def networks() -> tuple[ClosedNetwork, ...]:
    """Every row of the table, in its order."""
    text = importlib.resources.files("audit.platforms").joinpath("closed_networks.toml").read_text("utf-8")
    return tuple(
        ClosedNetwork(**{**row, "at": tuple(row["at"]), "schemes": tuple(row.get("schemes", ()))})
        for row in tomllib.loads(text)["network"]
    )


def closed(found: Address) -> ClosedNetwork | None:
    """The ended network an address stands on."""
    name = found.host.removeprefix("www.")
    above = (row for parent in _parents(name) for row in _by_host().get(f"*.{parent}", ()))
    rows = (*_by_host().get(name, ()), *above)
    return next((network for parts, network in rows if _begins(found.segments, parts)), None)


def network_of(text: str) -> ClosedNetwork | None:
    """The ended network of an address as it was written, or of a link that opened its program (`skype:…`)."""
    scheme, colon, _ = address.trimmed(text).partition(":")
    found = address.parse(text)
    if found is None:
        return next((row for row in networks() if colon and scheme.lower() in row.schemes), None)
    return closed(found)


def name_of(text: str) -> str:
    """What a client calls the ended network of an address; the address itself where it has none."""
    network = network_of(text)
    return network.name if network else text


_Row = tuple[tuple[str, ...], ClosedNetwork]


@functools.cache
def _by_host() -> dict[str, tuple[_Row, ...]]:
    """Host pattern to the path parts that must come first and the network."""
    found: dict[str, tuple[_Row, ...]] = {}
    for network in networks():
        for pattern in network.at:
            host, *parts = pattern.split("/")
            found[host] = (*found.get(host, ()), (tuple(parts), network))
    return found


def _parents(host: str) -> list[str]:
    """The host and every domain above it: `a.b.c`, `b.c`, `c`."""
    labels = host.split(".")
    return [".".join(labels[start:]) for start in range(len(labels))]


def _begins(segments: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    return len(segments) >= len(parts) and all(
        segment.lower().startswith(part[:-1]) if part.endswith("*") else segment.lower() == part
        for segment, part in zip(segments, parts, strict=False)
    )
