"""How we know: what was asked and answered for one place, and how the whole audit was made."""

from __future__ import annotations

import dataclasses
import datetime as dt
import urllib.parse

from audit.dossier import Dossier, Place
from audit.evidence import A_REVIEW, Control, Exchange, Failure, Look, Newest, Precision, Saw, Sighting, Sign, Signal
from audit.finding import Finding, Outcome
from audit.report import plain, words
from audit.verdict import Verdict
from audit.website import Robots, Site, SiteState


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The evidence of one place, in words."""

    looked: str
    """When and from where; empty when nobody has looked yet."""
    person: str
    basis: str
    """What the verdict rests on, in a sentence."""
    read: tuple[tuple[str, str, str], ...]
    """Source, what it shows, the words it was read off."""
    dated: str
    """How the date of the newest post is known."""
    hidden: str
    asked: tuple[tuple[str, str], ...]
    """Address and how it ended."""
    controls: tuple[tuple[str, str, str, str], ...]
    """Source, when, what the living page gave, what the impossible one gave."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """How the audit was made."""

    checked: str
    looked: str
    seen: int
    of: int
    unseen: tuple[tuple[str, str], ...]
    """What it is, and why we could not see it."""
    people: tuple[tuple[str, str], ...]
    """Place, and who looked at it when."""
    controls: tuple[tuple[str, str, str], ...]
    """Source, what the living page gave, what the impossible one gave."""
    bounds: tuple[tuple[str, int, int, int], ...]
    """Place; up to how many days it counts as open, quiet, asleep."""
    season: bool
    requests: int
    website: str
    """What was read of the website, or what stood there instead."""
    program: str
    snapshot: str
    keys: str
    left_out: str = ""
    """How many kept files of earlier audits count for nothing; empty when all could be read."""


def proof(dossier: Dossier, place: Place) -> Proof:
    """Everything one place's state stands on."""
    look, person = place.look, place.judgement.sighting
    reading = look.evidence.reading if look else None
    return Proof(
        looked=_when(look.evidence.at, dossier.snapshot.read_from) if look else "",
        person=sighting(person) if person else "",
        basis="" if person else _basis(place),
        read=tuple((_source(s.rung), sign(s), s.quote) for s in reading.signals) if reading else (),
        dated=dated(place.newest) if place.newest else "",
        hidden=plain.choice(reading.unseen_parts) if reading else "",
        asked=tuple((e.address, ended(e)) for e in look.evidence.exchanges) if look else (),
        controls=tuple(_control(c) for c in _beside(look)) if look else (),
    )


def method(dossier: Dossier, findings: tuple[Finding, ...]) -> Method:
    """How this audit was made, for everybody who asks "how do you know?"."""
    snapshot, places = dossier.snapshot, words.counted(dossier)
    unseen = [place for place in places if place.verdict is Verdict.UNSEEN]
    return Method(
        checked=plain.long_date(dossier.date),
        looked=_when(snapshot.taken, snapshot.read_from),
        seen=len(places) - len(unseen),
        of=len(places),
        unseen=(
            *((place.name, words.reason(place)) for place in unseen),
            *dict.fromkeys((f.title, f.sees) for f in findings if f.outcome is Outcome.UNSEEN and not f.place),
        ),
        people=tuple((p.name, sighting(p.judgement.sighting)) for p in dossier.places if p.judgement.sighting),
        controls=_by_source(snapshot.controls),
        bounds=tuple((p.name, p.bounds.fresh, p.bounds.quiet, p.bounds.dormant) for p in dossier.places if p.bounds),
        season=dossier.client.season is not None,
        requests=snapshot.requests,
        website=website(dossier.site) if dossier.site else "",
        program=snapshot.program,
        snapshot=snapshot.id,
        keys=plain.listing(snapshot.keys),
        left_out=_left_out(dossier.left_out),
    )


def _left_out(files: int) -> str:
    if not files:
        return ""
    return f"{plain.plural(files, 'kept file')} could not be read, and counted for nothing"


def website(site: Site) -> str:
    """What was read of the website, or what stood there instead, in a sentence or two."""
    if site.state is not SiteState.OPEN:
        host = urllib.parse.urlsplit(site.final_address).hostname or "another address"
        return _STANDS[site.state].format(host=host)
    read = sum(any(signal.sign is Sign.SHOWN for signal in page.signals) for page in site.pages)
    sentences = [f"We read {plain.plural(read, 'page')} of your website."]
    if site.robots in (Robots.DISALLOWED, Robots.UNREACHABLE):
        sentences.append("Its robots.txt asks programs to look no further, and we did as it asks.")
    elif site.not_visited:
        sentences.append(f"We left {plain.plural(site.not_visited, 'more page')} unread.")
    return " ".join(sentences)


_STANDS = {
    SiteState.BLOCKED: "Your website asked our checker to prove that it is a person. It showed none of its pages.",
    SiteState.LOGIN: "Your website asks visitors to log in.",
    SiteState.PARKED: "Your website's address shows a page of the company that keeps it.",
    SiteState.FOR_SALE: "Your website's address is offered for sale.",
    SiteState.HOSTING_SUSPENDED: "Your web host has switched the website off.",
    SiteState.COMING_SOON: "Your website says that it is still to come.",
    SiteState.MAINTENANCE: "Your website says that it is being worked on.",
    SiteState.SCRIPT_ONLY: "Your website draws its pages in the visitor's browser. Our checker has none, so it saw next to nothing.",
    SiteState.DOWN: "Your website did not answer today.",
    SiteState.REDIRECTED_AWAY: "Your website's address leads to {host}.",
    SiteState.UNKNOWN: "What came from your website told our checker nothing today.",
}


