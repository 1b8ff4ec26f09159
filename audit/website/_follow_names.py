"""The public name service: whether a domain exists and takes mail, asked as JSON over https.

Documented at developers.google.com/speed/public-dns/docs/doh/json: `Status` 0 is an answer, 3 is "no such name";
`Answer` lists records with their `type` and `data`. A lone `0 .` says that a domain takes no mail (RFC 7505).
"""

from __future__ import annotations

import enum
import urllib.parse

from audit import address as addresses
from audit.evidence import Ask, Reply
from audit.platforms import _page

_SERVICE = "https://dns.google/resolve"
_MX = 15
"""The number of the record that names a domain's mail servers (RFC 1035, 3.2.2)."""


class Known(enum.Enum):
    """What the service says of a name."""

    EXISTS = 0
    MISSING = 3
    UNTOLD = -1
    """No answer, or one that says neither."""


def ask(name: str, kind: str = "A") -> Ask:
    return Ask(address=f"{_SERVICE}?{urllib.parse.urlencode({'name': name, 'type': kind})}")


def is_ask(asked: Ask) -> bool:
    """Whether this service was asked."""
    return asked.address.startswith(_SERVICE)


def known(reply: Reply | None) -> Known:
    said = _page.mapping(reply).get("Status") if reply and reply.status == 200 else None
    if isinstance(said, bool):
        return Known.UNTOLD
    return Known.EXISTS if said == 0 else Known.MISSING if said == 3 else Known.UNTOLD


def words(reply: Reply) -> str:
    """What the service said, for the record."""
    match known(reply):
        case Known.EXISTS:
            return "takes no mail" if takes_no_mail(reply) else "the name exists"
        case Known.MISSING:
            return "no such name"
        case Known.UNTOLD:
            return ""


def takes_no_mail(reply: Reply) -> bool:
    records = [record for record in _page.sequence(_page.mapping(reply).get("Answer")) if isinstance(record, dict)]
    said = [str(record.get("data")).split() for record in records if record.get("type") == _MX]
    return said == [["0", "."]]


_INSIDE = frozenset(("localdomain", "local", "internal", "intranet", "private", "corp", "home", "lan"))
"""Endings of names that mean something in one house only; a public service is not to be asked for them."""


def mail_domain(written: str) -> str:
    """The domain an e-mail address belongs to, in ASCII; empty when it has none that could be public."""
    _, at, domain = written.rpartition("@")
    found = addresses.parse(f"https://{domain.strip()}") if at else None
    host = found.host if found else ""
    end = host.rpartition(".")[2]
    return host if "." in host and not host.startswith("[") and not end.isdigit() and end not in _INSIDE else ""
