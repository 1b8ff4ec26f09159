"""States and verdicts as a client reads them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from audit import keystate
from audit.activity import Activity
from audit.client import Decision
from audit.dossier import Dossier, Place
from audit.evidence import A_REVIEW, Failure, Newest, Precision, Sign, Signal
from audit.finding import Confidence, Finding, Level, Outcome
from audit.platforms import PLATFORMS, _listing
from audit.report.plain import age, date, moment
from audit.verdict import Verdict

REASONS = {
    Sign.LOGIN_WALL: "the network shows this page only to signed-in visitors",
    Sign.RATE_LIMITED: "the network asked us to come back later",
    Sign.CHALLENGE: "the network wanted proof that a person is looking",
    Sign.CONSENT: "a consent page stood in front of it",
    Sign.REFUSED: "the network does not answer programs such as ours",
    Sign.SERVER_ERROR: "the network had a fault of its own",
    Sign.UNREACHABLE: "no answer came back",
    Sign.UNFAMILIAR: "the answer showed neither a page nor the lack of one",
    Sign.KEY_MISSING: "this network shows nothing to programs that have no key for it",
    Sign.ROBOTS: "the site asks programs not to look, and we do as it asks",
    Sign.UNREADABLE: "our own reader stumbled over the answer",
}
"""Why a place could not be seen, to follow a colon."""
UNCLEAR = "our test of the network itself was not clear today, so its answer does not count"
NOT_YET = "it was added after our last visit"
KEY_REFUSED = "the network did not accept our key"
NOT_PUBLIC = "the public cannot reach this address, so it was not asked"
NOT_ASKED = "only a browser is shown anything of this place, so nothing was asked"


@dataclasses.dataclass(frozen=True, slots=True)
class State:
    """What a customer meets, in a word, a colour, a shape and a sentence."""

    word: str
    tone: str
    """`good`, `now`, `soon`, `later` or `unseen`: the style's class; each has its own shape as well."""
    sentence: str

    @property
    def icon(self) -> str:
        """The shape that goes with the tone."""
        return SHAPES[self.tone]


SHAPES = {"good": "check", "now": "cross", "soon": "warning", "later": "diamond", "unseen": "question"}
"""The shape of each tone: colour never stands alone."""


def state(place: Place) -> State:
    """How a place stands, said with *is* where it was earned and with *looks* where it was not yet."""
    if wanted := _as_decided(place):
        return wanted
    if place.verdict is Verdict.LIVE:
        return _alive(place)
    if place.verdict is Verdict.TAKEN_OVER and not place.judgement.sighting:
        return _CHANGED_HANDS
    word, tone, sentence = _OTHERWISE[place.verdict]
    if place.verdict is Verdict.SUSPECT and place.judgement.sighting:
        sentence = "This page looks gone: somebody who opened it was told that it is not available."
    signal, again = place.judgement.signal, second_look(place)
    return State(
        word,
        tone,
        sentence.format(
            name=place.name,
            network=network_name(place.platform) or place.name,
            to=f" to {signal.to}" if signal and signal.to else "",
            again=f" That was look 1 of 2. It takes another after {moment(again)} before we call it gone."
            if again
            else "",
            reason=reason(place),
        ),
    )


def second_look(place: Place) -> dt.datetime | None:
    """From when a second look at a place that looks gone counts, to the full minute; None where none is waited for."""
    again = place.judgement.again_after if place.verdict is Verdict.SUSPECT else None
    return again and (again + dt.timedelta(seconds=59)).replace(second=0, microsecond=0)


_OTHERWISE = {
    Verdict.SUSPECT: (
        "Looks gone",
        "soon",
        "This page looks gone. Open it yourself before you change anything.{again}",
    ),
    Verdict.GONE: ("Gone", "now", "This page is gone. A customer who follows the link meets nothing."),
    Verdict.MOVED: ("Moved", "later", "This account has moved{to}. The old link is out of date."),
    Verdict.TAKEN_OVER: (
        "Someone else's",
        "now",
        "This address is somebody else's now. A customer who follows the link meets a stranger.",
    ),
    Verdict.PRIVATE: ("Private", "soon", "The account is there. Its posts are closed to the public."),
    Verdict.NOT_PUBLIC: (
        "Not public",
        "soon",
        "Visitors are told that this page isn't available. It may be hidden, or it may be gone: {network} says the same of both.",
    ),
    Verdict.NETWORK_CLOSED: (
        "Network closed",
        "now",
        "{name} has closed. What a customer still meets there is nothing you keep.",
    ),
    Verdict.UNSEEN: ("Couldn't see", "unseen", "We couldn't see this place: {reason}. That says nothing against it."),
}


