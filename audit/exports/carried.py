"""The files that a report carries: those of `audit export`, without what is for the consultant's eyes."""

from __future__ import annotations

from collections.abc import Mapping

from audit.dossier import Dossier
from audit.exports import written
from audit.exports.written import Form, Given
from audit.finding import Finding
from audit.news import News
from audit.report import editions
from audit.report.discreet import names_people
from audit.report.downloads import FOLDER
from audit.report.playbook import Playbook

_FORMS = (Form.XLSX, Form.CSV, Form.ICS, Form.JSON)


def files(
    dossier: Dossier, findings: tuple[Finding, ...], news: News, playbooks: Mapping[str, Playbook]
) -> dict[str, bytes]:
    """Each file by its name, as `maple-street-bakery-2026-11-16.xlsx`; none in a snapshot, no calendar without a day."""
    client = dossier.client
    if not editions.holds(client, f"{FOLDER}/"):
        return {}
    given = Given(dossier=dossier, findings=findings, news=news, playbooks=playbooks, is_private=names_people(client))
    made = ((form, written.body(form, given)) for form in _FORMS)
    return {f"{client.slug}-{dossier.date}.{form}": body for form, body in made if not _is_empty(form, body)}


def _is_empty(form: Form, body: bytes) -> bool:
    return form is Form.ICS and b"BEGIN:VEVENT" not in body
