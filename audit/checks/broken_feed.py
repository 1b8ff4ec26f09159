"""A feed that the website announces to those who want its news, and that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from audit import address as addresses
from audit.checks._check import Needs
from audit.checks._spots import short, spots
from audit.dossier import Dossier
from audit.finding import Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.website.ground import origin
from audit.website.noticed import Noticed, Trait

TITLE = "A feed of your news that is missing"
TITLE_WHEN_FINE = "The feed your website announces is there"
NEEDS = Needs.SITE


def check(dossier: Dossier) -> Iterator[Finding]:
    announced = {thing.value: thing for thing in dossier.noticed(Trait.FEED)}
    asked = [found for found in dossier.followed(Purpose.FEED) if found.address in announced]
    missing = [found for found in asked if found.end is End.MISSING]
    yield from (_problem(found, announced[found.address]) for found in missing)
    if not missing and any(found.end is End.OPENS for found in asked):
        yield Finding(
            check="broken_feed",
            outcome=Outcome.FINE,
            title=TITLE_WHEN_FINE,
            sees="We asked for it as a news reader does, and it came.",
        )


def _problem(found: Followed, feed: Noticed) -> Finding:
    address = addresses.parse(found.address)
    name = short(address.written.removeprefix(origin(address)) if address else found.address)
    return Finding(
        check="broken_feed",
        outcome=Outcome.PROBLEM,
        level=Level.TIDY_UP,
        subject=found.address,
        title=f"The feed your website announces is missing: {name}",
        put_right=f"Your website no longer announces a missing feed: {name}",
        sees="Readers who follow your blog by feed are told of nothing new. Apps that pass your news on find none.",
        action="Switch the feed on again, or take its announcement off the website",
        where=spots((feed,)),
    )
