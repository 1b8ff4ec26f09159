"""Whether an answer under status 404 tells a customer that nothing is there, or only a program."""

from __future__ import annotations

import itertools
import re

from audit import address as addresses
from audit.evidence import Reply
from audit.platforms import _page
from audit.website.ground import registrable

_BY_THE_WAY = (302, 303, 307)
"""Redirects of today: by country, language or consent, which a customer may be spared (RFC 9110, 15.4)."""
_ABSENT = re.compile(
    r"\b4(?:04|10)\b|\bnot (?:be |been )?found|\bno such|\bno longer|n[o'\u2019]t exist|n[o'\u2019]t (?:be )?(?:find|found)"
    r"|\bpage (?:is |was )?(?:missing|gone|unavailable|removed|deleted)|n[o'\u2019]t available|nothing (?:was |is )?(?:here|found)"
    r"|nicht (?:mehr )?(?:gefunden|verfügbar|vorhanden|finden)|existiert nicht|gibt es nicht|nicht existi|keine seite"
    r"|introuvable|n['\u2019](?:existe|est) (?:pas|plus)|pas (?:été )?trouvé|aucune page"
    r"|no (?:se |ha |pudo |sido |hemos |pudimos )*(?:encontr|existe|disponible)|non (?:è |sia |stata |abbiamo )*(?:trovat|esiste|disponibile)"
    r"|niet (?:worden |meer )?(?:gevonden|bestaan|vinden)|bestaat niet|nie (?:została |można )?(?:znalezion|istnieje|znaleźć)"
    r"|n(?:ã|a)o (?:foi |pôde |ser )*(?:encontrad|existe)|hittades inte|ikke funnet|ikke fundet|blev ikke|ei löyd"
)
"""What pages say of themselves that are not there; most of them, in whatever language, name the number."""
_OF_A_HEADING = re.compile(
    r"\boops|\bsorry|\bmissing|\bgone\b|\blost\b|\berror|\bfehler|\berreur|unavailable|expired|removed"
)
_READ = 4_000
"""Characters of the text."""


def says_absent(reply: Reply) -> bool:
    """Whether the page shows that nothing is there: by its words, or by having none and no script to bring some.

    Static hosts serve living pages of script-drawn sites under status 404, and some websites all they have.
    """
    try:
        page = _page.document(reply)
    except _page.TooHard:
        return False
    text = page.text(_READ).lower()
    if not text and not page.title:
        return not page.has("script")
    headings = " ".join((page.title, *(heading.text for heading in page.elements("h1, h2", 10)))).lower()
    return bool(_ABSENT.search(f"{headings} {text}") or _OF_A_HEADING.search(headings))


def is_diverted(reply: Reply) -> bool:
    """Whether a house sent just this visitor to another of its pages, which it then did not have."""
    for hop, following in itertools.pairwise(reply.hops):
        asked, led = addresses.parse(hop.address), addresses.parse(following.address)
        if hop.status in _BY_THE_WAY and asked and led and asked.segments != led.segments:
            one, other = (registrable(found.host).partition(".")[0] for found in (asked, led))
            if one == other:
                return True
    return False
