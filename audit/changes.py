"""What became of each problem since the audits before: all judged by today's rules, one subject, one change."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
from collections.abc import Iterable, Iterator, Sequence

from audit import recheck
from audit.activity import Activity
from audit.dossier import Place
from audit.finding import Confidence, Finding, Level, Outcome
from audit.state import STANDING, State, standing, subject
from audit.verdict import APART, Verdict

__all__ = ["NEWS", "Change", "ChangeKind", "State", "compare", "unknown"]


class ChangeKind(enum.StrEnum):
    """What became of a subject; the order is the order of telling."""

    REGRESSED = "regressed"
    """A problem that was fixed once and stands again."""
    NEW = "new"
    """A problem where an earlier audit saw that all was well."""
    WORSE = "worse"
    FIXED = "fixed"
    """It was looked at again, and the problem is no longer there."""
    BETTER = "better"
    SEEN_AGAIN = "seen_again"
    """All is well where the last audit could not tell."""
    NEWLY_CHECKED = "newly_checked"
    """Nothing could be known of it before: no news, whatever it is."""
    UNSEEN_NOW = "unseen_now"
    """The last audit could see it; this one could not."""
    NO_LONGER_LISTED = "no_longer_listed"
    STILL_OPEN = "still_open"


NEWS = (ChangeKind.REGRESSED, ChangeKind.NEW, ChangeKind.WORSE, ChangeKind.FIXED, ChangeKind.BETTER)
"""What a client is told of as a change. The others only say how far we could see."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One subject, then and now."""

    kind: ChangeKind
    subject: str
    """The same from audit to audit: `place <key>` for how a place stands, else the finding's id."""
    place: str = ""
    """The place's key; empty where it is about none."""
    now: Finding | None = None
    """The problem that stands; where none does, what else is said of the place, if anything."""
    before: Finding | None = None
    """The problem that stood; of what regressed, when it last did."""
    since: dt.date | None = None
    """Of a problem that stands, when it was first seen; else the day of the audit compared with."""
    is_sure: bool = True
    """Whether it is more than one look of two: only then it is worth an alarm."""

    @property
    def good_title(self) -> str:
        """Of what was put right or came into sight, how it is now; empty of all else, and where nothing is known."""
        if self.kind not in (ChangeKind.FIXED, ChangeKind.SEEN_AGAIN):
            return ""
        if self.now or not self.before:
            return self.now.title if self.now else ""
        return self.before.put_right or f"No longer: {self.before.title}"


def compare(past: Sequence[State], now: State) -> tuple[Change, ...]:
    """Every problem of today exactly once, and what became of those before; nothing at a first audit.

    `past` comes oldest first. Only what was looked at counts: a place that hides is never worse, and what nobody
    could know before is never new.
    """
    if not past:
        return ()
    found = [_standing_problem(name, finding, past, now) for name, finding in now.problems.items()]
    found += _past_problems(past, now)
    found += _other_places(past[-1], past, now, {change.subject for change in found})
    order = list(ChangeKind)
    return tuple(sorted(found, key=lambda change: order.index(change.kind)))


@dataclasses.dataclass(frozen=True, slots=True)
class _Then:
    """What one earlier audit knew of a subject: the problem, or None where it saw that there was none."""

    state: State
    problem: Finding | None
    is_sure: bool


def _standing_problem(name: str, finding: Finding, past: Sequence[State], now: State) -> Change:
    """A problem of today: what was known of its subject before, newest first, says what it is."""
    known = list(_known(name, finding, past, now))
    is_sure = _is_sure(name, now, past)
    sure = [then for then in known if then.is_sure] if is_sure else known
    spell = list(_unbroken(known))
    change = Change(
        kind=ChangeKind.NEWLY_CHECKED,
        subject=name,
        place=finding.place,
        now=finding,
        since=spell[-1].state.day if spell else now.day,
        is_sure=is_sure,
    )
    if not known:
        return change
    if not sure:
        return dataclasses.replace(change, kind=ChangeKind.STILL_OPEN, before=known[0].problem)
    if before := sure[0].problem:
        kind = _compared(finding, now, before, sure[0].state)
        return dataclasses.replace(change, kind=kind, before=before)
    once = next((then.problem for then in sure if then.problem and then.is_sure), None)
    return dataclasses.replace(change, kind=ChangeKind.REGRESSED if once else ChangeKind.NEW, before=once)


