"""Which address is what, over every network and all that only looks like one; and how long the worst text may take.

`addresses.txt` says it row by row. No two rows there differ in the name alone: names, codes and numbers are taken out
of each, and what is left must be its own.
"""

from __future__ import annotations

import dataclasses
import functools
import pathlib
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from audit import address, placeholders, places, profiles
from audit.address import Address, Identity, Kind
from audit.platforms import PLATFORMS, _elsewhere, _forbidden, closed, peertube, pixelfed

TABLE = pathlib.Path(__file__).with_name("addresses.txt")
NAMED = (Kind.PROFILE, Kind.POST, Kind.CONTACT, Kind.IMPOSSIBLE)
"""Of these the table says whose; of the others, only on which network they are."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table: what an address is, where, and whose."""

    written: str
    kind: Kind
    platform: str
    handle: str
    listed: bool
    """Whether the client file names it; otherwise it was found on the client's website."""


def row(line: str) -> Row:
    written, kind, platform, handle, *found = line.split("\t")
    return Row(
        written=re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), written),
        kind=Kind(kind),
        platform=platform.replace("-", ""),
        handle="" if handle == "-" else handle,
        listed=found != ["found"],
    )


ROWS = tuple(row(line) for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("# "))
_STOCK = re.compile(r"(?:maple|bakery|street|bread)+", re.IGNORECASE)
_CODE = re.compile(r"(?=\w*[0-9]\w*[A-Za-z])\w{8,}")
_HOST = re.compile(r"(?:[a-z]+:)?/*[^/?#\s]+", re.IGNORECASE)


def shape(of: Row) -> str:
    """What is left of an address without its names, codes and numbers."""
    host = found[0] if "." in (found := _HOST.match(of.written) or [""])[0] else ""
    path = of.written[len(host) :]
    name = re.split(r"[/:]", of.handle)[-1].partition("@")[0]
    is_name = len(name) > 2 and not re.search("[0-9]", name) and of.kind not in (Kind.IMPOSSIBLE, Kind.PLACEHOLDER)
    path = re.sub(re.escape(name), "<name>", path, flags=re.IGNORECASE) if is_name else path
    path = _CODE.sub("<code>", _STOCK.sub("<name>", path))
    return re.sub("[0-9]+", "0", _STOCK.sub("<name>", host) + path)


def told(of: Row) -> tuple[Kind, str, str]:
    """Kind, network and name as the audit says them; a forum is on anybody's host, and a place only where it is listed."""
    found = profiles.identify(of.written, listed=of.listed)
    if of.platform == "forum":
        place = places.profile(found, listed=of.listed)
        return (Kind.PROFILE, place.platform, place.handle) if place else (found.kind, found.platform, "")
    return found.kind, found.platform, found.handle if found.kind in NAMED else ""


@pytest.mark.parametrize("of", ROWS, ids=[of.written for of in ROWS])
def test_an_address_is_what_the_table_says(of: Row) -> None:
    assert told(of) == (of.kind, of.platform, of.handle)


def test_rows_differ_in_more_than_the_name() -> None:
    counted = Counter(shape(of) for of in ROWS)
    assert [left for left, times in counted.items() if times > 1] == []


def test_the_table_is_long_and_most_of_it_is_no_profile() -> None:
    assert len(ROWS) >= 1_200
    assert sum(of.kind is not Kind.PROFILE for of in ROWS) >= 800


def test_every_network_and_every_kind_has_rows() -> None:
    named = {of.platform for of in ROWS if of.kind in (Kind.PROFILE, Kind.CONTACT)}
    assert set(PLATFORMS) - named == set()
    assert {of.kind for of in ROWS} == set(Kind)


def test_what_is_no_profile_is_no_place_either() -> None:
    """But closed networks, short links and chats, which are places of their own, and any website that is listed."""
    others = (Kind.PROFILE, Kind.CLOSED_NETWORK, Kind.SHORT, Kind.CONTACT, Kind.WEBSITE)
    for of in ROWS:
        place = places.profile(profiles.identify(of.written, listed=of.listed), listed=of.listed)
        if of.kind not in others or (of.kind is Kind.WEBSITE and of.platform):
            assert place is None, of.written
        if of.kind is Kind.WEBSITE and not of.platform:
            assert place is None or place.platform == "blog", of.written


