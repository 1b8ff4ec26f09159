"""Looks, controls, sightings, places and dossiers by hand: what tests of the pure heart judge."""

from __future__ import annotations

import dataclasses
import datetime as dt
import pathlib
from collections.abc import Mapping
from typing import Literal, get_args

from audit.activity import Activity
from audit.address import Identity, Kind
from audit.client import Client, Decision, Listing, Season, Thresholds
from audit.dossier import Dossier, Place
from audit.evidence import (
    Control,
    Evidence,
    Look,
    Newest,
    Precision,
    Profile,
    Reading,
    Saw,
    Sighting,
    Sign,
    Signal,
)
from audit.snapshot import Snapshot
from audit.verdict import Judgement, Verdict
from audit.website import FoundLink, Site, Source

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
TODAY = NOON.date()
PLATFORM, HOST, RUNG = "bluesky", "api.example", "api"
NEGATIVE = (Sign.ABSENT, Sign.NO_SUCH_NAME, Sign.WITHHELD, Sign.ENDED)
POSITIVE = (Sign.SHOWN, Sign.PRIVATE, Sign.MOVED)
NEITHER = tuple(sign for sign in Sign if sign not in (*NEGATIVE, *POSITIVE, Sign.NETWORK_CLOSED))
"""Signs that say nothing for or against a place."""
Colour = Literal["green", "none", "living hidden", "living alike", "absent shown", "absent walled", "only before"]
COLOURS: tuple[Colour, ...] = get_args(Colour)
RED: tuple[Colour, ...] = COLOURS[1:]


def ago(days: float) -> dt.datetime:
    return NOON - dt.timedelta(days=days)


def signal(sign: Sign, *, host: str = HOST, rung: str = RUNG, mark: str = "", to: str = "") -> Signal:
    return Signal(sign=sign, rung=rung, host=host, mark=mark or sign.value, to=to)


def control(
    when: Literal["before", "after"],
    at: dt.datetime,
    *,
    living: tuple[Signal, ...],
    absent: tuple[Signal, ...],
    platform: str = PLATFORM,
    host: str = HOST,
    rung: str = RUNG,
) -> Control:
    return Control(platform=platform, host=host, rung=rung, when=when, at=at, living=living, absent=absent)


def beside(sign: Sign, at: dt.datetime, colour: Colour = "green") -> tuple[Control, ...]:
    """The controls of a run whose look at `at` read this sign, five minutes before and after it."""
    alike = (signal(sign),)
    living, absent = (signal(Sign.SHOWN),), alike if sign not in (Sign.ENDED, *POSITIVE) else (signal(Sign.ABSENT),)
    match colour:
        case "none":
            return ()
        case "living hidden":
            living = (signal(Sign.LOGIN_WALL),)
        case "living alike":
            living = alike
        case "absent shown":
            absent = (signal(Sign.SHOWN),)
        case "absent walled":
            absent = (signal(Sign.RATE_LIMITED),)
        case "green" | "only before":
            pass
    before = control("before", at - dt.timedelta(minutes=5), living=living, absent=absent)
    after = control("after", at + dt.timedelta(minutes=5), living=living, absent=absent)
    return (before,) if colour == "only before" else (before, after)


def evidence(
    *signals: Signal,
    at: dt.datetime = NOON,
    handle: str = "maple",
    platform: str = PLATFORM,
    key: str = "",
    listed: tuple[str, ...] = (),
    address: str = "",
    **read: object,
) -> Evidence:
    profile = Profile(platform=platform, handle=handle, address=address or f"https://bsky.app/profile/{handle}.example")
    return Evidence(
        profile=profile,
        key=key or profile.key,
        listed=listed or (profile.address,),
        at=at,
        reading=Reading(signals=signals, **read),  # type: ignore[arg-type]  # each test spells the fields it means
    )


def look(sign: Sign, at: dt.datetime = NOON, colour: Colour = "green", platform_id: str = "") -> Look:
    """One run's look at the bakery's place, with controls of that colour."""
    return Look(evidence=evidence(signal(sign), at=at, platform_id=platform_id), controls=beside(sign, at, colour))


def sighting(
    saw: Saw, on: dt.datetime = NOON, *, key: str = "bluesky:maple", days: int = 90, newest: Newest | None = None
) -> Sighting:
    return Sighting(key=key, saw=saw, on=on, until=(on + dt.timedelta(days=days)).date(), newest=newest)


