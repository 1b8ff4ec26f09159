"""What a website shows of a business's places, sorted for a consultant: profiles, leads to confirm, leftovers."""

from __future__ import annotations

import dataclasses
import difflib
import enum
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from audit import address as addresses, likeness, placeholders, profiles
from audit.address import Kind
from audit.evidence import FactKind, Sign
from audit.platforms import PLATFORMS, closed
from audit.report import inert, plain
from audit.website import FoundLink, Robots, Site, SiteState, Source
from audit.website.noticed import StatedBy, StatedFact
from audit.yml import clientvalues
from audit.yml.shapes import Wrong

MOST_PROFILES = 100
MOST_OTHERS = 50
"""Of leads and of leftovers; the rest is counted."""
_NAME = 20
"""Characters of a link's words that may be the name of a network."""
_LONGEST = 500
"""Characters of an address that is proposed; a business's own is far shorter."""

_REGIONS = {"header": "in the header", "nav": "in the menu", "footer": "in the footer", "main": "in the text"}
_HIDDEN = {
    Source.SAME_AS: "in the structured data",
    Source.REL_ME: "in the page's head",
    Source.TWITTER_SITE: "in the share tags",
    Source.PUBLISHER: "in the share tags",
}
_STATES: Mapping[SiteState, str] = {
    SiteState.BLOCKED: "lets no program in",
    SiteState.LOGIN: "asks visitors to sign in",
    SiteState.PARKED: "has no page of its own yet, or no longer: only its registrar's stands there",
    SiteState.FOR_SALE: "is offered for sale",
    SiteState.HOSTING_SUSPENDED: "has been suspended by its host",
    SiteState.DOWN: "is down",
    SiteState.COMING_SOON: "says that it is coming soon",
    SiteState.MAINTENANCE: "says that it is being worked on",
    SiteState.SCRIPT_ONLY: "shows next to nothing without JavaScript, so links may be missing",
}
_NOT_SHOWN = frozenset(list(_STATES)[:6])
"""States in which what stands there is not the business's own."""
_ENDINGS = re.compile(r"\s+[|\u2013\u2014\u00b7\u2022:\u00bb-]+\s+|:\s+")


class _Group(enum.Enum):
    PROFILE = "profile"
    LEAD = "lead"
    LEFTOVER = "leftover"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """One thing on the website; all text is cleaned, an address under profiles and leads is fit for client.yml."""

    network: str
    """What a client calls it; empty where nothing tells."""
    address: str
    stands: str
    """Where on the page: "in the footer"."""
    reason: str = ""
    """Why it is only a lead, or what is wrong with a leftover."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All that one look at a website tells of its business."""

    name: str
    website: str
    seen: bool
    """False where the business's page could not be seen: nothing is listed, and the name is made from the address."""
    met: str = ""
    """What is the matter with the website, as "is down"; empty where nothing is."""
    language: str = ""
    town: str = ""
    profiles: tuple[Find, ...] = ()
    leads: tuple[Find, ...] = ()
    leftovers: tuple[Find, ...] = ()
    left_out: int = 0
    """Links beyond those listed here."""
    read: int = 0
    """Pages of the website that were read."""
    unread: str = ""
    """What was left unread and why, as a sentence; empty where nothing was."""
    facts: Mapping[FactKind, str] = dataclasses.field(default_factory=dict[FactKind, str])
    """What the website says most often of its phone, address and hours."""


def on(site: Site, website: str) -> Found:
    """Sort what stands on a site. `website` is its address as `clientvalues.website` accepts it."""
    away = _led_to(site, website)
    shown = any(signal.sign is Sign.SHOWN for signal in site.signals) and not (away or site.state in _NOT_SHOWN)
    name = _name(site if shown else Site(address=site.address), website)
    groups: dict[_Group, list[Find]] = {group: [] for group in _Group}
    for group, find in _sorted(site.links if shown else (), name, website):
        groups[group].append(find)
    profiles, leads, leftovers = groups.values()
    profiles = _counted(profiles)
    more = (profiles[MOST_PROFILES:], leads[MOST_OTHERS:], leftovers[MOST_OTHERS:])
    return Found(
        name=name,
        website=_website(site, website),
        seen=shown,
        met=f"led to {away}; check whose website that is" if away else _met(site, shown=shown),
        language=_language(site.language) if shown else "",
        town=cleaned(site.town, 80) if shown else "",
        profiles=tuple(profiles[:MOST_PROFILES]),
        leads=tuple(leads[:MOST_OTHERS]),
        leftovers=tuple(leftovers[:MOST_OTHERS]),
        left_out=site.left_out + sum(map(len, more)),
        read=sum(any(signal.sign is Sign.SHOWN for signal in page.signals) for page in site.pages) if shown else 0,
        unread=_unread(site) if shown else "",
        facts=_facts(site.facts) if shown else {},
    )


