"""A link that still works, by way of an address the network has given up."""

from __future__ import annotations

from collections.abc import Iterator

from audit import profiles
from audit.checks._check import Needs, standing
from audit.dossier import Dossier, Place
from audit.finding import Finding, Level, Outcome
from audit.verdict import Verdict

TITLE = "An old form of address"
TITLE_WHEN_FINE = "The address is the current one"
NEEDS = Needs.CLIENT

_SETTLED = (Verdict.GONE, Verdict.NETWORK_CLOSED, Verdict.MOVED, Verdict.TAKEN_OVER)


def check(dossier: Dossier) -> Iterator[Finding]:
    for place in dossier.places:
        found = next(((old, new) for old in _written(place) if (new := profiles.outdated(old))), None)
        if found and place.verdict not in _SETTLED:
            old, new = found
            yield Finding(
                check="outdated_address",
                outcome=Outcome.PROBLEM,
                level=Level.TIDY_UP,
                place=place.key,
                title=f"Your {place.link} uses an old address",
                sees=f"The link says {old}. It may still work today, by a detour.",
                action=f"Change the {place.link} to {new}",
                where=standing(place),
            )


def _written(place: Place) -> Iterator[str]:
    """The addresses customers meet come before the one in the client file."""
    yield from (link.address for link in place.links)
    if place.listing:
        yield place.listing.url