def _basis(place: Place) -> str:
    """Why the verdict is what it is, where no person's word decided."""
    signal = place.judgement.signal
    if place.verdict is Verdict.UNSEEN:
        return f"{plain.capital(words.reason(place))}."
    if place.verdict is Verdict.GONE and signal and signal.sign is Sign.ENDED:
        return "The network itself says that this account has ended."
    return _BASES[place.verdict]


_BASES = {
    Verdict.LIVE: "The page was shown to us, and a made-up one was not.",
    Verdict.SUSPECT: "One look met the answer that only missing pages get. It takes a second one to say more.",
    Verdict.GONE: "Two looks, at least a day apart, met the answer that only missing pages get.",
    Verdict.MOVED: "The network itself names the new address.",
    Verdict.TAKEN_OVER: "The network's own number for this account is not the one we saw here before.",
    Verdict.PRIVATE: "The network shows the account and says that it is private.",
    Verdict.NOT_PUBLIC: "The network gives missing and hidden pages the same answer, so we can't tell which it is.",
    Verdict.NETWORK_CLOSED: "The network is on our list of those that have ended, so nothing was asked.",
}


def _when(at: dt.datetime, where: str) -> str:
    return f"{plain.moment(at)}, {where if where.startswith('through ') else f'from {where}'}"


def _source(rung: str) -> str:
    return rung.replace("_", " ")


def sighting(seen: Sighting) -> str:
    """A person's word, with their name where they gave it."""
    saw = {
        Saw.WORKS: "it works",
        Saw.UNAVAILABLE: "it is not available",
        Saw.SOMEBODY_ELSES: "it is somebody else's",
    }[seen.saw]
    return f"{seen.by or 'A person'} opened it on {plain.date(seen.on.date())}: {saw}."


def dated(newest: Newest) -> str:
    """Where the date of the newest post comes from, and how exact it is."""
    exact = {
        Precision.SECOND: "",
        Precision.DERIVED: " The network writes the time into it.",
        Precision.DAY: " It gives the day, not the hour.",
        Precision.ROUGH: " It is a rough date.",
    }[newest.precision]
    thing = words.dated_thing(newest)
    more = f" There may be newer {thing}s that it doesn't show." if newest.lower_bound else ""
    source = "the listing" if newest.source == A_REVIEW else newest.source
    return f"The newest {thing} is dated by {source}.{exact}{more}"


def sign(signal: Signal) -> str:
    """What one answer shows."""
    return _SIGNS.get(signal.sign) or plain.capital(words.of_signal(signal))


_SIGNS = {
    Sign.SHOWN: "Shows the page",
    Sign.EMPTY: "Shows the page, without a post",
    Sign.PRIVATE: "Shows the page, closed to the public",
    Sign.MOVED: "Names a new address for the same account",
    Sign.MARKED_CLOSED: "Marks the business as closed for good",
    Sign.ABSENT: "Answers as it does for pages that don't exist",
    Sign.WITHHELD: "Answers as it does for missing and for hidden pages alike",
    Sign.ENDED: "Says that the account has ended",
    Sign.NO_SUCH_NAME: "The website's name leads nowhere",
    Sign.NETWORK_CLOSED: "The network has closed; nothing was asked",
}


def ended(exchange: Exchange) -> str:
    """How one request ended: the status it got, or why there was none."""
    if exchange.failure:
        return _FAILURES[exchange.failure]
    return "answered " + (" → ".join(str(hop.status) for hop in exchange.hops) or str(exchange.status))


_FAILURES = {
    Failure.NO_SUCH_NAME: "no such name",
    Failure.NAME_UNANSWERED: "the name was not looked up",
    Failure.REFUSED: "connection refused",
    Failure.UNREACHABLE: "not reachable",
    Failure.RESET: "connection broken twice",
    Failure.CERTIFICATE: "certificate not valid",
    Failure.TOO_BIG: "answer too big",
    Failure.TOO_SLOW: "answer too slow",
    Failure.NOT_HTTP: "not a web answer",
    Failure.BAD_ENCODING: "answer not readable",
    Failure.UNSAFE_ADDRESS: "not a public address; not asked",
    Failure.BAD_REDIRECT: "sent in circles",
    Failure.RATE_LIMITED: "asked to come back later",
    Failure.ROBOTS: "asked not to look; not asked",
    Failure.KEY_REFUSED: "our key was refused; not asked",
    Failure.PROXY: "our proxy did not pass it on",
}


def _beside(look: Look) -> list[Control]:
    """The controls of the sources this look read."""
    sources = {(signal.host, signal.rung) for signal in look.evidence.reading.signals}
    return [control for control in look.controls if (control.host, control.rung) in sources]


def _control(control: Control) -> tuple[str, str, str, str]:
    return (
        f"{control.host} ({_source(control.rung)})",
        f"{control.when}, {control.at.astimezone(dt.UTC):%H:%M}",
        _gave(control.living),
        _gave(control.absent),
    )


def _by_source(controls: tuple[Control, ...]) -> tuple[tuple[str, str, str], ...]:
    """One row a source: all that its living page and its impossible one ever gave."""
    rows: dict[str, tuple[tuple[Signal, ...], tuple[Signal, ...]]] = {}
    for control in controls:
        network = words.network_name(control.platform)
        source = f"{network}, {control.host} ({_source(control.rung)})".removeprefix(", ")
        living, absent = rows.get(source, ((), ()))
        rows[source] = (living + control.living, absent + control.absent)
    return tuple((source, _gave(living), _gave(absent)) for source, (living, absent) in rows.items())


def _gave(signals: tuple[Signal, ...]) -> str:
    return "; ".join(dict.fromkeys(sign(signal) for signal in signals)) or "not needed"
