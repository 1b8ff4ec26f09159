"""From an audit to the bytes of a file: the one way, for `audit export` and for what a report hands out itself."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Mapping
from pathlib import Path

from audit.dossier import Dossier, Place
from audit.exports import choice, csv, data, ics, md, pdf, sheets, tasks, xlsx
from audit.exports.choice import Status
from audit.exports.table import Table
from audit.finding import Finding
from audit.news import News
from audit.report import pages
from audit.report.discreet import discreet
from audit.report.playbook import Playbook


class Form(enum.StrEnum):
    """The formats that are made of what was judged; the others are made of the site."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    ICS = "ics"
    MD = "md"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An audit, and what of it is asked for."""

    dossier: Dossier
    findings: tuple[Finding, ...]
    news: News
    playbooks: Mapping[str, Playbook]
    report: Path | None = None
    """Where its pages stand, on the consultant's computer."""
    status: Status | None = None
    """None takes what is usual: all for a calendar, else what is open."""
    owner: str = ""
    is_private: bool = True
    """Whether the consultant keeps it: others are told no names, notes, reasons or paths."""


def body(form: Form, given: Given) -> bytes:
    """One file. The same audit makes the same bytes."""
    given = given if given.is_private else _public(given)
    dossier, status = given.dossier, given.status or (Status.ALL if form is Form.ICS else Status.OPEN)
    book = pages.book(dossier, given.findings, given.playbooks)
    listed = choice.chosen(book, status, given.owner)
    match form:
        case Form.CSV:
            return csv.text(_shown(tasks.actions(listed), given)).encode()
        case Form.XLSX:
            tabs = [_shown(tab, given) for tab in sheets.tabs(book, given.news, listed)]
            return xlsx.body(
                tabs,
                title=f"Online presence of {dossier.client.name}",
                day=dossier.date,
                opens_at="Actions",
                paper=pdf.usual(dossier.client),
            )
        case Form.JSON:
            shape = data.as_json(dossier, given.findings, given.news, report=given.report)
            return f"{data.text(shape)}\n".encode()
        case Form.ICS:
            days = ics.days(book, status, given.owner, is_ours=given.is_private)
            return ics.text(days, dossier).encode()
        case Form.MD:
            return md.text(listed).encode()


def _shown(table: Table, given: Given) -> Table:
    return table if given.is_private else table.public


def _public(given: Given) -> Given:
    """Without whoever is in charge, what was noted about a place, why something was decided, and where the files lie."""
    dossier, findings = discreet(given.dossier, given.findings)
    client = dataclasses.replace(dossier.client, people={}, listings=())
    places = tuple(map(_unowned, dossier.places))
    return dataclasses.replace(
        given,
        dossier=dataclasses.replace(dossier, client=client, places=places),
        findings=tuple(map(_unreasoned, findings)),
        report=None,
    )


def _unowned(place: Place) -> Place:
    if place.listing is None:
        return place
    return dataclasses.replace(place, listing=dataclasses.replace(place.listing, owner="", backup="", note=""))


def _unreasoned(finding: Finding) -> Finding:
    return dataclasses.replace(finding, ruling=finding.ruling and dataclasses.replace(finding.ruling, reason=""))
