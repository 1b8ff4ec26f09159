"""The client's own website: what a visit to it returns."""

from __future__ import annotations

import dataclasses
import enum

from audit.address import Identity
from audit.evidence import Hop, Signal
from audit.website.noticed import Noticed, Preview, StatedFact, spot

__all__ = ["FoundBy", "FoundLink", "PageSeen", "Robots", "Site", "SiteState", "Source"]


class Source(enum.StrEnum):
    """Which part of a page names the profile. A customer sees only the first two; the rest is for machines."""

    ANCHOR = "anchor"
    FRAME = "frame"
    """A box in which the network itself shows the profile."""
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
    """How often this address stands on the pages seen, in this source."""
    pages: tuple[str, ...] = ()
    """Paths of the pages it stands on, in the order they were read, at most 20; a whole address on another host."""
    on_pages: int = 1
    """On how many pages it stands."""

    @property
    def is_seen(self) -> bool:
        """Whether a visitor sees it."""
        return self.source in (Source.ANCHOR, Source.FRAME)

    @property
    def spot(self) -> str:
        """Where it stands, in plain words: "the footer of your home page", "the header of 14 pages"."""
        return spot(self.region, self.pages, self.on_pages)


class FoundBy(enum.StrEnum):
    """How a visit came to know of a page."""

    HOME = "home"
    SITEMAP = "sitemap"
    LINK = "link"


class Robots(enum.StrEnum):
    """What robots.txt says to a visit of the pages beyond the home page (RFC 9309)."""

    NOT_ASKED = "not_asked"
    NONE = "none"
    """There is no such file: every page may be visited."""
    ALLOWED = "allowed"
    """It asks us to leave alone a few pages at most."""
    DISALLOWED = "disallowed"
    """It asks us to stay away; only pages it names as exceptions were visited."""
    UNREACHABLE = "unreachable"
    """No answer, or a server in trouble: taken as a request to stay away."""


class SiteState(enum.StrEnum):
    """What stands at the website's address. Anything but OPEN is earned by a marker on the home page."""

    OPEN = "open"
    BLOCKED = "blocked"
    """A bot check, a refusal or a consent page stands between us and it."""
    LOGIN = "login"
    PARKED = "parked"
    """A registrar's or a server's own page stands where the website should be."""
    FOR_SALE = "for_sale"
    """The domain is offered to buyers."""
    HOSTING_SUSPENDED = "hosting_suspended"
    COMING_SOON = "coming_soon"
    MAINTENANCE = "maintenance"
    SCRIPT_ONLY = "script_only"
    """Next to nothing without JavaScript, which we do not run."""
    DOWN = "down"
    """It did not answer this visit, or with an error of its own."""
    REDIRECTED_AWAY = "redirected_away"
    """Its address leads to another registered domain (`Site.final_address`)."""
    UNKNOWN = "unknown"
    """An answer we know no words for, or none for reasons that may be ours."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PageSeen:
    """One page of the website that was asked for."""

    address: str
    final_address: str = ""
    """Where it was in the end; empty when there was no answer."""
    status: int = 0
    """0 when there was no answer; the signal's mark is then the failure."""
    title: str = ""
    level: int = 0
    """Clicks from the home page; a page known from the sitemap alone counts as one click away."""
    signals: tuple[Signal, ...] = ()
    found_by: FoundBy = FoundBy.LINK
    linked_from: str = ""
    """Path of the first page read that links to it; empty for the home page and where only the sitemap names it."""
    text: str = ""
    """What that link says."""
    region: str = ""
    """Where that link stands (`nav`, `footer` …)."""
    on_pages: int = 0
    """How many of the pages read link to it."""
    hops: tuple[Hop, ...] = ()
    """The redirects on the way, without the last answer; empty when it was answered at once."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What a visit to a website showed: `signals` to `name` are the home page's, links those of every page read."""

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
    town: str = ""
    """The town of the business's address in its structured data."""
    links: tuple[FoundLink, ...] = ()
    """At most 300, in the order of the pages: on each, what visitors see before what only machines read."""
    left_out: int = 0
    """Profile links beyond those kept."""
    own_links: int = 0
    """Anchors of the home page to pages of the site itself, counted only."""
    share_links: int = 0
    """Share buttons of the home page, counted only: they post somebody's page, they show no profile."""
    state: SiteState = SiteState.UNKNOWN
    pages: tuple[PageSeen, ...] = ()
    """Every page asked for, the home page first; empty when only the home page was to be looked at."""
    robots: Robots = Robots.NOT_ASKED
    not_visited: int = 0
    """Pages of the site that were found and left, for our own bounds or because robots.txt asks us to."""
    noticed: tuple[Noticed, ...] = ()
    """What else the pages read hold, at most 150 of a kind, in the order of the pages."""
    facts: tuple[StatedFact, ...] = ()
    """Name, phone, address and hours as the pages state them, at most 100."""
    preview: Preview | None = None
    """Of the home page; None where it was not read."""
