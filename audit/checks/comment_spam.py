"""Advertisements of strangers in the comments under the business's own articles."""

from __future__ import annotations

from collections.abc import Iterator

from audit import address as addresses
from audit.checks._check import Needs
from audit.checks._spots import listed, short, spots
from audit.dossier import Dossier
from audit.finding import Confidence, Finding, Level, Outcome
from audit.website.ground import registrable
from audit.website.noticed import Noticed, Trait

TITLE = "Comments that advertise for strangers"
TITLE_WHEN_FINE = "No comments that advertise for strangers"
NEEDS = Needs.SITE

_FEW = 3


def check(dossier: Dossier) -> Iterator[Finding]:
    own = _own(dossier)
    found = [thing for thing in dossier.noticed(Trait.SPAM) if registrable(thing.value) not in own]
    shown = [thing for thing in dossier.noticed(Trait.COMMENTS) if thing.value == "shown"]
    if found:
        yield Finding(
            check="comment_spam",
            outcome=Outcome.PROBLEM,
            level=Level.TIDY_UP,
            confidence=Confidence.LOOKS,
            title="Comments on your website look like advertisements",
            put_right="No comments on your website look like advertisements any more",
            sees=f"Under what you wrote, a customer is sent to {_named(found)}.",
            action="Delete these comments, and let new ones wait until you have read them",
            where=spots(found),
        )
    elif shown:
        pages = sum(thing.on_pages for thing in shown)
        yield Finding(
            check="comment_spam",
            outcome=Outcome.FINE,
            title=TITLE_WHEN_FINE,
            sees=f"We read the comments on {pages} {'pages' if pages > 1 else 'page'} of your website.",
        )


def _own(dossier: Dossier) -> set[str]:
    """Where the business lives itself: its own answers under an article point there."""
    written = [
        dossier.client.website,
        dossier.site.final_address if dossier.site else "",
        *(p.address for p in dossier.places),
    ]
    return {registrable(found.host) for one in written if (found := addresses.parse(one))}


def _named(found: list[Noticed]) -> str:
    hosts = list(dict.fromkeys(short(thing.value) for thing in found))
    more = len(hosts) - _FEW
    return listed([*hosts[:_FEW], *([f"{more} more"] if more > 0 else [])])
