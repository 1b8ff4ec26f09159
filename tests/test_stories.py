"""Every story of looks and people's words over several weeks: *gone*, *live* and *taken over* are only ever earned."""

from __future__ import annotations

import itertools

import pytest

from audit.evidence import Look, Saw, Sighting, Sign
from audit.verdict import APART, Verdict, judge
from dossiers import COLOURS, NEGATIVE, NEITHER, NOON, POSITIVE, TODAY, Colour, ago, look, sighting

FIRST: tuple[Look | None, ...] = (
    None,
    *(look(sign, ago(8), colour) for sign in (Sign.SHOWN, Sign.ABSENT, Sign.ENDED) for colour in ("green", "none")),
    look(Sign.WITHHELD, ago(8)),
    look(Sign.LOGIN_WALL, ago(8)),
)
SECOND: tuple[Look | None, ...] = (
    None,
    look(Sign.PRIVATE, ago(4)),
    look(Sign.ABSENT, ago(4)),
    look(Sign.ABSENT, ago(0.5)),
    look(Sign.CHALLENGE, ago(4)),
)
PEOPLE: tuple[tuple[Sighting, ...], ...] = (
    (),
    *((sighting(saw, ago(days)),) for saw in Saw for days in (100, 6, 2, 0)),
    (sighting(Saw.WORKS, ago(6)), sighting(Saw.UNAVAILABLE, ago(2))),
    (sighting(Saw.UNAVAILABLE, ago(6)), sighting(Saw.WORKS, ago(2))),
)
LIFE = frozenset(POSITIVE)


def _is_living(seen: Look) -> bool:
    return bool(seen.controls) and seen.evidence.reading.signals[0].sign in LIFE


def _may_be_gone(now: Look, colour: Colour, earlier: tuple[Look, ...], people: tuple[Sighting, ...]) -> bool:
    """The design's three ways to *gone*, told apart from the code: from the whole story, event by event."""
    sign = now.evidence.reading.signals[0].sign
    if colour != "green" or sign not in (Sign.ABSENT, Sign.NO_SUCH_NAME, Sign.ENDED):
        return False
    if sign is Sign.ENDED:
        return True
    alive = [seen.evidence.at for seen in earlier if _is_living(seen)]
    alive += [seen.on for seen in people if seen.saw is Saw.WORKS]
    absences = [
        seen.evidence.at
        for seen in earlier
        if seen.controls and seen.evidence.reading.signals[0].sign in (Sign.ABSENT, Sign.ENDED)
    ]
    words = [seen.on for seen in people if seen.saw is Saw.UNAVAILABLE and seen.until >= TODAY]
    firsts = [*(at for at in absences if NOON - at >= APART), *words]
    return any(not any(first <= at <= NOON for at in alive) for first in firsts)


@pytest.mark.parametrize("sign", [*POSITIVE, *NEGATIVE, Sign.NETWORK_CLOSED, Sign.LOGIN_WALL, Sign.UNFAMILIAR])
@pytest.mark.parametrize("colour", COLOURS)
def test_over_every_story_gone_live_and_taken_over_are_only_ever_earned(sign: Sign, colour: Colour) -> None:
    now = look(sign, colour=colour)
    for first, second, people in itertools.product(FIRST, SECOND, PEOPLE):
        earlier = tuple(seen for seen in (first, second) if seen)
        judged = judge(now, earlier, people, TODAY)
        words = {seen.saw for seen in people if seen.until >= TODAY}
        match judged.verdict:
            case Verdict.GONE:
                assert _may_be_gone(now, colour, earlier, people), (earlier, people)
            case Verdict.LIVE:
                earned = sign is Sign.SHOWN and colour not in ("none", "absent shown")
                assert earned or (Saw.WORKS in words and judged.sighting)
            case Verdict.SUSPECT:
                earned = sign in (Sign.ABSENT, Sign.NO_SUCH_NAME) and colour == "green"
                assert earned or Saw.UNAVAILABLE in words
            case Verdict.NOT_PUBLIC:
                assert (sign, colour) == (Sign.WITHHELD, "green")
            case Verdict.MOVED | Verdict.PRIVATE:
                assert sign.value == judged.verdict.value
                assert colour not in ("none", "absent shown")
            case Verdict.TAKEN_OVER:
                assert Saw.SOMEBODY_ELSES in words
            case Verdict.NETWORK_CLOSED:
                assert sign is Sign.NETWORK_CLOSED
            case Verdict.UNSEEN:
                assert colour != "green" or sign in NEITHER or judged.sighting is None
