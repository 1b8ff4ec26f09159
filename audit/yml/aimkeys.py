"""The settings of client.yml that say what the places are for: goals, audience, time, plan and what is counted."""

from __future__ import annotations

import re

from audit.aims import Audience, Capacity, Goal, Metric, Plan
from audit.yml import clientvalues
from audit.yml.shapes import Key, Shape, Wrong, either, named, scalar, sequence, table, text
from audit.yml.yamlslips import shown

_LINE = text(120)
_WORDS = text(500)
_NOTE = text(2000)


def _legible(text: str) -> str:
    if not any(letter.isprintable() and not letter.isspace() for letter in text):
        raise Wrong("nothing can be read here (write it in words, or delete it)")
    return text


_NAME, _SAID = _LINE.then(_legible), _WORDS.then(_legible)
NAMES: Shape[tuple[str, ...]] = either(
    _NAME.then(lambda only: (only,)), sequence(_NAME, 50).then(lambda names: tuple(dict.fromkeys(names)))
)
"""One name, or a list of them, each once."""


def _goal(id: str = "", outcome: str = "", **fields: str) -> Goal:  # noqa: A002  # as the file calls it
    if not (id or outcome):
        raise Wrong("this goal says nothing (write id: and outcome:)")
    return Goal(id=id or outcome, outcome=outcome or id, **fields)


def _audience(id: str = "", who: str = "", where_online: tuple[str, ...] = ()) -> Audience:  # noqa: A002  # as above
    if not (id or who):
        raise Wrong("this audience has no name (write id: and who:)")
    return Audience(id=id or who, who=who or id, where_online=where_online)


def _hours(value: str) -> float:
    if not re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{1,2})?", value):
        raise Wrong(f"{shown(value)} is not a number of hours a week (write 2 or 2.5)")
    return float(value)


_GOAL = table(
    _goal,
    (
        Key("id", _NAME, "a short name, which places name under serves:"),
        Key("outcome", _SAID, "what is reached, in your own words"),
        Key("type", _LINE, "what sort of goal it is, such as brand"),
        Key("why", _NOTE, "why it matters"),
    ),
)
_AUDIENCE = table(
    _audience,
    (
        Key("id", _NAME, "a short name, which places name under for:"),
        Key("who", _SAID, "who they are"),
        Key("where_online", NAMES, "the networks where they are"),
    ),
)
_METRIC = table(
    Metric,
    (
        Key("id", _NAME, "a short name", required=True),
        Key("name", _LINE, "what the report calls it"),
        Key("goal", _LINE, "the goal it belongs to: a short name from goals"),
        Key("source", _LINE, "where the numbers come from, such as till"),
        Key("means", _WORDS, "what it says when it rises"),
        Key("if_down", _WORDS, "what to ask or do when it falls"),
        Key("values", named(_LINE, 100), "the numbers, each under its quarter or month, as 2026-Q3: 88"),
    ),
)
KEYS = (
    Key(
        "goals",
        sequence(either(_SAID.then(lambda words: Goal(id=words, outcome=words)), _GOAL), 50),
        "what the business wants to reach",
    ),
    Key(
        "audience",
        sequence(either(_SAID.then(lambda words: Audience(id=words, who=words)), _AUDIENCE), 50),
        "whom it wants to reach",
    ),
    Key(
        "capacity",
        table(
            Capacity,
            (
                Key(
                    "hours_per_week",
                    scalar(_hours, type=["number", "string"]),
                    "how many hours a week there are for it all",
                ),
            ),
        ),
        "how much time there is",
    ),
    Key(
        "plan",
        table(
            Plan,
            (
                Key("doc", _LINE, "where it is written down"),
                Key("review_every", clientvalues.DAYS, "how often it is thought over, as 90d"),
                Key("reviewed", clientvalues.DATE, "the day it was last thought over, as 2026-05-01"),
                Key("themes", NAMES, "what is posted about"),
            ),
        ),
        "what is posted when",
    ),
    Key("metrics", sequence(_METRIC, 50), "what is counted"),
)
