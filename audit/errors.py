"""Everything that ends a run with a sentence instead of a report.

AuditError
├── BadInput       the user can put it right: a file, a flag            exit 2
├── CouldNotRun    no network, no disk, another run holds the lock      exit 3
└── SiteNotBuilt   the evidence is kept, the site is not                exit 4
"""

from __future__ import annotations


class AuditError(Exception):
    """One sentence a consultant can act on."""

    exit_code = 3


class BadInput(AuditError):
    """A mistake in a file or a flag; names the place and the remedy."""

    exit_code = 2


class CouldNotRun(AuditError):
    """The world stood in the way; nothing was saved or published."""


class SiteNotBuilt(AuditError):
    """MkDocs did not build the site; pages and evidence are kept."""

    exit_code = 4
