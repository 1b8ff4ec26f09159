"""Addresses are hostile: the only form in which one is asked, and the refusal of every other."""

from __future__ import annotations

import dataclasses
import re
import urllib.parse

from audit.address import LONGEST
from audit.evidence import Failure
from audit.net.unanswered import Unanswered

_SHAPE = re.compile(
    r"(?P<scheme>https?)://(?P<host>[^/?#:@\[\]\\]+)(?::(?P<port>[0-9]{1,5}))?(?P<rest>[/?#].*)?", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x20\x7f]")
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"(?:{_LABEL}\.){{1,60}}[a-z][a-z0-9-]{{0,61}}[a-z0-9]")
_INSIDE = frozenset(
    {"localhost", "localdomain", "local", "internal", "intranet", "private", "corp", "home", "lan", "onion", "arpa"}
)
_SAFE = "!#$%&'()*+,/:;=?@[]~{}|^`\"<>\\"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address that may be asked. Its name may still lead somewhere the guard refuses."""

    scheme: str
    host: str
    """An ASCII domain name of two or more labels, lower case."""
    port: int | None
    """None where the address names none."""
    rest: str
    """Path and query, percent-encoded."""

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.host}" + (f":{self.port}" if self.port else "")

    @property
    def address(self) -> str:
        return self.origin + self.rest


def vet(address: str, ports: frozenset[int]) -> Target:
    """Take an address apart, or refuse it: `Unanswered` with UNSAFE_ADDRESS and the reason.

    Ports are those an address may name or imply. A literal IP address is refused in every spelling: a name's
    last label must begin with a letter, which none of them does (URL Standard, "ends in a number").
    """
    if len(address) > LONGEST:
        raise _unsafe(f"longer than {LONGEST} characters")
    if _CONTROL.search(address):
        raise _unsafe("a blank or control character in the address")
    shape = _SHAPE.fullmatch(address)
    if not shape:
        raise _unsafe("not a plain http or https address")
    scheme, port = shape["scheme"].lower(), int(shape["port"]) if shape["port"] else None
    if (port if port is not None else _default_port(scheme)) not in ports:
        raise _unsafe("a port no website is served from")
    path = (shape["rest"] or "/").partition("#")[0]
    return Target(
        scheme=scheme,
        host=_name(shape["host"]),
        port=port if port != _default_port(scheme) else None,
        rest=_encoded(path if path.startswith("/") else "/" + path),
    )


def follow(target: Target, location: str, ports: frozenset[int]) -> Target:
    """Where a Location header leads: `Unanswered` with BAD_REDIRECT when it cannot be followed, else as `vet`.

    Forms that browsers and libraries read differently (`///host`, `http:host`, backslashes) are not followed.
    """
    location = location.strip(" \t").replace(" ", "%20")
    plain = re.split(r"[?#]", location, maxsplit=1)[0]
    if not location or len(location) > LONGEST or _CONTROL.search(location):
        raise Unanswered(Failure.BAD_REDIRECT, "no Location, or one that cannot be an address")
    if "\\" in plain or location.startswith("///"):
        raise Unanswered(Failure.BAD_REDIRECT, "a Location that is read in more than one way")
    scheme = re.match(r"([a-z][a-z0-9+.-]*):(/{0,3})", location, re.IGNORECASE)
    if scheme and (scheme[1].lower() not in {"http", "https"} or scheme[2] != "//"):
        raise Unanswered(Failure.BAD_REDIRECT, f"a Location with the scheme {scheme[1][:20]}")
    try:
        return vet(urllib.parse.urljoin(target.address, location), ports)
    except ValueError as error:
        raise Unanswered(Failure.BAD_REDIRECT, "a Location that cannot be read") from error


def _default_port(scheme: str) -> int:
    return 443 if scheme == "https" else 80


def _name(host: str) -> str:
    host = (host if host.isascii() else _ascii(host)).lower().removesuffix(".")
    if len(host) > 253 or not _NAME.fullmatch(host):
        raise _unsafe("not the name of a public host")
    if host.rpartition(".")[2] in _INSIDE:
        raise _unsafe("a name that only exists inside a network")
    return host


def _ascii(host: str) -> str:
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise _unsafe("an international name that cannot be written in ASCII") from error


def _encoded(rest: str) -> str:
    try:
        return urllib.parse.quote(rest, safe=_SAFE)
    except UnicodeError as error:
        raise _unsafe("letters that cannot be written in an address") from error


def _unsafe(reason: str) -> Unanswered:
    return Unanswered(Failure.UNSAFE_ADDRESS, reason)
