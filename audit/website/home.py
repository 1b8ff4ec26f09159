"""One page of the website, by default its home page: every link on it that is or pretends to be a profile."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator

from audit import address as addresses, placeholders, profiles
from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Reply, Sign, Signal, Visit
from audit.platforms import _page, _walls
from audit.platforms._page import Anchor, Document
from audit.website import FoundLink, Site, Source, frames, promise

MOST_LINKS = 300
DOUBLED = "begins with http twice, so browsers cannot open it"
LACKING = "lacks its https://, so browsers look for it on this website"
MISSPELT = "begins with a misspelt https, so browsers cannot open it"

_KEPT = frozenset(
    (
        Kind.PROFILE,
        Kind.HOME,
        Kind.LOGIN,
        Kind.SHORT,
        Kind.INDIRECT,
        Kind.PLACEHOLDER,
        Kind.CLOSED_NETWORK,
        Kind.IMPOSSIBLE,
    )
)
_KEPT_UNSEEN = frozenset((Kind.PROFILE, Kind.SHORT, Kind.CLOSED_NETWORK))
"""Of what only machines read: nobody taps it, so it can name a profile but not mislead."""
_NETWORKS = {
    "facebook": "facebook",
    "instagram": "instagram",
    "twitter": "x",
    "youtube": "youtube",
    "linkedin": "linkedin",
    "tiktok": "tiktok",
    "bluesky": "bluesky",
    "mastodon": "mastodon",
    "pinterest": "pinterest",
    "google-plus": "",
    "googleplus": "",
    "threads": "threads",
    "snapchat": "snapchat",
    "tripadvisor": "tripadvisor",
    "yelp": "yelp",
}
"""Words that make an element a network's icon; a lone X is as often a button that closes something."""
_BUTTON = re.compile(
    r"shar(?:e|ing)|tweet|teilen|partag|compart|condivid|\bdel(?:en)?\b|log.?in|sign.?(?:in|up)|anmeld|connexion"
)
_LABEL = 60
"""A longer text is a sentence about a network, not its icon."""
_TWICE = re.compile(r"https?:?/+https?:?/", re.IGNORECASE)
_NO_COLON = re.compile(r"https?/+", re.IGNORECASE)
_MISSPELT = re.compile(r"\A(?!https?:)(?=[hps]*t)(?=[hts]*p)[htps]{3,8}:/+", re.IGNORECASE)
_HANDLE = re.compile(r"@?([A-Za-z0-9_]{1,15})")
_BUSINESS = frozenset(("organization", "localbusiness", "website"))


def visit(address: str, kit: Kit) -> Visit[Site]:  # noqa: ARG001  # every visit is given one
    """Look at the home page once."""
    found = addresses.parse(address)
    (reply,) = yield (Ask(address=found.written if found else address),)
    return read(address, reply)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One page parsed once, for all that is read off it."""

    site: Site
    document: Document | None = None
    """None when there was nothing to read."""
    judged: tuple[tuple[Anchor, Identity], ...] = ()
    """Its links in their order, and what a customer who taps them is led to."""


def read(address: str, reply: Reply) -> Site:
    """What a reply shows of the home page that was asked for at this address."""
    return opened(address, reply).site


def opened(address: str, reply: Reply, mark: str = "home_page") -> Opened:
    """The page that was asked for at this address; `mark` names what was shown."""
    seen = Site(address=address, final_address="" if reply.failure else reply.address)
    wall = _walls.nameless(reply, "page") or _walls.wall(reply, "page")
    if reply.status != 200 or (wall and wall.sign is not Sign.CHALLENGE):
        return _unread(seen, wall or _walls.unfamiliar(reply, "page"))
    try:
        page = _page.document(reply)
    except _page.TooHard as reason:
        return _unread(seen, _walls.signal(reply, "page", Sign.UNREADABLE, "too_hard", str(reason)))
    anchors = page.anchors()
    if wall and not anchors:  # a challenge has no links; a page guarded by the same service has
        return _unread(seen, wall)
    if not (anchors or page.title or page.text(100)):
        return _unread(seen, _walls.unfamiliar(reply, "page"), page)
    own = addresses.parse(seen.final_address)
    judged = tuple((anchor, _judged(anchor, own)) for anchor in anchors)
    shown = dataclasses.replace(seen, signals=(_walls.signal(reply, "page", Sign.SHOWN, mark, page.title),))
    return Opened(site=_described(shown, page, judged), document=page, judged=judged)


def _unread(seen: Site, why: Signal, page: Document | None = None) -> Opened:
    return Opened(site=dataclasses.replace(seen, signals=(why,)), document=page)


def _described(seen: Site, page: Document, judged: tuple[tuple[Anchor, Identity], ...]) -> Site:
    own = addresses.parse(seen.final_address)
    links = _merged((*_visible(judged), *_hidden(page)))
    return dataclasses.replace(
        seen,
        title=_page.excerpt(page.title),
        description=_page.excerpt(page.meta("description") or page.meta("og:description")),
        language=page.lang,
        name=_page.excerpt(page.meta("og:site_name") or _business_name(page)),
        town=_page.excerpt(_town(page)),
        links=tuple(links[:MOST_LINKS]),
        left_out=max(0, len(links) - MOST_LINKS),
        own_links=sum(identity.kind is Kind.WEBSITE and _is_own(anchor.address, own) for anchor, identity in judged),
        share_links=sum(identity.kind is Kind.SHARE and not _poses(anchor) for anchor, identity in judged),
    )


def _judged(anchor: Anchor, own: Address | None) -> Identity:
    """What a customer who taps this link is led to."""
    as_written = profiles.identify(_MISSPELT.sub("https://", anchor.raw, count=1))
    if as_written.kind is Kind.SHARE:
        return as_written
    if _MISSPELT.match(anchor.raw) and _on_network(as_written):
        return _miswritten(as_written, MISSPELT)
    if _TWICE.match(anchor.raw) and as_written.platform:
        return _miswritten(as_written, DOUBLED)
    is_own = _is_own(anchor.address, own)
    if is_own and ("//" not in anchor.raw or _NO_COLON.match(anchor.raw)) and _on_network(as_written):
        return _miswritten(as_written, LACKING)
    if as_written.kind is Kind.PLACEHOLDER and as_written.detail == placeholders.EMPTY:
        return as_written if as_written.platform else _named_by_icon(anchor, as_written)
    identity = profiles.identify(anchor.address, listed=is_own)
    return _named_by_icon(anchor, identity) if identity.detail == placeholders.WEBSITE else identity


def _named_by_icon(anchor: Anchor, leftover: Identity) -> Identity:
    """`#` and kin: a leftover on a network's icon, a share button on one that says so, and else nothing at all."""
    words = f"{anchor.text} {anchor.label} {anchor.classes}".lower()
    named = next((word for word in _NETWORKS if word in words), "")
    if not named or len(anchor.text) > _LABEL:
        return Identity(kind=Kind.NOT_AN_ADDRESS)
    if _BUTTON.search(words):
        return Identity(kind=Kind.SHARE)
    return dataclasses.replace(leftover, platform=_NETWORKS[named])


