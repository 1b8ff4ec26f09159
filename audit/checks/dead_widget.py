"""A share bar, button, feed or player on the website whose service has ended, or that strangers see empty."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks._check import Needs
from audit.checks._read import pages_read
from audit.checks._spots import spots
from audit.dossier import Dossier
from audit.finding import Confidence, Finding, Level, Outcome
from audit.website import widgets
from audit.website.noticed import Noticed, Trait
from audit.website.widgets import Widget

TITLE = "A button, feed or box that no longer works"
TITLE_WHEN_FINE = "Every button, feed and box we know on your website still works"
NEEDS = Needs.SITE


def check(dossier: Dossier) -> Iterator[Finding]:
    things = dossier.noticed(Trait.WIDGET)
    for thing in things:
        if widget := widgets.named(thing.value):
            yield _ended(widget, thing) if widget.certain else _empty(widget, thing)
    if not things and (pages := pages_read(dossier)):
        yield Finding(
            check="dead_widget",
            outcome=Outcome.FINE,
            title=TITLE_WHEN_FINE,
            sees=f"We looked on {pages} for {len(widgets.table())} services that ended, and met none.",
        )


def _ended(widget: Widget, thing: Noticed) -> Finding:
    leaves_hole = widget.leaves == "hole"
    meets = f"an empty space where the {widget.name} was" if leaves_hole else f"nothing where the {widget.name} was"
    return Finding(
        check="dead_widget",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_SOON if leaves_hole else Level.TIDY_UP,
        subject=widget.id,
        title=f"Your {widget.name} no longer works",
        put_right=f"The {widget.name} that no longer worked is off your website",
        sees=f"A customer meets {meets}. {widget.service} ended it in {widget.ended[:4]}.",
        action=f"Take the {widget.name} out of your website",
        where=spots([thing]),
    )


def _empty(widget: Widget, thing: Noticed) -> Finding:
    return Finding(
        check="dead_widget",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_SOON,
        confidence=Confidence.MAY,
        subject=widget.id,
        title=f"Your {widget.name} may be empty for most visitors",
        put_right=f"The {widget.name} that may have been empty is off your website",
        sees=f"Since {widget.ended[:4]}, many customers who are not signed in to {widget.service} have met an empty box.",
        action="Look at the page in a private window, and take the box out if it is empty",
        where=spots([thing]),
    )
