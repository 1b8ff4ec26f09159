"""How the sources of a fact stand to each other: a rule for each topic, in favour of the source where it is not plain."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from audit import facts, openinghours, spellings
from audit.dossier import Dossier
from audit.evidence import FactKind
from audit.facts import Agreement, Difference, Known, Origin, Said, Source, Statement, Topic, sources
from audit.openinghours import Week
from audit.spellings import Street

_BUSINESS_PAGES = ("google_business", "facebook", "linkedin")
"""Networks where a page bears the business's name rather than a nickname."""
_Houses: TypeAlias = Sequence[tuple[Said, Street]]
_Weeks: TypeAlias = Mapping[str, Week]


def compared(dossier: Dossier) -> tuple[Statement, ...]:
    """Every topic of which anybody says something, each with all sources in the order of `Origin`."""
    known = sources.gathered(dossier)
    found = [list(topic(known)) for topic in (_names, _phones, _addresses, _hours, _emails)]
    return tuple(statement for topic in found if any(one.values for one in topic) for statement in topic)


def _names(known: Known) -> Iterator[Statement]:
    """The client's name is always told; that another is shown may be meant so, and is never certain to be wrong."""
    (own, *_) = known.only(Origin.FILE).of(FactKind.NAME)
    for source in known.sources:
        said = source.of(FactKind.NAME)
        others = [one for one in said if not any(spellings.is_same_name(one.value, name) for name in known.names)]
        is_other = bool(said) and len(others) == len(said)
        is_blamed = source.origin is Origin.STRUCTURED or _bears_the_name(source)
        yield _statement(
            Topic.NAME,
            source,
            facts.shown(Topic.NAME, said),
            Difference(wrong=others[0], right=own, is_told=True) if is_blamed and is_other else None,
            is_compared=not is_other,
            is_first=source.origin is Origin.FILE,
        )


def _bears_the_name(source: Source) -> bool:
    place = source.place
    return bool(place and place.listing and place.platform in _BUSINESS_PAGES and not place.handle.startswith("in/"))


def _phones(known: Known) -> Iterator[Statement]:
    """Every number that the website shows as its own counts, as long as the true one is among them."""
    truth, text = known.only(Origin.FILE).of(FactKind.PHONE), known.only(Origin.TEXT).of(FactKind.PHONE)
    told, own = _numbers(truth, known), _numbers((*text, *known.chats), known)
    accepted = told | own if not told or told & own else told
    shown = [one for one in text if (one.is_prominent or "/" in one.pages) and _numbers([one], known)]
    right = _foremost(truth if told else shown)
    for source in known.sources:
        said = source.of(FactKind.PHONE)
        readable = [one for one in said if _numbers([one], known)]
        wrong = _wrong_number(source.origin, readable, told, accepted, known) if accepted else None
        is_certain = source.origin is not Origin.PLACE or bool(told and wrong and wrong.is_prominent)
        yield _statement(
            Topic.PHONE,
            source,
            facts.shown(Topic.PHONE, readable or said, known.country),
            Difference(wrong=wrong, right=right, is_told=bool(told), is_certain=is_certain)
            if wrong and right
            else None,
            is_compared=bool(readable and accepted),
            is_first=_is_first(source, is_told=bool(told)),
        )


def _numbers(said: Sequence[Said], known: Known) -> set[str]:
    return {spellings.phone(one.value, known.country) for one in said} - {""}


def _wrong_number(
    origin: Origin, readable: list[Said], told: set[str], accepted: set[str], known: Known
) -> Said | None:
    match origin:
        case Origin.FILE:
            return None
        case Origin.TEXT:
            is_wrong = bool(told) and not _numbers((*readable, *known.chats), known) & told
            return _foremost([one for one in readable if one.is_prominent]) if is_wrong else None
        case Origin.STRUCTURED:  # page by page: another number beside an accepted one is a second line
            pages = facts.by_page(readable)
            wrong = (said[0] for said in pages.values() if not _numbers(said, known) & accepted)
            return next(wrong, None)
        case Origin.PLACE:
            structured = _numbers(known.only(Origin.STRUCTURED).of(FactKind.PHONE), known)
            allowed = accepted if told else accepted | structured
            return None if _numbers(readable, known) & allowed else _foremost(readable)


