"""A link that still works, by way of an address the network has given up."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from audit import profiles
from audit.checks import _whose
from audit.checks._check import Needs, standing
from audit.dossier import Dossier, Place
from audit.finding import Finding, Level, Outcome
from audit.verdict import Verdict

TITLE = "An old form of address"
TITLE_WHEN_FINE = "The address is the current one"
NEEDS = Needs.CLIENT

_LOST = "#!"
"""The form of 2011: what follows it is never sent to the network, whose own scripts once read it."""
_SETTLED = (Verdict.GONE, Verdict.NETWORK_CLOSED, Verdict.MOVED, Verdict.TAKEN_OVER)


def check(dossier: Dossier) -> Iterator[Finding]:
    doubtful = _whose.seconds(dossier)  # first it is to be decided whether the link stays
    for place in dossier.places:
        outdated = [(old, new) for old in _written(place) if (new := profiles.outdated(old))]
        if outdated and place.verdict not in _SETTLED and place.key not in doubtful:
            yield _finding(place, *min(outdated, key=lambda pair: _LOST not in pair[0]))


def _finding(place: Place, old: str, new: str) -> Finding:
    is_lost = _LOST in old
    what = "It may open the network's front page instead." if is_lost else "It may still work today, by a detour."
    links = tuple(link for link in place.links if link.address == old)
    return Finding(
        check="outdated_address",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_SOON if is_lost else Level.TIDY_UP,
        place=place.key,
        title=f"Your {place.link} uses an old address",
        put_right=f"Your {place.link} no longer uses an old address",
        sees=f"The link says {old}. {what}",
        action=f"Change the {place.link} to {new}",
        where=standing(dataclasses.replace(place, links=links)),
    )


def _written(place: Place) -> Iterator[str]:
    """The addresses customers meet come before the one in the client file."""
    yield from (link.address for link in place.links)
    if place.listing:
        yield place.listing.url
