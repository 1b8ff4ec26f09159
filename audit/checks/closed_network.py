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
                put_right=f"Your website no longer leads to {network.name}, which closed",
                sees=" ".join((f"{network.name} ended in {network.ended[:4]}.", _meets(network), *_reasons(network))),
                action=_remedy(network)[0],
                where=standing(place),
            )


def _meets(network: ClosedNetwork) -> str:
    if network.remnants:
        return "A customer who taps the link finds nothing, or an old page that nobody keeps."
    return "A customer who taps the link finds nothing of yours."


def _reasons(network: ClosedNetwork) -> Iterator[str]:
    """What else the table says, as sentences."""
    return (f"{reason[:1].upper()}{reason[1:]}." for reason in _remedy(network)[1:])


def _remedy(network: ClosedNetwork) -> list[str]:
    """The table's one sentence in its parts, naming the network: first what to do, then why."""
    named = re.sub(r"\bthe (link|icon)\b", rf"the {network.name} \1", network.what_now, count=1)
    return re.split("[:;] ", named.removesuffix("."))


def _closed(place: Place) -> Finding:
    return Finding(
        check="closed_network",
        outcome=Outcome.FINE,
        place=place.key,
        title=f"Your {place.page} is closed, as you wanted",
        sees="Nothing that we saw on your website leads there any more.",
    )
