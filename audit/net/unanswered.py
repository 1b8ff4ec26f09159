"""How the parts of this package say that no answer came: caught once, in `web`, and turned into a reply."""

from __future__ import annotations

from audit.evidence import Failure


class Unanswered(Exception):
    """Never leaves the package."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(failure, detail)
        self.failure = failure
        self.detail = detail
