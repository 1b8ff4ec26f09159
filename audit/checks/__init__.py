"""The one list of checks, and the run of them all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from audit.checks import (
    absent_website,
    broken_contact,
    broken_embed,
    broken_feed,
    broken_offline_link,
    broken_outside_link,
    broken_page,
    broken_review_link,
    closed_network,
    comment_spam,
    dead_bio_link,
    dead_link,
    dead_widget,
    empty_profile,
    expired_domain,
    former_name,
    hidden_profile,
    impossible_address,
    insecure_page,
    misdirected_link,
    moved_profile,
    neglected_blog,
    note,
    old_year,
    one_way_link,
    outdated_address,
    ownerless_profile,
    personal_profile,
    poor_preview,
    private_profile,
    redirect_chain,
    second_profile,
    silent_profile,
    starter_content,
    stranger_profile,
    taken_over_profile,
    unlinked_profile,
    unlisted_profile,
    unseen_profile,
    wrong_facts,
)
from audit.checks._check import Check, Needs
from audit.dossier import Dossier
from audit.evidence import Sign
from audit.finding import Finding, Level, Outcome
from audit.website import SiteState

CHECKS: Mapping[str, Check] = {
    "absent_website": absent_website,
    "broken_contact": broken_contact,
    "broken_embed": broken_embed,
    "broken_feed": broken_feed,
    "broken_offline_link": broken_offline_link,
    "broken_outside_link": broken_outside_link,
    "broken_page": broken_page,
    "broken_review_link": broken_review_link,
    "closed_network": closed_network,
    "comment_spam": comment_spam,
    "dead_bio_link": dead_bio_link,
    "dead_link": dead_link,
    "dead_widget": dead_widget,
    "empty_profile": empty_profile,
    "expired_domain": expired_domain,
    "former_name": former_name,
    "hidden_profile": hidden_profile,
    "impossible_address": impossible_address,
    "insecure_page": insecure_page,
    "misdirected_link": misdirected_link,
    "moved_profile": moved_profile,
    "neglected_blog": neglected_blog,
    "note": note,
    "old_year": old_year,
    "one_way_link": one_way_link,
    "outdated_address": outdated_address,
    "ownerless_profile": ownerless_profile,
    "personal_profile": personal_profile,
    "poor_preview": poor_preview,
    "private_profile": private_profile,
    "redirect_chain": redirect_chain,
    "second_profile": second_profile,
    "silent_profile": silent_profile,
    "starter_content": starter_content,
    "stranger_profile": stranger_profile,
    "taken_over_profile": taken_over_profile,
    "unlinked_profile": unlinked_profile,
    "unlisted_profile": unlisted_profile,
    "unseen_profile": unseen_profile,
    "wrong_facts": wrong_facts,
}


def findings(dossier: Dossier) -> tuple[Finding, ...]:
    """Everything the checks conclude: most urgent first, then surest, then what most pages show, then by place."""
    order = {place.key: number for number, place in enumerate(dossier.places)}
    leads = {place.key for place in dossier.leads}
    found = [
        finding
        for name, check in CHECKS.items()
        for finding in _run(name, check, dossier)
        if finding.outcome is not Outcome.FINE or finding.place not in leads  # who knows whose it is
    ]
    return tuple(sorted(found, key=lambda f: (*_urgency(f), *_rarity(f), order.get(f.place, len(order)), f.id)))


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
    """Whether a page of the business itself was read, and not one that stands in its place."""
    site = dossier.site
    return bool(site and site.state not in _STAND_INS and any(signal.sign is Sign.SHOWN for signal in site.signals))


_STAND_INS = (SiteState.PARKED, SiteState.FOR_SALE, SiteState.HOSTING_SUSPENDED, SiteState.REDIRECTED_AWAY)


def _urgency(finding: Finding) -> tuple[int, int, int]:
    outcomes = list(Outcome)
    level = list(Level).index(finding.level) if finding.level else 0
    return outcomes.index(finding.outcome), level, ["is", "looks", "may"].index(finding.confidence.value)


_ON_PAGES = re.compile(r"\b(\d+) pages\b")


def _rarity(finding: Finding) -> tuple[bool, int]:
    """What no page of the website shows comes last, what most pages show first."""
    return not finding.where, -max(
        (int(count) for spot in finding.where for count in _ON_PAGES.findall(spot)), default=1
    )
