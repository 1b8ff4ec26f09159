"""What stands at the website's own address, where that is not the website."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from audit import address as addresses, places, profiles
from audit.checks._check import Needs
from audit.checks._spots import short
from audit.client import Client
from audit.dossier import Dossier
from audit.evidence import Failure, Sign
from audit.finding import Confidence, Finding, Level, Outcome
from audit.website import Site, SiteState
from audit.website.ground import registrable

TITLE = "Something else stands at your website's address"
TITLE_WHEN_FINE = "Your website opens"
NEEDS = Needs.CLIENT

_LOOK = "Open your website on your phone"
_RING = f"{_LOOK}; if it does not come up, ring your web host"


def check(dossier: Dossier) -> Iterator[Finding]:
    site = dossier.site
    if site is None:
        return
    match site.state:
        case SiteState.OPEN:
            yield from _opens(site)
        case SiteState.PARKED | SiteState.FOR_SALE | SiteState.HOSTING_SUSPENDED:
            yield _somebody_elses(site.state)
        case SiteState.COMING_SOON | SiteState.MAINTENANCE:
            yield _not_yet(site.state)
        case SiteState.LOGIN:
            yield _closed()
        case SiteState.DOWN:
            yield _silent(site)
        case SiteState.REDIRECTED_AWAY:
            yield from _elsewhere(dossier, site)
        case SiteState.BLOCKED | SiteState.SCRIPT_ONLY | SiteState.UNKNOWN:
            yield from _unseen(site)
        case _:
            assert_never(site.state)


def _opens(site: Site) -> Iterator[Finding]:
    if any(signal.sign is Sign.SHOWN for signal in site.signals):
        yield Finding(
            check="absent_website",
            outcome=Outcome.FINE,
            title=TITLE_WHEN_FINE,
            sees="Its home page came up when we looked.",
        )


def _somebody_elses(state: SiteState) -> Finding:
    title, sees, action = {
        SiteState.PARKED: (
            "Your website's address shows a stand-in page",
            "A customer meets a page of the company that keeps the address, and nothing of yours.",
            "Ask your web person whether the address is still yours and still leads to your website",
        ),
        SiteState.FOR_SALE: (
            "Your website's address shows that it is for sale",
            "A customer who opens it is asked to buy the address, and meets nothing of yours.",
            "Find out today who holds the address, and renew it if it is still yours",
        ),
        SiteState.HOSTING_SUSPENDED: (
            "Your website's address shows that it was switched off",
            "A customer reads a notice of your web host, and meets nothing of yours.",
            "Ring your web host today and ask what is missing, often it is a payment",
        ),
    }[state]
    return _problem(level=Level.FIX_NOW, title=title, sees=sees, action=action)


def _not_yet(state: SiteState) -> Finding:
    says = "that it is still to come" if state is SiteState.COMING_SOON else "that it is being worked on"
    return _problem(
        level=Level.FIX_NOW,
        confidence=Confidence.LOOKS,
        title=f"Your website looks {'unfinished' if state is SiteState.COMING_SOON else 'closed for work'} today",
        sees=f"A customer who opens it today reads {says}, and little else.",
        action=f"{_LOOK}; if you still see that notice, have it taken off",
    )


def _closed() -> Finding:
    return _problem(
        level=Level.FIX_SOON,
        title="Your website asks visitors to log in",
        sees="A customer who opens it is asked for a password and goes no further.",
        action="Have the home page opened to everybody, or tell us which page is meant for customers",
    )


def _silent(site: Site) -> Finding:
    """One look: silence may be the network's, and only a name that does not exist was said by somebody."""
    if any(signal.sign is Sign.NO_SUCH_NAME for signal in site.signals):
        title = "Your website's address looks lost"
        sees = "No website goes by this name today. It may be mistyped, or it has run out."
    else:
        title = "Your website may be down: it did not answer us today"
        sees = "We looked once and no page came. It may be back by now."
    return _problem(
        level=Level.FIX_SOON,
        confidence=Confidence.LOOKS if "looks" in title else Confidence.MAY,
        title=title,
        sees=sees,
        action=_RING,
    )


