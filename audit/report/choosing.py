"""Keep a place or let it go: the answers that fit what we saw of it, or what is left of a decision made."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from typing import assert_never

from audit.activity import Activity
from audit.client import Decision
from audit.dossier import Dossier, Place
from audit.evidence import Precision
from audit.finding import Finding
from audit.report import plain, twins, words
from audit.report.pending import MERGES, Charge, charge, pending
from audit.report.playbook import Playbook
from audit.report.presence import Cell
from audit.verdict import Verdict

_NAME_IS_FREED = ("instagram", "x")
"""Networks of which it is known that anybody may take a closed account's name (sources: the playbook's page)."""
_SETTLES = ("silent_profile", "empty_profile", "second_profile", "private_profile", "hidden_profile", "unseen_profile")
"""Checks a ruling on which also answers whether the place is kept, for as long as it counts."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer: when it fits, and what it costs."""

    decision: Decision
    label: str
    """As one says it: "Park it"."""
    fits: str
    minutes: int
    wait: str = ""
    """What comes after the minutes, as a phrase; may be empty."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """What a place's page says of keeping it."""

    reason: str
    """Why we suggest the first answer, or what was decided and how it stands."""
    choices: tuple[Choice, ...] = ()
    """The suggestion first; empty where a decision was made, or somebody has to look first."""
    decided: Decision = Decision.UNDECIDED
    left: tuple[Cell, ...] = ()
    """Of a decision made: what is done, what is not, and what only a person can see."""


def choosing(place: Place, dossier: Dossier, findings: Sequence[Finding] = ()) -> Choosing | None:
    """None where there is nothing to choose: a place in use, one that is gone, one that may be somebody else's.

    `findings` are the place's own, those ruled on as well.
    Of a place that we could not see no answer is suggested; nor of one whose silence is not certain.
    """
    if place.decision is not Decision.UNDECIDED:
        reason, left = pending(place, dossier)
        return Choosing(reason=reason, decided=place.decision, left=left) if left else None
    first = twins.kept_instead(place, dossier, findings)
    is_settled = any(f.ruling and f.check in _SETTLES for f in findings)
    if is_settled or (place not in dossier.listed and first is None):
        return None
    match place.verdict:
        case Verdict.LIVE | Verdict.PRIVATE | Verdict.NOT_PUBLIC if first:
            return _second(place, first)
        case Verdict.LIVE:
            return _silent(place, dossier)
        case Verdict.PRIVATE:
            keep = _choice(Decision.KEEP, place, fits="Fits if customers should find it. Then open it to everybody.")
            return Choosing(
                reason="Only those you let in can see it. We would open it to everybody, or let it go.",
                choices=(dataclasses.replace(keep, minutes=10), _choice(Decision.CLOSE, place)),
            )
        case Verdict.TAKEN_OVER:
            return _taken(place)
        case Verdict.UNSEEN | Verdict.SUSPECT | Verdict.NOT_PUBLIC:
            return Choosing(reason="Whether to keep it can wait until somebody has looked.")
        case Verdict.MOVED | Verdict.GONE | Verdict.NETWORK_CLOSED:
            return None
        case _:
            assert_never(place.verdict)


def _silent(place: Place, dossier: Dossier) -> Choosing | None:
    if place.bounds is None:
        return None
    silence, held = _silence(place), charge(place, dossier)
    goals = dossier.client.goals_of(place.listing)
    has_job = held is Charge.NAMED and bool(goals or (place.listing and place.listing.purpose))
    job = f'It serves your goal "{plain.shortened(goals[0], 60)}"' if goals else "It has a purpose"
    match place.activity:
        case Activity.FRESH:
            return None
        case Activity.UNKNOWN:
            return Choosing(reason=_NEWER) if _may_be_silent(place) else None
        case Activity.EMPTY if has_job:
            return _offer(place, held, Decision.KEEP, f"{job}. There is nothing in it yet. We would keep and fill it.")
        case Activity.EMPTY:
            reason = "There is nothing in it yet. We would park it to hold the name, unless somebody will fill it."
            return _offer(place, held, Decision.PARK, reason)
        case Activity.DORMANT | Activity.ABANDONED if held is Charge.LEFT:
            reason = f"Nobody has posted for {silence}, and who looked after it has left. Get access back first."
            return _offer(place, held, Decision.CLAIM, reason)
        case Activity.QUIET:
            return _offer(
                place,
                held,
                Decision.KEEP,
                f"{job}. One post is enough to keep it."
                if has_job
                else f"The last post is {silence} old. We would keep it: one post is enough.",
            )
        case Activity.DORMANT if has_job:
            reason = f"{job}. Nobody has posted for {silence}. We would keep it, if somebody will post."
            return _offer(place, held, Decision.KEEP, reason)
        case Activity.DORMANT | Activity.ABANDONED:
            reason = f"Nobody has posted for {silence}. We would park it, unless somebody will post."
            return _offer(place, held, Decision.PARK, reason)
        case _:
            assert_never(place.activity)


def _offer(place: Place, held: Charge, first: Decision, reason: str) -> Choosing:
    """The suggestion, then the others that are open; a quiet place is not offered to be closed."""
    others = [Decision.KEEP, Decision.PARK]
    others += [Decision.CLAIM] if held is not Charge.NAMED else []
    others += [Decision.CLOSE] if place.activity is not Activity.QUIET else []
    order = dict.fromkeys([first, *others])
    return Choosing(reason=reason, choices=tuple(_choice(decision, place) for decision in order))


