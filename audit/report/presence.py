"""What each place has to show a customer: yes, no, or not seen. What a source may have hidden is never called missing."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from audit import homeward
from audit.activity import Activity
from audit.dossier import Dossier, Place
from audit.evidence import FactKind, Reading
from audit.facts import Agreement, Statement, Topic, agreement
from audit.finding import Finding, Outcome
from audit.report import ages, plain, words
from audit.verdict import Verdict

YES, NO, UNSEEN, NOTHING = "yes", "no", "unseen", "nothing"
"""How an answer is marked: each has its own shape, and nothing has none."""
_FEWEST = 2
_SHOWN, _OVER = (Verdict.LIVE, Verdict.PRIVATE), (Verdict.GONE, Verdict.NETWORK_CLOSED)
_HEADS = ("Opens", "Newest post", "Leads to your website", "Name and facts", "In charge")


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """One answer: a mark, and the same in words."""

    mark: str
    words: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One place in the grid."""

    title: str
    handle: str
    page: str
    cells: tuple[Cell, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Places side by side, and a column for each question that has an answer anywhere."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What a place shows of the business."""

    ticks: tuple[Cell, ...]
    """What it has, and what is surely missing."""
    unseen: str
    """What a person has to look for, as a list."""


def grid(
    dossier: Dossier, places: Sequence[Place], slugs: Mapping[str, str], findings: Sequence[Finding]
) -> Grid | None:
    """Of these places; None where there is but one."""
    if len(places) < _FEWEST:
        return None
    said = agreement.compared(dossier)
    rows = [(place, _cells(place, dossier, said, findings)) for place in places]
    told = [any(cells[column].mark in (YES, NO) for _, cells in rows) for column in range(len(_HEADS))]
    told[-1] = any(
        cells[-1].mark == YES for _, cells in rows
    )  # where nobody is named anywhere, one question asks for all
    return Grid(
        heads=tuple(head for head, is_told in zip(_HEADS, told, strict=True) if is_told),
        rows=tuple(
            Row(
                title=place.title,
                handle=place.apart,
                page=f"places/{slugs[place.key]}",
                cells=tuple(cell for cell, is_told in zip(cells, told, strict=True) if is_told),
            )
            for place, cells in rows
        ),
    )


def filled(place: Place, dossier: Dossier) -> Filled | None:
    """None of a place that did not show itself to us."""
    if place.look is None or place.verdict not in _SHOWN:
        return None
    reading, is_whole = place.look.evidence.reading, _is_whole(place)
    facts = {fact.kind for fact in reading.facts}
    items = [
        ("A name", "No name", bool(reading.name), False),
        ("A few words about you", "No words about you", bool(reading.bio), is_whole),
        (
            "A link to your website",
            "No link to your website",
            homeward.leads_home(place, dossier),
            is_whole and not reading.links,
        ),
        *((noun, "", kind in facts, False) for kind, noun in _FACTS.items() if facts),
    ]
    ticks = [Cell(YES, yes) if has else Cell(NO, no) for yes, no, has, is_sure in items if has or is_sure]
    unseen = [yes[:1].lower() + yes[1:] for yes, _, has, is_sure in items if not has and not is_sure]
    return Filled(ticks=tuple(ticks), unseen=", ".join([*unseen, "a picture"])) if ticks else None


_FACTS = {FactKind.PHONE: "A phone number", FactKind.STREET: "An address", FactKind.HOURS: "Opening hours"}


def _cells(place: Place, dossier: Dossier, said: Iterable[Statement], findings: Sequence[Finding]) -> tuple[Cell, ...]:
    opens, owner = _opens(place), _owner(place, dossier)
    if place.verdict not in _SHOWN:
        nothing = Cell(UNSEEN, "Not seen") if place.verdict is Verdict.UNSEEN else Cell(NOTHING, "\N{EN DASH}")
        return opens, nothing, nothing, nothing, owner
    mine = [one for one in said if one.place and one.place.key == place.key]
    return opens, _newest(place), _link(place, dossier, findings), _facts(mine), owner


def _opens(place: Place) -> Cell:
    match place.verdict:
        case Verdict.LIVE:
            return Cell(YES, "Yes")
        case Verdict.UNSEEN:
            return Cell(UNSEEN, "Not seen")
        case Verdict.SUSPECT | Verdict.NOT_PUBLIC:
            return Cell(UNSEEN, words.state(place).word)
        case _:
            return Cell(NO, words.state(place).word)


def _newest(place: Place) -> Cell:
    if (state := words.state(place).word) == "Parked":
        return Cell(YES, state)
    if place.activity is Activity.EMPTY:
        return Cell(NO, "Nothing yet")
    if place.newest is None or place.seen_on is None:
        return Cell(UNSEEN, "No date seen")
    age = ages.since(place.newest, plain.age(place.newest.at.date(), place.seen_on))
    said = f"{words.dated_thing(place.newest).capitalize()} {age}" if words.dated_thing(place.newest) != "post" else age
    match place.activity:
        case Activity.DORMANT | Activity.ABANDONED:
            return Cell(NO, plain.capital(said))
        case _:
            return Cell(YES, plain.capital(said))


def _link(place: Place, dossier: Dossier, findings: Sequence[Finding]) -> Cell:
    if homeward.leads_home(place, dossier):
        return Cell(YES, "Yes")
    is_told = any(f.check == "one_way_link" and f.place == place.key and f.outcome is Outcome.PROBLEM for f in findings)
    reading = place.look.evidence.reading if place.look else Reading(signals=())
    if is_told or (_is_whole(place) and not reading.links):
        return Cell(NO, "No link seen")
    return Cell(UNSEEN, "Not sure" if reading.links else "Not seen")


def _facts(said: Sequence[Statement]) -> Cell:
    met = {one.agreement for one in said}
    if Agreement.DIFFERS in met:
        topics = [_TOPICS[one.topic] for one in said if one.agreement is Agreement.DIFFERS]
        return Cell(NO, f"Other {plain.listing(topics)}")
    if Agreement.SAME in met or Agreement.GIVEN in met:
        return Cell(YES, "The same")
    return Cell(UNSEEN, "Not compared" if Agreement.UNCLEAR in met else "Not seen")


_TOPICS = {
    Topic.NAME: "name",
    Topic.PHONE: "phone",
    Topic.EMAIL: "e-mail",
    Topic.ADDRESS: "address",
    Topic.HOURS: "hours",
}


def _owner(place: Place, dossier: Dossier) -> Cell:
    """Whether somebody is named, never who; of what is over nobody needs to be."""
    if place.listing is None or place.verdict in _OVER:
        return Cell(NOTHING, "\N{EN DASH}")
    return Cell(YES, "Named") if dossier.client.in_charge(place.listing, dossier.date) else Cell(NO, "Nobody yet")


def _is_whole(place: Place) -> bool:
    """Whether the deciding source gives a place's whole description, so that what it leaves out is missing."""
    signal = place.judgement.signal
    return signal is not None and homeward.TOLD_WHOLE.get(place.platform) == signal.rung