def _miswritten(meant: Identity, detail: str) -> Identity:
    return dataclasses.replace(meant, kind=Kind.NOT_AN_ADDRESS, detail=detail)


def _on_network(identity: Identity) -> bool:
    return identity.kind in _KEPT and identity.platform not in ("", "mastodon")


def _is_own(address: str, own: Address | None) -> bool:
    found = addresses.parse(address)
    return bool(found and own) and _bare_host(found) == _bare_host(own)


def _bare_host(found: Address | None) -> str:
    return found.host.removeprefix("www.") if found else ""


def _visible(judged: Iterable[tuple[Anchor, Identity]]) -> Iterator[FoundLink]:
    for anchor, identity in judged:
        is_empty = identity.kind is Kind.PLACEHOLDER and addresses.parse(anchor.raw) is None
        if _is_kept(anchor, identity):
            yield FoundLink(
                address=anchor.raw if is_empty else anchor.address,
                identity=identity,
                text=anchor.text or anchor.label,
                region=anchor.region,
            )


def _is_kept(anchor: Anchor, identity: Identity) -> bool:
    match identity.kind:
        case Kind.NOT_AN_ADDRESS:
            return bool(identity.detail)
        case Kind.SHARE:
            return _poses(anchor)
        case kind:
            return kind in _KEPT


def _poses(button: Anchor) -> bool:
    """Whether a share button's words promise a profile: "Follow us on Facebook"."""
    return promise.promises(button.text or button.label)


def _hidden(page: Document) -> Iterator[FoundLink]:
    """Profiles that the page names in other ways than by a link."""
    handle = _HANDLE.fullmatch(page.meta("twitter:site"))
    named = (
        (Source.FRAME, frames.addresses(page)),
        (Source.REL_ME, [link.address for link in page.links("me")]),
        (Source.SAME_AS, _same_as(page)),
        (Source.TWITTER_SITE, [f"https://x.com/{handle[1]}"] if handle else []),
        (Source.PUBLISHER, [page.meta("article:publisher")]),
    )
    for source, found in named:
        for address in dict.fromkeys(found):
            identity = profiles.identify(address)
            if identity.kind in _KEPT_UNSEEN:
                yield FoundLink(address=address[: addresses.LONGEST], identity=identity, source=source)


def _same_as(page: Document) -> list[str]:
    values = [value for node in page.json_ld() for value in _page.find(node, "sameAs")]
    listed = [item for value in values for item in (value if isinstance(value, list) else [value])]
    return [item for item in listed if isinstance(item, str)]


def _merged(found: Iterable[FoundLink]) -> list[FoundLink]:
    """Each address once per source, counted."""
    kept: dict[tuple[Source, str, str], FoundLink] = {}
    for link in found:
        key = (link.source, link.address, link.identity.platform)
        first = kept.get(key)
        kept[key] = dataclasses.replace(first, times=first.times + 1) if first else link
    return list(kept.values())


def _town(page: Document) -> str:
    """The `addressLocality` of the first address in the structured data."""
    found = (town for node in page.json_ld() for town in _page.find(dict(node), "addressLocality"))
    return next((town for town in found if isinstance(town, str)), "")


def _business_name(page: Document) -> str:
    """The name in the structured data of the business, else of the website."""
    for node in page.json_ld():
        kinds = {str(kind).lower() for kind in (*_page.sequence(node.get("@type")), node.get("@type"))}
        if (kinds & _BUSINESS or "address" in node) and isinstance(name := node.get("name"), str):
            return name
    return ""
