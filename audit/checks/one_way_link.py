"""A profile the website links to and that does not lead customers back to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit import address as addresses, homeward, likeness, profiles
from audit.activity import Activity
from audit.address import Kind
from audit.checks import _names, _whose
from audit.checks._accounts import tapped
from audit.checks._check import Needs
from audit.checks._names import Bears
from audit.checks._spots import listed
from audit.client import Decision
from audit.dossier import Dossier, Place
from audit.evidence import Reading
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.platforms import _elsewhere
from audit.verdict import Verdict

TITLE = "A profile that does not lead back to your website"
TITLE_WHEN_FINE = "Your profiles lead customers to your website"
NEEDS = Needs.LOOK

_WRITTEN = re.compile(r"(?<![\w@.])(?:[a-z0-9-]+\.)+[a-z]{2,}\b", re.IGNORECASE)
_PASSING_ON = frozenset(
    """allmylinks.com amzn.to bit.ly buff.ly carrd.co cutt.ly fb.me flow.page goo.gl hoo.be hubs.ly is.gd koji.to komi.io later.com
    linkin.bio linkpop.com milkshake.app msha.ke ow.ly pillar.io qrco.de rb.gy rebrand.ly s.id shorturl.at snipfeed.co solo.to
    stan.store t.co t.ly tiny.cc tinyurl.com v.gd youtu.be znap.link""".split()  # noqa: SIM905  # a list of words is easier to read than one of quotes
)
"""Short links and pages of links: where customers get to from there is not known here."""
_AWAKE = (Activity.FRESH, Activity.QUIET, Activity.UNKNOWN)
"""A profile left behind has one thing to be done about it first."""
_ENDING = (Decision.PARK, Decision.CLOSE, Decision.MERGE)


def check(dossier: Dossier) -> Iterator[Finding]:
    others = _whose.told(dossier)
    own = (place for place in dossier.listed if place.key not in others)
    read = [(place, reading) for place in own if (reading := _read(place))]
    home = [place for place, _ in read if homeward.leads_home(place, dossier)]
    away = [(place, reading) for place, reading in read if place not in home and not _may_lead_home(reading, dossier)]
    for place, reading in away:
        yield _elsewhere_bound(place, reading, dossier) if _websites(reading) else _nowhere(place)
    if home and not away:
        yield Finding(
            check="one_way_link",
            outcome=Outcome.FINE,
            title=TITLE_WHEN_FINE,
            sees=f"We found your website named on {listed([place.name for place in home])}.",
        )


def _read(place: Place) -> Reading | None:
    """Of a living profile the website links to and of which all links were read, what was read."""
    decided = place.judgement.signal
    is_whole = decided is not None and homeward.TOLD_WHOLE.get(place.platform) == decided.rung
    is_shown = place.verdict is Verdict.LIVE and bool(tapped(place)) and place.decision not in _ENDING
    is_shown &= place.activity in _AWAKE
    return place.look.evidence.reading if place.look and is_whole and is_shown else None


def _websites(reading: Reading) -> tuple[str, ...]:
    """The addresses of websites it links to; profiles on other networks are none."""
    return tuple(
        link for link in reading.links if profiles.identify(link).kind is Kind.WEBSITE and not _is_network(link)
    )


def _is_network(link: str) -> bool:
    found = addresses.parse(link)
    return bool(found and found.under(*_elsewhere.NETWORKS))


def _may_lead_home(reading: Reading, dossier: Dossier) -> bool:
    """Whether its links may lead to the website by a detour, or are what another check tells of."""
    linked = {homeward.domain_of(link) for link in reading.links}
    written = {homeward.domain_of(word) for word in _WRITTEN.findall(reading.bio)}
    return (
        bool(written - linked)
        or reading.bio.endswith("…")
        or any(_passes_on(link) for link in reading.links)
        or bool(linked & _kin(dossier))
        or any(_bears_name(link, dossier) for link in reading.links)
        or any(
            _is_told(found) or homeward.domain_of(found.final_address) in _kin(dossier)
            for found in _met(reading, dossier)
        )
    )


def _bears_name(link: str, dossier: Dossier) -> bool:
    """Whether a website's address bears the business's name: its shop, its page at a booking service."""
    return any(_names.bears_name(label, dossier) is Bears.YES for label in likeness.labels(link))


def _passes_on(link: str) -> bool:
    """Whether it is a short link, a page of links or nothing we can name: where it ends is not known here."""
    found, identity = addresses.parse(link), profiles.identify(link)
    is_plain = identity.kind in (Kind.WEBSITE, Kind.PROFILE, Kind.POST, Kind.HOME, Kind.CONTACT, Kind.CLOSED_NETWORK)
    return found is None or not is_plain or identity.platform == "link_page" or found.under(*_PASSING_ON)


def _kin(dossier: Dossier) -> frozenset[str]:
    """Domains that are the business's: its website's, its listed blogs', and those it gave up, which are told apart."""
    blogs = {
        homeward.domain_of(place.address) for place in dossier.places if place.listing and place.platform == "blog"
    }
    return homeward.own_domains(dossier) | blogs | frozenset(map(homeward.domain_of, dossier.client.former_domains))


def _met(reading: Reading, dossier: Dossier) -> list[Followed]:
    return [found for found in dossier.followed(Purpose.BIO) if found.address in reading.links]


def _is_told(found: Followed) -> bool:
    return found.end not in (End.OPENS, End.UNSEEN)


def _nowhere(place: Place) -> Finding:
    return Finding(
        check="one_way_link",
        outcome=Outcome.PROBLEM,
        level=Level.TIDY_UP,
        confidence=Confidence.MAY,
        place=place.key,
        title=f"Your {place.page} may not lead customers to your website",
        put_right=f"Your {place.page} now looks as if it leads customers to your website",
        sees=f"A customer who finds your {place.page} first meets no link to your website there.",
        action=f"Write your website's address into your {place.page}",
        where=(f"your {place.page}",),
    )


def _elsewhere_bound(place: Place, reading: Reading, dossier: Dossier) -> Finding:
    opened = [found for found in _met(reading, dossier) if found.end is End.OPENS]
    is_seen = len(opened) >= len(_websites(reading))
    return Finding(
        check="one_way_link",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_SOON if is_seen else Level.TIDY_UP,
        confidence=Confidence.LOOKS if is_seen else Confidence.MAY,
        place=place.key,
        title=f"Your {place.page} {'looks as if it sends' if is_seen else 'may send'} customers to another website",
        put_right=f"Your {place.page} no longer looks as if it sends customers to another website",
        sees=f"A customer who finds your {place.page} first is sent to {_websites(reading)[0]}. "
        "Nothing there leads to your website.",
        action=f"Write your website's address into your {place.page}, before all others",
        where=(f"your {place.page}",),
    )
