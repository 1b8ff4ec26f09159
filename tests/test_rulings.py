"""Which rulings count: none for ever, none against new evidence, and the newest word on a finding is the one asked."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from audit import rulings
from audit.dossier import Dossier
from audit.evidence import Saw, Sign, Signal
from audit.finding import Finding, Level, Outcome, Ruling, Stance
from audit.verdict import Verdict
from dossiers import TODAY, ago, dossier, look, place, sighting, signal, site, snapshot

PLACE = place(Verdict.GONE)
FINDING = Finding(
    check="dead_link",
    outcome=Outcome.PROBLEM,
    level=Level.FIX_NOW,
    place=PLACE.key,
    title="Your Bluesky link goes nowhere",
    sees="A customer meets nothing.",
    action="Remove it",
)
HERE = dossier(PLACE)
DAY = dt.timedelta(days=1)


def word(stance: Stance = Stance.ACCEPTED, on: dt.date = TODAY, **changed: object) -> Ruling:
    bare = Ruling(finding=FINDING.id, stance=stance, reason="We know.", on=on, until=on + 90 * DAY)
    return dataclasses.replace(bare, **changed)  # type: ignore[arg-type]  # each test spells the fields it means


def counting(*words: Ruling, finding: Finding = FINDING, of: Dossier = HERE) -> Ruling | None:
    (one,) = rulings.ruled([finding], words, of)
    return one.ruling


def on(day: dt.date, of: Dossier = HERE) -> Dossier:
    return dataclasses.replace(of, date=day)


# What stays open


def test_without_a_ruling_every_finding_is_open() -> None:
    assert rulings.ruled([FINDING], [], HERE) == (FINDING,)
    assert rulings.still_open([FINDING]) == (FINDING,)


def test_a_ruling_on_another_finding_says_nothing() -> None:
    assert counting(word(finding="F-dead_link-00000000")) is None


@pytest.mark.parametrize("outcome", [Outcome.FINE, Outcome.UNSEEN])
def test_good_news_and_our_own_gaps_are_nobody_s_to_rule_on(outcome: Outcome) -> None:
    fine = dataclasses.replace(FINDING, outcome=outcome, level=None, action="")
    assert counting(word(), finding=fine) is None
    assert not rulings.is_to_be_ruled(fine)


COUNTING = [stance for stance in Stance if stance is not Stance.OPEN]


@pytest.mark.parametrize("stance", COUNTING)
def test_every_ruling_is_over_after_its_last_day(stance: Stance) -> None:
    ruling = word(stance)
    assert counting(ruling, of=on(ruling.until)) == ruling
    assert counting(ruling, of=on(ruling.until + DAY)) is None


def test_no_ruling_counts_before_it_was_made() -> None:
    assert counting(word(on=TODAY + DAY)) is None


# What was taken back


@pytest.mark.parametrize("stance", COUNTING)
def test_what_was_taken_back_is_open_at_once_and_stays_so(stance: Stance) -> None:
    said, back = word(stance, until=TODAY + 300 * DAY), word(Stance.OPEN, until=TODAY + DAY)
    assert counting(said, back) is None
    assert counting(said, back, of=on(TODAY + 200 * DAY)) is None


def test_what_is_said_after_that_counts_again() -> None:
    again = word(Stance.IGNORED)
    assert counting(word(), word(Stance.OPEN), again) == again


def test_what_was_taken_back_of_one_finding_leaves_the_others() -> None:
    assert counting(word(), word(Stance.OPEN, finding="F-dead_link-00000000")) == word()


def test_of_what_was_taken_back_nothing_is_said_where_its_finding_is_gone() -> None:
    assert rulings.of_none([], [word(), word(Stance.OPEN)], TODAY) == ()


# Which one counts


def test_the_newest_word_counts_and_no_older_one_after_it_is_over() -> None:
    long, short = word(until=TODAY + 300 * DAY), word(Stance.IGNORED, on=TODAY + DAY, until=TODAY + 2 * DAY)
    assert counting(long, short, of=on(TODAY)) == long
    assert counting(short, long, of=on(TODAY + DAY)) == short
    assert counting(long, short, of=on(TODAY + 3 * DAY)) is None


def test_of_one_day_the_later_in_the_file_counts() -> None:
    first, second = word(), word(Stance.IGNORED)
    assert counting(first, second) == second


@pytest.mark.parametrize("outcome", [Outcome.DECISION, Outcome.UNSEEN])
def test_questions_and_places_to_look_at_can_be_ruled_on(outcome: Outcome) -> None:
    asked = dataclasses.replace(FINDING, outcome=outcome, level=None)
    assert counting(word(Stance.IGNORED), finding=asked)


# A false alarm


def made(finding: Finding = FINDING, of: Dossier = HERE) -> Ruling:
    until = of.date + 90 * DAY
    return rulings.ruling(finding, of, stance=Stance.FALSE_ALARM, reason="It works.", until=until)


def test_a_false_alarm_holds_as_long_as_its_evidence_stays() -> None:
    assert counting(made(), of=on(TODAY + 60 * DAY)) == made()


def test_another_verdict_opens_a_false_alarm_again() -> None:
    suspect = dossier(place(Verdict.SUSPECT))
    assert counting(made(of=suspect), of=suspect)
    assert counting(made(of=suspect)) is None


@pytest.mark.parametrize("sign", [signal(Sign.ENDED, mark="absent"), signal(Sign.ABSENT, mark="another")])
def test_another_deciding_sign_or_mark_opens_it_again(sign: Signal) -> None:
    judgement = dataclasses.replace(PLACE.judgement, signal=sign)
    other = dossier(dataclasses.replace(PLACE, judgement=judgement))
    assert counting(made(), of=other) is None


def test_another_level_opens_it_again() -> None:
    assert counting(made(), finding=dataclasses.replace(FINDING, level=Level.FIX_SOON)) is None


def test_another_subject_is_another_finding() -> None:
    assert counting(made(), finding=dataclasses.replace(FINDING, subject="another")) is None


def test_one_written_by_hand_without_its_evidence_holds_to_its_day() -> None:
    assert counting(word(Stance.FALSE_ALARM))


def test_what_the_evidence_was_like_is_one_short_line_whatever_a_network_calls_it() -> None:
    sign = dataclasses.replace(signal(Sign.ABSENT), mark='no "such"\nthing: # é ' * 50)
    judgement = dataclasses.replace(PLACE.judgement, signal=sign)
    said = rulings.evidence(FINDING, dossier(dataclasses.replace(PLACE, judgement=judgement)))
    assert said.startswith("gone, absent no-such-thing:")
    assert said.isascii()
    assert len(said) < 120


def test_of_what_is_certain_only_a_false_alarm_remembers_its_evidence() -> None:
    accepted = rulings.ruling(FINDING, HERE, stance=Stance.ACCEPTED, reason="We know.", until=TODAY)
    assert (made().evidence, accepted.evidence) == ("gone, absent absent, fix_now", "")


# A suspicion

SUSPECT = dossier(place(Verdict.SUSPECT))
WAITS = [Stance.ACCEPTED, Stance.IGNORED]


def said_of(of: Dossier, stance: Stance, finding: Finding = FINDING) -> Ruling:
    return rulings.ruling(finding, of, stance=stance, reason="It may.", until=TODAY + 90 * DAY)


@pytest.mark.parametrize("stance", WAITS)
def test_a_suspicion_that_was_accepted_stays_so_while_it_is_one(stance: Stance) -> None:
    made = said_of(SUSPECT, stance)
    assert counting(made, of=on(TODAY + 60 * DAY, SUSPECT)) == made
    milder = dataclasses.replace(FINDING, level=Level.FIX_SOON)
    assert counting(made, finding=milder, of=SUSPECT) == made


@pytest.mark.parametrize("stance", WAITS)
def test_what_was_certain_when_it_was_accepted_stays_so_when_less_is_seen_of_it(stance: Stance) -> None:
    made = said_of(HERE, stance)
    assert counting(made, of=SUSPECT) == made


@pytest.mark.parametrize("stance", WAITS)
def test_one_written_by_hand_says_nothing_of_suspicions_and_holds(stance: Stance) -> None:
    assert counting(word(stance))


def test_other_findings_at_a_place_that_looks_gone_are_no_suspicion() -> None:
    other = dataclasses.replace(FINDING, check="one_way_link")
    assert said_of(SUSPECT, Stance.ACCEPTED, other).evidence == ""


@pytest.mark.parametrize("stance", WAITS)
def test_a_suspicion_that_was_accepted_is_open_again_once_the_place_is_gone(stance: Stance) -> None:
    made = said_of(SUSPECT, stance)
    assert made.evidence == "suspect, absent absent, fix_now"
    assert counting(made) is None
    assert counting(made, said_of(HERE, stance)) == said_of(HERE, stance)


# Done


def looked(day: dt.datetime, verdict: Verdict = Verdict.GONE, **changed: object) -> Dossier:
    seen = dataclasses.replace(place(verdict, **changed), look=look(Sign.ABSENT, day))  # type: ignore[arg-type]  # as `word`
    return dossier(seen, home=site(sign=Sign.UNREACHABLE))


def test_done_holds_until_a_look_that_would_tell() -> None:
    done = word(Stance.DONE, on=TODAY - 3 * DAY)
    assert counting(done, of=looked(ago(3))) == done
    assert counting(done, of=looked(ago(2))) is None


def test_a_look_that_saw_nothing_tells_nothing() -> None:
    assert counting(word(Stance.DONE, on=TODAY - 3 * DAY), of=looked(ago(1), Verdict.UNSEEN))


def test_where_a_person_s_word_decides_their_look_tells() -> None:
    done = word(Stance.DONE, on=TODAY - 3 * DAY)
    person = dataclasses.replace(PLACE.judgement, sighting=sighting(Saw.SOMEBODY_ELSES, ago(5)))
    assert counting(done, of=looked(ago(1), judgement=person))
    person = dataclasses.replace(PLACE.judgement, sighting=sighting(Saw.SOMEBODY_ELSES, ago(1)))
    assert counting(done, of=looked(ago(1), judgement=person)) is None


def test_a_reading_of_the_website_tells_only_of_what_stands_there() -> None:
    done = word(Stance.DONE, on=TODAY - 3 * DAY)
    of = dataclasses.replace(looked(ago(5)), site=site())
    assert counting(done, of=of)
    assert counting(done, finding=dataclasses.replace(FINDING, where=("the footer of your home page",)), of=of) is None


def test_of_what_stands_on_the_website_its_next_reading_tells() -> None:
    leftover = dataclasses.replace(FINDING, place="", check="misdirected_link")
    done = word(Stance.DONE, on=TODAY - 3 * DAY, finding=leftover.id)
    of = dataclasses.replace(HERE, snapshot=snapshot(taken=ago(3)))
    assert counting(done, finding=leftover, of=of)
    assert counting(done, finding=leftover) is None
    assert counting(done, finding=leftover, of=dossier(PLACE, home=site(sign=Sign.UNREACHABLE)))


def test_only_a_person_can_tell_of_a_note() -> None:
    note = dataclasses.replace(FINDING, check="note")
    assert counting(word(Stance.DONE, on=TODAY - 3 * DAY, finding=note.id), finding=note, of=looked(ago(1)))


# Rulings on nothing


def test_a_ruling_on_no_finding_is_named_while_it_counts() -> None:
    stray = word(finding="F-dead_link-00000000")
    assert rulings.of_none([FINDING], [word(), stray], TODAY) == (stray,)
    assert rulings.of_none([FINDING], [stray], stray.until + DAY) == ()


def test_what_is_done_and_gone_is_as_it_should_be() -> None:
    assert rulings.of_none([], [word(Stance.DONE)], TODAY) == ()


def test_good_news_is_a_finding_too() -> None:
    fine = dataclasses.replace(FINDING, outcome=Outcome.FINE, level=None, action="")
    assert rulings.of_none([fine], [word()], TODAY) == ()


def test_a_place_known_by_its_listing_alone_can_be_ruled_on() -> None:
    unlooked = dossier(dataclasses.replace(PLACE, look=None), home=site(sign=Sign.UNREACHABLE))
    assert counting(word(Stance.DONE), of=unlooked)


# Places nobody needs to open


@pytest.mark.parametrize("stance", COUNTING)
def test_a_place_ruled_on_need_not_be_opened_unless_it_is_only_said_to_be_done(stance: Stance) -> None:
    ruled = rulings.ruled([FINDING], [word(stance)], HERE)
    assert rulings.settled(ruled) == (frozenset() if stance is Stance.DONE else {PLACE.key})


def test_a_ruling_on_something_else_there_settles_no_look() -> None:
    other = dataclasses.replace(FINDING, check="ownerless_profile")
    assert rulings.settled(rulings.ruled([FINDING, other], [word(finding=other.id)], HERE)) == frozenset()
