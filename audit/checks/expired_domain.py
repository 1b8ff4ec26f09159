"""An address the business links to, or once had, that is for sale, parked or free for anybody to take."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from audit import address as addresses
from audit.address import Address
from audit.checks import _ends
from audit.checks._check import PROMINENT, Needs, raised
from audit.checks._spots import spots
from audit.dossier import Dossier, Place
from audit.finding import Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.website._state import MARKETS, PARKING
from audit.website.ground import registrable
from audit.website.noticed import Noticed, Trait

TITLE = "An address that strangers can take or have taken"
TITLE_WHEN_FINE = "No address you send customers to is for sale"
NEEDS = Needs.CLIENT


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Expired:
    """One domain, and who is sent there."""

    domain: str
    end: End
    is_former: bool
    links: tuple[Noticed, ...]
    places: tuple[Place, ...]

    @property
    def is_linked(self) -> bool:
        return bool(self.links or self.places)


def check(dossier: Dossier) -> Iterator[Finding]:
    followed = dossier.followed(Purpose.OUTSIDE, Purpose.BIO, Purpose.FORMER)
    met = [(_host(found), found) for found in followed if found.end is not End.UNSEEN]
    met = [(host, found) for host, found in met if not _ends.is_own(f"https://{host}/", dossier)]
    opened = frozenset(host for host, found in met if found.end is End.OPENS)
    ended: dict[str, list[Followed]] = {}
    for host, found in met:
        if _is_expired(found) and host not in opened:
            ended.setdefault(_domain(host, found, opened), []).append(found)
    yield from (_finding(_expired(domain, ended[domain], dossier)) for domain in sorted(ended))
    if met and not any(_is_expired(found) for _, found in met):
        yield _fine(len({host for host, _ in met}))


def _is_expired(found: Followed) -> bool:
    return found.end in _ends.EXPIRED or (found.purpose is Purpose.FORMER and found.end is End.NO_SUCH_NAME)


def _host(found: Followed) -> str:
    """The host that is spoken of: of a short link the one behind it, and not the market that one has been brought to."""
    way = [found.address, *(hop.address for hop in found.hops), found.final_address]
    hosts = [parsed.host.removeprefix("www.") for each in way if (parsed := _market_left_out(each))]
    return hosts[-1] if hosts and found.end in _ends.EXPIRED else _ends.host(found.address)


def _market_left_out(written: str) -> Address | None:
    found = addresses.parse(written)
    return found if found and not found.under(*MARKETS, *PARKING) else None


def _domain(host: str, found: Followed, opened: frozenset[str]) -> str:
    """The domain whose owner decides; a host of its own where others below that domain open, or may.

    A short link that leads to a market at once is not the service's to sell: it is called by its own address.
    """
    if host in _ends.SHORTENERS:
        return _ends.bare(found.address)
    if found.end is End.NO_SUCH_NAME:
        return host
    domain = registrable(host)
    return host if any(registrable(other) == domain for other in opened) else domain


def _expired(domain: str, followed: list[Followed], dossier: Dossier) -> _Expired:
    formers = [former.lower().removeprefix("www.") for former in dossier.client.former_domains]
    sent = {_ends.key(found.address) for found in followed}

    def leads_there(written: str) -> bool:
        return _is_under(_ends.host(written), domain) or _ends.key(written) in sent

    return _Expired(
        domain=domain,
        end=followed[0].end,
        is_former=any(_is_under(former, domain) or _is_under(domain, former) for former in formers),
        links=tuple(thing for thing in dossier.noticed(Trait.OUTSIDE) if leads_there(thing.value)),
        places=tuple(place for place, reading in _ends.living(dossier) if any(map(leads_there, reading.links))),
    )


def _is_under(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def _finding(expired: _Expired) -> Finding:
    on_everyones_way = any(link.region in PROMINENT for link in expired.links) or bool(expired.places)
    return Finding(
        check="expired_domain",
        outcome=Outcome.PROBLEM,
        level=raised(Level.FIX_SOON, when=on_everyones_way or (expired.is_former and expired.is_linked)),
        subject=expired.domain,
        title=_title(expired),
        put_right=_put_right(expired),
        sees=f"{_met(expired)} {_AFTERWARDS[expired.end]}",
        action=_action(expired),
        who="" if expired.links or not expired.places else "owner",
        where=(*spots(expired.links), *(f"your {place.page}" for place in expired.places)),
    )


_STATE = {
    End.FOR_SALE: "is for sale",
    End.PARKED: "shows only a placeholder",
    End.NO_SUCH_NAME: "leads nowhere any more",
}
_AFTERWARDS = {
    End.FOR_SALE: "Whoever buys it decides what your customers find there.",
    End.PARKED: "What they came for is not there.",
    End.NO_SUCH_NAME: "If nobody holds it any more, anybody may register it and put up what they like.",
}


def _title(expired: _Expired) -> str:
    if expired.is_former:
        return f"Your former address {expired.domain} {_STATE[expired.end]}"
    return f"You send customers to {expired.domain}, which {_STATE[expired.end]}"


def _put_right(expired: _Expired) -> str:
    if expired.is_linked:
        return f"Your links to {expired.domain} are put right"
    return f"Your former address {expired.domain} is put right"


def _met(expired: _Expired) -> str:
    if expired.is_linked:
        return f"A customer who follows your link {_ends.MEETS[expired.end]}."
    return f"A customer with an old card or an old link {_ends.MEETS[expired.end]}."


def _action(expired: _Expired) -> str:
    if not expired.is_former:
        return f"Remove every link to {expired.domain}, or put the right address there"
    back = f"decide whether to get {expired.domain} back before a stranger does"
    return f"Remove every link to it, and {back}" if expired.is_linked else back[0].upper() + back[1:]


def _fine(count: int) -> Finding:
    websites = "the one other website" if count == 1 else f"the {count} other websites"
    return Finding(
        check="expired_domain",
        outcome=Outcome.FINE,
        title=TITLE_WHEN_FINE,
        sees=f"We looked at {websites} that you link to or once had. None was for sale or parked.",
    )
