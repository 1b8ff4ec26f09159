"""A pasted address taken apart without a request, and what a platform may say it is."""

from __future__ import annotations

import dataclasses
import enum
import functools
import html
import ipaddress
import re
import urllib.parse

LONGEST = 2048
"""Characters of an address that are looked at; the rest is cut off first."""

_TRACKING = (
    "_ga _gl _hsenc _hsmi __tn__ dclid fbclid fref gbraid gclid hc_ref igsh igshid li_fat_id mc_cid mc_eid mibextid "
    "mkt_tok msclkid originalsubdomain rdid ref_src ref_url s_kwcid trk trkinfo ttclid twclid vero_id wbraid yclid"
)
TRACKING = frozenset(_TRACKING.split())
"""Query names that only say where a visitor came from, besides all that begin with `utm_` and `__cft__`.

Left out on purpose: names that elsewhere choose what is shown (`hl`, `lang`, `ref`, `si`, `t`, `feature`).
"""


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
    IMPOSSIBLE = "impossible"
    """In the form of a profile whose name the network's own rules forbid."""
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
    written: str = dataclasses.field(default="", compare=False)
    """As it was written, made fit to be asked for: what `segments` lose (a last slash, odd encodings) is kept."""

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


_BLANK = "".join(map(chr, range(33))) + "\x7f\x85\xa0\u200b\u200c\u200d\u2028\u2029\u202a\u202c\u202e\u2060\u3000\ufeff"
_QUOTES = "\"'`\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a"
"""On either side: what opens a quotation in one language closes it in another."""
_OPENING = "<([{" + _QUOTES
_CLOSING = ">.,:;!?\u2026" + _QUOTES
_PAIRS = {")": "(", "]": "[", "}": "{"}
_ENTITY = re.compile(r"&(?:amp|quot|apos|lt|gt|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?![0-9]+(?:[/?#]|$))")
_AGAIN = re.compile(r"(https?):?[/\\]{2,}", re.IGNORECASE)
_PLAIN_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
_PORTS = {"http": 80, "https": 443}


def parse(text: str) -> Address | None:
    """The web address in a pasted text; None when it holds none.

    Forgives what pasting does to addresses: no scheme, blanks, brackets, quotes and punctuation around it, HTML
    entities, upper case. Userinfo, default ports and tracking parameters are dropped.
    """
    return _parsed(text[:LONGEST])


@functools.lru_cache(maxsize=4096)
def _parsed(text: str) -> Address | None:
    scheme, rest = _split_scheme(trimmed(text))
    if scheme not in _PORTS and scheme:
        return None
    authority, path, query, fragment = _split(rest)
    if not scheme and ("@" in authority or "." not in authority):
        return None  # an e-mail address, a handle, a bare word
    scheme = scheme or "https"
    name, port_text = _name_and_port(authority.rpartition("@")[2])
    host, port = _host(name), _port(port_text)
    if not host or port is None:
        return None
    shown_port = port or None if port != _PORTS[scheme] else None
    kept = "&".join(part for part in query.split("&") if part and not _is_tracking(part))
    place = f"{scheme}://{host}" + (f":{shown_port}" if shown_port else "")
    return Address(
        scheme=scheme,
        host=host,
        port=shown_port,
        segments=_segments(path),
        query=tuple(urllib.parse.parse_qsl(kept, keep_blank_values=True)),
        fragment=urllib.parse.unquote(fragment),
        written=place + _quoted(path or "/") + ("?" + _quoted(kept) if kept else ""),
    )


def trimmed(text: str) -> str:
    """A pasted text without what stands around an address; at most 2,048 characters of it are looked at."""
    text = text[:LONGEST].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text).strip(_BLANK)
    text = text.lstrip(_OPENING + _BLANK).translate({9: None, 10: None, 13: None})
    while text and (text[-1] in _CLOSING + _BLANK or _is_unpaired(text)):
        shorter = text.rstrip(_CLOSING + _BLANK)
        text = shorter if shorter != text else text[:-1]
    return text


def _is_unpaired(text: str) -> bool:
    opening = _PAIRS.get(text[-1], "")
    return bool(opening) and text.count(text[-1]) > text.count(opening)


def _split_scheme(text: str) -> tuple[str, str]:
    """Scheme in lower case and what follows its slashes; browsers mind neither their number nor their slant."""
    found = _SCHEME.match(text)
    scheme = found[1].lower() if found else ""
    rest = text[found.end() :] if found else text
    rest = rest.lstrip("/\\") if found or rest.startswith("//") else rest
    while again := _AGAIN.match(rest):  # `http://https://…`, `http//…`
        scheme, rest = again[1].lower(), rest[again.end() :]
    return scheme, rest


def _split(rest: str) -> tuple[str, str, str, str]:
    """Authority, path, query and fragment of what follows the slashes."""
    rest, _, fragment = rest.partition("#")
    rest, _, query = rest.partition("?")
    authority, slash, path = rest.replace("\\", "/").partition("/")
    return authority.strip(_BLANK), slash + path, query, fragment


def _name_and_port(authority: str) -> tuple[str, str]:
    if authority.startswith("["):
        name, bracket, port = authority.partition("]")
        return name + bracket, port.removeprefix(":")
    name, _, port = authority.partition(":")
    return name, port


def _port(text: str) -> int | None:
    """The port, 0 when none is written, None when what is written is none."""
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) <= 5):
        return None
    return int(text) if 0 < int(text) < 65_536 else None


def _host(name: str) -> str:
    """The ASCII form of a host's name; empty when it has none."""
    if name.startswith("["):
        return _literal(name)
    for dot in "\u3002\uff0e\uff61":
        name = name.replace(dot, ".")
    labels = [_label(label) for label in name.lower().removesuffix(".").split(".")[:128]]
    host = ".".join(labels)
    fits = all(0 < len(label) <= 63 for label in labels) and len(host) <= 253
    return host if fits and _PLAIN_HOST.fullmatch(host) else ""


def _label(label: str) -> str:
    """One part of a name in ASCII; empty when it cannot be written so."""
    if label.isascii() or len(label) > 63:
        return label
    import idna

    try:
        return idna.encode(label, uts46=True).decode()
    except (idna.IDNAError, UnicodeError):
        pass
    try:  # what registries refuse today and browsers still open: emoji
        return label.encode("idna").decode()
    except UnicodeError:
        return ""


def _literal(name: str) -> str:
    inner = name[1:-1] if name.endswith("]") and "%" not in name else ""
    try:
        return f"[{ipaddress.IPv6Address(inner).compressed}]"
    except ValueError:
        return ""


def _segments(path: str) -> tuple[str, ...]:
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(urllib.parse.unquote(part) if "%" in part else part)
    return tuple(parts)


def _is_tracking(part: str) -> bool:
    name = part.partition("=")[0].lower()
    return name in TRACKING or name.startswith(("utm_", "__cft__"))


def _quoted(text: str) -> str:
    return urllib.parse.quote(text, safe="/%:@!$&'()*+,;=~?[]-._")
