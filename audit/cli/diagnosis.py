"""What `audit doctor` says of this computer and of the networks. It asks nothing and reads no disk."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from audit.evidence import Failure, Sign
from audit.platforms import PLATFORMS
from audit.questions import is_host_bound
from audit.report import plain
from audit.survey import Sight, Survey, View

_CLOCK = dt.timedelta(minutes=5)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Computer:
    """What `audit` runs on."""

    versions: Mapping[str, str]
    """By name; empty where it is not installed."""
    now: dt.datetime
    folders: Mapping[str, bool]
    """Whether each can be written to."""


def computer(here: Computer, survey: Survey | None) -> Iterator[str]:
    """Versions, clock and folders; what needs a hand is said with its remedy."""
    yield " · ".join(f"{name} {version}" for name, version in here.versions.items() if version)
    if missing := [name for name, version in here.versions.items() if not version]:
        yield f"Missing: {plain.listing(missing)}. Install presence-report again to put that right."
    yield clock(here.now, survey)
    for folder, writable in here.folders.items():
        yield (
            f"Can be written to: {folder}"
            if writable
            else f"Cannot be written to: {folder}. Choose a folder of your own, or allow writing in it."
        )


def clock(now: dt.datetime, survey: Survey | None) -> str:
    """Whether this computer's clock tells the time of the hosts that answered."""
    told = f"The clock says {plain.date(now.date())}, {now:%H:%M} UTC"
    if survey is None or survey.ahead is None:
        return (
            f"{told}. {'It was compared with no other' if survey is None else 'No host told us whether that is right'}."
        )
    if abs(survey.ahead) <= _CLOCK:
        return f"{told}, and the hosts that answered agree."
    minutes = plain.minutes(round(abs(survey.ahead).total_seconds() / 60))
    off = "ahead of" if survey.ahead > dt.timedelta() else "behind"
    return f"{told}: {minutes} {off} the hosts that answered. Let the system set the time by itself, or dates come out wrong."


_SIGHTS = {
    Sight.SEEN: "can be seen",
    Sight.SEEN_LIVING: "can be seen; could not tell missing from hidden",
    Sight.UNCLEAR: "could not tell living from missing",
    Sight.NEEDS_KEY: "needs a key",
    Sight.WALLED: "walled from here",
    Sight.UNANSWERED: "no answer",
}
_WALLS = {
    Sign.LOGIN_WALL: "login wall",
    Sign.CHALLENGE: "robot test",
    Sign.CONSENT: "consent page",
    Sign.REFUSED: "refuses programs",
    Sign.RATE_LIMITED: "asks us to come back later",
    Sign.SERVER_ERROR: "has trouble of its own",
    Sign.ROBOTS: "asks programs not to look",
}


def sight(view: View) -> str:
    """How one network looks from here, in a few words."""
    if view.wall and view.sight is Sight.WALLED:
        return f"{_SIGHTS[view.sight]} ({_WALLS[view.wall]})" + ("; a key may open it" if view.wants_key else "")
    if view.question.living is None and view.sight is Sight.UNCLEAR:
        return "only a listed place can tell"
    return _SIGHTS[view.sight]


def names(views: Sequence[View]) -> tuple[str, ...]:
    """Each network's name, with the page that was asked for where one network was asked twice."""
    platforms = [view.question.platform for view in views]
    return tuple(_name(view, apart=platforms.count(view.question.platform) > 1) for view in views)


def left_out() -> str:
    """The networks that only a client file can name a host of."""
    bound = [PLATFORMS[name].NAME for name in PLATFORMS if is_host_bound(name)]
    return f"Left out, because only a client file names their hosts: {plain.listing(bound)}."


def _name(view: View, *, apart: bool) -> str:
    name, living = PLATFORMS[view.question.platform].NAME, view.question.living
    apart = apart or is_host_bound(view.question.platform)
    return f"{name} ({living.handle.removeprefix('@')})" if apart and living else name


_NOBODY = "No network answered. Check the internet connection, or name your proxy (--proxy URL), and ask again."
_SILENT = {
    Failure.PROXY: "No network answered through the proxy you named. Is its address right, and does it let you in?",
    Failure.CERTIFICATE: "No network could prove who it is: its certificate did not hold. Is this computer's clock right? "
    "Where a company or a virus scanner opens connections, name its authority's file in SSL_CERT_FILE.",
}
"""Why nobody answered, where the failures say so."""


def networks(survey: Survey) -> Iterator[str]:
    """One line a network; one line for all where nothing answered at all."""
    if survey.views and not survey.answered:
        met = {signal.mark for view in survey.views for signal in view.living}
        yield next((words for failure, words in _SILENT.items() if failure.value in met), _NOBODY)
        return
    told = names(survey.views)
    width = max(map(len, told), default=0)
    for name, view in zip(told, survey.views, strict=True):
        yield f"{name:{width}}  {sight(view)}"
    if any(view.sight is Sight.SEEN_LIVING for view in survey.views):
        yield "Where missing could not be told from hidden, nothing is called gone."
