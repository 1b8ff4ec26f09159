"""A profile's address with a name that the network's own rules forbid: nobody can be there, so nothing is asked."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from audit import profiles
from audit.address import Identity, Kind
from audit.checks._check import PROMINENT, Needs, raised
from audit.dossier import Dossier
from audit.finding import Finding, Level, Outcome
from audit.platforms import PLATFORMS, _forbidden
from audit.website import FoundLink

TITLE = "An address that cannot exist"
TITLE_WHEN_FINE = "Every address has a name its network allows"
NEEDS = Needs.CLIENT


def check(dossier: Dossier) -> Iterator[Finding]:
    for name, links in _met(dossier).items():
        yield _finding(name, links)


@dataclasses.dataclass(frozen=True, slots=True)
class _Name:
    """A name that no account can have."""

    identity: Identity
    listed: bool


def _met(dossier: Dossier) -> dict[_Name, list[FoundLink]]:
    """Each such name once, listed ones first, with the links of the website that lead to it."""
    listed = [profiles.identify(listing.url, listed=True) for listing in dossier.client.listings]
    found = {_Name(identity, listed=True): list[FoundLink]() for identity in listed if identity.kind is Kind.IMPOSSIBLE}
    for link in dossier.site.links if dossier.site else ():
        if link.identity.kind is Kind.IMPOSSIBLE and link.is_seen:
            known = _Name(link.identity, listed=link.identity in listed)
            found.setdefault(known, []).append(link)
    return found


def _finding(name: _Name, links: list[FoundLink]) -> Finding:
    network, identity = PLATFORMS[name.identity.platform].NAME, name.identity
    meant = " or ".join(_forbidden.meant(identity))
    return Finding(
        check="impossible_address",
        outcome=Outcome.PROBLEM,
        level=raised(Level.FIX_SOON, when=any(link.region in PROMINENT for link in links)),
        subject=links[0].address if links else identity.address,
        title=f"No {network} account can be called {identity.handle}",
        put_right=f"No customer is sent to the {network} name {identity.handle} any more",
        sees=f"{network} names are made of {identity.detail}. {_leads(links)}",
        action=f"Open your {network} page and copy its address{f', which may be {meant}' if meant else ''}",
        where=tuple(dict.fromkeys(link.spot for link in links)),
    )


def _leads(links: list[FoundLink]) -> str:
    return "A customer who taps the link finds nothing." if links else "A customer who is sent there finds nothing."
