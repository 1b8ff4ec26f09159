"""Clients of several that could not be audited to their end: each told in one line, and the exit code of them all."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from audit.cli import bug_log, terminal
from audit.errors import AuditError, BadInput, CouldNotRun


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Failures:
    """Told of each client that fails. Of a single client nothing is told here: its failure ends the command."""

    several: bool
    codes: dict[Path, int] = dataclasses.field(default_factory=dict)

    def tell(self, path: Path, trouble: Exception) -> None:
        """One line on stderr."""
        if not self.several:
            raise trouble
        code = trouble.exit_code if isinstance(trouble, AuditError) else CouldNotRun.exit_code
        self.codes.setdefault(path, code)
        terminal.say(_line(path, trouble), err=True)

    def put_off(self, path: Path, trouble: Exception) -> None:
        """A mistake that the run itself will meet again, and tell of."""
        if not (self.several and isinstance(trouble, BadInput)):
            self.tell(path, trouble)

    def code(self) -> int:
        """3 if any could not be audited, as after a full disk or a bug of ours; else the first one's; 0 for none."""
        codes = list(self.codes.values())
        return CouldNotRun.exit_code if CouldNotRun.exit_code in codes else next(iter(codes), 0)


def _line(path: Path, trouble: Exception) -> str:
    if not isinstance(trouble, AuditError):
        return f"{path}: {bug_log.written(trouble)}"
    first, *more = str(trouble).split("\n")
    named = first if first.startswith(f"{path}:") else f"{path}: {first}"
    return f"{named} (and {len(more)} more: audit run --dry-run {path})" if more else named
