"""What one run keeps: evidence, controls and settings. Never a finding: those are judged anew each time."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator

from audit.evidence import Control, Evidence, Look
from audit.followed import Followed
from audit.website import Site

SCHEMA = 2
"""1: without `client` and `same_as`."""
_EARLIEST, _LATEST = 1990, 2200


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One run of one client."""

    schema: int = SCHEMA
    id: str
    """`<UTC stamp>-<4 hex>`: the file's name."""
    client: str = ""
    """The client's slug; empty in files of schema 1, which did not say."""
    previous: str = ""
    """The id of the snapshot before; order follows this, not the clock."""
    same_as: str = ""
    """The id of the snapshot whose evidence this run met again (`heartbeat`); empty where it holds its own."""
    taken: dt.datetime
    program: str
    """The version that gathered it."""
    read_from: str
    """Where the looks were made from, in plain words: "this computer", "a build server", "through a proxy"."""
    language: str = "en"
    keys: tuple[str, ...] = ()
    """Names of the keys that were set."""
    evidence: tuple[Evidence, ...]
    controls: tuple[Control, ...] = ()
    site: Site | None = None
    followed: tuple[Followed, ...] = ()
    """Other addresses customers are sent to, each with every purpose it serves."""
    requests: int = 0

    def is_dated(self) -> bool:
        """Whether every time in it has a zone and a year that can be reckoned with: a file may say anything."""
        return all(at.tzinfo and _EARLIEST <= at.year <= _LATEST for at in self._times())

    def _times(self) -> Iterator[dt.datetime]:
        yield self.taken
        yield from (control.at for control in self.controls)
        for seen in self.evidence:
            yield seen.at
            yield from (post.at for post in seen.reading.posts)
            if seen.reading.newest:
                yield seen.reading.newest.at

    def look(self, key: str) -> Look | None:
        """This run's look at one place."""
        found = next((seen for seen in self.evidence if seen.key == key), None)
        return Look(evidence=found, controls=self.controls) if found else None
