"""What a finished audit says on the terminal: the sentence, at most three actions, where the report is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import click

from audit import alarms, rulings
from audit.cli import terminal
from audit.dossier import Place
from audit.exports import data
from audit.finding import Finding, Level
from audit.net.keys import of_host
from audit.report import changes_page, opening, plain, words
from audit.run import Audit
from audit.verdict import Verdict

_LEVELS = {"fix-now": Level.FIX_NOW, "fix-soon": Level.FIX_SOON, "tidy-up": Level.TIDY_UP}


def as_json(audits: Sequence[Audit], *, several: bool = False) -> None:
    """One object for one client, a list where several were asked for."""
    shaped = [data.as_json(audit.dossier, audit.findings, audit.news, report=audit.report) for audit in audits]
    click.echo(terminal.data(shaped if several else shaped[0]))


def summary(audit: Audit, *, only: Collection[str] = ()) -> None:
    """A few calm lines on stdout; where `only` some networks were looked at, of these alone."""
    terminal.say(f"{audit.client.name}, {plain.date(audit.dossier.date)}")
    terminal.say()
    begins = opening.of(audit.dossier)
    terminal.say(begins.seen if only else begins.whole)
    still = rulings.still_open(audit.findings)
    more = () if only else (opening.website_sentence(audit.dossier, still), changes_page.summary(audit.news))
    for line in filter(None, more):
        terminal.say(line)
    actions = words.first_actions(still)
    if actions:
        terminal.say("\nFirst:")
    for number, finding in enumerate(actions, 1):
        terminal.say(f"  {number}. {finding.action}")
    for line in _asides(audit, is_kept=not only):
        terminal.say(f"\n{line}")
    if only:
        names = plain.listing([words.network_name(name) for name in sorted(only)])
        terminal.say(f"\nOnly {names} was looked at, and nothing was saved.")
    elif not words.is_ready(audit.dossier):
        terminal.say(
            "\nNot ready to send: fewer than half of the places could be seen. "
            f"Look at them with: audit review {audit.client.path}. What would show more: audit doctor {audit.client.path}"
        )
    if audit.set_aside:
        terminal.say(f"\nLeft out of the history: {', '.join(audit.set_aside)}")
    if audit.report:
        terminal.say(f"\nThe report: {audit.report / 'site' / 'index.html'}")


def cover(audit: Audit) -> None:
    """The note to paste into a mail, where there is a report that can be sent."""
    from audit.report import cover as covers, pages, render
    from audit.report.sources import Sources

    if not (audit.report and words.is_ready(audit.dossier)):
        return
    book = pages.book(audit.dossier, audit.findings, render.playbooks(Sources(audit.files.root)))
    terminal.say("\nTo send along:\n")
    for line in covers.note(book):
        terminal.say(f"  {line}")


def _asides(audit: Audit, *, is_kept: bool) -> Iterator[str]:
    """What waits for another look, and what the consultant decided."""
    if is_kept and (waiting := _second_look(audit)):
        yield waiting
    if decided := len(audit.findings) - len(rulings.still_open(audit.findings)):
        yield f"Not counted, because you decided so: {plain.plural(decided, 'finding')}"
    name = audit.files.decisions.name
    for ruling in audit.of_none:
        yield f"{name} rules on {ruling.finding}, which is no finding today. It is kept; delete it once it is over."


def _second_look(audit: Audit) -> str:
    """Which places look gone, and when to look again; empty where none does. Once that time is over it is now."""
    places = {place.name: again for place in words.counted(audit.dossier) if (again := words.second_look(place))}
    if not places:
        return ""
    last = max(places.values())
    when = "now" if last.date() < audit.dossier.date else f"after {plain.moment(last)}"
    return f"Looks gone, 1 of 2 looks: {plain.listing(list(places))}. Look again {when}."


def keys_refused(audits: Sequence[Audit]) -> None:
    """One line for each key that was not accepted, on stderr: what it would have opened was looked at without it."""
    looks = (place.look for audit in audits for place in audit.dossier.places if place.look)
    signals = (signal for look in looks for signal in look.evidence.reading.signals)
    refused = {signal.host: signal.quote for signal in signals if signal.mark == "key_refused"}
    for host, why in refused.items():
        terminal.say(f"{of_host(host)} was refused by {host} ({why}); looked without it", err=True)


def unseen(audit: Audit) -> tuple[Place, ...]:
    """Places that want a person's eyes: listed, and unseen or suspect, unless the consultant ruled on that."""
    wanted = (Verdict.UNSEEN, Verdict.SUSPECT)
    settled = rulings.settled(audit.findings)
    return tuple(place for place in audit.dossier.listed if place.verdict in wanted and place.key not in settled)


def counted(findings: Sequence[Finding], level: str, audit: Audit) -> list[Finding]:
    """The problems at or above a level that are confirmed and that nobody ruled on; what only looks so never counts."""
    return [finding for finding in alarms.sure(findings, audit.dossier) if is_of_level(finding, level)]


def is_of_level(finding: Finding, level: str) -> bool:
    """Whether it is as urgent as the level that a gate names, or more."""
    order = list(Level)
    return finding.level is not None and order.index(finding.level) <= order.index(_LEVELS[level])
