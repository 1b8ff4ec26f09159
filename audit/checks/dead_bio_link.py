"""A link on one of the business's own profiles or pages of links that helps nobody any more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from audit import address as addresses, places, profiles
from audit.address import Address, Kind
from audit.checks import _ends
from audit.checks._check import Needs
from audit.dossier import Dossier, Place
from audit.evidence import Reading
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.verdict import Verdict

TITLE = "A link on your profile that leads nowhere"
TITLE_WHEN_FINE = "The links on your profiles open"
NEEDS = Needs.LOOK

MOST = 20
"""Findings of one place."""
_YEAR = re.compile(r"(?<!\d)20[0-3]\d(?!\d)")
_Ends = Mapping[Address | str, Followed]


def check(dossier: Dossier) -> Iterator[Finding]:
    followed = {_ends.key(found.address): found for found in dossier.followed(Purpose.BIO)}
    opened = 0
    said: list[Finding] = []
    for place, reading in _ends.living(dossier):
        said += list(_of_place(place, reading, followed, dossier))[:MOST]
        links = {_ends.key(link) for link in reading.links}
        opened += sum(link in followed and followed[link].end is End.OPENS for link in links)
    yield from said
    if opened and not said:
        yield _fine(opened)


def _of_place(place: Place, reading: Reading, followed: _Ends, dossier: Dossier) -> Iterator[Finding]:
    links = {_ends.key(link): link for link in reversed(reading.links)}
    for key, link in reversed(links.items()):
        found = followed.get(key)
        if found and found.end in _ends.GONE:
            if not _is_former(link, dossier):
                yield _dead(place, link, found, dossier)
        elif found and found.end in _ends.EXPIRED:
            pass  # told with the domain
        elif _is_insecure(link, dossier):
            yield _insecure(place, link)
        elif ended := _ended_profile(link, dossier):
            yield _dead_profile(place, link, ended)


def _is_former(link: str, dossier: Dossier) -> bool:
    """A domain the business gave up has a finding of its own."""
    host = _ends.host(link)
    formers = [former.lower().removeprefix("www.") for former in dossier.client.former_domains]
    return any(host == former or host.endswith(f".{former}") for former in formers)


def _dead(place: Place, link: str, found: Followed, dossier: Dossier) -> Finding:
    is_certain = found.end is End.NO_SUCH_NAME or _ends.is_own_to_the_end(found, dossier)
    state = _ends.STATE[found.end] if is_certain else "looks broken"
    return Finding(
        check="dead_bio_link",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_NOW if is_certain else Level.FIX_SOON,
        confidence=Confidence.IS if is_certain else Confidence.LOOKS,
        place=place.key,
        subject=link,
        title=f"A link on your {place.page} {state}: {_ends.bare(link)}",
        put_right=f"Your {place.page} no longer leads to {_ends.bare(link)} in vain",
        sees=f"A customer who taps it {_ends.MEETS[found.end]}.{_past(link, dossier)}",
        action=f"Open your {place.page}, and remove the link to {_ends.bare(link)} or put the right address there",
        where=(f"your {place.page}",),
    )


def _past(link: str, dossier: Dossier) -> str:
    """What the address itself says of its age."""
    parsed = addresses.parse(link)
    years = [int(year) for part in (parsed.segments if parsed else ()) for year in _YEAR.findall(part)]
    past = [year for year in years if year < dossier.date.year]
    return f" By its address, it dates from {max(past)}." if past else ""


def _is_insecure(link: str, dossier: Dossier) -> bool:
    """The http address of the very host that shows the website by https."""
    home = dossier.site.final_address if dossier.site else ""
    is_home = _ends.host(link) == _ends.host(home) and _ends.is_own(link, dossier)
    return is_home and home.startswith("https://") and link.lower().startswith("http://")


def _insecure(place: Place, link: str) -> Finding:
    secure = "https" + link[4:]
    return Finding(
        check="dead_bio_link",
        outcome=Outcome.PROBLEM,
        level=Level.TIDY_UP,
        place=place.key,
        subject=link,
        title=f"A link on your {place.page} leads to your website by the insecure way",
        put_right=f"Your {place.page} no longer leads to your website by the insecure way",
        sees="A customer who taps it begins on a connection that others on the same Wi-Fi can read.",
        action=f"Replace the link with {secure}",
        where=(f"your {place.page}",),
    )


def _ended_profile(link: str, dossier: Dossier) -> str:
    """What a customer would call the profile behind a link, where that one is gone for certain."""
    identity = profiles.identify(link)
    if identity.kind is Kind.CLOSED_NETWORK:
        return f"{identity.detail} page"
    profile = places.profile(identity, listed=False)
    gone = (other for other in dossier.places if other.verdict is Verdict.GONE)
    return next((other.page for other in gone if profile and other.key == profile.key), "")


def _dead_profile(place: Place, link: str, ended: str) -> Finding:
    return Finding(
        check="dead_bio_link",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_SOON,
        place=place.key,
        subject=link,
        title=f"Your {place.page} still points to your {ended}, which is gone",
        put_right=f"Your {place.page} no longer points to a page that is gone",
        sees="A customer who taps the link finds nothing there.",
        action=f"Open your {place.page} and remove the link",
        where=(f"your {place.page}",),
    )


def _fine(opened: int) -> Finding:
    links = (
        "The one link that we followed from your profiles opens"
        if opened == 1
        else f"All {opened} links that we could follow from your profiles open"
    )
    return Finding(check="dead_bio_link", outcome=Outcome.FINE, title=TITLE_WHEN_FINE, sees=f"{links}.")
