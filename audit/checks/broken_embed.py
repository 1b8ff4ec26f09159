"""A film on the website that its service no longer shows, or what a plug-in left where one was shown."""

from __future__ import annotations

from collections.abc import Iterator

from audit import address as addresses
from audit.checks._check import Needs
from audit.checks._spots import short, spots
from audit.dossier import Dossier
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.website.noticed import Noticed, Trait

TITLE = "An empty frame where a film should play"
TITLE_WHEN_FINE = "The films on your website that we asked about can be seen"
NEEDS = Needs.SITE


def check(dossier: Dossier) -> Iterator[Finding]:
    frames = {thing.value: thing for thing in dossier.noticed(Trait.EMBED)}
    asked = dossier.followed(Purpose.EMBED)
    missing = [found for found in asked if found.end is End.MISSING and found.address in frames]
    remains = dossier.noticed(Trait.EMBED_LEFT)
    yield from (_missing(found, frames[found.address]) for found in missing)
    yield from map(_left, remains)
    shown = sum(found.end is End.OPENS for found in asked)
    if shown and not missing and not remains:
        yield _fine(shown)


def _missing(found: Followed, frame: Noticed) -> Finding:
    address = addresses.parse(found.address)
    service = "Vimeo" if address and address.under("vimeo.com") else "YouTube"
    return Finding(
        check="broken_embed",
        outcome=Outcome.PROBLEM,
        level=Level.TIDY_UP,
        confidence=Confidence.LOOKS,
        subject=found.address,
        title=f"A {service} film on your website looks removed",
        put_right=f"The {service} film that looked removed is put right",
        sees=f"A customer meets a grey box in place of the film. {service} says it has none at {short(found.address)}.",
        action="Press play on your website yourself; if it stays grey, put another film there",
        where=spots((frame,)),
    )


def _left(remains: Noticed) -> Finding:
    return Finding(
        check="broken_embed",
        outcome=Outcome.PROBLEM,
        level=Level.TIDY_UP,
        subject=remains.value,
        title="The remains of a film stand on your website",
        put_right="The remains of a film are off your website",
        sees=f'Where a film or post was shown, a customer meets what is left of it: "{short(remains.value)}".',
        action="Put the film or post back, or take its remains off the page",
        where=spots((remains,)),
    )


def _fine(shown: int) -> Finding:
    films = "one film" if shown == 1 else f"{shown} films"
    return Finding(
        check="broken_embed",
        outcome=Outcome.FINE,
        title=TITLE_WHEN_FINE,
        sees=f"We asked the services that show {films} on your website, and they know each of them.",
    )
