"""Everything a user or a test may choose about how the web is asked."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Mapping

import audit
from audit.net.keys import Keys
from audit.net.reach import PUBLIC, Reach
from audit.website.robots import AGENT

CONTACT = "https://pypi.org/project/presence-report/"
PROXY_VARIABLES = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy")

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,3}")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of anything one ask may take. Times are in seconds, sizes in bytes."""

    whole: float = 30.0
    """For an ask with all its redirects; waiting for our own turn does not count."""
    connect: float = 10.0
    """For the connection and its TLS handshake."""
    lookup: float = 10.0
    """For the answer of the resolver."""
    redirects: int = 5
    body: int = 2 * 1024 * 1024
    """Decompressed."""
    held: int = 64 * 1024 * 1024
    """Bodies kept for equal asks of one run, all together."""
    headers: int = 200
    """How many."""
    header: int = 64 * 1024
    """The longest one."""
    retry_after: float = 60.0
    """The longest pause a host may ask for and still be asked again in this run."""
    pace: float = 1.0
    """Between the starts of two requests to one registrable domain."""
    at_once: int = 48
    """Requests in flight, all domains together."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    language: str = "en"
    """The client's, as `de` or `de-AT`."""
    proxy: str = ""
    """`http://host:port`; names are then resolved by it."""
    paces: Mapping[str, float] = dataclasses.field(default_factory=dict)
    """Seconds between requests for hosts under a suffix, where a network asks for more or allows less."""
    strict_robots: bool = False
    keys: Keys = dataclasses.field(default_factory=Keys)
    reach: Reach = PUBLIC
    contact: str = CONTACT
    """Where the owner of a visited host can read who we are."""
    limits: Limits = dataclasses.field(default_factory=Limits)


@functools.lru_cache(maxsize=32)
def greeting(language: str, contact: str) -> tuple[tuple[str, str], ...]:
    """The headers every request carries: who we are, what we can read, in which language."""
    return (
        ("user-agent", f"{AGENT}/{audit.__version__} (+{_plain(contact)})"),
        ("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,*/*;q=0.8"),
        ("accept-encoding", "gzip"),
        ("accept-language", accept_language(language)),
    )


def accept_language(language: str) -> str:
    """The client's language first, its plain form next, English last."""
    if not _LANGUAGE.fullmatch(language):
        return "en"
    wanted = dict.fromkeys((language, language.partition("-")[0], "en"))
    weights = ("", ";q=0.9", ";q=0.8") if len(wanted) == 3 else ("", ";q=0.8")
    return ", ".join(name + weight for name, weight in zip(wanted, weights, strict=False))


def unused_proxy(environ: Mapping[str, str]) -> str:
    """The name of a proxy variable that is set, and that we leave unused; empty when none is."""
    return next((name for name in PROXY_VARIABLES if environ.get(name)), "")


def _plain(text: str) -> str:
    return "".join(letter for letter in text if letter.isascii() and letter.isprintable())[:200]
