"""A page that tells in its own head whose it is: all that is asked of networks of which little more is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from audit import address as addresses
from audit.address import Address, Identity, Kind
from audit.evidence import Profile, Reading, Reply, Sign
from audit.platforms import _page, _walls
from audit.platforms._page import Document

Identify: TypeAlias = Callable[[Address], Identity]
_OF_A_PROFILE = "profile"
"""What `og:type` says on the page of one account (ogp.me)."""


def read(found: Reply, profile: Profile, hosts: tuple[str, ...], identify: Identify) -> Reading:
    """The profile, where the page names it; any other answer says nothing for it and nothing against it."""
    reason = _walls.wall(found, "page")
    if reason or found.status != 200:
        return Reading(signals=(reason or _walls.unfamiliar(found, "page"),))
    document = _page.document(found)
    if not _is_of(profile, found, document, hosts, identify):
        return Reading(signals=(_walls.unfamiliar(found, "page"),))
    name = _page.excerpt(document.meta("og:title") or document.title)
    return Reading(
        signals=(_walls.signal(found, "page", Sign.SHOWN, "own_page", name),),
        name=name,
        bio=_page.excerpt(document.meta("og:description") or document.meta("description")),
    )


def _is_of(profile: Profile, found: Reply, document: Document, hosts: tuple[str, ...], identify: Identify) -> bool:
    """By the address it wants to be known by; where it gives none, by its kind and the address it stands at."""
    own = [document.meta("og:url"), *(link.address for link in document.links("canonical"))]
    own = [address for address in own if address]
    if not own and document.meta("og:type") == _OF_A_PROFILE:
        own = [found.address]
    return any(handle_at(address, hosts, identify) == profile.handle for address in own)


def handle_at(text: str, hosts: tuple[str, ...], identify: Identify) -> str:
    """The profile an address is of; empty where it is of none on these hosts."""
    found = addresses.parse(text)
    identity = identify(found) if found and found.under(*hosts) else None
    return identity.handle if identity and identity.kind is Kind.PROFILE else ""
