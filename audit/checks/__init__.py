"""The one list of checks, and the run of them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from audit.checks import (
    broken_page,
    closed_network,
    dead_link,
    empty_profile,
    hidden_profile,
    misdirected_link,
    moved_profile,
    outdated_address,
    ownerless_profile,
    private_profile,
    silent_profile,
    taken_over_profile,
    unlinked_profile,
    unlisted_profile,
    unseen_profile,
)
from audit.checks._check import Check, Needs
from audit.dossier import Dossier
from audit.evidence import Sign
from audit.finding import Finding, Level, Outcome

CHECKS: Mapping[str, Check] = {
    "broken_page": broken_page,
    "closed_network": closed_network,
    "dead_link": dead_link,
    "empty_profile": empty_profile,
    "hidden_profile": hidden_profile,
    "misdirected_link": misdirected_link,
    "moved_profile": moved_profile,
    "outdated_address": outdated_address,
    "ownerless_profile": ownerless_profile,
    "private_profile": private_profile,
    "silent_profile": silent_profile,
    "taken_over_profile": taken_over_profile,
    "unlinked_profile": unlinked_profile,
    "unlisted_profile": unlisted_profile,
    "unseen_profile": unseen_profile,
}


def findings(dossier: Dossier) -> tuple[Finding, ...]:
    """Everything the checks conclude: most urgent first, then surest, then what the website shows, then by place."""
    order = {place.key: number for number, place in enumerate(dossier.places)}
    found = [finding for name, check in CHECKS.items() for finding in _run(name, check, dossier)]
    return tuple(sorted(found, key=lambda f: (*_urgency(f), not f.where, order.get(f.place, len(order)), f.id)))


def _run(name: str, check: Check, dossier: Dossier) -> Iterator[Finding]:
    if check.NEEDS is Needs.SITE and not _home_page_seen(dossier):
        yield Finding(
            check=name,
            outcome=Outcome.UNSEEN,
            title="We could not read your website",
            sees="Nothing on it was judged.",
        )
    else:
        yield from check.check(dossier)


def _home_page_seen(dossier: Dossier) -> bool:
    return bool(dossier.site and any(signal.sign is Sign.SHOWN for signal in dossier.site.signals))


def _urgency(finding: Finding) -> tuple[int, int, int]:
    outcomes = list(Outcome)
    level = list(Level).index(finding.level) if finding.level else 0
    return outcomes.index(finding.outcome), level, ["is", "looks", "may"].index(finding.confidence.value)
