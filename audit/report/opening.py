"""The sentences a report opens with: how many places work for a new customer, and how the others stand."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from audit.dossier import Dossier, Place
from audit.evidence import Sign
from audit.finding import Finding, Level, Outcome
from audit.report import plain, words
from audit.verdict import Verdict
from audit.website import SiteState


@dataclasses.dataclass(frozen=True, slots=True)
class Opening:
    """What a new customer meets today, in short sentences that count only what was seen."""

    works: str
    """How many places work, or why none is counted."""
    others: str = ""
    """How those stand that don't work; empty where all do."""
    unseen: str = ""
    """What could not be seen; may be empty."""

    @property
    def seen(self) -> str:
        """Without what could not be seen."""
        return f"{self.works} {self.others}".strip()

    @property
    def whole(self) -> str:
        return f"{self.seen} {self.unseen}".strip()


def of(dossier: Dossier) -> Opening:
    """The sentences a report begins with."""
    places = [place for place in words.counted(dossier) if words.state(place).word != "Closed"]
    seen = [place for place in places if place.verdict is not Verdict.UNSEEN]
    unseen = [place for place in places if place.verdict is Verdict.UNSEEN]
    if words.counted(dossier) and not places:
        return Opening("Every place is closed, as you decided.")
    if not places:
        return Opening(_nowhere(dossier))
    if not seen:
        return Opening(
            f"We haven't been able to look at {_all_of(len(places))} yet.",
            unseen=_about_unseen(unseen, all_of_them=True),
        )
    return Opening(*_about_seen(seen, complete=not unseen), unseen=_about_unseen(unseen, all_of_them=False))


def _nowhere(dossier: Dossier) -> str:
    """No place to speak of: that the website links to none is said only where it was read."""
    is_read = dossier.site is not None and dossier.site.state is SiteState.OPEN
    why = "the website links to none" if is_read else "we couldn't read your website today"
    return f"No places are listed yet, and {why}."


def website_sentence(dossier: Dossier, findings: Sequence[Finding]) -> str:
    """What the website itself holds to fix now, beside the listed places; empty where that is nothing."""
    listed = {place.key for place in dossier.listed}
    now = sum(f.outcome is Outcome.PROBLEM and f.level is Level.FIX_NOW and f.place not in listed for f in findings)
    return f"Your website also has {now} thing{'s' * (now > 1)} to fix now." if now else ""


def _all_of(count: int) -> str:
    return {1: "your one online page", 2: "either of your two online pages"}.get(
        count, f"any of your {count} online pages"
    )


def _about_seen(seen: Sequence[Place], *, complete: bool) -> tuple[str, str]:
    """How many of those seen work, and how the others stand."""
    groups = list(_groups(seen))
    works = sum(count for count, phrase in groups if phrase == _WORKS)
    others = [f"{count} {phrase}" for count, phrase in groups if phrase != _WORKS]
    if not others:
        return _all_work(len(seen), complete=complete), ""
    if len(seen) == 1:
        return f"{_one(complete=complete)} {others[0].removeprefix('1 ')}.", ""
    of = f"Of your {len(seen)} online pages" if complete else f"Of the {len(seen)} online pages we could see"
    return f"{of}, {works or 'none'} work{'s' * (works < 2)} for a new customer.", f"{plain.listing(others)}."


def _all_work(count: int, *, complete: bool) -> str:
    pages = "online pages" if complete else "online pages we could see"
    match count:
        case 1:
            return f"{_one(complete=complete)} works for a new customer."
        case 2:
            return f"Both {pages} work for a new customer."
        case _:
            return f"All {count} {pages} work for a new customer."


def _one(*, complete: bool) -> str:
    return "Your one online page" if complete else "The one online page we could see"


def _groups(seen: Sequence[Place]) -> Iterator[tuple[int, str]]:
    """How many places stand how, as a count and what they do. At most five groups."""
    states = [words.state(place).word for place in seen]
    for several, phrases in _MEETS:
        met = [word for word in states if word in phrases]
        if met:
            one, many = phrases[met[0]]
            yield len(met), one if len(met) == 1 else many if len(set(met)) == 1 else several


_WORKS = "work"
_MEETS: tuple[tuple[str, dict[str, tuple[str, str]]], ...] = (
    (_WORKS, {"Open": (_WORKS, _WORKS), "Quiet": (_WORKS, _WORKS), "Parked": (_WORKS, _WORKS)}),
    (
        "lead nowhere",
        {
            "Gone": ("no longer exists", "no longer exist"),
            "Network closed": ("is on a network that has closed", "are on networks that have closed"),
            "Someone else's": ("is somebody else's now", "are somebody else's now"),
            "Marked closed": ("says you have closed", "say you have closed"),
        },
    ),
    ("look gone", {"Looks gone": ("looks gone", "look gone")}),
    (
        "have long been silent",
        {
            "Asleep": ("has been silent for a while", "have been silent for a while"),
            "Left behind": ("has long been silent", "have long been silent"),
        },
    ),
    (
        "need a small change",
        {
            "Empty": ("has nothing in it", "have nothing in them"),
            "Private": ("is closed to the public", "are closed to the public"),
            "Not public": ("may be hidden", "may be hidden"),
            "Moved": ("has moved", "have moved"),
            "May not be yours": ("may not be yours any more", "may not be yours any more"),
        },
    ),
)
"""What several unlike ones do, and for each state what one does and what several do."""


def _about_unseen(unseen: Sequence[Place], *, all_of_them: bool) -> str:
    """What could not be seen, so said that it counts neither for nor against anybody."""
    walled = [p for p in unseen if p.judgement.signal and p.judgement.signal.sign is Sign.LOGIN_WALL]
    other = [place for place in unseen if place not in walled]
    sentences = []
    if walled:
        networks = list(dict.fromkeys(words.network_name(place.platform) or place.name for place in walled))
        who = plain.listing(networks) if len(networks) <= _MOST_NAMED else f"{len(networks)} networks"
        shows = "shows" if len(networks) == 1 else "show"
        sentences.append(f"{who} {shows} pages only to signed-in visitors; nothing is wrong on your side.")
    if other:
        names = plain.listing([place.name for place in other])
        more = "" if all_of_them and not walled else "more "
        many = f"{len(other)} {more}page{'s' * (len(other) > 1)}"
        what = names if len(other) <= _MOST_NAMED and len(names) <= _LONGEST_NAMES else many
        sentences.append(f"We couldn't see {what} today. {'It' if len(other) == 1 else 'They'} may be fine.")
    return " ".join(sentences)


_MOST_NAMED = 3
_LONGEST_NAMES = 60
"""Characters; of more places, or longer names, their number says enough."""
