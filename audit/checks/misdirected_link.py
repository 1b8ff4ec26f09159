"""A social link on the website that leads to no profile of the business."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from audit import address as addresses, placeholders
from audit.address import Kind
from audit.checks._check import Needs
from audit.dossier import Dossier
from audit.finding import Finding, Level, Outcome
from audit.platforms import PLATFORMS
from audit.website import FoundLink, home, promise

TITLE = "A social link that leads to no profile of yours"
TITLE_WHEN_FINE = "Every social link on your website leads to a profile"
NEEDS = Needs.SITE

_NAMES = ("Google+", "WhatsApp", "Tumblr")
"""Networks that have no reader here."""
_MOST_WORDS = 3


def check(dossier: Dossier) -> Iterator[Finding]:
    for link in dossier.leftovers:
        if link.identity.detail == placeholders.NUMBER:  # told as a way of getting in touch
            continue
        name = network(link)
        yield Finding(
            check="misdirected_link",
            outcome=Outcome.PROBLEM,
            level=Level.FIX_NOW,
            subject=f"{link.address} {link.region} {link.text}",
            title=f"The {name} link on your website {_leads(link)}",
            put_right=f"The {name} link on your website is put right",
            sees=f"A customer who taps the {name} link {_arrives(link)}.",
            action=_remedy(link, name),
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
    if module:
        return module.NAME
    named = next((name for name in _NAMES if name.lower() in link.text.lower()), "")
    return (
        named
        or (link.text if len(link.text.split()) <= _MOST_WORDS and not promise.promises(link.text) else "")
        or "social"
    )


def _leads(link: FoundLink) -> str:
    match link.identity.kind:
        case Kind.HOME:
            return "leads to the network's front page"
        case Kind.PLACEHOLDER if link.identity.detail.endswith(placeholders.VENDOR):
            return f"leads to {link.identity.detail}"
        case Kind.PLACEHOLDER:
            return "was never filled in"
        case Kind.LOGIN:
            return "leads to a login page"
        case Kind.INDIRECT:
            return "only works for members"
        case Kind.SHARE:
            return "opens a window for sharing"
        case Kind.NOT_AN_ADDRESS:
            return "leads nowhere"
        case (
            Kind.PROFILE | Kind.POST | Kind.SHORT | Kind.CLOSED_NETWORK | Kind.WEBSITE | Kind.CONTACT | Kind.IMPOSSIBLE
        ):
            return "leads elsewhere"
        case _:
            assert_never(link.identity.kind)


def _arrives(link: FoundLink) -> str:
    match link.identity.kind, link.identity.detail:
        case Kind.PLACEHOLDER, _ if link.address.lower().startswith("javascript:"):
            return "sees nothing happen: no address stands behind it"
        case Kind.PLACEHOLDER, _ if link.address.startswith("#"):
            return "gets nowhere: the page only jumps back to its top"
        case Kind.PLACEHOLDER, _ if addresses.parse(link.address) is None:
            return "gets nowhere: no address stands behind it"
        case Kind.PLACEHOLDER, placeholders.EMPTY:
            return "gets nowhere: only a part of an address stands behind it"
        case Kind.PLACEHOLDER, placeholders.WEBSITE:
            return "meets an example page"
        case Kind.PLACEHOLDER, _:
            return "meets an account that is not yours"
        case Kind.SHARE, _:
            return "gets a window to share your website, not your page"
        case Kind.NOT_AN_ADDRESS, home.LACKING:
            return "is told that your website has no such page"
        case Kind.NOT_AN_ADDRESS, home.DOUBLED | home.MISSPELT:
            return "is told by the browser that it cannot open it"
        case _:
            return "does not arrive at you"


_REMEDIES = {
    home.LACKING: "Give the {} link its whole address, the beginning included",
    home.DOUBLED: "Write the address of the {} link anew, its beginning only once",
    home.MISSPELT: "Write the beginning of the address of the {} link anew",
}


def _remedy(link: FoundLink, name: str) -> str:
    known = _REMEDIES.get(link.identity.detail, "Make the {} link lead to your own page, or remove it")
    return known.format(name)
