"""Phone, address and hours of a record of the Places API (New).

Documented at developers.google.com/maps/documentation/places/web-service/reference/rest/v1/places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from audit import openinghours
from audit.evidence import Fact, FactKind
from audit.platforms import _page

FIELDS = ("internationalPhoneNumber", "addressComponents", "regularOpeningHours.periods")
"""No dearer beside `reviews`: a request costs what its dearest field does (the API's page on usage and billing)."""
_MOST_PERIODS = 50


def facts(place: Mapping[str, Any]) -> tuple[Fact, ...]:
    """What the record states; the days that its hours leave out are closed."""
    found = (
        (FactKind.PHONE, str(place.get("internationalPhoneNumber") or place.get("nationalPhoneNumber") or "")),
        *_address(place),
        *((FactKind.HOURS, line) for line in _hours(_page.mapping_of(place.get("regularOpeningHours")))),
    )
    return tuple(Fact(kind=kind, value=_page.excerpt(value)) for kind, value in found if value.strip())


def _address(place: Mapping[str, Any]) -> Iterator[tuple[FactKind, str]]:
    parts: dict[str, str] = {}
    for part in map(_page.mapping_of, _page.sequence(place.get("addressComponents"))[:30]):
        for kind in _page.sequence(part.get("types")):
            parts.setdefault(str(kind), str(part.get("longText") or ""))
    if parts.get("route") and parts.get("street_number"):
        yield FactKind.STREET, f"{parts['street_number']} {parts['route']}"
    yield FactKind.TOWN, parts.get("postal_town") or parts.get("locality", "")
    yield FactKind.POSTCODE, parts.get("postal_code", "")


def _hours(told: Mapping[str, Any]) -> tuple[str, ...]:
    """Periods by weekday, Sunday being 0; one without an end never closes."""
    week: dict[int, list[openinghours.Interval]] = {day: [] for day in range(7)}
    periods = [_page.mapping_of(period) for period in _page.sequence(told.get("periods"))[:_MOST_PERIODS]]
    for period in periods:
        opens, closes = _moment(period.get("open")), _moment(period.get("close"))
        if opens is None:
            return ()
        if closes is None:
            return ("Mo-Su 00:00-24:00",) if len(periods) == 1 and "close" not in period else ()
        start, length = opens[1], (closes[0] - opens[0]) % 7 * openinghours.DAY + closes[1] - opens[1]
        if not 0 < length <= openinghours.DAY:
            return ()
        week[(opens[0] - 1) % 7].append((start, start + length))
    return openinghours.written({day: tuple(sorted(spans)) for day, spans in week.items()}) if periods else ()


def _moment(point: object) -> tuple[int, int] | None:
    """Weekday, and minutes after midnight; none of it where one part is no number in its bounds."""
    given = _page.mapping_of(point)
    day, hour, minute = (_page.count(given.get(part, 0)) for part in ("day", "hour", "minute"))
    if not given or day is None or hour is None or minute is None or day > 6 or hour > 24 or minute > 59:
        return None
    return day, hour * 60 + minute
