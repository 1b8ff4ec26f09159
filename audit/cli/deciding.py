"""From what was typed to rulings on findings: ids by their beginnings, and the last day they count on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from audit import decisions, rulings as words
from audit.cli import keeping, terminal
from audit.decisions import Decisions
from audit.dossier import Place
from audit.errors import BadInput
from audit.finding import Finding, Outcome, Ruling, Stance
from audit.report import decided
from audit.run import Audit
from audit.verdict import Verdict

_SHOWN = 5
FLAGS = {
    Stance.ACCEPTED: "--accept",
    Stance.IGNORED: "--ignore",
    Stance.FALSE_ALARM: "--false-alarm",
    Stance.DONE: "--done",
    Stance.OPEN: "--open",
}
_CALLED_GONE = (Verdict.SUSPECT, Verdict.GONE, Verdict.TAKEN_OVER, Verdict.NOT_PUBLIC)


def only(wanted: Mapping[Stance, bool]) -> Stance:
    """The one flag that was given."""
    given = [stance for stance, is_wanted in wanted.items() if is_wanted]
    if len(given) != 1:
        raise BadInput(f"say what is decided with one of {', '.join(FLAGS.values())}")
    return given[0]


def end(today: dt.date, until: dt.date | None = None, days: int | None = None) -> dt.date:
    """The last day a ruling counts on: ninety days unless said, a year at most."""
    if until and days:
        raise BadInput("--until and --days say the same; give one of them")
    last = until or today + (dt.timedelta(days=days) if days else decisions.KEPT)
    if last < today:
        raise BadInput(f"--until {last} is over already; give a day after {today}")
    if last > today + decisions.LONGEST:
        raise BadInput(f"--until {last} is more than a year away; give a day of the next twelve months")
    return last


def refuse_end(until: dt.date | None, days: int | None) -> None:
    """What is taken back is open until somebody decides again."""
    if until or days:
        raise BadInput("what is taken back stays so; leave out --until and --days")


def rulings(
    audit: Audit, ids: tuple[str, ...], stance: Stance, *, reason: str, until: dt.date, by: str = ""
) -> tuple[Ruling, ...]:
    """One ruling a finding; each id may be cut short as long as it fits one finding alone."""
    if not reason:
        raise BadInput('a decision needs its reason, which the report shows: --reason "…"')
    if not ids:
        raise BadInput(f"name the findings this is about; audit decide {audit.client.path} lists them")
    found = dict.fromkeys(_meant(audit, typed) for typed in ids)
    return tuple(words.ruling(f, audit.dossier, stance=stance, reason=reason, until=until, by=by) for f in found)


def taken_back(
    audit: Audit, ids: tuple[str, ...], *, reason: str = "", by: str = ""
) -> tuple[Audit, tuple[Ruling, ...]]:
    """The audit without what was decided on these findings, and the words that take it back.

    They are added behind what was decided, as any word is: nothing that somebody typed is touched.
    """
    decided = {finding.id for finding in audit.findings if finding.ruling} | {word.finding for word in audit.of_none}
    if not ids:
        known = f"; decided on are {', '.join(sorted(decided))}" if decided else "; nothing is decided on any"
        raise BadInput(f"name the findings whose decision is taken back{known}")
    found = dict.fromkeys(_decided(typed, decided) for typed in ids)
    today = audit.dossier.date
    back = tuple(
        Ruling(finding=id_, stance=Stance.OPEN, reason=reason or "Taken back.", on=today, until=end(today), by=by)
        for id_ in found
    )
    try:
        return keeping.kept(audit, Decisions(rulings=back)), back
    except BadInput as wrong:
        where = f"or delete the entry of {', '.join(found)} in {audit.files.decisions} yourself"
        raise BadInput(f"{wrong}; {where}") from None


def _decided(typed: str, decided: Collection[str]) -> str:
    """The one finding decided on whose id is this or begins with it."""
    wanted = typed.strip().lower()
    fitting = [id_ for id_ in sorted(decided) if wanted and id_.lower().startswith(wanted)]
    fitting = [id_ for id_ in fitting if id_.lower() == wanted] or fitting
    if len(fitting) > 1:
        raise BadInput(f"{typed} fits {_several(fitting)}; write more of the one you mean")
    if not fitting:
        raise BadInput(f"nothing is decided on {typed}, so there is nothing to take back")
    return fitting[0]


def _several(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return f"{len(ids)} findings: {', '.join(ids[:_SHOWN])}{more}"


def open_findings(audit: Audit) -> tuple[Finding, ...]:
    """What can be decided and is not yet: problems, questions, then what wants a look."""
    still = [f for f in words.still_open(audit.findings) if words.is_to_be_ruled(f)]
    order = (Outcome.PROBLEM, Outcome.DECISION, Outcome.UNSEEN)
    return tuple(sorted(still, key=lambda f: order.index(f.outcome)))


def list_open(audit: Audit) -> None:
    """Each on a line, its id first, as another program wants it."""
    for finding in open_findings(audit):
        terminal.say(f"{finding.id}  {level(finding)}: {finding.title}")


def level(finding: Finding) -> str:
    """How urgent it is, or what else it is, in two words."""
    if finding.level:
        return finding.level.value.replace("_", " ").capitalize()
    return "Your decision" if finding.outcome is Outcome.DECISION else "To be seen"


def say(after: Audit, made: tuple[Ruling, ...]) -> None:
    """What is decided now, and what would serve better where a place is wrongly called gone."""
    told = {finding.id: finding for finding in after.findings}
    for ruling in made:
        title = f"{told[ruling.finding].title}. " if ruling.finding in told else ""
        terminal.say(f"{ruling.finding}: {title}{decided.said(ruling)}")
    alarms = [called_gone(after, told[ruling.finding]) for ruling in made if ruling.stance is Stance.FALSE_ALARM]
    for name in dict.fromkeys(place.name for place in alarms if place):
        terminal.say(f"If you saw that {name} works, add that to the file (saw: works): then the report calls it open.")
    terminal.say(f"Kept in {after.files.decisions}")


def called_gone(audit: Audit, finding: Finding) -> Place | None:
    """The place that a finding says customers do not meet; of such a false alarm only a look is worth anything."""
    places = (place for place in audit.dossier.places if finding.place and place.key == finding.place)
    return next((place for place in places if place.verdict in _CALLED_GONE), None)


def _meant(audit: Audit, typed: str) -> Finding:
    """The one finding whose id is this or begins with it."""
    ids = {finding.id.lower(): finding for finding in audit.findings}
    wanted = typed.strip().lower()
    fitting = [ids[wanted]] if wanted in ids else [f for id_, f in ids.items() if wanted and id_.startswith(wanted)]
    to_rule = [finding for finding in fitting if words.is_to_be_ruled(finding)]
    if len(to_rule) == 1:
        return to_rule[0]
    if to_rule:
        named = _several([finding.id for finding in to_rule])
        raise BadInput(f"{typed} fits {named}; write more of the one you mean")
    if fitting:
        raise BadInput(f"{fitting[0].id} ({fitting[0].title}) leaves nothing to decide")
    raise BadInput(f"{typed} is no finding of this audit; audit decide {audit.client.path} lists them")
