"""Opening hours: read from what people and machines write, compared by weekday, written in one short form.

Whatever is not understood to its last word is not read at all.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

Interval: TypeAlias = tuple[int, int]
"""Minutes after midnight; the second is more than 1,440 where it is open past midnight."""
Week: TypeAlias = Mapping[int, tuple[Interval, ...]]
"""Intervals by weekday, Monday being 0; no interval means closed, a day that is not there means nothing is said."""

DAY = 24 * 60
_LONGEST = 200
_CODES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = (
    "mo mon monday mondays montag montags lundi lunes lunedi maandag",
    "tu tue tues tuesday tuesdays dienstag dienstags mardi martes martedi dinsdag",
    "we wed weds wednesday wednesdays mittwoch mittwochs mercredi miercoles mercoledi woensdag",
    "th thu thur thurs thursday thursdays donnerstag donnerstags jeudi jueves giovedi donderdag",
    "fr fri friday fridays freitag freitags vendredi viernes venerdi vrijdag",
    "sa sat saturday saturdays samstag samstags sonnabend samedi sabado sabato zaterdag",
    "su sun sunday sundays sonntag sonntags dimanche domingo domenica zondag",
)
_GERMAN = {"di": 1, "mi": 2, "do": 3, "so": 6}
"""Short names that mean another day in another language."""
_SEVERAL = {
    "daily": range(7),
    "everyday": range(7),
    "taglich": range(7),
    "weekdays": range(5),
    "weekday": range(5),
    "werktags": range(6),
    "weekends": (5, 6),
    "weekend": (5, 6),
}
_UNTIL = frozenset(("-", "to", "till", "until", "through", "thru", "bis", "au", "al", "tot", "à"))
_ALSO = frozenset((",", ";", "/", "|", "and", "&", "+", "und", "et", "y", "e", "en"))
_CLOSED = frozenset(("closed", "geschlossen", "ferme", "fermee", "cerrado", "chiuso", "gesloten", "ruhetag", "off"))
_FILLING = frozenset(
    (
        *(":", ".", "(", ")", "open", "opens", "opening", "hours", "times", "time", "our", "from", "on", "the"),
        *("business", "office", "shop", "store", "h", "hrs", "uhr", "am", "von", "offnungszeiten", "geoffnet"),
        *("ouvert", "horaires", "de", "le", "el", "il", "lo", "abierto", "horario", "aperto", "orari"),
    )
)
_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s?(a\.?m\.?|p\.?m\.?|h|hrs|uhr)?(?![\w:])")
_TOKEN = re.compile(rf"(?P<time>{_TIME.pattern})|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)|(?P<mark>[^\s\w])|(?P<rest>\S)")
_HOLIDAY = r"(?:(?:bank|public|legal|federal|national) holidays?|holidays|feiertag\w*|jours feries)"
_ON_HOLIDAYS = re.compile(
    rf"[,;.(]?\s*(?:(?:and|und|&|we are|we're|except|ausser)\s+)*(?:closed|geschlossen|ferme)?\s*(?:(?:on|an|all|les)\s+)*"
    rf"{_HOLIDAY}\s*:?\s*(?:closed|geschlossen|ferme|off)?\)?(?=\s*(?:$|[,;.]))"
)

_Kind: TypeAlias = Literal["day", "time", "closed", "until", "also"]
_Part: TypeAlias = tuple[_Kind, tuple[int, ...]]


def read(written: str, language: str = "") -> Week | None:
    """The hours that a short text states ("Mo-Fr 08:00-17:00", "Monday to Friday 8am to 5pm"); None where it says more.

    The language, as pages declare it, tells what "Di" and "So" mean.
    """
    return _read(written, language) if len(written) <= _LONGEST else None


@functools.lru_cache(maxsize=1024)  # the lines of a menu and a footer stand on every page
def _read(written: str, language: str) -> Week | None:
    tokens = _tokens(_ON_HOLIDAYS.sub(" ", _plain(written)), language)
    return _week(list(_groups(tokens))) if tokens else None


def together(weeks: Iterable[Week]) -> Week | None:
    """Several readings as one; None where two of them say different things of one day, or none says anything."""
    whole: dict[int, tuple[Interval, ...]] = {}
    for week in weeks:
        for day, intervals in week.items():
            if whole.setdefault(day, intervals) != intervals:
                return None
    return whole or None


def differing(one: Week, other: Week) -> tuple[int, ...]:
    """The weekdays of which both say something, and not the same."""
    return tuple(day for day in range(7) if day in one and day in other and one[day] != other[day])


def written(week: Week) -> tuple[str, ...]:
    """One line for days in a row that are alike: `Mo-Fr 08:00-12:00,13:00-17:00`, `Su closed`."""
    return tuple(f"{_span(_CODES, run, '-')} {_clock(week[run[0]])}" for run in _runs(week))


def spelled(lines: Iterable[str], *, is_12h: bool = False) -> tuple[str, ...]:
    """Short lines as people read them ("Monday to Friday 08:00 to 17:00"); as they are where they are none of ours."""
    return tuple(line if (week := read(line)) is None else "; ".join(_sentences(week, is_12h)) for line in lines)


def is_12h(country: str) -> bool:
    """Whether people of this country (two capitals) write the hours of the afternoon with pm."""
    return country in ("US", "CA", "AU", "NZ", "IN", "PH")


def _sentences(week: Week, is_12h: bool) -> Iterator[str]:  # noqa: FBT001  # told by name one call further out
    for run in _runs(week):
        hours = (f"{_spoken(start, is_12h)} to {_spoken(end, is_12h)}" for start, end in week[run[0]])
        yield f"{_span(_NAMES, run, ' to ')} {' and '.join(hours) or 'closed'}"


def _spoken(minutes: int, is_12h: bool) -> str:  # noqa: FBT001  # as above
    if not is_12h:
        return _hour(minutes)
    hour, minute = divmod(minutes % DAY, 60)
    if (hour, minute) in ((0, 0), (12, 0)):
        return "noon" if hour else "midnight"
    return f"{hour % 12 or 12}{f':{minute:02}' if minute else ''} {'pm' if hour >= 12 else 'am'}"


def _runs(week: Week) -> list[list[int]]:
    runs: list[list[int]] = []
    for day in sorted(week):
        if runs and runs[-1][-1] == day - 1 and week[day - 1] == week[day]:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _span(names: tuple[str, ...], run: list[int], to: str) -> str:
    return names[run[0]] if len(run) == 1 else f"{names[run[0]]}{to}{names[run[-1]]}"


def _clock(intervals: tuple[Interval, ...]) -> str:
    return ",".join(f"{_hour(start)}-{_hour(end)}" for start, end in intervals) or "closed"


def _hour(minutes: int) -> str:
    at = minutes if minutes == DAY else minutes % DAY
    return f"{at // 60:02}:{at % 60:02}"


def _plain(text: str) -> str:
    import unicodedata

    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in folded if not unicodedata.combining(char)).replace("\u2019", "'")
    plain = re.sub("[\u2010-\u2015\u2212]", "-", plain)
    plain = re.sub(r"\b(?:every day|7 days a week|seven days a week|tous les jours)\b", "daily", plain)
    plain = re.sub(r"\b(?:12 ?)?(?:noon|midday)\b", "12pm", plain)
    plain = re.sub(r"\b(?:12 ?)?midnight\b", "12am", plain)
    plain = re.sub(r"\bwe(?: are|'re)\b", " ", plain).replace("24/7", "daily 00:00-24:00").replace("t/m", "tot")
    return re.sub(r"\b(?:open )?24 ?(?:hours|hrs|h)\b(?: a day)?", "00:00-24:00", " ".join(plain.split()))


@functools.cache
def _weekdays() -> Mapping[str, int]:
    return {name: day for day, names in enumerate(_DAYS) for name in names.split()}


def _tokens(plain: str, language: str) -> list[_Part] | None:
    """What the text is made of; None where one word is not known."""
    matches = list(_TOKEN.finditer(plain))
    is_24h = any(_says_24h(_TIME.fullmatch(match["time"])) for match in matches if match["time"])
    parts: list[_Part] = []
    for match in matches:
        if match["time"]:
            moment = _moment(match["time"], is_24h=is_24h)
            if moment is None:
                return None
            parts.append(("time", moment))
        elif (part := _word(match[0], language)) is not None:
            parts.append(part)
        elif match[0] not in _FILLING:
            return None
    return parts


def _word(word: str, language: str) -> _Part | None:
    days = _weekdays()
    if word in days:
        return "day", (days[word],)
    if word in _GERMAN and language[:2].lower() in ("", "de", "nl"):
        return "day", (_GERMAN[word],)
    if word in _SEVERAL:
        return "day", tuple(_SEVERAL[word])
    if word in _CLOSED:
        return "closed", ()
    if word in _UNTIL:
        return "until", ()
    return ("also", ()) if word in _ALSO else None


def _says_24h(time: re.Match[str] | None) -> bool:
    """Whether nobody with a clock of twelve hours would write so."""
    if time is None:
        return False
    return int(time[1]) > 12 or (time[1].startswith("0") and bool(time[2])) or (time[3] or "") in ("h", "uhr", "hrs")


def _moment(written: str, *, is_24h: bool) -> tuple[int, ...] | None:
    """Minutes after midnight, and whether they need a hint (1) because only the other end may say am or pm."""
    time = _TIME.fullmatch(written)
    if time is None or int(time[1]) > 24 or int(time[2] or 0) > 59:
        return None
    hour, minute, half = int(time[1]), int(time[2] or 0), (time[3] or "").replace(".", "")
    if half in ("am", "pm"):
        return ((hour % 12 + 12 * (half == "pm")) * 60 + minute, 0) if 1 <= hour <= 12 else None
    return hour * 60 + minute, 0 if is_24h else 1


def _groups(parts: list[_Part]) -> Iterator[tuple[Literal["days", "hours"], tuple[object, ...]]]:
    """Runs of days and runs of hours, in their order; a run of nothing where one cannot be read."""
    at = 0
    while at < len(parts):
        kind = parts[at][0]
        is_days = kind == "day"
        end = at + 1
        while end < len(parts) and (parts[end][0] in ("until", "also") or (parts[end][0] == "day") is is_days):
            end += 1
        run = parts[at:end]
        while run and run[-1][0] in ("until", "also"):
            run.pop()
        if kind == "also":
            at += 1
            continue
        yield ("days", _days(run)) if is_days else ("hours", _hours(run))
        at = end


def _days(run: list[_Part]) -> tuple[object, ...]:
    days: list[int] = []
    joint = ""
    for kind, value in run:
        if kind != "day":
            joint = kind
        elif joint == "until" and days and len(value) == 1:
            days += [(days[-1] + step) % 7 for step in range(1, (value[0] - days[-1]) % 7 + 1)]
        else:
            days += value
    return tuple(dict.fromkeys(days))


def _hours(run: list[_Part]) -> tuple[object, ...]:
    """Intervals, or `closed` alone; nothing where they are not whole."""
    kinds = [kind for kind, _ in run]
    if kinds == ["closed"]:
        return ("closed",)
    times = [value for kind, value in run if kind == "time"]
    joints = [kind for kind in kinds if kind != "time"]
    if len(times) % 2 or joints not in (_joints(len(times), also=True), _joints(len(times), also=False)):
        return ()
    pairs = [_interval(start, end) for start, end in zip(times[::2], times[1::2], strict=True)]
    return tuple(pair for pair in pairs if pair) if all(pairs) else ()


def _joints(count: int, *, also: bool) -> list[str]:
    """What stands between times: from, to, and from, to."""
    return ["also" if at % 2 else "until" for at in range(count - 1) if also or not at % 2]


def _interval(start: tuple[int, ...], end: tuple[int, ...]) -> Interval | None:
    (opens, opens_unsure), (closes, closes_unsure) = start, end
    if closes_unsure:
        return None
    if opens_unsure and (opens % (12 * 60) <= closes % (12 * 60) or opens >= 12 * 60):
        return None  # "9 - 5pm" begins in the morning; "1 - 5pm" does not say
    if closes <= opens and closes <= 6 * 60:
        closes += DAY
    if closes == DAY - 1:  # "23:59" is how some write the end of a day
        closes = DAY
    return (opens, closes) if opens < closes <= opens + DAY else None


def _week(groups: list[tuple[Literal["days", "hours"], tuple[object, ...]]]) -> Week | None:
    kinds = [kind for kind, _ in groups]
    if not groups or len(groups) % 2 or not all(content for _, content in groups):
        return None
    first, second = kinds[0], kinds[1]
    if first == second or kinds != [first, second] * (len(groups) // 2):
        return None
    week: dict[int, tuple[Interval, ...]] = {}
    for one, other in zip(groups[::2], groups[1::2], strict=True):
        days, hours = (one[1], other[1]) if first == "days" else (other[1], one[1])
        intervals = _joined(pair for pair in hours if isinstance(pair, tuple))
        for day in days:
            if not isinstance(day, int) or week.setdefault(day, intervals) != intervals:
                return None
    return week


def _joined(pairs: Iterable[Interval]) -> tuple[Interval, ...]:
    """In order, those that meet as one."""
    whole: list[Interval] = []
    for start, end in sorted(pairs):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return tuple(whole)
