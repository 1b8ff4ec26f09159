"""Which of the consultant's rulings count on a day, and for which findings: pure."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Sequence

from audit.dossier import Dossier, Place
from audit.evidence import Sign
from audit.finding import Finding, Outcome, Ruling, Stance
from audit.verdict import Verdict

_LOOKS = ("unseen_profile", "dead_link")
"""Checks that ask a person to open a place."""
_MARK = 80
"""Characters kept of what a network's answer is called: a snapshot from elsewhere may call it anything."""


def ruled(findings: Iterable[Finding], rulings: Sequence[Ruling], dossier: Dossier) -> tuple[Finding, ...]:
    """The findings, each with the ruling that counts on the dossier's day; its last word on a finding is the one asked."""
    words = _last_words(rulings, dossier.date)
    return tuple(_with_ruling(finding, words.get(finding.id), dossier) for finding in findings)


def still_open(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that nobody has ruled on."""
    return tuple(finding for finding in findings if finding.ruling is None)


def settled(findings: Iterable[Finding]) -> frozenset[str]:
    """Keys of places nobody needs to open: ruled on, and not only said to be done, which a look would tell."""
    ruled_on = (f for f in findings if f.ruling and f.ruling.stance is not Stance.DONE)
    return frozenset(finding.place for finding in ruled_on if finding.check in _LOOKS)


def is_to_be_ruled(finding: Finding) -> bool:
    """Whether there is anything in it to accept, ignore or call wrong: good news and our own gaps have nothing."""
    return finding.outcome in (Outcome.PROBLEM, Outcome.DECISION) or bool(
        finding.outcome is Outcome.UNSEEN and finding.action
    )


def ruling(finding: Finding, dossier: Dossier, *, stance: Stance, reason: str, until: dt.date, by: str = "") -> Ruling:
    """A ruling made on the dossier's day; of a false alarm and of a suspicion it remembers what the evidence was like."""
    seen = evidence(finding, dossier)
    is_kept = stance is Stance.FALSE_ALARM or (finding.check in _LOOKS and _is_of_suspicion(seen))
    seen = seen if is_kept else ""
    return Ruling(finding=finding.id, stance=stance, reason=reason, on=dossier.date, until=until, by=by, evidence=seen)


def of_none(findings: Iterable[Finding], rulings: Sequence[Ruling], today: dt.date) -> tuple[Ruling, ...]:
    """Rulings that count today and speak of no finding; where one was said to be done, that is as it should be."""
    known = {finding.id for finding in findings}
    words = _last_words(rulings, today).values()
    return tuple(word for word in words if word.finding not in known and word.stance is not Stance.DONE)


def evidence(finding: Finding, dossier: Dossier) -> str:
    """What a finding stands on, told short: verdict, the deciding sign and level. Its subject is in its id already."""
    place = _place(finding, dossier)
    signal = place.judgement.signal if place else None
    said = (
        place.verdict.value if place else "",
        f"{signal.sign.value} {re.sub(r'[^A-Za-z0-9_.:/-]+', '-', signal.mark)[:_MARK]}" if signal else "",
        (finding.level or finding.outcome).value,
    )
    return ", ".join(part for part in said if part)


def _last_words(rulings: Sequence[Ruling], today: dt.date) -> dict[str, Ruling]:
    """By finding, the newest ruling made by this day, unless it is over or takes back; of one day the file's later."""
    last = {ruling.finding: ruling for ruling in sorted(rulings, key=lambda r: r.on) if ruling.on <= today}
    return {name: word for name, word in last.items() if today <= word.until and word.stance is not Stance.OPEN}


def _with_ruling(finding: Finding, ruling: Ruling | None, dossier: Dossier) -> Finding:
    if ruling is None or not is_to_be_ruled(finding) or not _counts(ruling, finding, dossier):
        return finding
    return dataclasses.replace(finding, ruling=ruling)


def _counts(ruling: Ruling, finding: Finding, dossier: Dossier) -> bool:
    match ruling.stance:
        case Stance.ACCEPTED | Stance.IGNORED:
            return not (_is_of_suspicion(ruling.evidence) and _is_gone(finding, dossier))
        case Stance.FALSE_ALARM:
            return ruling.evidence in ("", evidence(finding, dossier))
        case Stance.DONE:
            told = _told_on(finding, dossier)
            return told is None or told <= ruling.on
        case Stance.OPEN:
            return False


def _is_of_suspicion(remembered: str) -> bool:
    """Whether what was ruled on was that a place looks gone: said of that, it does not hold once the place is gone."""
    return remembered.startswith(f"{Verdict.SUSPECT.value},")


def _is_gone(finding: Finding, dossier: Dossier) -> bool:
    place = _place(finding, dossier)
    return place is not None and place.verdict is Verdict.GONE


def _told_on(finding: Finding, dossier: Dossier) -> dt.date | None:
    """The day of the newest look that would have told; None where none was made, or only a person can tell."""
    if finding.check == "note":
        return None
    place = _place(finding, dossier)
    looks = [_seen_on(place)] if place else []
    if finding.where or not any(looks):
        signals = dossier.site.signals if dossier.site else ()
        looks += [dossier.snapshot.taken.date() for signal in signals if signal.sign is Sign.SHOWN]
    return max((day for day in looks if day), default=None)


def _seen_on(place: Place) -> dt.date | None:
    """The day on which somebody saw how the place stands."""
    if place.judgement.sighting:
        return place.judgement.sighting.on.date()
    return place.look.evidence.at.date() if place.look and place.verdict is not Verdict.UNSEEN else None


def _place(finding: Finding, dossier: Dossier) -> Place | None:
    return next((place for place in dossier.places if finding.place and place.key == finding.place), None)
