"""Addresses the business links to, or once had, that are for sale, parked or free to take."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

import pytest

from audit.checks import expired_domain
from audit.dossier import Dossier, Place
from audit.evidence import Hop
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.verdict import Verdict
from audit.website.noticed import Noticed, Trait
from dossiers import dossier, place, site
from plainly import is_plain

OAK, FORMER = "https://oak.example/", "https://maple-street.example/"


def met(end: End, address: str = OAK, purpose: Purpose = Purpose.OUTSIDE) -> Followed:
    return Followed(purpose=purpose, address=address, end=end)


def linked(address: str = OAK, region: str = "main", *pages: str) -> Noticed:
    return Noticed(
        trait=Trait.OUTSIDE, value=address, region=region, pages=pages or ("/about",), on_pages=len(pages) or 1
    )


def audited(
    *followed: Followed, links: Iterable[Noticed] = (), places: Iterable[Place] = (), formers: tuple[str, ...] = ()
) -> Dossier:
    bare = dossier(*places, home=dataclasses.replace(site(), noticed=tuple(links)))
    return dataclasses.replace(
        bare,
        client=dataclasses.replace(bare.client, former_domains=formers),
        snapshot=dataclasses.replace(bare.snapshot, followed=followed),
    )


def found(
    *followed: Followed, links: Iterable[Noticed] = (), places: Iterable[Place] = (), formers: tuple[str, ...] = ()
) -> list[Finding]:
    return list(expired_domain.check(audited(*followed, links=links, places=places, formers=formers)))


def problems(*followed: Followed) -> list[Finding]:
    return [one for one in found(*followed, links=[linked()]) if one.outcome is Outcome.PROBLEM]


# What must be left alone


def test_where_nothing_was_followed_nothing_is_said() -> None:
    assert found() == []
    assert found(met(End.UNSEEN)) == []


@pytest.mark.parametrize("end", [end for end in End if end not in (End.FOR_SALE, End.PARKED)])
def test_only_what_says_so_itself_is_called_for_sale(end: End) -> None:
    assert problems(met(end)) == []


@pytest.mark.parametrize("purpose", [p for p in Purpose if p not in (Purpose.OUTSIDE, Purpose.BIO, Purpose.FORMER)])
def test_other_purposes_have_findings_of_their_own(purpose: Purpose) -> None:
    assert problems(met(End.FOR_SALE, purpose=purpose)) == []


@pytest.mark.parametrize("address", ["https://maple.example/old", "https://shop.maple.example/"])
def test_the_websites_own_domain_is_told_elsewhere(address: str) -> None:
    assert found(met(End.PARKED, address)) == []


def test_one_odd_page_of_a_host_that_opens_says_nothing_about_it() -> None:
    assert problems(met(End.PARKED, f"{OAK}old"), met(End.OPENS, OAK)) == []


def test_a_service_that_shortens_links_is_not_itself_for_sale() -> None:
    way = dataclasses.replace(met(End.FOR_SALE, "https://short.example/Ab3"), final_address=OAK)
    (one,) = found(way, links=[linked("https://short.example/Ab3"), linked("https://short.example/else", "footer")])
    assert (one.subject, one.where) == ("oak.example", ("the text of your page /about",))


def test_a_market_is_not_itself_for_sale() -> None:
    hops = (Hop(address="https://www.oak.example/menu", status=302),)
    way = dataclasses.replace(met(End.FOR_SALE), hops=hops, final_address="https://www.hugedomains.com/oak")
    (one,) = found(way, links=[linked()])
    assert one.subject == "oak.example"


def test_a_short_link_that_leads_straight_to_a_market_is_called_by_its_own_address() -> None:
    short = "https://bit.ly/Ab3"
    way = dataclasses.replace(met(End.FOR_SALE, short), final_address="https://www.hugedomains.com/oak")
    (one,) = found(way, links=[linked(short), linked("https://bit.ly/else", "footer")])
    assert (one.subject, one.where) == ("bit.ly/Ab3", ("the text of your page /about",))


def test_a_name_below_one_that_may_live_is_not_the_whole_domain() -> None:
    (one,) = found(met(End.NO_SUCH_NAME, "https://shop.oak.example/", Purpose.FORMER), formers=("shop.oak.example",))
    assert one.subject == "shop.oak.example"


def test_a_name_that_is_not_in_use_may_well_be_held_by_somebody() -> None:
    (one,) = found(met(End.NO_SUCH_NAME, FORMER, Purpose.FORMER), formers=("maple-street.example",))
    assert one.title == "Your former address maple-street.example leads nowhere any more"
    assert "If nobody holds it" in one.sees


def test_a_strangers_missing_name_is_no_former_address() -> None:
    assert problems(met(End.NO_SUCH_NAME, purpose=Purpose.BIO)) == []


@pytest.mark.parametrize(("count", "said"), [(1, "the one other website"), (3, "the 3 other websites")])
def test_websites_none_of_which_is_for_sale_are_good_news(count: int, said: str) -> None:
    (good,) = found(*(met(End.OPENS, f"https://oak{n}.example/") for n in range(count)), met(End.UNSEEN))
    assert good.outcome is Outcome.FINE
    assert said in good.sees
    assert is_plain(good)


# What is found


@pytest.mark.parametrize("end", [End.FOR_SALE, End.PARKED])
@pytest.mark.parametrize("region", ["header", "nav", "footer"])
def test_an_expired_website_on_every_visitors_way_is_to_be_fixed_now(end: End, region: str) -> None:
    (one,) = found(met(end), links=[linked(OAK, region)])
    assert (one.level, one.confidence, one.subject) == (Level.FIX_NOW, Confidence.IS, "oak.example")
    assert is_plain(one)


@pytest.mark.parametrize("end", [End.FOR_SALE, End.PARKED])
@pytest.mark.parametrize("region", ["main", "body", ""])
def test_in_a_text_it_is_to_be_fixed_soon(end: End, region: str) -> None:
    (one,) = found(met(end), links=[linked(OAK, region)])
    assert one.level is Level.FIX_SOON
    assert "oak.example" in one.title
    assert is_plain(one)


def test_under_a_profile_it_is_to_be_fixed_now_by_the_owner() -> None:
    (one,) = found(met(End.PARKED, purpose=Purpose.BIO), places=[place(Verdict.LIVE, points_to=(OAK,))])
    assert (one.level, one.who, one.where) == (Level.FIX_NOW, "owner", ("your Bluesky page",))
    assert is_plain(one)


def test_a_profile_that_leads_there_by_the_website_is_named_too() -> None:
    way = dataclasses.replace(met(End.PARKED, "https://maple.example/go/oak", Purpose.BIO), final_address=OAK)
    (one,) = found(way, places=[place(Verdict.LIVE, points_to=("https://maple.example/go/oak",))])
    assert (one.subject, one.where) == ("oak.example", ("your Bluesky page",))


def test_a_profile_nobody_can_open_sends_nobody_there() -> None:
    (one,) = found(met(End.PARKED), links=[linked()], places=[place(Verdict.GONE, points_to=(OAK,))])
    assert one.where == ("the text of your page /about",)


def test_one_domain_is_one_finding_that_names_every_spot() -> None:
    (one,) = found(
        met(End.FOR_SALE, "https://www.oak.example/menu"),
        met(End.FOR_SALE, f"{OAK}x", Purpose.BIO),
        links=[linked(f"{OAK}menu", "main", "/a"), linked("https://shop.oak.example/", "footer", "/b")],
        places=[place(Verdict.LIVE, points_to=("https://pine.example/", f"{OAK}x"))],
    )
    assert one.where == ("the text of your page /a", "the footer of your page /b", "your Bluesky page")
    assert one.subject == "oak.example"
    assert one.level is Level.FIX_NOW


def test_below_a_domain_that_opens_only_the_host_itself_is_named() -> None:
    (one,) = found(
        met(End.PARKED, "https://old.oak.example/"),
        met(End.OPENS),
        links=[linked("https://old.oak.example/", "main", "/a"), linked(OAK, "footer", "/b")],
    )
    assert (one.subject, one.where) == ("old.oak.example", ("the text of your page /a",))


def test_neighbours_on_a_service_that_lends_out_names_are_strangers() -> None:
    (one,) = found(
        met(End.FOR_SALE, "https://oak.wordpress.com/"),
        links=[linked("https://oak.wordpress.com/"), linked("https://pine.wordpress.com/", "footer", "/b")],
    )
    assert (one.subject, len(one.where)) == ("oak.wordpress.com", 1)


@pytest.mark.parametrize("end", [End.FOR_SALE, End.PARKED, End.NO_SUCH_NAME])
def test_a_former_address_that_is_still_linked_is_to_be_fixed_now(end: End) -> None:
    (one,) = found(
        met(end, FORMER, Purpose.FORMER), links=[linked(f"{FORMER}about")], formers=("www.Maple-Street.example",)
    )
    assert (one.level, one.subject) == (Level.FIX_NOW, "maple-street.example")
    assert one.title.startswith("Your former address maple-street.example ")
    assert one.where
    assert is_plain(one)


@pytest.mark.parametrize("end", [End.FOR_SALE, End.PARKED, End.NO_SUCH_NAME])
def test_a_former_address_that_nothing_leads_to_is_to_be_decided_soon(end: End) -> None:
    (one,) = found(met(end, FORMER, Purpose.FORMER), formers=("maple-street.example",))
    assert (one.level, one.where) == (Level.FIX_SOON, ())
    assert one.action.startswith("Decide whether")
    assert is_plain(one)


def test_a_name_that_only_ends_alike_is_a_strangers() -> None:
    (one,) = found(met(End.FOR_SALE), links=[linked(), linked("https://holm-oak.example/", "footer", "/b")])
    assert (one.level, len(one.where)) == (Level.FIX_SOON, 1)


def test_each_domain_is_a_finding_of_its_own() -> None:
    several = found(met(End.FOR_SALE), met(End.PARKED, "https://pine.example/"), met(End.OPENS, "https://elm.example/"))
    assert [one.subject for one in several] == ["oak.example", "pine.example"]
    assert len({one.id for one in several}) == 2
