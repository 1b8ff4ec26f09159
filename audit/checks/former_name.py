"""Links that still lead to a name the business gave up: a handle it changed, a domain it left."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from audit import places, profiles
from audit.checks import _ends, _names
from audit.checks._accounts import key_of, spelled
from audit.checks._check import Needs
from audit.checks._names import Bears
from audit.checks._spots import short, spots
from audit.dossier import Dossier, Place
from audit.evidence import Sign
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.platforms import PLATFORMS
from audit.verdict import Verdict
from audit.website import FoundLink, Source
from audit.website.noticed import Trait

TITLE = "A link to a name you gave up"
TITLE_WHEN_FINE = "Nothing we read leads to a name you gave up"
NEEDS = Needs.CLIENT

_TOLD = (Verdict.GONE, Verdict.SUSPECT, Verdict.TAKEN_OVER, Verdict.MOVED, Verdict.NETWORK_CLOSED, Verdict.NOT_PUBLIC)
"""What another check already says of the website's links to it."""
_ANYBODYS = frozenset(
    """a accueil an and apache at auf aus available benvenuti bienvenido bienvenue blog by coming construction das default der
    denied die domain error forbidden found hello here home homepage host hosting in index is it just log login maintenance
    my new nginx no not of on our page placeholder seite server sign site soon start startseite test the this to under
    unserer untitled us web website webseite welcome willkommen wordpress works world you your zu""".split()  # noqa: SIM905  # a list of words is easier to read than one of quotes
)
"""Words of pages that stand at an address before a website does, or that name no one."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """One name given up, and what leads there."""

    called: str
    subject: str
    where: tuple[str, ...]
    place: str = ""
    holder: Bears | None = None
    """Whether what stands there today bears the business's name; None when that is not known."""
    is_taken: bool = False
    """Whether it is known to be somebody else's."""
    is_forwarded: bool = False
    """Whether it leads on to the website today."""
    is_unseen: bool = False
    """Whether nobody knows what a customer meets there today."""
    is_hidden: bool = False
    """Whether only machines read the links."""
    is_told: bool = False
    """Whether another check says what is met there."""


def check(dossier: Dossier) -> Iterator[Finding]:
    client = dossier.client
    listed = {spelled(place.key) for place in dossier.places if place.listing}
    handles = [_handle(written, dossier) for written in client.former_handles if key_of(written) not in listed]
    domains = [_domain(written, dossier) for written in client.former_domains]
    names = [name for name in (*handles, *domains) if name]
    yield from (_finding(name) for name in names if name.where and not name.is_told)
    if names and not any(name.where or name.is_told for name in names) and _is_seen(dossier):
        yield Finding(
            check="former_name",
            outcome=Outcome.FINE,
            title=TITLE_WHEN_FINE,
            sees="We looked for them on your website and on your profiles.",
        )


def _is_seen(dossier: Dossier) -> bool:
    return bool(dossier.site and any(signal.sign is Sign.SHOWN for signal in dossier.site.signals))


def _handle(written: str, dossier: Dossier) -> _Name | None:
    profile = places.profile(profiles.identify(written, listed=True), listed=True)
    if profile is None or profile.platform not in PLATFORMS:
        return None
    key = spelled(profile.key)
    place = next((place for place in dossier.places if spelled(place.key) == key), None)
    is_told = place is not None and place.verdict in _TOLD and bool(place.links)
    links = () if is_told else _links_to(key, dossier)
    bios = tuple(
        f"your {other.page}"
        for other, reading in _ends.living(dossier)
        if spelled(other.key) != key and any(key_of(link) == key for link in reading.links)
    )
    return _Name(
        called=f"{PLATFORMS[profile.platform].NAME} name {short(profile.handle)}",
        subject=key,
        where=(*dict.fromkeys(_spot(link) for link in links), *bios),
        place=place.key if place else profile.key,
        holder=_names.bears(place, dossier) if place and place.verdict is Verdict.LIVE else None,
        is_taken=_is_taken(place),
        is_told=is_told and not bios,
        is_hidden=not bios and all(link.source is not Source.ANCHOR for link in links),
    )


