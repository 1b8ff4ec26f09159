"""What is known of each key: what it opens, what it costs, where to get it. Names only, never a value."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import importlib.resources
import tomllib
from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from audit.evidence import Profile
from audit.platforms import PLATFORMS
from audit.report import plain, words


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One key's facts."""

    name: str
    beside: str = ""
    """Another key without which it is of no use."""
    opens: str
    cost: str
    free: bool
    per_call_usd: float | None = None
    call: str = ""
    """What one call is, where it has a price."""
    card: Literal["yes", "no", "unknown"]
    minutes: int
    get: str
    expires: str = ""
    source: str
    checked: dt.date

    @property
    def networks(self) -> tuple[str, ...]:
        """The platforms whose readers ask for it."""
        return tuple(name for name, module in PLATFORMS.items() if self.name in module.KEYS)


@functools.cache
def rows() -> Mapping[str, Row]:
    """Every key by its name, in the order of `keys.toml`."""
    text = importlib.resources.files("audit.cli").joinpath("keys.toml").read_text("utf-8")
    found = (Row(**{("beside" if k == "with" else k): v for k, v in row.items()}) for row in tomllib.loads(text)["key"])
    return {row.name: row for row in found}


def costs(listed: Iterable[Profile], keys: Collection[str]) -> tuple[str, ...]:
    """What reading these places with the keys that are set costs, a line for each key that is not free."""
    places = list(dict.fromkeys(listed))
    lines = []
    for row in rows().values():
        counted = [place for place in places if place.platform in row.networks]
        if row.name in keys and counted and not row.free:
            names = plain.listing([words.network_name(name) for name in dict.fromkeys(p.platform for p in counted)])
            lines.append(f"{names}: {plain.plural(len(counted), 'read')} with {row.name}, {_price(row, len(counted))}")
    return tuple(lines)


def _price(row: Row, reads: int) -> str:
    """A known price and what checking the network itself may add to it; else where the price is said."""
    if row.per_call_usd is None:
        return f"and the price depends on your plan: {row.source}"
    return f"about {usd(reads * row.per_call_usd)}, and up to {usd(row.per_call_usd)} more to check the network itself"


def usd(amount: float) -> str:
    """`$0.02`, `$1.20`: rounded up to the cent, because a price that turns out lower pleases."""
    cents = -(-round(amount * 1000) // 10)
    return f"${cents // 100}.{cents % 100:02d}"
