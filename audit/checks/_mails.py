"""E-mail addresses as links carry them: what is wrong with the writing of one, told without asking anybody."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator

from audit import address as addresses, placeholders
from audit.address import Identity, Kind

_EXAMPLES = frozenset(("domain.com", "domain.tld", "email.tld", "yourmail.com", "youremail.com"))
"""Besides the example websites that `placeholders` knows."""
_SPAN = re.compile(r"<([^<>]*)>")
_DISGUISED = re.compile(
    r"[{}$%]|\(at\)|\[at\]|\bat\b|_at_|\(dot\)|\[dot\]|no-?spam|remove|\(ät\)|(?-i:[a-z]AT[a-z])"
    r"|\A(?:moc|ten|gro|ofni|ed|ta|hc|rf|ti|se|ln|eb|ku|ue)\.[^@]+@[^@.]+\Z",
    re.IGNORECASE,
)
"""Hidden from robots and put right by the page's scripts, or filled in by them."""
_DOMAIN = re.compile(r"[^\s@.,;:/]+(?:\.[^\s@.,;:/]+)+")


def each(written: str) -> Iterator[str]:
    """The addresses a link writes to: several may stand in one link, with subjects after them."""
    text = urllib.parse.unquote(written.partition("?")[0])
    parts = [part for part in re.split(r"[,;]", text) if part.strip()]
    for part in parts or [""]:
        span = _SPAN.search(part)
        yield (span[1] if span else part).strip().rstrip(".")


def domain(written: str) -> str:
    """In lower case, in its ASCII form; empty where there is none."""
    found = addresses.parse("https://" + written.rpartition("@")[2]) if "@" in written else None
    return found.host if found else ""


def flaw(written: str) -> str:
    """What is wrong with an address, with its verb; empty where nothing is, or nothing can be told."""
    if _DISGUISED.search(written):
        return ""
    if not written:
        return "holds no address"
    if is_example(written):
        return "holds an example address"
    name, _, host = written.rpartition("@")
    is_quoted = name.startswith('"') and name.endswith('"')
    is_whole = bool(name) and _DOMAIN.fullmatch(host) and (is_quoted or not re.search(r"[\s@]", name))
    return "" if is_whole else "holds no whole address"


def is_example(written: str) -> bool:
    """Whether a template left it behind."""
    found = addresses.parse("https://" + domain(written))
    if found is None:
        return False
    return found.host in _EXAMPLES or placeholders.left_by(found, Identity(kind=Kind.WEBSITE)) == placeholders.WEBSITE
