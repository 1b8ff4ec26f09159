"""Why an address is judged as it is: every source and its answer, the controls beside it, and what was asked."""

from __future__ import annotations

from collections.abc import Iterator

from audit.dossier import Dossier, Place
from audit.evidence import Exchange
from audit.report import proof, words
from audit.report.plain import date
from audit.verdict import Verdict


def lines(dossier: Dossier, place: Place) -> Iterator[str]:
    """For a marketer first, then the requests for whoever wants them."""
    told = proof.proof(dossier, place)
    yield f"Why: {told.basis}"
    if told.read:
        yield "What each source answered, in the order asked:"
        yield from (f"  {number}. {_answer(*row)}" for number, row in enumerate(told.read, 1))
    if told.controls:
        yield "Beside it the same source was asked for a page that is known to live, and for one that cannot exist:"
        yield from (f"  {source}, {when}. {_pair(living, absent)}" for source, when, living, absent in told.controls)
    if place.newest:
        yield f"Newest {words.dated_thing(place.newest)}: {words.last_post(place)}. {told.dated}"
    if told.hidden:
        yield f"Not visible to us here: {told.hidden}."
    yield f"A second look: {again(place)}"
    if place.look and not place.look.evidence.exchanges:
        yield "Asked: nothing."
    elif place.look:
        yield f"Asked, {told.looked}:"
        yield from (f"  {asked(exchange)}" for exchange in place.look.evidence.exchanges)


def as_json(dossier: Dossier, place: Place) -> dict[str, object]:
    """The same as data."""
    told = proof.proof(dossier, place)
    newest = place.newest
    return {
        "because": told.basis,
        "sources": [
            {"source": s.rung, "host": s.host, "sign": s.sign.value, "said": proof.sign(s), "words": s.quote}
            for s in (place.look.evidence.reading.signals if place.look else ())
        ],
        "controls": [
            {"source": source, "when": when, "living": living, "impossible": absent}
            for source, when, living, absent in told.controls
        ],
        "newest": {"at": newest.at.isoformat(), "source": newest.source, "said": told.dated} if newest else None,
        "unseen_parts": list(place.look.evidence.reading.unseen_parts) if place.look else [],
        "second_look": again(place),
        "exchanges": [_exchange(made) for made in (place.look.evidence.exchanges if place.look else ())],
    }


def again(place: Place) -> str:
    """What a second look would add."""
    after = place.judgement.again_after
    match place.verdict:
        case Verdict.SUSPECT:
            when = f" from {date(after.date())} on" if after else ""
            return f"one{when}, at least a day later, can confirm that it is gone or find it living. `audit run` keeps the first."
        case Verdict.UNSEEN:
            return "another hour or another connection may show more, and `audit doctor` says whether a key would. Your own eyes settle it now."
        case Verdict.NOT_PUBLIC:
            return "it would meet the same answer. Only its owner, or a person who is signed in, can tell hidden from gone."
        case Verdict.NETWORK_CLOSED:
            return "not needed; a network that has ended stays closed."
        case _:
            return "not needed; the network itself showed it. A later one would only bring a newer date."


def asked(exchange: Exchange) -> str:
    """One request: method, addresses on the way without query values, how it ended, size and time."""
    size = f"{exchange.size / 1000:.1f} kB" if exchange.size >= 1000 else f"{exchange.size} bytes"
    return f"{exchange.method} {' → '.join(_way(exchange))}: {proof.ended(exchange)}, {size}, {exchange.seconds:.2f} s"


def _answer(source: str, said: str, quote: str) -> str:
    return f"{source}: {said}" + (f" ({quote})" if quote else "")


def _pair(living: str, absent: str) -> str:
    return f"The living page: {living}. The impossible one: {absent}."


def _way(exchange: Exchange) -> tuple[str, ...]:
    return tuple(hop.address for hop in exchange.hops) or (exchange.address,)


def _exchange(made: Exchange) -> dict[str, object]:
    return {
        "method": made.method,
        "addresses": list(_way(made)),
        "statuses": [hop.status for hop in made.hops],
        "ended": proof.ended(made),
        "bytes": made.size,
        "seconds": made.seconds,
    }
