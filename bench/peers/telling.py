"""The page `bench/verdicts.md`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from audit.practice._case import Case, Truth
from peers import Heard, Said
from peers.counting import is_right, shared, tally

_HEAD = (
    "| tool | cases | right | **wrongly dead** | wrongly alive | could not tell "
    "| recall where decidable | recall of all gone | as the evidence allows | could not tell, share | the same where decidable | not covered |\n"
    "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
)
_MARKS = {Said.PRESENT: "present", Said.ABSENT: "absent", Said.UNSURE: "?"}


def timed(heard: Heard, seconds: float) -> Heard:
    return dataclasses.replace(heard, seconds=seconds)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """All that was asked and heard."""

    cases: Sequence[Case]
    heard: Sequence[Heard]
    """Ours first."""
    keyed: Sequence[Case]
    """Cases about interfaces with keys."""
    with_keys: Heard
    """What ours said of those, with a key for each."""
    where: str
    """The day, the machine and the commit."""
    seconds: float


def page(bench: Bench) -> str:
    return "\n".join(_lines(bench)) + "\n"


def table(cases: Iterable[Case], heard: Iterable[Heard]) -> Iterator[str]:
    """One line a tool."""
    listed = tuple(cases)
    yield _HEAD
    for tool in heard:
        if tool.failed:
            yield f"| {tool.name} | could not be run: {_cell(tool.failed)} {'| ' * 11}|"
            continue
        seen = tally(listed, tool.said)
        counts = (seen.cases, seen.right, f"**{seen.wrongly_dead}**", seen.wrongly_alive, seen.unsure)
        shares = (seen.recall, seen.recall_of_all, seen.as_allowed, seen.unsure_share, seen.unsure_share_decidable)
        cells = (*counts, *map(_percent, shares), seen.not_covered)
        yield f"| {tool.name} {tool.version} | {' | '.join(map(str, cells))} |"


def _lines(bench: Bench) -> Iterator[str]:
    cases, heard = bench.cases, bench.heard
    ran = [tool for tool in heard if not tool.failed]
    living = sum(case.truth is Truth.LIVING for case in cases)
    decidable = sum(case.decidable for case in cases)
    yield "# Verdicts, side by side"
    yield ""
    yield f"Made by `make bench-verdicts` in {bench.seconds / 60:.0f} minutes on {bench.where}."
    yield ""
    yield (
        f"Every tool was asked about the same {len(cases)} addresses of our practice web and got the same answers: "
        f"{living} profiles and pages that exist, {len(cases) - living} that are gone; {decidable} are *decidable*, "
        "which means that what is served differs from what the opposite truth gets. Each address is a shape of its own: "
        "a state, a source and a documented variant of answer. "
        "Cases about interfaces with keys have a table of their own: only one of the tools uses keys."
    )
    yield ""
    yield (
        "**These are figures of our practice web, never of the field.** Its answers follow public documentation and carry "
        "little besides; they were written by other hands than our readers, but for the same project. A tool whose rules "
        "wait for words of the live pages is at a disadvantage here, so such rules are set aside below."
    )
    yield ""
    yield (
        "A link checker says whether an address answers today, an account checker whether a name is taken. Here both are "
        "held against the question of a business: is the place my customers are sent to still there?"
    )
    yield ""
    yield "## All addresses"
    yield ""
    yield from table(cases, heard)
    yield ""
    yield (
        "*Wrongly dead*: it exists, and was called absent or broken. *Wrongly alive*: it is gone, and was called present or "
        "in order. *Recall*: the share of the gone that was called absent. *As the evidence allows*: right where what is "
        "served can tell, and *could not tell* where it cannot (a guess that happens to be right is none). *Not covered*: no rule of the tool's own "
        "database names that address, or the rule cannot be tried here (below). All shares are of the covered cases."
    )
    for title, tools, said in _subsets(ran):
        common = shared(cases, (tool.said for tool in said))
        yield from ("", f"## {title} ({len(common)})", "")
        yield from table(common, tools)
    yield from ("", f"## Interfaces with keys ({len(bench.keyed)})", "")
    yield from table(bench.keyed, [bench.with_keys])
    yield from ("", "## How each was run, and what its words were taken for", "")
    for tool in ran:
        yield f"- **{tool.name} {tool.version}** ({tool.seconds:.0f} s): {tool.how}. {tool.words[:1].upper()}{tool.words[1:]}."
    yield ""
    yield (
        "All went through one HTTPS proxy on loopback with a throw-away authority, one tool after the other, each in an "
        "environment and a home folder of its own. A case belongs to Sherlock or maigret when an entry of its released "
        "database names the same profile; of several entries the first that says present counts, then one that says absent."
    )
    asides = [(tool, rule, why) for tool in ran for rule, why in tool.aside.items()]
    if asides:
        yield from ("", "Not counted:", "")
        yield from (f"- {tool.name}: {_cell(rule)}: {_cell(why)}" for tool, rule, why in asides)
    yield from ("", "## Case by case", "")
    yield f"| address | truth | state | answer | {' | '.join(tool.name for tool in ran)} |"
    yield f"|---|---|---|---|{'---|' * len(ran)}"
    for case in cases:
        truth = f"{case.truth}{'' if case.decidable else ', undecidable'}"
        words = " | ".join(_mark(case, tool) for tool in ran)
        yield f"| `{case.address}` | {truth} | {_cell(case.state)} | {case.source}: {_cell(case.variant)} | {words} |"


def _subsets(ran: Sequence[Heard]) -> Iterator[tuple[str, Sequence[Heard], Sequence[Heard]]]:
    """Title, the tools in the table, and the tools that must cover a case."""
    yield "The addresses that all of them cover", ran, ran
    for tool in ran:
        if tool.name in {"Sherlock", "maigret"}:
            yield f"The addresses that {tool.name} covers", [ran[0], tool], [ran[0], tool]


def _mark(case: Case, tool: Heard) -> str:
    if case.address not in tool.said:
        return ""
    word = tool.said[case.address]
    told = f" ({tool.own[case.address].replace('_', ' ')})" if case.address in tool.own else ""
    return _MARKS[word] + told if word is Said.UNSURE or is_right(case, word) else f"**{_MARKS[word]}**{told}"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.0%}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")[:160]