def _counted(profiles: list[Find]) -> list[Find]:
    """Two accounts of one network are rarely both looked after: the file says so beside each."""
    times = Counter(find.network for find in profiles if find.network != PLATFORMS["blog"].NAME)
    return [
        dataclasses.replace(
            find, stands=f"{find.stands}; one of {times[find.network]} on {find.network}: are all theirs?"
        )
        if times[find.network] > 1
        else find
        for find in profiles
    ]


def _unread(site: Site) -> str:
    match site.robots:
        case Robots.DISALLOWED:
            return "The website asks programs to stay away from its other pages, and we do as it asks."
        case Robots.UNREACHABLE:
            return "What the website allows programs to read could not be seen, so its other pages were left alone."
        case Robots.NOT_ASKED | Robots.NONE | Robots.ALLOWED:
            was = "page was" if site.not_visited == 1 else "pages were"
            return f"{site.not_visited} more {was} left unread." if site.not_visited else ""
        case _:
            assert_never(site.robots)


def _facts(stated: Iterable[StatedFact]) -> dict[FactKind, str]:
    """What visitors see before what only search engines do, and of that what stands on most pages."""
    ordered = sorted(stated, key=lambda one: (one.by is not StatedBy.TEXT, -one.on_pages))
    facts: dict[FactKind, str] = {}
    for one in ordered:
        if one.fact.kind in _LISTED_FACTS and (value := cleaned(one.fact.value, 120)):
            facts.setdefault(one.fact.kind, value)
    return facts


_LISTED_FACTS = (FactKind.PHONE, FactKind.EMAIL, FactKind.STREET, FactKind.TOWN, FactKind.POSTCODE)


def cleaned(text: str, limit: int = 200) -> str:
    """Outside text as one line of visible characters, fit for a terminal, a comment or a quoted value."""
    return inert.clean("".join(letter if letter.isprintable() else " " for letter in text[: 8 * limit]), limit)


def _met(site: Site, *, shown: bool) -> str:
    quote = next((cleaned(signal.quote, 80) for signal in site.signals if signal.quote and not shown), "")
    words = _STATES.get(site.state, "" if shown else "could not be seen")
    return f"{words} ({quote})" if quote else words


def _sorted(links: Iterable[FoundLink], name: str, website: str) -> Iterator[tuple[_Group, Find]]:
    """Each place and each leftover once."""
    together: dict[tuple[str, ...], list[FoundLink]] = {}
    for link in links:
        together.setdefault(_subject(link), []).append(link)
    listed = set[str]()
    for same in together.values():
        if address := _fit(same) if _is_place(same[0]) else "":
            if _bare(address) not in listed:
                listed.add(_bare(address))
                doubt = _doubt(same, name, website)
                yield _Group.LEAD if doubt else _Group.PROFILE, _find(same, address, doubt)
        elif wrong := _wrong(same[0]):
            yield _Group.LEFTOVER, _find(same, cleaned(same[0].address), wrong)


def _subject(link: FoundLink) -> tuple[str, ...]:
    if link.identity.kind is Kind.PROFILE:
        return "profile", link.identity.platform, link.identity.handle
    return link.identity.kind.value, link.identity.platform, link.address


def _is_place(link: FoundLink) -> bool:
    return link.identity.kind in (Kind.PROFILE, Kind.SHORT, Kind.INDIRECT)


def _find(same: list[FoundLink], address: str, reason: str) -> Find:
    return Find(network=_network(same[0]), address=address, stands=_stands(same), reason=reason)


def _network(link: FoundLink) -> str:
    platform = link.identity.platform
    if link.identity.kind is Kind.CLOSED_NETWORK:
        return cleaned(link.identity.detail)
    if platform in PLATFORMS:
        return PLATFORMS[platform].NAME
    if link.identity.detail == placeholders.NUMBER:
        return "WhatsApp"
    return cleaned(link.text) if link.identity.kind is Kind.HOME and len(link.text) <= _NAME else ""


def _stands(same: list[FoundLink]) -> str:
    visible = [
        _REGIONS.get(link.region, "on the page" if link.source is Source.ANCHOR else "in a box of its own")
        for link in same
        if link.is_seen
    ]
    hidden = [_HIDDEN.get(link.source, "in the page's code") for link in same if not link.is_seen]
    pages = max(link.on_pages for link in same)
    where = plain.listing(list(dict.fromkeys(visible or hidden)))
    return f"{where}, on {pages} pages" if pages > 1 else where


