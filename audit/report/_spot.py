"""What one finding is about, to the very element: pages with their whole addresses, words, old and new address."""

from __future__ import annotations

import dataclasses
import re
import urllib.parse
from collections.abc import Iterator
from typing import Final

from audit import address as addresses, profiles
from audit.client import Decision
from audit.dossier import Dossier, Place
from audit.finding import Finding
from audit.report import plain, words
from audit.verdict import Verdict
from audit.website import FoundLink, Source
from audit.website.noticed import Noticed, StatedFact, Trait

_NAMED = 5
_OF_MANY = 3
_FEWEST_DIGITS = 6
_LONGEST = 80
"""Characters of an element's words: enough to find it by."""
_PREVIEW = (Trait.PICTURE, Trait.NO_SHARE_PICTURE, Trait.NO_SHARE_TITLE, Trait.NO_SHARE_TEXT, Trait.NO_ICON)
_REGIONS = {"header": "header", "nav": "menu", "footer": "footer", "main": "text", "body": "text"}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One element of the website that a finding is about."""

    element: str
    """As its author would look for it: `the link "Follow us" in the footer`."""
    pages: tuple[str, ...]
    """Whole addresses of the first five pages it stands on."""
    more: int
    """Pages beyond those."""
    old: str = ""
    """The address that stands there now; empty where it holds none."""
    is_first: bool = False
    """Whether the page is only the first on which we met it."""


def place_of(dossier: Dossier, finding: Finding) -> Place | None:
    """The place a finding is about; None where it is about several or none."""
    return next((place for place in dossier.places if finding.place and place.key == finding.place), None)


def spots(dossier: Dossier, finding: Finding) -> tuple[Spot, ...]:
    """Every element a finding is about; empty where it does not tell."""
    return tuple(dict.fromkeys((*_links(dossier, finding), *_things(dossier, finding), *_pages(dossier, finding))))


def new_address(dossier: Dossier, finding: Finding, old: str) -> str:
    """What to put in the old one's place: where it moved, its present form, else the listed profile of that network."""
    place = place_of(dossier, finding)
    if place and place.verdict is Verdict.MOVED and place.judgement.signal:
        return place.judgement.signal.to
    if finding.check == "outdated_address" or (place and place.listing and place.verdict is Verdict.LIVE):
        return profiles.outdated(old)
    networks = {link.identity.platform for link in linked(dossier, finding)} - {""}
    listed = [other for other in dossier.places if other.platform in networks and _is_to_be_shown(other)]
    addresses = {other.address for other in listed if other.key != finding.place}
    return addresses.pop() if len(addresses) == 1 else profiles.outdated(old)


def linked(dossier: Dossier, finding: Finding) -> tuple[FoundLink, ...]:
    """The website's links that a finding is about."""
    place = place_of(dossier, finding)
    if place:
        return tuple(link for link in place.links if _is_concerned(finding.check, link))
    links = dossier.site.links if dossier.site else ()
    return tuple(link for link in dict.fromkeys((*dossier.leftovers, *links)) if _is_named(link, finding.subject))


def _is_concerned(check: str, link: FoundLink) -> bool:
    if check == "unlinked_profile":
        return False
    return check != "outdated_address" or bool(profiles.outdated(link.address))


def _is_named(link: FoundLink, subject: str) -> bool:
    return bool(subject) and subject in (link.address, f"{link.address} {link.region} {link.text}")


def _is_to_be_shown(place: Place) -> bool:
    is_wanted = place.decision not in (Decision.CLOSE, Decision.MERGE, Decision.PARK)
    return bool(place.listing and is_wanted and place.verdict in (Verdict.LIVE, Verdict.UNSEEN))


def _links(dossier: Dossier, finding: Finding) -> Iterator[Spot]:
    for link in linked(dossier, finding):
        yield _spot(dossier, link, _link_name(link), link.address)


def is_meant(finding: Finding, thing: Noticed) -> bool:
    """Whether a finding is about this thing, as its check sets findings apart."""
    subject = finding.subject
    match finding.check:
        case "broken_contact":
            kind, _, value = subject.partition(" ")
            return thing.trait.value == kind and _is_same_route(thing, value)
        case "insecure_page":
            found = addresses.parse(thing.value)
            host = found.host if found else thing.value
            return (thing.trait, subject) in (
                (Trait.INSECURE, f"parts {host}"),
                (Trait.CANONICAL, "named"),
                (Trait.FORM, "forms" if thing.value.startswith("http://") else ""),
            )
        case "old_year":
            return (
                thing.trait is Trait.YEAR
                and thing.value.isdecimal()
                and thing.value in (subject, *finding.title.split())
            )
        case "comment_spam":
            return thing.trait is Trait.SPAM
        case "poor_preview":
            return thing.trait in _PREVIEW and subject in (thing.value, thing.trait.value)
        case _:
            return bool(subject) and subject == thing.value


def _is_same_route(thing: Noticed, value: str) -> bool:
    """Numbers are written in many ways; addresses are told whole or by their domain."""
    if thing.trait not in (Trait.PHONE, Trait.WHATSAPP):
        return value in (thing.value, thing.value.rpartition("@")[2])
    one, other = (re.sub(r"\D", "", written).lstrip("0") for written in (thing.value, value))
    return one == other or (len(one) >= _FEWEST_DIGITS and other.endswith(one))