def _known(name: str, finding: Finding, past: Sequence[State], now: State) -> Iterator[_Then]:
    for number, state in reversed(tuple(enumerate(past))):
        if problem := state.problems.get(name):
            yield _Then(state, problem, _is_sure(name, state, past[:number]))
        elif recheck.would_tell(state, finding, now):
            yield _Then(state, None, is_sure=True)


_PASSING = frozenset(
    """broken_contact broken_embed broken_feed broken_offline_link broken_outside_link broken_page broken_review_link
    dead_bio_link expired_domain hidden_profile""".split()  # noqa: SIM905  # a list of words is easier to read than one of quotes
)
"""What a server that is being repaired answers for an hour as well."""


def _is_sure(name: str, state: State, before: Sequence[State]) -> bool:
    """Whether a problem of that audit is more than one look of two; `before` are the audits before it."""
    problem = state.problems[name]
    if not state.is_sure(problem) or not _may_pass(problem):
        return state.is_sure(problem)
    for then in reversed(before):
        stood = then.problems.get(name)
        if stood and (_may_pass(stood) or stood.check == "dead_link"):
            if state.dossier.snapshot.taken - then.dossier.snapshot.taken >= APART:
                return True
        elif stood or problem.check == "absent_website" or recheck.would_tell(then, problem, state):
            return False  # what refuses us or has a bad certificate is not silent
    return False


def _may_pass(problem: Finding) -> bool:
    """Whether one look may have met a bad hour."""
    is_silence = problem.check == "absent_website" and problem.confidence is not Confidence.IS
    return is_silence or problem.check in _PASSING


def _unbroken(known: Sequence[_Then]) -> Iterator[_Then]:
    for then in known:
        if then.problem is None:
            return
        yield then


def _compared(finding: Finding, now: State, before: Finding, then: State) -> ChangeKind:
    one, other = _harm(finding, now), _harm(before, then)
    if one == other or not _are_alike(finding, now, before, then):
        return ChangeKind.STILL_OPEN
    return ChangeKind.WORSE if one > other else ChangeKind.BETTER


def _are_alike(finding: Finding, now: State, before: Finding, then: State) -> bool:
    """Whether another urgency is this subject's own: not because we see more, or because its place woke up."""
    if finding.check in STANDING:
        return True
    if finding.check == "absent_website":
        return False  # one trouble: silent yesterday, shut for work today
    stands, stood = now.places.get(finding.place), then.places.get(finding.place)
    return finding.confidence is before.confidence and (
        stands is stood or bool(stands and stood and stands.activity is stood.activity)
    )


def _harm(finding: Finding, state: State) -> tuple[int, int]:
    """How much it harms: of a place first how it stands, then how urgent it is."""
    level = -list(Level).index(finding.level) if finding.level else -len(Level)
    place = state.places.get(finding.place)
    if finding.check not in STANDING or place is None:
        return 0, level
    if finding.check == "silent_profile":
        return _SILENCE.index(place.activity) if place.activity in _SILENCE else 0, level
    return _STEPS.index(finding.check) + len(_SILENCE), level


_SILENCE = (Activity.QUIET, Activity.DORMANT, Activity.ABANDONED)
_STEPS = (
    "moved_profile",
    "empty_profile",
    "private_profile",
    "hidden_profile",
    "closed_network",
    "dead_link",
    "taken_over_profile",
)
"""How far a place has slid, from what harms a customer least."""


def _past_problems(past: Sequence[State], now: State) -> Iterator[Change]:
    """Problems that stood when their subject was last seen, and that today does not have."""
    for name in _once(past):
        if name not in now.problems and (last := _last(name, past)):
            yield from _became(name, last, past[-1], now)


