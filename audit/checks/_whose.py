"""Whose account a link leads to, and which check tells it, so that each is told of once."""

from __future__ import annotations

import re
from collections.abc import Mapping

from audit import homeward
from audit.checks import _names
from audit.checks._accounts import (
    account,
    are_two,
    claims,
    is_former,
    is_not_ours,
    is_personal,
    names_account,
    tapped,
)
from audit.checks._check import PROMINENT
from audit.checks._names import Bears
from audit.client import Client, Decision
from audit.dossier import Dossier, Place
from audit.verdict import Verdict
from audit.website import FoundLink, promise
from audit.website.noticed import Trait

_LIVING = (Verdict.LIVE, Verdict.PRIVATE)
_OPEN = (*_LIVING, Verdict.UNSEEN)
"""Of all others another check tells what a customer meets."""
_ENDING = (Decision.PARK, Decision.CLOSE, Decision.MERGE)
ONE_EACH = ("bluesky", "facebook", "instagram", "linkedin", "mastodon", "tiktok", "x", "youtube")
"""Networks on which a business looks after one account: a listing site has one for every shop, a blog for every subject."""
_NOT_THE_PAGE = ("groups/", "events/", "showcase/", "school/", "short:")
_MINE = re.compile(r"\b(?:me|my|mich|mir|meine?\w?|moi|mon|ma|mi|mio|mia|mij|mijn)\b", re.IGNORECASE)
_TEAM = re.compile(
    r"team|staff|people|about|founder|author|ueber|uber-uns|mitarbeiter|equipe|propos|equipo|nosotros|chi-siamo|over-ons|medewerkers",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\b(?:site|website|web|design\w*|made|built|created|developed|powered|hosted|photo\w*|erstellt|umgesetzt|realis\w+|realizz\w+"
    r"|hecho|creado|gemaakt|foto\w*) (?:by|von|par|da|por|door)\b|web ?design|agency|agentur|agence|agencia|agenzia|\bstudio\b",
    re.IGNORECASE,
)


def is_persons(place: Place, dossier: Dossier) -> bool:
    """Whether somebody's own account stands where the page of the business should."""
    is_on_purpose = bool(place.listing and (place.listing.purpose or place.listing.name))
    return (
        not is_on_purpose
        and is_personal(place, dossier)
        and _is_judged(place, dossier.client)
        and any(claims(link) and not _MINE.search(link.text) for link in tapped(place))
        and _names.bears(place, dossier) is not Bears.YES
    )


def is_disowned(place: Place, client: Client) -> bool:
    """Whether the website gives out as its own what the client file says belongs to others."""
    return is_not_ours(place, client) and place.verdict in _OPEN and any(map(claims, tapped(place)))


def is_strangers(place: Place, dossier: Dossier) -> bool:
    """Whether a living account that the website gives out as its own has nothing in common with the business."""
    is_beside_credit = _is_beside_credit(place, dossier)
    return (
        _may_be_strangers(place, dossier)
        and any(promise.promises(link.text) or not is_beside_credit for link in tapped(place) if claims(link))
        and _names.bears(place, dossier) is Bears.NO
        and not _names.stands_elsewhere(place, dossier)
    )


def may_be_strangers(place: Place, dossier: Dossier) -> bool:
    """Whether a living account shares but a word with the business, which has another one on that network."""
    mine = (other for other in dossier.places if other.listing and other.platform == place.platform)
    return (
        _may_be_strangers(place, dossier)
        and any(promise.promises(link.text) for link in tapped(place))
        and _names.bears(place, dossier) is Bears.PERHAPS
        and _names.shares_little(place, dossier)
        and any(_names.bears(other, dossier) is Bears.YES and account(other) != account(place) for other in mine)
    )


def is_beside_own(place: Place, dossier: Dossier) -> bool:
    """Whether the website shows the business's own account of that network too: then this one may be a sister's."""
    others = (other for other in dossier.places if other.platform == place.platform and other.key != place.key)
    return any(_names.bears(other, dossier) is Bears.YES for other in others if any(map(claims, tapped(other))))


def is_others(place: Place, dossier: Dossier) -> bool:
    """Whether every link to it says itself that it leads to somebody else: a supplier, an agency, one of the team."""
    links, is_person = tapped(place), is_personal(place, dossier)
    if not links or not all(_leads_away(link, place, is_person=is_person) for link in links):
        return False
    bears = _names.bears(place, dossier)
    return bears is Bears.NO or (is_person and bears is not Bears.YES)


def seconds(dossier: Dossier) -> Mapping[str, Place]:
    """Accounts that the website shows beside the business's own one on the same network, by key: to each, that one."""
    found: dict[str, Place] = {}
    for platform in ONE_EACH:
        here = [place for place in dossier.places if place.platform == platform and tapped(place)]
        mine = sorted((place for place in here if _may_be_own(place, dossier)), key=_rank) if len(here) > 1 else []
        for at, place in enumerate(mine):
            is_unexplained = _is_unexplained(place) and not _is_apart(place, mine[0], dossier)
            if at and is_unexplained and all(are_two(place, other) for other in mine[:at]):
                found[place.key] = mine[0]
    return found


def told(dossier: Dossier) -> frozenset[str]:
    """Keys of places of which another check, the client file or the website itself says whose they are."""
    client, known = dossier.client, set(seconds(dossier))
    for place in dossier.places:
        if (
            is_not_ours(place, client)
            or is_former(place, client)
            or is_persons(place, dossier)
            or is_strangers(place, dossier)
            or may_be_strangers(place, dossier)
            or is_others(place, dossier)
        ):
            known.add(place.key)
    return frozenset(known)


def _is_judged(place: Place, client: Client) -> bool:
    is_disclaimed = is_not_ours(place, client) or is_former(place, client)
    return place.verdict in _OPEN and place.decision not in _ENDING and not is_disclaimed


def _may_be_strangers(place: Place, dossier: Dossier) -> bool:
    is_living = place.verdict in _LIVING and place.listing is None
    return is_living and _is_judged(place, dossier.client) and not is_personal(place, dossier)


def _may_be_own(place: Place, dossier: Dossier) -> bool:
    """Whether customers take it for the business's page, and rightly, as far as names tell."""
    if not _is_judged(place, dossier.client) or place.handle.startswith(_NOT_THE_PAGE) or is_personal(place, dossier):
        return False
    if place.listing:
        return True
    match _names.bears(place, dossier):
        case Bears.YES:
            return True
        case Bears.PERHAPS:
            return not may_be_strangers(place, dossier) and any(_is_everywhere(link, dossier) for link in tapped(place))
        case Bears.NO:
            return False


def _is_apart(place: Place, first: Place, dossier: Dossier) -> bool:
    """Whether a word more in its name sets it apart: as a branch has where the first has one too, or a namesake."""
    is_common = len(_names.distinct(dossier.client.name)) < 2 and not homeward.leads_home(place, dossier)
    return _names.adds_words(place, dossier) and (is_common or _names.adds_words(first, dossier))


def _is_unexplained(place: Place) -> bool:
    """Whether neither the client file nor the words of its links ("Cakes to order") say what a further account is for."""
    texts = [link.text for link in tapped(place)]
    return not place.listing and any(promise.promises(text) or promise.is_bare(text) for text in texts)


def _is_everywhere(link: FoundLink, dossier: Dossier) -> bool:
    """Whether most pages show it in their frame, as the business's own."""
    pages = len(dossier.site.pages) if dossier.site else 0
    return claims(link) and link.region in PROMINENT and link.on_pages >= 3 and 2 * link.on_pages >= pages


def _rank(place: Place) -> tuple[bool, bool, int, str]:
    """The one to be kept comes first: listed, before every visitor's eyes, on most pages."""
    is_shown = any(link.region in PROMINENT for link in tapped(place))
    return place.listing is None, not is_shown, -max(link.on_pages for link in tapped(place)), place.key


def _leads_away(link: FoundLink, place: Place, *, is_person: bool) -> bool:
    """Whether a link's words and place say that it leads to somebody else."""
    if is_person and _is_of_team(link):
        return True
    if claims(link) or promise.is_bare(link.text) or promise.speaks_for_us(link.text):
        return False
    if link.region == "footer":
        return names_account(link, place) or bool(_CREDIT.search(link.text))
    return link.region not in PROMINENT


def _is_of_team(link: FoundLink) -> bool:
    """Whether it stands in the text of pages about people, and there alone."""
    return link.region not in PROMINENT and bool(link.pages) and all(map(_TEAM.search, link.pages))


def _is_beside_credit(place: Place, dossier: Dossier) -> bool:
    """Whether the website also links to a website of that very name: a maker's credit, of which one link is an icon."""
    name = _names.compact(place.handle)
    hosts = (homeward.domain_of(thing.value).partition(".")[0] for thing in dossier.noticed(Trait.OUTSIDE))
    return bool(name) and any(name == _names.compact(host) for host in hosts)
