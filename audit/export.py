"""An audit as JSON, for other programs: the documented shape of `audit run --json`."""

from __future__ import annotations

import datetime as dt
from typing import Any

from audit.dossier import Place
from audit.evidence import Newest
from audit.finding import Finding
from audit.run import Audit


def as_json(audit: Audit) -> dict[str, Any]:
    """One client's audit.

    `client`, `slug`, `date`, `report` (path or null), `requests` (made in the run, all clients together),
    `controls` (each with platform, host, rung, when, living and absent signs), and `places`: for each `key`, `url`,
    `platform`, `verdict`, `confidence`, `activity`, `newest` (date, source, precision, lower_bound) and `findings`.
    Findings about no single place stand in `findings`.
    """
    dossier = audit.dossier
    return {
        "schema": 1,
        "client": dossier.client.name,
        "slug": dossier.client.slug,
        "date": dossier.date.isoformat(),
        "report": str(audit.report) if audit.report else None,
        "requests": dossier.snapshot.requests,
        "places": [_place(place, audit.findings) for place in dossier.places],
        "findings": [_finding(finding) for finding in audit.findings if not finding.place],
        "controls": [
            {
                "platform": control.platform,
                "host": control.host,
                "rung": control.rung,
                "when": control.when,
                "at": _moment(control.at),
                "living": [signal.sign.value for signal in control.living],
                "absent": [signal.sign.value for signal in control.absent],
            }
            for control in dossier.snapshot.controls
        ],
    }


def _place(place: Place, findings: tuple[Finding, ...]) -> dict[str, Any]:
    mine = [finding for finding in findings if finding.place == place.key]
    return {
        "key": place.key,
        "url": place.address,
        "platform": place.platform,
        "listed": place.listing is not None,
        "verdict": place.verdict.value,
        "confidence": next((finding.confidence.value for finding in mine), "is"),
        "activity": place.activity.value,
        "newest": _newest(place.newest) if place.newest else None,
        "looked": _moment(place.look.evidence.at) if place.look else None,
        "seen_by": "person" if place.judgement.sighting else "program",
        "reason": place.judgement.signal.mark if place.judgement.signal else None,
        "findings": [_finding(finding) for finding in mine],
    }


def _newest(newest: Newest) -> dict[str, Any]:
    return {
        "date": _moment(newest.at),
        "source": newest.source,
        "precision": newest.precision.value,
        "lower_bound": newest.lower_bound,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "check": finding.check,
        "outcome": finding.outcome.value,
        "level": finding.level.value if finding.level else None,
        "confidence": finding.confidence.value,
        "title": finding.title,
        "sees": finding.sees,
        "action": finding.action,
        "where": list(finding.where),
    }


def _moment(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
