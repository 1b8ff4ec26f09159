"""Links on the business's own profiles and pages of links that help nobody any more."""

from __future__ import annotations

import dataclasses

import pytest

from audit.checks import dead_bio_link
from audit.dossier import Place
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.verdict import Verdict
from dossiers import dossier, place, site
from plainly import is_plain

OAK, OWN = "https://oak.example/offer", "https://maple.example/spring-offer-2023/"
X = "https://x.com/maple"
HOME = dataclasses.replace(site(), final_address="https://maple.example/")


def met(end: End, address: str = OAK, purpose: Purpose = Purpose.BIO, final_address: str = "") -> Followed:
    return Followed(purpose=purpose, address=address, end=end, final_address=final_address)


def found(*followed: Followed, places: tuple[Place, ...] = (), formers: tuple[str, ...] = ()) -> list[Finding]:
    bare = dossier(*(places or (pointing(*(one.address for one in followed)),)), home=HOME)
    known = dataclasses.replace(
        bare,
        client=dataclasses.replace(bare.client, former_domains=formers),
        snapshot=dataclasses.replace(bare.snapshot, followed=followed),
    )
    return list(dead_bio_link.check(known))


def pointing(*links: str, verdict: Verdict = Verdict.LIVE, **changed: object) -> Place:
    return place(verdict, points_to=links, **changed)  # type: ignore[arg-type]  # each test spells the fields it means


# What must be left alone


def test_a_profile_without_links_is_not_spoken_of() -> None:
    assert found(places=(pointing(),)) == []


@pytest.mark.parametrize("end", [End.UNSEEN, End.NO_MAIL, End.NOT_SECURE])
def test_what_could_not_be_seen_is_neither_blamed_nor_praised(end: End) -> None:
    assert found(met(end)) == []


@pytest.mark.parametrize("end", [End.FOR_SALE, End.PARKED])
def test_an_expired_domain_has_a_finding_of_its_own(end: End) -> None:
    assert found(met(end)) == []
    assert found(met(end, "http://maple.example/")) == []


def test_a_former_domain_that_does_not_exist_has_a_finding_of_its_own() -> None:
    assert found(met(End.NO_SUCH_NAME), formers=("www.Oak.example",)) == []


@pytest.mark.parametrize("purpose", [purpose for purpose in Purpose if purpose is not Purpose.BIO])
def test_links_of_other_purposes_are_not_a_profiles(purpose: Purpose) -> None:
    assert found(met(End.MISSING, purpose=purpose)) == []


@pytest.mark.parametrize("verdict", [v for v in Verdict if v not in (Verdict.LIVE, Verdict.PRIVATE)])
def test_of_a_profile_that_does_not_open_no_link_is_blamed(verdict: Verdict) -> None:
    assert found(met(End.MISSING), places=(pointing(OAK, verdict=verdict),)) == []


def test_what_is_only_a_lead_is_none_of_its_business() -> None:
    assert found(met(End.MISSING), places=(pointing(OAK, listing=None),)) == []


def test_a_link_nobody_followed_is_left_alone() -> None:
    assert found(met(End.MISSING), places=(pointing(f"{OAK}/other"),)) == []


@pytest.mark.parametrize(
    "link", ["https://maple.example/", "http://oak.example/", "http://shop.maple.example/", "tel:1"]
)
def test_only_the_websites_own_insecure_address_is_to_be_replaced(link: str) -> None:
    assert found(places=(pointing(link),)) == []


def test_an_insecure_website_has_no_better_address() -> None:
    insecure = dataclasses.replace(site(), final_address="http://maple.example/")
    assert list(dead_bio_link.check(dossier(pointing("http://maple.example/"), home=insecure))) == []


def test_a_website_that_leads_to_another_business_lends_it_no_address() -> None:
    elsewhere = dataclasses.replace(site(), final_address="https://oak.example/")
    assert list(dead_bio_link.check(dossier(pointing("http://oak.example/"), home=elsewhere))) == []


@pytest.mark.parametrize("verdict", [Verdict.SUSPECT, Verdict.UNSEEN, Verdict.LIVE, Verdict.NOT_PUBLIC])
def test_a_profile_that_is_not_gone_for_certain_may_be_pointed_to(verdict: Verdict) -> None:
    assert found(places=(pointing(X), place(verdict, key="x:maple", name="X", platform="x"))) == []


@pytest.mark.parametrize(("count", "said"), [(1, "The one link"), (3, "All 3 links")])
def test_links_that_all_open_are_good_news(count: int, said: str) -> None:
    opening = [met(End.OPENS, f"{OAK}/{n}") for n in range(count)]
    (good,) = found(*opening, met(End.UNSEEN))
    assert (good.outcome, good.place) == (Outcome.FINE, "")
    assert good.sees.startswith(said)
    assert is_plain(good)