def _wrong(link: FoundLink) -> str:
    """What a customer meets behind a leftover; empty for what is none."""
    match link.identity.kind:
        case Kind.CLOSED_NETWORK:
            ended = closed.network_of(link.address)
            return f"this network closed in {ended.ended[:4]}" if ended else "this network has closed"
        case Kind.PLACEHOLDER if link.identity.detail == placeholders.EMPTY:
            return "it leads nowhere"
        case Kind.PLACEHOLDER:
            return f"left by a template: {cleaned(link.identity.detail)}"
        case Kind.HOME:
            return "it leads to the network's front page, not to a profile"
        case Kind.IMPOSSIBLE:
            return "no account can have this name"
        case Kind.LOGIN:
            return "only its owner can open this page"
        case Kind.SHARE:
            return "it opens a window for sharing, not a profile"
        case Kind.NOT_AN_ADDRESS if link.identity.detail:
            return f"it {cleaned(link.identity.detail)}"
        case Kind.PROFILE | Kind.SHORT | Kind.INDIRECT:
            return "this address is too unusual to list; open it and look"
        case _:
            return ""


def _doubt(same: list[FoundLink], name: str, website: str) -> str:
    """Why a person should confirm this place first; empty for a profile that visitors see and that bears the name."""
    identity = same[0].identity
    if identity.kind is Kind.INDIRECT:
        return "a share link; open it and put the page's own address here"
    if identity.kind is Kind.SHORT:
        return "a short link; open it to see whose page it is"
    if not any(link.is_seen for link in same):
        return f"no visitor sees it: it stands only {_stands(same)}"
    if identity.platform == "linkedin" and identity.handle.startswith("in/"):
        return "somebody's personal account, not the page of the business"
    if not likeness.is_like(identity.handle, name, website):
        return "its name is unlike the name of the business"
    return ""


def _fit(same: list[FoundLink]) -> str:
    """An address of the place that client.yml takes and that reads back as the same place; empty if there is none."""
    identity = same[0].identity
    for written in (identity.address, *(link.address for link in same)):
        parsed = addresses.parse(written)
        if parsed is None or len(parsed.written) > _LONGEST:
            continue
        back = profiles.identify(parsed.written, listed=True)
        if (back.kind, back.platform, back.handle) == (identity.kind, identity.platform, identity.handle):
            return parsed.written
    return ""


def _bare(address: str) -> str:
    return re.sub(r"^https?://", "", address).rstrip("/")


def _name(site: Site, website: str) -> str:
    """What the site calls itself, else the part of its title most like its domain, else the domain itself."""
    domain = _domain(website)
    parts = sorted(
        _ENDINGS.split(cleaned(site.title)),
        key=lambda part: -difflib.SequenceMatcher(None, likeness.compact(part), likeness.compact(domain)).ratio(),
    )
    for candidate in (site.name, *parts, domain.capitalize()):
        name = cleaned(candidate, 120)
        if any(letter.isalnum() for letter in name):
            return name
    return "Client"


def _domain(website: str) -> str:
    parsed = addresses.parse(website)
    return max(likeness.labels(website), key=len, default=parsed.host if parsed else "client")


def _website(site: Site, website: str) -> str:
    """As typed, with the scheme and host (`www.` or not) at which its own page was in the end."""
    typed, final = addresses.parse(website), addresses.parse(site.final_address)
    if typed is None:
        return website
    at = final if final and _host(final.host) == _host(typed.host) else typed
    whole = dataclasses.replace(typed, scheme=at.scheme, host=at.host, port=at.port, fragment="")
    try:
        return clientvalues.website(str(whole).rstrip("/"))
    except Wrong:
        return website


def _led_to(site: Site, website: str) -> str:
    """The other website an address led to; empty where it is the same one, or a part of it."""
    typed, final = addresses.parse(website), addresses.parse(site.final_address)
    if typed is None or final is None or site.state not in (SiteState.UNKNOWN, SiteState.REDIRECTED_AWAY):
        return ""
    same = final.under(_host(typed.host)) or typed.under(_host(final.host))
    return "" if same else f"{final.scheme}://{final.host}"


def _host(host: str) -> str:
    return host.removeprefix("www.")


def _language(declared: str) -> str:
    declared = declared.strip().replace("_", "-")
    for candidate in (declared, declared.partition("-")[0]):
        try:
            return clientvalues.language(candidate)
        except Wrong:
            continue
    return ""
