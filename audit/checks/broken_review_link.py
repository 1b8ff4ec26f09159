"""A link by which customers are asked for a review, and that leads to no place to write one."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks import _ends
from audit.checks._check import Needs
from audit.checks._spots import spots
from audit.dossier import Dossier, Place
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.website import Source
from audit.website.noticed import Trait

TITLE = "A review link that leads nowhere"
TITLE_WHEN_FINE = "Your review links open"
NEEDS = Needs.CLIENT


def check(dossier: Dossier) -> Iterator[Finding]:
    asked = {_ends.key(found.address): found for found in dossier.followed(Purpose.REVIEW)}
    for found in asked.values():
        match found.end:
            case End.MISSING | End.NO_SUCH_NAME | End.CERTIFICATE | End.FOR_SALE | End.PARKED:
                yield _broken(found, dossier)
            case End.UNSEEN:
                yield _unseen(found, dossier)
            case End.OPENS | End.NO_MAIL | End.NOT_SECURE:
                pass
    opened = sum(found.end is End.OPENS for found in asked.values())
    if opened and opened == len(asked):
        yield _fine(opened)


def _broken(found: Followed, dossier: Dossier) -> Finding:
    """That a service's host knows no such page is likely, not certain: some say so to programs only."""
    is_certain = found.end is End.NO_SUCH_NAME or (found.end is End.MISSING and _ends.is_own_to_the_end(found, dossier))
    place = _place(found, dossier)
    return Finding(
        check="broken_review_link",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_SOON,
        confidence=Confidence.IS if is_certain else Confidence.LOOKS,
        place=place.key if place else "",
        subject=found.address,
        title=f"{_named(place)} {_ends.STATE[found.end] if is_certain else 'looks broken'}",
        put_right=f"{_named(place)} is put right",
        sees=f"A customer who wants to praise you {_ends.MEETS[found.end]}.",
        action="Fetch a new review link from your listing, and put it wherever the old one stands",
        where=_where(found, dossier),
    )


def _unseen(found: Followed, dossier: Dossier) -> Finding:
    place = _place(found, dossier)
    return Finding(
        check="broken_review_link",
        outcome=Outcome.UNSEEN,
        place=place.key if place else "",
        subject=found.address,
        title=f"We could not see whether {_named(place).replace('Your', 'your')} works",
        sees="Our checker was not let in. That says nothing about the link.",
        action=f"Open {_ends.bare(found.address)} with a phone, and see that you can write a review",
    )


def _fine(opened: int) -> Finding:
    return Finding(
        check="broken_review_link",
        outcome=Outcome.FINE,
        title=TITLE_WHEN_FINE,
        sees="The review link you told us of opens a page."
        if opened == 1
        else f"Each of the {opened} review links you told us of opens a page.",
    )


def _place(found: Followed, dossier: Dossier) -> Place | None:
    """The listing whose customers are sent there."""
    wanted = _ends.key(found.address)
    asking = (place for place in dossier.places if place.listing and place.listing.review_link)
    return next((place for place in asking if place.listing and _ends.key(place.listing.review_link) == wanted), None)


def _where(found: Followed, dossier: Dossier) -> tuple[str, ...]:
    """Where the website asks for a review by the same address."""
    wanted = _ends.key(found.address)
    noticed = [thing for thing in dossier.noticed(Trait.OUTSIDE) if _ends.key(thing.value) == wanted]
    links = dossier.site.links if dossier.site else ()
    tapped = (link for link in links if link.source is Source.ANCHOR and _ends.key(link.address) == wanted)
    return tuple(dict.fromkeys((*spots(noticed), *(link.spot for link in tapped))))


def _named(place: Place | None) -> str:
    return f"Your review link for {place.label or place.name}" if place else "Your review link"