def _things(dossier: Dossier, finding: Finding) -> Iterator[Spot]:
    for met in dossier.site.noticed if dossier.site else ():
        if is_meant(finding, met):
            thing = _narrowed(met, finding)
            element, holds_address = _ELEMENTS.get(thing.trait, ("this", False))
            says = f' "{plain.shortened(thing.text, _LONGEST)}"' if thing.text and thing.trait in _SPEAKING else ""
            yield _spot(dossier, thing, f"{element}{says}", thing.value if holds_address else "")


def _narrowed(thing: Noticed, finding: Finding) -> Noticed:
    """Of the pages it stands on, those that the finding names, where it names some."""
    named = tuple(page for page in thing.pages if any(spot.endswith(f"your page {page}") for spot in finding.where))
    return dataclasses.replace(thing, pages=named, on_pages=len(named)) if named else thing


def _pages(dossier: Dossier, finding: Finding) -> Iterator[Spot]:
    """The link to a page of the website's own that is not there, or that is reached by detours."""
    pages = dossier.site.pages if dossier.site and finding.check in ("broken_page", "redirect_chain") else ()
    for page in pages:
        if finding.subject in (page.address, path(page.address)):
            link = f'the link "{page.text}"' if page.text else "the link"
            stands = f"{link} in the {_REGIONS[page.region]}" if page.region in _REGIONS else link
            yield Spot(
                element=stands if page.linked_from else "the sitemap",
                pages=(whole(dossier, page.linked_from),) if page.linked_from else (),
                more=0,
                old=page.address,
                is_first=True,
            )


def _spot(dossier: Dossier, thing: FoundLink | Noticed | StatedFact, element: str, old: str) -> Spot:
    stands = f" in the {_REGIONS[thing.region]}" if thing.region in _REGIONS else ""
    pages = tuple(whole(dossier, page) for page in thing.pages[:_NAMED])
    return Spot(element=element + stands, pages=pages, more=max(0, thing.on_pages - len(pages)), old=old)


def _link_name(link: FoundLink) -> str:
    if link.source in _MACHINES:
        return _MACHINES[link.source]
    network = words.network_name(link.identity.platform)
    return f'the link "{link.text}"' if link.text else f"the {network} icon".replace("  ", " ")


_MACHINES: Final = {
    Source.FRAME: "the box in which the network shows it",
    Source.REL_ME: 'the link rel="me" in the head',
    Source.SAME_AS: "sameAs in the structured data",
    Source.TWITTER_SITE: "twitter:site in the head",
    Source.PUBLISHER: "article:publisher in the head",
}
_ELEMENTS: Final = {
    Trait.MAIL: ("the e-mail link", True),
    Trait.PHONE: ("the phone link", True),
    Trait.WHATSAPP: ("the WhatsApp link", True),
    Trait.FORM: ("the form that sends to this address", True),
    Trait.WIDGET: ("what is left of the service", False),
    Trait.EMBED: ("the frame with this address", True),
    Trait.EMBED_LEFT: ("the words", False),
    Trait.STARTER: ("the words", False),
    Trait.YEAR: ("the copyright line", False),
    Trait.INSECURE: ("the file taken from this address", True),
    Trait.CANONICAL: ("the canonical link in the head", True),
    Trait.FEED: ("the feed link in the head", True),
    Trait.SPAM: ("the comments", False),
    Trait.OUTSIDE: ("the link", True),
    Trait.PICTURE: ("og:image in the head", True),
    Trait.NO_SHARE_PICTURE: ("og:image is missing in the head", False),
    Trait.NO_SHARE_TITLE: ("og:title is missing in the head", False),
    Trait.NO_SHARE_TEXT: ("og:description is missing in the head", False),
    Trait.NO_ICON: ("no icon is named in the head", False),
}
"""What a trait is called by those who make websites, and whether its value is an address."""
_SPEAKING = (
    *(Trait.MAIL, Trait.PHONE, Trait.WHATSAPP, Trait.OUTSIDE),
    *(Trait.STARTER, Trait.YEAR, Trait.EMBED_LEFT),
)
"""Traits whose words a visitor would point at; never those of a comment, which may begin with its writer's name."""


def whole(dossier: Dossier, page: str) -> str:
    """A page's whole address, where evidence calls it by its path."""
    site = dossier.site
    start = (site.final_address or site.address) if site else dossier.client.website
    try:
        return urllib.parse.urljoin(start, page)
    except ValueError:
        return page


def path(written: str) -> str:
    """A page's path with its query."""
    rest = written.partition("://")[2]
    return "/" + rest.partition("/")[2]


def on_pages(spot: Spot) -> str:
    """`, on https://…/ and https://…/menu`, `, on https://…/, … and 52 more pages`."""
    if not spot.pages:
        return ""
    named = spot.pages if not spot.more else spot.pages[:_OF_MANY]
    rest = spot.more + len(spot.pages) - len(named)
    more = [plain.plural(rest, "more page")] if rest else []
    return f", {'first met ' if spot.is_first else ''}on {plain.listing([*named, *more])}"
