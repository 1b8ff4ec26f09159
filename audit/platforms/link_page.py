"""Pages of links, such as a Linktree: one page that a business points its profiles to, and that points on."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import Any

from audit import address as addresses
from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _page, _walls
from audit.platforms._page import Document


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Service:
    """What is known of one service; where no page is known to live, none of its pages is ever called gone."""

    shown: str = ""
    """Stands in the source of every customer's page and in no other; without it the page must name itself."""
    missing: tuple[str, ...] = ()
    """Any of these stands in the answer to names that nobody has, beside `status`; up to an apostrophe, of which there are many."""
    status: int = 404
    living: str = ""
    """A name that is taken."""


_LINKTREE, _BEACONS, _CARRD = "linktr.ee", "beacons.ai", "carrd.co"
_SERVICES: Mapping[str, _Service] = {
    _LINKTREE: _Service(missing=('"statusCode":404', "Linktree | Page Not Found"), living="linktree"),
    "about.me": _Service(shown=" | about.me</title>", missing=("<title>about.me</title>",), living="john"),
    _BEACONS: _Service(
        missing=("page you are looking for does not seem to exist",), status=200, living="rafaballerini"
    ),
    "bio.link": _Service(shown="profile:username", missing=("re looking for doesn",), living="jake"),
    "bio.site": _Service(shown="— Bio Sites</title>", missing=("This Bio Site doesn",), living="leticiabufoni"),
    "campsite.bio": _Service(),
    _CARRD: _Service(shown="( Made with Carrd )", missing=("requested page could not be found",), living="liam"),
    "heylink.me": _Service(shown="HeyLink.me |", missing=("find the page that you",), living="johnny"),
    "hoo.be": _Service(shown="--profile-name-color", missing=("Page Not Found</h3>",), living="chrishemsworth"),
    "linkin.bio": _Service(),
    "lnk.bio": _Service(shown="data-username"),
    "solo.to": _Service(shown="create your own page", missing=("re looking for isn",), living="yui"),
    "taplink.cc": _Service(),
}
"""Words and living names as the public lists of WhatsMyName and maigret had them in August 2026."""
_OFFICES = frozenset(
    """about apps blog careers contact creators de discover en enterprise es explore faq favicon.ico features for fr help
    home i it jobs legal marketplace press pricing privacy pro products pt report robots.txt ru s search support tariffs
    templates terms trust""".split()  # noqa: SIM905  # a list of words is easier to read than one of quotes
)
_DOORS = frozenset(("account", "admin", "auth", "dashboard", "login", "register", "settings", "signin", "signup"))
"""First parts of a path that are the service's own pages."""
_NAME = re.compile(r"@?[A-Za-z0-9_.-]{1,64}")
_MOST_LINKS = 100

NAME = "Link page"
HOSTS = tuple(_SERVICES)
EXAMPLES: Mapping[str, str] = {
    "https://linktr.ee/MapleBakery": "linktr.ee/maplebakery",
    "https://linktr.ee/maplebakery/shop?utm_source=x": "linktr.ee/maplebakery",
    "www.about.me/maplebakery": "about.me/maplebakery",
    "https://beacons.ai/maplebakery": "beacons.ai/maplebakery",
    "https://MapleBakery.carrd.co/#menu": "carrd.co/maplebakery",
}
RHYTHM = None
PACE = 1.0
KEYS = ()


def identify(address: Address) -> Identity:
    """Front pages count as ordinary websites: who uses a service links there in passing ("made with")."""
    service, name = _named(address)
    if not _NAME.fullmatch(name) or name.lower() in _OFFICES:
        return Identity(kind=Kind.WEBSITE, platform="link_page")
    if name.lower() in _DOORS:
        return Identity(kind=Kind.LOGIN, platform="link_page")
    found = _profile(service, name)
    return Identity(kind=Kind.PROFILE, platform="link_page", handle=found.handle, address=found.address)


def _named(address: Address) -> tuple[str, str]:
    """The service, and the page's name on it as written; no name on the service's other hosts.

    On Carrd each page has a host of its own.
    """
    service = address.host.removeprefix("www.")
    name, _, domain = service.partition(".")
    if domain == _CARRD:
        return _CARRD, name
    return service, address.segments[0] if service in _SERVICES and service != _CARRD and address.segments else ""


def _profile(service: str, name: str) -> Profile:
    address = f"https://{name.lower()}.{_CARRD}/" if service == _CARRD else f"https://{service}/{name}"
    return Profile(platform="link_page", handle=f"{service}/{name.lower()}", address=address)


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """Where no name is known to be taken, no sign speaks against a page, and it stands for itself."""
    service = profile.handle.partition("/")[0]
    living = _SERVICES[service].living
    return _profile(service, living) if living else profile, _profile(service, token)


def page(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """The page as every visitor is sent it."""
    (found,) = yield (Ask(address=profile.address),)
    service = profile.handle.partition("/")[0]
    if walled := _walls.wall(found, "page"):
        return Reading(signals=(walled,))
    if _handle(found.address) != profile.handle:
        return Reading(signals=(_walls.signal(found, "page", Sign.UNFAMILIAR, "leads_elsewhere", found.address),))
    if found.status != 200:
        is_free = _says_missing(found, service)
        reason = _walls.signal(found, "page", Sign.ABSENT, "name_not_taken") if is_free else None
        return Reading(signals=(reason or _walls.unfamiliar(found, "page"),))
    document = _page.document(found)
    match service:
        case "linktr.ee":
            return _linktree(found, document, profile)
        case "beacons.ai":
            return _beacons(found, document, profile)
        case _:
            return _read(found, document, profile)


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from page(profile, kit))


