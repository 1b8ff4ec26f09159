"""Somebody's own account behind a link that promises the page of the business."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks import _whose
from audit.checks._accounts import claims, tapped
from audit.checks._check import Needs
from audit.dossier import Dossier, Place
from audit.finding import Confidence, Finding, Level, Outcome

TITLE = "A person's own account in place of the business's page"
TITLE_WHEN_FINE = "No link of yours leads to a person in place of the business"
NEEDS = Needs.SITE


def check(dossier: Dossier) -> Iterator[Finding]:
    for place in dossier.places:
        if _whose.is_persons(place, dossier):
            yield _personal(place)


def _personal(place: Place) -> Finding:
    is_by_address = place.platform == "linkedin"
    link = f"{place.label or place.name} link on your website"
    return Finding(
        check="personal_profile",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_SOON,
        confidence=Confidence.LOOKS if is_by_address else Confidence.MAY,
        place=place.key,
        title=f"The {link} {'looks as if it leads' if is_by_address else 'may lead'} to a person's own account",
        put_right=f"The {link} no longer looks as if it leads to a person's own account",
        sees=f"A customer looks for your business and is sent to {place.address} instead. {_why(is_by_address=is_by_address)}",
        action="Open the link; if it is a person's account, put a page of your business in its place",
        where=tuple(dict.fromkeys(found.spot for found in tapped(place) if claims(found))),
    )


def _why(*, is_by_address: bool) -> str:
    if is_by_address:
        return "The network gives addresses of this form to people, not to businesses."
    return "It has a number for a name, and the name it shows is not yours."
