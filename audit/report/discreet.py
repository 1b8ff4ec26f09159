"""What a report that others may open tells of people: their names in the full edition alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from audit.client import Client, Edition
from audit.dossier import Dossier, Place
from audit.evidence import Sighting
from audit.finding import Finding

_ROLES = frozenset({"", "owner", "web person", "editor", "consultant"})
"""Who is to act, where that is no name."""


def names_people(client: Client) -> bool:
    """Whether this client's report may say who did, runs or decided what."""
    return client.report.edition is Edition.FULL


def discreet(dossier: Dossier, findings: Iterable[Finding]) -> tuple[Dossier, tuple[Finding, ...]]:
    """The same, and nobody in it has a name or a mail address; that somebody runs a place, or ran it, stays."""
    client = dossier.client
    people = {id_: dataclasses.replace(person, name="", email="") for id_, person in client.people.items()}
    unnamed = dataclasses.replace(
        dossier,
        client=dataclasses.replace(client, people=people),
        places=tuple(map(_place, dossier.places)),
        sightings=tuple(map(_sighting, dossier.sightings)),
        notes=tuple(dataclasses.replace(note, by="", who=_role(note.who)) for note in dossier.notes),
    )
    return unnamed, tuple(map(_finding, findings))


def _place(place: Place) -> Place:
    seen = place.judgement.sighting
    return (
        place
        if seen is None
        else dataclasses.replace(place, judgement=dataclasses.replace(place.judgement, sighting=_sighting(seen)))
    )


def _sighting(seen: Sighting) -> Sighting:
    return dataclasses.replace(seen, by="")


def _finding(finding: Finding) -> Finding:
    ruling = finding.ruling and dataclasses.replace(finding.ruling, by="")
    return dataclasses.replace(finding, ruling=ruling, who=_role(finding.who))


def _role(who: str) -> str:
    return who if who in _ROLES else ""