RUNGS = {"page": page}


def _says_missing(found: Reply, service: str) -> bool:
    """Whether its words for names that nobody has stand there: on a page that is served like any other, for all to read."""
    known = _SERVICES[service]
    told = _page.document(found).text() if found.status == 200 else _page.source(found)
    return found.status == known.status and any(words in told for words in known.missing)


def _handle(address: str) -> str:
    parsed = addresses.parse(address)
    return "/".join(_named(parsed)).lower() if parsed else ""


def _linktree(found: Reply, document: Document, profile: Profile) -> Reading:
    """Linktree's pages carry their account and links as data; a page that is switched off says so there."""
    whole = _page.mapping_of(document.script("__NEXT_DATA__"))
    told = _page.mapping_of(_page.mapping_of(whole.get("props")).get("pageProps"))
    account = _page.mapping_of(told.get("account"))
    name = str(account.get("username", ""))
    barred = str(_page.mapping_of(whole.get("query")).get("username", ""))
    if whole.get("page") == _BLOCKED and f"{_LINKTREE}/{barred.lower()}" == profile.handle:
        return Reading(signals=(_walls.signal(found, "page", Sign.ENDED, "blocked", f"@{barred} is blocked"),))
    if f"{_LINKTREE}/{name.lower()}" != profile.handle:
        return Reading(signals=(_walls.unfamiliar(found, "page"),))
    if account.get("isActive") is False:
        return Reading(signals=(_walls.signal(found, "page", Sign.UNFAMILIAR, "switched_off", f"@{name}"),))
    written = tuple(_told_links(told, account)) or tuple(anchor.address for anchor in document.anchors())
    return Reading(
        signals=(_walls.signal(found, "page", Sign.SHOWN, "account", f"@{name}"),),
        name=_page.excerpt(str(account.get("pageTitle") or name)),
        bio=_page.excerpt(str(account.get("description") or told.get("description") or "")),
        links=_outside(written, _LINKTREE),
    )


_BLOCKED = "/status/blocked"
"""The page that Linktree puts in the place of a banned one: user-scanner's reader of August 2026."""


def _beacons(found: Reply, document: Document, profile: Profile) -> Reading:
    """Beacons draws its pages in the browser, and says in schema.org data whose they are: user-scanner, August 2026."""
    about = next((node for node in document.json_ld() if node.get("@type") == "ProfilePage"), {})
    person = _page.mapping_of(about.get("mainEntity"))
    if f"{_BEACONS}/{str(person.get('identifier', '')).lower()}" != profile.handle:
        is_free = not about and not _IN_BIO.search(document.title) and _says_missing(found, _BEACONS)
        reason = _walls.signal(found, "page", Sign.ABSENT, "name_not_taken") if is_free else None
        return Reading(signals=(reason,)) if reason else _read(found, document, profile)
    name = _page.excerpt(str(person.get("name") or about.get("name") or ""))
    return Reading(
        signals=(_walls.signal(found, "page", Sign.SHOWN, "profile_page", f"@{person['identifier']}"),),
        name=name,
        bio=_page.excerpt(str(about.get("description") or "")),
        links=_outside(tuple(str(link) for link in _page.sequence(person.get("sameAs"))), _BEACONS),
    )


_IN_BIO = re.compile(r"- Link in Bio ")
"""Stands in the title of everybody's page."""


def _told_links(*holders: Mapping[str, Any]) -> Iterator[str]:
    for kind in ("links", "socialLinks"):
        for holder in holders:
            links = (_page.mapping_of(link) for link in _page.sequence(holder.get(kind)))
            yield from (str(link.get("url") or "") for link in links)


def _read(found: Reply, document: Document, profile: Profile) -> Reading:
    service = profile.handle.partition("/")[0]
    links = _outside(tuple(anchor.address for anchor in document.anchors()), service)
    marker = _SERVICES[service].shown
    is_shown = marker in _page.source(found) if marker else bool(links) and _names_itself(document, profile)
    if not is_shown:
        return Reading(signals=(_walls.unfamiliar(found, "page"),))
    name = _page.excerpt(document.meta("og:title") or document.title)
    return Reading(
        signals=(_walls.signal(found, "page", Sign.SHOWN, "page", name),),
        name=name,
        bio=_page.excerpt(document.meta("og:description") or document.meta("description")),
        links=links,
    )


def _names_itself(document: Document, profile: Profile) -> bool:
    own = (document.meta("og:url"), *(link.address for link in document.links("canonical")))
    return any(_handle(address) == profile.handle for address in own)


def _outside(written: tuple[str, ...], service: str) -> tuple[str, ...]:
    """The web addresses beyond the service's own, each once, in their order."""
    parsed = ((address, addresses.parse(address)) for address in written if address.lower().startswith("http"))
    kept = (address.strip() for address, found in parsed if found and not found.under(service))
    return tuple(dict.fromkeys(kept))[:_MOST_LINKS]
