"""A profile the website links to and the client file does not name: ours, a former one, or somebody else's?"""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks import _whose
from audit.checks._accounts import are_same
from audit.checks._check import Needs, standing
from audit.dossier import Dossier, Place
from audit.finding import Finding, Outcome
from audit.verdict import Verdict

TITLE = "A profile on your website that is not on your list"
TITLE_WHEN_FINE = "Every profile on your website is on your list"
NEEDS = Needs.SITE

_TOLD = (Verdict.NETWORK_CLOSED, Verdict.GONE, Verdict.SUSPECT, Verdict.TAKEN_OVER)
"""What another check already says of the link: whose it is no longer matters, or is known."""


def check(dossier: Dossier) -> Iterator[Finding]:
    told = _whose.told(dossier) if dossier.leads else frozenset[str]()
    for place in dossier.leads:
        if place.verdict not in _TOLD and place.key not in told and not _is_known(place, dossier):
            yield Finding(
                check="unlisted_profile",
                outcome=Outcome.DECISION,
                place=place.key,
                title=f"Is this {place.page} yours?",
                sees=_sees(place),
                action="Tell your consultant whether it is yours; if it is not, remove the link",
                where=standing(place),
            )


def _is_known(place: Place, dossier: Dossier) -> bool:
    """Whether it is on the list under another address, or a short link that may well lead to a place on the list."""
    return place.handle.startswith("short:") or any(are_same(place, listed) for listed in dossier.listed)


def _sees(place: Place) -> str:
    if any(link.is_seen for link in place.links):
        return f"A customer is sent to {place.address} by your website. Your list of places does not name it."
    return f"A customer does not see this link, but search engines do. It says that {place.address} is yours."
