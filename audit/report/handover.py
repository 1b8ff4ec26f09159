"""Letters for getting a place back: to whoever looked after it before, and to the network it stands on."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from audit.client import Decision, Edition, Person
from audit.dossier import Dossier, Place
from audit.finding import Confidence, Finding, Outcome
from audit.report import _spot, plain, words
from audit.report.message import Message, message
from audit.report.pages import Book
from audit.verdict import Verdict

_REPORTING, _GETTING_IN = "taken_over_profile", "ownerless_profile"
"""The playbooks that hold the steps for each network."""
_STRANGERS = ("taken_over_profile", "stranger_profile")
_OVER = (Verdict.GONE, Verdict.NETWORK_CLOSED)
_MOST_PLACES = 8


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """One letter to forward, and when to send it."""

    anchor: str
    title: str
    lead: str
    message: Message
    playbook: str = ""
    """Its page holds the steps for this network; empty where only the network's own help can tell."""
    network: str = ""
    places: tuple[str, ...]
    """Keys of what it is about."""
    checks: tuple[str, ...] = ()
    """Whose findings on these places it helps with."""


def letters(book: Book) -> tuple[Handover, ...]:
    """Those to people first: asking is quicker than any form."""
    strangers = {place.key: place for finding in book.findings if (place := _reported(book.dossier, finding))}
    claimed = [place for place in book.dossier.listed if _is_to_claim(place) and place.key not in strangers]
    return (
        *_to_people(book),
        *(_report(book, place) for place in strangers.values()),
        *(_claim(book, place) for place in claimed),
    )


def _to_people(book: Book) -> Iterator[Handover]:
    dossier = book.dossier
    for person in dossier.client.people.values():
        held = [p for p in dossier.listed if p.verdict not in _OVER and p.listing and p.listing.owner == person.id]
        if held and person.left and person.left <= dossier.date:
            names = _names(held)
            who = f"To {person.name}, who" if _may_be_named(dossier, person) else "To whoever"
            yield Handover(
                anchor=f"letter-{book.slugs[held[0].key]}",
                title=f"{who} looked after {names}",
                lead="Ask them first. A friendly line is quicker than any form.",
                message=message(f"Access to {names}", _to_person(dossier, person, held)),
                places=tuple(place.key for place in held),
            )


def _may_be_named(dossier: Dossier, person: Person) -> bool:
    """Names of people stand in the full edition alone."""
    return bool(person.name) and dossier.client.report.edition is Edition.FULL


def _names(held: Sequence[Place]) -> str:
    more = ["more"] if len(held) > _MOST_PLACES else []
    return plain.listing([*(place.name for place in held[:_MOST_PLACES]), *more])


def _to_person(dossier: Dossier, person: Person, held: Sequence[Place]) -> Iterator[str]:
    one = len(held) == 1
    yield f"Hello {person.name}," if _may_be_named(dossier, person) else "Hello,"
    yield ""
    yield f"you once looked after {'this place' if one else 'these places'} for {dossier.client.name}. Thank you for that!"
    yield ""
    yield from (f"{place.name}: {place.address}" for place in held)
    yield ""
    yield f"Please help us to get into {'it' if one else 'them'} today. A few minutes should do."
    yield ""
    yield "Does each of us sign in with an account of our own? Then please add us, with full rights."
    yield "Is there one sign-in for all? Then let us change the password together, on the phone."
    yield "Please send no password by mail or chat."
    yield "Afterwards we take your access away, so that nobody asks you again."
    yield ""
    yield "Thank you!"
    yield ""
    yield dossier.client.name


def _reported(dossier: Dossier, finding: Finding) -> Place | None:
    """The place a finding says for certain is somebody else's."""
    is_sure = finding.outcome is Outcome.PROBLEM and finding.confidence is Confidence.IS
    return _spot.place_of(dossier, finding) if is_sure and finding.check in _STRANGERS else None


def _is_to_claim(place: Place) -> bool:
    return place.decision is Decision.CLAIM and place.verdict not in _OVER


def _report(book: Book, place: Place) -> Handover:
    return _to_network(
        book,
        place,
        lead="Send it only if the account pretends to be you. A shared name alone is nobody's fault.",
        subject="An account under our name",
        playbook=_REPORTING,
        checks=_STRANGERS,
        lines=(
            "please look at this account. It stands at an address that people take for ours, and it is not ours:",
            place.address,
            *([f"We saw it on {plain.date(place.seen_on)}."] if place.seen_on else []),
            "",
            "Does it pretend to be us? Then please stop it.",
            "Is it an old account of ours in other hands? Then please tell us how to get it back.",
        ),
    )


def _claim(book: Book, place: Place) -> Handover:
    return _to_network(
        book,
        place,
        lead="Send it if nobody you know can get in.",
        subject="A page about our business",
        playbook=_GETTING_IN,
        lines=(
            "this page is about our business, and none of us can get into it:",
            place.address,
            "",
            "Please tell us how we can take charge of it.",
        ),
    )


def _to_network(  # one letter, each of its parts by name
    book: Book,
    place: Place,
    *,
    lead: str,
    subject: str,
    playbook: str,
    lines: Sequence[str],
    checks: tuple[str, ...] = (),
) -> Handover:
    network = words.network_name(place.platform)
    steps = book.playbooks.get(playbook)
    return Handover(
        anchor=f"letter-to-{book.slugs[place.key]}",
        title=f"To {network or 'whoever runs the network'}, about {place.name}",
        lead=lead,
        message=message(f"{subject}: {place.address}", _introduced(book, place, lines)),
        playbook=playbook if network and steps and steps.steps_for(network) else "",
        network=network,
        places=(place.key,),
        checks=checks,
    )


def _introduced(book: Book, about: Place, lines: Sequence[str]) -> Iterator[str]:
    """The facts a network asks for, around what we ask of it."""
    dossier = book.dossier
    doubted = {finding.place for finding in book.findings if finding.check in _STRANGERS} | {about.key}
    living = [place for place in dossier.listed if place.verdict is Verdict.LIVE and place.key not in doubted]
    own = [place.address for place in living if place.decision is not Decision.CLAIM]
    yield "Hello,"
    yield ""
    yield f"we are {dossier.client.name}. Our website is {dossier.client.website}"
    yield ""
    yield from lines
    yield ""
    if own:
        yield f"Our own places: {', '.join(own[:_MOST_PLACES])}"
    yield "We can send proof that the business is ours."
    yield ""
    yield "Thank you!"
    yield ""
    yield dossier.client.name
