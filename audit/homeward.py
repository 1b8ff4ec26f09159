"""Where a place leads: whether it sends customers on to the business's own website."""

from __future__ import annotations

import re

from audit import address as addresses
from audit.dossier import Dossier, Place
from audit.website.ground import registrable

TOLD_WHOLE = {"bluesky": "api", "google_business": "api", "mastodon": "api", "x": "api"}
"""Networks of which this source gives every link of a profile: the whole description, and the field for the website.

The pages of the others show strangers a part: Instagram, TikTok and YouTube keep links apart from the description,
Facebook and LinkedIn write them without https or leave them out for visitors who are not logged in.
"""


def own_domains(dossier: Dossier) -> frozenset[str]:
    """The registrable domains of the website."""
    written = (dossier.client.website, dossier.site.final_address if dossier.site else "")
    return frozenset(domain for address in written if (domain := domain_of(address)))


def domain_of(address: str) -> str:
    """The registrable domain of an address; empty where it has none."""
    found = addresses.parse(address)
    return registrable(found.host) if found else ""


def leads_home(place: Place, dossier: Dossier) -> bool:
    """Whether the account names the website: in its links, its words, or as its own handle."""
    if place.look is None:
        return False
    reading, own = place.look.evidence.reading, own_domains(dossier)
    written = f"{reading.bio} {place.handle}".lower()
    named = any(re.search(rf"(?<![\w-]){re.escape(domain)}(?![\w-]|\.\w)", written) for domain in own)
    return named or any(domain_of(link) in own for link in reading.links)
