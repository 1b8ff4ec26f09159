"""What was said held against what is true: pure counting."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from audit.practice._case import Case, Truth
from peers import Said


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How one tool did on a list of cases. Shares are of one, None where there is nothing to share."""

    cases: int
    """Covered ones; all shares are of these."""
    not_covered: int
    right: int
    wrongly_dead: int
    """Living, called absent or broken."""
    wrongly_alive: int
    """Gone, called present or in order."""
    unsure: int
    recall: float | None
    """Of the gone cases whose answers tell that they are gone, the share called absent."""
    recall_of_all: float | None
    """Of all gone cases."""
    as_allowed: float | None
    """Right where the answers tell, unsure where they do not."""
    unsure_share: float | None
    unsure_share_decidable: float | None


def tally(cases: Iterable[Case], said: Mapping[str, Said]) -> Tally:
    """Count; an address that nothing was said of is not covered."""
    listed = tuple(cases)
    heard = tuple((case, said[case.address]) for case in listed if case.address in said)
    gone = tuple((case, word) for case, word in heard if case.truth is Truth.GONE)
    decidable = tuple((case, word) for case, word in heard if case.decidable)
    return Tally(
        cases=len(heard),
        not_covered=len(listed) - len(heard),
        right=sum(is_right(case, word) for case, word in heard),
        wrongly_dead=sum(case.truth is Truth.LIVING and word is Said.ABSENT for case, word in heard),
        wrongly_alive=sum(word is Said.PRESENT for _, word in gone),
        unsure=sum(word is Said.UNSURE for _, word in heard),
        recall=_share((word is Said.ABSENT) for case, word in gone if case.decidable),
        recall_of_all=_share((word is Said.ABSENT) for _, word in gone),
        as_allowed=_share(is_right(case, word) if case.decidable else word is Said.UNSURE for case, word in heard),
        unsure_share=_share((word is Said.UNSURE) for _, word in heard),
        unsure_share_decidable=_share((word is Said.UNSURE) for _, word in decidable),
    )


def is_right(case: Case, word: Said) -> bool:
    """Whether the word is the truth; of a case that nobody can decide a guess counts as right when it happens to be."""
    return word is (Said.PRESENT if case.truth is Truth.LIVING else Said.ABSENT)


def shared(cases: Iterable[Case], heard: Iterable[Mapping[str, Said]]) -> tuple[Case, ...]:
    """The cases that every one of the tools covers."""
    covered = [said.keys() for said in heard]
    return tuple(case for case in cases if all(case.address in addresses for addresses in covered))


def blind(words: Iterable[tuple[Case, Said]]) -> str:
    """Why a rule that waits for words on a page knows nothing of our pages; empty when it tells some case apart.

    Our pages carry what is documented and little else. A rule that finds none of the plainly living, or none of
    the gone, waits for words that they do not have, and its verdicts would be about our pages.
    """
    heard = tuple(words)
    living = {word for case, word in heard if case.truth is Truth.LIVING and case.decidable}
    gone = {word for case, word in heard if case.truth is Truth.GONE}
    if living and Said.PRESENT not in living:
        return "finds none of the plainly living here"
    if gone and Said.ABSENT not in gone:
        return "finds none of the gone here"
    return ""


def _share(hits: Iterable[bool]) -> float | None:
    counted = tuple(hits)
    return sum(counted) / len(counted) if counted else None
