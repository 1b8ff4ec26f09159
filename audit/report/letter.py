"""A ready letter to whoever looks after the website: each point with its pages, element, old and new address."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from audit.dossier import Dossier
from audit.finding import Confidence, Finding, Outcome
from audit.report import _spot, plain, words
from audit.report._spot import Spot
from audit.report.message import Message, message
from audit.report.pages import Book
from audit.verdict import Verdict

DOER = "web person"
_LIVING = (Verdict.LIVE, Verdict.UNSEEN)
_OUR_VOICE = (
    (re.compile(r"\b(Y|y)ou (?:told|gave) us\b"), ("We say", "we say")),
    (re.compile(r"\b(Y|y)our\b"), ("Our", "our")),
    (re.compile(r"\b(Y|y)ours\b"), ("Ours", "ours")),
    (re.compile(r"\b(Y|y)ou\b(?=[.,;:!?]|$| or | and )"), ("Us", "us")),
    (re.compile(r"\b(Y|y)ou\b"), ("We", "we")),
)
_OBJECT = re.compile(r"\b(reach|reaches|tells?|told|finds?|meets?|about|at|by|for|of|than|to|with) you\b")
"""Findings speak to the business; in its letter the business speaks."""
_QUOTED = re.compile(r'("[^"]*"|\byour (?:own )?phone\b)')


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Its text, ready to be copied or sent."""

    message: Message
    points: int


def letter(book: Book) -> Letter | None:
    """The letter for all that is the web person's to do; None where that is nothing."""
    mine = [finding for finding in words.by_urgency(book.findings) if _is_for_web_person(book, finding)]
    if not mine:
        return None
    dossier = book.dossier
    subject = f"Points to put right on {_host(dossier)}"
    return Letter(message=message(subject, _lines(dossier, mine)), points=len(mine))


def _is_for_web_person(book: Book, finding: Finding) -> bool:
    playbook = book.playbooks.get(finding.check)
    doer = finding.who or (playbook.who if playbook else "")
    place = _spot.place_of(book.dossier, finding)
    stands_elsewhere = place and not place.links and place.verdict is not Verdict.LIVE
    return doer == DOER and finding.outcome is Outcome.PROBLEM and bool(finding.action) and not stands_elsewhere


def _lines(dossier: Dossier, findings: list[Finding]) -> Iterator[str]:
    points = "this point" if len(findings) == 1 else f"these {len(findings)} points"
    yield f"Hello{_names(dossier)},"
    yield ""
    yield f"please put {points} right on {_host(dossier)}. We looked on {plain.date(dossier.snapshot.taken.date())}."
    for number, finding in enumerate(findings, 1):
        yield ""
        yield f"{number}. {_ours(finding.title)}"
        yield from _point(dossier, finding)
    yield ""
    yield "Please tell us when it is done, and ask where anything is unclear. Thank you!"
    yield ""
    yield dossier.client.name


def _names(dossier: Dossier) -> str:
    """Those whose role says web, and nobody else."""
    people = (who for who in dossier.client.people.values() if "web" in who.role.lower() and not who.left)
    names = plain.listing([who.name for who in people if who.name])
    return f" {names}" if names else ""


def _host(dossier: Dossier) -> str:
    site = dossier.site
    return (site.final_address or site.address).rstrip("/") if site else dossier.client.website


def _point(dossier: Dossier, finding: Finding) -> Iterator[str]:
    found = _spot.spots(dossier, finding)
    for spot in found:
        yield f"Where: {spot.element}{_spot.on_pages(spot)}"
        if spot.old:
            yield f"Now: {spot.old}"
        new = _spot.new_address(dossier, finding, spot.old) if spot.old else ""
        if new:
            yield f"New: {new}"
    place = _spot.place_of(dossier, finding)
    if place and not found:
        yield f"Address: {place.address}"
    elif not found and finding.where:
        yield f"Where: {_ours(', '.join(finding.where))}"
    if not any(spot.old for spot in found):
        yield _ours(finding.sees)
    yield _request(dossier, finding, found)


def _request(dossier: Dossier, finding: Finding, found: tuple[Spot, ...]) -> str:
    place = _spot.place_of(dossier, finding)
    old = [spot.old for spot in found if spot.old]
    is_certain = finding.confidence is Confidence.IS
    if is_certain and old and all(_spot.new_address(dossier, finding, address) for address in old):
        return "Please put the new address in the old one's place."
    if is_certain and _spot.linked(dossier, finding) and not (place and place.listing and place.verdict in _LIVING):
        return "Please remove it, or ask us for the right address."
    action = _ours(finding.action)
    return f"Please {action[:1].lower()}{action[1:]}."


def _ours(text: str) -> str:
    """Findings as the business would say them; what is quoted stays as it stands."""
    return "".join(part if _QUOTED.fullmatch(part) else _said_by_us(part) for part in _QUOTED.split(text))


def _said_by_us(text: str) -> str:
    text = _OBJECT.sub(r"\1 us", text)
    for theirs, (capital, small) in _OUR_VOICE:
        text = theirs.sub(lambda found: capital if found[1] == "Y" else small, text)  # noqa: B023  # used at once
    return text
