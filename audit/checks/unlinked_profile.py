"""A living profile that the website keeps to itself: no page we read links to it."""

from __future__ import annotations

from collections.abc import Iterator

from audit import address, places, profiles
from audit.activity import Activity
from audit.checks._check import Needs
from audit.client import Client, Decision
from audit.dossier import Dossier, Place
from audit.evidence import Sign
from audit.finding import Confidence, Finding, Level, Outcome
from audit.platforms import PLATFORMS
from audit.verdict import Verdict
from audit.website import Robots, Site, SiteState

TITLE = "A profile your website does not link to"
TITLE_WHEN_FINE = "Your website links to every profile of yours that opens"
NEEDS = Needs.SITE

_FEWEST_PAGES = 3
_NOT_TO_BE_SHOWN = (Decision.PARK, Decision.CLOSE, Decision.MERGE)
_ASKED_AWAY = (Robots.DISALLOWED, Robots.UNREACHABLE)
_AWAKE = (Activity.FRESH, Activity.QUIET)
_ASLEEP = (Activity.DORMANT, Activity.ABANDONED, Activity.EMPTY)


def check(dossier: Dossier) -> Iterator[Finding]:
    wanted = [place for place in dossier.places if _is_to_be_linked(place, dossier.client)]
    unlinked = [place for place in wanted if not _is_linked(place)]
    if wanted and not unlinked:
        yield Finding(
            check="unlinked_profile",
            outcome=Outcome.FINE,
            title=TITLE_WHEN_FINE,
            sees="A customer on your website can go on to each of them.",
        )
    elif dossier.site and _was_read_well(dossier.site):
        told = _told(dossier, dossier.site)
        yield from (_unlinked(place, dossier.site) for place in unlinked if place.platform not in told)


def _is_to_be_linked(place: Place, client: Client) -> bool:
    """A living profile from the client file, of a kind that we would have noticed a link to."""
    return bool(
        place.listing
        and place.verdict is Verdict.LIVE
        and place.decision not in _NOT_TO_BE_SHOWN
        and _has_posts(place)
        and places.profile(profiles.identify(place.address), listed=False)
        and not _is_on(place, client.website)
    )


def _has_posts(place: Place) -> bool:
    """Listings are found on maps and in directories; few websites link to their own."""
    module = PLATFORMS.get(place.platform)
    return bool(module and module.RHYTHM)


def _is_on(place: Place, website: str) -> bool:
    here, there = address.parse(place.address), address.parse(website)
    return bool(here and there and here.host.removeprefix("www.") == there.host.removeprefix("www."))


def _is_linked(place: Place) -> bool:
    """By something a customer can tap: what machines read is no door."""
    return any(link.is_seen for link in place.links)


def _was_read_well(site: Site) -> bool:
    """Whether a link on an ordinary page would have been seen."""
    read = site.state is SiteState.OPEN and _pages(site) >= _FEWEST_PAGES
    return read and not site.left_out and site.robots not in _ASKED_AWAY


def _pages(site: Site) -> int:
    return sum(any(signal.sign is Sign.SHOWN for signal in page.signals) for page in site.pages)


def _told(dossier: Dossier, site: Site) -> frozenset[str]:
    """Networks of links that lead to none of the listed places: another finding asks about them first."""
    known = {link.address for place in dossier.listed for link in place.links}
    return frozenset(link.identity.platform for link in site.links if link.address not in known)


def _unlinked(place: Place, site: Site) -> Finding:
    unsure = bool(site.not_visited or place.links)
    return Finding(
        check="unlinked_profile",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_SOON if place.activity in _AWAKE else Level.TIDY_UP,
        confidence=Confidence.MAY if unsure else Confidence.IS,
        place=place.key,
        title=f"Your website {'may' if unsure else 'does'} not link to your {place.page}",
        put_right=f"Your website links to your {place.page}",
        sees=f"A customer on your website {'may not' if unsure else 'does not'} learn of your {place.page}. "
        f"None of the {_pages(site)} pages we read has a link to it.",
        action=_remedy(place),
    )


def _remedy(place: Place) -> str:
    if place.activity in _ASLEEP:
        return f"Wake your {place.page} up first, then link to it; or decide to close it"
    return f"Add a link to your {place.page}, best in the footer of every page"
