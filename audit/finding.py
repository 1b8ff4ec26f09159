"""What the audit concludes: plain sentences a client can act on, each with a stable id."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import hashlib


class Outcome(enum.StrEnum):
    """What kind of conclusion it is."""

    PROBLEM = "problem"
    FINE = "fine"
    UNSEEN = "unseen"
    DECISION = "decision"


class Level(enum.StrEnum):
    """How much a problem harms a first impression; the order is the order of fixing."""

    FIX_NOW = "fix_now"
    FIX_SOON = "fix_soon"
    TIDY_UP = "tidy_up"


class Confidence(enum.StrEnum):
    """How sure we are, and the verb that goes with it."""

    IS = "is"
    LOOKS = "looks"
    MAY = "may"


class Stance(enum.StrEnum):
    """What the consultant says of a finding."""

    ACCEPTED = "accepted"
    """It is so, and stays so for now."""
    IGNORED = "ignored"
    FALSE_ALARM = "false_alarm"
    """It is not so: holds until its evidence changes."""
    DONE = "done"
    """The client says it has been put right: the next look will tell."""
    OPEN = "open"
    """What was said of it before is taken back."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The consultant's word on one finding, dated and expiring."""

    finding: str
    """The finding's id."""
    stance: Stance
    reason: str
    on: dt.date
    until: dt.date
    """Counts up to this day; then the finding is open again."""
    by: str = ""
    evidence: str = ""
    """Of a false alarm, or of a place that only looked gone: what the evidence was like, so that other evidence opens
    it again."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the consultant found themselves, as typed; dated and expiring like any look of a person."""

    title: str
    sees: str
    action: str
    level: Level
    on: dt.date
    until: dt.date
    """Counts up to this day; then somebody has to look again."""
    place: str = ""
    """The place's key; empty where it is about several or none."""
    minutes: int | None = None
    """Hands-on; None where it is not said."""
    who: str = ""
    """Who is to act, as a playbook calls them or by name; empty where it is not said."""
    by: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One subject, one finding. All texts are plain: the report renders them inert."""

    check: str
    """The check's id: names its playbook page."""
    outcome: Outcome
    level: Level | None = None
    """Of a problem; None otherwise."""
    confidence: Confidence = Confidence.IS
    place: str = ""
    """The key of the place it is about; empty where it is about several or none."""
    subject: str = ""
    """What sets it apart from the check's other findings on the same place."""
    title: str
    """One line for lists: "Your Bluesky account looks asleep"."""
    put_right: str = ""
    """Of a problem, what its title becomes once it is no longer there; true however that came about."""
    sees: str
    """What a customer meets, in one or two sentences."""
    action: str = ""
    """What to do, starting with a verb; empty where nothing is to be done."""
    minutes: int | None = None
    """Hands-on; None takes the playbook's."""
    who: str = ""
    """Empty takes the playbook's."""
    where: tuple[str, ...] = ()
    """Where on the website or in which places it stands, in plain words."""
    ruling: Ruling | None = None
    """The consultant's word on it that counts on the day of the report."""

    @property
    def id(self) -> str:
        """`F-<check>-<8 hex>` of place and subject: a link in an old mail still lands."""
        digest = hashlib.sha256(f"{self.place}\n{self.subject}".encode(errors="replace")).hexdigest()[:8]
        return f"F-{self.check}-{digest}"
