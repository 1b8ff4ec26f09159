"""A profile the website links to and the client file does not name: ours, a former one, or somebody else's?"""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks._check import Needs, standing
from audit.dossier import Dossier, Place
from audit.finding import Finding, Outcome
from audit.verdict import Verdict
from audit.website import Source

TITLE = "A profile on your website that is not on your list"
TITLE_WHEN_FINE = "Every profile on your website is on your list"
NEEDS = Needs.SITE

_TOLD = (Verdict.NETWORK_CLOSED, Verdict.GONE, Verdict.SUSPECT, Verdict.TAKEN_OVER)
"""What another check already says of the link: whose it is no longer matters, or is known."""


def check(dossier: Dossier) -> Iterator[Finding]:
    known = {_account(place) for place in dossier.listed}
    for place in dossier.leads:
        if place.verdict not in _TOLD and _account(place) not in known and not _is_unfollowed(place):
            yield Finding(
                check="unlisted_profile",
                outcome=Outcome.DECISION,
                place=place.key,
                title=f"Is this {place.page} yours?",
                sees=_sees(place),
                action="Say whether it is yours; then list it, or remove the link",
                where=standing(place),
            )


def _account(place: Place) -> tuple[str, str]:
    """The network's own id of the account: two addresses may lead to one; else the place itself."""
    return place.platform, (place.look.evidence.reading.platform_id if place.look else "") or place.key


def _is_unfollowed(place: Place) -> bool:
    """A short link that did not show where it leads, which may well be a place on the list."""
    return place.handle.startswith("short:")


def _sees(place: Place) -> str:
    if any(link.source is Source.ANCHOR for link in place.links):
        return f"A customer is sent to {place.address} by your website. Your list of places does not name it."
    return f"A customer does not see this link, but search engines do. It says that {place.address} is yours."
