"""Ways to get in touch that the website offers, and whether each works."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Final

from audit.dossier import Dossier
from audit.finding import Confidence, Finding, Outcome
from audit.followed import End, Followed, Purpose
from audit.report import _spot, plain
from audit.report.pages import Book
from audit.website.noticed import Noticed, Trait

_MOST = 40
_TONES = ("now", "soon", "good", "")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One way to get in touch, and whether it works."""

    kind: str
    value: str
    where: str
    tone: str
    mark: str
    """Whether it works; empty where we did not try or could not see."""


def routes(book: Book) -> tuple[Route, ...]:
    """Every phone number, mail address, chat and form, at most 40; those that do not work come first."""
    return tuple(sorted(_routes(book), key=lambda route: _TONES.index(route.tone))[:_MOST])


_ROUTES: Final = {
    Trait.PHONE: "Phone",
    Trait.MAIL: "E-mail",
    Trait.WHATSAPP: "WhatsApp",
    Trait.FORM: "Form",
}
_ENDS: Final = {
    End.OPENS: ("good", "Works"),
    End.MISSING: ("now", "Leads to nothing"),
    End.NO_SUCH_NAME: ("now", "Leads to nothing"),
    End.NO_MAIL: ("now", "Takes no mail"),
    End.FOR_SALE: ("now", "Its address is for sale"),
    End.PARKED: ("now", "Leads to nothing"),
    End.CERTIFICATE: ("now", "Browsers warn of it"),
    End.NOT_SECURE: ("soon", "Not secure"),
}


def _routes(book: Book) -> Iterator[Route]:
    dossier = book.dossier
    broken = [f for f in book.findings if f.check == "broken_contact" and f.outcome is Outcome.PROBLEM]
    for trait, kind in _ROUTES.items():
        for thing in dossier.noticed(trait):
            tone, mark = _mark(dossier, thing, broken)
            yield Route(kind=kind, value=thing.value, where=plain.capital(thing.spot), tone=tone, mark=mark)


def _mark(dossier: Dossier, thing: Noticed, broken: list[Finding]) -> tuple[str, str]:
    """What was found of one route; nothing where we cannot know."""
    wrong = next((finding for finding in broken if _spot.is_meant(finding, thing)), None)
    if wrong:
        return ("now", "Looks broken") if wrong.confidence is Confidence.IS else ("soon", "May be broken")
    met = _met(dossier, thing)
    return _ENDS.get(met.end, ("", "")) if met else ("", "")


def _met(dossier: Dossier, thing: Noticed) -> Followed | None:
    match thing.trait:
        case Trait.MAIL:
            wanted, purpose = thing.value.rpartition("@")[2], Purpose.MAIL
        case Trait.FORM:
            wanted, purpose = thing.value, Purpose.FORM
        case _:
            return None
    return next((met for met in dossier.followed(purpose) if met.address == wanted), None)
