"""Runs of one client, each kept after the one before: what tests of history start from."""

from __future__ import annotations

import dataclasses
import datetime as dt

from audit.evidence import Evidence, Exchange, Post, Sign
from audit.followed import End, Followed, Purpose
from audit.snapshot import Snapshot
from audit.store import Files, history, keep
from dossiers import NOON, beside, client, evidence, listing, newest, signal, site, snapshot

DAY = dt.timedelta(days=1)
MAPLE = client(listing("https://bsky.app/profile/maple.example"))


def seen(at: dt.datetime, sign: Sign = Sign.SHOWN, **read: object) -> Evidence:
    made = Exchange(method="GET", address="https://api.example/x", status=200, failure=None, size=7, seconds=0.1)
    told = {
        "newest": newest(30),
        "posts": (Post(at=NOON, text="Bread", address="https://bsky.app/1"),),
        "name": "Maple",
        "bio": "Bread",
        "links": ("https://maple.example",),
        "followers": 12,
        "platform_id": "did:plc:a",
    }
    looked = evidence(signal(sign), at=at, **(told | read if sign is Sign.SHOWN else read))  # type: ignore[arg-type]
    return dataclasses.replace(looked, exchanges=(made,))


def run(at: dt.datetime = NOON, sign: Sign = Sign.SHOWN, previous: str = "", **kept: object) -> Snapshot:
    found = Followed(purpose=Purpose.OUTSIDE, address="https://mill.example", end=End.OPENS, status=200, quote="a")
    whole: dict[str, object] = {
        "stamp": f"{at:%Y%m%dT%H%M%SZ}-aaaa",
        "client": "maple",
        "previous": previous,
        "taken": at + dt.timedelta(minutes=9),
        "controls": beside(sign, at),
        "site": site(),
        "followed": (found,),
    }
    return snapshot(seen(at, sign), **(whole | kept))  # type: ignore[arg-type]  # each test spells the fields it means


def with_evidence(snapshot: Snapshot, **changed: object) -> Snapshot:
    (looked,) = snapshot.evidence
    return dataclasses.replace(snapshot, evidence=(dataclasses.replace(looked, **changed),))  # type: ignore[arg-type]


def with_reading(snapshot: Snapshot, **changed: object) -> Snapshot:
    (looked,) = snapshot.evidence
    return with_evidence(snapshot, reading=dataclasses.replace(looked.reading, **changed))  # type: ignore[arg-type]


def kept(files: Files, *runs: Snapshot) -> tuple[Snapshot, ...]:
    """Each kept after the one before, as runs of one client are."""
    for each in runs:
        before = history(files)
        keep(files, before, dataclasses.replace(each, previous=before[-1].id if before else ""))
    return history(files)


def texts(snapshot: Snapshot) -> list[str]:
    return [post.text for seen in snapshot.evidence for post in seen.reading.posts]
