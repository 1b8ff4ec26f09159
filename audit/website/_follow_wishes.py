"""Choosing which addresses are worth following: few, the most visible first, and none that something else looks at."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from audit import address as addresses, profiles
from audit.address import Address, Kind
from audit.client import Client
from audit.evidence import Evidence, Sign
from audit.followed import Purpose
from audit.platforms import _elsewhere
from audit.website import Site, _follow_films as films, _follow_names as names
from audit.website.ground import Ground, origin, registrable
from audit.website.noticed import Noticed, Trait

MOST = 60
"""Addresses in all, besides those the client file names."""
_MOST: Mapping[Purpose, int] = {
    Purpose.SECURE: 1,
    Purpose.MAIL: 5,
    Purpose.FORM: 10,
    Purpose.FEED: 3,
    Purpose.ICON: 1,
    Purpose.BIO: 30,
    Purpose.OUTSIDE: 30,
    Purpose.PICTURE: 10,
    Purpose.EMBED: 15,
}
_EVERY_PAGE = ("header", "nav", "footer")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One address to be asked for."""

    purpose: Purpose
    address: str
    home: str = ""
    """Front page of the website it was found on; empty where the client file or a profile names it."""


def wishes(client: Client, site: Site, seen: Sequence[Evidence]) -> tuple[Wish, ...]:
    """What is worth following, the most visible first; each address once for each purpose."""
    here = addresses.parse(site.final_address) or addresses.parse(client.website)
    ground = Ground(home=here) if here else None
    found: Mapping[Purpose, Iterable[str]] = {
        Purpose.SECURE: _secure(client, site),
        Purpose.MAIL: _mail_domains(client, site, here),
        Purpose.FORM: (*_values(site, Trait.FORM), *_values(site, Trait.SUBSCRIBE)),
        Purpose.FEED: _values(site, Trait.FEED),
        Purpose.ICON: _icon(site, ground),
        Purpose.BIO: _named_by_places(seen, ground),
        Purpose.OUTSIDE: _outside(site, ground),
        Purpose.PICTURE: _pictures(site),
        Purpose.EMBED: (value for value in _values(site, Trait.EMBED) if films.film(value)),
    }
    home = f"{origin(here)}/" if here else ""
    lists = [
        [_wish(purpose, value, home) for value in itertools.islice(_once(values), _MOST[purpose])]
        for purpose, values in found.items()
    ]
    return (*_fair_share(lists), *_declared(client))


def _wish(purpose: Purpose, value: str, home: str) -> Wish:
    return Wish(purpose=purpose, address=value, home="" if purpose is Purpose.BIO else home)


def _once(values: Iterable[str]) -> Iterator[str]:
    """Each web address or domain once, in order."""
    return (value for value in dict.fromkeys(values) if addresses.parse(value))


def _fair_share(lists: Sequence[Sequence[Wish]]) -> Iterator[Wish]:
    """The first of each purpose, then the second of each, until there are enough; in the order of the purposes."""
    turns = (wish for turn in itertools.zip_longest(*lists) for wish in turn if wish)
    taken = frozenset(itertools.islice(turns, MOST))
    return (wish for one in lists for wish in one if wish in taken)


def _declared(client: Client) -> Iterator[Wish]:
    """All that the client file names."""
    review = (listing.review_link for listing in client.listings)
    former = (f"https://{domain}/" for domain in client.former_domains)
    named = ((Purpose.OFFLINE, client.offline_links), (Purpose.REVIEW, review), (Purpose.FORMER, former))
    return (Wish(purpose=purpose, address=value) for purpose, values in named for value in _once(values))


def _most_visible(site: Site, trait: Trait) -> list[Noticed]:
    things = (thing for thing in site.noticed if thing.trait is trait)
    return sorted(things, key=lambda thing: (thing.region not in _EVERY_PAGE, -thing.on_pages))


def _values(site: Site, trait: Trait) -> Iterator[str]:
    return (thing.value for thing in _most_visible(site, trait))


def _secure(client: Client, site: Site) -> Iterator[str]:
    """The https form of a website that answers by http."""
    found = addresses.parse(client.website)
    if found and site.final_address and "http" in (found.scheme, site.final_address.partition(":")[0]):
        yield f"https://{found.host}{found.written.removeprefix(origin(found))}"


def _mail_domains(client: Client, site: Site, here: Address | None) -> Iterator[str]:
    """The website's own domain first: where others are said not to exist, it shows that the name service answers."""
    written = (*_values(site, Trait.MAIL), client.facts.email)
    each = (one for several in written for one in re.split("[,;]", several))
    domains = [domain for one in each if (domain := names.mail_domain(one))]
    own = registrable(here.host) if here else ""
    if domains and own:
        yield own
    yield from (domain for domain in domains if registrable(domain) != own)


def _icon(site: Site, ground: Ground | None) -> Iterator[str]:
    """Where browsers look for an icon that the home page does not name."""
    path = ground.path(ground.home) if ground else ""
    if ground and any(path in thing.pages for thing in _most_visible(site, Trait.NO_ICON)):
        yield f"{origin(ground.home)}/favicon.ico"


def _pictures(site: Site) -> Iterator[str]:
    if site.preview:
        yield site.preview.picture
    yield from _values(site, Trait.PICTURE)


def _outside(site: Site, ground: Ground | None) -> Iterator[str]:
    """One address of each host."""
    hosts: dict[str, str] = {}
    for value in _values(site, Trait.OUTSIDE):
        found = addresses.parse(value)
        if found and not (ground and ground.holds(found)) and not _is_on_network(found):
            hosts.setdefault(found.host.removeprefix("www."), value)
    yield from hosts.values()


def _named_by_places(seen: Sequence[Evidence], ground: Ground | None) -> Iterator[str]:
    """What living profiles point to, but for the home page itself and for other profiles."""
    readings = (evidence.reading for evidence in seen)
    living = (reading for reading in readings if any(signal.sign is Sign.SHOWN for signal in reading.signals))
    for value in (link for reading in living for link in reading.links):
        found = addresses.parse(value)
        if found and not _is_on_network(found) and not (ground and _is_home(found, ground)):
            yield value


def _is_home(found: Address, ground: Ground) -> bool:
    """The home page, which was read, by whatever scheme; and the http form of other pages, where there is a better."""
    is_front = not found.segments and not found.query
    is_insecure = found.scheme == "http" and ground.home.scheme == "https"
    return ground.settled(found).host == ground.home.host and (is_front or is_insecure)


def _is_on_network(found: Address) -> bool:
    """Whether a platform looks at it, or nobody without an account can."""
    identity = profiles.identify(found.written)
    return identity.kind is not Kind.WEBSITE or bool(identity.platform) or found.under(*_elsewhere.NETWORKS)