def _emails(known: Known) -> Iterator[Statement]:
    """A business has many addresses: only the client's own word tells which one is to be shown."""
    truth, text = known.only(Origin.FILE).of(FactKind.EMAIL), known.only(Origin.TEXT).of(FactKind.EMAIL)
    told, own = _folded(truth), _folded(text)
    accepted = told | own if not told or told & own else told
    for source in known.sources:
        said = source.of(FactKind.EMAIL)
        differs = bool(told and said) and not _folded(said) & accepted
        wrong = _foremost([one for one in said if one.is_prominent]) if differs else None
        yield _statement(
            Topic.EMAIL,
            source,
            facts.shown(Topic.EMAIL, said),
            Difference(wrong=wrong, right=truth[0], is_told=True) if wrong else None,
            is_compared=bool(_folded(said) & accepted),
            is_first=_is_first(source, is_told=bool(told)),
        )


def _folded(said: Sequence[Said]) -> set[str]:
    return {one.value.casefold() for one in said}


def _addresses(known: Known) -> Iterator[Statement]:
    told, text = facts.streets(known.only(Origin.FILE)), facts.streets(known.only(Origin.TEXT))
    structured = facts.streets(known.only(Origin.STRUCTURED))
    for source in known.sources:
        own = facts.streets(source)
        match source.origin:
            case Origin.FILE | Origin.TEXT:
                accepted = told
            case Origin.STRUCTURED:
                accepted = [*told, *text] if not told or _meet(told, text) else told
            case Origin.PLACE:
                accepted = [*told, *text] if not told or _meet(told, text) else told
                accepted = accepted if told else [*accepted, *structured]
        yield _statement(
            Topic.ADDRESS,
            source,
            facts.shown(Topic.ADDRESS, facts.addresses(source)),
            _wrong_address(source, own, told, accepted, known),
            is_compared=_meet(own, accepted),
            is_first=_is_first(source, is_told=bool(told)),
        )


def _wrong_address(source: Source, own: _Houses, told: _Houses, accepted: _Houses, known: Known) -> Difference | None:
    """Another house on the same street is a slip; another street may be a branch, and counts in the same town alone."""
    if source.origin is Origin.FILE:
        return None
    if source.origin is Origin.TEXT and not told:
        return _two_houses(own)
    if source.origin is Origin.STRUCTURED or not _meet(own, accepted):
        for said, street in own:
            slips = [right for right, other in accepted if spellings.is_another_house(street, other)]
            if slips and not _meet([(said, street)], accepted):
                is_certain = bool(told) or source.origin is Origin.STRUCTURED
                return Difference(wrong=said, right=slips[0], is_told=bool(told), is_certain=is_certain)
    if source.origin is not Origin.TEXT and own and told and not _meet(own, accepted) and _is_same_town(source, known):
        return Difference(wrong=own[0][0], right=told[0][0], is_told=True)
    return _wrong_postcode(source, known) if source.origin is not Origin.TEXT else None


def _meet(one: _Houses, other: _Houses) -> bool:
    return any(spellings.is_same_address(first, second) for _, first in one for _, second in other)


def _two_houses(own: _Houses) -> Difference | None:
    """Two pages that name different houses of one street; a page that names both means both."""
    known = [(said, street) for said, street in own if said.on_pages <= len(said.pages)]
    for at, (said, street) in enumerate(known):
        for other, there in known[:at]:
            if spellings.is_another_house(street, there) and not set(said.pages) & set(other.pages):
                return Difference(wrong=said, right=other, is_inner=True)
    return None


def _is_same_town(source: Source, known: Known) -> bool:
    """Whether it names the client's own postcode, or where it names none, the client's town."""
    truth = known.only(Origin.FILE)
    if (here := source.of(FactKind.POSTCODE)) and (own := truth.of(FactKind.POSTCODE)):
        return any(spellings.is_same_postcode(one.value, own[0].value) for one in here)
    towns = {spellings.plain(one.value) for one in source.of(FactKind.TOWN)}
    return any(spellings.plain(one.value) in towns for one in truth.of(FactKind.TOWN))


