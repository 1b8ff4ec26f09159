"""What a finished audit says on the terminal: the sentence, at most three actions, where the report is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import click

from audit import export
from audit.cli import terminal
from audit.dossier import Place
from audit.finding import Finding, Level, Outcome
from audit.net.keys import of_host
from audit.report import plain, words
from audit.run import Audit
from audit.verdict import Verdict

_LEVELS = {"fix-now": Level.FIX_NOW, "fix-soon": Level.FIX_SOON, "tidy-up": Level.TIDY_UP}
NEVER = "never"
FAIL_ON = (NEVER, *_LEVELS)


def as_json(audits: Sequence[Audit]) -> None:
    """One object for one client, a list for several."""
    shaped = [export.as_json(audit) for audit in audits]
    click.echo(terminal.data(shaped[0] if len(shaped) == 1 else shaped))


def summary(audit: Audit, *, only: Collection[str] = ()) -> None:
    """A few calm lines on stdout; where `only` some networks were looked at, of these alone."""
    terminal.say(f"{audit.client.name}, {plain.date(audit.dossier.date)}")
    terminal.say()
    terminal.say(words.verdict_parts(audit.dossier)[0] if only else words.verdict_sentence(audit.dossier))
    if not only and (website := words.website_sentence(audit.dossier, audit.findings)):
        terminal.say(website)
    actions = words.first_actions(audit.findings)
    if actions:
        terminal.say("\nFirst:")
    for number, finding in enumerate(actions, 1):
        terminal.say(f"  {number}. {finding.action}")
    if only:
        names = plain.listing([words.network_name(name) for name in sorted(only)])
        terminal.say(f"\nOnly {names} was looked at, and nothing was saved.")
    elif not words.is_ready(audit.dossier):
        terminal.say(
            "\nNot ready to send: fewer than half of the places could be seen. "
            f"Look at them with: audit review {audit.client.path}. What would show more: audit doctor {audit.client.path}"
        )
    if audit.set_aside:
        terminal.say(f"\nLeft out of the history, because they cannot be read: {', '.join(audit.set_aside)}")
    if audit.report:
        terminal.say(f"\nThe report: {audit.report / 'site' / 'index.html'}")


def keys_refused(audits: Sequence[Audit]) -> None:
    """One line for each key that was not accepted, on stderr: what it would have opened was looked at without it."""
    looks = (place.look for audit in audits for place in audit.dossier.places if place.look)
    signals = (signal for look in looks for signal in look.evidence.reading.signals)
    refused = {signal.host: signal.quote for signal in signals if signal.mark == "key_refused"}
    for host, why in refused.items():
        terminal.say(f"{of_host(host)} was refused by {host} ({why}); looked without it", err=True)


def unseen(audit: Audit) -> tuple[Place, ...]:
    """Places that want a person's eyes: listed, and unseen or suspect."""
    wanted = (Verdict.UNSEEN, Verdict.SUSPECT)
    return tuple(place for place in audit.dossier.listed if place.verdict in wanted)


def fails(audits: Sequence[Audit], level: str) -> bool:
    """Whether a confirmed problem at or above the level stands; what only looks so never counts."""
    return level != NEVER and any(counted(audit.findings, level, audit) for audit in audits)


def counted(findings: Sequence[Finding], level: str, audit: Audit) -> list[Finding]:
    """The problems at or above a level that are confirmed."""
    levels = list(Level)[: list(Level).index(_LEVELS[level]) + 1]
    suspect = {place.key for place in audit.dossier.places if place.verdict is Verdict.SUSPECT}
    return [f for f in findings if f.outcome is Outcome.PROBLEM and f.level in levels and f.place not in suspect]
