"""Which findings somebody asked for: by whether they are decided on, and by who is in charge."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Sequence

from audit.client import Client, Person
from audit.finding import Finding
from audit.report.pages import Book


class Status(enum.StrEnum):
    """What became of a finding."""

    OPEN = "open"
    DECIDED = "decided"
    """The consultant has ruled on it."""
    ALL = "all"


_ROLES = {"web person": ("web",), "consultant": ("consultant",), "editor": ("editor", "blog"), "owner": ("owner",)}
"""Words in a person's role by which they are known as who is to act."""


def chosen(book: Book, status: Status, owner: str = "") -> Book:
    """The same book with these findings alone: what its pages list is then what was asked for."""
    found = {
        Status.OPEN: book.findings,
        Status.DECIDED: book.ruled,
        Status.ALL: (*book.findings, *book.ruled),
    }[status]
    mine = tuple(finding for finding in found if not owner or owner in charged(book, finding))
    return dataclasses.replace(book, findings=mine, ruled=())


def charged(book: Book, finding: Finding) -> tuple[str, ...]:
    """Who is in charge, as client.yml calls them: whoever has the role that is to act, else whoever has the place.

    What the business itself is to do falls to whoever has the place first.
    """
    playbook = book.playbooks.get(finding.check)
    doer = finding.who or (playbook.who if playbook else "")
    listings = (place.listing for place in book.dossier.places if place.key == finding.place)
    client = book.dossier.client
    has_place = tuple(id_ for listing in listings for id_ in client.in_charge(listing, book.dossier.date)[:1])
    people = client.people
    has_role = tuple(id_ for id_, person in people.items() if _acts_as(person, doer))
    return has_place if has_place and (doer == "owner" or not has_role) else has_role


def owners(client: Client) -> tuple[str, ...]:
    """Everybody who can be asked for, sorted."""
    listed = {who for listing in client.listings for who in (listing.owner,) if who}
    return tuple(sorted({*client.people, *listed}))


def named(client: Client, ids: Sequence[str]) -> str:
    """Their names, as far as client.yml tells them."""
    return ", ".join((client.people[id_].name if id_ in client.people else "") or id_ for id_ in ids)


def _acts_as(person: Person, doer: str) -> bool:
    role = person.role.lower()
    return person.left is None and any(word in role for word in _ROLES.get(doer, ()))
