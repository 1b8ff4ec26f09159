"""An audit as JSON, for other programs: the documented shape of `audit run --json`."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from audit.changes import Change
from audit.dossier import Dossier, Place
from audit.evidence import Newest
from audit.finding import Finding, Ruling
from audit.news import News


def text(shape: object) -> str:
    """JSON in readable letters; what would move a cursor or order a build server about is escaped in it."""
    made = json.dumps(shape, ensure_ascii=False, indent=2)
    seen = "".join(letter if letter.isprintable() or letter == "\n" else json.dumps(letter)[1:-1] for letter in made)
    return seen.replace("##", "#\\u0023")


def as_json(
    dossier: Dossier, findings: tuple[Finding, ...], news: News, *, report: Path | None = None
) -> dict[str, Any]:
    """One client's audit; `report` is where its pages stand.

    `client`, `slug`, `date`, `report` (path or null), `requests` (made in the run, all clients together),
    `controls` (each with platform, host, rung, when, living and absent signs), and `places`: for each `key`, `url`,
    `platform`, `verdict`, `confidence`, `activity`, `newest` (date, source, precision, lower_bound) and `findings`.
    Findings about no single place stand in `findings`. A finding's `ruling` is the consultant's word on it (stance,
    reason, by, on, until), or null where it is open.
    `since` is the day of the audit that is compared with (null at the first), `changes` what became of each subject
    (kind, subject, place, the ids and titles of the findings now and before, and since when), `working` how many places
    worked at the end of each month, of those seen.
    """
    return {
        "schema": 1,
        "client": dossier.client.name,
        "slug": dossier.client.slug,
        "date": dossier.date.isoformat(),
        "report": str(report) if report else None,
        "requests": dossier.snapshot.requests,
        "places": [_place(place, findings) for place in dossier.places],
        "findings": [_finding(finding) for finding in findings if not finding.place],
        **changed(news),
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


def changed(news: News) -> dict[str, Any]:
    """What changed since the audit compared with, as `as_json` says."""
    return {
        "since": news.since.isoformat() if news.since else None,
        "changes": [_change(change) for change in news.changes],
        "working": [{"date": then.day.isoformat(), "working": then.working, "of": then.of} for then in news.trend],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "subject": change.subject,
        "place": change.place or None,
        "now": _named(change.now),
        "before": _named(change.before),
        "since": change.since.isoformat() if change.since else None,
    }


def _named(finding: Finding | None) -> dict[str, Any] | None:
    return {"id": finding.id, "title": finding.title} if finding else None


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
        "ruling": _ruling(finding.ruling) if finding.ruling else None,
    }


def _ruling(ruling: Ruling) -> dict[str, Any]:
    return {
        "stance": ruling.stance.value,
        "reason": ruling.reason,
        "by": ruling.by,
        "on": ruling.on.isoformat(),
        "until": ruling.until.isoformat(),
    }


def _moment(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
