"""Telephone numbers as links carry them: what is wrong with one, told from its country's numbering plan.

Numbering plans: phonenumbers, Google's libphonenumber. A number may be short of a plan that has changed since, so
only a length that no number of the country has, and what is no number at all, is called wrong for certain.
"""

from __future__ import annotations

import collections
import dataclasses
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from audit.finding import Confidence, Level

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_AFTER = re.compile(r"[;,?].*$|(?<=\d)[pwPW]\d+$", re.DOTALL)
"""Extensions, pauses and parameters after the number (RFC 3966)."""
_LEFT_TO_SCRIPTS = re.compile(r"[{}$<>*#%]")
"""Filled in by the page's scripts, or a code for the phone itself."""
_VANITY = re.compile(r"\d[\s.-]?[A-Z]{3}")
_MASK = re.compile(r"[xX]{3}|\d[xX]{2}|[xX]{2}\d")
_ASCENDING = ("1234567890123456", "0123456789012345")
_OLD_MOBILE = re.compile(r"\A(52)1(\d{10})\Z")
"""Mexican mobile phones, whose 1 WhatsApp still takes."""
_NO_NINTH = re.compile(r"55[1-9]\d[6-9]\d{7}")
"""Brazilian mobile phones as WhatsApp knew them before they got a ninth digit."""
_SERVICE = 6
"""Digits at most of numbers that are dialled as they are: 112, 911, 116 117."""
_LOCAL = "too short to be dialled from elsewhere"
"""Of a number without its area's code, which works within that area."""
_SHORTEST = 7
"""Digits of a run that nobody has by chance."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A number that works by its country's plan, and who says so, in plain words with the number."""

    number: PhoneNumber
    told: str
    is_own: bool = False
    """Whether the client file says so: then it is no example, whatever it looks like."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """What is wrong with a number."""

    what: str
    """With its verb, to follow "a phone link on your website": "looks one digit short"."""
    why: str
    """A sentence or two."""
    confidence: Confidence
    level: Level = Level.FIX_NOW


def read(written: str, region: str | None) -> PhoneNumber | None:
    """The number in a text, whatever country it may be of; None where there is none."""
    import phonenumbers

    text = _bare(written)
    if text.startswith("00"):
        text = "+" + text[2:]
    try:
        return phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None


def is_valid(number: PhoneNumber | None) -> bool:
    """Whether the numbering plan has such a number."""
    import phonenumbers

    return number is not None and phonenumbers.is_valid_number(number)


def same(one: PhoneNumber | None, other: PhoneNumber | None) -> bool:
    """Whether two spellings reach the same phone."""
    if one is None or other is None:
        return False
    return (one.country_code, one.national_number) == (other.country_code, other.national_number)


def spelled(number: PhoneNumber, region: str | None) -> str:
    """As people of the region write it."""
    import phonenumbers

    at_home = region is not None and number.country_code == phonenumbers.country_code_for_region(region)
    form = phonenumbers.PhoneNumberFormat.NATIONAL if at_home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)


def region_of(country: str, numbers: Iterable[str]) -> str | None:
    """The country whose numbers are written without its code: as the client file says, else what most numbers are of."""
    import phonenumbers

    if country in phonenumbers.SUPPORTED_REGIONS:
        return country
    found = [number for written in numbers if is_valid(number := read(written, None))]
    regions = collections.Counter(filter(None, map(phonenumbers.region_code_for_number, filter(None, found))))
    return regions.most_common(1)[0][0] if regions else None


def other_flaw(written: str, text: str, region: str | None) -> Flaw | None:
    """Where a link dials one number and shows another, and both exist; an extension or a word may say the same."""
    import phonenumbers

    if _AFTER.search(written) or _VANITY.search(text):
        return None
    dialled = read(written, region)
    shown = [match.number for match in phonenumbers.PhoneNumberMatcher(text, region)]
    if len(shown) != 1 or not is_valid(dialled) or same(dialled, shown[0]):
        return None
    return Flaw(
        what="looks to dial another number than it shows",
        why=f"It shows {spelled(shown[0], region)}.",
        confidence=Confidence.LOOKS,
        level=Level.FIX_SOON,
    )


def phone_flaw(written: str, region: str | None, known: Iterable[Known]) -> Flaw | None:
    """What is wrong with the number of a phone link; None where nothing is, or nothing can be told."""
    text, digits = _bare(written), _digits(written)
    if not text:
        return Flaw(what="holds no number", why="It is empty.", confidence=Confidence.IS)
    if _LEFT_TO_SCRIPTS.search(text):
        return None
    if _MASK.search(text):
        return _example(Confidence.IS)
    number = read(written, region)
    if len(digits) < 3 and number is None:
        return Flaw(what="holds no number", why="What stands there cannot be dialled.", confidence=Confidence.IS)
    known = tuple(known)
    if any(one.is_own and same(number, one.number) for one in known):
        return None
    if sure := _is_example(digits, number):
        return _example(sure)
    is_service = len(digits) <= _SERVICE and not text.startswith("+")
    return None if is_service else _planned(number, known, international=text.startswith(("+", "00")))


def whatsapp_flaw(written: str, region: str | None, known: Iterable[Known]) -> Flaw | None:
    """As `phone_flaw`, for the number of a WhatsApp link: digits that begin with those of the country."""
    digits = _digits(written)
    if not digits or _MASK.search(written):
        return _example(Confidence.IS) if _MASK.search(written) else None
    number, known = read("+" + _OLD_MOBILE.sub(r"\1\2", digits), None), tuple(known)
    if any(one.is_own and same(number, one.number) for one in known):
        return None
    if sure := _is_example(digits, number):
        return _example(sure)
    if is_valid(number) or _NO_NINTH.fullmatch(digits):
        return None
    at_home = read(digits, region) if region else None
    if digits.startswith("0") or is_valid(at_home):
        sure = Confidence.IS if digits.startswith("0") and not digits.startswith("00") else Confidence.LOOKS
        lacks = "lacks its country's number" if sure is Confidence.IS else "looks short of its country's number"
        return Flaw(what=lacks, why="WhatsApp finds nobody without it.", confidence=sure)
    return _planned(number, known, international=True)


def _planned(number: PhoneNumber | None, known: tuple[Known, ...], *, international: bool) -> Flaw | None:
    """What the numbering plan says of it."""
    if number is None:
        return _no_number() if international else None
    if is_valid(number):
        return None
    length = _length(number)
    sure = Confidence.IS if international and length else Confidence.LOOKS
    near = next((flaw for one in known if (flaw := _near(number, one, sure))), None)
    if near or not length:
        return near or _unassigned()
    if length == _LOCAL and not international:
        return None
    return Flaw(
        what=f"{'is' if sure is Confidence.IS else 'looks'} {length}",
        why="No number of its country has that many digits.",
        confidence=sure,
    )


def _length(number: PhoneNumber) -> str:
    """What is wrong with how long it is; empty where nothing is."""
    import phonenumbers

    match phonenumbers.is_possible_number_with_reason(number):
        case phonenumbers.ValidationResult.TOO_SHORT:
            return "too short"
        case phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
            return _LOCAL
        case phonenumbers.ValidationResult.TOO_LONG:
            return "too long"
        case phonenumbers.ValidationResult.INVALID_LENGTH:
            return "too short or too long"
        case _:
            return ""


def _near(number: PhoneNumber, known: Known, sure: Confidence) -> Flaw | None:
    """A known number that is one or two digits away."""
    written, meant = str(number.national_number), str(known.number.national_number)
    away = _distance(written, meant) if number.country_code == known.number.country_code else 3
    if not 0 < away <= 2:
        return None
    count, more = ("one digit", len(written) - len(meant)) if away == 1 else ("two digits", len(written) - len(meant))
    state = "short" if more == -away else "too many" if more == away else "off"
    verb = "has" if state == "too many" else "is"
    if sure is not Confidence.IS:
        verb = "looks to have" if verb == "has" else "looks"
    return Flaw(what=f"{verb} {count} {state}", why=f"{known.told}.", confidence=sure)


def _no_number() -> Flaw:
    return Flaw(what="cannot be dialled", why="No country has such a number.", confidence=Confidence.IS)


def _unassigned() -> Flaw:
    return Flaw(
        what="may not work",
        why="We know no numbers of its country that begin so.",
        confidence=Confidence.MAY,
        level=Level.FIX_SOON,
    )


def _example(sure: Confidence) -> Flaw:
    is_sure = sure is Confidence.IS
    return Flaw(
        what="holds an example number" if is_sure else "looks to hold an example number",
        why="It was never filled in." if is_sure else "Such a run of digits is seldom a real number.",
        confidence=sure,
        level=Level.FIX_NOW if is_sure else Level.FIX_SOON,
    )


def _is_example(digits: str, number: PhoneNumber | None) -> Confidence | None:
    """Whether these are the digits of an example, and how sure: some towns have a number that runs 1234567890."""
    bare = str(number.national_number) if number else digits.lstrip("0")
    runs = any(run.startswith(one) for run in _ASCENDING for one in (digits, bare) if len(one) >= _SHORTEST)
    valid = is_valid(number)
    if runs or (number and number.country_code == 1 and bare in ("5551234567", "5551234")):
        return Confidence.IS if number and not valid else Confidence.LOOKS
    alike = len(digits) >= _SHORTEST and (len(set(bare)) <= 1 or digits.endswith("0" * _SHORTEST))
    return Confidence.IS if alike and not valid else None


def _bare(written: str) -> str:
    return _AFTER.sub("", written.strip().lstrip("/")).strip()


def _digits(written: str) -> str:
    import phonenumbers

    return phonenumbers.normalize_digits_only(_bare(written))


def _distance(one: str, other: str) -> int:
    """Digits to put in, leave out or change; two that are swapped count as one change."""
    rows = [list(range(len(other) + 1))]
    for at, digit in enumerate(one, 1):
        row = [at]
        for to, wanted in enumerate(other, 1):
            best = min(row[-1] + 1, rows[-1][to] + 1, rows[-1][to - 1] + (digit != wanted))
            if at > 1 and to > 1 and digit == other[to - 2] and one[at - 2] == wanted:
                best = min(best, rows[-2][to - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]