LONG = 50_000
BITS = ("@", "-", ".", "/", "%2F", "%", "0", "A0", "a-", "a.", "a@", "_", "+", " ", "~", ":", "x-d1", "\u0130")
"""What networks' own patterns are made of; the last is two characters in small letters."""
WRAPPER = "https://l.facebook.com/l.php?u="


def long(bit: str) -> str:
    return (bit * LONG)[:LONG]


def changed(of: Address, **parts: object) -> Address:
    """An address beyond what pasting allows: `address.parse` looks at 2,048 characters."""
    made = dataclasses.replace(of, **parts)  # type: ignore[arg-type]  # any of its fields
    query = "&".join("=".join(pair) for pair in made.query)
    return dataclasses.replace(made, written=f"https://{made.host}/{'/'.join(made.segments)}?{query}")


def worst_of(example: str) -> Iterator[Address]:
    """An address made endless, in each of its parts, of what it is itself made of and of what patterns repeat."""
    of = address.parse(example)
    assert of is not None
    names = of.query or (("q", ""),)
    for bit in (*BITS, *of.segments, *(value for _, value in names if value)):
        endless = long(bit)
        for at, part in enumerate(of.segments):
            for new in (part + endless, f"{endless}{part}!"):
                yield changed(of, segments=(*of.segments[:at], new, *of.segments[at + 1 :]))
        yield changed(of, segments=(endless,))
        yield changed(of, segments=(*of.segments, *[bit] * (LONG // 2)))
        for name, value in names:
            yield changed(of, query=((name, f"{value}{endless}!"),))
        yield changed(of, fragment=f"!/{endless}!")
    yield changed(of, host="a." * 60 + of.host)
    yield changed(of, host="-" * 60 + "." + of.host)


def seconds(work: Callable[[], object]) -> float:
    """The best of three: a busy machine may slow one down, and hardly all."""
    best = 1.0
    for _ in range(3):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
        if best < 0.05:
            break
    return best


@pytest.mark.slow
@pytest.mark.parametrize("name", PLATFORMS)
def test_no_address_keeps_a_network_busy(name: str) -> None:
    for example in PLATFORMS[name].EXAMPLES:
        for of in worst_of(example):
            took = seconds(lambda of=of: PLATFORMS[name].identify(of))  # type: ignore[misc]  # lambdas take no types
            assert took < 0.05, of.written[:100]


@pytest.mark.parametrize(
    "judge",
    [
        closed.closed,
        _elsewhere.identify,
        pixelfed.is_of,
        peertube.is_of,
        *(functools.partial(_forbidden.forbidden, platform=name) for name in ("instagram", "tiktok", "x", "bluesky")),
        *(
            functools.partial(placeholders.left_by, identity=Identity(kind=kind, platform="x", handle=long("x.")))
            for kind in (Kind.PROFILE, Kind.CONTACT, Kind.WEBSITE)
        ),
    ],
)
def test_no_address_keeps_what_is_asked_of_all_networks_busy(judge: Callable[[Address], object]) -> None:
    closed.networks()  # tables are read once
    placeholders.left_by(Address(scheme="https", host="maple.example"), Identity(kind=Kind.WEBSITE))
    for example in ("https://x.com/@maple", "https://bsky.app/profile/maple", "https://pixelfed.example/c/maple?a=b"):
        for of in worst_of(example):
            assert seconds(lambda of=of: judge(of)) < 0.05, of.written[:100]  # type: ignore[misc]  # lambdas take no types


@pytest.mark.parametrize("judge", [profiles.identify, profiles.outdated, address.trimmed, closed.network_of])
@pytest.mark.parametrize(
    "text",
    [*map(long, (*BITS, WRAPPER, "{{", "<", "[", "(", "&amp;", "\u201e", "\u200b", "http://", "whatsapp://send?text=")),
     "facebook: " + long("@"), "https://www.facebook.com/" + long("["), "https://www.google.com/url?q=" + long(WRAPPER),
     "@" + long("a.") + "@" + long("a."), "whatsapp://send?text=" + long("&phone"), "https://" + long("\u00e4.")],
)  # fmt: skip
def test_no_text_keeps_the_audit_busy(judge: Callable[[str], object], text: str) -> None:
    profiles.identify("https://maplebakery.example/#warm")
    assert seconds(lambda: judge(text)) < 0.05
