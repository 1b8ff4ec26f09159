"""Whether an audit looked again at what a finding of another one stands on: only then its silence says *fine*.

*Fixed* and *new* both need it. What was walled, left unread, read from another source or not read yet by an older
program is not known, and no change.
"""

from __future__ import annotations

from audit.activity import Activity
from audit.dossier import Place
from audit.evidence import Sign
from audit.finding import Finding, Outcome
from audit.followed import End, Purpose
from audit.state import STANDING, State
from audit.verdict import Verdict
from audit.website import PageSeen, Site, SiteState

_OWN_WORDS = "note"
"""What the consultant found themselves, no audit looks for."""
_UNKNOWN = (Verdict.UNSEEN, Verdict.SUSPECT)
_IN_ITS_PLACE = (
    SiteState.PARKED,
    SiteState.FOR_SALE,
    SiteState.HOSTING_SUSPENDED,
    SiteState.COMING_SOON,
    SiteState.MAINTENANCE,
    SiteState.LOGIN,
    SiteState.REDIRECTED_AWAY,
)
_ASLEEP = (Activity.DORMANT, Activity.ABANDONED, Activity.EMPTY)


def would_tell(state: State, finding: Finding, of: State) -> bool:
    """Whether this state, which does not have the finding of the other one, would if it were so."""
    if finding.check == _OWN_WORDS or _is_set_aside(state, finding):
        return False
    if finding.check in STANDING:
        return _sees_standing(state, finding, of)
    return (
        _reads_as_much(state, finding, of)
        and _sees_place(state, finding, of)
        and _sees_website(state, finding, of)
        and _has_followed(state, finding, of)
    )


def links_nowhere(state: State, finding: Finding, of: State) -> bool:
    """Whether a place that only the website named is named no more, on a website that was read again."""
    place = of.places.get(finding.place)
    is_lead = place is not None and place.listing is None
    return is_lead and finding.place not in state.places and _sees_website(state, finding, of)


def is_website_read(state: State) -> bool:
    """Whether it is known what the website names: its home page was shown, or there is none."""
    site = state.dossier.site
    return not state.dossier.client.website or (site is not None and _is_shown(site))


def _is_set_aside(state: State, finding: Finding) -> bool:
    """Whether the check said that it could not see."""
    return any(
        said.outcome is Outcome.UNSEEN
        and said.check == finding.check
        and said.place in ("", finding.place)
        and said.subject in ("", finding.subject)
        for said in state.findings
    )


def _sees_standing(state: State, finding: Finding, of: State) -> bool:
    place = state.places.get(finding.place)
    if place is None:
        return links_nowhere(state, finding, of)
    said_fine = {f.check for f in state.findings if f.place == place.key and f.outcome is Outcome.FINE}
    match finding.check:
        case "silent_profile":
            return finding.check in said_fine
        case "empty_profile":
            return place.verdict is Verdict.LIVE and place.activity is not Activity.EMPTY and place.newest is not None
        case _:
            return place.verdict is Verdict.LIVE or bool(said_fine & STANDING)


def _reads_as_much(state: State, finding: Finding, of: State) -> bool:
    """Readers of one version read alike; of another one, the check must have found something to say."""
    if state.dossier.snapshot.program == of.dossier.snapshot.program:
        return True
    return any(said.check == finding.check for said in state.findings)


def _sees_place(state: State, finding: Finding, of: State) -> bool:
    """Whether the place was read again from the same source; another one may show less."""
    if not finding.place:
        return True
    place, there = state.places.get(finding.place), of.places.get(finding.place)
    if place is None or there is None:
        return links_nowhere(state, finding, of)
    if finding.check == "unlinked_profile":
        return any(link.is_seen for link in place.links)
    return _shows_as_much(place, there) and _source(place) == _source(there)


def _shows_as_much(place: Place, there: Place) -> bool:
    """Whether what stands on it could be read again: nothing of a place that went, and much is not said of one asleep."""
    if place.verdict in _UNKNOWN or place.verdict not in (Verdict.LIVE, there.verdict):
        return False
    return place.activity not in _ASLEEP or there.activity in _ASLEEP


def _source(place: Place) -> tuple[str, str]:
    signal = place.judgement.signal
    return (signal.host, signal.rung) if signal else ("", "")


def _sees_website(state: State, finding: Finding, of: State) -> bool:
    """Whether the pages it stood on were read again."""
    if finding.place and not finding.where:
        return True
    then, now = of.dossier.site, state.dossier.site
    if then is None or now is None or not _is_shown(now):
        return then is None
    if finding.check == "broken_page":
        return _sees_page(now, finding.subject)
    unread = _shown(then) - _shown(now)
    return not any(spot.endswith(f"your page {path}") for spot in finding.where for path in unread)


def _sees_page(site: Site, path: str) -> bool:
    """Whether a page that was missing opens, or nothing leads to it on a website that was read whole."""
    asked = [page for page in site.pages if path in (page.address, _path(page.address))]
    return any(map(_opens, asked)) if asked else site.not_visited == 0


def _is_shown(site: Site) -> bool:
    """Whether the business's own website was shown, and not a page that stands in its place."""
    return site.state not in _IN_ITS_PLACE and any(signal.sign is Sign.SHOWN for signal in site.signals)


def _shown(site: Site) -> set[str]:
    return {_path(page.address) for page in site.pages if _opens(page)}


def _opens(page: PageSeen) -> bool:
    return any(signal.sign is Sign.SHOWN for signal in page.signals)


def _path(address: str) -> str:
    return "/" + address.partition("://")[2].partition("/")[2]


def _has_followed(state: State, finding: Finding, of: State) -> bool:
    """Whether an address that led nowhere was asked for again and answered, or stands there no more."""
    about: tuple[str, ...] = (finding.subject, finding.subject.partition(" ")[2])
    if finding.check == "poor_preview":
        about = (*about, *(found.address for found in of.dossier.followed(Purpose.PICTURE, Purpose.ICON)))
    met = {found.address: found.end for found in state.dossier.snapshot.followed if found.address in about}
    if met:
        return End.UNSEEN not in met.values()
    was_asked = any(found.address in about for found in of.dossier.snapshot.followed)
    return not was_asked or bool(state.dossier.snapshot.followed)