def _links_to(key: str, dossier: Dossier) -> tuple[FoundLink, ...]:
    found = (
        (link, places.profile(link.identity, listed=False)) for link in (dossier.site.links if dossier.site else ())
    )
    return tuple(link for link, place in found if place and spelled(place.key) == key)


def _spot(link: FoundLink) -> str:
    return link.spot if link.source is Source.ANCHOR else "what your website tells search engines"


def _is_taken(place: Place | None) -> bool:
    return place is not None and place.verdict is Verdict.TAKEN_OVER and place.judgement.sighting is not None


def _domain(domain: str, dossier: Dossier) -> _Name:
    met = [found for found in _followed(domain, dossier) if found.end is End.OPENS]
    missing = {f.address for f in _followed(domain, dossier) if f.purpose is Purpose.OUTSIDE and f.end in _ends.GONE}
    links = [thing for thing in dossier.noticed(Trait.OUTSIDE) if _is_under(thing.value, domain)]
    bios = (
        f"your {place.page}"
        for place, reading in _ends.living(dossier)
        if any(_is_under(link, domain) for link in reading.links)
    )
    named = (*spots(thing for thing in links if thing.value not in missing), *bios)
    titles = [found.title for found in met if found.title and not _ends.is_own(found.final_address, dossier)]
    bears = [_names.bears_name(title, dossier) for title in titles if _is_a_name(title)]
    return _Name(
        called=f"address {short(domain)}",
        subject=domain,
        where=named,
        holder=min(bears, key=list(Bears).index, default=None),
        is_told=_is_expired(domain, dossier) or (bool(missing) and not named),
        is_unseen=not met,
        is_forwarded=bool(met) and all(_ends.is_own(found.final_address, dossier) for found in met),
    )


def _is_a_name(title: str) -> bool:
    """Whether a title may say whose page it is, beside the words that stand on any."""
    return len([word for word in re.findall(r"[^\W\d_]+", title.lower()) if word not in _ANYBODYS]) > 1


def _is_expired(domain: str, dossier: Dossier) -> bool:
    """Told with the domain itself."""
    return any(found.end in (*_ends.EXPIRED, End.NO_SUCH_NAME) for found in _followed(domain, dossier))


def _followed(domain: str, dossier: Dossier) -> tuple[Followed, ...]:
    asked = dossier.followed(Purpose.OUTSIDE, Purpose.FORMER, Purpose.BIO)
    return tuple(found for found in asked if _is_under(found.address, domain))


def _is_under(written: str, domain: str) -> bool:
    host, bare = _ends.host(written), domain.lower().removeprefix("www.")
    return host == bare or host.endswith(f".{bare}")


def _finding(name: _Name) -> Finding:
    is_strange = name.holder is Bears.NO and not name.is_forwarded
    which = (
        ", which is somebody else's" if name.is_taken else ", which looks like somebody else's" if is_strange else ""
    )
    return Finding(
        check="former_name",
        outcome=Outcome.PROBLEM,
        level=_level(name, is_strange=is_strange),
        confidence=Confidence.LOOKS if is_strange and not name.is_taken else Confidence.IS,
        place=name.place,
        subject=name.subject,
        title=f"Links still lead to your former {name.called}{which}",
        put_right=f"No link that we read leads to your former {name.called} any more",
        sees=_sees(name, is_strange=is_strange),
        action="Put today's address in every place we list, or remove the link",
        where=name.where,
    )


def _level(name: _Name, *, is_strange: bool) -> Level:
    if name.is_taken or is_strange:
        return Level.FIX_NOW
    return Level.TIDY_UP if name.is_hidden or name.is_forwarded else Level.FIX_SOON


def _sees(name: _Name, *, is_strange: bool) -> str:
    if name.is_taken or is_strange:
        return "A customer who taps one of them meets somebody under a name that was yours."
    if name.is_forwarded:
        return "A customer who taps one of them still arrives at you. That lasts only as long as you keep the name."
    if name.is_hidden:
        return "A customer does not see these links, but search engines do. They name an account you gave up."
    if name.is_unseen:
        return "We could not see what a customer meets there today. A stranger may take the name."
    return "A customer who taps one of them does not arrive at the place you look after. A stranger may take the name."
