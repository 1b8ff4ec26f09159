"""What the business can send back of a finding with one tap: that it is done, or what they saw where we could not look."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from audit.client import Client
from audit.dossier import Dossier, Place
from audit.finding import Finding, Outcome
from audit.report import _spot, message, plain
from audit.report.choosing import Choice
from audit.report.message import Message
from audit.verdict import Verdict

if TYPE_CHECKING:
    from audit.report.pages import Book

_SAW = (
    ("Works", "it works, and it is ours.", "The newest post there is from:"),
    ("Gone", "it says that the page is not available.", ""),
    ("Not ours", "it opens, and it belongs to somebody else.", ""),
)
"""The three answers of a person's look: on the link, in the mail, and what else we would like to know."""
_WAITING = (Verdict.UNSEEN, Verdict.SUSPECT)
_ABOUT_IT = ("unseen_profile", "dead_link")
"""The checks that ask somebody to open such a place."""
_WHOSE = (
    ("It is ours", "it is ours, and we use it. Please put it on our list.", "list it under profiles"),
    ("It was ours", "it is ours, and we no longer use it.", "list it under profiles with decision: park, or close"),
    ("Not ours", "it belongs to somebody else. We will take the link off our website.", "list it under not_ours"),
)
"""Whose a place is: on the link, in the mail, and what the consultant does with it."""
_NOBODY = "us"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One link, and the mail it opens."""

    label: str
    message: Message


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Replies:
    """What can be sent back of one finding."""

    name: str
    """Who receives it."""
    done: Reply | None = None
    looks: tuple[Reply, ...] = ()
    address: str = ""
    """What to open first, of a place or website that waits for a person's look; empty otherwise."""


def receiver(client: Client) -> tuple[str, str]:
    """Whom to tell, and their mail address; both empty where the client file gives no address."""
    to = message.mail_address(client.brand.contact)
    return (client.brand.name or _NOBODY, to) if to else ("", "")


def replies(book: Book, finding: Finding) -> Replies:
    """All replies to a finding; none where nobody is known who could receive them."""
    name, to = receiver(book.dossier.client)
    place = _spot.place_of(book.dossier, finding)
    waiting = place if place and place.verdict in _WAITING and finding.check in _ABOUT_IT else None
    return Replies(
        name=name,
        done=_done(book.dossier, finding, name, to) if to and finding.outcome is not Outcome.UNSEEN else None,
        looks=tuple(_looks(book.dossier, waiting, finding, to)) if to and waiting else (),
        address=waiting.address if waiting else _unread(book.dossier, finding),
    )


def _unread(dossier: Dossier, finding: Finding) -> str:
    """The website, where it is what a person is asked to open."""
    is_asked = finding.check == "absent_website" and finding.outcome is Outcome.UNSEEN
    return dossier.client.website if is_asked else ""


def _done(dossier: Dossier, finding: Finding, name: str, to: str) -> Reply:
    is_asked = finding.outcome is Outcome.DECISION
    what = finding.title if is_asked else finding.action or finding.title
    word = "Decided" if is_asked else "Done"
    lines = ["Hello,", "", "you asked:" if is_asked else "this is done:", what]
    lines += ["", "Our answer:"] if is_asked else []
    lines += ["", *_about(dossier, finding)]
    label = f"Tell {name} what you decide" if is_asked else f"Tell {name} it's done"
    return Reply(label=label, message=message.message(f"{word}: {what}", lines, to=to))


def _looks(dossier: Dossier, place: Place, finding: Finding, to: str) -> Iterator[Reply]:
    for label, saw, more in _SAW:
        lines = ["Hello,", "", "we opened this page:", place.address, "", f"What we saw: {saw}"]
        lines += [more] if more else []
        lines += ["", *_about(dossier, finding)]
        yield Reply(label=label, message=message.message(f"{label}: {place.name}", lines, to=to))


def choices(dossier: Dossier, place: Place, offered: Iterable[Choice]) -> tuple[Reply, ...]:
    """The answers to whether a place is kept; none where nobody is known who could receive them."""
    told = [(one.label, f"{one.label}.", f"decision: {one.decision.value}") for one in offered]
    return tuple(_answers(dossier, place, told))


def whose(dossier: Dossier, place: Place) -> tuple[Reply, ...]:
    """The answers to whose a place is that the website links to and nobody listed."""
    return tuple(_answers(dossier, place, _WHOSE))


def _answers(dossier: Dossier, place: Place, told: Iterable[tuple[str, str, str]]) -> Iterator[Reply]:
    """Each is a label, what the mail says, and how the consultant writes it down in the client file."""
    _, to = receiver(dossier.client)
    for label, said, note in told if to else ():
        lines = ["Hello,", "", "our answer about this page:", place.address, "", plain.capital(said)]
        lines += ["", f"For your notes, in client.yml: {note}", "", f"Report of {plain.date(dossier.date)}"]
        lines += ["", dossier.client.name]
        yield Reply(label=label, message=message.message(f"{label}: {place.name}", lines, to=to))


def _about(dossier: Dossier, finding: Finding) -> Iterator[str]:
    """What the consultant finds it by."""
    yield f"{finding.id}, report of {plain.date(dossier.date)}"
    yield ""
    yield dossier.client.name
