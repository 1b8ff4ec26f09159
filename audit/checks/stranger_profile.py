"""A link that promises the business's own page and leads to an account that has nothing in common with it."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks import _names, _whose
from audit.checks._accounts import claims, tapped
from audit.checks._check import Needs
from audit.dossier import Dossier, Place
from audit.finding import Confidence, Finding, Level, Outcome

TITLE = "A link to another business"
TITLE_WHEN_FINE = "Every account your website gives out as yours bears your name"
NEEDS = Needs.SITE

_MOST_WORDS = 5
_LONGEST = 40


def check(dossier: Dossier) -> Iterator[Finding]:
    for place in dossier.places:
        if _whose.is_disowned(place, dossier.client):
            yield _disowned(place)
        elif _whose.is_strangers(place, dossier):
            why = "Neither its name nor its links have anything in common with yours."
            is_hint = _whose.is_beside_own(place, dossier)
            sure = (Confidence.MAY, "may lead") if is_hint else (Confidence.LOOKS, "looks as if it leads")
            yield _strange(place, why, *sure)
        elif _whose.may_be_strangers(place, dossier):
            why = "It shares a word with your name, and does not lead to your website."
            yield _strange(place, why, Confidence.MAY, "may lead")


def _strange(place: Place, why: str, confidence: Confidence, leads: str) -> Finding:
    return Finding(
        check="stranger_profile",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_SOON,
        confidence=confidence,
        place=place.key,
        title=f"Your {place.link} {leads} to somebody else",
        put_right=f"Your {place.link} no longer looks as if it leads to somebody else",
        sees=f"A customer who taps {_tap(place)} meets {_met(place)}. {why}",
        action="Open the link; if the account is not yours, put yours behind it or remove it",
        where=_spots(place),
    )


def _disowned(place: Place) -> Finding:
    return Finding(
        check="stranger_profile",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_NOW,
        place=place.key,
        title=f"Your {place.link} leads to somebody else",
        put_right=f"Your {place.link} no longer leads to somebody else",
        sees=f"A customer who taps {_tap(place)} meets {_met(place)}. You told us that it is not yours.",
        action="Make the link lead to your own page, or remove it",
        where=_spots(place),
    )


def _tap(place: Place) -> str:
    """The link as the customer reads it, where that is short."""
    texts = (" ".join(link.text.split()) for link in tapped(place) if claims(link))
    short = (text for text in texts if text and len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS)
    return next((f'"{text}"' for text in short), f"the {place.label or place.name} link")


def _met(place: Place) -> str:
    name = " ".join(_names.shown_name(place).split())
    return name if name and len(name) <= _LONGEST and len(name.split()) <= _MOST_WORDS else place.address


def _spots(place: Place) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link.spot for link in tapped(place) if claims(link)))