_CHANGED_HANDS = State(
    "May not be yours",
    "now",
    "Another account answers at this address than before. A customer may meet somebody who is not you.",
)
"""By the network's own ids alone, and until somebody has looked."""


def reason(place: Place) -> str:
    """Why a place could not be seen, to follow a colon."""
    if place.look is None:
        return NOT_YET
    signal = place.judgement.signal
    if signal and signal.mark in _BY_MARK:
        return _BY_MARK[signal.mark]
    return REASONS.get(signal.sign, UNCLEAR) if signal else REASONS[Sign.UNFAMILIAR]


def of_signal(signal: Signal) -> str:
    """Why this one answer told nothing, to follow a colon."""
    return _BY_MARK.get(signal.mark) or REASONS[signal.sign]


_BY_MARK = {
    keystate.REFUSED: KEY_REFUSED,
    _listing.UNASKED: NOT_ASKED,
    Failure.UNSAFE_ADDRESS.value: NOT_PUBLIC,
}


def network_name(platform: str) -> str:
    """The network as a client calls it; empty for places on none that we read."""
    return PLATFORMS[platform].NAME if platform in PLATFORMS else ""


def dated_thing(newest: Newest) -> str:
    """What the newest date is of: a listing is dated by what customers wrote."""
    return "review" if newest.source == A_REVIEW else "post"


def last_post(place: Place) -> str:
    """`14 March 2024 (2 years 8 months ago)`, counted to the day it was seen; empty when not known."""
    if place.newest is None or place.seen_on is None:
        return ""
    day = place.newest.at.date()
    about = "about " if place.newest.precision is Precision.ROUGH else ""
    return f"{about}{date(day)} ({age(day, place.seen_on)})"


def _as_decided(place: Place) -> State | None:
    alive, ended = place.verdict is Verdict.LIVE, place.verdict in (Verdict.GONE, Verdict.NETWORK_CLOSED)
    points = bool(place.look and place.look.evidence.reading.links)
    if place.decision is Decision.PARK and alive and points:
        return State("Parked", "good", "This place is parked, as you decided, and tells visitors where to find you.")
    if place.decision is Decision.CLOSE and ended and not place.links:
        return State(
            "Closed", "good", "This place is closed, as you decided, and nothing we saw on your website leads there."
        )
    return None


def _alive(place: Place) -> State:
    if place.look and any(signal.sign is Sign.MARKED_CLOSED for signal in place.look.evidence.reading.signals):
        return State("Marked closed", "now", f"{place.name} tells customers that this business has closed for good.")
    post = f"The newest post we could see is from {last_post(place)}."
    match place.activity:
        case Activity.FRESH:
            return State("Open", "good", f"This place is open. {post}")
        case Activity.QUIET:
            return State("Quiet", "later", f"This place is open, and quiet. {post}")
        case Activity.DORMANT:
            return State("Asleep", "soon", f"This place looks asleep. {post}")
        case Activity.ABANDONED:
            return State("Left behind", "soon", f"This place looks left behind. {post}")
        case Activity.EMPTY:
            return State("Empty", "soon", "This place is open, and has nothing in it yet.")
        case Activity.UNKNOWN:
            more = f"{post} There may be newer ones." if last_post(place) else "When it was last used, we couldn't see."
            return State("Open", "good", f"This place is open. {more}")


def counted(dossier: Dossier) -> tuple[Place, ...]:
    """The places a report speaks for: those listed, or where none is, those the website links to."""
    return dossier.listed or dossier.leads


def is_ready(dossier: Dossier) -> bool:
    """Whether half or more of the places were seen: below that a report is not ready to send."""
    places = counted(dossier)
    return 2 * sum(place.verdict is not Verdict.UNSEEN for place in places) >= len(places)


def by_urgency(findings: Sequence[Finding]) -> list[Finding]:
    """Problems, the most harmful and surest first; the order of the checks decides between equals."""
    levels, sure = list(Level), list(Confidence)
    problems = [f for f in findings if f.outcome is Outcome.PROBLEM and f.level]
    return sorted(problems, key=lambda f: (levels.index(f.level or Level.TIDY_UP), sure.index(f.confidence)))


def first_actions(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """At most three things to do first; a place that looks gone is always among them."""
    todo = [finding for finding in by_urgency(findings) if finding.action]
    first = todo[:3]
    suspect = next((f for f in todo if f.check == "dead_link" and f.confidence is not Confidence.IS), None)
    if suspect and suspect not in first:
        first[-1] = suspect
    return tuple(first)


def doer(who: str) -> str:
    """Who is to act, as one says it to the owner."""
    return {
        "owner": "you",
        "web person": "your web person",
        "consultant": "your consultant or you",
        "editor": "whoever writes your blog",
    }.get(who, who)