# What is found


@pytest.mark.parametrize("end", [End.MISSING, End.CERTIFICATE])
def test_a_page_missing_on_the_businesss_own_website_is_to_be_fixed_now(end: End) -> None:
    (one,) = found(met(end, OWN, final_address=OWN if end is End.MISSING else ""))
    assert (one.level, one.confidence, one.place) == (Level.FIX_NOW, Confidence.IS, "bluesky:maple")
    assert one.where == ("your Bluesky page",)
    assert "maple.example/spring-offer-2023" in one.title
    assert is_plain(one)


@pytest.mark.parametrize("end", [End.MISSING, End.CERTIFICATE])
def test_what_is_missing_elsewhere_looks_so_and_is_to_be_fixed_soon(end: End) -> None:
    (one,) = found(met(end))
    assert (one.level, one.confidence) == (Level.FIX_SOON, Confidence.LOOKS)
    assert "looks" in one.title
    assert is_plain(one)


def test_a_detour_by_the_website_to_a_strangers_missing_page_only_looks_so() -> None:
    (one,) = found(met(End.MISSING, "https://maple.example/go/shop", final_address=OAK))
    assert one.confidence is Confidence.LOOKS


def test_a_name_that_does_not_exist_is_certain() -> None:
    (one,) = found(met(End.NO_SUCH_NAME))
    assert (one.level, one.confidence) == (Level.FIX_NOW, Confidence.IS)
    assert is_plain(one)


def test_an_address_of_a_year_gone_by_is_said_to_be_old() -> None:
    (past,) = found(met(End.MISSING, OWN))
    (present,) = found(met(End.MISSING, "https://maple.example/offer-2026"))
    (number,) = found(met(End.MISSING, "https://maple.example/offer-120231"))
    assert past.sees.endswith("dates from 2023.")
    assert "dates from" not in present.sees + number.sees
    assert is_plain(past)


def test_what_stands_after_the_sign_for_a_part_of_a_page_makes_no_other_page() -> None:
    (one,) = found(met(End.NO_SUCH_NAME), places=(pointing(f"{OAK}#prices"),))
    assert one.subject == f"{OAK}#prices"


@pytest.mark.parametrize(("name", "page"), [("Link page", "Link page"), ("Instagram", "Instagram page")])
def test_each_link_of_each_place_is_a_finding_of_its_own(name: str, page: str) -> None:
    two = (pointing(OAK, f"{OAK}#top", OWN, key="link_page:linktr.ee/maple", name=name), pointing(OAK))
    several = found(met(End.MISSING), met(End.MISSING, OWN), places=two)
    assert [(one.place, one.subject) for one in several] == [
        ("link_page:linktr.ee/maple", OAK),
        ("link_page:linktr.ee/maple", OWN),
        ("bluesky:maple", OAK),
    ]
    assert len({one.id for one in several}) == 3
    assert several[0].where == (f"your {page}",)


@pytest.mark.parametrize("link", ["http://maple.example/", "http://www.maple.example/menu", "HTTP://maple.example"])
@pytest.mark.parametrize("end", [End.OPENS, End.UNSEEN])
def test_the_websites_own_insecure_address_is_to_be_tidied_up(link: str, end: End) -> None:
    (one,) = found(met(end, link))
    assert (one.level, one.confidence) == (Level.TIDY_UP, Confidence.IS)
    assert one.action == f"Replace the link with https{link[4:]}"
    assert is_plain(one)


def test_a_dead_insecure_link_is_told_once() -> None:
    (one,) = found(met(End.MISSING, "http://maple.example/old"))
    assert one.level is Level.FIX_NOW


def test_a_profile_that_is_gone_should_not_be_pointed_to() -> None:
    (one,) = found(places=(pointing(X), place(Verdict.GONE, key="x:maple", name="X", platform="x")))
    assert (one.level, one.subject, one.place) == (Level.FIX_SOON, X, "bluesky:maple")
    assert "your X page, which is gone" in one.title
    assert is_plain(one)


def test_nor_a_network_that_has_ended() -> None:
    (one,) = found(places=(pointing("https://plus.google.com/+maple"),))
    assert "Google+" in one.title
    assert is_plain(one)


def test_a_very_long_page_of_links_does_not_drown_the_rest() -> None:
    links = tuple(f"{OAK}/{n}" for n in range(90))
    assert len(found(*(met(End.MISSING, link) for link in links))) == dead_bio_link.MOST