def _wrong_postcode(source: Source, known: Known) -> Difference | None:
    """The client's own street with another postcode."""
    truth, here = known.only(Origin.FILE), source.of(FactKind.POSTCODE)
    own = truth.of(FactKind.POSTCODE)
    if not own or not here or not _meet(facts.streets(source), facts.streets(truth)):
        return None
    if any(spellings.is_same_postcode(one.value, own[0].value) for one in here):
        return None
    return Difference(wrong=here[0], right=own[0], is_told=True)


def _hours(known: Known) -> Iterator[Statement]:
    """Days of which one source says nothing are not compared."""
    told, text = facts.weeks(known.only(Origin.FILE)), facts.weeks(known.only(Origin.TEXT))
    structured = facts.weeks(known.only(Origin.STRUCTURED))
    for source in known.sources:
        own = facts.weeks(source)
        is_first = _is_first(source, is_told=bool(told))
        against = told or text or (structured if source.origin is Origin.PLACE else {})
        difference = _two_weeks(own) if is_first else _wrong_week(own, against)
        if difference and not is_first:
            is_certain = bool(told) if source.place else not told or _is_alone(difference.wrong, text, structured)
            difference = dataclasses.replace(difference, is_told=bool(told), is_certain=is_certain)
        yield _statement(
            Topic.HOURS,
            source,
            tuple(dict.fromkeys(line for week in own.values() for line in openinghours.written(week)))[:7],
            difference,
            is_compared=bool(own and against),
            is_first=is_first,
        )


def _is_alone(wrong: Said, text: _Weeks, structured: _Weeks) -> bool:
    """Whether no page says the same days otherwise, or the page's own words do: else it may be of another shop."""
    page = wrong.pages[0] if wrong.pages else ""
    said = openinghours.read(wrong.value) or {}
    if page in text and openinghours.differing(said, text[page]):
        return True
    return not any(openinghours.differing(said, week) for week in (*text.values(), *structured.values()))


def _wrong_week(own: _Weeks, against: _Weeks) -> Difference | None:
    """The first page that differs from all that it is held against, in the days that do."""
    for page, week in own.items():
        apart = [
            (there, other, days) for there, other in against.items() if (days := openinghours.differing(week, other))
        ]
        if apart and len(apart) == len(against):
            there, other, days = apart[0]
            wrong, right = _days_of(week, days, page), _days_of(other, days, there)
            return Difference(wrong=wrong, right=right)
    return None


def _two_weeks(own: _Weeks) -> Difference | None:
    """Two pages that say different hours of one day."""
    pages = list(own.items())
    for at, (page, week) in enumerate(pages):
        for there, other in pages[:at]:
            if days := openinghours.differing(week, other):
                wrong, right = _days_of(week, days, page), _days_of(other, days, there)
                return Difference(wrong=wrong, right=right, is_inner=True)
    return None


def _days_of(week: Week, days: Sequence[int], page: str) -> Said:
    """Of several days that differ, the first of those that are alike."""
    alike = {day: week[day] for day in days if week[day] == week[days[0]]}
    return Said(value=openinghours.written(alike)[0], pages=(page,) if page else ())


def _foremost(said: Sequence[Said]) -> Said | None:
    """The value most customers meet."""
    return min(said, key=lambda one: (not one.is_prominent, -one.on_pages), default=None)


def _is_first(source: Source, *, is_told: bool) -> bool:
    """Whether the others are held against it."""
    return source.origin is Origin.FILE or (source.origin is Origin.TEXT and not is_told)


def _statement(
    topic: Topic,
    source: Source,
    values: tuple[str, ...],
    difference: Difference | None,
    *,
    is_compared: bool,
    is_first: bool,
) -> Statement:
    if not values:
        agreement = Agreement.SILENT
    elif difference and source.is_branch:
        agreement = Agreement.UNCLEAR
    elif difference:
        agreement = Agreement.DIFFERS
    elif is_first:
        agreement = Agreement.GIVEN
    else:
        agreement = Agreement.SAME if is_compared else Agreement.UNCLEAR
    return Statement(
        topic=topic,
        origin=source.origin,
        place=source.place,
        values=values,
        agreement=agreement,
        difference=difference if agreement is Agreement.DIFFERS else None,
    )
