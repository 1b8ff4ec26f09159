"""An address on paper, a sign or a car that leads to nothing: what is printed cannot be taken back."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks import _ends
from audit.checks._check import Needs
from audit.dossier import Dossier
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose

TITLE = "A printed address that leads nowhere"
TITLE_WHEN_FINE = "The addresses you have in print open"
NEEDS = Needs.CLIENT


def check(dossier: Dossier) -> Iterator[Finding]:
    printed = {_ends.key(found.address): found for found in dossier.followed(Purpose.OFFLINE)}
    for found in printed.values():
        match found.end:
            case End.MISSING | End.NO_SUCH_NAME | End.CERTIFICATE | End.FOR_SALE | End.PARKED:
                yield _broken(found, dossier)
            case End.UNSEEN:
                yield _unseen(found)
            case End.OPENS | End.NO_MAIL | End.NOT_SECURE:
                pass
    opened = sum(found.end is End.OPENS for found in printed.values())
    if opened and opened == len(printed):
        yield _fine(opened)


def _broken(found: Followed, dossier: Dossier) -> Finding:
    """That a service's host knows no such page is likely, not certain: some say so to programs only."""
    is_certain = found.end is not End.MISSING or _ends.is_own_to_the_end(found, dossier)
    return Finding(
        check="broken_offline_link",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_NOW if is_certain else Level.FIX_SOON,
        confidence=Confidence.IS if is_certain else Confidence.LOOKS,
        subject=found.address,
        title=f"{_named(found)} {_ends.STATE[found.end] if is_certain else 'looks broken'}",
        put_right=f"Customers are no longer sent in vain to {_ends.bare(found.address)}",
        sees=f"A customer who types it in or scans it {_ends.MEETS[found.end]}.",
        action=_action(found, dossier),
        where=("paper, a sign or a car",),
    )


def _action(found: Followed, dossier: Dossier) -> str:
    match found.end:
        case End.MISSING if _ends.is_own(found.address, dossier):
            return f"Let your website forward {_ends.bare(found.address)} to a page that is there"
        case End.CERTIFICATE:
            return "Have the website's security certificate renewed"
        case End.NO_SUCH_NAME | End.FOR_SALE | End.PARKED:
            return "Get the address back if you can; if not, replace what is printed"
        case _:
            return "Scan it with a phone, and mend it at the service that made it"


def _unseen(found: Followed) -> Finding:
    return Finding(
        check="broken_offline_link",
        outcome=Outcome.UNSEEN,
        subject=found.address,
        title=f"We could not see where {_ends.bare(found.address)} leads",
        sees="You have it in print, and our checker was not let in.",
        action="Scan it with a phone, or type it in",
    )


def _fine(opened: int) -> Finding:
    return Finding(
        check="broken_offline_link",
        outcome=Outcome.FINE,
        title=TITLE_WHEN_FINE,
        sees="The one printed address you told us of opens a page."
        if opened == 1
        else f"Each of the {opened} printed addresses you told us of opens a page.",
    )


def _named(found: Followed) -> str:
    return f"The printed address {_ends.bare(found.address)}"
