"""The client's own website: what a visit to it returns."""

from __future__ import annotations

import dataclasses
import enum

from audit.address import Identity
from audit.evidence import Signal

__all__ = ["FoundLink", "Site", "Source"]


class Source(enum.StrEnum):
    """Which part of a page names the profile. A customer sees only the first; the rest is for machines."""

    ANCHOR = "anchor"
    REL_ME = "rel_me"
    """`<link rel="me">` in the head."""
    SAME_AS = "same_as"
    """`sameAs` of the structured data."""
    TWITTER_SITE = "twitter_site"
    PUBLISHER = "publisher"
    """`<meta property="article:publisher">`."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FoundLink:
    """One address on a page that is, or pretends to be, one of the business's profiles."""

    address: str
    """Absolute, as it stands on the page; of a placeholder the written value (`#`)."""
    identity: Identity
    source: Source = Source.ANCHOR
    text: str = ""
    """What a visitor reads or hears at the first such link, at most 200 characters."""
    region: str = ""
    """Where the first such link stands (`header`, `footer` …); empty outside any and for other sources."""
    times: int = 1
    """How often this address stands on the page in this source."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What one look at a website's home page showed. Without a SHOWN signal everything else is empty."""

    address: str
    """As asked."""
    final_address: str = ""
    """Where the page was in the end; empty when there was no answer."""
    signals: tuple[Signal, ...] = ()
    title: str = ""
    description: str = ""
    language: str = ""
    """As the page declares it (`en-GB`); empty when it does not."""
    name: str = ""
    """What the site calls itself: its `og:site_name`, else a name in its structured data."""
    links: tuple[FoundLink, ...] = ()
    """At most 300, in the order of the page: what visitors see before what only machines read."""
    left_out: int = 0
    """Profile links beyond those kept."""
    own_links: int = 0
    """Anchors to pages of the site itself, counted only."""
    share_links: int = 0
    """Share buttons, counted only: they post somebody's page, they show no profile."""
