"""The page of a listing as every network of listings has it, and what all of them say of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping

from audit import profiles
from audit.address import Address, Kind, parse
from audit.evidence import Newest, Precision, Profile, Reading, Reply, Sign
from audit.platforms import Platform
from looking import answer, kit, look

NODE: Mapping[str, object] = {
    "@type": "LocalBusiness",
    "name": "Maple &amp; Sons Bakery",
    "telephone": "+12175550117",
    "address": {"streetAddress": "14 Foundry\nLane", "addressLocality": "Springfield", "postalCode": "62701"},
    "review": [{"datePublished": "2023-04-02"}, {"datePublished": "2026-10-02", "reviewBody": "Good bread"}],
}
SHOWN = (Sign.SHOWN, "listing", "Maple & Sons Bakery")


def written(at: str, *nodes: object, body: str = "", status: int = 200) -> Reply:
    data = "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)
    link = f'<link rel="canonical" href="{at}">' if at else ""
    return answer(f'<html lang="en"><head>{link}{data}</head><body>{body}</body></html>', status)


def led_to(reply: Reply, address: str) -> Reply:
    return answer(reply.body, reply.status, via=((302, address),))


def living(platform: Platform, text: str = "") -> Profile:
    """The profile that an address names, or that of the network's first example."""
    identity = profiles.identify(text or next(iter(platform.EXAMPLES)))
    return Profile(platform=identity.platform, handle=identity.handle, address=identity.address)


def seen(platform: Platform, reply: Reply) -> Reading:
    maple = living(platform)
    return look(platform.visit(maple, kit()), {maple.address: reply})


def told(reading: Reading) -> list[tuple[Sign, str, str]]:
    return [(signal.sign, signal.mark, signal.quote) for signal in reading.signals]


def states(platform: Platform, elsewhere: str) -> dict[str, tuple[Reply, list[tuple[Sign, str, str]]]]:
    """What may be answered to the address of a listing, and all that is said of it.

    `elsewhere` is a page of the network that a listing's address may lead to: a search, a category, the front page.
    """
    at = living(platform).address
    other = platform.controls(living(platform), "abcdefghijklmnopqrstuvwx")[1].address
    unknown, bare = [(Sign.UNFAMILIAR, "no_known_marker", "status 404")], [(Sign.UNFAMILIAR, "no_record", "status 200")]
    return {
        "a page that is not there": (answer("<h1>Page not found</h1>", 404), unknown),
        "a page that is there no more": (
            answer("<h1>Gone</h1>", 410),
            [(Sign.UNFAMILIAR, "no_known_marker", "status 410")],
        ),
        "a listing's page that says 404": (written(at, NODE, status=404), unknown),
        "the wall": (answer("", 403), [(Sign.REFUSED, "status_refused", "status 403")]),
        "a page of the network's in its place": (
            led_to(written("", NODE), elsewhere),
            [(Sign.UNFAMILIAR, "soft_404", elsewhere)],
        ),
        "another listing in its place": (
            led_to(written(other, NODE), other),
            [(Sign.UNFAMILIAR, "leads_elsewhere", other)],
        ),
        "a page that names another listing": (written(other, NODE), [(Sign.UNFAMILIAR, "leads_elsewhere", at)]),
        "a page without the business's data": (written(at, body="<h1>Maple</h1>"), bare),
        "the data of two businesses": (written(at, NODE, {**NODE, "name": "Miller"}), bare),
        "another's data": (written(at, {**NODE, "url": other}), bare),
        "the network's own data": (written(at, {**NODE, "url": elsewhere}), bare),
        "data without a door": (written(at, {"@type": "Organization", "name": "Maple"}), bare),
        "the listing": (written(at, NODE), [SHOWN]),
        "the listing by its own data": (written(at, {**NODE, "name": "Miller"}, {**NODE, "url": at}), [SHOWN]),
        "closed today": (written(at, NODE, body="<p>Closed now</p><b>Permanently closed</b>"), [SHOWN]),
    }


def reads_all(reading: Reading) -> bool:
    """Whether everything that the page of a listing states was read."""
    newest = Newest(
        at=dt.datetime(2026, 10, 2, tzinfo=dt.UTC), source="a review", precision=Precision.DAY, lower_bound=True
    )
    facts = ["phone: +12175550117", "street: 14 Foundry Lane", "town: Springfield", "postcode: 62701"]
    return (
        (reading.newest, reading.name, [f"{fact.kind}: {fact.value}" for fact in reading.facts])
        == (newest, "Maple & Sons Bakery", facts)
        and bool(reading.unseen_parts)
        and not reading.platform_id
    )


def is_steady(platform: Platform, text: str, handle: str) -> bool:
    """Whether an address is this listing, and its canonical address is that listing again."""
    identity = profiles.identify(text)
    again = profiles.identify(identity.address)
    return identity == again and (identity.kind, identity.platform, identity.handle) == (
        Kind.PROFILE,
        living(platform).platform,
        handle,
    )


def named(text: str) -> tuple[Kind, str, str]:
    """What an address that is no listing is called: its kind, its network and the words about it."""
    identity = profiles.identify(text)
    assert identity.kind is not Kind.PROFILE
    return identity.kind, identity.platform, identity.detail


def worst(platform: Platform) -> list[Address]:
    """Every part of the first example's path and query in turn without an end."""
    found = parse(living(platform).address)
    assert found is not None
    endless = [letter * 50_000 for letter in ("a", "0", "-", "é", "a-1", "%")]
    paths = [
        dataclasses.replace(found, segments=(*found.segments[:at], part, *found.segments[at + 1 :]))
        for at in range(len(found.segments))
        for part in endless
    ]
    names = [name for name, _ in found.query]
    return [*paths, *(dataclasses.replace(found, query=((name, part),)) for name in names for part in endless)]
