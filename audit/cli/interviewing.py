"""The few questions of `audit init --interview`; Enter skips each."""

from __future__ import annotations

import re

import click

from audit.client import Decision
from audit.first.draft import Answers, Place
from audit.first.found import Found

_DECISIONS = {"k": Decision.KEEP, "p": Decision.PARK, "c": Decision.CLOSE}
_MOST_PEOPLE = 20
_HOURS = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:h|hours?)?", re.IGNORECASE)


def answers(found: Found) -> Answers:
    """Ask about the business, then about each place that was found."""
    click.echo("\nA few questions; Enter skips each.", err=True)
    name = _asked(f"What is the business called? [{found.name}]")
    goal = _asked("What should followers do? (order a cake, book a table …)")
    audience = _asked("Who are they?")
    people = _names(_asked("Who looks after the places? (Ana, Ben)"))
    hours = _hours()
    places = {find.address: _place(f"{find.network}: {find.address}", people) for find in found.profiles}
    return Answers(name=name, goal=goal, audience=audience, people=people, hours_per_week=hours, places=places)


def _asked(question: str) -> str:
    typed: str = click.prompt(question, default="", show_default=False, prompt_suffix=" ", err=True)
    return typed.strip()


def _names(typed: str) -> tuple[str, ...]:
    names = (name.strip() for name in re.split(r"[,;&]|\band\b", typed))
    return tuple(dict.fromkeys(name for name in names if any(letter.isalnum() for letter in name)))[:_MOST_PEOPLE]


def _hours() -> str:
    while True:
        typed = _asked("How many hours a week are there for all of it?")
        if not typed:
            return ""
        if found := _HOURS.fullmatch(typed):
            return found[1].replace(",", ".")
        click.echo('  Write a number, such as "2" or "1.5".', err=True)


def _place(shown: str, people: tuple[str, ...]) -> Place:
    click.echo(f"\n{shown}", err=True)
    decision = _DECISIONS.get(_asked("  k: keep  p: park  c: close  Enter: skip").lower()[:1], Decision.UNDECIDED)
    return Place(decision=decision, owner=_owner(people))


def _owner(people: tuple[str, ...]) -> str:
    """The only person looks after every place; of several, the one whose name begins as typed."""
    if len(people) < 2:
        return people[0] if people else ""
    typed = _asked(f"  who looks after it? ({', '.join(people)})").lower()
    return next((person for person in people if typed and person.lower().startswith(typed)), "")
