"""A phone number, an address, opening hours or a name that one source states otherwise than the others."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from audit import openinghours
from audit.checks._check import Needs
from audit.client import Decision
from audit.dossier import Dossier
from audit.facts import Agreement, Difference, Origin, Statement, Topic, agreement
from audit.finding import Confidence, Finding, Level, Outcome

TITLE = "A phone number, address or opening hours that differ from place to place"
TITLE_WHEN_FINE = "Your phone number, address and opening hours agree wherever we could compare them"
NEEDS = Needs.LOOK

_LONGEST = 60
_MOST_WORDS = 12


@dataclasses.dataclass(frozen=True, slots=True)
class _Words:
    """How a topic is called: "phone number", "another phone number", and what a wrong one does to a customer."""

    name: str
    other: str
    harm: str


_TOPICS: Mapping[Topic, _Words] = {
    Topic.PHONE: _Words("phone number", "another phone number", "Who rings it may not reach you."),
    Topic.ADDRESS: _Words("address", "another address", "Who goes there may stand at a stranger's door."),
    Topic.HOURS: _Words("opening hours", "other opening hours", "Who relies on them may find the door locked."),
    Topic.EMAIL: _Words("e-mail address", "another e-mail address", "Who writes there may wait in vain."),
    Topic.NAME: _Words("name", "another name", "Who looks for you may think it is somebody else."),
}


def check(dossier: Dossier) -> Iterator[Finding]:
    statements = [one for one in agreement.compared(dossier) if not _is_to_end(one)]
    is_12h = openinghours.is_12h(dossier.client.facts.country)
    found = [_finding(one, difference, is_12h=is_12h) for one in statements if (difference := one.difference)]
    yield from found
    if not found and (good := _fine(statements)):
        yield good


def _is_to_end(statement: Statement) -> bool:
    """A place that is to be closed needs no correction."""
    return bool(statement.place and statement.place.decision in (Decision.CLOSE, Decision.MERGE))


def _finding(statement: Statement, difference: Difference, *, is_12h: bool) -> Finding:
    topic, words = statement.topic, _TOPICS[statement.topic]
    place = statement.place
    level = Level.FIX_SOON if topic is not Topic.NAME else Level.TIDY_UP
    return Finding(
        check="wrong_facts",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_NOW if difference.is_certain else level,
        confidence=Confidence.IS if difference.is_certain else Confidence.LOOKS,
        place=place.key if place else "",
        subject=statement.subject,
        title=_title(statement, difference, words),
        put_right=_put_right(statement, difference, words),
        sees=" ".join((*_both(statement, difference, is_12h=is_12h), words.harm)),
        action=_action(statement, difference, words),
        who="owner" if place else "web person",
        where=() if place else _where(statement, difference),
    )


def _title(statement: Statement, difference: Difference, words: _Words) -> str:
    if difference.is_inner:
        return f"Two pages of your website look at odds about your {words.name}"
    verb = "look" if statement.topic is Topic.HOURS else "looks"
    match statement.origin, difference.is_certain:
        case Origin.STRUCTURED, True:
            return f"Search engines are told {words.other}"
        case Origin.STRUCTURED, False:
            return f"The {words.name} your website tells search engines {verb} wrong"
        case _, True:
            return f"{_source(statement)} shows {words.other}"
        case _, _:
            return f"The {words.name} on {_uncapital(_source(statement))} {verb} wrong"


def _put_right(statement: Statement, difference: Difference, words: _Words) -> str:
    if difference.is_inner:
        return f"The pages of your website no longer look at odds about your {words.name}"
    verb = "looks" if statement.topic is not Topic.HOURS else "look"
    match statement.origin, difference.is_certain:
        case Origin.STRUCTURED, True:
            return f"Search engines are no longer told {words.other}"
        case Origin.STRUCTURED, False:
            return f"The {words.name} your website tells search engines no longer {verb} wrong"
        case _, True:
            return f"{_source(statement)} no longer shows {words.other}"
        case _, _:
            return f"The {words.name} on {_uncapital(_source(statement))} no longer {verb} wrong"


def _source(statement: Statement) -> str:
    return f"Your {statement.place.page}" if statement.place else "Your website"


def _uncapital(text: str) -> str:
    return text[:1].lower() + text[1:]


def _both(statement: Statement, difference: Difference, *, is_12h: bool) -> Iterator[str]:
    """Both values, each with who says it."""
    wrong, right = (_short(statement.topic, said.value, is_12h=is_12h) for said in (difference.wrong, difference.right))
    is_structured = statement.origin is Origin.STRUCTURED
    yield f'Your website tells search engines "{wrong}".' if is_structured else f'{_source(statement)} says "{wrong}".'
    if difference.is_told:
        yield f'You told us "{right}".'
    elif difference.is_inner:
        yield f'Another page of it says "{right}".'
    elif is_structured:
        yield f'Visitors of your website read "{right}".'
    else:
        yield f'Your website says "{right}".'


def _short(topic: Topic, value: str, *, is_12h: bool) -> str:
    text = openinghours.spelled([value], is_12h=is_12h)[0] if topic is Topic.HOURS else value
    words = " ".join(text.replace('"', "'").split()[:_MOST_WORDS])
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _action(statement: Statement, difference: Difference, words: _Words) -> str:
    if difference.is_inner:
        return f"Decide which {words.name} {_are(statement)} right, and show the same on every page"
    if statement.origin is Origin.STRUCTURED:
        if difference.is_told:
            return f"Correct the {words.name} that your website tells search engines"
        return f"Find out which {words.name} {_are(statement)} right, and tell visitors and search engines the same"
    where = _uncapital(_source(statement))
    if difference.is_told:
        return f"Correct the {words.name} on {where}"
    return f"Check the {words.name} on {where} against your website"


def _are(statement: Statement) -> str:
    return "are" if statement.topic is Topic.HOURS else "is"


def _where(statement: Statement, difference: Difference) -> tuple[str, ...]:
    if difference.is_inner:
        return difference.wrong.spot, difference.right.spot
    unseen = ", where search engines read it" if statement.origin is Origin.STRUCTURED else ""
    return (f"{difference.wrong.spot}{unseen}",)


def _fine(statements: Sequence[Statement]) -> Finding | None:
    """Good news where more than the name was compared."""
    same = [one for one in statements if one.agreement is Agreement.SAME and one.topic is not Topic.NAME]
    if not same:
        return None
    topics = [words.name for topic, words in _TOPICS.items() if any(one.topic is topic for one in same)]
    listed = " and ".join(filter(None, (", ".join(topics[:-1]), topics[-1])))
    times = "once" if len(same) == 1 else f"{len(same)} times"
    return Finding(
        check="wrong_facts",
        outcome=Outcome.FINE,
        title=TITLE_WHEN_FINE,
        sees=f"We compared your {listed} {times} and found no difference.",
    )
