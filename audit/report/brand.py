"""Whose name, colour and logo a report bears, and what its link shows in a chat: never a finding."""

from __future__ import annotations

import html
import re
import urllib.parse
from collections.abc import Mapping

from audit.client import Client
from audit.dossier import Dossier
from audit.report import editions, inert, plain, sources

_MAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
_WEB = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(/\S*)?", re.IGNORECASE)
"""An address as it stands on a card: without its scheme."""
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_SHORTEST = 5
"""Digits of a telephone number."""
_DRAWN = ".svg"
"""Chats show no drawing beside a link."""


def shown(client: Client) -> Mapping[str, str]:
    """What the theme shows of the consultant, ready to be printed as it stands; empty where not given."""
    brand = client.brand
    colour = brand.colour if _COLOUR.fullmatch(brand.colour) else ""
    return {
        "name": inert.plain_title(brand.name),
        "contact": inert.plain_title(brand.contact),
        "link": _link(brand.contact.strip()),
        "logo": logo(client),
        "colour": colour,
        "ink": ink(colour) if colour else "",
    }


def preview(dossier: Dossier) -> Mapping[str, str]:
    """What a chat shows of any page's link: whose report, of which day, by whom; no finding and no count."""
    client = dossier.client
    by = f" by {client.brand.name}" if client.brand.name else ""
    day = plain.date(dossier.date)
    more = ", and what to do next" if editions.holds(client, "actions.md") else ""
    picture = logo(client)
    return {
        "title": inert.plain_title(f"How {plain.shortened(client.name, 90)} looks online"),
        "text": html.escape(inert.clean(f"What a new customer meets online{more}. Checked {day}{by}.", 240)),
        "picture": "" if picture.endswith(_DRAWN) else picture,
    }


def logo(client: Client) -> str:
    """The logo's place in the site; empty where there is none."""
    return f"pictures/brand{client.brand.logo.suffix.lower()}" if client.brand.logo else ""


def files(client: Client) -> Mapping[str, bytes]:
    """The logo by its path in the report's folder."""
    return {f"content/{logo(client)}": sources.picture(client.brand.logo)} if client.brand.logo else {}


def ink(colour: str) -> str:
    """Black or white, whichever reads better on `#rrggbb`: of any colour at least 4.58 to 1."""
    bright = luminance(colour)
    return "#ffffff" if 1.05 / (bright + 0.05) >= (bright + 0.05) / 0.05 else "#000000"


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2, definition "relative luminance")."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _link(contact: str) -> str:
    """Where a tap on the contact leads: a mail, a call or a website; empty for words."""
    if _MAIL.fullmatch(contact):
        return f"mailto:{urllib.parse.quote(contact, safe='@')}"
    number = re.sub(r"[^0-9+]", "", contact)
    if re.fullmatch(r"\+?[0-9 ().-]{6,25}", contact) and len(number) > _SHORTEST:
        return f"tel:{number}"
    return inert.href(f"https://{contact}" if _WEB.fullmatch(contact) else contact)
