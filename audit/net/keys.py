"""Each key's variable, its one host and its place in a request; the only module that knows a value.

An ask names its key. A request carries `{NAME}` in the key's place until it is written to the wire, and whatever
comes back has the value replaced by that again: no visit, log or file sees it.
"""

from __future__ import annotations

import base64
import dataclasses
import json
import urllib.parse
from collections.abc import Mapping
from typing import Literal

from audit.evidence import Failure
from audit.net.unanswered import Unanswered
from audit.net.vetting import Target

_SHORTEST = 4
"""A value of fewer characters cannot be a key, and hiding it would garble every reply."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a key belongs in a request to its one host."""

    host: str
    kind: Literal["query", "header", "address"]
    """`address`: the ask itself says where, by writing `{NAME}`."""
    name: str = ""
    prefix: str = ""


PLACES: Mapping[str, Place] = {
    "YOUTUBE_API_KEY": Place(host="www.googleapis.com", kind="query", name="key"),
    "GOOGLE_PLACES_API_KEY": Place(host="places.googleapis.com", kind="header", name="x-goog-api-key"),
    "X_BEARER_TOKEN": Place(host="api.x.com", kind="header", name="authorization", prefix="Bearer "),
    "META_ACCESS_TOKEN": Place(host="graph.facebook.com", kind="query", name="access_token"),
    "META_IG_USER_ID": Place(host="graph.facebook.com", kind="address"),
}


class Keys:
    """The keys that are set. Its text shows their names only."""

    __slots__ = ("_spellings", "_values")

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self._values = {name: value for name, value in (values or {}).items() if name in PLACES}
        self._spellings = tuple(
            (spelling, f"{{{name}}}") for name, value in self._values.items() for spelling in _spellings(value)
        )

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Keys:
        """Those of the known variables that hold something that can be a key."""
        values = {name: environ.get(name, "").strip() for name in PLACES}
        return cls({name: value for name, value in values.items() if len(value) >= _SHORTEST and value.isprintable()})

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._values)

    def __repr__(self) -> str:
        return f"Keys({', '.join(sorted(self._values))})"

    def lay_out(self, name: str, target: Target) -> tuple[Target, tuple[tuple[str, str], ...]]:
        """The target, and headers to add, with `{NAME}` where the key's value will stand.

        `Unanswered` with UNSAFE_ADDRESS when the host is not the key's own, or the key is not set.
        """
        place = PLACES.get(name)
        if place is None or target.host != place.host or target.scheme != "https":
            raise Unanswered(Failure.UNSAFE_ADDRESS, f"{name[:40]} is not a key of this host")
        if name not in self._values:
            raise Unanswered(Failure.UNSAFE_ADDRESS, f"{name} is not set")
        match place.kind:
            case "query":
                mark = "&" if "?" in target.rest else "?"
                return dataclasses.replace(target, rest=f"{target.rest}{mark}{place.name}={{{name}}}"), ()
            case "header":
                return target, ((place.name, f"{place.prefix}{{{name}}}"),)
            case "address":
                return target, ()

    def fill(self, text: str, host: str, *, encode: bool) -> str:
        """The text with the values of this host's keys in their places."""
        for name, value in self._values.items():
            if PLACES[name].host == host:
                written = urllib.parse.quote(value, safe="") if encode else value
                for mark in (f"{{{name}}}", f"%7B{name}%7D"):
                    text = text.replace(mark, written)
        return text

    def hide(self, text: str) -> str:
        """The text with every value, however it is spelled, replaced by its name."""
        for spelling, mark in self._spellings:
            text = text.replace(spelling, mark)
        return text

    def hide_bytes(self, body: bytes) -> bytes:
        for spelling, mark in self._spellings:
            body = body.replace(spelling.encode(), mark.encode())
        return body


def _spellings(value: str) -> tuple[str, ...]:
    """How a value may be echoed, longest first, so that no spelling is cut by a shorter one."""
    quoted = urllib.parse.quote(value, safe="")
    spellings = {
        value,
        quoted,
        quoted.lower(),
        urllib.parse.quote(value),
        urllib.parse.quote_plus(value),
        urllib.parse.unquote(value),
        json.dumps(value)[1:-1],
        value.replace("/", "\\/"),
        base64.b64encode(value.encode()).decode(),
    }
    return tuple(sorted(spellings, key=lambda spelling: (-len(spelling), spelling)))
