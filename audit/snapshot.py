"""What one run keeps: evidence, controls and settings. Never a finding: those are judged anew each time."""

from __future__ import annotations

import dataclasses
import datetime as dt

from audit.evidence import Control, Evidence, Look
from audit.website import Site

SCHEMA = 1


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One run of one client."""

    schema: int = SCHEMA
    id: str
    """`<UTC stamp>-<4 hex>`: the file's name."""
    previous: str = ""
    """The id of the snapshot before; order follows this, not the clock."""
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
    requests: int = 0

    def look(self, key: str) -> Look | None:
        """This run's look at one place."""
        found = next((seen for seen in self.evidence if seen.key == key), None)
        return Look(evidence=found, controls=self.controls) if found else None