def newest(days: float, precision: Precision = Precision.DAY, *, lower_bound: bool = False) -> Newest:
    return Newest(at=ago(days), source="the account's own posts", precision=precision, lower_bound=lower_bound)


def listing(url: str, line: int = 4, **typed: object) -> Listing:
    return Listing(url=url, line=line, **typed)  # type: ignore[arg-type]  # each test spells the fields it means


def client(
    *listings: Listing, season: Season | None = None, thresholds: Mapping[str, Thresholds] | None = None
) -> Client:
    return Client(
        name="Maple Street Bakery",
        website="https://maple.example",
        slug="maple",
        path=pathlib.Path("client.yml"),
        text_sha="0" * 64,
        season=season,
        listings=listings,
        listed=bool(listings),
        thresholds=thresholds or {},
    )


def snapshot(*looked: Evidence, stamp: str = "20261122T120000Z-aaaa", **kept: object) -> Snapshot:
    return Snapshot(  # each test spells the fields it means
        **{  # type: ignore[arg-type]
            "id": stamp,
            "taken": NOON,
            "program": "0.1.0",
            "read_from": "this computer",
            "evidence": looked,
            **kept,
        },
    )


def link(
    address: str, identity: Identity, region: str = "", source: Source = Source.ANCHOR, text: str = ""
) -> FoundLink:
    return FoundLink(address=address, identity=identity, source=source, text=text, region=region)


def leftover(address: str, kind: Kind, platform: str = "", **found: str) -> FoundLink:
    return link(address, Identity(kind=kind, platform=platform), **found)  # type: ignore[arg-type]  # text and region


def site(*links: FoundLink, sign: Sign = Sign.SHOWN) -> Site:
    shown = Signal(sign=sign, rung="page", host="maple.example", mark="page")
    return Site(address="https://maple.example", signals=(shown,), links=links)


def place(
    verdict: Verdict,
    activity: Activity = Activity.UNKNOWN,
    *,
    name: str = "Bluesky",
    decision: Decision = Decision.UNDECIDED,
    owner: str = "",
    days: float | None = None,
    regions: tuple[str, ...] = (),
    points_to: tuple[str, ...] = (),
    by_person: bool = False,
    **changed: object,
) -> Place:
    """A place as judged: listed, named on the home page in these regions, its newest post this old."""
    here = "https://bsky.app/profile/maple.example"
    sign = signal(_OFF[verdict], to="https://bsky.app/profile/new.example" if verdict is Verdict.MOVED else "")
    seen = Look(evidence=evidence(sign, links=points_to))
    judgement = Judgement(verdict=verdict, signal=sign, sighting=sighting(Saw.SOMEBODY_ELSES) if by_person else None)
    identity = Identity(kind=Kind.PROFILE, platform="bluesky", handle="maple", address=here)
    bare = Place(
        key="bluesky:maple",
        name=name,
        platform="bluesky",
        handle="maple",
        address=here,
        listing=listing(here, decision=decision, owner=owner),
        links=tuple(link(here, identity, region) for region in regions),
        look=seen,
        judgement=judgement,
        activity=activity,
        newest=newest(days) if days is not None else None,
        seen_on=TODAY,
    )
    return dataclasses.replace(bare, **changed)  # type: ignore[arg-type]  # each test spells the fields it means


_OFF = {
    Verdict.LIVE: Sign.SHOWN,
    Verdict.SUSPECT: Sign.ABSENT,
    Verdict.GONE: Sign.ABSENT,
    Verdict.MOVED: Sign.MOVED,
    Verdict.TAKEN_OVER: Sign.SHOWN,
    Verdict.PRIVATE: Sign.PRIVATE,
    Verdict.NOT_PUBLIC: Sign.WITHHELD,
    Verdict.NETWORK_CLOSED: Sign.NETWORK_CLOSED,
    Verdict.UNSEEN: Sign.LOGIN_WALL,
}


def dossier(
    *places: Place, leftovers: tuple[FoundLink, ...] = (), home: Site | None = None, listed: bool = True
) -> Dossier:
    """All that is known on the test's day; the home page was seen unless `home` says otherwise."""
    return Dossier(
        client=dataclasses.replace(client(), listed=listed),
        date=TODAY,
        places=places,
        leftovers=leftovers,
        site=home or site(),
        snapshot=snapshot(),
    )