def _last(name: str, past: Sequence[State]) -> _Then | None:
    """The surest problem of this subject's newest spell; None where a later audit saw it fixed."""
    unsure: _Then | None = None
    later: list[State] = []
    for state in reversed(past):
        if problem := state.problems.get(name):
            if any(recheck.would_tell(after, problem, state) for after in later):
                return unsure
            if state.is_sure(problem):
                return _Then(state, problem, is_sure=True)
            unsure = unsure or _Then(state, problem, is_sure=False)
        else:
            later.append(state)
    return unsure


def unknown(past: Sequence[State], now: State) -> tuple[Finding, ...]:
    """Problems that stood when they were last known, and that this audit could not look at again: for however long.

    What is listed no more is not among them.
    """
    found = (name for name in _once(past) if name not in now.problems)
    lasts = (last for name in found if (last := _last(name, past)))
    return tuple(
        last.problem
        for last in lasts
        if last.problem and not _is_dropped(last.problem, now) and not recheck.would_tell(now, last.problem, last.state)
    )


def _once(past: Sequence[State]) -> Iterable[str]:
    """Every subject that was a problem once."""
    return dict.fromkeys(name for state in reversed(past) for name in state.problems)


def _is_dropped(finding: Finding, now: State) -> bool:
    """Whether it is about a place that is named nowhere any more."""
    return finding.place not in ("", *now.places) and recheck.is_website_read(now)


def _became(name: str, last: _Then, previous: State, now: State) -> Iterator[Change]:
    assert last.problem
    change = Change(
        kind=ChangeKind.FIXED, subject=name, place=last.problem.place, before=last.problem, since=last.state.day
    )
    if recheck.would_tell(now, last.problem, last.state):
        good = _good_words(last.problem, now)
        kind = ChangeKind.FIXED if last.is_sure else ChangeKind.SEEN_AGAIN
        yield dataclasses.replace(change, kind=kind, now=good)
    elif name in previous.problems:
        kind = ChangeKind.NO_LONGER_LISTED if _is_dropped(last.problem, now) else ChangeKind.UNSEEN_NOW
        yield dataclasses.replace(change, kind=kind, now=_other_words(last.problem.place, now))


def _other_places(previous: State, past: Sequence[State], now: State, told: set[str]) -> Iterator[Change]:
    """Places that came into sight or went out of it, and were no problem before or after."""
    for key, place in now.places.items():
        kind = _sight(key, place, previous, past)
        if kind and standing(key) not in told:
            words = _other_words(key, now)
            yield Change(kind=kind, subject=standing(key), place=key, now=words, since=previous.day)
    kept = {*now.places, *(evidence.key for evidence in now.dossier.snapshot.evidence)}
    for evidence in previous.dossier.snapshot.evidence if recheck.is_website_read(now) else ():
        name = standing(evidence.key)
        if evidence.key not in kept and name not in told:
            yield Change(kind=ChangeKind.NO_LONGER_LISTED, subject=name, place=evidence.key, since=previous.day)


def _sight(key: str, place: Place, previous: State, past: Sequence[State]) -> ChangeKind | None:
    is_seen, was_seen = _is_seen(place), _is_seen(previous.places.get(key))
    if was_seen and not is_seen:
        return None if place.verdict is Verdict.SUSPECT else ChangeKind.UNSEEN_NOW
    if is_seen and not was_seen:
        once = any(_is_seen(state.places.get(key)) for state in past)
        return ChangeKind.SEEN_AGAIN if once else ChangeKind.NEWLY_CHECKED
    return None


def _is_seen(place: Place | None) -> bool:
    return place is not None and place.verdict not in (Verdict.UNSEEN, Verdict.SUSPECT)


def _good_words(problem: Finding, state: State) -> Finding | None:
    """What is well about how its place stands, best on the very same count; None of what only stood on a place."""
    about = problem.place and problem.check in STANDING
    said = [f for f in state.findings if about and f.place == problem.place and f.outcome is Outcome.FINE]
    said = [f for f in said if f.check in STANDING]
    return next((f for f in said if f.check == problem.check), next(iter(said), None))


def _other_words(key: str, state: State) -> Finding | None:
    """What is said of how a place stands where that is no problem."""
    said = [f for f in state.findings if key and f.place == key and f.outcome is not Outcome.PROBLEM]
    return next((f for f in said if subject(f) == standing(key) or f.check == "unseen_profile"), None)
