"""A link that is passed on from address to address more than three times before it arrives."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from audit import address as addresses
from audit.address import Address
from audit.checks._check import Needs
from audit.checks._spots import short, spots
from audit.dossier import Dossier
from audit.evidence import Hop
from audit.finding import Finding, Level, Outcome
from audit.followed import Followed, Purpose
from audit.website import PageSeen
from audit.website.ground import registrable
from audit.website.noticed import Trait, spot

TITLE = "A link that takes many detours"
TITLE_WHEN_FINE = "No link that we followed takes many detours"
NEEDS = Needs.CLIENT

MOST = 3
"""Redirects that a link may take; each one costs a phone a moment, and each one can break."""
FINDINGS = 10
_PURPOSES = (Purpose.OUTSIDE, Purpose.BIO, Purpose.OFFLINE, Purpose.REVIEW)


def check(dossier: Dossier) -> Iterator[Finding]:
    own = _own(dossier)
    answered: list[PageSeen | Followed] = list(dossier.site.pages if dossier.site else ())
    answered = [seen for seen in (*answered, *dossier.followed(*_PURPOSES)) if _is_followed(seen)]
    long: dict[str, Finding] = {}
    for seen in answered:
        if _detours(seen.hops, seen.final_address, own) > MOST:
            where = _on_site(seen) if isinstance(seen, PageSeen) else _stands(seen, dossier)
            long.setdefault(seen.address, _finding(seen, where))
    yield from itertools.islice(long.values(), FINDINGS)
    if not long and len(answered) > 1:
        yield Finding(
            check="redirect_chain",
            outcome=Outcome.FINE,
            title=TITLE_WHEN_FINE,
            sees=f"We followed {len(answered)} addresses to their end.",
        )


def _is_followed(seen: PageSeen | Followed) -> bool:
    """To its end, or as far as we go; not where it went in circles, which cookies may have ended for a customer."""
    met = [hop.address for hop in seen.hops]
    return bool(seen.status) or (len(met) > MOST and len(set(met)) == len(met))


def _detours(hops: Sequence[Hop], last: str, own: frozenset[str]) -> int:
    """Redirects that somebody set up for this link.

    Not counted: the way from http or www at its beginning, and what another website does within its own house
    (languages, cookies, logins).
    """
    stations = [found for written in (*(hop.address for hop in hops), last) if (found := addresses.parse(written))]
    steps = itertools.dropwhile(_is_same, itertools.pairwise(stations))
    return sum(not _is_theirs(step, own) for step in steps)


def _is_same(step: tuple[Address, Address]) -> bool:
    one, other = step
    return (_bare(one), one.segments, one.query) == (_bare(other), other.segments, other.query)


def _is_theirs(step: tuple[Address, Address], own: frozenset[str]) -> bool:
    one, other = (registrable(found.host) for found in step)
    return one == other and one not in own


def _bare(found: Address) -> str:
    return found.host.removeprefix("www.")


def _own(dossier: Dossier) -> frozenset[str]:
    written = (dossier.client.website, dossier.site.final_address if dossier.site else "")
    return frozenset(registrable(found.host) for one in written if (found := addresses.parse(one)))


def _on_site(page: PageSeen) -> tuple[str, ...]:
    return (spot(page.region, (page.linked_from,), 1) if page.linked_from else "your website's own address",)


def _stands(found: Followed, dossier: Dossier) -> tuple[str, ...]:
    match found.purpose:
        case Purpose.OUTSIDE:
            return spots(thing for thing in dossier.noticed(Trait.OUTSIDE) if thing.value == found.address)
        case Purpose.BIO:
            pages = (p for p in dossier.places if p.look and found.address in p.look.evidence.reading.links)
            return tuple(f"your {place.page}" for place in pages)
        case Purpose.OFFLINE:
            return ("what you had printed",)
        case _:
            return ("your link for reviews",)


def _finding(seen: PageSeen | Followed, where: tuple[str, ...]) -> Finding:
    hops, end = len(seen.hops), _host(seen.final_address)
    return Finding(
        check="redirect_chain",
        outcome=Outcome.PROBLEM,
        level=Level.TIDY_UP,
        subject=seen.address,
        title=f"The link {short(seen.address.partition('://')[2])} is passed on {'' if seen.status else 'at least '}{hops} times",
        put_right=f"The link {short(seen.address.partition('://')[2])} is no longer passed on {hops} times",
        sees=f"A customer who taps it waits for {'' if seen.status else 'at least '}{hops} detours, and each of them can break.",
        action=f"Point the link straight to where it ends{f', at {end}' if end else ''}",
        where=where,
    )


def _host(written: str) -> str:
    found = addresses.parse(written)
    return short(found.host) if found else ""
