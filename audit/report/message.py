"""Plain words to send on: as they can be copied, and as addresses that open a mail program or WhatsApp with them."""

from __future__ import annotations

import dataclasses
import re
import urllib.parse
from collections.abc import Iterable

from audit.report import inert

_LONGEST_LINK = 1_800
"""Characters of an address that every mail program and phone takes."""
_LONGEST_LINE = 1_200
_LONGEST_SUBJECT = 100
_MAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Visible characters only; nothing stands in the addresses that does not stand in the lines."""

    lines: tuple[str, ...]
    """An empty one between paragraphs."""
    mail: str
    """A `mailto:` address with the whole text, or where that is too long with its subject alone."""
    chat: str
    """The address by which WhatsApp takes a text, <https://faq.whatsapp.com/5913398998672934>, without a recipient;
    empty where the text is too long for one."""

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def is_whole(self) -> bool:
        """Whether the mail holds the text itself."""
        return "&body=" in self.mail


def message(subject: str, lines: Iterable[str], *, to: str = "") -> Message:
    """A text ready to be sent; `to` is a mail address as `mail_address` finds it."""
    clean = tuple(inert.clean(line, _LONGEST_LINE) for line in lines)
    about = f"mailto:{quoted(to, '@')}?subject={quoted(inert.clean(subject, _LONGEST_SUBJECT))}"
    mail = about + "&body=" + quoted("\r\n".join(clean))
    chat = "https://wa.me/?text=" + quoted("\n".join(clean))
    return Message(
        lines=clean,
        mail=mail if len(mail) < _LONGEST_LINK else about,
        chat=chat if len(chat) < _LONGEST_LINK else "",
    )


def mail_address(text: str) -> str:
    """The first mail address in a line that a person typed; empty where there is none."""
    found = _MAIL.search(inert.clean(text))
    return found[0] if found else ""


def quoted(text: str, safe: str = "") -> str:
    """Text as one part of an address (RFC 3986, RFC 6068)."""
    return urllib.parse.quote(text, safe=safe)
