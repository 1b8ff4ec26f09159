"""A link to a network that has ended: no request is needed to know what a customer meets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks._check import Needs, is_closed_on_purpose, is_prominent, raised, standing
from audit.dossier import Dossier, Place
from audit.finding import Finding, Level, Outcome
from audit.platforms import closed
from audit.platforms.closed import ClosedNetwork
from audit.verdict import Verdict

TITLE = "A link to a network that has closed"
TITLE_WHEN_FINE = "Every network you link to is still there"
NEEDS = Needs.CLIENT


def check(dossier: Dossier) -> Iterator[Finding]:
    for place in dossier.places:
        network = closed.network_of(place.address) if place.verdict is Verdict.NETWORK_CLOSED else None
        if network and is_closed_on_purpose(place):
            yield _closed(place)
        elif network:
            yield Finding(
                check="closed_network",
                outcome=Outcome.PROBLEM,
                level=raised(Level.TIDY_UP, when=is_prominent(place)),
                place=place.key,
                title=f"Your link leads to {network.name}, which closed",
                sees=f"{network.name} ended in {network.ended[:4]}. {_meets(network)}",
                action=_remedy(network),
                where=standing(place),
            )


def _meets(network: ClosedNetwork) -> str:
    if network.remnants:
        return "A customer who taps the link finds nothing, or an old page that nobody keeps."
    return "A customer who taps the link finds nothing of yours."


def _remedy(network: ClosedNetwork) -> str:
    """The table's one sentence as short ones, naming the network."""
    named = re.sub(r"\bthe (link|icon)\b", rf"the {network.name} \1", network.what_now, count=1)
    first, *reasons = re.split("[:;] ", named)
    return ". ".join([first, *(reason[:1].upper() + reason[1:] for reason in reasons)])


def _closed(place: Place) -> Finding:
    return Finding(
        check="closed_network",
        outcome=Outcome.FINE,
        place=place.key,
        title=f"Your {place.page} is closed, as you wanted",
        sees="Nothing that we saw on your website leads there any more.",
    )
