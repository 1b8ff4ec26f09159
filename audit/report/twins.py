"""Two pages of one business on one network: which of them is rather to be kept."""

from __future__ import annotations

from collections.abc import Sequence

from audit.activity import Activity
from audit.client import Decision, Listing
from audit.dossier import Dossier, Place
from audit.finding import Finding
from audit.report.pending import THERE

_ONE_EACH = ("bluesky", "facebook", "instagram", "linkedin", "mastodon", "tiktok", "x", "youtube")
"""Networks on which a business needs one page: of listings and blogs there may be one for every shop or subject."""


def kept_instead(place: Place, dossier: Dossier, findings: Sequence[Finding]) -> Place | None:
    """The page of the same network that is rather to be kept; None where there is none, or each has its purpose."""
    is_told = any(f.check == "second_profile" and f.place == place.key for f in findings)
    if place.platform not in _ONE_EACH or _is_explained(place.listing) or not (place.listing or is_told):
        return None
    ending = (Decision.PARK, Decision.CLOSE, Decision.MERGE)
    others = [other for other in dossier.listed if other.platform == place.platform and other.key != place.key]
    kept = [o for o in others if o.verdict in THERE and o.decision not in ending and (is_told or _are_two(o, place))]
    best = min(kept, key=_rank, default=None)
    return best if best and (is_told or _rank(best) < _rank(place)) else None


def _is_explained(listing: Listing | None) -> bool:
    return bool(listing and (listing.purpose or listing.name or listing.serves or listing.why_here))


def _rank(place: Place) -> tuple[bool, bool, bool, bool, int, int, str]:
    """The one to be kept comes first: decided so, explained, seen, looked after, in use, before most visitors' eyes."""
    listing = place.listing
    return (
        place.decision is not Decision.KEEP,
        not _is_explained(listing),
        place.verdict not in THERE,
        not (listing and listing.owner),
        list(Activity).index(place.activity),
        -sum(link.on_pages for link in place.links),
        place.key,
    )


def _are_two(one: Place, other: Place) -> bool:
    """Whether they surely are not one account under two addresses."""
    ids = [place.look.evidence.reading.platform_id if place.look else "" for place in (one, other)]
    if all(ids):
        return ids[0] != ids[1]
    handles = [place.handle.replace(".", "").lower() for place in (one, other)]
    return handles[0] != handles[1] and not any(_is_opaque(place) for place in (one, other))


def _is_opaque(place: Place) -> bool:
    """Whether a handle may be another form of a name."""
    tail = place.handle.rpartition("/")[2]
    is_old = place.platform == "youtube" and not place.handle.startswith("@")
    return is_old or tail.isdecimal() or place.handle.startswith(("short:", "p/", "people/"))
