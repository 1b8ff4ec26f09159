"""Where an address that customers are sent to ended, in the words of findings."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from audit import address as addresses, articles
from audit.address import Address
from audit.checks._spots import short
from audit.dossier import Dossier, Place
from audit.evidence import Reading
from audit.followed import End, Followed
from audit.verdict import Verdict
from audit.website.ground import Ground

GONE = (End.MISSING, End.NO_SUCH_NAME, End.CERTIFICATE)
"""Nothing of use stands there, or nobody gets there."""
EXPIRED = (End.FOR_SALE, End.PARKED)
"""Somebody else decides what stands there."""
SHORTENERS = ("goo.gl", "bit.ly", "tinyurl.com", "ow.ly", "is.gd", "buff.ly", "rb.gy", "cutt.ly", "t.ly", "v.gd")
"""Services whose links lead to other websites."""
MEETS = {
    End.MISSING: "is told that there is no such page",
    End.NO_SUCH_NAME: "is told that there is no such website",
    End.CERTIFICATE: "meets a warning that the website is not safe",
    End.FOR_SALE: "arrives at an offer to buy the address",
    End.PARKED: "arrives at a placeholder or at advertisements",
}
"""What a customer meets, to follow "A customer who taps it"."""
STATE = {
    End.MISSING: "leads to a missing page",
    End.NO_SUCH_NAME: "leads to a website that is not there",
    End.CERTIFICATE: "leads to a security warning",
    End.FOR_SALE: "leads to an address for sale",
    End.PARKED: "leads to a placeholder",
}
"""The same, to follow "A link of yours"."""


def key(written: str) -> Address | str:
    """The page an address asks for, whatever stands after its #."""
    found = addresses.parse(written)
    return dataclasses.replace(found, fragment="") if found else written.strip()


def host(written: str) -> str:
    """The bare host of an address; empty when it is none."""
    found = addresses.parse(written)
    return found.host.removeprefix("www.") if found else ""


def bare(written: str) -> str:
    """An address as people write it down, shortened."""
    return short(written.partition("://")[2].removeprefix("www.").rstrip("/") or written)


def is_own(written: str, dossier: Dossier) -> bool:
    """Whether an address is on the business's own website, as the client file names that."""
    found, home = addresses.parse(written), addresses.parse(dossier.client.website)
    return bool(found and home and Ground(home=home).holds(found))


def is_own_to_the_end(found: Followed, dossier: Dossier) -> bool:
    """Whether the business's own website gave the answer."""
    return is_own(found.address, dossier) and is_own(found.final_address or found.address, dossier)


def living(dossier: Dossier) -> Iterator[tuple[Place, Reading]]:
    """The places customers can open, with what was read there; a blog on the website is a part of the website."""
    for place in dossier.listed:
        if place.look and place.verdict in (Verdict.LIVE, Verdict.PRIVATE) and not articles.is_own(place, dossier):
            yield place, place.look.evidence.reading
