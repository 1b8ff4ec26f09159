"""Addresses with names no account can have: told without asking anybody, and never of a name that may exist."""

from __future__ import annotations

import dataclasses

import pytest

from audit import profiles
from audit.address import Kind
from audit.checks import impossible_address
from audit.finding import Finding, Level, Outcome
from audit.platforms import _forbidden
from audit.website import Source
from dossiers import client, dossier, leftover, listing, site
from plainly import is_plain

WRONG = "https://www.instagram.com/maple-bakery"


def found(
    *listed: str, links: tuple[str, ...] = (), region: str = "footer", source: Source = Source.ANCHOR
) -> list[Finding]:
    shown = [
        dataclasses.replace(
            leftover(address, Kind.IMPOSSIBLE, "instagram", region=region, text="Instagram"),
            identity=profiles.identify(address),
            source=source,
        )
        for address in links
    ]
    return list(
        impossible_address.check(
            dataclasses.replace(dossier(home=site(*shown)), client=client(*(listing(each) for each in listed)))
        )
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://www.instagram.com/maple.bakery_1/",
        "https://www.instagram.com/p/Ab-c_d/",
        "https://www.instagram.com/explore/tags/maple-bakery/",
        "https://www.instagram.com/maple-bakery/feed/",
        "https://www.instagram.com/robots.txt",
        "https://x.com/maple_bakery",
        "https://x.com/en/privacy-policy",
        "https://x.com/search?q=maple-bakery",
        "https://t.me/+AbCd-efGh",
        "https://t.me/joinchat/AbCd-efGh",
        "https://t.me/mäple",
        "https://www.twitch.tv/mäple",
        "https://www.tiktok.com/@maple-bakery",
        "https://www.tiktok.com/@バニラ",
        "https://www.tiktok.com/discover/maple-bakery",
        "https://www.threads.com/@maple.bakery",
        "https://bsky.app/profile/maple-bakery.bsky.social",
        "https://bsky.app/profile/did:plc:aaaaaaaaaaaaaaaaaaaaaaaa",
        "https://bsky.app/profile/xn--mple-loa.example",
        "https://www.facebook.com/Maple-Street-Bakery-1234567890",
        "https://www.youtube.com/@maple-bakery",
        "https://www.linkedin.com/company/maple-bakery",
        "https://www.pinterest.com/maple-bakery/",
        "https://github.com/maple-bakery",
        "https://maplebakery.example/maple bakery",
        "https://business.instagram.com/getting-started",
        "https://about.instagram.com/brand-guidelines",
        "https://careers.x.com/some-job",
        "https://business.x.com/x-ads",
        "https://link.twitch.tv/some-campaign",
        "https://blog.twitch.tv/some-post",
        "https://shop.tiktok.com/@maple bakery",
        "https://www.twitch.tv/annual-recap",
        "https://www.twitch.tv/terms-of-service",
        "https://www.instagram.com/privacy-policy",
        "https://x.com/Terms-of-Service",
    ],
)
def test_a_name_that_may_exist_is_left_alone(address: str) -> None:
    assert profiles.identify(address, listed=True).kind is not Kind.IMPOSSIBLE
    assert found(address, links=(address,)) == []


def test_a_name_of_any_length_may_exist() -> None:
    assert profiles.identify("https://x.com/" + "a" * 20).kind is not Kind.IMPOSSIBLE
    assert profiles.identify("https://x.com/" + "a-" * 40).kind is not Kind.IMPOSSIBLE


@pytest.mark.parametrize("source", [source for source in Source if source is not Source.ANCHOR])
def test_what_only_machines_read_misleads_nobody(source: Source) -> None:
    (link,) = [dataclasses.replace(leftover(WRONG, Kind.IMPOSSIBLE, "instagram", text=""), source=source)]
    assert bool(found(links=(WRONG,), source=source)) is link.is_seen


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        (WRONG, ("maplebakery", "maple_bakery")),
        ("https://www.instagram.com/maple%20street%20bakery/", ("maplestreetbakery", "maple_street_bakery")),
        ("https://www.instagram.com/Café.Mäple", ("cafemaple", "cafe_maple")),
        ("https://x.com/maple.bakery", ("maplebakery", "maple_bakery")),
        ("https://twitter.com/@maple.bakery", ("maplebakery", "maple_bakery")),
        ("https://twitter.com/fish-&-chips", ("fishandchips", "fish_and_chips")),
        ("https://t.me/maple-bakery", ("maplebakery", "maple_bakery")),
        ("https://www.twitch.tv/maple-bakery", ("maplebakery", "maple_bakery")),
        ("https://www.threads.net/@maple-bakery", ("maplebakery", "maple_bakery")),
        ("https://www.tiktok.com/@maple bakery", ("maplebakery", "maple_bakery")),
        ("https://bsky.app/profile/maplebakery", ("maplebakery.bsky.social",)),
        ("https://bsky.app/profile/maple_bakery.bsky.social", ()),
        ("instagram: maple bakery", ("maplebakery", "maple_bakery")),
    ],
)
def test_a_name_that_cannot_exist_is_told_with_what_may_be_meant(address: str, meant: tuple[str, ...]) -> None:
    identity = profiles.identify(address, listed=True)
    assert identity.kind is Kind.IMPOSSIBLE
    assert _forbidden.meant(identity) == meant
    (one,) = found(address)
    assert (one.outcome, one.level) == (Outcome.PROBLEM, Level.FIX_SOON)
    assert all(name in one.action for name in meant)
    assert is_plain(one)


@pytest.mark.parametrize(
    ("region", "level"),
    [("header", Level.FIX_NOW), ("footer", Level.FIX_NOW), ("main", Level.FIX_SOON), ("", Level.FIX_SOON)],
)
def test_a_link_on_every_visitors_way_is_fixed_first(region: str, level: Level) -> None:
    (one,) = found(links=(WRONG,), region=region)
    assert one.level is level
    assert one.where
    assert is_plain(one)


def test_an_address_that_is_listed_and_linked_is_told_once() -> None:
    (one,) = found(WRONG, links=(WRONG, WRONG))
    assert len(one.where) == 1
