"""Single values of client.yml: each function takes what was typed and returns what was meant, or raises Wrong."""

from __future__ import annotations

import datetime as dt
import pathlib
import re
import unicodedata
import urllib.parse
import zoneinfo
from collections.abc import Collection

from audit import openinghours
from audit.yml import drawing as drawings
from audit.yml.shapes import Shape, Wrong, nearest, scalar
from audit.yml.yamlslips import shown

_MEGABYTE = 1024 * 1024
_HOLIDAYS = re.compile(r"holiday|feiertag|férié|festiv|feestdag|christmas|easter", re.IGNORECASE)
"""Days that are compared with nothing, and that a business may well want to write down."""
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_WINDOWS_KEEPS = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_PICTURES = {"png": rb"\x89PNG\r\n\x1a\n", "jpg": rb"\xff\xd8\xff", "webp": rb"RIFF....WEBP"}
_LOGOS = _PICTURES | {"svg": rb"(?:\xef\xbb\xbf)?\s*<(?:svg|\?xml|!--|!doctype svg)"}


def website(value: str) -> str:
    address = value if re.match(r"https?://", value, re.IGNORECASE) else f"https://{value}"
    try:
        parts = urllib.parse.urlsplit(address)
        labels = (parts.hostname or "").rstrip(".").split(".")
        sound = parts.port is None or parts.port > 0
    except ValueError:
        sound, labels = False, []
    if not sound or len(labels) < 2 or not all(labels) or labels[-1].isdigit() or re.search(r"[\s\\@]", value):
        raise Wrong(f"{shown(value)} is not the address of a website (write https://example.com)")
    return address


def address(value: str) -> str:
    """A profile's address or short form, as typed; what it stands for is decided elsewhere."""
    short = re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*: ?[^\s:]+", value)
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*)://", value)
    host = re.split(r"[/?#]", value[scheme.end() if scheme else 0 :])[0]
    if len(value) > 2048:
        raise Wrong("this address has more than 2,048 characters (write the short address of the page)")
    if value.startswith("@") and "@" not in value[1:]:
        handle = value[1:] or "handle"
        raise Wrong(f"which network is {shown(value)} on? (write instagram: {handle}, or the address of the page)")
    if scheme and scheme[1].lower() not in {"http", "https"}:
        raise Wrong(f"{shown(value)} is not a web address (write one that begins with https://)")
    if re.match(r"(?:mailto|tel|sms|javascript|data|file|about):", value, re.IGNORECASE):
        raise Wrong(f"{shown(value)} is a way to get in touch, not a profile (delete the line)")
    if re.search(r"\s", value.replace(": ", "", 1)) or not (("." in host) or (short and not scheme)):
        raise Wrong(f"{shown(value)} is not an address (paste the address of the page, or write instagram: handle)")
    return value.replace(": ", ":", 1)


def language(value: str) -> str:
    found = re.fullmatch(r"([a-zA-Z]{2,3})(?:-([a-zA-Z]{2}))?", value)
    if not found:
        raise Wrong(f"{shown(value)} is not the code of a language (write en, or en-GB)")
    return found[1].lower() + (f"-{found[2].upper()}" if found[2] else "")


def timezone(value: str, known: Collection[str] | None = None) -> str:
    """A zone this system knows; where it knows none, as Windows may, one of the right form."""
    zones = zoneinfo.available_timezones() if known is None else known
    if value in zones or (not zones and re.fullmatch(r"UTC|[A-Z][\w+-]*(?:/[A-Z][\w+-]*){1,2}", value)):
        return value
    hint = nearest(value, zones) or " (write the continent and the city: Europe/London)"
    raise Wrong(f"{shown(value)} is not a time zone{hint}")


def slug(value: str) -> str:
    if not re.fullmatch(_SLUG, value) or len(value) > 60 or _WINDOWS_KEEPS.fullmatch(value):
        raise Wrong(f"{shown(value)} cannot name a folder (write lower-case letters, digits and hyphens: muffin-co)")
    return value


def slug_from(name: str, website: str) -> str:
    host = urllib.parse.urlsplit(website).hostname or ""
    for words in (name, host.removeprefix("www.")):
        plain_letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
        slug = "-".join(re.findall(r"[a-z0-9]+", plain_letters))[:60].strip("-")
        if slug:
            return f"{slug}-client" if _WINDOWS_KEEPS.fullmatch(slug) else slug
    return "client"


def phone(value: str) -> str:
    """As typed: which country's it is, is decided elsewhere."""
    if len(re.findall(r"\d", value)) < 3 or len(value) > 60:
        raise Wrong(f'{shown(value)} is not a phone number (write "+44 1632 960123", in quotes)')
    return value


def unread_hours(days: str, hours: str) -> str:
    """What is the matter with opening hours that could be compared with nothing."""
    if _HOLIDAYS.search(days) or openinghours.read(f"{days} {hours}"):
        return ""
    return f'{shown(f"{days}: {hours}")} are no hours we can compare (write mon-fri: "08:00-17:00", or sun: closed)'


