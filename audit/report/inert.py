"""The only way outside text reaches a page: whatever it says, it arrives as words and nothing else.

Every character that is not a letter, a digit or a blank becomes a numeric character reference. No syntax of
Markdown, HTML, YAML, Jinja or any extension survives that, and readers, search and headings still see the text.
"""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
import urllib.parse
from collections import Counter
from collections.abc import Iterable

_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co"})
"""Controls, invisible and direction-changing marks, lone surrogates, private use."""
_JOINERS = re.compile(r"(?<=[^\x00-\u02ff])[\u200c\u200d](?=[^\x00-\u02ff\u200b-\u200f])")
"""Between letters of scripts that need them (Persian, Sinhala), and in an emoji made of several: never beside Latin."""
_MARKS = re.compile(
    r"([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_SENDABLE = re.compile(
    r"mailto:[\w.%+@-]{0,300}\?subject=[\w.~%-]{0,1000}(&body=[\w.~%-]{0,2000})?|https://wa\.me/\?text=[\w.~%-]{0,2000}",
    re.ASCII,
)
_MARKUP = frozenset("\\`*_[]")
_LINKED = re.compile(r"[@~$]|:(?=//)|(?<=www)\.|(?<=mailto):|(?<=xmpp):", re.IGNORECASE)
"""What tickets make links, calls, formulas and struck words of, and know no backslash for in all their kinds."""
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")
"""Names Windows keeps for itself."""


def clean(text: str, limit: int = 500) -> str:
    """One line of visible characters, cut at the limit with an ellipsis."""
    line = " ".join(text[: 8 * limit].split())
    joined = {found.start() for found in _JOINERS.finditer(line)}
    seen = "".join(char for at, char in enumerate(line) if at in joined or unicodedata.category(char) not in _DROPPED)
    seen = _MARKS.sub(r"\1", " ".join(seen.split()))
    return seen if len(seen) <= limit else seen[: limit - 1].rstrip() + "…"


def md(text: str, limit: int = 500) -> str:
    """Text for the body of a Markdown page or for an HTML attribute in it."""
    return _references(clean(text, limit))


def wrapped(text: str, limit: int = 500) -> str:
    """Text for the body of a page where long addresses break at their dots and slashes; never for an attribute."""
    return " ".join("<wbr>".join(map(_references, _parts(word))) for word in clean(text, limit).split(" "))


def _parts(word: str) -> list[str]:
    return _BREAKS.split(word) if len(word) >= _LONG else [word]


_LONG = 16
_BREAKS = re.compile(r"(?<=[a-z0-9])(?=[./@?_-][a-z0-9])", re.IGNORECASE)


def ticket(text: str, limit: int = 500) -> str:
    """Text within a line of Markdown that is pasted into a ticket: words there, and legible where it is shown raw."""
    shown = "".join(f"\\{char}" if char in _MARKUP else char for char in clean(text, limit))
    return _LINKED.sub(lambda found: _references(found[0]), shown.replace("&", "&amp;").replace("<", "&lt;"))


def href(address: str) -> str:
    """A web address for an `href`, or nothing where it is not one to link to."""
    if address != clean(address, 2048):
        return ""
    try:
        parts = urllib.parse.urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if (
        parts.scheme not in {"http", "https"}
        or "@" in parts.netloc
        or not re.fullmatch(r"[a-z0-9._-]+|[0-9a-f:.]+", host)
    ):
        return ""
    netloc = f"[{host}]" if ":" in host else host
    path, query, fragment = (urllib.parse.quote(part, safe="/%@:!$&()*+,;=~?-._") for part in parts[2:])
    return _references(urllib.parse.urlunsplit((parts.scheme, netloc + port, path, query, fragment)))


def sendable(address: str) -> str:
    """For an `href`: a mail or a WhatsApp text made by `message.message`, or nothing where it is anything else.

    A mail may name one recipient, a subject and a body: no copies, no attachments. Percent signs stay as they are, since
    Markdown gives them no meaning and a text of ours has hundreds.
    """
    return "%".join(map(_references, address.split("%"))) if _SENDABLE.fullmatch(address) else ""


def plain_title(text: str) -> str:
    """Text for front matter, navigation and the site's name, which themes print as they stand."""
    return html.escape(clean(text, 120), quote=True)


def is_reckoned_with(text: str) -> bool:
    """Whether a spreadsheet would take a cleaned text for a formula; some read full-width signs like the others."""
    return text.startswith(_FORMULA)


def slug(text: str) -> str:
    """A file name: 1 to 60 of `a-z`, `0-9` and `-`, made from text that may be anything."""
    plain = unicodedata.normalize("NFKD", text[:500]).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
    return name if name and not _RESERVED.fullmatch(name) else _with_digest(name or "x", text)


def slugs(texts: Iterable[str]) -> dict[str, str]:
    """A slug for each text; those that would share one get six hex digits more."""
    names = {text: slug(text) for text in texts}
    shared = Counter(names.values())
    return {text: name if shared[name] == 1 else _with_digest(name, text) for text, name in names.items()}


def _with_digest(name: str, text: str) -> str:
    return f"{name[:53]}-{hashlib.sha256(text.encode(errors='replace')).hexdigest()[:6]}"


def _references(text: str) -> str:
    return "".join(char if char.isalnum() or char == " " else f"&#{ord(char)};" for char in text)
