"""Addresses that are neither profiles nor pages of the website, and that somebody is sent to: asked once each."""

from __future__ import annotations

import dataclasses
import enum

from audit.evidence import Hop

__all__ = ["End", "Followed", "Purpose"]


class Purpose(enum.StrEnum):
    """Why it was asked."""

    OUTSIDE = "outside"
    """The website links to it."""
    FORM = "form"
    """A form on the website sends there; asked as a page, nothing is sent."""
    FEED = "feed"
    """The website announces it as a feed."""
    PICTURE = "picture"
    """Networks are told to show it with a shared link."""
    ICON = "icon"
    """`/favicon.ico` of the website, where no page names an icon."""
    EMBED = "embed"
    """A film or post shown in a page; the service's own interface was asked for it."""
    MAIL = "mail"
    """The domain of an e-mail address (`address` is the bare domain); a public name service was asked."""
    BIO = "bio"
    """A profile, or a page of links, points to it."""
    OFFLINE = "offline"
    """It stands on paper, a sign or a car, says the client file."""
    REVIEW = "review"
    """Customers are asked to write a review there, says the client file."""
    FORMER = "former"
    """The home page of a domain the business gave up, says the client file."""
    SECURE = "secure"
    """The website's own address with https, where the client file or a page names http."""


class End(enum.StrEnum):
    """What stands there. Each but OPENS and UNSEEN is earned by an answer that says so."""

    OPENS = "opens"
    MISSING = "missing"
    """404 or 410 from the very host, without a wall; of an embed, the service's own word that there is no such thing."""
    NO_SUCH_NAME = "no_such_name"
    """The domain does not exist; said while other names resolved."""
    NO_MAIL = "no_mail"
    """The domain exists and declares that it takes no mail (RFC 7505)."""
    FOR_SALE = "for_sale"
    PARKED = "parked"
    """A registrar's or a server's own page stands there."""
    CERTIFICATE = "certificate"
    """Browsers show a warning in its place."""
    NOT_SECURE = "not_secure"
    """No answer by https, while http answers."""
    UNSEEN = "unseen"
    """Anything else: walls, refusals, errors, silence. Says nothing about it."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """One such address and what was met there."""

    purpose: Purpose
    address: str
    """As it stands where it was found."""
    end: End
    status: int = 0
    """0 when there was no answer."""
    final_address: str = ""
    """Where it was in the end; empty when there was no answer."""
    hops: tuple[Hop, ...] = ()
    """The redirects on the way, without the last answer."""
    quote: str = ""
    """The words or status it was read off, cleaned, at most 200 characters."""
    width: int = 0
    """Of a picture, in points; 0 when not known."""
    height: int = 0
    title: str = ""
    """Of a page that opens: its title, at most 200 characters."""
