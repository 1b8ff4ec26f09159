"""Two accounts of one network, both to all appearances the business's own, between which customers are divided."""

from __future__ import annotations

from collections.abc import Iterator

from audit import homeward
from audit.checks import _names, _whose
from audit.checks._accounts import tapped
from audit.checks._check import PROMINENT, Needs
from audit.dossier import Dossier, Place
from audit.finding import Confidence, Finding, Level, Outcome

TITLE = "Two accounts on one network"
TITLE_WHEN_FINE = "Your website sends customers to one account on each network"
NEEDS = Needs.SITE

_MOST_SPOTS = 2
"""Of each account; one is enough to find it by."""


def check(dossier: Dossier) -> Iterator[Finding]:
    places = {place.key: place for place in dossier.places}
    seconds = _whose.seconds(dossier)
    for key, first in seconds.items():
        yield _second(places[key], first, dossier)
    compared = [place for place in dossier.places if place.platform in _whose.ONE_EACH and tapped(place)]
    if len(compared) > 1 and len({place.platform for place in compared}) == len(compared):
        yield Finding(
            check="second_profile",
            outcome=Outcome.FINE,
            title=TITLE_WHEN_FINE,
            sees=f"We compared the {len(compared)} accounts that it links to.",
        )


def _second(place: Place, first: Place, dossier: Dossier) -> Finding:
    is_sure = _are_called_alike(place, first, dossier)
    network = place.label or place.name
    begins = "Your website sends" if is_sure else "Your website looks as if it sends"
    return Finding(
        check="second_profile",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_SOON,
        confidence=Confidence.IS if is_sure else Confidence.LOOKS,
        place=place.key,
        title=f"{begins} customers to two {network} accounts of yours",
        put_right=f"Your website no longer sends customers to two {network} accounts of yours",
        sees=f"Some of your links lead to {first.address} and others to {place.address} instead. "
        "A customer cannot tell which of them you look after.",
        action=f"Decide which {network} account you keep and let every link lead there, or list both",
        where=(*_spots(first), *_spots(place)),
    )


def _are_called_alike(place: Place, first: Place, dossier: Dossier) -> bool:
    """Whether both show the very same name, or both lead to the website."""
    one, other = (_names.compact(_names.shown_name(each)) for each in (place, first))
    return bool(one and one == other) or all(homeward.leads_home(each, dossier) for each in (place, first))


def _spots(place: Place) -> tuple[str, ...]:
    """Where it is met by most customers."""
    links = sorted(tapped(place), key=lambda link: (link.region not in PROMINENT, -link.on_pages))
    return tuple(dict.fromkeys(f"{link.spot}: to {place.handle}" for link in links))[:_MOST_SPOTS]