def email(value: str) -> str:
    if not re.fullmatch(r"[^@\s]{1,64}@[^@\s]+\.[^@\s.]+", value[:254]):
        raise Wrong(f"{shown(value)} is not an e-mail address (write ana@example.com)")
    return value


def country(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2}", value):
        raise Wrong(f"{shown(value)} is not the code of a country (write two letters: GB, DE, US)")
    return {"UK": "GB"}.get(value.upper(), value.upper())


def domain(value: str) -> str:
    """A host name, of whatever was pasted."""
    return (urllib.parse.urlsplit(website(value)).hostname or "").removeprefix("www.")


def name(value: str) -> str:
    if not any(letter.isalnum() for letter in value):
        raise Wrong(f"{shown(value)} holds no letter and no digit (write the name of the business)")
    if len(value) > 120:
        raise Wrong(f"this name has {len(value):,} characters (write at most 120)")
    return value


def picture(folder: pathlib.Path, *, drawing: bool = False) -> Shape[pathlib.Path]:
    """A file at or below the client file's folder that is, by its first bytes, one of these kinds.

    A drawing may be an SVG as well, harmless and at most 1 MB: it is on every page.
    """
    kinds, most = (_LOGOS, 1) if drawing else (_PICTURES, 10)

    def convert(value: str) -> pathlib.Path:
        try:
            file = (folder / value.replace("\\", "/")).resolve()
            inside = file.is_relative_to(folder.resolve())
            start, size = _start_and_size(file) if inside else (b"", 0)
        except (OSError, RuntimeError, ValueError):  # also a loop of links, and names no system can hold
            inside, start, size = True, b"", 0
        if not inside:
            raise Wrong(f"{shown(value)} lies outside the folder of this file (copy it into the folder)")
        if not size:
            raise Wrong(f"there is no picture {shown(value)} (write its name as seen from this file's folder)")
        if not re.fullmatch(r"\.[A-Za-z0-9]{1,5}", file.suffix):
            raise Wrong(
                f"{shown(value)} does not end like a picture (call it {', '.join(f'x.{kind}' for kind in kinds)})"
            )
        kind = next((kind for kind, begins in kinds.items() if re.match(begins, start, re.DOTALL | re.IGNORECASE)), "")
        if not kind or size > most * _MEGABYTE:
            raise Wrong(
                f"{shown(value)} is no picture a page can show (save it as {', '.join(kinds)}, at most {most} MB)"
            )
        if (kind == "svg") != (file.suffix.lower() == ".svg"):
            raise Wrong(f"{shown(value)} is really a picture of the kind {kind} (let its name end in .{kind})")
        if kind == "svg" and (wrong := _fault(file)):
            raise Wrong(f"{shown(value)} {wrong}, so a page cannot show it (export it as plain SVG, or save it as png)")
        return file

    return scalar(convert)


def _fault(file: pathlib.Path) -> str:
    try:
        return drawings.fault(file.read_bytes())
    except OSError:
        return "cannot be read"


def _start_and_size(file: pathlib.Path) -> tuple[bytes, int]:
    if not file.is_file():
        return b"", 0
    with file.open("rb") as opened:
        return opened.read(256), file.stat().st_size


def yes_no(value: str) -> bool:
    match value.lower():
        case "yes" | "true" | "on":
            return True
        case "no" | "false" | "off":
            return False
        case _:
            raise Wrong(f"{shown(value)} is neither yes nor no (write yes or no)")


def date(value: str) -> dt.date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise Wrong(f"{shown(value)} is not a date (write year-month-day: 2026-05-01)")
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise Wrong(f"{shown(value)} is a day no calendar has (write year-month-day: 2026-05-01)") from None


def month_day(value: str) -> tuple[int, int]:
    if not re.fullmatch(r"[0-9]{2}-[0-9]{2}", value):
        raise Wrong(f"{shown(value)} is not a day of the year (write month-day: 05-01 is the first of May)")
    try:
        day = dt.date.fromisoformat(f"2024-{value}")  # a leap year: a season may begin on 29 February
    except ValueError:
        raise Wrong(f"{shown(value)} is a day no calendar has (write month-day: 05-01 is the first of May)") from None
    return day.month, day.day


def days(value: str) -> int:
    found = re.fullmatch(r"([0-9]{1,4}) ?([dwmy])", value.lower())
    days = int(found[1]) * {"d": 1, "w": 7, "m": 30, "y": 365}[found[2]] if found else 0
    if not 0 < days <= 3650:
        raise Wrong(f"{shown(value)} is not a length of time (write 7d for days, 2w for weeks or 3m for months)")
    return days


def colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise Wrong(f'{shown(value)} is not a colour (write "#1763D6", in quotes)')
    return value.lower()


DATE = scalar(date, pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
DAYS = scalar(days, pattern="^[0-9]{1,4} ?[dwmyDWMY]$")
