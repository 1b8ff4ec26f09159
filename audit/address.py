"""A pasted address taken apart without a request, and what a platform may say it is."""

from __future__ import annotations

import dataclasses
import enum
import urllib.parse

LONGEST = 2048
"""Characters of an address that are looked at; the rest is cut off first."""


class Kind(enum.StrEnum):
    """What an address turns out to be."""

    PROFILE = "profile"
    POST = "post"
    SHARE = "share"
    """A share or intent button: it posts somebody's page, it shows no profile."""
    HOME = "home"
    """A network's front page."""
    LOGIN = "login"
    """A page only its owner can use: login, dashboard, sign-up."""
    SHORT = "short"
    """A network's own short link: followed once to what it stands for."""
    INDIRECT = "indirect"
    """A share link that only the network can resolve: "open it and copy the page's own address"."""
    PLACEHOLDER = "placeholder"
    """Left behind by a theme or builder: `#`, `yourhandle`, the vendor's own account."""
    CLOSED_NETWORK = "closed_network"
    WEBSITE = "website"
    """Any other web address."""
    CONTACT = "contact"
    """mailto:, tel: and kin."""
    NOT_AN_ADDRESS = "not_an_address"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """The parts of an http or https address, decoded once."""

    scheme: str
    host: str
    """Lower case, without a trailing dot; international names in their ASCII form."""
    port: int | None = None
    segments: tuple[str, ...] = ()
    """Path parts that are not empty, percent-decoded."""
    query: tuple[tuple[str, str], ...] = ()
    fragment: str = ""

    def value(self, name: str) -> str:
        """The first query value of that name, or an empty string."""
        return next((value for key, value in self.query if key == name), "")

    def under(self, *domains: str) -> bool:
        """Whether the host is one of these domains or below one."""
        return any(self.host == domain or self.host.endswith("." + domain) for domain in domains)

    @property
    def first(self) -> str:
        """The first path segment in lower case, or an empty string."""
        return self.segments[0].lower() if self.segments else ""

    @property
    def last(self) -> str:
        """The last path segment, or an empty string."""
        return self.segments[-1] if self.segments else ""

    def __str__(self) -> str:
        """The address put together again, percent-encoded."""
        port = f":{self.port}" if self.port else ""
        path = "/" + "/".join(urllib.parse.quote(part, safe="@:!$&'()*+,;=~") for part in self.segments)
        query = "?" + urllib.parse.urlencode(self.query) if self.query else ""
        fragment = "#" + urllib.parse.quote(self.fragment, safe="/!") if self.fragment else ""
        return f"{self.scheme}://{self.host}{port}{path}{query}{fragment}"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What an address is, and for a profile whose."""

    kind: Kind
    platform: str = ""
    """The platform's id, where the address belongs to one."""
    handle: str = ""
    address: str = ""
    """Canonical address of the profile, or of a post's author where the address tells."""
    detail: str = ""
    """A few words for the consultant: which theme left the link, which network closed."""
