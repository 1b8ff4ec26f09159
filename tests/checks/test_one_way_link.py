"""A profile the website links to and that does not lead customers back to it."""

from __future__ import annotations

import pytest

from audit.checks import one_way_link
from audit.checks._check import Needs
from audit.client import Decision
from audit.dossier import Place
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.verdict import Verdict
from audit.website import Source
from linked import WEBSITE, at, known, lead, to
from plainly import is_plain

MAPLE = "https://bsky.app/profile/maplestreet.bsky.social"
SHOP = "https://maple-shop.example/"


def bluesky(**read: object) -> Place:
    return at(MAPLE, to(MAPLE), rung="api", **read)  # type: ignore[arg-type]  # a reading's own


def met(address: str, end: End, final: str = "") -> Followed:
    return Followed(purpose=Purpose.BIO, address=address, end=end, final_address=final or address)


def found(*places: Place, **settings: object) -> list[Finding]:
    findings = one_way_link.check(known(*places, **settings))  # type: ignore[arg-type]  # a client's own
    return [one for one in findings if one.outcome is not Outcome.FINE]


@pytest.mark.parametrize(
    "read",
    [
        {"links": (WEBSITE,)},
        {"links": ("http://maplebakery.example/about?utm_source=bluesky",)},
        {"links": ("https://shop.maplebakery.example/",)},
        {"links": (SHOP, WEBSITE)},
        {"links": ("https://maplestreet.shop/",)},
        {"links": ("https://maple-street-bakery.booking.example/",)},
        {"bio": "Bread and more at maplebakery.example"},
    ],
)
def test_a_profile_that_names_the_website_in_whatever_way_leads_home(read: dict[str, object]) -> None:
    assert found(bluesky(**read)) == []


def test_an_account_that_is_called_as_the_website_leads_home() -> None:
    address = "https://bsky.app/profile/maplebakery.example"
    assert found(at(address, to(address), rung="api")) == []


@pytest.mark.parametrize(
    "link",
    [
        "https://linktr.ee/maplestreet",
        "https://bit.ly/3abcdef",
        "https://t.co/AbCdEf",
        "https://maplestreet.carrd.co/",
        "https://maps.app.goo.gl/MapleSt1",
        "https://fb.me/maplestreet",
        "not an address",
    ],
)
def test_a_short_link_or_a_page_of_links_may_lead_home(link: str) -> None:
    assert found(bluesky(links=(link,))) == []
    assert found(bluesky(links=(SHOP, link))) == []


@pytest.mark.parametrize("bio", ["Order at maple.menu today", "Bread, cakes and …"])
def test_words_that_may_hold_an_address_or_were_cut_tell_nothing(bio: str) -> None:
    assert found(bluesky(bio=bio)) == []


@pytest.mark.parametrize("end", [end for end in End if end not in (End.OPENS, End.UNSEEN)])
def test_a_link_that_helps_nobody_any_more_is_told_by_another_check(end: End) -> None:
    assert found(bluesky(links=(SHOP,)), followed=(met(SHOP, end),)) == []


def test_an_address_that_leads_on_to_the_website_leads_home() -> None:
    assert found(bluesky(links=(SHOP,)), followed=(met(SHOP, End.OPENS, WEBSITE),)) == []


def test_a_domain_that_was_given_up_is_told_by_another_check() -> None:
    assert found(bluesky(links=(SHOP,)), former_domains=("maple-shop.example",)) == []


@pytest.mark.parametrize(
    "address",
    [
        "https://www.facebook.com/maplestreet",
        "https://www.instagram.com/maplestreet",
        "https://www.tiktok.com/@maplestreet",
        "https://www.youtube.com/@maplestreet",
        "https://www.linkedin.com/company/maplestreet",
    ],
)
@pytest.mark.parametrize("rung", ["api", "page"])
def test_of_a_network_whose_links_are_not_all_read_nothing_is_said(address: str, rung: str) -> None:
    assert found(at(address, to(address), rung=rung)) == []


def test_of_a_part_of_a_profile_nothing_is_said() -> None:
    assert found(at(MAPLE, to(MAPLE), rung="page")) == []


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.LIVE])
def test_only_a_living_profile_can_lead_anywhere(verdict: Verdict) -> None:
    assert found(at(MAPLE, to(MAPLE), rung="api", verdict=verdict)) == []


def test_a_profile_that_customers_are_not_sent_to_is_left_alone() -> None:
    assert found(at(MAPLE, rung="api")) == []
    assert found(at(MAPLE, to(MAPLE, region="", source=Source.SAME_AS), rung="api")) == []


def test_one_that_is_parked_points_where_it_should() -> None:
    parked = at(
        MAPLE, to(MAPLE), rung="api", settings={"decision": Decision.PARK}, links=("https://x.com/maplestreet",)
    )
    assert found(parked) == []


def test_somebody_elses_account_owes_the_website_no_link() -> None:
    credit = "https://bsky.app/profile/pipework.bsky.social"
    assert found(lead(to(credit, "Pipework Studio"), rung="api")) == []


@pytest.mark.parametrize("links", [(), ("https://www.instagram.com/maplestreet",)])
def test_a_profile_without_a_link_to_any_website_is_a_hint_to_tidy_up(links: tuple[str, ...]) -> None:
    (one,) = found(bluesky(bio="Bread since 1998.", links=links))
    assert (one.outcome, one.level, one.confidence) == (Outcome.PROBLEM, Level.TIDY_UP, Confidence.MAY)
    assert one.title == "Your Bluesky page may not lead customers to your website"
    assert is_plain(one)


def test_a_profile_that_leads_to_another_website_looks_wrong_where_that_one_opens() -> None:
    (one,) = found(bluesky(links=(SHOP,)), followed=(met(SHOP, End.OPENS),))
    assert (one.level, one.confidence) == (Level.FIX_SOON, Confidence.LOOKS)
    assert one.title == "Your Bluesky page looks as if it sends customers to another website"
    assert SHOP in one.sees
    assert is_plain(one)


@pytest.mark.parametrize("followed", [(), (met(SHOP, End.UNSEEN),)])
def test_another_website_that_was_not_seen_may_lead_home_after_all(followed: tuple[Followed, ...]) -> None:
    (one,) = found(bluesky(links=(SHOP,)), followed=followed)
    assert (one.level, one.confidence) == (Level.TIDY_UP, Confidence.MAY)
    assert is_plain(one)


def test_profiles_that_lead_home_are_good_news_once() -> None:
    mastodon = "https://social.example/@maplestreet"
    (good,) = one_way_link.check(
        known(bluesky(links=(WEBSITE,)), at(mastodon, to(mastodon), rung="api", links=(WEBSITE,)))
    )
    assert good.outcome is Outcome.FINE
    assert "Bluesky and Mastodon" in good.sees
    assert is_plain(good)


def test_where_none_could_be_read_nothing_is_praised() -> None:
    address = "https://x.com/maplestreet"
    assert list(one_way_link.check(known(at(address, to(address), verdict=Verdict.UNSEEN)))) == []


def test_it_needs_a_look_at_each_place() -> None:
    assert one_way_link.NEEDS is Needs.LOOK
