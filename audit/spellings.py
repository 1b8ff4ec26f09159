"""One fact, many spellings: phones, names, streets and postcodes in forms that can be compared."""

from __future__ import annotations

import dataclasses
import difflib
import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping

_EXTENSION = re.compile(r"(?:;ext=|\b(?:ext|extension|durchwahl|x)\b\.?).*$", re.IGNORECASE)
_LONGEST = 200


@functools.lru_cache(maxsize=4096)
def phone(written: str, country: str = "") -> str:
    """The number as E.164 (`+441214960117`); empty where it is none, or where only its country would tell.

    Country is two letters (ISO 3166-1) or empty. An extension is left out.
    """
    import phonenumbers

    text = _EXTENSION.sub("", written[:_LONGEST]).strip().removeprefix("tel:")
    if not country and text.startswith("00"):
        text = f"+{text[2:]}"
    try:
        number = phonenumbers.parse(text, country or None)
    except phonenumbers.NumberParseException:
        return ""
    is_valid = phonenumbers.is_valid_number(number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if is_valid else ""


def phones_in(text: str, country: str = "") -> tuple[str, ...]:
    """The phone numbers written out in a short text, as written."""
    import phonenumbers

    matches = phonenumbers.PhoneNumberMatcher(text[:1_000], country or None)
    return tuple(dict.fromkeys(match.raw_string for match in matches))


def phone_country(written: str) -> str:
    """The country whose code an international number begins with; empty where there is none."""
    import phonenumbers

    known = phone(written)
    code = phonenumbers.parse(known).country_code if known else None
    return phonenumbers.region_code_for_country_code(code) if code else ""


def readable_phone(written: str) -> str:
    """A bare row of digits with the blanks its country writes; anything else as it is."""
    import phonenumbers

    known = phone(written) if re.fullmatch(r"\+\d+", written) else ""
    if not known:
        return written
    return phonenumbers.format_number(phonenumbers.parse(known), phonenumbers.PhoneNumberFormat.INTERNATIONAL)


_LEGAL = re.compile(
    r"ltd|limited|llc|llp|lp|plc|inc|incorporated|corp|corporation|co|company|gmbh|mbh|ug|haftungsbeschrankt|ag|kg|ohg|gbr"
    r"|ek|ev|eg|se|sarl|sasu?|sa|eurl|scop|bv|nv|vof|srl|spa|snc|slu?|oy|ab|as|aps|pty|cic|the|and"
)


def is_same_name(one: str, other: str) -> bool:
    """Whether two names may be one business's: alike but for its form, or one part of the other."""
    first, second = _name(one), _name(other)
    if not first or not second:
        return True
    compact, longer = sorted(("".join(first), "".join(second)), key=len)
    if compact in longer or set(first) <= set(second) or set(second) <= set(first):
        return True
    shared = len(set(first) & set(second))
    if 2 * shared >= min(len(set(first)), len(set(second))):
        return True
    return difflib.SequenceMatcher(None, compact[:80], longer[:80]).ratio() >= 0.75


def _name(written: str) -> tuple[str, ...]:
    joined = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", plain(written))  # e.K. and S.A.R.L. are words
    joined = re.sub(r"[&+]|\b(?:und|et|y|en)\b", " and ", joined).replace("'", "")
    return tuple(word for word in re.findall(r"\w+", joined) if not _LEGAL.fullmatch(word))


@dataclasses.dataclass(frozen=True, slots=True)
class Street:
    """The name of a street without blanks, and the house numbers on it with their letters."""

    name: str
    numbers: frozenset[tuple[int, str]]


_FULL: Mapping[str, str] = {
    "st": "street",
    "str": "street",
    "strasse": "street",
    "rd": "road",
    "ln": "lane",
    "ave": "avenue",
    "av": "avenue",
    "dr": "drive",
    "ct": "court",
    "pl": "place",
    "sq": "square",
    "blvd": "boulevard",
    "bd": "boulevard",
    "hwy": "highway",
    "pkwy": "parkway",
    "ter": "terrace",
    "cres": "crescent",
    "gdns": "gardens",
    "saint": "st",
    "sainte": "ste",
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
    "nw": "northwest",
    "ne": "northeast",
    "sw": "southwest",
    "se": "southeast",
    "boul": "boulevard",
    "bvd": "boulevard",
    "cir": "circle",
    "plz": "plaza",
    "avda": "avenida",
    "first": "1st",
    "second": "2nd",
    "third": "3rd",
    "fourth": "4th",
    "fifth": "5th",
    "sixth": "6th",
    "seventh": "7th",
    "eighth": "8th",
    "ninth": "9th",
    "tenth": "10th",
}
_DIRECTIONS = frozenset(full for short, full in _FULL.items() if re.fullmatch("[nsew]{1,2}", short))
"""What may follow a street's own word: of any other, `St` is a saint."""
_ROOM = re.compile(
    r"(?:\b(?:unit|suite|ste(?!-)|apt|apartment|flat|floor|room|shop|office|studio)\b|#) ?(?:no\.? ?)?\w{0,5}\b"
    r"|\b\d{1,2}(?:st|nd|rd|th) floor\b|\b\d{1,2}\. ?(?:og|stock|etage)\b"
)
"""Where in the house, which no two listings write alike."""
_BOX = re.compile(r"\b(?:p\.? ?o\.? ?box|post ?box|postfach|boite postale|b\.p\.|apartado|casella postale)\b")


def street(written: str) -> Street | None:
    """The street of an address line; None where no house on a street is named (a post box, a village)."""
    line = plain(written[:_LONGEST])
    if _BOX.search(line):
        return None
    parts = (part.strip() for part in re.split(r"[,\n;|·]", _ROOM.sub(" ", line)))
    for part in _with_own_numbers(part for part in parts if part):
        words = re.sub(r"(?<=\w)(?:strasse|str\.?)(?=\s|$|\d)", "street", part)
        numbers = _house_numbers(words)
        name = "".join(_spelled(re.sub(r"\b\d+(?:[a-z]|\s(?![nsew] )[a-z])?\b(?!\.)", " ", words)))
        if numbers and len(name) >= 3:
            return Street(name, numbers)
    return None


def _with_own_numbers(parts: Iterator[str]) -> Iterator[str]:
    """The parts of a line, a number that stands alone being part of what follows ("14, Foundry Lane")."""
    alone = ""
    for part in parts:
        if re.fullmatch(r"\d{1,5}\s?[a-z]?(?:\s?[-/]\s?\d{1,5}\s?[a-z]?)?", part):
            alone = part
            continue
        yield f"{alone} {part}".strip()
        alone = ""


def _house_numbers(words: str) -> frozenset[tuple[int, str]]:
    found = re.finditer(r"\b(\d{1,5})(?!\.)\s?((?![nsew] )[a-z]|)\b(?:\s?[-/]\s?(\d{1,5})\s?([a-z]?)\b)?", words)
    numbers: set[tuple[int, str]] = set()
    for match in found:
        numbers.add((int(match[1]), match[2]))
        if match[3]:
            last = int(match[3])
            numbers |= {(each, "") for each in range(int(match[1]), last + 1)} if last - int(match[1]) < 100 else set()
            numbers.add((last, match[4] or ""))
    return frozenset(numbers)


def _spelled(words: str) -> list[str]:
    found = re.findall(r"[^\W\d_]+|\d+(?:st|nd|rd|th|\.)", words.replace("'", ""))
    full = [_FULL.get(word, word) for word in found]
    for at, word in enumerate(found):
        is_saint = word == "st" and at + 1 < len(found) and full[at + 1] not in _DIRECTIONS
        full[at] = "st" if is_saint or (word == "st" and at == 0 and len(found) > 1) else full[at]
    return [re.sub("(?<=[aou])e", "", word) for word in full]  # "Mueller" is "Müller"


def is_same_address(one: Street, other: Street) -> bool:
    """Whether both may be one door, though one name is the longer ("North Main Street" and "Main Street")."""
    shorter, longer = sorted((one.name, other.name), key=len)
    return (shorter == longer or (len(shorter) >= 6 and shorter in longer)) and share_a_house(one, other)


def is_another_house(one: Street, other: Street) -> bool:
    """Whether both name one street, and no house in common."""
    return one.name == other.name and not share_a_house(one, other)


def share_a_house(one: Street, other: Street) -> bool:
    """Whether one house may carry both numbers; `14` may be `14a`."""
    return any(
        number == same and (not letter or not also or letter == also)
        for number, letter in one.numbers
        for same, also in other.numbers
    )


def is_same_postcode(one: str, other: str) -> bool:
    """Whether two postcodes are one, blanks and case aside; an American one may carry four digits more."""
    first, second = (re.sub(r"[\W_]", "", written.casefold()) for written in (one, other))
    shorter, longer = sorted((first, second), key=len)
    return shorter == longer or (len(shorter) >= 5 and longer.startswith(shorter)) or longer.endswith(shorter)


def plain(text: str) -> str:
    """Lower case without accents, and with plain marks."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    return re.sub("[\\u2010-\\u2015\\u2212]", "-", bare.replace("\u2019", "'"))