def _unseen(site: Site) -> Iterator[Finding]:
    """Silent where the home page was read all the same, or where browsers warn of it: that is said elsewhere."""
    signs = {signal.sign for signal in site.signals}
    if site.state is SiteState.UNKNOWN and (
        Sign.SHOWN in signs or any(signal.mark == Failure.CERTIFICATE for signal in site.signals)
    ):
        return
    title, sees = {
        SiteState.BLOCKED: (
            "We could not read your website",
            "It wanted proof that a person is looking. That says nothing against it.",
        ),
        SiteState.SCRIPT_ONLY: (
            "We could not read much of your website",
            "It draws its pages in the visitor's browser, and our checker has none. That says nothing against it.",
        ),
        SiteState.UNKNOWN: (
            "We could not read your website",
            "What came back told our checker nothing. That says nothing against it.",
        ),
    }[site.state]
    yield Finding(check="absent_website", outcome=Outcome.UNSEEN, title=title, sees=sees, action=_LOOK, minutes=1)


# Led elsewhere


def _elsewhere(dossier: Dossier, site: Site) -> Iterator[Finding]:
    found = addresses.parse(site.final_address)
    if found is None or _is_known(dossier, site.final_address, found.host):
        return
    yield Finding(
        check="absent_website",
        outcome=Outcome.DECISION,
        subject=registrable(found.host),
        title="Your website's address leads to another one",
        sees=f"A customer who opens it arrives at {short(found.host)}. We did not read on there.",
        action="Tell us whether that one is yours; if not, ask your web person to put it right today",
        where=("your website's own address",),
    )


def _is_known(dossier: Dossier, last: str, host: str) -> bool:
    """Whether the client file names that website, or it bears the business's name."""
    client, domain = dossier.client, registrable(host)
    if domain in {registrable(former) for former in client.former_domains}:
        return False
    place = places.profile(profiles.identify(last, listed=True), listed=True)
    if place and place.key in {listed.key for listed in dossier.listed}:
        return True
    return domain in _own_domains(client) or _bears_name(domain.partition(".")[0], client)


def _own_domains(client: Client) -> set[str]:
    """Of its mail, and of the websites that client.yml lists; a network's domain is nobody's own."""
    mail = client.facts.email.rpartition("@")[2].lower()
    found = (profiles.identify(listing.url, listed=True) for listing in client.listings)
    own = (addresses.parse(identity.address) for identity in found if identity.platform in ("", "blog"))
    return {registrable(host) for host in (mail, *(one.host for one in own if one)) if host}


def _bears_name(label: str, client: Client) -> bool:
    """`maplebakery` for Maple Street Bakery, or the label of the website's own domain with more around it."""
    label, asked = _letters(label), addresses.parse(client.website)
    own = _letters(registrable(asked.host).partition(".")[0]) if asked else ""
    if len(own) >= 5 and (own in label or label in own) and len(label) >= 5:
        return True
    return any(_is_made_of(label, name) for name in (client.name, *client.legal_names))


def _is_made_of(label: str, name: str) -> bool:
    rest, used = label, 0
    for word in map(_letters, name.split()):
        if word and rest.startswith(word):
            rest, used = rest.removeprefix(word), used + 1
    return not rest and used > 1


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text.lower())


def _problem(*, level: Level, title: str, sees: str, action: str, confidence: Confidence = Confidence.IS) -> Finding:
    return Finding(
        check="absent_website",
        outcome=Outcome.PROBLEM,
        level=level,
        confidence=confidence,
        title=title,
        put_right=f"{TITLE_WHEN_FINE} again",
        sees=sees,
        action=action,
        where=("your website's own address",),
    )