def _second(place: Place, first: Place) -> Choosing:
    network = place.label or place.name
    keep = _choice(Decision.KEEP, place, fits="Fits if each has a purpose of its own. Tell us what this one is for.")
    merge, park = _choice(Decision.MERGE, place), _choice(Decision.PARK, place)
    begins = f"You have two {network} pages: this one and {first.handle}."
    if place.verdict is Verdict.NOT_PUBLIC:
        then, choice = ("merge the two", merge) if place.platform in MERGES else ("let it point to the other", park)
        return Choosing(reason=f"{begins} Look first. If this one is still there, we would {then}.", choices=(choice,))
    if place.platform in MERGES:
        return Choosing(reason=f"{begins} We would merge them.", choices=(merge, park, keep))
    return Choosing(reason=f"{begins} We would let this one point to the other.", choices=(park, keep))


def _taken(place: Place) -> Choosing:
    claim = _choice(Decision.CLAIM, place, fits="Fits if it was your account, or somebody pretends to be you there.")
    leave = Choice(
        decision=Decision.CLOSE,
        label="Let it go",
        fits="Fits if they have a right to the name. Only the links to it have to go.",
        minutes=10,
    )
    return Choosing(
        reason="First take every link to it off your website. Then claim it, or let it go.", choices=(claim, leave)
    )


def _choice(decision: Decision, place: Place, fits: str = "") -> Choice:
    label, words_for, minutes, wait = _ANSWERS[decision]
    is_blog = place.platform == "blog" and decision in _OF_A_BLOG
    said = fits or (_OF_A_BLOG[decision] if is_blog else words_for)
    if decision is Decision.CLOSE and place.platform in _NAME_IS_FREED:
        said += " Anybody may take its name then."
    return Choice(decision=decision, label=label, fits=said, minutes=minutes, wait="" if is_blog else wait)


_ANSWERS: Mapping[Decision, tuple[str, str, int, str]] = {
    Decision.KEEP: ("Keep it", "Fits if it brings you customers and somebody has time to post.", 15, ""),
    Decision.PARK: (
        "Park it",
        "Fits if nobody will post. A last post says where you are now, and the name stays yours.",
        15,
        "",
    ),
    Decision.MERGE: (
        "Merge it",
        "Fits if both are the same business. Its followers move, its posts do not, and there is no way back.",
        30,
        "up to a week for new access",
    ),
    Decision.CLAIM: (
        "Claim it",
        "Fits if nobody here can sign in any more. Ask for access before all else.",
        30,
        "days to weeks",
    ),
    Decision.CLOSE: (
        "Close it",
        "Fits if you want nothing from it any more. Take its link off your website first.",
        30,
        "the network's own wait",
    ),
}
_OF_A_BLOG = {
    Decision.PARK: "Fits if nobody will write. Call it an archive and take it out of the menu.",
    Decision.CLOSE: "Fits if nothing in it is worth reading. Old articles may still bring you visitors.",
}


def _may_be_silent(place: Place) -> bool:
    """Whether what we saw is old, and newer posts may be out of sight."""
    if place.newest is None or place.seen_on is None or place.bounds is None or not place.newest.lower_bound:
        return False
    return (place.seen_on - place.newest.at.date()).days > place.bounds.dormant


_NEWER = "Look for a newer post first. Then you can say whether to keep it."


def _silence(place: Place) -> str:
    """`2 years 9 months`, counted to the day it was seen; empty where no date is known."""
    if place.newest is None or place.seen_on is None:
        return ""
    about = "about " if place.newest.precision is Precision.ROUGH else ""
    return about + plain.age(place.newest.at.date(), place.seen_on).removesuffix(" ago")


# Where it is told step by step

_GUIDES = {
    Decision.KEEP: ("silent_profile", "Keeping, parking and closing"),
    Decision.PARK: ("silent_profile", "Keeping, parking and closing"),
    Decision.CLOSE: ("silent_profile", "Keeping, parking and closing"),
    Decision.MERGE: ("second_profile", "Merging"),
    Decision.CLAIM: ("ownerless_profile", "Getting access back"),
}


def guides(
    shown: Choosing | None, place: Place, playbooks: Mapping[str, Playbook], told: Collection[str]
) -> tuple[tuple[str, str], ...]:
    """Authored pages with the steps to an answer: address below `playbook/` as Markdown, and words.

    `told` are the ids of those whose steps the page shows itself.
    """
    network = words.network_name(place.platform)
    found: dict[str, str] = {}
    decisions = [*(choice.decision for choice in shown.choices), shown.decided] if shown else []
    told = {*told, "ownerless_profile"} if place.verdict is Verdict.TAKEN_OVER else told
    for id_, title in dict.fromkeys(_GUIDES[d] for d in decisions if d in _GUIDES):
        if id_ in playbooks and id_ not in told:
            is_there = bool(network and playbooks[id_].steps_for(network))
            found[f"{id_}.md" + (f"#{network.lower().replace(' ', '-')}" if is_there else "")] = (
                f"{title} on {'a blog' if place.platform == 'blog' else network}" if is_there else title
            )
    return tuple(found.items())
