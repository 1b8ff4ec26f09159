"""A bakery with a place in every kind of state, laid out by hand: what report tests render."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from audit.activity import Activity
from audit.address import Identity, Kind
from audit.client import Brand, Client, Decision, Listing, Person, Report
from audit.dossier import Dossier, Place
from audit.evidence import (
    Control,
    Evidence,
    Exchange,
    Failure,
    Hop,
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
from audit.finding import Confidence, Finding, Level, Outcome
from audit.platforms import Rhythm
from audit.snapshot import Snapshot
from audit.verdict import Judgement, Verdict
from audit.website import FoundLink, Site

DAY = dt.date(2026, 11, 22)
NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)


def ago(days: int) -> dt.datetime:
    return NOON - dt.timedelta(days=days)


def signal(sign: Sign, host: str = "social.example", quote: str = "", to: str = "") -> Signal:
    return Signal(sign=sign, rung="page", host=host, mark=sign.value, quote=quote, to=to)


def reading(
    sign: Sign, age: int | None = None, name: str = "", bio: str = "", to: str = "", quote: str = ""
) -> Reading:
    newest = (
        Newest(at=ago(age), source="the page's own list of posts", precision=Precision.DAY) if age is not None else None
    )
    return Reading(signals=(signal(sign, quote=quote, to=to),), newest=newest, name=name, bio=bio)


def listing(url: str, decision: Decision = Decision.UNDECIDED, owner: str = "", note: str = "") -> Listing:
    return Listing(url=url, line=4, decision=decision, owner=owner, note=note)


def place(  # every test spells the fields it means
    name: str,
    verdict: Verdict,
    activity: Activity = Activity.UNKNOWN,
    *,
    read: Reading | None = None,
    platform: str = "bluesky",
    handle: str = "maplebakery",
    address: str = "",
    listed: Listing | None = None,
    sighting: Sighting | None = None,
    again_after: dt.datetime | None = None,
    looked: bool = True,
    links: tuple[FoundLink, ...] = (),
) -> Place:
    read = read or reading(Sign.SHOWN)
    address = address or f"https://{name.lower().replace(' ', '').replace('+', 'plus')}.example/{handle}"
    profile = Profile(platform=platform, handle=handle, address=address)
    evidence = Evidence(
        profile=profile,
        key=profile.key,
        listed=(address,),
        at=NOON,
        reading=read,
        exchanges=(
            Exchange(
                method="GET",
                address=address,
                status=200,
                failure=None,
                size=812,
                seconds=0.3,
                hops=(Hop(address=address, status=200),),
            ),
            Exchange(method="GET", address=f"{address}/feed", status=0, failure=Failure.TOO_SLOW, size=0, seconds=9.0),
        ),
        reader="0.1.0",
    )
    return Place(
        key=profile.key,
        name=name,
        platform=platform,
        handle=handle,
        address=address,
        listing=listed,
        links=links,
        look=Look(evidence=evidence, controls=CONTROLS) if looked else None,
        judgement=Judgement(verdict=verdict, signal=read.signals[0], sighting=sighting, again_after=again_after),
        activity=activity,
        newest=sighting.newest if sighting and sighting.newest else read.newest,
        seen_on=DAY,
        bounds=Rhythm(fresh=30, quiet=90, dormant=365),
    )


CONTROLS = tuple(
    Control(
        platform="bluesky",
        host="social.example",
        rung="page",
        when=when,
        at=NOON,
        living=(signal(Sign.SHOWN),),
        absent=(signal(Sign.ABSENT),),
    )
    for when in ("before", "after")
)
SIGHTING = Sighting(
    key="facebook:maplebakery",
    saw=Saw.WORKS,
    on=ago(2),
    until=dt.date(2027, 2, 20),
    newest=Newest(at=ago(9), source="what a person saw", precision=Precision.ROUGH),
    by="Carol",
)


def places() -> Iterator[Place]:
    yield place(
        "Bluesky",
        Verdict.LIVE,
        Activity.FRESH,
        read=Reading(
            signals=(signal(Sign.SHOWN, quote="@maplebakery.example"),),
            newest=Newest(at=ago(2), source="the account's own list of posts", precision=Precision.SECOND),
            name="Maple Street Bakery",
            bio="Bread and cakes on Maple Street since 1998. Open Tuesday to Saturday.",
            links=("https://maplebakery.example/",),
            unseen_parts=("replies to others",),
        ),
        listed=listing("https://bsky.app/profile/maplebakery.example", Decision.KEEP, "ana"),
    )
    yield place(
        "Facebook",
        Verdict.LIVE,
        Activity.FRESH,
        platform="facebook",
        read=reading(Sign.LOGIN_WALL),
        sighting=SIGHTING,
        listed=listing(
            "https://www.facebook.com/maplebakery", owner="ana", note="Our regulars ask about opening hours here."
        ),
    )
    yield place(
        "Instagram",
        Verdict.LIVE,
        Activity.DORMANT,
        platform="instagram",
        read=reading(Sign.SHOWN, 253),
        listed=listing("instagram"),
    )
    yield place(
        "maplebakery.example/blog",
        Verdict.LIVE,
        Activity.ABANDONED,
        platform="blog",
        read=reading(Sign.SHOWN, 984),
        listed=listing("blog"),
    )
    yield place(
        "X",
        Verdict.SUSPECT,
        platform="x",
        read=reading(Sign.ABSENT, quote="This account doesn't exist"),
        again_after=NOON + dt.timedelta(days=1),
        listed=listing("https://x.com/maplebakery"),
    )
    yield place(
        "LinkedIn", Verdict.UNSEEN, platform="linkedin", read=reading(Sign.LOGIN_WALL), listed=listing("linkedin")
    )
    yield place("TikTok", Verdict.UNSEEN, platform="tiktok", read=reading(Sign.CHALLENGE), listed=listing("tiktok"))
    yield place(
        "Google+",
        Verdict.NETWORK_CLOSED,
        platform="closed",
        handle="plus.google.com/+MapleBakery",
        address="https://plus.google.com/+MapleBakery",
        read=reading(Sign.NETWORK_CLOSED),
        listed=listing("plus.google.com/+MapleBakery"),
    )
    yield place("Mastodon", Verdict.LIVE, Activity.QUIET, platform="mastodon", read=reading(Sign.SHOWN, 60))


def findings() -> Iterator[Finding]:
    yield problem(
        "dead_link",
        "x:maplebakery",
        Level.FIX_NOW,
        "Your X link looks dead",
        "Open your X link yourself; if it does not work, remove or repoint it",
        Confidence.LOOKS,
        sees="A customer who taps your X link is probably told that there is nothing there. We look again before we call it gone.",
    )
    yield problem(
        "closed_network",
        "closed:plus.google.com/+MapleBakery",
        Level.FIX_NOW,
        "Your link leads to Google+, which closed",
        "Remove the Google+ link",
        sees="Google+ ended in 2019. A customer who taps the link finds nothing of yours.",
    )
    yield problem(
        "misdirected_link",
        "",
        Level.FIX_NOW,
        "The Pinterest link on your website was never filled in",
        "Put your own Pinterest address behind the link, or remove it",
        sees="A customer who taps the Pinterest link gets nowhere.",
    )
    yield problem(
        "silent_profile",
        "instagram:maplebakery",
        Level.FIX_SOON,
        "Your Instagram page looks asleep",
        "Post one honest update on Instagram, or say there where you are now",
        Confidence.LOOKS,
        sees="A customer who opens your Instagram page finds a last post from 9 months ago.",
    )
    yield problem(
        "silent_profile",
        "blog:maplebakery",
        Level.FIX_SOON,
        "Your blog looks left behind",
        "Post one honest update on your blog, or call it an archive",
        Confidence.LOOKS,
        sees="A customer who opens your blog finds a last post from 2 years ago.",
    )
    yield problem(
        "silent_profile",
        "mastodon:maplebakery",
        Level.TIDY_UP,
        "Your Mastodon page is quiet",
        "Post one honest update on Mastodon",
        sees="A customer who opens your Mastodon page finds a last post from 5 weeks ago.",
    )
    yield Finding(
        check="ownerless_profile",
        outcome=Outcome.DECISION,
        title="Who looks after each of these places?",
        sees="A place without somebody in charge is the next one to fall asleep.",
        action="Name one person for each place",
        where=("Instagram", "X", "LinkedIn", "TikTok"),
    )
    for name in ("LinkedIn", "TikTok"):
        yield Finding(
            check="unseen_profile",
            outcome=Outcome.UNSEEN,
            place=f"{name.lower()}:maplebakery",
            title=f"We could not see your {name} page",
            sees="Nothing is wrong on your side: the page did not show itself to our checker.",
            action=f"Open your {name} link on your phone and see whether it works",
            where=("the footer of your home page",),
        )
    yield Finding(
        check="dead_link",
        outcome=Outcome.FINE,
        place="bluesky:maplebakery",
        title="Your Bluesky page opens",
        sees="A customer who taps your Bluesky link arrives at your page.",
    )


def problem(
    check: str, place: str, level: Level, title: str, action: str, confidence: Confidence = Confidence.IS, *, sees: str
) -> Finding:
    return Finding(
        check=check,
        outcome=Outcome.PROBLEM,
        level=level,
        confidence=confidence,
        place=place,
        title=title,
        sees=sees,
        action=action,
        where=("the footer of your home page",),
    )


LEFTOVER = FoundLink(
    address="#", identity=Identity(kind=Kind.PLACEHOLDER, platform="pinterest"), text="Pinterest", region="footer"
)
CLIENT = Client(
    name="Maple Street Bakery",
    website="https://maplebakery.example",
    slug="maple-street-bakery",
    path=Path("client.yml"),
    text_sha="",
    listed=True,
    people={"ana": Person(id="ana", name="Ana", role="owner")},
    brand=Brand(name="Bright Local", contact="carol@brightlocal.example"),
    report=Report(),
)


def dossier(
    found: tuple[Place, ...] | None = None,
    client: Client = CLIENT,
    leftovers: tuple[FoundLink, ...] = (LEFTOVER,),
    previous: str = "",
) -> Dossier:
    found = tuple(places()) if found is None else found
    return Dossier(
        client=client,
        date=DAY,
        places=found,
        leftovers=leftovers,
        site=Site(address=client.website, links=leftovers),
        snapshot=Snapshot(
            id="20261122T120000Z-0a1b",
            previous=previous,
            taken=NOON,
            program="0.1.0",
            read_from="this computer",
            evidence=tuple(place.look.evidence for place in found if place.look),
            controls=CONTROLS,
            requests=23,
        ),
    )
