"""A social link on the website that leads to no profile of the business."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from audit.address import Kind
from audit.checks._check import Needs
from audit.dossier import Dossier
from audit.finding import Finding, Level, Outcome
from audit.platforms import PLATFORMS
from audit.website import FoundLink

TITLE = "A social link that leads to no profile of yours"
TITLE_WHEN_FINE = "Every social link on your website leads to a profile"
NEEDS = Needs.SITE


def check(dossier: Dossier) -> Iterator[Finding]:
    for link in dossier.leftovers:
        name = network(link)
        yield Finding(
            check="misdirected_link",
            outcome=Outcome.PROBLEM,
            level=Level.FIX_NOW,
            subject=f"{link.address} {link.region} {link.text}",
            title=f"The {name} link on your website {_leads(link)}",
            sees=f"A customer who taps the {name} link {_arrives(link)}.",
            action=f"Put your own address behind the {name} link, or remove it",
            where=(link.spot,),
        )
    if not dossier.leftovers:
        yield Finding(
            check="misdirected_link",
            outcome=Outcome.FINE,
            title=TITLE_WHEN_FINE,
            sees="No link that we saw was left unfinished.",
        )


def network(link: FoundLink) -> str:
    """The network a leftover pretends to lead to, as a client calls it."""
    module = PLATFORMS.get(link.identity.platform)
    return module.NAME if module else (link.text or "social")


def _leads(link: FoundLink) -> str:
    match link.identity.kind:
        case Kind.HOME:
            return "leads to the network's front page"
        case Kind.PLACEHOLDER:
            return "was never filled in"
        case Kind.LOGIN:
            return "leads to a login page"
        case Kind.INDIRECT:
            return "only works for members"
        case Kind.NOT_AN_ADDRESS:
            return "leads nowhere"
        case Kind.PROFILE | Kind.POST | Kind.SHARE | Kind.SHORT | Kind.CLOSED_NETWORK | Kind.WEBSITE | Kind.CONTACT:
            return "leads elsewhere"
        case _:
            assert_never(link.identity.kind)


def _arrives(link: FoundLink) -> str:
    if link.identity.kind is Kind.PLACEHOLDER:
        return (
            "gets nowhere"
            if link.address.startswith(("#", "javascript:")) or not link.address
            else ("meets an account that is not yours")
        )
    return "does not arrive at you"
